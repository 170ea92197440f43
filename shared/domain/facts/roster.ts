import type { Author } from '../facts';
import type { RosterCell, RosterPerson, RosterState } from '../roster';
import type { ShiftPost } from '../vocabulary';

/** One person's place on the roster, as a swap names it. */
export type RosterPlace = {
  readonly day: string;
  readonly shift: number;
  readonly post: ShiftPost;
  readonly name: string;
};

/** A further version of one month: the cells that changed. */
export type RosterStep = {
  readonly month: string;
  readonly version: number;
  readonly cells: readonly RosterCell[];
};

/** Facts of the roster. The subject is the month, of a swap its own id. */
export type RosterFacts = {
  /** a month as a whole: the first version, an import, or after the shifts of the day were laid anew */
  readonly 'roster.published': {
    readonly publishId: string;
    readonly month: string;
    readonly version: number;
    /** starts of the day's shifts in minutes after midnight, as they held then */
    readonly starts: readonly number[];
    readonly cells: readonly RosterCell[];
    readonly reason: string;
    readonly source: { readonly fileName: string; readonly sha256: string } | null;
    readonly author: Author;
  };
  readonly 'roster.cells_changed': RosterStep & {
    readonly publishId: string;
    readonly reason: string;
    readonly author: Author;
  };
  /** 已确认 or 缺岗: what became of the plan; the version stays */
  readonly 'roster.state_set': RosterPlace & {
    readonly state: RosterState;
    readonly reason: string;
    readonly author: Author;
  };
  readonly 'roster.swap_requested': {
    readonly from: RosterPlace;
    /** whose place is taken in exchange; null when somebody stands in */
    readonly to: RosterPlace | null;
    readonly substitute: RosterPerson | null;
    readonly reason: string;
    readonly author: Author;
  };
  readonly 'roster.shift_swapped': {
    readonly steps: readonly RosterStep[];
    readonly words: string;
    readonly author: Author;
  };
  readonly 'roster.swap_refused': { readonly words: string; readonly author: Author };
};
