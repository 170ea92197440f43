import type { ReportedRow } from '../../../shared/domain/facts/tally';
import { dueOf } from '../../../shared/tally/rounds';
import { lateMinutes } from '../../../shared/tally/state';
import { type Db, statement } from '../db/statement';
import { keepAct } from '../documents/acts';
import type { RecordedFact } from '../journal/journal';
import { insertSystemLine } from '../log/line';
import type { FactOf, Projectors } from '../projections/body';
import { refreshTally } from './deadlines';
import { entriesOfCell, missingIn, type SheetRow, sheetById } from './rows';

const MOST_NAMED = 5;

function sheetOf(db: Db, fact: RecordedFact): SheetRow {
  const sheet = sheetById(db, fact.subject);
  if (sheet === undefined) throw new Error(`the tally sheet ${fact.subject} is not there`);
  return sheet;
}

function namesOf(sheet: SheetRow, codes: readonly string[]): string {
  const names = codes.map((code) => sheet.units.find((unit) => unit.code === code)?.name ?? code);
  return names.length <= MOST_NAMED
    ? names.join('、')
    : `${names.slice(0, MOST_NAMED).join('、')}…（${names.length}）`;
}

const said = (value: unknown): string =>
  value === true ? '是' : value === false ? '否' : value === null ? '—' : String(value);

type Change = {
  readonly unit: string;
  readonly columnId: string;
  readonly from: string;
  readonly to: string;
  readonly reason: string;
};

