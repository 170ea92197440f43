import type { TallyRow, TallySheet, TallySummary } from '../../../shared/contract/areas/tallies';
import { byUrgency, chaseStep, nextChaseAt } from '../../../shared/tally/chase';
import { dueOf } from '../../../shared/tally/rounds';
import { tallySentence } from '../../../shared/tally/sentence';
import type { TallyUnit } from '../../../shared/tally/sheet';
import { lateMinutes, missesAt, type RoundLimits, unitState } from '../../../shared/tally/state';
import { Cells, totalsOf } from '../../../shared/tally/totals';
import { effectiveUnits } from '../../../shared/tally/units';
import { readRoom } from '../accounts/accountRows';
import { type Db, statement } from '../db/statement';
import { drillOfIncident } from '../incidents/drillRows';
import { readSetting } from '../settings/read';
import {
  type ChaseRow,
  chasesIn,
  closedRound,
  entriesUpTo,
  lastRound,
  openSheets,
  readAt,
  roundNow,
  type SheetFilter,
  type SheetRow,
  sheetById,
  sheets,
  type UnitRow,
  unitRows,
} from './rows';

/** The room's lower units as they hold now. */
export function roomUnits(db: Db): { readonly units: readonly TallyUnit[]; readonly isOwn: boolean } {
  const own = readSetting(db, 'tally').units;
  return { units: effectiveUnits(own, readRoom(db)), isOwn: own.length > 0 };
}

function limitsOf(sheet: SheetRow, round: number): RoundLimits {
  const { graceMinutes, lostMinutes } = sheet;
  return { dueAt: dueOf(sheet.schedule, round) ?? sheet.openedAt, graceMinutes, lostMinutes };
}

function titleOf(db: Db, sql: string, id: string | null): string | null {
  if (id === null) return null;
  return statement<[string], { title: string }>(db, sql).get(id)?.title ?? null;
}

export function summaryOf(db: Db, sheet: SheetRow, now: number): TallySummary {
  const round = roundNow(sheet, now);
  const limits = limitsOf(sheet, round);
  const rows = unitRows(db, sheet.id, round);
  const at = readAt(sheet, now);
  const states = sheet.units.map((unit) => unitState(limits, rows.get(unit.code)?.first_at ?? null, at));
  const count = (...wanted: readonly string[]): number =>
    states.filter((state) => wanted.includes(state)).length;
  return {
    id: sheet.id,
    title: sheet.title,
    incidentId: sheet.incidentId,
    incidentTitle: titleOf(db, 'SELECT title FROM incidents WHERE id = ?', sheet.incidentId),
    warningId: sheet.warningId,
    warningTitle: titleOf(
      db,
      "SELECT kind || ' ' || area AS title FROM warnings WHERE id = ?",
      sheet.warningId,
    ),
    state: sheet.state,
    openedAt: sheet.openedAt,
    openedBy: sheet.openedBy,
    endedAt: sheet.endedAt,
    endedBy: sheet.endedBy,
    endWords: sheet.endWords,
    round,
    dueAt: limits.dueAt,
    units: sheet.units.length,
    reported: count('reported', 'late'),
    unreported: count('unreported'),
    lost: count('lost'),
  };
}

export const summaries = (db: Db, filter: SheetFilter, now: number): TallySummary[] =>
  sheets(db, filter).map((sheet) => summaryOf(db, sheet, now));

type Shown = {
  readonly sheet: SheetRow;
  readonly round: number;
  readonly limits: RoundLimits;
  readonly at: number;
  readonly cells: Cells;
  readonly said: ReadonlyMap<string, UnitRow>;
  readonly chases: readonly ChaseRow[];
};

function rowOf(shown: Shown, unit: TallyUnit): TallyRow {
  const { sheet, round, limits, at, cells, said, chases } = shown;
  const row = said.get(unit.code);
  const firstAt = row?.first_at ?? null;
  return {
    unit: { ...unit, aliases: [...unit.aliases] },
    state: unitState(limits, firstAt, at),
    lateMinutes: firstAt === null ? 0 : lateMinutes(limits, firstAt),
    firstAt,
    lastAt: firstAt === null ? null : (row?.last_at ?? null),
    reporter: row?.reporter ?? '',
    typedBy: row?.typed_by ?? '',
    how: firstAt === null ? null : (row?.how ?? null),
    note: row?.note ?? '',
    cells: sheet.columns.flatMap((column) => {
      const entry = cells.known(round, unit.code, column.id);
      if (entry === null || entry.value === null) return [];
      const { value, reporter, typedBy, way, how } = entry;
      const corrections = cells.history(entry.round, unit.code, column.id).length - 1;
      const base = { columnId: column.id, value, round: entry.round, at: entry.at };
      return [{ ...base, reporter, typedBy, way, how, corrections }];
    }),
    chases: chases
      .filter((one) => one.unit === unit.code)
      .map(({ unit: code, at: calledAt, result, who, note, called_by }) => ({
        unit: code,
        at: calledAt,
        result,
        who,
        note,
        by: called_by,
      })),
  };
}

