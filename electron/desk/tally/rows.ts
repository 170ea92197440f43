import { dueOf, lastDueRound, nearestRound } from '../../../shared/tally/rounds';
import type {
  CellEntry,
  CellValue,
  ReportHow,
  ReportWay,
  ScheduleLeg,
  TallyColumn,
  TallyUnit,
} from '../../../shared/tally/sheet';
import { type Db, statement } from '../db/statement';

export type SheetRow = {
  readonly id: string;
  readonly title: string;
  readonly incidentId: string | null;
  readonly warningId: string | null;
  readonly units: readonly TallyUnit[];
  readonly columns: readonly TallyColumn[];
  readonly schedule: readonly ScheduleLeg[];
  readonly graceMinutes: number;
  readonly lostMinutes: number;
  readonly openedAt: number;
  readonly openedBy: string;
  readonly state: 'open' | 'closed' | 'withdrawn';
  readonly endedAt: number | null;
  readonly endedBy: string;
  readonly endWords: string;
};

type Stored = {
  id: string;
  title: string;
  incident_id: string | null;
  warning_id: string | null;
  units: string;
  columns: string;
  schedule: string;
  grace_minutes: number;
  lost_minutes: number;
  opened_at: number;
  opened_by: string;
  state: SheetRow['state'];
  ended_at: number | null;
  ended_by: string;
  end_words: string;
};

const toSheet = (row: Stored): SheetRow => ({
  id: row.id,
  title: row.title,
  incidentId: row.incident_id,
  warningId: row.warning_id,
  units: JSON.parse(row.units) as TallyUnit[],
  columns: JSON.parse(row.columns) as TallyColumn[],
  schedule: JSON.parse(row.schedule) as ScheduleLeg[],
  graceMinutes: row.grace_minutes,
  lostMinutes: row.lost_minutes,
  openedAt: row.opened_at,
  openedBy: row.opened_by,
  state: row.state,
  endedAt: row.ended_at,
  endedBy: row.ended_by,
  endWords: row.end_words,
});

export function sheetById(db: Db, id: string): SheetRow | undefined {
  const row = statement<[string], Stored>(db, 'SELECT * FROM tallies WHERE id = ?').get(id);
  return row && toSheet(row);
}

export type SheetFilter = {
  readonly openOnly: boolean;
  readonly incidentId: string | null;
  readonly warningId: string | null;
};

/** Sheets, open ones first, then the newest. */
export function sheets(db: Db, filter: SheetFilter): SheetRow[] {
  return statement<[{ open: number; incident: string | null; warning: string | null }], Stored>(
    db,
    `SELECT * FROM tallies WHERE (@open = 0 OR state = 'open') AND (@incident IS NULL OR incident_id = @incident)
       AND (@warning IS NULL OR warning_id = @warning)
     ORDER BY CASE state WHEN 'open' THEN 0 ELSE 1 END, opened_at DESC, id LIMIT 200`,
  )
    .all({ open: Number(filter.openOnly), incident: filter.incidentId, warning: filter.warningId })
    .map(toSheet);
}

export const openSheets = (db: Db): SheetRow[] =>
  sheets(db, { openOnly: true, incidentId: null, warningId: null });

export type UnitRow = {
  readonly unit: string;
  readonly first_at: number | null;
  readonly last_at: number | null;
  readonly reporter: string;
  readonly typed_by: string;
  readonly how: ReportHow | null;
  readonly note: string;
};

/** What each unit has said in a round, by its code. */
export function unitRows(db: Db, id: string, round: number): Map<string, UnitRow> {
  const rows = statement<[string, number], UnitRow>(
    db,
    'SELECT unit, first_at, last_at, reporter, typed_by, how, note FROM tally_rows WHERE tally_id = ? AND round = ?',
  ).all(id, round);
  return new Map(rows.map((row) => [row.unit, row]));
}

