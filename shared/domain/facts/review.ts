import type { Author } from '../facts';

/** The eight questions of an after-action review (domain.md 4). */
export const REVIEW_QUESTIONS = [
  'warning',
  'intake',
  'reporting',
  'callout',
  'decision',
  'forces',
  'publicity',
  'support',
] as const;
export type ReviewQuestion = (typeof REVIEW_QUESTIONS)[number];

export type KeptFinding = {
  readonly id: string;
  readonly question: ReviewQuestion;
  readonly text: string;
  readonly owner: string;
  readonly dueAt: number | null;
};

/** Facts of after-action reviews; the subject is the incident, or the proposal. */
export type ReviewFacts = {
  readonly 'review.saved': {
    readonly version: number;
    readonly answers: Readonly<Partial<Record<ReviewQuestion, string | undefined>>>;
    readonly findings: readonly KeptFinding[];
    readonly author: Author;
  };
  readonly 'review.task_done': {
    readonly findingId: string;
    readonly result: string;
    readonly author: Author;
  };
  readonly 'review.completed': { readonly author: Author };
  readonly 'review.proposal_made': {
    readonly incidentId: string;
    readonly planId: string;
    readonly blockId: string | null;
    readonly what: string;
    readonly author: Author;
  };
  readonly 'review.proposal_settled': {
    readonly outcome: 'taken' | 'declined';
    readonly revision: number | null;
    readonly why: string;
    readonly author: Author;
  };
};
