import { DRILL_MARKS, withoutMarks } from '../domain/drill';
import { clockTime, clockTimeWithSeconds, stamp } from '../domain/time';
import { AREA_LINES } from './areaLines';
import { DOCUMENT_LINES } from './documentLines';
import { clockOff } from './duty';
import { changedFigures } from './figureLines';
import { type Locale, labels } from './labels';
import { PACK_LINES } from './packLines';
import { PLAN_LINES } from './planLines';

export type LineParams = Readonly<Record<string, string | number | null>>;
type Words = (params: Reader) => string;
export type Pair = { readonly zh: Words; readonly en: Words };

/** Reads parameters of a stored line with a fallback, so that a line of any age can be worded. */
export class Reader {
  readonly params: LineParams;
  readonly locale: Locale;
  constructor(params: LineParams, locale: Locale) {
    this.params = params;
    this.locale = locale;
  }
  text(name: string): string {
    const value = this.params[name];
    return value === undefined || value === null ? '' : String(value);
  }
  number(name: string): number {
    return Number(this.params[name] ?? 0);
  }
  time(name: string): string {
    const value = this.params[name];
    return typeof value === 'number' ? clockTime(value) : '';
  }
  /** `titleZh` or `titleEn` after the reader's language */
  of(name: string): string {
    return this.text(`${name}${this.locale === 'zh' ? 'Zh' : 'En'}`);
  }
  /** ` 词` when there is something to say */
  after(prefix: string, name: string): string {
    const value = this.text(name);
    return value === '' ? '' : `${prefix}${value}`;
  }
  label(
    group:
      | 'grade'
      | 'warningColor'
      | 'sendWay'
      | 'decisionWay'
      | 'callResult'
      | 'shiftPost'
      | 'rosterState'
      | 'retention',
    name: string,
  ): string {
    const value = this.text(name);
    return (labels(this.locale)[group] as Readonly<Record<string, string>>)[value] ?? value;
  }
  late(): string {
    const minutes = Math.round(this.number('lateMs') / 60_000);
    if (this.number('lateMs') < 2_000) return '';
    if (this.locale === 'zh') return `（迟报警${minutes > 0 ? ` ${minutes} 分` : '不足 1 分'}）`;
    return ` (raised ${minutes > 0 ? `${minutes} min` : 'under a minute'} late)`;
  }
  ahead(): string {
    if (this.number('ahead') !== 1) return '';
    return this.locale === 'zh' ? '（提前办理）' : ' (worked ahead)';
  }
}

/** What the settings are called, by key. */
export const SETTING_NAMES: Readonly<Record<Locale, Readonly<Record<string, string>>>> = {
  zh: {
    duty: '值班规则',
    calendar: '节假日与重要时段',
    rosterLayout: '排班表格式',
    paper: '文书抬头与编号',
    packs: '停电包',
    documents: '收发文时限',
    phrases: '常用语',
    checks: '查岗点名',
    tally: '报数单位',
    callouts: '叫应规则',
    handover: '交接班',
    review: '复盘',
    reportFields: '报送系统栏目',
    incidentRules: '定级与报送规则',
    responses: '应急响应',
    reports: '信息报送',
    briefing: '口头汇报卡',
    losses: '灾情报送',
    warningAims: '预警月度表',
    alertLadders: '提醒阶梯',
    contacts: '通讯录',
  },
  en: {
    duty: 'duty rules',
    handover: 'handover',
    review: 'after-action review',
    incidentRules: 'rules of grades and reports',
    responses: 'responses',
    reports: 'reports on incidents',
    briefing: 'oral card',
    losses: 'loss reports',
    warningAims: 'monthly table of warnings',
    alertLadders: 'alert ladders',
    contacts: 'contacts book',
    calendar: 'holidays and special days',
    rosterLayout: 'layout of the roster',
    paper: 'heads and numbers of documents',
    packs: 'downtime pack',
    phrases: 'phrases',
    documents: 'limits of documents',
    checks: 'post checks',
    tally: 'units that report',
    callouts: 'call-out rules',
    reportFields: 'fields of receiving systems',
  },
};

const people = (p: Reader): string => {
  const names = labels(p.locale).shiftPost as Readonly<Record<string, string>>;
  return p
    .text('people')
    .split(',')
    .filter((one) => one !== '')
    .map((one) => {
      const [post = '', name = ''] = one.split(':');
      return `${names[post] ?? post} ${name}`;
    })
    .join(p.locale === 'zh' ? '、' : ', ');
};

