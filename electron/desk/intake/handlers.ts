import type { Incident } from '../../../shared/contract/models';
import type { ParsedInputOf } from '../../../shared/contract/procedures';
import type { ElementSaid } from '../../../shared/domain/facts/intake';
import { followUpAt, openQuestions, tidy } from '../../../shared/rules/intake/elements';
import { mergedText } from '../../../shared/wording/intakeLines';
import { actorOf, type Call, pastOrNow, type SomeHandlers } from '../call';
import type { Db } from '../db/statement';
import { authorOf, fact, transact } from '../desk';
import { refuseWith } from '../deskError';
import { isCallLine } from '../incidents/callLine';
import { incidentById } from '../incidents/read';
import { entryById } from '../log/read';
import { readSetting } from '../settings/read';
import { elementsAt, followUpOf, incidentElements, isActStored } from './read';

function openIncident(db: Db, incidentId: string, now: number): Incident {
  const incident = incidentById(db, incidentId, now) ?? refuseWith('not_found', { field: 'incidentId' });
  if (incident.state === 'closed') refuseWith('incident_closed');
  return incident;
}

/** The elements as they will stand after a change. */
function merged(known: readonly ElementSaid[], changes: readonly ElementSaid[]): readonly ElementSaid[] {
  const after = new Map(known.map((one) => [one.element, one]));
  for (const one of changes) after.set(one.element, one);
  return [...after.values()];
}

/** Only what differs from what stands: a form that sends all twelve changes those that were touched. */
function changed(known: readonly ElementSaid[], said: readonly ElementSaid[]): readonly ElementSaid[] {
  const standing = new Map(known.map((one) => [one.element, one]));
  return said.map(tidy).filter((one) => {
    const before = standing.get(one.element);
    if (before === undefined) return one.state !== 'open';
    return before.state !== one.state || before.text !== one.text || before.question !== one.question;
  });
}

function setElements(call: Call, input: ParsedInputOf<'incident.setElements'>) {
  const actor = actorOf(call);
  const { db } = call.desk;
  const { incidentId, actId, source } = input;
  return transact(call.desk, (write, now) => {
    openIncident(db, incidentId, now);
    if (isActStored(db, incidentId, actId)) return incidentElements(db, incidentId);
    const known = elementsAt(db, incidentId);
    const page = incidentElements(db, incidentId);
    const changes = changed(known, input.elements);
    const extras = Object.entries(input.extras).filter(
      ([id, value]) => value !== (page.extras.find((one) => one.extra === id)?.value ?? ''),
    );
    if (changes.length === 0 && extras.length === 0) refuseWith('nothing_changed');
    const at = pastOrNow(input.at, now, 'at');
    const minutes = readSetting(db, 'intake').followUpMinutes;
    const due = followUpAt(merged(known, changes), followUpOf(db, incidentId), now, minutes);
    const author = authorOf(actor);
    const said = { actId, at, source, author };
    for (const one of changes) {
      const body = { ...one, ...said, followUpAt: due };
      write(fact('incident.element_set', incidentId, actor.accountId, body));
    }
    for (const [extra, value] of extras)
      write(fact('incident.extra_set', incidentId, actor.accountId, { ...said, extra, value }));
    return incidentElements(db, incidentId);
  });
}

/** The call becomes a line of the incident that it is about; flags that it adds are added there. */
function mergeCall(call: Call, input: ParsedInputOf<'incident.mergeCall'>): Incident {
  const actor = actorOf(call);
  const { db } = call.desk;
  return transact(call.desk, (write, now) => {
    const text = mergedText(input);
    const before = entryById(db, input.entryId);
    if (before !== undefined) {
      const isRepeat = before.incidentId === input.incidentId && before.text.endsWith(text);
      if (!isRepeat) refuseWith('id_used', { params: { line: before.humanNumber ?? before.number } });
      return incidentById(db, input.incidentId, now) ?? refuseWith('not_found');
    }
    const incident = openIncident(db, input.incidentId, now);
    if ((incident.drill === null) !== (input.drill === null)) refuseWith('drill_mixed', { field: 'drill' });
    const receivedAt = pastOrNow(input.receivedAt, now, 'receivedAt');
    const occurredAt = input.occurredAt === null ? null : pastOrNow(input.occurredAt, now, 'occurredAt');
    if (occurredAt !== null && occurredAt > receivedAt) refuseWith('time_order', { field: 'occurredAt' });
    const { entryId, caller, callback, callLineId } = input;
    const line = isCallLine(db, callLineId) ? { callLineId } : {};
    const author = authorOf(actor);
    // A call that was taken down is a line already and counts once.
    const kind = 'callLineId' in line ? ('note' as const) : ('phone_in' as const);
    const body = { entryId, kind, text, caller, callback, occurredAt, receivedAt, ...line, author };
    write(fact('incident.call_merged', incident.id, actor.accountId, body));
    const flags = [...new Set([...incident.flags, ...input.flags])];
    if (flags.length > incident.flags.length)
      write(fact('incident.flags_set', incident.id, actor.accountId, { flags, author }));
    return incidentById(db, incident.id, now) ?? refuseWith('not_found');
  });
}

