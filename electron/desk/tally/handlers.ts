import type { TallySheet } from '../../../shared/contract/areas/tallies';
import type { ParsedInputOf } from '../../../shared/contract/procedures';
import { dueOf, lastDueRound } from '../../../shared/tally/rounds';
import type { ScheduleLeg } from '../../../shared/tally/sheet';
import { actorOf, type Call, type SomeHandlers } from '../call';
import type { Db } from '../db/statement';
import { authorOf, fact, transact, type Write } from '../desk';
import { refuseWith } from '../deskError';
import { isActKnown } from '../documents/acts';
import { incidentById } from '../incidents/read';
import { requireRepeat } from '../repeat';
import { readSetting } from '../settings/read';
import { warningById } from '../warnings/read';
import { readSheet, roomUnits, sheetShown, summaries } from './read';
import { pastAct, rowsToReport } from './report';
import {
  closedRound,
  entriesOfCell,
  isRoundDone,
  lastRound,
  roundNow,
  type SheetRow,
  sheetById,
} from './rows';

type Names = Extract<keyof import('../../../shared/contract/procedures').Procedures, `tally.${string}`>;
type Rhythm = Pick<ParsedInputOf<'tally.open'>, 'firstDueAt' | 'cadence' | 'everyMinutes' | 'hours'>;

const found = (db: Db, id: string): SheetRow =>
  sheetById(db, id) ?? refuseWith('not_found', { field: 'tallyId' });

function openSheet(db: Db, id: string): SheetRow {
  const sheet = found(db, id);
  return sheet.state === 'open' ? sheet : refuseWith('tally_over');
}

function roundOf(db: Db, sheet: SheetRow, round: number, now: number): number {
  if (round > lastRound(db, sheet, now) || dueOf(sheet.schedule, round) === null) {
    refuseWith('not_found', { field: 'round' });
  }
  return round;
}

const DAY_MS = 86_400_000;
/** A first hour may lie behind (numbers that came in before the sheet was opened), but not days ago. */
function legOf(fromRound: number, input: Rhythm, now: number): ScheduleLeg {
  const { firstDueAt, cadence, everyMinutes, hours } = input;
  if (firstDueAt < now - DAY_MS) refuseWith('time_too_old', { field: 'firstDueAt' });
  if (cadence === 'hours' && hours.length === 0) refuseWith('invalid_input', { field: 'hours' });
  return { fromRound, firstDueAt, cadence, everyMinutes, hours: cadence === 'hours' ? hours : [] };
}

/** Runs an act on an open sheet and answers with the sheet as it stands then. */
function actOn(
  call: Call,
  tallyId: string,
  act: (sheet: SheetRow, write: Write, now: number) => number | null,
): TallySheet {
  const { db } = call.desk;
  return transact(call.desk, (write, now) => {
    const round = act(openSheet(db, tallyId), write, now);
    return readSheet(db, found(db, tallyId), round, now);
  });
}

