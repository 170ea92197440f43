import { isNight } from '../../../shared/callouts/clocks';
import { lostAt } from '../../../shared/callouts/ladder';
import { nextOn } from '../../../shared/callouts/phones';
import { callOutForecast, callOutRates, callSeconds, type Rated } from '../../../shared/callouts/rates';
import type {
  CallOutDetail,
  CallOutPersonModel,
  CallOutSummary,
} from '../../../shared/contract/areas/callouts';
import type { CallOutForecast, PersonCallState } from '../../../shared/domain/callouts';
import { type Db, statement } from '../db/statement';
import { readSetting } from '../settings/read';
import {
  type AttemptRow,
  attemptsOf,
  type FeedbackRow,
  feedbackOf,
  type PromptRow,
  promptsOf,
} from './callRows';
import { warningsOver } from './over';
import { type CallOutRow, callOutById, callOuts, type PersonRow, peopleOf } from './rows';

/** Everything that is known of a call-out, read once. */
export type LoadedCallOut = {
  readonly row: CallOutRow;
  readonly people: readonly PersonRow[];
  readonly attempts: ReadonlyMap<string, readonly AttemptRow[]>;
  readonly feedback: ReadonlyMap<string, readonly FeedbackRow[]>;
  readonly prompts: ReadonlyMap<string, readonly PromptRow[]>;
};

function byPerson<T extends { readonly personId: string }>(rows: readonly T[]): Map<string, T[]> {
  const map = new Map<string, T[]>();
  for (const row of rows) {
    const own = map.get(row.personId);
    if (own) own.push(row);
    else map.set(row.personId, [row]);
  }
  return map;
}

export const loadCallOut = (db: Db, row: CallOutRow): LoadedCallOut => ({
  row,
  people: peopleOf(db, row.id),
  attempts: byPerson(attemptsOf(db, row.id)),
  feedback: byPerson(feedbackOf(db, row.id)),
  prompts: byPerson(promptsOf(db, row.id)),
});

/** How a person stands at a moment; out of contact follows from the ladder and the time alone. */
export function stateOf(row: CallOutRow, person: PersonRow, now: number): PersonCallState {
  if (person.isDropped) return 'dropped';
  if (person.answeredAt !== null) return person.calling === null ? 'answered' : 'calling';
  if (person.calling !== null) return 'calling';
  if (person.firstCallAt === null) return 'waiting';
  return lostAt(row.ladder, person.firstCallAt) <= now ? 'lost' : 'unanswered';
}

export function ratedPeople({ people, attempts, feedback }: LoadedCallOut): Rated[] {
  return people.map((person) => ({
    isDropped: person.isDropped,
    firstCallAt: person.firstCallAt,
    answeredAt: person.answeredAt,
    answeredBy: person.answeredBy,
    isEscalated: (attempts.get(person.id) ?? []).some((one) => one.to !== 'person'),
    hasFeedback: feedback.has(person.id),
  }));
}

/** The arithmetic of what is left: by how long this room's calls take, else by the setting. */
function forecastOf(db: Db, loaded: LoadedCallOut, now: number): CallOutForecast {
  const { row, people, attempts } = loaded;
  const remaining = people.filter((one) => !one.isDropped && one.answeredAt === null);
  return callOutForecast({
    remaining,
    phones: row.phones,
    callSeconds: callSeconds([...attempts.values()].flat(), readSetting(db, 'callouts').callSeconds),
    dueAt: row.answerDueAt,
    now: row.closedAt ?? now,
  });
}

const incidentTitle = (db: Db, id: string | null): string | null =>
  id === null
    ? null
    : (statement<[string], { title: string }>(db, 'SELECT title FROM incidents WHERE id = ?').get(id)
        ?.title ?? null);

export function summaryOf(db: Db, loaded: LoadedCallOut, now: number): CallOutSummary {
  const { row, people } = loaded;
  return {
    id: row.id,
    kind: row.kind,
    title: row.title,
    warningIds: [...row.warningIds],
    incidentId: row.incidentId,
    incidentTitle: incidentTitle(db, row.incidentId),
    rule: { ...row.rule, roles: [...row.rule.roles] },
    phones: row.phones,
    relay: row.relay,
    sentence: row.sentence,
    startedAt: row.startedAt,
    startedBy: row.startedBy,
    ringDueAt: row.ringDueAt,
    answerDueAt: row.answerDueAt,
    state: row.state,
    closedAt: row.closedAt,
    closedBy: row.closedBy,
    closeWords: row.closeWords,
    drill: row.drill,
    rates: callOutRates(ratedPeople(loaded), row.rule.feedbackMinutes !== null),
    forecast: forecastOf(db, loaded, now),
    feedbackOverdue: people.filter(
      (one) =>
        row.state === 'open' && !one.isDropped && one.feedbackDueAt !== null && one.feedbackDueAt <= now,
    ).length,
    warningsOver: warningsOver(db, row, now),
  };
}