/** `09-12 主班 陈立 ⇄ 09-14 主班 黄敏`, or who stands in. */
const swapWords = (p: Reader): string => {
  const from = `${p.text('day').slice(5)} ${p.label('shiftPost', 'post')} ${p.text('name')}`;
  if (p.text('otherDay') === '') {
    return p.locale === 'zh' ? `${from} 由 ${p.text('other')} 顶班` : `${from}, ${p.text('other')} stands in`;
  }
  return `${from} ⇄ ${p.text('otherDay').slice(5)} ${p.label('shiftPost', 'otherPost')} ${p.text('other')}`;
};

const broken = (p: Reader): string => {
  const items = p.text('broken');
  if (items === '') return '';
  return p.locale === 'zh'
    ? `；设备异常：${items.replaceAll(',', '、')}`
    : `; equipment not in order: ${items.replaceAll(',', ', ')}`;
};

/** What the clock check gave: right, or by how much the console is off. */
const clockWords = (p: Reader): string => {
  if (typeof p.params.clockMs !== 'number') return '';
  const zh = p.locale === 'zh';
  const source = p.text('clockSource');
  const told = source === '' ? '' : zh ? `（${source}）` : ` (${source})`;
  const off = clockOff(p.number('clockMs'), p.locale);
  if (off === null) return zh ? `；对时一致${told}` : `; clock right${told}`;
  return zh ? `；对时：${off}${told}` : `; clock ${off}${told}`;
};

const casualties = (p: Reader): string => {
  const parts: readonly (readonly [string, string, string])[] = [
    ['dead', '死亡', 'dead'],
    ['missing', '失联', 'missing'],
    ['trapped', '被困', 'trapped'],
    ['seriousInjury', '重伤', 'seriously injured'],
    ['threatened', '受威胁', 'threatened'],
    ['evacuated', '已转移', 'evacuated'],
  ];
  const words = parts.map(([name, zh, en]) =>
    p.locale === 'zh' ? `${zh}${p.number(name)}` : `${en} ${p.number(name)}`,
  );
  return words.join(p.locale === 'zh' ? '，' : ', ');
};

/** Lines of before tell every count; those of today what changed, as of when, and why a figure fell. */
const factsUpdated = (p: Reader): string => {
  const isZh = p.locale === 'zh';
  const isOld = p.params.changed === undefined;
  const hasGrade = p.text('grade') !== '' && (isOld || p.text('grade') !== p.text('gradeBefore'));
  const grade = p.label('grade', 'grade');
  const parts = [
    isOld ? casualties(p) : changedFigures(p),
    ...(hasGrade ? [isZh ? `级别 ${grade}` : `grade ${grade}`] : []),
    ...(p.text('reason') === '' ? [] : [isZh ? `原因：${p.text('reason')}` : `because: ${p.text('reason')}`]),
  ].filter((part) => part !== '');
  const said = parts.length === 0 ? (isZh ? '数字不变' : 'no change') : parts.join(isZh ? '，' : ', ');
  const people = p.text('people');
  const figures = isZh ? '数据更新' : 'Figures';
  const head = people === '' ? figures : isZh ? `人头账${people}人` : `Ledger of ${people} people`;
  const asOf = isOld ? '' : isZh ? `截至${p.time('asOf')}，` : `as of ${p.time('asOf')}, `;
  if (isZh) return `${head}：${said}（${asOf}来源：${p.text('source')}）`;
  return `${head}: ${said} (${asOf}source: ${p.text('source')})`;
};

/** How much paper: sheets where there are any, else rows. */
const amount = (p: Reader): string => {
  const isZh = p.locale === 'zh';
  if (p.number('pages') > 0) return isZh ? `${p.number('pages')} 页` : `${p.number('pages')} pages`;
  return isZh ? `${p.number('rows')} 行` : `${p.number('rows')} rows`;
};

