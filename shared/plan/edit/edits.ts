/** What a person may do to a draft, as values: each is applied to the text by applyEdit. */
import type { StepKind } from '../types';
import type { InsertKind } from './blank';
import type { PlanPath } from './source';
import type { Spot } from './tree';

export type FieldValue = { readonly field: PlanPath; readonly value: unknown };
export type WrapKind = 'fork' | 'loop' | 'choice';

export type PlanEdit =
  | { readonly op: 'insert'; readonly at: Spot; readonly kind: InsertKind; readonly post: string }
  | { readonly op: 'delete' | 'duplicate' | 'up' | 'down' | 'in' | 'out' | 'unwrap'; readonly path: PlanPath }
  /** `to` is a place in the draft as it stands, before the block is taken out */
  | { readonly op: 'move'; readonly path: PlanPath; readonly to: Spot }
  /** another option or lane: at the end of the choice or fork at `path`, or after the option or lane at `path` */
  | { readonly op: 'add'; readonly path: PlanPath; readonly post: string }
  /** `count` blocks from `path` on become the inside of a new block */
  | {
      readonly op: 'wrap';
      readonly path: PlanPath;
      readonly count: number;
      readonly kind: WrapKind;
      readonly post: string;
    }
  | { readonly op: 'retype'; readonly path: PlanPath; readonly step: StepKind }
  /** fields relative to `path`; undefined takes a field away */
  | { readonly op: 'set'; readonly path: PlanPath; readonly values: readonly FieldValue[] };

/**
 * unreadable: the text is no YAML now; gone: nothing stands at the path; no_place: it cannot be moved or put there;
 * inside_itself: a block cannot go into its own inside; too_deep: the result would be nested too deep to be read.
 */
export type EditRefusal = 'unreadable' | 'gone' | 'no_place' | 'inside_itself' | 'too_deep';
export type EditResult =
  | { readonly ok: true; readonly text: string; readonly path: PlanPath }
  | { readonly ok: false; readonly code: EditRefusal };
