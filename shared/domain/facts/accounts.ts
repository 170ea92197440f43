import type { Author } from '../facts';
import type { Role } from '../vocabulary';

/** Where somebody signs in: the console, or a client of the local socket. */
export type Door = 'seat' | 'socket';
export const LOCK_REASONS = ['hand', 'idle', 'system'] as const;
export type LockReason = (typeof LOCK_REASONS)[number];

export type AccountSaid = { readonly displayName: string; readonly roles: readonly Role[] };

/** Facts of sessions and accounts. Each is written in the transaction of the act itself; no secret is in any of them. */
export type AccountsFacts = {
  /** the subject is the account */
  readonly 'session.signed_in': {
    readonly door: Door;
    /** what proved it: the sign-in itself, the sign-on of a shift, the signature under a handover */
    readonly way: 'password' | 'sign_on' | 'handover';
    readonly author: Author;
  };
  readonly 'session.signed_out': {
    readonly door: Door;
    readonly why: 'hand' | 'shift_end' | 'disabled' | 'reset';
    readonly author: Author;
  };
  /** the subject is `seat` */
  readonly 'session.locked': {
    readonly reason: LockReason;
    readonly signedIn: readonly Author[];
    /** null: by itself */
    readonly author: Author | null;
  };
  readonly 'session.unlocked': {
    readonly way: 'password' | 'pin';
    readonly lockedAt: number;
    readonly author: Author;
  };
  /** one person took the seat over from the others */
  readonly 'session.taken': {
    readonly signedOut: readonly Author[];
    readonly wasLocked: boolean;
    readonly author: Author;
  };
  /** a wrong password or PIN; what was typed as a name is kept only where it is an account's */
  readonly 'session.refused': {
    readonly what: 'password' | 'pin';
    readonly door: Door;
    readonly account: Author | null;
    /** wrong tries in a row, and until when that locks; null: not yet */
    readonly count: number;
    readonly lockedUntil: number | null;
    /** the lock is of the door, for every name */
    readonly isDoor: boolean;
  };

  readonly 'account.changed': AccountSaid & {
    readonly before: AccountSaid;
    /** the id under which another supervisor countersigns it; absent where two people did it, or no role changed */
    readonly actId?: string;
    readonly second?: Author;
    readonly author: Author;
  };
  readonly 'account.disabled': {
    readonly reason: string;
    /** true: nobody had signed in with it for too long */
    readonly isStale: boolean;
    readonly author: Author | null;
  };
  readonly 'account.enabled': { readonly author: Author };
  readonly 'account.password_changed': {
    readonly way: 'own' | 'reset';
    /** the key that signs from now on; absent where the old one was wrapped anew */
    readonly publicKey?: string;
    readonly author: Author;
  };
  /** break-glass: two people without the right to do so gave an account a new password, so that the room can be managed again */
  readonly 'account.glass_broken': {
    readonly actId: string;
    readonly reason: string;
    readonly publicKey: string;
    readonly people: readonly [Author, Author];
  };
  readonly 'account.pin_set': { readonly isSet: boolean; readonly author: Author };
  /** the subject is the act that was countersigned */
  readonly 'account.countersigned': { readonly words: string; readonly author: Author };
};