const ROOM_LINES: Readonly<Record<string, Pair>> = {
  'room.founded': {
    zh: (p) => `建立值班室：${p.text('name')}`,
    en: (p) => `Room founded: ${p.text('name')}`,
  },
  'account.created': {
    zh: (p) => `新建账号：${p.text('displayName')}（${p.text('name')}）`,
    en: (p) => `Account created: ${p.text('displayName')} (${p.text('name')})`,
  },
  'desk.started': {
    zh: (p) =>
      `${stamp(p.number('from'))} 中断，${stamp(p.number('to'))} 恢复${p.number('due') === 0 ? '，其间没有到时事项' : `，其间到时 ${p.number('due')} 项：${p.of('first')}${p.number('due') > 3 ? ' 等' : ''}`}`,
    en: (p) =>
      `Stopped at ${stamp(p.number('from'))}, running again at ${stamp(p.number('to'))}; ${p.number('due') === 0 ? 'nothing came due meanwhile' : `${p.number('due')} came due meanwhile: ${p.of('first')}${p.number('due') > 3 ? ' …' : ''}`}`,
  },
  'log.finished': {
    zh: (p) => `第 ${p.number('number')} 条办结（${p.time('doneAt')}）：${p.text('result')}`,
    en: (p) => `Line ${p.number('number')} done (${p.time('doneAt')}): ${p.text('result')}`,
  },
  'log.handled': {
    zh: (p) =>
      `第 ${p.number('number')} 条${p.after('处理：', 'handling')}${p.text('handling') !== '' && p.text('leaderWords') !== '' ? '；' : ''}${p.after('领导批示：', 'leaderWords')}`,
    en: (p) =>
      `Line ${p.number('number')}${p.after(', handling: ', 'handling')}${p.after(', leader’s words: ', 'leaderWords')}`,
  },
  'log.attached': {
    zh: (p) => `第 ${p.number('number')} 条加附件：${p.text('names')}`,
    en: (p) => `Line ${p.number('number')}, attached: ${p.text('names')}`,
  },
  'clock.checked': {
    zh: (p) =>
      `对时：本机 ${clockTimeWithSeconds(p.number('deskAt'))}${p.number('differenceMs') === 0 ? '，与实际相符' : `，实际 ${p.time('trueAt')}，${p.number('differenceMs') > 0 ? '快' : '慢'} ${Math.round(Math.abs(p.number('differenceMs')) / 60_000)} 分`}`,
    en: (p) =>
      `Clock check: this machine ${clockTimeWithSeconds(p.number('deskAt'))}${p.number('differenceMs') === 0 ? ', right' : `, true time ${p.time('trueAt')}, ${Math.round(Math.abs(p.number('differenceMs')) / 60_000)} min ${p.number('differenceMs') > 0 ? 'fast' : 'slow'}`}`,
  },
  'shift.opened': { zh: (p) => `开班：${people(p)}`, en: (p) => `Shift opened: ${people(p)}` },
  'shift.closed': {
    zh: (p) =>
      `结班：本班记录 ${p.number('lines')} 条，未办结 ${p.number('open')} 项${p.after('。', 'summary')}`,
    en: (p) =>
      `Shift closed: ${p.number('lines')} lines, ${p.number('open')} open items${p.after('. ', 'summary')}`,
  },
  'handover.noted': {
    zh: (p) => `交班事项：${p.text('title')}${p.after('。', 'state')}`,
    en: (p) => `For the next shift: ${p.text('title')}${p.after('. ', 'state')}`,
  },
  'handover.note_done': {
    zh: (p) => `交班事项办结：${p.text('title')}${p.after('。', 'result')}`,
    en: (p) => `Done: ${p.text('title')}${p.after('. ', 'result')}`,
  },
  'handover.started': {
    zh: (p) => `开始交接班：接班 ${people(p)}`,
    en: (p) => `Handover begun, next shift: ${people(p)}`,
  },
  'handover.next_changed': {
    zh: (p) => `交接班：接班人员改为 ${people(p)}`,
    en: (p) => `Handover: next shift now ${people(p)}`,
  },
  'handover.cancelled': {
    zh: (p) => `取消交接班${p.after('：', 'reason')}`,
    en: (p) => `Handover cancelled${p.after(': ', 'reason')}`,
  },
  'handover.objection': {
    zh: (p) => `有异议接班：${p.text('words')}（${p.number('items')} 项）`,
    en: (p) => `Taken over with an objection: ${p.text('words')} (${p.number('items')} items)`,
  },
  'handover.report_named': {
    zh: (p) => `${p.of('title')}由 ${p.text('person')} 负责，时限 ${p.time('dueAt')}`,
    en: (p) => `${p.of('title')} is ${p.text('person')}’s, due ${p.time('dueAt')}`,
  },
  'handover.completed': {
    zh: (p) =>
      `交班：${p.text('offgoing')} 交 ${p.text('oncoming')}，未办结 ${p.number('items')} 项${p.number('objections') === 0 ? '' : `，有异议 ${p.number('objections')} 项`}${p.number('later') === 1 ? `；带班领导${p.text('leader')}待补签` : ''}`,
    en: (p) =>
      `Handed over: ${p.text('offgoing')} to ${p.text('oncoming')}, ${p.number('items')} open items${p.number('objections') === 0 ? '' : `, ${p.number('objections')} objections`}${p.number('later') === 1 ? `; the leader${p.after(' ', 'leader')} still has to sign` : ''}`,
  },
  'handover.sealed': {
    zh: (p) => `交接班封存：校验码 ${p.text('code')}`,
    en: (p) => `Shift sealed: code ${p.text('code')}`,
  },
  'handover.leader_signed': {
    zh: (p) =>
      `带班领导补签：${p.text('name')}${p.number('paper') === 1 ? '（纸质签字）' : ''}，校验码 ${p.text('code')}${p.after('。', 'words')}`,
    en: (p) =>
      `Signed by the leader: ${p.text('name')}${p.number('paper') === 1 ? ' (on paper)' : ''}, code ${p.text('code')}${p.after('. ', 'words')}`,
  },
  'instruction.done': {
    zh: (p) => `指示办结（${p.text('owner')}）：“${p.text('words')}”结果：${p.text('result')}`,
    en: (p) => `Instruction done (${p.text('owner')}): “${p.text('words')}” Result: ${p.text('result')}`,
  },
  'incident.facts_updated': {
    zh: factsUpdated,
    en: factsUpdated,
  },
  'obligation.met': {
    zh: (p) =>
      `已报：${p.of('title')}，${p.time('at')} ${p.label('sendWay', 'way')}，接收人 ${p.text('receiver')}${p.after('；迟报说明：', 'lateReason')}`,
    en: (p) =>
      `Reported: ${p.of('title')}, ${p.time('at')} by ${p.label('sendWay', 'way')}, received by ${p.text('receiver')}${p.after('; late because: ', 'lateReason')}`,
  },
  'export.written': {
    zh: (p) =>
      p.text('title') === ''
        ? `导出日志：${p.text('format').toUpperCase()}，${p.number('rows')} 行`
        : `${p.text('format') === 'printer' ? '打印' : '导出'}：${p.text('title')}${p.text('format') === 'printer' ? '' : `，${p.text('format').toUpperCase()}`}，${amount(p)}`,
    en: (p) =>
      p.text('title') === ''
        ? `Log exported: ${p.text('format').toUpperCase()}, ${p.number('rows')} rows`
        : `${p.text('format') === 'printer' ? 'Printed' : 'Exported'}: ${p.text('title')}${p.text('format') === 'printer' ? '' : `, ${p.text('format').toUpperCase()}`}, ${amount(p)}`,
  },
  'archive.amended': {
    zh: (p) =>
      `归档改动：${p.number('year')}年第${p.number('number')}件，类号“${p.text('archiveClass')}”，保管期限${p.label('retention', 'retention')}${p.after('。', 'note')}`,
    en: (p) =>
      `Archive changed: item ${p.number('number')} of ${p.number('year')}, class “${p.text('archiveClass')}”, kept ${p.label('retention', 'retention')}${p.after('. ', 'note')}`,
  },
  'import.finished': {
    zh: (p) =>
      `导入日志：${p.text('source')}，${p.number('lines')} 行（文件 ${p.text('fileName')}，散列 ${p.text('sha256')}…${p.number('bad') > 0 ? `，另有 ${p.number('bad')} 行不对，没有导入` : ''}）`,
    en: (p) =>
      `Log imported: ${p.text('source')}, ${p.number('lines')} lines (file ${p.text('fileName')}, hash ${p.text('sha256')}…${p.number('bad') > 0 ? `; ${p.number('bad')} broken rows left out` : ''})`,
  },
  'settings.changed': {
    zh: (p) => `设置改动：${SETTING_NAMES.zh[p.text('key')] ?? p.text('key')}`,
    en: (p) => `Setting changed: ${SETTING_NAMES.en[p.text('key')] ?? p.text('key')}`,
  },
  'duty.signed_on': {
    zh: (p) =>
      `签到：${p.label('shiftPost', 'post')} ${p.text('name')}${p.number('lateMinutes') > 0 ? `，迟到 ${p.number('lateMinutes')} 分钟` : ''}${broken(p)}${clockWords(p)}${p.after('。', 'note')}`,
    en: (p) =>
      `Signed on: ${p.label('shiftPost', 'post')} ${p.text('name')}${p.number('lateMinutes') > 0 ? `, ${p.number('lateMinutes')} min late` : ''}${broken(p)}${clockWords(p)}${p.after('. ', 'note')}`,
  },
  'duty.fault_cleared': {
    zh: (p) => `设备恢复：${p.text('item')}${p.after('。', 'note')}`,
    en: (p) => `Equipment in order again: ${p.text('item')}${p.after('. ', 'note')}`,
  },
  'duty.reinforced': {
    zh: (p) =>
      `${p.number('on') === 1 ? '加强值班' : '解除加强值班'}：${p.text('reason')}${p.after('；增派 ', 'people').replaceAll(',', '、')}`,
    en: (p) =>
      `${p.number('on') === 1 ? 'Duty reinforced' : 'Reinforced duty ended'}: ${p.text('reason')}${p.after('; called in: ', 'people')}`,
  },
  'roster.published': {
    zh: (p) =>
      `发布 ${p.text('month')} 排班表第 ${p.number('version')} 版：${p.number('shifts')} 班${p.after('，来自 ', 'file')}${p.after('。', 'reason')}`,
    en: (p) =>
      `Roster of ${p.text('month')}, version ${p.number('version')} published: ${p.number('shifts')} shifts${p.after(', from ', 'file')}${p.after('. ', 'reason')}`,
  },
  'roster.cells_changed': {
    zh: (p) =>
      `改 ${p.text('month')} 排班表为第 ${p.number('version')} 版：${p.number('count')} 处（${p.text('days').replaceAll(',', '、')}）${p.after('。', 'reason')}`,
    en: (p) =>
      `Roster of ${p.text('month')} changed to version ${p.number('version')}: ${p.number('count')} cells (${p.text('days').replaceAll(',', ', ')})${p.after('. ', 'reason')}`,
  },
  'roster.state_set': {
    zh: (p) =>
      `排班 ${p.text('day')} ${p.label('shiftPost', 'post')} ${p.text('name')}：${p.label('rosterState', 'state')}${p.after('。', 'reason')}`,
    en: (p) =>
      `Roster ${p.text('day')}, ${p.label('shiftPost', 'post')} ${p.text('name')}: ${p.label('rosterState', 'state')}${p.after('. ', 'reason')}`,
  },
  'roster.swap_requested': {
    zh: (p) => `申请换班：${swapWords(p)}。${p.text('reason')}`,
    en: (p) => `Swap asked for: ${swapWords(p)}. ${p.text('reason')}`,
  },
  'roster.shift_swapped': {
    zh: (p) => `同意换班：${swapWords(p)}${p.after('。', 'words')}`,
    en: (p) => `Swap approved: ${swapWords(p)}${p.after('. ', 'words')}`,
  },
  'roster.swap_refused': {
    zh: (p) => `不同意换班：${swapWords(p)}${p.after('。', 'words')}`,
    en: (p) => `Swap refused: ${swapWords(p)}${p.after('. ', 'words')}`,
  },
  'alert.raised': {
    zh: (p) =>
      `${['', '临近', '到时', '超时'][p.number('level')] ?? ''}${p.number('again') === 1 ? '（再次提醒）' : ''}：${p.of('title')}，时限 ${p.time('dueAt')}${p.late()}${p.number('jumped') === 1 ? '（时钟变动或休眠）' : ''}`,
    en: (p) =>
      `${['', 'Near', 'Due', 'Overdue'][p.number('level')] ?? ''}${p.number('again') === 1 ? ' (again)' : ''}: ${p.of('title')}, due ${p.time('dueAt')}${p.late()}${p.number('jumped') === 1 ? ' (the clock jumped or the machine slept)' : ''}`,
  },
  'alert.acknowledged': {
    zh: (p) => `知道了：${p.of('title')}，${p.time('comesBackAt')} 再提醒`,
    en: (p) => `Heard: ${p.of('title')}, again at ${p.time('comesBackAt')}`,
  },
};

