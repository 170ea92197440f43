import type { LossProcess } from '../../../shared/contract/areas/losses';
import { incidentClassOf } from '../../../shared/domain/vocabulary';
import { type LossKind, lossItem, lossKindName } from '../../../shared/rules/losses/items';
import { nextKinds, nextUpdate } from '../../../shared/rules/losses/process';
import { readLosses } from '../../../shared/rules/losses/readTable';
import {
  conflictsOf,
  jumpsOf,
  type LossFigure,
  type LossUnit,
  lossValue,
  totalsOf,
} from '../../../shared/rules/losses/table';
import { actorOf, type Call, pastOrNow, type SomeHandlers } from '../call';
import type { Db } from '../db/statement';
import { authorOf, fact, transact, type Write } from '../desk';
import { refuseWith } from '../deskError';
import { refuseSecret } from '../documents/register/handlers';
import { incidentById } from '../incidents/read';
import { readSetting } from '../settings/read';
import { roomUnits } from '../tally/read';
import { dailyDuty, ledgerDuty, meetDuties, verifiedDuty } from './duties';
import {
  figuresOf,
  type LossRow,
  losses,
  lossProcess,
  lossRow,
  reportRow,
  reportRows,
  unitsOf,
} from './read';

const process = (db: Db, id: string): LossProcess =>
  lossProcess(db, id) ?? refuseWith('not_found', { field: 'lossId' });

function openRow(db: Db, id: string): LossRow {
  const row = lossRow(db, id) ?? refuseWith('not_found', { field: 'lossId' });
  if (row.state !== 'open') refuseWith('loss_over');
  return row;
}

const unitName = (units: readonly LossUnit[], code: string | null): string =>
  code === null ? '' : (units.find((one) => one.code === code)?.name ?? code);

const itemZh = (ids: readonly string[]): string => ids.map((id) => lossItem(id)?.zh ?? id).join('＋');

type Wanted = {
  readonly kind: LossKind;
  readonly asOf: number;
  readonly figures: readonly LossFigure[];
  readonly explanation: string;
};

/** What a table must hold before it goes out: known units, numbers of their item, parts within wholes, an explanation of what jumps. */
function checked(db: Db, loss: LossRow, wanted: Wanted) {
  const units = unitsOf(loss);
  for (const [at, { unit, item, value }] of wanted.figures.entries()) {
    const one = lossItem(item);
    if (!units.some((known) => known.code === unit)) refuseWith('not_found', { field: `figures.${at}.unit` });
    if (one === undefined || lossValue(one, value) === null)
      refuseWith('invalid_input', { field: `figures.${at}.value` });
  }
  const [conflict] = conflictsOf(wanted.figures, units);
  if (conflict !== undefined) {
    const { unit, parts, whole, sum, value } = conflict;
    refuseWith('loss_parts', {
      params: {
        unit: unitName(units, unit),
        parts: itemZh(parts),
        whole: itemZh([whole]),
        sum,
        value,
      },
    });
  }
  const last = reportRows(db, loss.id).at(-1);
  const before = last === undefined ? [] : figuresOf(db, last.id);
  const { jumpFactor: factor, jumpFloor: floor } = readSetting(db, 'losses');
  const jumps = jumpsOf(before, wanted.figures, units, { factor, floor });
  const [jump] = jumps;
  if (jump !== undefined && wanted.explanation === '') {
    const { unit, item, from, to } = jump;
    refuseWith('loss_jump', {
      field: 'explanation',
      params: { unit: unitName(units, unit), item: itemZh([item]), from, to },
    });
  }
  return jumps;
}

type Sending = Wanted & {
  readonly reportId: string;
  readonly sentAt: number;
  readonly note: string;
  readonly signer: string;
  readonly receiver: string;
  readonly way: Parameters<typeof meetDuties>[3]['way'];
};

function send(call: Call, write: Write, loss: LossRow, sending: Sending): void {
  const actor = actorOf(call);
  const { db } = call.desk;
  const sent = reportRows(db, loss.id);
  const { kind, reportId, sentAt, receiver, way } = sending;
  if (!nextKinds(sent, false).includes(kind))
    refuseWith('loss_kind', { params: { kind: lossKindName(kind, 1, 'zh') } });
  const jumps = checked(db, loss, sending);
  const number = kind === 'update' ? nextUpdate(sent) : 1;
  const { explanation, note } = sending;
  refuseSecret(false, { explanation, note });
  meetDuties(call.desk, write, actor, { loss, kind, at: sentAt, receiver, way, recordId: reportId });
  const isOver = kind === 'verified' || loss.stable_at !== null;
  const duties = [
    ...(isOver || hasOpenDaily(db, loss) ? [] : dailyDuty(db, loss, sentAt)),
    ...ledgerDuty(db, loss, totalsOf(sending.figures), sentAt),
  ];
  const body = { ...sending, number, jumps, duties, author: authorOf(actor) };
  write(fact('loss.reported', loss.id, actor.accountId, body));
}

const hasOpenDaily = (db: Db, loss: LossRow): boolean =>
  db
    .prepare("SELECT 1 FROM obligations WHERE scope_id = ? AND kind = 'zero_report' AND state = 'open'")
    .get(loss.id) !== undefined;

export const lossHandlers: SomeHandlers<
  | 'loss.open'
  | 'loss.report'
  | 'loss.zero'
  | 'loss.stabilise'
  | 'loss.reopen'
  | 'loss.withdraw'
  | 'loss.list'
  | 'loss.get'
  | 'loss.readFile'
