import type { LogEntry } from '../../../shared/contract/models';
import type { ParsedInputOf } from '../../../shared/contract/procedures';
import type { FactBodies, LineMore, PhoneCall } from '../../../shared/domain/facts';
import { actorOf, type Call, pastOrNow, type SomeHandlers } from '../call';
import type { Db } from '../db/statement';
import { type Actor, authorOf, type Desk, fact, transact } from '../desk';
import { refuseWith } from '../deskError';
import { documentOfLine } from '../documents/register/read';
import { requireIncident } from '../incidents/requireIncident';
import { requireStored, withMore } from '../logMore/store';
import { requireRepeat, type StoredAs } from '../repeat';
import {
  countEntries,
  entriesBetween,
  entryById,
  instructionById,
  instructions,
  isEntry,
  numbersAt,
} from './read';

function stored(db: Db, id: string): LogEntry {
  return entryById(db, id) ?? refuseWith('not_found', { field: 'entryId' });
}

/** The further columns of a line, null when none of them says anything. */
function furtherColumns(input: ParsedInputOf<'log.append'>, home: string): LineMore | null {
  const { leaderWords, result, doneAt, paperSerial } = input;
  const attachments = withMore([], input.attachments);
  requireStored(home, attachments);
  const isEmpty =
    leaderWords === '' && result === '' && doneAt === null && paperSerial === '' && attachments.length === 0;
  return isEmpty ? null : { leaderWords, result, doneAt, paperSerial, attachments, importId: null };
}

const lineOf = (entry: LogEntry): StoredAs => ({ line: entry.humanNumber ?? entry.number });

/** A line that is sent again; an end of the call or a time of receipt that nobody typed was “now” each time. */
function repeatedLine(call: Call, before: LogEntry, input: ParsedInputOf<'log.append'>): LogEntry {
  const { kind, text, incidentId, caller, handling, occurredAt } = input;
  const given = { kind, text, incidentId, caller, handling, occurredAt };
  const receivedAt = input.receivedAt ?? undefined;
  const more = furtherColumns(input, call.desk.home);
  requireRepeat(call.desk.db, 'log.recorded', before.id, { ...given, receivedAt, more }, lineOf(before));
  return before;
}

/** A call lies in the past and does not end before it began. */
function callOf(input: ParsedInputOf<'log.append'>['call'], now: number): PhoneCall | null {
  if (input === null) return null;
  const startedAt = pastOrNow(input.startedAt, now, 'call.startedAt');
  const endedAt = pastOrNow(input.endedAt, now, 'call.endedAt');
  if (endedAt < startedAt) refuseWith('time_order', { field: 'call.endedAt' });
  return { startedAt, endedAt, outcome: input.outcome };
}

/** What the fact of a line will say. Refuses times that cannot be, an incident that is not there and files that were not kept. */
export function lineBody(
  input: ParsedInputOf<'log.append'>,
  actor: Actor,
  { db, home }: Pick<Desk, 'db' | 'home'>,
  now: number,
): FactBodies['log.recorded'] {
  const receivedAt = pastOrNow(input.receivedAt, now, 'receivedAt');
  const occurredAt = input.occurredAt === null ? null : pastOrNow(input.occurredAt, now, 'occurredAt');
  if (occurredAt !== null && occurredAt > receivedAt) refuseWith('time_order', { field: 'occurredAt' });
  if (input.doneAt !== null) pastOrNow(input.doneAt, now, 'doneAt');
  requireIncident(db, input.incidentId);
  const { kind, text, incidentId, caller, handling } = input;
  const more = furtherColumns(input, home);
  const phoneCall = callOf(input.call, now);
  return {
    kind,
    text,
    receivedAt,
    occurredAt,
    incidentId,
    caller,
    handling,
    ...(more === null ? {} : { more }),
    ...(phoneCall === null ? {} : { call: phoneCall }),
    author: authorOf(actor),
  };
}

export const logHandlers: SomeHandlers<
  | 'log.append'
  | 'log.correct'
  | 'log.range'
  | 'log.count'
  | 'log.get'
  | 'log.at'
  | 'instruction.record'
  | 'instruction.done'
  | 'instruction.list'
> = {
  'log.append': (input, call) => {
    const actor = actorOf(call);
    const { db } = call.desk;
    return transact(call.desk, (write, now) => {
      if (isEntry(db, input.entryId)) return repeatedLine(call, stored(db, input.entryId), input);
      const body = lineBody(input, actor, call.desk, now);
      write(fact('log.recorded', input.entryId, actor.accountId, body));
      return stored(db, input.entryId);
    });
  },

  'log.correct': (input, call) => {
    const actor = actorOf(call);
    const { db } = call.desk;
    return transact(call.desk, (write) => {
      const before = entryById(db, input.entryId);
      if (before) {
        const { corrects, text, reason } = input;
        requireRepeat(db, 'log.corrected', before.id, { corrects, text, reason }, lineOf(before));
        return before;
      }
      const original = entryById(db, input.corrects) ?? refuseWith('not_found', { field: 'corrects' });
      if (original.kind === 'system' || original.withdraws) refuseWith('not_correctable');
      if (original.withdrawnBy)
        refuseWith('already_withdrawn', { params: { number: original.withdrawnBy.number } });
      // The log and the register must say the same: the line of a document is corrected there.
      if (documentOfLine(db, original.id) !== undefined) refuseWith('correct_in_register');
      if (original.correctedBy)
        refuseWith('already_corrected', { params: { number: original.correctedBy.number } });
      const { corrects, text, reason } = input;
      write(
        fact('log.corrected', input.entryId, actor.accountId, {
          corrects,
          text,
          reason,
          author: authorOf(actor),
        }),
      );
      return stored(db, input.entryId);
    });
  },

  'log.range': (input, { desk }) => entriesBetween(desk.db, input.from, input.to, input.people),
  'log.count': (_input, { desk }) => countEntries(desk.db),
  'log.get': (input, { desk }) => stored(desk.db, input.entryId),
  'log.at': (input, { desk }) => numbersAt(desk.db, input.at),

  'instruction.record': (input, call) => {
    const actor = actorOf(call);
    const { db } = call.desk;
    return transact(call.desk, (write, now) => {
      const before = entryById(db, input.entryId);
      if (before) {
        const { entryId, receivedAt, ...said } = input;
        const given = { ...said, receivedAt: receivedAt ?? undefined };
        requireRepeat(db, 'instruction.recorded', entryId, given, lineOf(before));
        return before;
      }
      const receivedAt = pastOrNow(input.receivedAt, now, 'receivedAt');
      if (input.dueAt !== null && input.dueAt < receivedAt) refuseWith('time_order', { field: 'dueAt' });
      requireIncident(db, input.incidentId);
      const { leader, way, words, owner, dueAt, incidentId } = input;
      const body = { leader, way, words, owner, dueAt, receivedAt, incidentId, author: authorOf(actor) };
      write(fact('instruction.recorded', input.entryId, actor.accountId, body));
      return stored(db, input.entryId);
    });
  },

  'instruction.done': (input, call) => {
    const actor = actorOf(call);
    const { db } = call.desk;
    return transact(call.desk, (write) => {
      const before =
        instructionById(db, input.instructionId) ?? refuseWith('not_found', { field: 'instructionId' });
      if (before.doneAt !== null) refuseWith('already_done');
      const body = { result: input.result, author: authorOf(actor) };
      write(fact('instruction.done', input.instructionId, actor.accountId, body));
      return instructionById(db, input.instructionId) ?? refuseWith('not_found');
    });
  },

  'instruction.list': (input, { desk }) => instructions(desk.db, input.open),
};