function personShown(loaded: LoadedCallOut, person: PersonRow, now: number): CallOutPersonModel {
  const { row, attempts, feedback, prompts } = loaded;
  const end = person.answeredAt ?? row.closedAt ?? now;
  return {
    id: person.id,
    row: person.row,
    contactId: person.contactId,
    name: person.name,
    post: person.post,
    unit: person.unit,
    role: person.role,
    areaCode: person.areaCode,
    areaName: person.areaName,
    number: person.number,
    numbers: person.numbers.map((one) => ({ ...one })),
    superior: person.superior === null ? null : { ...person.superior },
    deputies: person.deputies.map((one) => ({ ...one })),
    phone: person.phone,
    warningIds: [...person.warningIds],
    sentence: person.sentence === '' ? row.sentence : person.sentence,
    state: stateOf(row, person, now),
    attempts: (attempts.get(person.id) ?? []).map(({ personId: _of, ...one }) => one),
    feedback: (feedback.get(person.id) ?? []).map(({ personId: _of, ...one }) => one),
    prompts: (prompts.get(person.id) ?? [])
      .filter((one) => one.at <= end || one.doneAt !== null)
      .map(({ id, step, at, doneAt, contactIds }) => ({ id, step, at, doneAt, contactIds: [...contactIds] })),
    firstRingDueAt: person.ringDueAt,
    answerDueAt: person.answerDueAt,
    feedbackDueAt: person.feedbackDueAt,
    firstCallAt: person.firstCallAt,
    answeredAt: person.answeredAt,
    answeredBy: person.answeredBy,
    calling: person.calling === null ? null : { ...person.calling },
    dropReason: person.dropReason,
  };
}

/** Per telephone: who is being called on it, and who comes next. */
function nextCalls(loaded: LoadedCallOut, now: number): CallOutDetail['next'] {
  const { row, people, prompts } = loaded;
  const dueAt = (person: PersonRow, step: 'redial' | 'repeat'): number | null =>
    (prompts.get(person.id) ?? []).find((one) => one.step === step && one.doneAt === null && one.at <= now)
      ?.at ?? null;
  const callable = people.map((person) => ({
    id: person.id,
    row: person.row,
    phone: person.phone,
    isCalling: person.calling !== null,
    isDone: row.state !== 'open' || person.isDropped || person.answeredAt !== null,
    firstCallAt: person.firstCallAt,
    lastAttemptAt: person.lastAttemptAt,
    redialDueAt: dueAt(person, 'redial'),
    repeatDueAt: dueAt(person, 'repeat'),
  }));
  const hasRelay = people.some((one) => one.phone === 0);
  const phones = Array.from({ length: row.phones }, (_one, place) => place + 1);
  return [...phones, ...(hasRelay ? [0] : [])].map((phone) => {
    const calling = people.find((one) => one.calling?.phone === phone);
    return {
      phone,
      personId: calling === undefined ? nextOn(phone, callable, now) : null,
      callingId: calling?.id ?? null,
    };
  });
}

export function detailOf(db: Db, loaded: LoadedCallOut, now: number): CallOutDetail {
  const { row, people } = loaded;
  const { nightFromMinute: fromMinute, nightToMinute: toMinute } = readSetting(db, 'callouts');
  return {
    ...summaryOf(db, loaded, now),
    ladder: { ...row.ladder },
    isNight: isNight(now, { fromMinute, toMinute }),
    people: people.map((person) => personShown(loaded, person, now)),
    next: nextCalls(loaded, now),
    merged: row.merged.map(({ name, unit, callOutId }) => ({ name, unit, callOutId })),
  };
}

export function callOutShown(db: Db, id: string, now: number): CallOutDetail | undefined {
  const row = callOutById(db, id);
  return row && detailOf(db, loadCallOut(db, row), now);
}

export const callOutSummaries = (db: Db, isOpenOnly: boolean, now: number): CallOutSummary[] =>
  callOuts(db, isOpenOnly).map((row) => summaryOf(db, loadCallOut(db, row), now));
