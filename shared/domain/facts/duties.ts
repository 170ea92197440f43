import type { Author } from '../facts';
import type { DecisionWay, Grade, SendWay } from '../vocabulary';

/** Which rule set a limit, where it stands, and the clock that it counts from (times UTC milliseconds, limits minutes). */
export type DutyRule = {
  readonly ruleId: string;
  /** `occurred_at`, `received_at`, … : the time of the incident that the limit counts from */
  readonly clockField: string;
  readonly clockAt: number;
  /** null: no limit, only said that it has to be done */
  readonly limitMinutes: number | null;
  /** source mark of domain.md: S2, X3, M, D */
  readonly mark: string;
  readonly document: string;
  readonly article: string;
  readonly isLaw: boolean;
  /** the room set it otherwise than it was shipped */
  readonly isOverridden: boolean;
};

/** A duty opened by a fact other than a run's (architecture.md 1: it exists once, is done once). What later versions add is absent in older facts. */
export type OpenedObligation = {
  readonly id: string;
  readonly kind: string;
  readonly recipient: string;
  readonly targetAt: number | null;
  /** null: it has to be done, and no deadline rings for it */
  readonly dueAt: number | null;
  readonly titleZh?: string;
  readonly titleEn?: string;
  readonly way?: SendWay | 'written' | 'oral' | null;
  /** n of a repeated duty */
  readonly round?: number | null;
  /** a span in which changes are reported, and not one report: nothing rings at its end */
  readonly isWindow?: boolean;
  readonly rule?: DutyRule;
};

/** One reason of an assessment: which figure met which threshold of which article, also in words. */
export type GradeReason = {
  readonly ruleId: string;
  /** the result that it speaks for */
  readonly of: 'grade' | 'reporting_grade' | 'near_miss';
  readonly result: Grade | 'near_miss';
  readonly isDecisive: boolean;
  readonly figure: string | null;
  readonly value: number | null;
  readonly comparison: 'at_least' | 'below' | null;
  readonly threshold: number | null;
  readonly unit: string | null;
  readonly mark: string;
  readonly document: string;
  readonly article: string;
  readonly isOverridden: boolean;
  readonly text: { readonly zh: string; readonly en: string };
};

/** What the machine makes of what is known: a proposal. The grade of the incident is the officer's. */
export type GradeResult = {
  readonly grade: Grade | null;
  /** dead, missing and trapped taken together: what is reported “from high” 从高报送 */
  readonly reportingGrade: Grade | null;
  /** 较大涉险 */
  readonly nearMiss: boolean;
  readonly because: readonly GradeReason[];
};

/** What limits go by. */
export type GradeUsed = { readonly grade: Grade | null; readonly reportingGrade: Grade | null };

/** Facts of duties and grades; the subject is the incident, or the duty. */
export type DutiesFacts = {
  /** What follows from what became known: the grade proposed, the duties that open or move, and those whose place another took. */
  readonly 'incident.assessed': GradeResult & {
    /** the fact that was the occasion */
    readonly cause: string;
    /** from when on it holds: receipt for what the incident was reported with, else when it became known */
    readonly since: number;
    /** what limits go by: the higher of the officer's grade and the machine's */
    readonly used: GradeUsed;
    readonly obligations: readonly OpenedObligation[];
    /** duties that are not asked for as they stood; `by` names what is asked for in their place */
    readonly superseded: readonly { readonly id: string; readonly by: string | null }[];
    /** repeated duties that count anew from the report before them; absent when there are none */
    readonly moved?: readonly string[];
    /** the grade that limits went by before; absent when it did not rise */
    readonly rose?: { readonly from: Grade | null; readonly to: Grade };
    readonly author: Author | null;
  };
  readonly 'incident.grade_confirmed': {
    readonly grade: Grade;
    /** what the machine proposed at that moment */
    readonly proposed: Grade | null;
    readonly decidedBy: string;
    readonly way: DecisionWay;
    readonly words: string;
    readonly author: Author;
  };
  /** 迟报说明 of a duty that was done late and without one */
  readonly 'obligation.late_explained': { readonly reason: string; readonly author: Author };
};
