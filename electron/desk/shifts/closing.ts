import type { ShiftNumbers } from '../../../shared/contract/models';
import { type Db, statement } from '../db/statement';
import { currentTables } from '../plans/planStore';

type Count = { count: number };

/** What was reported between two moments, by the kind of report of the duty. */
function reportsIn(db: Db, from: number, to: number) {
  const kinds = new Map((currentTables(db)?.obligations ?? []).map((one) => [one.id, one.report_kind]));
  const met = statement<[number, number], { kind: string; issue: string }>(
    db,
    `SELECT kind, scope_id || '.' || kind || '.' || coalesce(round, 0) AS issue FROM obligations
     WHERE state = 'met' AND met_at >= ? AND met_at <= ?
       AND NOT EXISTS (SELECT 1 FROM deadlines d WHERE d.id = 'ob.' || obligations.id AND d.drill IS NOT NULL)`,
  ).all(from, to);
  const issues = (report: string): number =>
    new Set(met.filter((one) => kinds.get(one.kind) === report).map((one) => one.issue)).size;
  return {
    flash: met.filter((one) => kinds.get(one.kind) === 'flash').length,
    initial: issues('initial'),
    update: issues('update'),
    final: issues('final'),
  };
}

/** Who was called in the shift, and how many of them answered and read back; one party counts once. */
function callsIn(db: Db, shiftId: string): { readonly called: number; readonly answered: number } {
  const count = (where: string): number =>
    statement<[string], Count>(
      db,
      `SELECT count(DISTINCT json_extract(system_params, '$.titleZh') || '/' || json_extract(system_params, '$.partyZh')) AS count
       FROM log_entries WHERE shift_id = ? AND system_fact = 'run.call_attempted' AND drill IS NULL ${where}`,
    ).get(shiftId)?.count ?? 0;
  return {
    called: count(''),
    answered: count("AND json_extract(system_params, '$.result') = 'answered_confirmed'"),
  };
}

/**
 * 当班小结: the closing line of a shift, computed (documents.md 1). Parts that are nothing are left out, but for incidents and calls. In Chinese: it is
 * written into the journal and printed.
 */
export function closingLine(
  db: Db,
  shift: { readonly id: string; readonly openedAt: number },
  numbers: ShiftNumbers,
  now: number,
): string {
  const reports = reportsIn(db, shift.openedAt, now);
  const written = reports.initial + reports.update + reports.final;
  const detail = [
    ['初报', reports.initial],
    ['续报', reports.update],
    ['终报', reports.final],
  ] as const;
  const { called, answered } = callsIn(db, shift.id);
  const told = (pairs: readonly (readonly [string, number])[]): string =>
    pairs
      .filter(([, count]) => count > 0)
      .map(([name, count]) => `${name}${count}`)
      .join('、');
  const outside = told([
    ['媒体', numbers.media],
    ['群众求助', numbers.public],
  ]);
  const first = [
    `本班共接报突发事件信息${numbers.incidents}起`,
    reports.flash > 0 ? `电话首报${reports.flash}次` : '',
    written > 0 ? `书面报送${written}期（${told(detail)}）` : '',
  ];
  const parts = [
    first.filter((part) => part !== '').join('，'),
    `收文${numbers.docsIn}件、发文${numbers.docsOut}件`,
    `接听来电${numbers.calls}个${outside === '' ? '' : `（其中${outside}）`}`,
    called > 0 ? `叫应${called}家，应答率${((answered / called) * 100).toFixed(1)}%` : '',
    numbers.instructions > 0 ? `领导指示${numbers.instructions}条` : '',
    `未办结${numbers.open}项，见交接班记录`,
  ];
  return `${parts.filter((part) => part !== '').join('；')}。`;
}
