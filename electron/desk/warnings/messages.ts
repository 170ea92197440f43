import type { FoundReading, HeldMessage } from '../../../shared/contract/areas/warnings';
import type { Warning } from '../../../shared/contract/models';
import type { WarningReading } from '../../../shared/domain/warnings';
import { messageOf } from '../../../shared/warnings/place';
import { readAny } from '../../../shared/warnings/read';
import { actorOf, type Call, type SomeHandlers } from '../call';
import type { Db } from '../db/statement';
import { transact } from '../desk';
import { refuseWith } from '../deskError';
import { settleConfirmed } from './confirmedFiles';
import {
  candidatesFor,
  headsOf,
  heldRows,
  knownMessage,
  type MessageRow,
  messageRow,
  warningById,
} from './read';
import { type Incoming, identifiersOf, put, settle, takeIn } from './takeIn';

function found(db: Db, reading: WarningReading, now: number): FoundReading {
  if (!reading.ok) return { reading, knownAs: null, parents: [], candidates: [] };
  const { warning } = reading;
  const known = knownMessage(db, warning);
  return {
    reading: {
      ok: true,
      warning: mutable(warning),
      doubts: reading.doubts.map((doubt) => ({ ...doubt, choices: [...doubt.choices] })),
    },
    knownAs: known === undefined ? null : (known.warningId ?? known.id),
    parents: headsOf(db, identifiersOf(warning), null).map(({ id }) => id),
    candidates: candidatesFor(db, warning, now).map(({ id }) => id),
  };
}

type Mutable = HeldMessage['warning'];
const mutable = (warning: Extract<WarningReading, { ok: true }>['warning']): Mutable => ({
  ...warning,
  references: [...warning.references],
  areas: [...warning.areas],
});

function toHeld(db: Db, row: MessageRow, now: number): HeldMessage {
  return {
    id: row.id,
    warning: mutable(row.reading),
    original: row.original,
    reason: row.reason ?? 'no_parent',
    receivedAt: row.received_at,
    candidates: candidatesFor(db, row.reading, now),
  };
}

function heldMessage(db: Db, id: string): Incoming {
  const row = messageRow(db, id) ?? refuseWith('not_found', { field: 'messageId' });
  if (row.state !== 'held') refuseWith('already_done');
  return { id: row.id, reading: row.reading, original: row.original, receivedAt: row.received_at };
}

/** Puts a held message where an officer says, and settles it; his word stands above the times that the messages carry. */
function place(call: Call, messageId: string, parentId: string | null): Warning {
  const actor = actorOf(call);
  const { desk } = call;
  return transact(desk, (write, now) => {
    const incoming = heldMessage(desk.db, messageId);
    const { reading } = incoming;
    const taking = { desk, write, now, actor };
    const heads = parentId === null ? [] : headsOf(desk.db, [], parentId);
    if (parentId !== null && heads.length === 0) refuseWith('not_found', { field: 'warningId' });
    const judged =
      parentId === null
        ? { ...reading, message: 'alert' as const, isLifting: false }
        : { ...reading, issuedAt: null };
    const done = put(taking, incoming, heads, true, judged);
    if (done.warningId === null) return refuseWith('warning_not_linked');
    settle(taking, incoming, parentId === null ? 'new' : 'linked', done.warningId, '');
    return warningById(desk.db, done.warningId, now) ?? refuseWith('not_found');
  });
}

type Messages =
  | 'warning.read'
  | 'warning.import'
  | 'warning.held'
  | 'warning.link'
  | 'warning.takeAsNew'
  | 'warning.dismiss';

/** Use cases of messages about warnings: read, taken in, held apart, linked. */
export const messageHandlers: SomeHandlers<Messages> = {
  'warning.read': ({ text }, { desk }) => {
    const now = desk.now();
    return readAny(text, { now }).map((reading) => found(desk.db, reading, now));
  },

  'warning.import': ({ readings }, call) => {
    const items = readings.map(({ id, original, receivedAt, parentId, ...reading }) => ({
      id,
      original,
      receivedAt,
      parentId,
      reading,
    }));
    return takeIn(call.desk, actorOf(call), items, (taking, results) =>
      settleConfirmed(taking, items, results),
    );
  },

  'warning.held': (_input, { desk }) => {
    const now = desk.now();
    return heldRows(desk.db).map((row) => toHeld(desk.db, row, now));
  },

  'warning.link': ({ messageId, warningId }, call) => place(call, messageId, warningId),

  'warning.takeAsNew': ({ messageId }, call) => {
    const row = messageRow(call.desk.db, messageId);
    // A lifting is no warning: it can be linked or laid aside.
    if (row !== undefined && messageOf(row.reading) === 'cancel') refuseWith('warning_not_linked');
    return place(call, messageId, null);
  },

  'warning.dismiss': ({ messageId, reason }, call) => {
    const actor = actorOf(call);
    const { desk } = call;
    return transact(desk, (write, now) => {
      settle({ desk, write, now, actor }, heldMessage(desk.db, messageId), 'dismissed', null, reason);
      return {};
    });
  },
};