/** Adds the values of one unit. Gives what they changed of values that this round already had. */
function addCells(db: Db, fact: FactOf<'tally.reported'>, row: ReportedRow): Change[] {
  const { round, way, author } = fact.body;
  const changes: Change[] = [];
  for (const { columnId, value, reason } of row.cells) {
    const before = entriesOfCell(db, fact.subject, round, row.unit, columnId).at(-1);
    if (before !== undefined && before.value !== null && before.value !== value) {
      changes.push({ unit: row.unit, columnId, from: said(before.value), to: said(value), reason });
    }
    statement(
      db,
      `INSERT INTO tally_cells (tally_id, round, unit, column_id, seq, value, at, recorded_at, reporter, typed_by, way, how, reason, source)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    ).run(
      fact.subject,
      round,
      row.unit,
      columnId,
      fact.seq,
      JSON.stringify(value),
      row.at,
      fact.at,
      row.reporter,
      author.name,
      way,
      row.how,
      reason,
      row.source,
    );
  }
  return changes;
}

/** Whether a unit has said anything in a round that was not taken back. */
function hasValue(db: Db, id: string, round: number, unit: string): boolean {
  return (
    statement<[{ id: string; round: number; unit: string }], { one: number }>(
      db,
      `SELECT 1 AS one FROM tally_cells c WHERE tally_id = @id AND round = @round AND unit = @unit AND value <> 'null' AND seq =
         (SELECT max(seq) FROM tally_cells l WHERE l.tally_id = @id AND l.round = @round AND l.unit = @unit AND l.column_id = c.column_id) LIMIT 1`,
    ).get({ id, round, unit }) !== undefined
  );
}

/** Marks a unit as having reported; true when it had not before. A note alone is no report, and a report that was taken back is none any more. */
function markRow(db: Db, fact: FactOf<'tally.reported'>, row: ReportedRow): boolean {
  const { round, author } = fact.body;
  const key = [fact.subject, round, row.unit] as const;
  const before = statement<[string, number, string], { first_at: number | null; how: string | null }>(
    db,
    'SELECT first_at, how FROM tally_rows WHERE tally_id = ? AND round = ? AND unit = ?',
  ).get(...key);
  const isSaid = row.how !== 'values' || row.cells.some((cell) => cell.value !== null);
  const standsZero = before?.how === 'zero' && before.first_at !== null;
  const stands = isSaid || standsZero || hasValue(db, ...key);
  const firstAt = !stands
    ? null
    : isSaid
      ? Math.min(before?.first_at ?? row.at, row.at)
      : (before?.first_at ?? null);
  statement(
    db,
    `INSERT INTO tally_rows (tally_id, round, unit, first_at, last_at, reporter, typed_by, how, note)
     VALUES (@id, @round, @unit, @firstAt, @lastAt, @reporter, @typedBy, @how, coalesce(@note, ''))
     ON CONFLICT (tally_id, round, unit) DO UPDATE SET first_at = excluded.first_at,
       last_at = CASE WHEN @isSaid = 1 THEN excluded.last_at ELSE last_at END,
       reporter = CASE WHEN @reporter <> '' THEN @reporter ELSE reporter END,
       typed_by = CASE WHEN @isSaid = 1 THEN excluded.typed_by ELSE typed_by END,
       how = CASE WHEN @isSaid = 1 THEN excluded.how ELSE how END, note = coalesce(@note, note)`,
  ).run({
    id: fact.subject,
    round,
    unit: row.unit,
    firstAt,
    lastAt: isSaid ? row.at : null,
    reporter: row.reporter,
    typedBy: isSaid ? author.name : '',
    how: isSaid ? row.how : null,
    note: row.note,
    isSaid: Number(isSaid),
  });
  return isSaid && (before?.first_at ?? null) === null;
}

/** The figures of a single row as they stand in its line. */
function figuresOf(sheet: SheetRow, row: ReportedRow | undefined): string {
  return (row?.cells ?? [])
    .slice(0, 8)
    .map(({ columnId, value }) => `${columnName(sheet, columnId)} ${said(value)}`)
    .join('、');
}

const columnName = (sheet: SheetRow, id: string): string =>
  sheet.columns.find((column) => column.id === id)?.name ?? id;

/** One line per act: who reported for the first time in the round, else what was corrected; further cells of a row that stands are no news. */
function noteReport(
  db: Db,
  fact: FactOf<'tally.reported'>,
  first: readonly ReportedRow[],
  changes: readonly Change[],
): void {
  const sheet = sheetOf(db, fact);
  const { round } = fact.body;
  const dueAt = dueOf(sheet.schedule, round) ?? fact.at;
  const base = { title: sheet.title, dueAt, round };
  const [one] = first;
  if (one !== undefined) {
    const limits = { dueAt, graceMinutes: sheet.graceMinutes, lostMinutes: sheet.lostMinutes };
    const params = {
      ...base,
      units: namesOf(
        sheet,
        first.map((row) => row.unit),
      ),
      figures: first.length === 1 ? figuresOf(sheet, one) : '',
      how: first.length === 1 ? one.how : 'values',
      reporter: first.length === 1 ? one.reporter : '',
      late: first.length === 1 ? lateMinutes(limits, one.at) : 0,
      reported: sheet.units.length - missingIn(db, sheet, round).length,
      of: sheet.units.length,
    };
    insertSystemLine(db, fact, params, sheet.incidentId);
    return;
  }
  const [change] = changes;
  if (change === undefined) return;
  const params = {
    ...base,
    unit: namesOf(sheet, [change.unit]),
    column: columnName(sheet, change.columnId),
    from: change.from,
    to: change.to,
    reason: change.reason,
    more: changes.length - 1,
  };
  insertSystemLine(db, fact, params, sheet.incidentId, 'tally.corrected');
}

function end(db: Db, fact: RecordedFact, state: 'closed' | 'withdrawn', words: string, by: string): void {
  statement(db, 'UPDATE tallies SET state = ?, ended_at = ?, ended_by = ?, end_words = ? WHERE id = ?').run(
    state,
    fact.at,
    by,
    words,
    fact.subject,
  );
  const sheet = sheetOf(db, fact);
  refreshTally(db, sheet.id, fact.at);
  insertSystemLine(db, fact, { title: sheet.title, words }, sheet.incidentId);
}

export const tallyProjectors: Projectors = {
  'tally.opened': (db, fact) => {
    const { title, incidentId, warningId, units, columns, schedule, graceMinutes, lostMinutes, author } =
      fact.body;
    statement(
      db,
      `INSERT INTO tallies (id, title, incident_id, warning_id, units, columns, schedule, grace_minutes, lost_minutes, opened_at, opened_by, state)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'open')`,
    ).run(
      fact.subject,
      title,
      incidentId,
      warningId,
      JSON.stringify(units),
      JSON.stringify(columns),
      JSON.stringify(schedule),
      graceMinutes,
      lostMinutes,
      fact.at,
      author.name,
    );
    refreshTally(db, fact.subject, fact.at);
    const leg = schedule[0];
    const params = {
      title,
      units: units.length,
      columns: columns.map((column) => column.name).join('、'),
      dueAt: leg?.firstDueAt ?? null,
      cadence: leg?.cadence ?? 'once',
      every: leg?.everyMinutes ?? 0,
    };
    insertSystemLine(db, fact, params, incidentId);
  },
  'tally.columns_changed': (db, fact) => {
    const { columns } = fact.body;
    statement(db, 'UPDATE tallies SET columns = ? WHERE id = ?').run(JSON.stringify(columns), fact.subject);
    const sheet = sheetOf(db, fact);
    const names = columns.map((column) => column.name).join('、');
    insertSystemLine(db, fact, { title: sheet.title, columns: names }, sheet.incidentId);
  },
  'tally.units_changed': (db, fact) => {
    const { units } = fact.body;
    statement(db, 'UPDATE tallies SET units = ? WHERE id = ?').run(JSON.stringify(units), fact.subject);
    const sheet = sheetOf(db, fact);
    refreshTally(db, sheet.id, fact.at);
    insertSystemLine(db, fact, { title: sheet.title, units: units.length }, sheet.incidentId);
  },
  'tally.rescheduled': (db, fact) => {
    const { leg, graceMinutes, lostMinutes } = fact.body;
    const before = sheetOf(db, fact).schedule.filter((one) => one.fromRound < leg.fromRound);
    statement(db, 'UPDATE tallies SET schedule = ?, grace_minutes = ?, lost_minutes = ? WHERE id = ?').run(
      JSON.stringify([...before, leg]),
      graceMinutes,
      lostMinutes,
      fact.subject,
    );
    const sheet = sheetOf(db, fact);
    refreshTally(db, sheet.id, fact.at);
    const params = {
      title: sheet.title,
      dueAt: leg.firstDueAt,
      cadence: leg.cadence,
      every: leg.everyMinutes,
    };
    insertSystemLine(db, fact, params, sheet.incidentId);
  },
  'tally.reported': (db, fact) => {
    const changes: Change[] = [];
    const first: ReportedRow[] = [];
    for (const row of fact.body.rows) {
      changes.push(...addCells(db, fact, row));
      if (markRow(db, fact, row)) first.push(row);
    }
    refreshTally(db, fact.subject, fact.at);
    keepAct(db, fact);
    noteReport(db, fact, first, changes);
  },
  'tally.chased': (db, fact) => {
    const { actId, round, units, at, result, who, note, author } = fact.body;
    for (const unit of units) {
      statement(
        db,
        'INSERT INTO tally_chases (act_id, unit, tally_id, round, at, result, who, note, called_by) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)',
      ).run(actId, unit, fact.subject, round, at, result, who, note, author.name);
    }
    keepAct(db, fact, at);
    const sheet = sheetOf(db, fact);
    const params = {
      title: sheet.title,
      dueAt: dueOf(sheet.schedule, round),
      units: namesOf(sheet, units),
      at,
      result,
      who,
      note,
    };
    insertSystemLine(db, fact, params, sheet.incidentId);
  },
  'tally.round_closed': (db, fact) => {
    const { round, reason, author } = fact.body;
    statement(
      db,
      `INSERT INTO tally_rounds (tally_id, round, closed_at, closed_by, reason) VALUES (?, ?, ?, ?, ?) ON CONFLICT (tally_id, round) DO NOTHING`,
    ).run(fact.subject, round, fact.at, author.name, reason);
    const sheet = sheetOf(db, fact);
    const missing = missingIn(db, sheet, round);
    refreshTally(db, sheet.id, fact.at);
    const params = {
      title: sheet.title,
      dueAt: dueOf(sheet.schedule, round),
      missing: namesOf(
        sheet,
        missing.map((unit) => unit.code),
      ),
      reason,
    };
    insertSystemLine(db, fact, params, sheet.incidentId);
  },
  'tally.closed': (db, fact) => {
    end(db, fact, 'closed', fact.body.result, fact.body.author.name);
  },
  'tally.withdrawn': (db, fact) => {
    end(db, fact, 'withdrawn', fact.body.reason, fact.body.author.name);
  },
};
