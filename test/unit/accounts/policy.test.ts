import { describe, expect, test } from 'vitest';
import {
  excludedPair,
  mayChangeSetting,
  missingKeeper,
  narrowedRoles,
  needsTwo,
} from '../../../shared/accounts/administrators';
import { afterFailure, carryOver, type Lockout, lockLeft } from '../../../shared/accounts/lockout';
import { graceEnd, isStale, passwordProblem, passwordState } from '../../../shared/accounts/passwords';
import { isSimplePin, mayUsePin } from '../../../shared/accounts/pins';
import { accountPolicySetting } from '../../../shared/settings/accountPolicy';

const policy = accountPolicySetting.fallback;
const three = { ...policy, administrators: 'three' as const };
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

describe('a password', () => {
  test.each([
    ['Watchdesk-demo-1', null],
    ['Short-1aA', 'too_short'],
    ['alllowercase1', 'few_classes'],
    ['lower-only-words', 'few_classes'],
    ['Chen-Li-2026-x', 'holds_name'],
    ['值班室的密码Abcd', null],
    ['my-CHEN-LI-2026', 'holds_name'],
    ['陈立的密码-2026-ab', 'holds_name'],
  ])('%s: %s', (password, problem) => {
    expect(passwordProblem(password, ['chen-li', '陈立'], policy)).toBe(problem);
  });

  test('past its time signs in until the end of the shift in which that was found, and then no more', () => {
    const age = { setAt: 0, mustChange: false, graceUntil: null };
    expect(passwordState(age, 90, 90 * DAY - 1)).toBe('good');
    expect(passwordState(age, 90, 90 * DAY)).toBe('due');
    const until = graceEnd(90 * DAY + 5 * HOUR, 90 * DAY);
    expect(until).toBe(90 * DAY + 5 * HOUR);
    expect(passwordState({ ...age, graceUntil: until }, 90, until)).toBe('grace');
    expect(passwordState({ ...age, graceUntil: until }, 90, until + 1)).toBe('over');
    expect(graceEnd(null, 90 * DAY)).toBe(90 * DAY + 12 * HOUR);
    expect(passwordState(age, 0, 9_999 * DAY)).toBe('good');
  });

  test('that somebody else set has no grace', () => {
    expect(passwordState({ setAt: 0, mustChange: true, graceUntil: 9 * DAY }, 90, 1)).toBe('over');
  });
});

test('an account is stale when nobody signed in with it for longer than the policy says; one never used is not', () => {
  expect(isStale(0, 90, 90 * DAY)).toBe(false);
  expect(isStale(0, 90, 90 * DAY + 1)).toBe(true);
  expect(isStale(null, 90, 900 * DAY)).toBe(false);
  expect(isStale(0, 0, 900 * DAY)).toBe(false);
});

describe('a lock-out', () => {
  const clock = { boot: 'a', monotonic: 1_000 };
  const failed = (failures: number): Lockout => {
    let lockout: Lockout | undefined;
    for (let done = 0; done < failures; done += 1) lockout = afterFailure(lockout, policy, clock);
    if (lockout === undefined) throw new Error('no try');
    return lockout;
  };

  test('begins with the fifth wrong try, with ten minutes that double up to an hour', () => {
    const minutes = [4, 5, 6, 7, 8, 9, 500].map((failures) => failed(failures).lengthMs / MINUTE);
    expect(minutes).toEqual([0, 10, 20, 40, 60, 60, 60]);
  });

  test('ends by the clock that nobody sets, whatever the wall clock says', () => {
    const lockout = failed(5);
    expect(lockLeft(lockout, 'a', 1_000)).toBe(10 * MINUTE);
    expect(lockLeft(lockout, 'a', 1_000 + 10 * MINUTE - 1)).toBe(1);
    expect(lockLeft(lockout, 'a', 1_000 + 10 * MINUTE)).toBe(0);
    expect(lockLeft(undefined, 'a', 0)).toBe(0);
  });

  test('goes on in another boot with what was left at the last sign of life, or anew when there was none', () => {
    const lockout = failed(5);
    const reboot = { boot: 'b', monotonic: 50 };
    const left = (last: Parameters<typeof carryOver>[1]): number =>
      lockLeft(carryOver(lockout, last, reboot), 'b', 50) / MINUTE;
    expect(left({ boot: 'a', monotonic: 1_000 + 4 * MINUTE })).toBe(6);
    expect(left({ boot: 'a', monotonic: 1_000 + 40 * MINUTE })).toBe(0);
    expect(left({ boot: 'another', monotonic: 1_000 + 40 * MINUTE })).toBe(10);
    expect(left(null)).toBe(10);
    expect(carryOver(lockout, null, reboot).failures).toBe(5);
  });
});

