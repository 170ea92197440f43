import { z } from 'zod';
import { PIN_PATTERN } from '../../accounts/pins';
import { LOCK_REASONS } from '../../domain/facts/accounts';
import { ROLES } from '../../domain/vocabulary';
import { filled, id, text } from '../fields';
import { account } from '../models';
import { command, query } from '../procedure';
import { countersign } from '../runActs';

/** Procedures and shapes of accounts, the seat's session and the table of roles. */

const empty = z.strictObject({});
const password = z.string().min(1).max(200);
const pin = z.string().regex(PIN_PATTERN);
const name = z.string().max(64);
const managers = ['supervisor', 'administrator'] as const;

/** The second person of an act that needs two, by his own password. */
export const secondPerson = countersign.optional();

export const sessionState = z.strictObject({
  isLocked: z.boolean(),
  lockedAt: z.number().nullable(),
  /** display name; null when it locked itself */
  lockedBy: z.string().nullable(),
  lockReason: z.enum(LOCK_REASONS).nullable(),
  /** the page and main lock the seat after so long without a hand on it */
  idleMinutes: z.number(),
  /** accounts signed in here that may unlock with their PIN now */
  pinAllowed: z.array(z.string()),
});
export type SessionState = z.infer<typeof sessionState>;

export const accessRow = z.strictObject({
  procedure: z.string(),
  kind: z.enum(['query', 'command']),
  isInternal: z.boolean(),
  access: z.enum(['seat', 'any', 'roles']),
  roles: z.array(z.enum(ROLES)),
});

/** A change of roles or a break-glass act, which somebody else countersigns. */
export const accountAct = z.strictObject({
  id: z.string(),
  kind: z.enum(['roles', 'glass']),
  accountId: z.string(),
  accountName: z.string(),
  /** roles with commas between them; empty for break-glass */
  rolesBefore: z.string(),
  rolesAfter: z.string(),
  reason: z.string(),
  at: z.number(),
  /** who did it; two names for break-glass */
  by: z.string(),
  countersignedAt: z.number().nullable(),
  countersignedBy: z.string().nullable(),
});
export type AccountAct = z.infer<typeof accountAct>;

export const accountsProcedures = {
  'session.state': query('seat', empty, sessionState),
  /** Locks the seat; a seat that is locked stays as it is. Board, alerts and "heard" go on. With nobody signed in there is nothing to lock. */
  'session.lock': command('seat', z.strictObject({ reason: z.enum(LOCK_REASONS) }), sessionState),
  /**
   * By one of those signed in here. Refusals: not_signed_in (then `session.take`), wrong_password, locked_out, pin_wrong (params.left tries), pin_not_allowed.
   * A locked seat refuses `session.signIn` and `session.signOut` with seat_locked.
   */
  'session.unlock': command(
    'seat',
    z.union([z.strictObject({ accountId: id, password }), z.strictObject({ accountId: id, pin })]),
    sessionState,
  ),
  /** Signs this person in, everybody else out and unlocks, in one act. Refusals as of `session.signIn`. */
  'session.take': command('seat', z.strictObject({ name, password }), account),

  /** Refusals: last_keeper (params.role), roles_excluded (params.a, b), second_needed, same_person. */
  'account.update': command(
    ['supervisor', 'administrator', 'security'],
    z.strictObject({
      accountId: id,
      displayName: filled(40),
      roles: z.array(z.enum(ROLES)).min(1).max(ROLES.length),
      second: secondPerson,
    }),
    account,
  ),
  /** Signs it out everywhere. Refusals: last_keeper, own_account. */
  'account.disable': command(managers, z.strictObject({ accountId: id, reason: filled(200) }), account),
  'account.enable': command(managers, z.strictObject({ accountId: id }), account),
  /** The next sign-in asks for another one. Also ends a lock-out. The account signs with a new key from then on. */
  'account.resetPassword': command(managers, z.strictObject({ accountId: id, password }), account),
  /** By the old password, signed in or not (a sign-in refused with password_expired names the account). Refusals: password_too_weak, password_used. */
  'account.changePassword': command(
    'seat',
    z.strictObject({ accountId: id, current: password, next: password }),
    account,
  ),
  /** Of the acting account; null takes it away. Refusal: pin_simple. */
  'account.setPin': command('any', z.strictObject({ password, pin: pin.nullable() }), account),
  /**
   * Two people give the account of a supervisor or administrator a new password when nobody who may is there. Loud: a line of the log, an open item until it
   * is countersigned. Refusals: glass_not_needed (one who may is signed in here), same_person, wrong_password.
   */
  'account.breakGlass': command(
    'seat',
    z.strictObject({
      name,
      password,
      first: z.strictObject({ name, password }),
      second: z.strictObject({ name, password }),
      reason: filled(200),
    }),
    account,
  ),
  /** What was done to roles and by break-glass, newest first; `open`: only what nobody countersigned yet. */
  'account.acts': query('any', z.strictObject({ open: z.boolean() }), z.array(accountAct)),
  /** By somebody who neither did it nor had it done to the own account, with the own password. */
  'account.countersign': command(
    ['supervisor', 'auditor'],
    z.strictObject({ actId: id, password, words: text(200) }),
    accountAct,
  ),

  /** Roles × procedures as they hold now. */
  'access.table': query('any', empty, z.array(accessRow)),
} as const;
