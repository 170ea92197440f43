import type { LogEntry, Room, Shift, ShiftNumbers, Warning } from '../../../shared/contract/models';
import { clockTime, zoned } from '../../../shared/domain/time';
import { labels } from '../../../shared/wording/labels';
import { PAPER_STYLE } from './paperStyle';
import { isLateEntry, textOf } from './rows';

export type ShiftLog = {
  readonly room: Room;
  readonly shift: Shift;
  readonly numbers: ShiftNumbers;
  readonly entries: readonly LogEntry[];
  readonly warnings: readonly Warning[];
  readonly checkCode: string;
  readonly entriesInJournal: number;
};

/** Text made inert for HTML. */
export function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}

const WEEKDAYS = '日一二三四五六';

/** `2026年9月12日（星期六）` */
function longDay(at: number): string {
  const { year, month, day, weekday } = zoned(at);
  return `${year}年${month}月${day}日（星期${WEEKDAYS[weekday]}）`;
}

/** `12日 02:38` when the day differs from the first of the shift, else `02:38`. */
function timeCell(at: number, shift: Shift): string {
  const isSameDay = zoned(at).day === zoned(shift.startsAt).day;
  return isSameDay ? clockTime(at) : `${zoned(at).day}日 ${clockTime(at)}`;
}

/**
 * The shift's log as paper: A4 landscape, lines by people in full, lines by the desk folded to one row per object with an annex, late entries and
 * corrections marked, closing numbers, signatures and the check code. Layout: documents.md 1.
 */
export function shiftLogHtml(log: ShiftLog): string {
  const people = log.entries.filter((entry) => entry.system === null);
  const system = log.entries.filter((entry) => entry.system !== null);
  const title = `${log.room.name}值班日志`;
  return `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>${escapeHtml(title)}</title>
<style>${PAPER_STYLE}</style></head><body>
<h1>${escapeHtml(title)}</h1>${log.room.demo ? '<p class="demo">演示值班室，数据为虚构</p>' : ''}
${head(log)}
<table class="log"><colgroup><col style="width:5%"><col style="width:8%"><col style="width:17%"><col style="width:35%"><col style="width:20%"><col style="width:6%"><col style="width:9%"></colgroup>
<thead><tr><th>序号</th><th>时间</th><th>方式、来电（文）单位、姓名、职务、电话</th><th>内容</th><th>处理情况</th><th>办结</th><th>记录人</th></tr></thead>
<tbody>${people.map((entry, index) => personRow(entry, index + 1, people, log.shift)).join('')}${foldedRows(system)}</tbody></table>
${people.length === 0 ? '<p class="empty">本班没有人工记录。</p>' : ''}
${closing(log)}
${system.length > 0 ? annex(system, log.shift) : ''}
</body></html>`;
}

function head({ shift, warnings }: ShiftLog): string {
  const names = labels('zh').shiftPost;
  const posts = shift.posts.map((post) => `${names[post.post]}：${escapeHtml(post.name)}`).join('　');
  const inForce = warnings
    .map((one) => `${one.kind}${one.color ? labels('zh').warningColor[one.color] : ''}`)
    .join('、');
  return `<div class="head"><p>${longDay(shift.startsAt)} ${clockTime(shift.startsAt)} 至 ${longDay(shift.endsAt)} ${clockTime(shift.endsAt)}</p>
<p>${posts}</p><p>生效预警：${inForce === '' ? '无' : escapeHtml(inForce)}　接班：${clockTime(shift.openedAt)}　交班：${
    shift.closedAt === null ? '（未交班）' : clockTime(shift.closedAt)
  }　对时差：未对时</p></div>`;
}

function personRow(entry: LogEntry, ordinal: number, people: readonly LogEntry[], shift: Shift): string {
  return `<tr${entry.correctedBy || entry.withdrawnBy ? ' class="corrected"' : ''}><td class="c">${ordinal}</td><td class="c">${timeCell(entry.receivedAt, shift)}</td>
<td>${escapeHtml(sourceOf(entry))}</td><td>${escapeHtml(contentOf(entry, people, shift))}</td><td>${escapeHtml(handlingOf(entry))}</td>
<td class="c">${doneCell(entry)}</td><td class="c">${escapeHtml(entry.author?.name ?? '')}</td></tr>`;
}

function sourceOf(entry: LogEntry): string {
  const caller = entry.caller;
  const parts = [labels('zh').logKind[entry.kind], caller?.unit, caller?.name, caller?.post, caller?.phone];
  return parts.filter((part) => part !== undefined && part !== '').join('，');
}