describe('three administrators', () => {
  test('are three people, none of whom writes the log', () => {
    expect(excludedPair(['administrator', 'security'], three)).toEqual(['administrator', 'security']);
    expect(excludedPair(['officer', 'auditor'], three)).toEqual(['auditor', 'officer']);
    expect(excludedPair(['supervisor', 'administrator'], three)).toEqual(['administrator', 'supervisor']);
    expect(excludedPair(['supervisor', 'officer', 'operator'], three)).toBeNull();
    expect(excludedPair(['security'], three)).toBeNull();
    expect(excludedPair(['supervisor', 'administrator', 'auditor'], policy)).toBeNull();
  });

  test('share what one does otherwise, and need two for the acts of level three', () => {
    expect(narrowedRoles('account.update', three)).toEqual(['security']);
    expect(narrowedRoles('account.update', policy)).toBeNull();
    expect(narrowedRoles('log.append', three)).toBeNull();
    expect(mayChangeSetting('accountPolicy', ['supervisor', 'administrator'], three)).toBe(false);
    expect(mayChangeSetting('accountPolicy', ['security'], three)).toBe(true);
    expect(mayChangeSetting('duty', ['security'], three)).toBe(false);
    expect(mayChangeSetting('duty', ['supervisor'], three)).toBe(true);
    expect(needsTwo('restore', three)).toBe(true);
    expect(needsTwo('restore', policy)).toBe(false);
    expect(needsTwo('restore', { ...policy, twoPersonActs: ['restore'] })).toBe(true);
  });

  test('are all there, with a supervisor; a room with one administrator keeps a supervisor', () => {
    const person = (roles: string[], isDisabled = false) => ({ roles, isDisabled });
    expect(missingKeeper([person(['officer']), person(['supervisor'], true)], policy)).toBe('supervisor');
    expect(missingKeeper([person(['supervisor'])], policy)).toBeNull();
    const four = ['supervisor', 'administrator', 'security', 'auditor'].map((role) => person([role]));
    expect(missingKeeper(four, three)).toBeNull();
    expect(missingKeeper(four.slice(0, 2), three)).toBe('security');
  });
});

describe('a PIN', () => {
  test('is none of those that people try first', () => {
    expect(['000000', '123456', '987654', '345678'].map(isSimplePin)).toEqual([true, true, true, true]);
    expect(['128456', '112233', '901234'].map(isSimplePin)).toEqual([false, false, false]);
  });

  test('only unlocks in the shift in which the password was given, within a day and five tries', () => {
    const one = { hasPin: true, failures: 0, signedInShift: 's1', currentShift: 's1', signedInAt: 0 };
    expect(mayUsePin(one, HOUR)).toBe(true);
    expect(mayUsePin({ ...one, currentShift: 's2' }, HOUR)).toBe(false);
    expect(mayUsePin({ ...one, failures: 5 }, HOUR)).toBe(false);
    expect(mayUsePin({ ...one, hasPin: false }, HOUR)).toBe(false);
    expect(mayUsePin(one, 25 * HOUR)).toBe(false);
  });
});

test('the default policy is taken by its own schema, and a longest lock that is shorter than the first is not', () => {
  expect(accountPolicySetting.schema.parse(policy)).toEqual(policy);
  const wrong = { ...policy, firstLockMinutes: 30, longestLockMinutes: 10 };
  expect(accountPolicySetting.schema.safeParse(wrong).success).toBe(false);
});