export const intakeHandlers: SomeHandlers<
  | 'incident.elements'
  | 'incident.setElements'
  | 'incident.askAgain'
  | 'incident.setFlags'
  | 'incident.verify'
  | 'incident.markStable'
  | 'incident.mergeCall'
> = {
  'incident.elements': ({ incidentId }, { desk }) => {
    if (incidentById(desk.db, incidentId, desk.now()) === undefined)
      refuseWith('not_found', { field: 'incidentId' });
    return incidentElements(desk.db, incidentId);
  },

  'incident.setElements': (input, call) => setElements(call, input),

  'incident.askAgain': ({ incidentId, actId, note }, call) => {
    const actor = actorOf(call);
    const { db } = call.desk;
    return transact(call.desk, (write, now) => {
      openIncident(db, incidentId, now);
      if (openQuestions(elementsAt(db, incidentId)).length === 0) refuseWith('already_done');
      const due = now + readSetting(db, 'intake').followUpMinutes * 60_000;
      // Pressed twice within the moment it says the same thing twice.
      if (followUpOf(db, incidentId) !== due) {
        const body = { actId, note, followUpAt: due, author: authorOf(actor) };
        write(fact('incident.questions_asked', incidentId, actor.accountId, body));
      }
      return incidentElements(db, incidentId);
    });
  },

  'incident.setFlags': ({ incidentId, flags }, call) => {
    const actor = actorOf(call);
    const { db } = call.desk;
    return transact(call.desk, (write, now) => {
      const before = openIncident(db, incidentId, now);
      const isSame =
        before.flags.length === flags.length && flags.every((flag) => before.flags.includes(flag));
      if (!isSame)
        write(fact('incident.flags_set', incidentId, actor.accountId, { flags, author: authorOf(actor) }));
      return openIncident(db, incidentId, now);
    });
  },

  'incident.verify': ({ incidentId, at: said, isTrue, by, words }, call) => {
    const actor = actorOf(call);
    const { db } = call.desk;
    return transact(call.desk, (write, now) => {
      const before = openIncident(db, incidentId, now);
      const at = pastOrNow(said, now, 'at');
      if (at < before.receivedAt - 60_000) refuseWith('time_order', { field: 'at' });
      const standing = before.verification;
      if (standing?.isTrue !== isTrue || standing.by !== by || standing.at !== at) {
        const body = { isTrue, at, by, words, author: authorOf(actor) };
        write(fact('incident.verified', incidentId, actor.accountId, body));
      }
      return openIncident(db, incidentId, now);
    });
  },

  'incident.markStable': ({ incidentId, at: said, isStable, by, words }, call) => {
    const actor = actorOf(call);
    const { db } = call.desk;
    return transact(call.desk, (write, now) => {
      const before = openIncident(db, incidentId, now);
      const at = pastOrNow(said, now, 'at');
      if (at < before.receivedAt - 60_000) refuseWith('time_order', { field: 'at' });
      if ((before.stableAt !== null) === isStable) return before;
      const body = { isStable, at, by, words, author: authorOf(actor) };
      write(fact('incident.marked_stable', incidentId, actor.accountId, body));
      return openIncident(db, incidentId, now);
    });
  },

  'incident.mergeCall': (input, call) => mergeCall(call, input),
};