> = {
  'loss.open': (input, call) => {
    const actor = actorOf(call);
    const { db } = call.desk;
    return transact(call.desk, (write, now) => {
      if (lossRow(db, input.lossId)) return process(db, input.lossId);
      const { lossId, title, type, incidentId } = input;
      if (incidentClassOf(type) !== 'natural_disaster') refuseWith('invalid_input', { field: 'type' });
      refuseSecret(false, { title });
      const beganAt = pastOrNow(input.beganAt, now, 'beganAt');
      if (incidentId !== null) {
        const incident = incidentById(db, incidentId, now);
        if (incident === undefined) refuseWith('not_found', { field: 'incidentId' });
        else if (incident.state === 'closed') refuseWith('incident_closed');
      }
      const own = input.units.length > 0 ? input.units : roomUnits(db).units;
      const units = own.map(({ code, name }) => ({ code, name }));
      if (units.length === 0) refuseWith('loss_no_units', { field: 'units' });
      if (new Set(units.map((one) => one.code)).size !== units.length)
        refuseWith('invalid_input', { field: 'units' });
      const duties = dailyDuty(db, { id: lossId, title, incident_id: incidentId }, now);
      const body = { title, type, beganAt, incidentId, units, duties, author: authorOf(actor) };
      write(fact('loss.opened', lossId, actor.accountId, body));
      return process(db, lossId);
    });
  },

  'loss.report': (input, call) =>
    transact(call.desk, (write, now) => {
      const { db } = call.desk;
      if (reportRow(db, input.reportId)) return process(db, input.lossId);
      const loss = openRow(db, input.lossId);
      const { lossId: _lossId, ...rest } = input;
      const asOf = pastOrNow(input.asOf, now, 'asOf');
      const sentAt = pastOrNow(input.sentAt, now, 'sentAt');
      if (sentAt < asOf - 60_000) refuseWith('time_order', { field: 'asOf' });
      const last = reportRows(db, loss.id).at(-1);
      if (last !== undefined && asOf < last.as_of) refuseWith('time_order', { field: 'asOf' });
      const figures = input.figures.map((one) => ({ ...one, at: Math.min(one.at ?? asOf, sentAt) }));
      if (new Set(figures.map((one) => `${one.unit}|${one.item}`)).size !== figures.length)
        refuseWith('invalid_input', { field: 'figures' });
      send(call, write, loss, { ...rest, asOf, sentAt, figures });
      return process(db, loss.id);
    }),

  'loss.zero': (input, call) =>
    transact(call.desk, (write, now) => {
      const { db } = call.desk;
      if (reportRow(db, input.reportId)) return process(db, input.lossId);
      const loss = openRow(db, input.lossId);
      const last = reportRows(db, loss.id).at(-1);
      const { reportId, receiver, way } = input;
      const figures = last === undefined ? [] : figuresOf(db, last.id);
      const signer = last?.signer ?? actorOf(call).name;
      const words = { explanation: '', note: '', signer };
      const times = { asOf: now, sentAt: now };
      send(call, write, loss, { kind: 'zero', reportId, receiver, way, figures, ...words, ...times });
      return process(db, loss.id);
    }),

  'loss.stabilise': (input, call) => {
    const actor = actorOf(call);
    const { db } = call.desk;
    return transact(call.desk, (write, now) => {
      const loss = openRow(db, input.lossId);
      if (loss.stable_at !== null) return process(db, loss.id);
      const at = pastOrNow(input.at, now, 'at');
      if (at < loss.began_at) refuseWith('time_order', { field: 'at' });
      const duties = verifiedDuty(db, loss, at);
      write(fact('loss.stabilised', loss.id, actor.accountId, { at, duties, author: authorOf(actor) }));
      return process(db, loss.id);
    });
  },

  'loss.reopen': (input, call) => {
    const actor = actorOf(call);
    const { db } = call.desk;
    return transact(call.desk, (write) => {
      const loss = lossRow(db, input.lossId) ?? refuseWith('not_found', { field: 'lossId' });
      if (loss.state !== 'closed') refuseWith(loss.state === 'open' ? 'already_done' : 'loss_over');
      const { reason, decidedBy, way } = input;
      const body = { reason, decidedBy, way, author: authorOf(actor) };
      write(fact('loss.reopened', loss.id, actor.accountId, body));
      return process(db, loss.id);
    });
  },

  'loss.withdraw': (input, call) => {
    const actor = actorOf(call);
    const { db } = call.desk;
    return transact(call.desk, (write) => {
      const loss = openRow(db, input.lossId);
      if (reportRows(db, loss.id).length > 0) refuseWith('loss_sent');
      const body = { reason: input.reason, author: authorOf(actor) };
      write(fact('loss.withdrawn', loss.id, actor.accountId, body));
      return process(db, loss.id);
    });
  },

  'loss.list': (input, { desk }) => losses(desk.db, input.openOnly),
  'loss.get': (input, { desk }) => process(desk.db, input.lossId),

  'loss.readFile': async (input, { desk, services }) => {
    const loss = openRow(desk.db, input.lossId);
    const { sheets } = await services.workers.run({ task: 'rosterSheets', path: input.path });
    const aliases = new Map(roomUnits(desk.db).units.map((unit) => [unit.code, unit.aliases]));
    const units = unitsOf(loss).map((unit) => ({ ...unit, aliases: aliases.get(unit.code) ?? [] }));
    const read = sheets.map((sheet) => readLosses(sheet.rows, units));
    // The sheet that names most of the units; the first of a workbook without any.
    const [best] = read.toSorted((a, b) => b.units - a.units);
    const found = best ?? readLosses([], units);
    return { ...found, figures: [...found.figures], problems: [...found.problems] };
  },
};