/** 代录: who decided, which way, in which words; nothing when the line names nobody. */
const decided = (p: Reader): string => {
  if (p.text('decidedBy') === '') return '';
  const isZh = p.locale === 'zh';
  const way = p.label('decisionWay', 'way');
  const supervisor = p.text('supervisor');
  const words = p.text('words');
  if (!isZh) {
    const signed = supervisor === '' ? '' : `, countersigned by ${supervisor}`;
    return ` (decided by ${p.text('decidedBy')}, ${way.toLowerCase()}${signed})${words === '' ? '' : `: “${words}”`}`;
  }
  const signed = supervisor === '' ? '' : `，主管 ${supervisor} 确认`;
  return `（决定人 ${p.text('decidedBy')}，${way}${signed}）${words === '' ? '' : `：“${words}”`}`;
};

const RUN_LINES: Readonly<Record<string, Pair>> = {
  'run.started': {
    zh: (p) => `启动方案：${p.of('title')}`,
    en: (p) => `Work plan started: ${p.of('title')}`,
  },
  'run.step_completed': {
    zh: (p) => `完成：${p.of('title')}${p.ahead()}${p.after('。', 'fields')}${p.after('。', 'note')}`,
    en: (p) => `Done: ${p.of('title')}${p.ahead()}${p.after('. ', 'fields')}${p.after('. ', 'note')}`,
  },
  'run.party_notified': {
    zh: (p) => `已通知 ${p.of('party')}（${p.text('who')}，${p.time('at')}）：${p.of('title')}${p.ahead()}`,
    en: (p) => `Told ${p.of('party')} (${p.text('who')}, ${p.time('at')}): ${p.of('title')}${p.ahead()}`,
  },
  'run.party_reported': {
    zh: (p) => `${p.of('party')}回报（${p.text('who')}，${p.time('at')}）：${p.text('what')}`,
    en: (p) => `${p.of('party')} reported back (${p.text('who')}, ${p.time('at')}): ${p.text('what')}`,
  },
  'run.party_chased': {
    zh: (p) => `催 ${p.of('party')}（${p.time('at')}）：${p.of('title')}${p.after('。', 'note')}`,
    en: (p) => `Chased ${p.of('party')} (${p.time('at')}): ${p.of('title')}${p.after('. ', 'note')}`,
  },
  'run.call_attempted': {
    zh: (p) =>
      `叫应 ${p.of('party')}（${p.time('at')}）：${p.label('callResult', 'result')}${p.after('，', 'who')}`,
    en: (p) =>
      `Called ${p.of('party')} (${p.time('at')}): ${p.label('callResult', 'result')}${p.after(', ', 'who')}`,
  },
  'run.report_sent': {
    zh: (p) =>
      `${p.of('title')} → ${p.of('party')}（${p.time('at')}，${p.label('sendWay', 'way')}，接收人 ${p.text('receiver')}）`,
    en: (p) =>
      `${p.of('title')} → ${p.of('party')} (${p.time('at')}, by ${p.label('sendWay', 'way')}, received by ${p.text('receiver')})`,
  },
  'run.obligation_met': {
    zh: (p) => `${p.of('title')} → ${p.of('party')} 已在别处报过（${p.time('at')}）`,
    en: (p) => `${p.of('title')} → ${p.of('party')} was already reported elsewhere (${p.time('at')})`,
  },
  'run.option_chosen': {
    zh: (p) =>
      `${p.of('title')} → ${p.of('option')}（决定人 ${p.text('decidedBy')}，${p.label('decisionWay', 'way')}）${p.after('：“', 'words')}${p.text('words') === '' ? '' : '”'}`,
    en: (p) =>
      `${p.of('title')} → ${p.of('option')} (decided by ${p.text('decidedBy')}, ${p.label('decisionWay', 'way')})${p.after(': “', 'words')}${p.text('words') === '' ? '' : '”'}`,
  },
  'run.until_answered': {
    zh: (p) =>
      `${p.of('title')}第 ${p.number('round')} 轮：${p.number('yes') === 1 ? '结束' : '继续'}${decided(p)}`,
    en: (p) =>
      `${p.of('title')}, round ${p.number('round')}: ${p.number('yes') === 1 ? 'finished' : 'goes on'}${decided(p)}`,
  },
  'run.round_opened': {
    zh: (p) => `${p.of('title')}：提前开始第 ${p.number('round')} 轮`,
    en: (p) => `${p.of('title')}: round ${p.number('round')} opened before its time`,
  },
  'run.child_spawned': {
    zh: (p) => `另开事件：${p.of('title')}`,
    en: (p) => `Own incident opened: ${p.of('title')}`,
  },
  'run.wait_over': {
    zh: (p) => `等待结束：${p.of('title')}${p.text('note') === '' ? '' : `。${p.text('note')}`}`,
    en: (p) => `Wait over: ${p.of('title')}${p.text('note') === '' ? '' : `. ${p.text('note')}`}`,
  },
  'run.step_skipped': {
    zh: (p) => `跳过：${p.of('title')}。理由：${p.text('reason')}${decided(p)}`,
    en: (p) => `Skipped: ${p.of('title')}. Reason: ${p.text('reason')}${decided(p)}`,
  },
  'run.step_not_applicable': {
    zh: (p) => `不适用：${p.of('title')}。理由：${p.text('reason')}${decided(p)}`,
    en: (p) => `Not applicable: ${p.of('title')}. Reason: ${p.text('reason')}${decided(p)}`,
  },
  'run.step_reopened': {
    zh: (p) => `重新打开：${p.of('title')}。理由：${p.text('reason')}`,
    en: (p) => `Opened again: ${p.of('title')}. Reason: ${p.text('reason')}`,
  },
  'run.step_assigned': {
    zh: (p) => `转交 ${p.text('to')}：${p.of('title')}${p.after('。', 'note')}`,
    en: (p) => `Handed to ${p.text('to')}: ${p.of('title')}${p.after('. ', 'note')}`,
  },
  'run.step_noted': {
    zh: (p) => `${p.of('title')} 说明：${p.text('text')}`,
    en: (p) => `Note on ${p.of('title')}: ${p.text('text')}`,
  },
  'run.step_attached': {
    zh: (p) => `${p.of('title')} 附件：${p.text('names')}`,
    en: (p) => `Files on ${p.of('title')}: ${p.text('names')}`,
  },
  'run.run_closed': {
    zh: (p) => `方案随事件办结而结束：${p.of('plan')}${p.after('。', 'reason')}`,
    en: (p) => `Work plan ended with its incident: ${p.of('plan')}${p.after('. ', 'reason')}`,
  },
  'run.switched': {
    zh: (p) =>
      `换方案：${p.of('from')}第 ${p.number('fromRevision')} 版 → ${p.of('title')}第 ${p.number('revision')} 版。理由：${p.text('reason')}`,
    en: (p) =>
      `Change of plan: ${p.of('from')} revision ${p.number('fromRevision')} → ${p.of('title')} revision ${p.number('revision')}. Reason: ${p.text('reason')}`,
  },
  'run.run_switched': {
    zh: (p) => `方案换过，不再执行：${p.of('plan')}${p.after('。', 'reason')}`,
    en: (p) => `Left for another plan: ${p.of('plan')}${p.after('. ', 'reason')}`,
  },
  'run.run_ended': {
    zh: (p) => `方案结束：${p.of('plan')}（${p.of('title')}）${decided(p)}`,
    en: (p) => `Work plan ended: ${p.of('plan')} (${p.of('title')})${decided(p)}`,
  },
};

/**
 * Words a line that the desk wrote by itself, in the reader's language. A fact that this version has no words for shows as its name, never as
 * nothing.
 */
export function systemLine(fact: string, params: LineParams, locale: Locale): string {
  const words =
    PACK_LINES[fact] ??
    PLAN_LINES[fact] ??
    ROOM_LINES[fact] ??
    RUN_LINES[fact] ??
    DOCUMENT_LINES[fact] ??
    AREA_LINES[fact];
  const text = words ? words[locale](new Reader(params, locale)).trim() : fact;
  const drill = params['drill'];
  return typeof drill === 'string' ? DRILL_MARKS[locale] + withoutMarks(text) : text;
}

/** The facts that have words. */
export const WORDED_FACTS: readonly string[] = [
  ...Object.keys(PACK_LINES),
  ...Object.keys(PLAN_LINES),
  ...Object.keys(ROOM_LINES),
  ...Object.keys(RUN_LINES),
  ...Object.keys(DOCUMENT_LINES),
  ...Object.keys(AREA_LINES),
];
