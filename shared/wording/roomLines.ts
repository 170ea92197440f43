import { clockTimeWithSeconds, stamp } from '../domain/time';
import { clockOff } from './duty';
import { changedFigures } from './figureLines';
import { labels } from './labels';
import type { Pair, Reader } from './lineReader';
import { SETTING_NAMES } from './settingNames';

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

export const ROOM_LINES: Readonly<Record<string, Pair>> = {
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
    zh: (p) =>
      `知道了：${p.of('title')}，${p.time('comesBackAt')} 再提醒${p.time('heardAt') === '' ? '' : `（应急模式中 ${p.time('heardAt')} 说的，补记）`}`,
    en: (p) =>
      `Heard: ${p.of('title')}, again at ${p.time('comesBackAt')}${p.time('heardAt') === '' ? '' : ` (said at ${p.time('heardAt')} in the emergency mode, entered afterwards)`}`,
  },
};