/** Units without a report whose time has come, the most urgent first. */
function chaseListOf(rows: readonly TallyRow[], limits: RoundLimits): TallySheet['chaseList'] {
  return rows
    .flatMap((row, place) => {
      if (row.state !== 'unreported' && row.state !== 'lost') return [];
      const calls = row.chases.map((one) => ({ at: one.at, answered: one.result === 'answered' }));
      const nextAt = nextChaseAt(missesAt(limits), calls);
      return [{ row, place, state: row.state, nextAt, calls: calls.length }];
    })
    .sort(byUrgency)
    .map(({ row, nextAt, calls }) => ({ unit: row.unit.code, calls, nextAt, step: chaseStep(calls) }));
}

/** The sheet as it stands in a round; null is the round that reports belong to now. */
export function readSheet(db: Db, sheet: SheetRow, wanted: number | null, now: number): TallySheet {
  const last = lastRound(db, sheet, now);
  const round = Math.min(wanted ?? roundNow(sheet, now), last);
  const limits = limitsOf(sheet, round);
  const at = readAt(sheet, now);
  const cells = new Cells(entriesUpTo(db, sheet.id, round));
  const said = unitRows(db, sheet.id, round);
  const shown: Shown = { sheet, round, limits, at, cells, said, chases: chasesIn(db, sheet.id, round) };
  const rows = sheet.units.map((unit) => rowOf(shown, unit));
  const codes = sheet.units.map((unit) => unit.code);
  const totals = totalsOf(cells, sheet.columns, codes, round);
  const closed = closedRound(db, sheet.id, round);
  const leg = sheet.schedule.at(-1);
  const missing = rows.filter((row) => row.firstAt === null);
  return {
    summary: summaryOf(db, sheet, now),
    columns: sheet.columns.map((column) => ({ ...column, words: [...column.words] })),
    graceMinutes: sheet.graceMinutes,
    lostMinutes: sheet.lostMinutes,
    cadence: leg?.cadence ?? 'once',
    everyMinutes: leg?.everyMinutes ?? 60,
    hours: [...(leg?.hours ?? [])],
    round: {
      number: round,
      dueAt: limits.dueAt,
      closedAt: closed?.closed_at ?? null,
      closedBy: closed?.closed_by ?? '',
      reason: closed?.reason ?? '',
    },
    lastRound: last,
    nextDueAt: dueOf(sheet.schedule, round + 1),
    rows,
    totals,
    chaseList: sheet.state === 'open' && closed === undefined ? chaseListOf(rows, limits) : [],
    sentence: tallySentence({
      asOf: asOfRound(rows, limits, at),
      dueAt: limits.dueAt,
      columns: sheet.columns,
      totals,
      units: rows.length,
      reported: rows.length - missing.length,
      missing: missing.map((row) => row.unit.name),
    }),
  };
}

/** What the totals are as of: the hour of the round, or the last report after it; never later than now. */
function asOfRound(rows: readonly TallyRow[], limits: RoundLimits, at: number): number {
  const last = rows.reduce((top, row) => Math.max(top, row.lastAt ?? 0), 0);
  return Math.min(at, Math.max(limits.dueAt, last));
}

export function sheetShown(db: Db, id: string, round: number | null, now: number): TallySheet | undefined {
  const sheet = sheetById(db, id);
  return sheet && readSheet(db, sheet, round, now);
}

/** What the open sheets say, for the room's bulletin: title and totals of the last round that somebody reported in. */
export function tallySentences(db: Db, now: number): string[] {
  const real = openSheets(db).filter(
    (sheet) => (drillOfIncident(db, sheet.incidentId)?.drill ?? null) === null,
  );
  return real.flatMap((sheet) => {
    const round = roundNow(sheet, now);
    const isBegun = (one: number): boolean =>
      [...unitRows(db, sheet.id, one).values()].some((row) => row.first_at !== null);
    const told = [round, round - 1].find((one) => one > 0 && isBegun(one));
    return told === undefined ? [] : [`${sheet.title}：${readSheet(db, sheet, told, now).sentence}`];
  });
}
