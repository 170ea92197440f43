import type { CallOutPersonModel } from '../../../shared/contract/areas/callouts';
import {
  ATTEMPT_RESULTS,
  type AttemptResult,
  type AttemptWay,
  type CallOutRule,
  type LadderStep,
  type PersonCallState,
  type Prompt,
  type ReadBack,
} from '../../../shared/domain/callouts';
import type { NumberKind } from '../../../shared/domain/contacts';

export type Person = CallOutPersonModel;

/** The key of each result on the panel of the person who is being called. */
export const RESULT_KEYS: readonly { readonly key: string; readonly result: AttemptResult }[] =
  ATTEMPT_RESULTS.map((result, place) => ({ key: String(place + 1), result }));

/** State of a person as a sign; the word stands beside it or in its title. */
export const STATE_SIGN: Readonly<Record<PersonCallState, string>> = {
  waiting: '○',
  calling: '▶',
  unanswered: '✗',
  answered: '✓',
  lost: '‼',
  dropped: '–',
};

/** What is read back before it counts, in the order in which it is said. */
export const READ_BACK_POINTS = ['what', 'where', 'when'] as const satisfies readonly (keyof ReadBack)[];
export const NOTHING_READ_BACK: ReadBack = { what: false, where: false, when: false };

/** Who speaks in a call to the person: with the first and the third result the person, with the second somebody else. */
export function whoSpoke(result: AttemptResult, spoke: Spoke): 'self' | 'deputy' | 'other' | 'nobody' {
  if (result === 'answered_not_self') return 'other';
  return result.startsWith('answered') ? spoke : 'nobody';
}

export type Spoke = 'self' | 'deputy';
/** Why an attempt may not be recorded as an answer yet. */
export type NotYet = 'readBack' | 'deputy';

/**
 * What is missing before somebody counts as having answered (domain.md 3.5): the three key points read back, and a deputy's name where it was a deputy. A
 * call-out that asks for a receipt alone needs no read-back.
 */
export function notYetAnswered(
  rule: Pick<CallOutRule, 'receiptOnly'> | null,
  readBack: ReadBack,
  spoke: Spoke,
  deputy: string,
): NotYet | null {
  const isReadBack = READ_BACK_POINTS.every((point) => readBack[point]);
  if (!isReadBack && rule?.receiptOnly !== true) return 'readBack';
  return spoke === 'deputy' && deputy.trim() === '' ? 'deputy' : null;
}

/** Still to be reached: neither answered nor taken off the list. */
export const isOpen = (person: Person): boolean => person.state !== 'answered' && person.state !== 'dropped';

/** These stay until they are done; any other rung gives way to the next one, which asks for more. */
const STAYS: ReadonlySet<LadderStep> = new Set(['door_to_door', 'tell_leader']);
/** Calls of the list itself: they come up on the telephone. */
const CALLS: ReadonlySet<LadderStep> = new Set(['redial', 'repeat']);

/** What the room is told to do for a person now, besides calling again: the newest rung that has come, and what stays until it is done. */
export function openPrompts(person: Person, now: number): readonly Prompt[] {
  if (!isOpen(person)) return [];
  const come = person.prompts.filter((prompt) => prompt.at <= now);
  const rungs = come.filter(({ step }) => !CALLS.has(step));
  const newest = Math.max(...rungs.map(({ at }) => at));
  return rungs.filter(({ doneAt, at, step }) => doneAt === null && (at === newest || STAYS.has(step)));
}

/** Answered, and nothing said yet about what was done. */
export const owesFeedback = (person: Person): boolean =>
  person.state === 'answered' && person.feedbackDueAt !== null && person.feedback.length === 0;

export const PEOPLE_FILTERS = ['all', 'open', 'prompts', 'feedback'] as const;
export type PeopleFilter = (typeof PEOPLE_FILTERS)[number];

export function filterPeople(
  people: readonly Person[],
  filter: PeopleFilter,
  now: number,
): readonly Person[] {
  const kept: Readonly<Record<PeopleFilter, (person: Person) => boolean>> = {
    all: () => true,
    open: isOpen,
    prompts: (person) => openPrompts(person, now).length > 0,
    feedback: owesFeedback,
  };
  return people.filter(kept[filter]);
}

const WAY_OF: Readonly<Record<NumberKind, AttemptWay | null>> = {
  mobile: 'mobile',
  office: 'office',
  duty: 'duty',
  home: 'home',
  satellite: 'satellite',
  radio: 'radio',
  fax: null,
};

/** A number that may be dialled, and the way that it is. */
export type Line = { readonly number: string; readonly way: AttemptWay };

/** What kind of line a bare number is: eleven digits from 1 on are a mobile. */
const wayOf = (number: string): AttemptWay =>
  /^(?:\+?86)?1\d{10}$/.test(number.replaceAll(/\D/g, '')) ? 'mobile' : 'office';

/** The numbers of somebody on the list in the order in which they are tried; fax machines are left out. Relay goes through the duty room. */
export function linesFor(person: Pick<Person, 'number' | 'numbers' | 'phone'>): readonly Line[] {
  const known = person.numbers.flatMap(({ kind, number }): Line[] => {
    const way = WAY_OF[kind];
    return way === null || number === '' ? [] : [{ number, way }];
  });
  const first = known.find((line) => line.number === person.number);
  const own = person.number === '' ? [] : [first ?? { number: person.number, way: wayOf(person.number) }];
  const all = [...own, ...known.filter((line) => line.number !== person.number)];
  return person.phone === 0 ? all.map((line) => ({ ...line, way: 'relay' })) : all;
}

/** Which number is next: the one tried least often, the first of those (mobile, then office: the +2 min rung). */
export function nextLine(person: Person, lines: readonly Line[]): Line | null {
  const tried = (line: Line): number => person.attempts.filter((one) => one.number === line.number).length;
  const least = Math.min(...lines.map(tried));
  return lines.find((line) => tried(line) === least) ?? null;
}

export type Queues = {
  /** called by the room itself, and through duty rooms */
  readonly direct: number;
  readonly relay: number;
  /** minutes that the longest queue takes, one decimal */
  readonly minutes: number;
};

/** The sum that the forecast rests on: persons × seconds ÷ telephones, the longest queue decides (domain.md 3.4). */
export function queuesOf(remaining: readonly { readonly phone: number }[], callSeconds: number): Queues {
  const queues = new Map<number, number>();
  for (const { phone } of remaining) queues.set(phone, (queues.get(phone) ?? 0) + 1);
  const relay = queues.get(0) ?? 0;
  queues.delete(0);
  const longest = Math.max(0, ...queues.values());
  return { direct: remaining.length - relay, relay, minutes: Math.round((longest * callSeconds) / 6) / 10 };
}

/** `0.9666…` as `96.7 %`; a dash where there is nobody. */
export function percent(share: number | null): string {
  return share === null ? '–' : `${(Math.round(share * 1_000) / 10).toFixed(1)} %`;
}

/** A share of persons as a count of them: shares are stored rounded nowhere, so this gives the count back. */
export const countOf = (share: number | null, persons: number): number => Math.round((share ?? 0) * persons);

/** `1:48` */
export function minuteSecond(ms: number): string {
  const seconds = Math.round(ms / 1_000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

/** Comes up on the telephone by itself: never called yet, or the time to call again has come. Others wait until an officer calls them. */
export const comesByItself = (person: Person): boolean =>
  person.firstCallAt === null ||
  person.prompts.some(({ step, doneAt }) => doneAt === null && (step === 'redial' || step === 'repeat'));
