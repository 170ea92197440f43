import type { Author } from '../facts';

/** Where a revision of a work plan stands. It only ever moves to the right. */
export const REVISION_STATES = ['draft', 'reviewed', 'in_force', 'retired'] as const;
export type RevisionState = (typeof REVISION_STATES)[number];

/**
 * The six reasons to revise a plan in the order of the regulation (domain.md 4, S3 art. 6): ① law or standard ② command body or duties ③ risk
 * ④ key resources ⑤ drill or real rescue ⑥ other.
 */
export const REVISION_REASONS = ['law', 'command', 'risk', 'resources', 'drill', 'other'] as const;
export type RevisionReason = (typeof REVISION_REASONS)[number];

/** Facts of the plan library. The subject is the plan; `plan.revised` (the founding of a room) means revision n in force at once, by the system. */
export type PlansFacts = {
  readonly 'plan.drafted': {
    readonly revision: number;
    readonly hash: string;
    readonly text: string;
    /** the shared tables that it was written and checked against; runs of this revision keep them */
    readonly tablesText: string;
    readonly why: string;
    /** null for the first revision of a plan */
    readonly reason: RevisionReason | null;
    readonly author: Author;
  };
  readonly 'plan.reviewed': {
    readonly revision: number;
    readonly note: string;
    /** the one who reviewed is the one who wrote it */
    readonly isOwn: boolean;
    readonly author: Author;
  };
  /** retires the revision that was in force and every older one that never came into force */
  readonly 'plan.put_in_force': {
    readonly revision: number;
    /** by when it has to be filed; worked out once, since the list of holidays may be mended later */
    readonly filingDueAt: number;
    readonly author: Author;
  };
  /** all that is not retired yet */
  readonly 'plan.retired': { readonly why: string; readonly author: Author };
  readonly 'plan.filed': {
    readonly revision: number;
    readonly filedAt: number;
    readonly number: string;
    readonly author: Author;
  };
  /** the subject is `tables`: posts, parties, facts and obligations shared by all plans written from now on */
  readonly 'plan.tables_revised': { readonly text: string; readonly why: string; readonly author: Author };
};
