import type { StatisticsScope } from '../../../shared/contract/areas/statistics';
import type { LogKind } from '../../../shared/domain/vocabulary';
import { type AlertMoment, median, waitsOf } from '../../../shared/statistics/duties';
import { LineTally } from '../../../shared/statistics/lines';
import type { Db } from '../db/statement';
import { shiftById } from '../shifts/read';

/** A condition on log_entries with its values: a shift's own lines, or those received in a span, never those of drills. Both are ranges of an index. */
type Where = { readonly sql: string; readonly values: readonly (string | number)[] };

export function linesWhere(scope: StatisticsScope): Where {
  return 'shiftId' in scope
    ? { sql: 'e.shift_id = ? AND e.drill IS NULL', values: [scope.shiftId] }
    : { sql: 'e.received_at >= ? AND e.received_at < ? AND e.drill IS NULL', values: [scope.from, scope.to] };
}

type Row = [
  kind: LogKind,
  human: number | null,
  receivedAt: number,
  recordedAt: number,
  author: string | null,
  shiftId: string | null,
  unit: string | null,
  corrects: string | null,
  withdraws: string | null,
  withdrawnBy: string | null,
  importId: string | null,
];

/** Everything that is counted of lines, read one by one. */
export function countLines(db: Db, where: Where, span: { readonly from: number; readonly to: number }) {
  const tally = new LineTally(span.from, span.to);
  const rows = db
    .prepare<unknown[], Row>(
      `SELECT e.kind, e.human_number, e.received_at, e.recorded_at, e.author_name, e.shift_id, e.caller ->> '$.unit',
         e.corrects_id, e.withdraws_id, e.withdrawn_by_id, e.import_id
       FROM log_entries e WHERE ${where.sql}`,
    )
    .raw()
    .iterate(...where.values) as IterableIterator<Row>;
  for (const row of rows) {
    const [
      kind,
      human,
      receivedAt,
      recordedAt,
      author,
      shiftId,
      unit,
      corrects,
      withdraws,
      withdrawnBy,
      importId,
    ] = row;
    tally.add({
      kind,
      isPeople: human !== null,
      receivedAt,
      recordedAt,
      author,
      shiftId,
      unit,
      isCorrection: corrects !== null,
      isWithdrawal: withdraws !== null,
      isWithdrawn: withdrawnBy !== null,
      isImported: importId !== null,
    });
  }
  const result = tally.result();
  return { ...result, byShift: shiftRows(db, result.byShift) };
}

type ShiftCount = { readonly shiftId: string; readonly people: number; readonly system: number };

function shiftRows(db: Db, counts: readonly ShiftCount[]) {
  return counts
    .flatMap((one) => {
      const shift = shiftById(db, one.shiftId);
      if (!shift) return [];
      const officers = shift.posts
        .filter(({ post }) => post === 'primary_officer' || post === 'secondary_officer')
        .map(({ name }) => name)
        .join('、');
      return [{ ...one, startsAt: shift.startsAt, endsAt: shift.endsAt, officers, openedAt: shift.openedAt }];
    })
    .sort((a, b) => a.openedAt - b.openedAt || (a.shiftId < b.shiftId ? -1 : 1))
    .map(({ openedAt: _, ...row }) => row);
}

type FactRow = {
  fact: string;
  at: number;
  subject: string | null;
  level: number | null;
  again: number | null;
};

/** Alerts and their answers, and duties to report that were met: told by the lines that the desk itself wrote. */
export function countAlerts(db: Db, where: Where) {
  const rows = db
    .prepare<unknown[], FactRow>(
      `SELECT e.system_fact AS fact, e.recorded_at AS at, j.subject, e.system_params ->> '$.level' AS level, e.system_params ->> '$.again' AS again
       FROM log_entries e
       LEFT JOIN journal j ON j.origin = substr(e.id, 1, length(e.id) - length(e.seq) - 1) AND j.seq = e.seq
       WHERE ${where.sql} AND e.system_fact IN ('alert.raised', 'alert.acknowledged', 'obligation.met')
       ORDER BY e.number`,
    )
    .iterate(...where.values);
  const moments: AlertMoment[] = [];
  const levels = new Map<number, number>();
  const numbers = { raised: 0, returned: 0, acknowledged: 0 };
  let reports = 0;
  for (const { fact, at, subject, level, again } of rows) {
    if (fact === 'obligation.met') {
      reports += 1;
      continue;
    }
    const what = fact === 'alert.raised' ? 'raised' : 'acknowledged';
    moments.push({ subject: subject ?? '', at, what });
    numbers[what] += 1;
    if (what === 'raised') levels.set(level ?? 0, (levels.get(level ?? 0) ?? 0) + 1);
    if (again === 1) numbers.returned += 1;
  }
  const byLevel = [...levels].sort(([a], [b]) => a - b).map(([level, count]) => ({ level, count }));
  return { alerts: { ...numbers, byLevel, medianAckMs: median(waitsOf(moments)) }, reports };
}
