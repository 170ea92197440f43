import type { ImportResult } from '../../../shared/contract/areas/warnings';
import type { ReadWarning } from '../../../shared/domain/warnings';
import { type Head, type HeldReason, placeMessage, titleOf } from '../../../shared/warnings/place';
import { type Actor, authorOf, type Desk, fact, transact, type Write } from '../desk';
import { goesOnUnder } from './goesOn';
import { headsOf, heldRows, knownMessage, messageRow, warningRow } from './read';

/** A message on its way into the room. */
export type Incoming = {
  readonly id: string;
  readonly reading: ReadWarning;
  readonly original: string;
  readonly receivedAt: number;
};
export type Taking = {
  readonly desk: Desk;
  readonly write: Write;
  readonly now: number;
  readonly actor: Actor;
};
type Outcome = Pick<ImportResult, 'outcome' | 'warningId' | 'reason'>;

export const identifiersOf = (reading: ReadWarning): string[] =>
  [reading.identifier ?? '', ...reading.references.map(({ identifier }) => identifier)].filter(
    (identifier) => identifier !== '',
  );

const isHandled = (reading: ReadWarning): boolean =>
  reading.message === 'alert' || reading.message === 'update';

/** What is missing or impossible in a message that would become a warning; null when it can be one. */
function refusalOf(reading: ReadWarning): string | null {
  if (!isHandled(reading) || reading.isLifting) return null;
  if (reading.issuer === '') return 'missing_issuer';
  if (reading.kind === '') return 'missing_kind';
  if (reading.area === '') return 'missing_area';
  const { startsAt, endsAt } = reading;
  return startsAt !== null && endsAt !== null && endsAt <= startsAt ? 'time_order' : null;
}

function record(
  taking: Taking,
  incoming: Incoming,
  supersedes: readonly string[],
  supersededBy: string | null,
): Outcome {
  const { write, actor } = taking;
  const { id, reading, original, receivedAt } = incoming;
  const { isLifting: _lifting, identifier, ...said } = reading;
  write(
    fact('warning.recorded', id, actor.accountId, {
      ...said,
      identifier: identifier === '' ? null : identifier,
      receivedAt,
      original,
      supersedes,
      supersededBy,
      author: authorOf(actor),
    }),
  );
  if (identifier !== null && identifier !== '') settleWaiting(taking, identifier);
  const outcome = supersededBy !== null ? 'outdated' : supersedes.length > 0 ? 'updated' : 'recorded';
  return { outcome, warningId: id, reason: null };
}

/** Lifts a warning. The responses and work plans under it go on: a lifting is not their end. */
export function lift(taking: Taking, warningId: string, reason: string, message: Incoming | null): void {
  const { desk, write, now, actor } = taking;
  const body = {
    reason,
    ...(message === null ? {} : { message }),
    goesOn: goesOnUnder(desk.db, warningId, now).length,
    author: authorOf(actor),
  };
  write(fact('warning.lifted', warningId, actor.accountId, body));
}

function hold(
  taking: Taking,
  incoming: Incoming,
  reason: HeldReason,
  isOpen: boolean,
  warningId: string | null,
): Outcome {
  const { id, ...kept } = incoming;
  const { write, actor } = taking;
  write(
    fact('warning.held', id, actor.accountId, {
      ...kept,
      reason,
      isOpen,
      warningId,
      author: authorOf(actor),
    }),
  );
  return { outcome: isOpen ? 'held' : 'noted', warningId, reason };
}

/**
 * Does with a message what the rule says; `isHeld`: it is among the held ones already, and stays there if nothing else is found. `judged`: the message as the
 * rule is to see it, where an officer has decided something about it; what is stored is always the message as it came.
 */
