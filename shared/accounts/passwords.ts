import type { AccountPolicy } from '../settings/accountPolicy';

const DAY_MS = 86_400_000;

export type PasswordProblem = 'too_short' | 'few_classes' | 'holds_name';

const CLASSES = [/[a-z]/, /[A-Z]/, /[0-9]/, /[^a-zA-Z0-9]/];

/**
 * What keeps a password from being taken, or null: its length in characters, how many of the four classes it has (lower, upper, digit, other; a Chinese
 * character is of the last), and that it holds neither the account's name nor the person's. Case does not tell names apart.
 */
export function passwordProblem(
  password: string,
  names: readonly string[],
  policy: Pick<AccountPolicy, 'minLength' | 'classes'>,
): PasswordProblem | null {
  if ([...password].length < policy.minLength) return 'too_short';
  if (CLASSES.filter((one) => one.test(password)).length < policy.classes) return 'few_classes';
  const lower = password.toLowerCase();
  const isNamed = names.some((name) => [...name].length >= 2 && lower.includes(name.toLowerCase()));
  return isNamed ? 'holds_name' : null;
}

/** `due`: past its time and no grace begun yet; `over`: it signs nobody in until it is changed. */
export type PasswordState = 'good' | 'due' | 'grace' | 'over';

export type PasswordAge = {
  readonly setAt: number;
  /** somebody else set it: both know it, so it has to be changed at once */
  readonly mustChange: boolean;
  /** until when it passes although it is due; null: that has not begun */
  readonly graceUntil: number | null;
};

/** When a password set at `setAt` is due to be changed; null: never. */
export const passwordDueAt = (setAt: number, maxAgeDays: number): number | null =>
  maxAgeDays === 0 ? null : setAt + maxAgeDays * DAY_MS;

/**
 * How a password stands at a sign-in. Past its age it still signs in until the end of the shift in which that was first found: nobody is kept from the
 * room in the middle of the night by a calendar. A password that somebody else set has no such grace.
 */
export function passwordState(age: PasswordAge, maxAgeDays: number, now: number): PasswordState {
  if (age.mustChange) return 'over';
  const dueAt = passwordDueAt(age.setAt, maxAgeDays);
  if (dueAt === null || now < dueAt) return 'good';
  if (age.graceUntil === null) return 'due';
  return now <= age.graceUntil ? 'grace' : 'over';
}

const GRACE_WITHOUT_SHIFT_MS = 12 * 3_600_000;

/** How long a password that is found due still passes: to the end of the open shift, or half a day where none is open. */
export const graceEnd = (shiftEndsAt: number | null, now: number): number =>
  shiftEndsAt !== null && shiftEndsAt > now ? shiftEndsAt : now + GRACE_WITHOUT_SHIFT_MS;

/** True when nobody signed in with the account for longer than the policy allows; one that was never used is not stale, and shows as such. */
export const isStale = (lastSignedInAt: number | null, staleDays: number, now: number): boolean =>
  staleDays > 0 && lastSignedInAt !== null && now - lastSignedInAt > staleDays * DAY_MS;
