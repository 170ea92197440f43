import type { LogEntry, Shift } from '../../../../shared/contract/models';
import { type Db, statement } from '../../db/statement';
import { isLateEntry } from '../../exports/rows';
import { shiftNumbers } from '../../shifts/read';

/** What the closing paragraph counts (documents.md 1), from the lines themselves and from the duties that were met in their time. */
export type ClosingNumbers = {
  readonly incidents: number;
  readonly phoneReports: number;
  /** written reports by what they were: 初报 2、续报 1 */
  readonly written: readonly { readonly name: string; readonly count: number }[];
  readonly received: number | null;
  readonly issued: number | null;
  readonly calls: number;
  readonly media: number;
  readonly public: number;
  readonly called: number;
  readonly answered: number;
  readonly instructions: number;
  readonly late: number;
  readonly corrections: number;
  readonly withdrawals: number;
  readonly people: number;
  readonly system: number;
  /** null where the paper is no shift: what stands open belongs to the handover */
  readonly open: number | null;
};

const CALLS = new Set(['phone_in', 'media', 'public', 'superior', 'rescue_volunteer', 'incident']);
const ANSWERED = 'answered_confirmed';

export function closingNumbers(
  db: Db,
  entries: readonly LogEntry[],
  span: { readonly from: number; readonly to: number },
  shift: Shift | null,
): ClosingNumbers {
  const count = (is: (entry: LogEntry) => boolean): number => entries.filter(is).length;
  const people = count((entry) => entry.system === null);
  const numbers = shift === null ? null : (shift.numbers ?? shiftNumbers(db, shift.id, span.to));
  const reports = shift === null ? reportsIn(entries) : reportsMet(db, span);
  return {
    incidents: count((entry) => entry.kind === 'incident'),
    ...reports,
    received: numbers?.docsIn ?? null,
    issued: numbers?.docsOut ?? null,
    calls: count((entry) => CALLS.has(entry.kind) && entry.corrects === null),
    media: count((entry) => entry.kind === 'media' && entry.corrects === null),
    public: count((entry) => entry.kind === 'public' && entry.corrects === null),
    ...callOuts(entries),
    instructions: count((entry) => entry.kind === 'instruction'),
    late: count(isLateEntry),
    corrections: count((entry) => entry.corrects !== null),
    withdrawals: count((entry) => entry.withdraws !== null),
    people,
    system: entries.length - people,
    open: numbers?.open ?? null,
  };
}

/** One person counts once, answered when any attempt was answered and read back (documents.md 5, foot). */
function callOuts(entries: readonly LogEntry[]): { called: number; answered: number } {
  const parties = new Map<string, boolean>();
  for (const { system, incidentId } of entries) {
    if (system?.fact !== 'run.call_attempted') continue;
    const { partyZh, titleZh, who, result } = system.params;
    const key = [incidentId, titleZh, partyZh, who].join('|');
    parties.set(key, parties.get(key) === true || result === ANSWERED);
  }
  return { called: parties.size, answered: [...parties.values()].filter(Boolean).length };
}

type Reports = Pick<ClosingNumbers, 'phoneReports' | 'written'>;

/** Which duties are reports by phone, and what the written ones are called. */
const PHONE = new Set(['phone_report', 'skip_report']);
const WRITTEN: readonly (readonly [RegExp, string])[] = [
  [/续报/, '续报'],
  [/终报|结报/, '终报'],
  [/核报/, '核报'],
  [/更正|补报/, '更正'],
  [/初报|书面/, '初报'],
];

function reportsMet(db: Db, { from, to }: { readonly from: number; readonly to: number }): Reports {
  const rows = statement<[number, number], { kind: string; title: string }>(
    db,
    `SELECT o.kind, coalesce(d.title_zh, '') AS title FROM obligations o
       LEFT JOIN deadlines d ON d.obligation_id = o.id
     WHERE o.state = 'met' AND o.met_at >= ? AND o.met_at <= ? AND d.drill IS NULL`,
  ).all(from, to);
  return countReports(rows);
}

function reportsIn(entries: readonly LogEntry[]): Reports {
  return countReports(
    entries
      .filter((entry) => entry.system?.fact === 'obligation.met')
      .map((entry) => ({ kind: '', title: String(entry.system?.params.titleZh ?? '') })),
  );
}

function countReports(rows: readonly { readonly kind: string; readonly title: string }[]): Reports {
  const written = new Map<string, number>();
  let phoneReports = 0;
  for (const { kind, title } of rows) {
    if (PHONE.has(kind) || /电话|首报/.test(title)) {
      phoneReports += 1;
      continue;
    }
    const name = WRITTEN.find(([pattern]) => pattern.test(title))?.[1];
    if (name !== undefined) written.set(name, (written.get(name) ?? 0) + 1);
  }
  const order = ['初报', '续报', '终报', '核报', '更正'];
  return {
    phoneReports,
    written: order.flatMap((name) => {
      const count = written.get(name);
      return count === undefined ? [] : [{ name, count }];
    }),
  };
}

/** The closing paragraph in the words of documents.md 1; what is nought is left out, but for calls and open items. */
export function closingText(numbers: ClosingNumbers, isShift: boolean): string {
  const parts: string[] = [];
  if (numbers.incidents > 0) parts.push(`接报突发事件信息${numbers.incidents}起`);
  if (numbers.phoneReports > 0) parts.push(`电话首报${numbers.phoneReports}次`);
  const written = numbers.written.reduce((sum, one) => sum + one.count, 0);
  if (written > 0) {
    const each = numbers.written.map((one) => `${one.name}${one.count}`).join('、');
    parts.push(`书面报送${written}期（${each}）`);
  }
  if ((numbers.received ?? 0) + (numbers.issued ?? 0) > 0) {
    parts.push(`收文${numbers.received ?? 0}件、发文${numbers.issued ?? 0}件`);
  }
  parts.push(`接听来电${numbers.calls}个（其中媒体${numbers.media}、群众求助${numbers.public}）`);
  if (numbers.called > 0) {
    const rate = ((100 * numbers.answered) / numbers.called).toFixed(1);
    parts.push(`叫应${numbers.called}人，应答${numbers.answered}人，应答率${rate}%`);
  }
  if (numbers.instructions > 0) parts.push(`领导指示${numbers.instructions}条`);
  const marks = [
    numbers.late > 0 ? `补记${numbers.late}条` : '',
    numbers.corrections > 0 ? `更正${numbers.corrections}条` : '',
    numbers.withdrawals > 0 ? `撤回${numbers.withdrawals}条` : '',
  ].filter((mark) => mark !== '');
  const kept = `人工记录${numbers.people}条${marks.length === 0 ? '' : `（含${marks.join('、')}）`}，系统自动记录${numbers.system}条`;
  parts.push(kept);
  if (numbers.open !== null) {
    parts.push(numbers.open === 0 ? '无未办结事项' : `未办结${numbers.open}项，见交接班记录`);
  }
  return `${isShift ? '本班' : '以上'}共${parts.join('；')}。`;
}