export function put(
  taking: Taking,
  incoming: Incoming,
  heads: readonly Head[],
  isHeld: boolean,
  judged: Parameters<typeof placeMessage>[0] = incoming.reading,
): Outcome {
  const placed = placeMessage(judged, heads);
  if (placed.act === 'record') return record(taking, incoming, placed.supersedes, placed.supersededBy);
  if (placed.act === 'lift') {
    const reason = (titleOf(incoming.reading) || incoming.reading.text).slice(0, 500);
    for (const id of placed.warningIds) lift(taking, id, reason, incoming);
    return { outcome: 'lifted', warningId: placed.warningIds[0] ?? null, reason: null };
  }
  if (placed.act === 'note') {
    if (!isHeld) return hold(taking, incoming, placed.reason, false, placed.warningId);
    return { outcome: 'noted', warningId: placed.warningId, reason: placed.reason };
  }
  return isHeld
    ? { outcome: 'held', warningId: null, reason: placed.reason }
    : hold(taking, incoming, placed.reason, true, null);
}

export function settle(
  taking: Taking,
  incoming: Pick<Incoming, 'id' | 'reading'>,
  way: 'linked' | 'new' | 'dismissed',
  warningId: string | null,
  reason: string,
): void {
  const { write, actor } = taking;
  const title = titleOf(incoming.reading);
  write(
    fact('warning.settled', incoming.id, actor.accountId, {
      way,
      warningId,
      title,
      reason,
      author: authorOf(actor),
    }),
  );
}

/** Held messages that name a warning which has just come in find their place by themselves. */
function settleWaiting(taking: Taking, identifier: string): void {
  const { db } = taking.desk;
  const waiting = heldRows(db).filter((one) =>
    one.reading.references.some((reference) => reference.identifier === identifier),
  );
  const inOrder = waiting.toSorted((a, b) => (a.reading.issuedAt ?? 0) - (b.reading.issuedAt ?? 0));
  for (const one of inOrder) {
    // What was settled for the one before may have settled this one too.
    if (messageRow(db, one.id)?.state !== 'held') continue;
    const incoming = {
      id: one.id,
      reading: one.reading,
      original: one.original,
      receivedAt: one.received_at,
    };
    const done = put(taking, incoming, headsOf(db, identifiersOf(one.reading), null), true);
    if (done.outcome !== 'held') settle(taking, incoming, 'linked', done.warningId, '');
  }
}

export type Item = Omit<Incoming, 'id' | 'receivedAt'> & {
  readonly id: string | null;
  readonly receivedAt: number | null;
  readonly parentId: string | null;
};

function takeOne(taking: Taking, item: Item): ImportResult {
  const { desk, now } = taking;
  const { reading } = item;
  const about = { identifier: reading.identifier, title: titleOf(reading) };
  const byId = item.id === null ? undefined : (warningRow(desk.db, item.id) ?? messageRow(desk.db, item.id));
  const known = knownMessage(desk.db, reading) ?? (byId && { id: byId.id, warningId: byId.id });
  if (known) return { ...about, outcome: 'known', warningId: known.warningId, reason: null };
  const refusal = refusalOf(reading);
  if (refusal !== null) return { ...about, outcome: 'refused', warningId: null, reason: refusal };
  const receivedAt = Math.min(item.receivedAt ?? now, now);
  const incoming = { id: item.id ?? desk.newId(), reading, original: item.original, receivedAt };
  const heads = headsOf(desk.db, identifiersOf(reading), item.parentId);
  return { ...about, ...put(taking, incoming, heads, false) };
}

/**
 * Takes messages in as one act, in the order in which they were sent whatever their order in the file. Sent again it changes nothing. Each has its own
 * result; a bad one refuses only itself. `after` belongs to the same act. For files, pasted texts, the command line and the watched folder alike.
 */
export function takeIn(
  desk: Desk,
  actor: Actor,
  items: readonly Item[],
  after: (taking: Taking, results: readonly ImportResult[]) => void = () => {},
): ImportResult[] {
  const sentAt = ({ reading }: Item): number => reading.issuedAt ?? Number.MAX_SAFE_INTEGER;
  const inOrder = items
    .map((item, place) => ({ item, place }))
    .toSorted((a, b) => sentAt(a.item) - sentAt(b.item));
  return transact(desk, (write, now) => {
    const taking = { desk, write, now, actor };
    const results = new Map(inOrder.map(({ item, place }) => [place, takeOne(taking, item)]));
    const told = items.flatMap((_item, place) => results.get(place) ?? []);
    after(taking, told);
    return told;
  });
}
