import { MINUTE_MS } from '../domain/time';
import type { WarningColor } from '../domain/vocabulary';

/** The digits of a telephone number that tell it from another: no blanks, no dashes, no +86. */
export function numberKey(number: string): string {
  const digits = number.replaceAll(/\D/g, '');
  return /^86\d{11}$/.test(digits) ? digits.slice(2) : digits;
}

export type Callee = { readonly contactId: string | null; readonly number: string };

/** The same person: the same entry of the contacts book, or the same telephone. */
export function isSamePerson(a: Callee, b: Callee): boolean {
  if (a.contactId !== null && a.contactId === b.contactId) return true;
  const key = numberKey(a.number);
  return key.length >= 5 && key === numberKey(b.number);
}

/** What a call is about, as far as it decides whether somebody is called again. */
export type CallMatter = {
  readonly warningId: string;
  readonly hazard: string;
  readonly color: WarningColor | null;
};

export type StandingCall = Callee & {
  readonly callOutId: string;
  readonly personId: string;
  readonly isAnswered: boolean;
  /** being dialled at this moment */
  readonly isCalling: boolean;
  /** the answer, else the last attempt, else when it was put on the list */
  readonly lastAt: number;
  readonly matters: readonly CallMatter[];
};

const RANK: Readonly<Record<WarningColor, number>> = { red: 4, orange: 3, yellow: 2, blue: 1 };
const rank = (color: WarningColor | null): number => (color === null ? 0 : RANK[color]);

/** A warning is new to somebody who knows of none of its kind, or only of lower ones. */
export function isNewMatter(known: readonly CallMatter[], wanted: CallMatter): boolean {
  if (known.some((one) => one.warningId === wanted.warningId)) return false;
  const same = known.filter((one) => one.hazard === wanted.hazard);
  return same.every((one) => rank(one.color) < rank(wanted.color));
}

export type MergeVerdict =
  /** a call of its own */
  | { readonly verdict: 'call' }
  /** the call that is going on covers it as well */
  | { readonly verdict: 'merge'; readonly callOutId: string; readonly personId: string }
  /** has answered for all of it already */
  | { readonly verdict: 'known'; readonly callOutId: string; readonly personId: string };

/**
 * One person, one call (domain.md 3.4): a warning joins the call that this person has not answered yet or that is going on, when it was tried or listed
 * within the span; who answered within the span is called again only about what is new or higher. Source: issue and domain.md 3.4 [D], 60 minutes.
 */
export function mergeVerdict(
  person: Callee,
  wanted: readonly CallMatter[],
  standing: readonly StandingCall[],
  now: number,
  spanMinutes: number,
): MergeVerdict {
  const near = standing.filter(
    (one) => isSamePerson(one, person) && (one.isCalling || now - one.lastAt <= spanMinutes * MINUTE_MS),
  );
  const newest = [...near].sort((a, b) => b.lastAt - a.lastAt);
  const open = newest.find((one) => one.isCalling) ?? newest.find((one) => !one.isAnswered);
  if (open !== undefined) return { verdict: 'merge', callOutId: open.callOutId, personId: open.personId };
  const answered = newest.filter((one) => one.isAnswered);
  const [last] = answered;
  if (last === undefined || wanted.length === 0) return { verdict: 'call' };
  const known = answered.flatMap((one) => one.matters);
  if (wanted.some((one) => isNewMatter(known, one))) return { verdict: 'call' };
  return { verdict: 'known', callOutId: last.callOutId, personId: last.personId };
}

/** The first of every person in a list; the others would be called twice. */
export function withoutTwins<P extends Callee>(people: readonly P[]): P[] {
  const kept: P[] = [];
  for (const person of people) {
    if (!kept.some((one) => isSamePerson(one, person))) kept.push(person);
  }
  return kept;
}
