import { z } from 'zod';
import { setting } from './setting';

/** Acts that may need the password of a second person in the same call. */
export const TWO_PERSON_ACTS = ['role_change', 'restore'] as const;
export type TwoPersonAct = (typeof TWO_PERSON_ACTS)[number];

/**
 * Accounts, passwords, lock-outs and the idle lock. The defaults are what auditors of GB/T 22239-2019 (等保2.0) level two ask for: ten characters of three
 * classes, five wrong tries, ten minutes, ninety days. Nought days: never.
 */
export const accountPolicySetting = setting(
  z
    .strictObject({
      minLength: z.int().min(8).max(64),
      /** how many of lower case, upper case, digits and other characters */
      classes: z.int().min(2).max(4),
      /** a new password may be none of so many before it */
      history: z.int().min(0).max(24),
      maxAgeDays: z.int().min(0).max(365),
      /** an account that nobody signed in with for so long is disabled */
      staleDays: z.int().min(0).max(365),
      /** the seat locks itself after so long without a hand on it */
      idleMinutes: z.int().min(1).max(30),
      failures: z.int().min(3).max(10),
      firstLockMinutes: z.int().min(1).max(60),
      longestLockMinutes: z.int().min(10).max(1_440),
      /** `three`: system, security and audit are three people, none of whom writes the log (level three) */
      administrators: z.enum(['one', 'three']),
      /** with three administrators all of them need two people, whatever stands here */
      twoPersonActs: z.array(z.enum(TWO_PERSON_ACTS)).max(TWO_PERSON_ACTS.length),
    })
    .refine((policy) => policy.longestLockMinutes >= policy.firstLockMinutes, {
      path: ['longestLockMinutes'],
    }),
  {
    minLength: 10,
    classes: 3,
    history: 5,
    maxAgeDays: 90,
    staleDays: 90,
    idleMinutes: 10,
    failures: 5,
    firstLockMinutes: 10,
    longestLockMinutes: 60,
    administrators: 'one',
    twoPersonActs: [],
  },
  'D',
);
export type AccountPolicy = z.output<typeof accountPolicySetting.schema>;
