import type { Author } from '../facts';
import type { ShiftPost } from '../vocabulary';

/** What the self-check found of one piece of equipment. */
export const CHECK_STATES = ['ok', 'fault', 'missing'] as const;
export type CheckState = (typeof CHECK_STATES)[number];

export type SelfCheck = { readonly item: string; readonly state: CheckState; readonly note: string };

/** 对时: what the console showed and what the time really was at that moment, and by what it was told. */
export type ClockCheck = { readonly shownAt: number; readonly trueAt: number; readonly source: string };

/** Somebody called in while duty is reinforced. */
export type ExtraPerson = {
  readonly post: string;
  readonly name: string;
  readonly phone: string;
};

/** Facts of sign-on. */
export type DutyFacts = {
  readonly 'duty.signed_on': {
    readonly startsAt: number;
    readonly endsAt: number;
    readonly post: ShiftPost;
    /** how the account showed itself: signed in at the seat, or by its password here */
    readonly way: 'session' | 'password';
    readonly lateMinutes: number;
    readonly checks: readonly SelfCheck[];
    readonly clock: ClockCheck | null;
    readonly note: string;
    readonly author: Author;
  };
  /** a fault that the self-check found is repaired, or the thing is there again */
  readonly 'duty.fault_cleared': { readonly item: string; readonly note: string; readonly author: Author };
  readonly 'duty.reinforced': {
    readonly on: boolean;
    readonly reason: string;
    readonly people: readonly ExtraPerson[];
    readonly warningIds: readonly string[];
    readonly author: Author;
  };
};