export const tallyHandlers: SomeHandlers<Names> = {
  'tally.units': (_input, { desk }) => {
    const { units, isOwn } = roomUnits(desk.db);
    const { graceMinutes, lostMinutes } = readSetting(desk.db, 'tally');
    const list = units.map((unit) => ({ ...unit, aliases: [...unit.aliases] }));
    return { units: list, isOwn, graceMinutes, lostMinutes };
  },
  'tally.list': (input, { desk }) => summaries(desk.db, input, desk.now()),
  'tally.get': ({ tallyId, round }, { desk }) =>
    sheetShown(desk.db, tallyId, round, desk.now()) ?? refuseWith('not_found', { field: 'tallyId' }),
  'tally.history': ({ tallyId, round, unit, columnId }, { desk }) =>
    entriesOfCell(desk.db, found(desk.db, tallyId).id, round, unit, columnId).map((entry) => ({
      value: entry.value,
      at: entry.at,
      recordedAt: entry.recordedAt,
      reporter: entry.reporter,
      typedBy: entry.typedBy,
      way: entry.way,
      how: entry.how,
      reason: entry.reason,
      source: entry.source,
    })),

  'tally.open': (input, call) => {
    const actor = actorOf(call);
    const { db } = call.desk;
    return transact(call.desk, (write, now) => {
      const before = sheetById(db, input.tallyId);
      const { title, incidentId, warningId, units, columns, graceMinutes, lostMinutes } = input;
      if (before) {
        const given = { title, incidentId, warningId, units, columns, graceMinutes, lostMinutes };
        requireRepeat(db, 'tally.opened', input.tallyId, given, { name: before.title });
        return readSheet(db, before, null, now);
      }
      if (incidentId !== null && !incidentById(db, incidentId, now))
        refuseWith('not_found', { field: 'incidentId' });
      if (warningId !== null && !warningById(db, warningId, now))
        refuseWith('not_found', { field: 'warningId' });
      const schedule = [legOf(1, input, now)];
      const body = { title, incidentId, warningId, units, columns, schedule, graceMinutes, lostMinutes };
      write(fact('tally.opened', input.tallyId, actor.accountId, { ...body, author: authorOf(actor) }));
      return readSheet(db, found(db, input.tallyId), null, now);
    });
  },
  'tally.setColumns': ({ tallyId, columns }, call) => {
    const actor = actorOf(call);
    return actOn(call, tallyId, (sheet, write) => {
      if (JSON.stringify(sheet.columns) === JSON.stringify(columns)) refuseWith('nothing_changed');
      const body = { columns, author: authorOf(actor) };
      write(fact('tally.columns_changed', tallyId, actor.accountId, body));
      return null;
    });
  },
  'tally.setUnits': ({ tallyId, units }, call) => {
    const actor = actorOf(call);
    return actOn(call, tallyId, (sheet, write) => {
      if (JSON.stringify(sheet.units) === JSON.stringify(units)) refuseWith('nothing_changed');
      const body = { units, author: authorOf(actor) };
      write(fact('tally.units_changed', tallyId, actor.accountId, body));
      return null;
    });
  },
  'tally.reschedule': (input, call) => {
    const actor = actorOf(call);
    return actOn(call, input.tallyId, (sheet, write, now) => {
      if (input.firstDueAt <= now) refuseWith('time_order', { field: 'firstDueAt' });
      const from = Math.max(lastDueRound(sheet.schedule, now) + 1, 1);
      const { graceMinutes, lostMinutes } = input;
      const body = { leg: legOf(from, input, now), graceMinutes, lostMinutes, author: authorOf(actor) };
      write(fact('tally.rescheduled', sheet.id, actor.accountId, body));
      return null;
    });
  },
  'tally.report': (input, call) => {
    const actor = actorOf(call);
    const { db } = call.desk;
    return actOn(call, input.tallyId, (sheet, write, now) => {
      if (isActKnown(db, input.actId)) return input.round;
      const round = roundOf(db, sheet, input.round, now);
      const rows = rowsToReport(db, sheet, input, now);
      if (rows.length === 0) return round;
      const { actId, way } = input;
      const body = { actId, round, way, rows, author: authorOf(actor) };
      write(fact('tally.reported', sheet.id, actor.accountId, body));
      return round;
    });
  },
  'tally.chase': (input, call) => {
    const actor = actorOf(call);
    const { db } = call.desk;
    return actOn(call, input.tallyId, (sheet, write, now) => {
      if (isActKnown(db, input.actId)) return input.round;
      const round = roundOf(db, sheet, input.round, now);
      const { actId, result, who, note } = input;
      const units = [...new Set(input.units)];
      if (units.some((code) => !sheet.units.some((unit) => unit.code === code)))
        refuseWith('not_found', { field: 'units' });
      const at = pastAct(input.at, now);
      const body = { actId, round, units, at, result, who, note, author: authorOf(actor) };
      write(fact('tally.chased', sheet.id, actor.accountId, body));
      return round;
    });
  },
  'tally.closeRound': ({ tallyId, round, reason }, call) => {
    const actor = actorOf(call);
    const { db } = call.desk;
    return actOn(call, tallyId, (sheet, write, now) => {
      if (round > roundNow(sheet, now)) refuseWith('not_found', { field: 'round' });
      roundOf(db, sheet, round, now);
      if (closedRound(db, tallyId, round) !== undefined || isRoundDone(db, sheet, round))
        refuseWith('already_done');
      write(fact('tally.round_closed', tallyId, actor.accountId, { round, reason, author: authorOf(actor) }));
      return round;
    });
  },
  'tally.close': ({ tallyId, result }, call) => {
    const actor = actorOf(call);
    return actOn(call, tallyId, (_sheet, write) => {
      write(fact('tally.closed', tallyId, actor.accountId, { result, author: authorOf(actor) }));
      return null;
    });
  },
  'tally.withdraw': ({ tallyId, reason }, call) => {
    const actor = actorOf(call);
    return actOn(call, tallyId, (_sheet, write) => {
      write(fact('tally.withdrawn', tallyId, actor.accountId, { reason, author: authorOf(actor) }));
      return null;
    });
  },
};