/** Units of the sheet that have not reported in a round, in the order of its rows. */
export function missingIn(db: Db, sheet: SheetRow, round: number): TallyUnit[] {
  const rows = unitRows(db, sheet.id, round);
  return sheet.units.filter((unit) => (rows.get(unit.code)?.first_at ?? null) === null);
}

export type ClosedRound = { readonly closed_at: number; readonly closed_by: string; readonly reason: string };

export function closedRound(db: Db, id: string, round: number): ClosedRound | undefined {
  return statement<[string, number], ClosedRound>(
    db,
    'SELECT closed_at, closed_by, reason FROM tally_rounds WHERE tally_id = ? AND round = ?',
  ).get(id, round);
}

/** A round asks for nothing more: everybody reported, or it was let be. */
export const isRoundDone = (db: Db, sheet: SheetRow, round: number): boolean =>
  closedRound(db, sheet.id, round) !== undefined || missingIn(db, sheet, round).length === 0;

type CellRow = {
  round: number;
  unit: string;
  column_id: string;
  value: string;
  at: number;
  recorded_at: number;
  reporter: string;
  typed_by: string;
  way: ReportWay;
  how: ReportHow;
  reason: string;
  source: string;
};

const toEntry = (row: CellRow): CellEntry => ({
  round: row.round,
  unit: row.unit,
  column: row.column_id,
  value: JSON.parse(row.value) as CellValue | null,
  at: row.at,
  recordedAt: row.recorded_at,
  reporter: row.reporter,
  typedBy: row.typed_by,
  way: row.way,
  how: row.how,
  reason: row.reason,
  source: row.source,
});

/** Everything entered up to a round, in the order of entry. */
export function entriesUpTo(db: Db, id: string, round: number): CellEntry[] {
  return statement<[string, number], CellRow>(
    db,
    'SELECT * FROM tally_cells WHERE tally_id = ? AND round <= ? ORDER BY seq, round, unit, column_id',
  )
    .all(id, round)
    .map(toEntry);
}

/** Everything ever entered in one cell, oldest first. */
export function entriesOfCell(db: Db, id: string, round: number, unit: string, column: string): CellEntry[] {
  return statement<[string, number, string, string], CellRow>(
    db,
    'SELECT * FROM tally_cells WHERE tally_id = ? AND round = ? AND unit = ? AND column_id = ? ORDER BY seq',
  )
    .all(id, round, unit, column)
    .map(toEntry);
}

export type ChaseRow = {
  readonly unit: string;
  readonly at: number;
  readonly result: 'answered' | 'no_answer' | 'busy' | 'wrong_number';
  readonly who: string;
  readonly note: string;
  readonly called_by: string;
};

/** Calls to units in a round, oldest first. */
export function chasesIn(db: Db, id: string, round: number): ChaseRow[] {
  return statement<[string, number], ChaseRow>(
    db,
    'SELECT unit, at, result, who, note, called_by FROM tally_chases WHERE tally_id = ? AND round = ? ORDER BY at, act_id, unit',
  ).all(id, round);
}

/** The moment that a sheet is read at: now, or its end. */
export const readAt = (sheet: SheetRow, now: number): number =>
  sheet.endedAt === null ? now : Math.min(now, sheet.endedAt);

/** The round that reports belong to now. */
export const roundNow = (sheet: SheetRow, now: number): number =>
  nearestRound(sheet.schedule, readAt(sheet, now));

/** The last round that can be shown or written in: the one after the last due, or a later one that somebody wrote in. */
export function lastRound(db: Db, sheet: SheetRow, now: number): number {
  const at = readAt(sheet, now);
  const written = statement<[string], { top: number | null }>(
    db,
    'SELECT max(round) AS top FROM tally_rows WHERE tally_id = ?',
  ).get(sheet.id);
  const due = lastDueRound(sheet.schedule, at);
  const isNextOpen = sheet.state === 'open' && dueOf(sheet.schedule, due + 1) !== null;
  return Math.max(roundNow(sheet, now), isNextOpen ? due + 1 : due, written?.top ?? 0);
}
