import { answeredBy, attemptProblem, isRing, type Said } from '../../../shared/callouts/answers';
import { firstFeedbackDue, type Night, nextFeedbackDue } from '../../../shared/callouts/clocks';
import { promptsMetBy, rungsOf } from '../../../shared/callouts/ladder';
import type { Attempt, AttemptTarget, CallOutRule, Feedback } from '../../../shared/domain/callouts';
import type { LaidPrompt } from '../../../shared/domain/facts/callouts';
import { type Db, statement } from '../db/statement';
import { type Actor, authorOf, fact, type Write } from '../desk';
import { refuseWith } from '../deskError';
import { readSetting } from '../settings/read';
import { promptsOfPerson } from './callRows';
import type { CallOutRow, PersonRow } from './rows';

export type Acting = {
  readonly db: Db;
  readonly write: Write;
  readonly actor: Actor;
  readonly callOut: CallOutRow;
  readonly person: PersonRow;
  readonly now: number;
};

export const nightOf = (db: Db): Night => {
  const { nightFromMinute: fromMinute, nightToMinute: toMinute } = readSetting(db, 'callouts');
  return { fromMinute, toMinute };
};

/** The rungs that a person's first call lays, with whom each is about. */
function laidPrompts(callOut: CallOutRow, person: PersonRow, firstAt: number): LaidPrompt[] {
  const others = [person.superior, ...person.deputies].flatMap((one) => one?.contactId ?? []);
  return rungsOf(callOut.ladder, firstAt).map(({ step, at }) => ({
    step,
    at,
    contactIds: step === 'superior_and_deputy' ? others : [],
  }));
}

const minuteOf = (
  person: PersonRow,
): { readonly name: string; readonly phone: number; readonly by: string } => ({
  name: person.name,
  phone: person.calling?.phone ?? 0,
  by: person.calling?.by ?? '',
});

/** Whether an answered person may be dialled again: only for a feedback that is due. */
function owesFeedback(person: PersonRow, now: number): boolean {
  const EARLY_MS = 10 * 60_000;
  return person.feedbackDueAt !== null && now >= person.feedbackDueAt - EARLY_MS;
}

/**
 * Takes a person for a telephone. Two seats cannot: the transaction reads who is being called before it writes. Whoever is taken here already is a repeat.
 */
export function takePerson(acting: Acting, phone: number): void {
  const { db, write, actor, callOut, person, now } = acting;
  if (person.calling !== null && person.calling.phone === phone) return;
  if (person.calling !== null) refuseWith('callout_taken', { params: minuteOf(person) });
  if (person.answeredAt !== null && !owesFeedback(person, now))
    refuseWith('callout_answered', { params: { name: person.name, at: person.answeredAt } });
  const busy = statement<[string, number], { name: string }>(
    db,
    'SELECT name FROM callout_people WHERE callout_id = ? AND calling_phone = ? LIMIT 1',
  ).get(callOut.id, phone);
  // By relay (0) several are out at the same time: the townships call, not the room.
  if (busy !== undefined && phone !== 0)
    refuseWith('callout_phone_busy', { params: { name: busy.name, phone } });
  const prompts = person.firstCallAt === null ? laidPrompts(callOut, person, now) : [];
  const body = { personId: person.id, phone, prompts, author: authorOf(actor) };
  write(fact('callout.called', callOut.id, actor.accountId, body));
}

function triedBefore(db: Db, person: PersonRow): ReadonlySet<AttemptTarget> {
  const rows = statement<[string, string], { target: AttemptTarget }>(
    db,
    'SELECT DISTINCT target FROM callout_attempts WHERE callout_id = ? AND person_id = ?',
  ).all(person.callOutId, person.id);
  return new Set(rows.map((row) => row.target));
}

/** The prompts that an attempt is done with. */
function metBy(
  { db, person }: Acting,
  tried: Pick<Attempt, 'way' | 'to' | 'at'>,
  firstAt: number,
): readonly string[] {
  return promptsMetBy(promptsOfPerson(db, person), tried, {
    firstAt,
    triedBefore: triedBefore(db, person),
    hasSuperior: person.superior !== null,
    hasDeputy: person.deputies.length > 0,
  });
}

export type NewAttempt = Omit<Attempt, 'by' | 'isAnswer'>;

/** What keeps an attempt from being recorded, said to the person who typed it. */
export function problemOf(rule: CallOutRule, person: PersonRow, said: Said & Pick<Attempt, 'to'>) {
  // A superior or the leader on duty is told about somebody; nobody reads back for them.
  if (said.to !== 'person' && said.to !== 'deputy') return null;
  return attemptProblem(said, rule, person.deputies);
}

/** Records the result of an attempt, judged by the rules of the call-out: whether it is the answer, and which rungs it is done with. */
export function recordAttempt(acting: Acting, attempt: NewAttempt): void {
  const { db, write, actor, callOut, person } = acting;
  const { rule } = callOut;
  const problem = problemOf(rule, person, attempt);
  if (problem === 'read_back_missing') refuseWith('callout_read_back', { field: 'readBack' });
  if (problem === 'not_a_deputy')
    refuseWith('callout_no_deputy', { field: 'who', params: { name: attempt.who, person: person.name } });
  const isOwn = attempt.to === 'person' || attempt.to === 'deputy';
  const by = isOwn && person.answeredAt === null ? answeredBy(attempt, rule, person.deputies) : null;
  const rings = isRing(attempt, rule, nightOf(db));
  const answeredAt = attempt.endedAt ?? attempt.at;
  const isFirst = person.firstCallAt === null && rings;
  const firstAt = person.firstCallAt ?? attempt.at;
  write(
    fact('callout.attempted', callOut.id, actor.accountId, {
      personId: person.id,
      attempt,
      isRing: rings,
      answeredBy: by,
      feedbackDueAt: by === null ? null : firstFeedbackDue(rule, callOut.from, answeredAt),
      prompts: isFirst ? laidPrompts(callOut, person, attempt.at) : [],
      met: metBy(acting, attempt, firstAt),
      author: authorOf(actor),
    }),
  );
}

/** Records a feedback. With `answers` the person has answered by it, as one who telephones in. */
export function recordFeedback(
  acting: Acting,
  feedback: Omit<Feedback, 'by'>,
  said: { readonly spoke: 'self' | 'deputy' | 'other'; readonly who: string; readonly answers: boolean },
): void {
  const { write, actor, callOut, person } = acting;
  const { rule } = callOut;
  const { spoke } = said;
  const answer = said.answers && person.answeredAt === null && spoke !== 'other' ? spoke : null;
  const dueAt =
    person.feedbackDueAt ?? firstFeedbackDue(rule, callOut.from, person.answeredAt ?? feedback.at);
  write(
    fact('callout.fed_back', callOut.id, actor.accountId, {
      personId: person.id,
      feedback,
      spoke,
      who: said.who,
      answeredBy: answer,
      feedbackDueAt: dueAt === null ? null : nextFeedbackDue(rule, dueAt, feedback.at),
      prompts: [],
      met: [],
      author: authorOf(actor),
    }),
  );
}