/** The words with their marks: 补记 with the time of recording, 更正 with what stood there before, and 已更正 on the line itself. */
function contentOf(entry: LogEntry, people: readonly LogEntry[], shift: Shift): string {
  const marks: string[] = [];
  const serial = entry.paperSerial === '' ? '' : `，纸单 ${entry.paperSerial}`;
  if (isLateEntry(entry)) marks.push(`（补记，${timeCell(entry.recordedAt, shift)} 录入${serial}）`);
  else if (serial !== '') marks.push(`（纸单 ${entry.paperSerial}）`);
  if (entry.withdrawnBy) marks.push(`（已撤回：${entry.withdrawnBy.reason}，${entry.withdrawnBy.by}）`);
  if (entry.attachments.length > 0)
    marks.push(`（附件：${entry.attachments.map((one) => one.name).join('、')}）`);
  if (entry.correctedBy) marks.push(`（已更正，见第${ordinalOf(entry.correctedBy.id, people) ?? '后班'}条）`);
  const words = entry.withdraws
    ? withdrawal(entry, people)
    : entry.corrects
      ? correction(entry, people)
      : textOf(entry, 'zh');
  return `${words}${marks.join('')}`;
}

function correction(entry: LogEntry, people: readonly LogEntry[]): string {
  const original = people.find((one) => one.id === entry.corrects?.id);
  const where = ordinalOf(entry.corrects?.id ?? '', people);
  const before = original ? `（原记：${textOf(original, 'zh')}）` : '';
  return `更正${where === null ? '前班一条记录' : `第${where}条`}：${entry.text}${before}`;
}

function withdrawal(entry: LogEntry, people: readonly LogEntry[]): string {
  const where = ordinalOf(entry.withdraws?.id ?? '', people);
  return `撤回${where === null ? '前班一条记录' : `第${where}条`}：${entry.text}`;
}

function doneCell(entry: LogEntry): string {
  const at = entry.instruction?.doneAt ?? entry.doneAt;
  return at === null ? '' : clockTime(at);
}

/** Handling with the leader's own words and what came of it, as the column of the paper register has them. */
function handlingOf(entry: LogEntry): string {
  const words = entry.leaderWords === '' ? '' : `领导批示：“${entry.leaderWords}”`;
  const result = entry.result === '' ? '' : `结果：${entry.result}`;
  return [entry.handling, words, result].filter((part) => part !== '').join('；');
}

function ordinalOf(id: string, people: readonly LogEntry[]): number | null {
  const index = people.findIndex((one) => one.id === id);
  return index < 0 ? null : index + 1;
}

/** System lines by the object that they are about. */
function groups(system: readonly LogEntry[]): Map<string, LogEntry[]> {
  const byObject = new Map<string, LogEntry[]>();
  for (const entry of system) {
    const object = entry.incidentTitle ?? '值班室';
    byObject.set(object, [...(byObject.get(object) ?? []), entry]);
  }
  return byObject;
}

function foldedRows(system: readonly LogEntry[]): string {
  return [...groups(system)]
    .map(([object, entries], index) => {
      const alerts = entries.filter((entry) => entry.system?.fact.startsWith('alert.')).length;
      const words = `${object}：自动记录 ${entries.length} 条（方案与报送 ${entries.length - alerts} 条，提醒 ${alerts} 条），详见附表${index + 1}`;
      return `<tr class="folded"><td class="c">—</td><td></td><td>系统</td><td colspan="4">${escapeHtml(words)}</td></tr>`;
    })
    .join('');
}

function annex(system: readonly LogEntry[], shift: Shift): string {
  return [...groups(system)]
    .map(
      ([object, entries], index) =>
        `<section class="annex"><h2>附表${index + 1}　${escapeHtml(object)}</h2><table class="log"><tbody>${entries
          .map(
            (entry) =>
              `<tr><td class="c t">${timeCell(entry.recordedAt, shift)}</td><td>${escapeHtml(textOf(entry, 'zh'))}</td><td class="c n">${escapeHtml(entry.author?.name ?? '系统')}</td></tr>`,
          )
          .join('')}</tbody></table></section>`,
    )
    .join('');
}

function closing({ shift, numbers, checkCode, entriesInJournal }: ShiftLog): string {
  const summary = shift.summary === '' ? '' : `<p>当班小结：${escapeHtml(shift.summary)}</p>`;
  return `<div class="closing"><p>本班记录${numbers.lines}条；接报突发事件信息${numbers.incidents}起，报送${numbers.reports}次；接听来电${numbers.calls}个（其中媒体${numbers.media}、群众求助${numbers.public}）；收文${numbers.docsIn}件、发文${numbers.docsOut}件；领导指示${numbers.instructions}条；更正${numbers.corrections}条；到时未办提醒${numbers.overdue}次；未办结${numbers.open}项。</p>${summary}
<p class="sign"><span>交班人：</span><span>接班人：</span><span>带班领导签阅：</span><span>　　　　年　　月　　日</span></p>
<p class="code">校验码 ${checkCode}（截至日志链第 ${entriesInJournal} 条）</p></div>`;
}

/** The foot of every page: page x of y and the check code. Classes are those that the browser fills in when it prints. */
export function footerHtml(log: Pick<ShiftLog, 'room' | 'checkCode'>): string {
  return `<div style="width:100%;font-size:8pt;text-align:center;font-family:'Noto Sans CJK SC','WenQuanYi Zen Hei',sans-serif">${escapeHtml(log.room.name)}　第 <span class="pageNumber"></span> 页 共 <span class="totalPages"></span> 页　校验码 ${log.checkCode}</div>`;
}
