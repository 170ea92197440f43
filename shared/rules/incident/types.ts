/** Rules about incidents as values: how high one is graded, and what is owed to whom until when. The files are described in resources/rules/README.md. */
import type { FigureId, Figures, FigureUnit } from '../../domain/figures';
import { ATTENTION_FLAGS, type AttentionFlag } from '../../domain/incidentFacts';
import type { Grade, IncidentType, Profile } from '../../domain/vocabulary';

export type RuleWords = { readonly zh: string; readonly en: string };

/** Circumstances that a rule asks for besides the attention flags; `sensitive` stands for any attention that has no name of its own. */
export const CIRCUMSTANCES = [
  'sensitive',
  'serious_pollution',
  'key_site_threatened',
  'pressure_explosion',
  'crane_overturn',
  'lift',
  'ropeway',
  'ride',
  'near_border',
  'homes_threatened',
  'virgin_forest',
  'national_support',
  'chinese_ship_missing',
  'taiwan_quake_felt',
  'drought',
  'hotspot',
] as const;
export type Circumstance = (typeof CIRCUMSTANCES)[number];
export type RuleFlag = AttentionFlag | Circumstance;
export const RULE_FLAGS: readonly [RuleFlag, ...RuleFlag[]] = [...ATTENTION_FLAGS, ...CIRCUMSTANCES];

/** Figures that are a sum of others. A sum is known when one of its parts is. */
export const SUMS = {
  deadOrMissing: ['dead', 'missing'],
  missingOrTrapped: ['missing', 'trapped'],
  countedDeaths: ['dead', 'missing', 'trapped'],
} as const satisfies Readonly<Record<string, readonly FigureId[]>>;
export type SumId = keyof typeof SUMS;
export type RuleFigure = FigureId | SumId;

/** `law`: only ever made stricter. `practice`: a document or custom without the force of law. `setting`: the room's own. */
export const BASES = ['law', 'practice', 'setting'] as const;
export type Basis = (typeof BASES)[number];

/** A document that rules come from, with the mark of domain.md (S2, X3, M, D). Days are those of the room, both included. */
export type RuleSource = RuleWords & {
  readonly id: string;
  readonly mark: string;
  readonly from: string | null;
  readonly until: string | null;
};

/** What somebody changed of one rule. Minutes are whole; thresholds are by step, `level_3` or `level_3.strandedHours`. */
export type RuleOverride = {
  readonly limitMinutes?: number;
  readonly targetMinutes?: number | null;
  readonly thresholds?: Readonly<Record<string, number>>;
  /** true: the rule does not hold in this room; false: a rule that is shipped switched off holds */
  readonly off?: boolean;
  readonly why: string;
};
export type RuleOverrides = Readonly<Record<string, RuleOverride>>;

/** What every rule says of itself. */
export type RuleHead = RuleWords & {
  readonly id: string;
  /** the name under which domain.md and the obligations of the work plans know it */
  readonly family: string;
  readonly basis: Basis;
  readonly sourceId: string;
  readonly mark: string;
  /** the document's name and number in Chinese, as it is cited */
  readonly document: string;
  readonly documentEn: string;
  readonly article: string;
  readonly from: string | null;
  readonly until: string | null;
  readonly isOn: boolean;
  /** what the room changed of it; null when it stands as shipped */
  readonly override: RuleOverride | null;
  readonly note: string;
};

export type Threshold = { readonly figure: RuleFigure; readonly atLeast: number };
export type GradeStepResult = Grade | 'near_miss';
/** All thresholds of a step have to be met. */
export type GradeStep = { readonly result: GradeStepResult; readonly all: readonly Threshold[] };

/** One criterion with its steps, the highest first. */
export type GradeRule = RuleHead & {
  readonly types: readonly IncidentType[];
  /** first digits of the division codes where it holds; empty: everywhere */
  readonly divisions: readonly string[];
  /** `grade`: speaks for both grades; `reporting_grade`: only for how high it is reported; `near_miss` */
  readonly scope: 'grade' | 'reporting_grade' | 'near_miss';
  /** holds only where one of these is set; empty: always */
  readonly flags: readonly RuleFlag[];
  /** does not hold where one of these is set */
  readonly unless: readonly RuleFlag[];
  readonly steps: readonly GradeStep[];
  /** what a known figure means that meets no step (以下) */
  readonly below: Grade | null;
};

/** People who count as dead for how high an incident is reported (从高). */
export type CountingRule = RuleHead & { readonly also: readonly FigureId[] };

/** A fact that makes a limit apply; one of several is enough. */
export type Condition =
  | { readonly is: 'grade'; readonly atLeast: Grade }
  | { readonly is: 'near_miss' }
  | { readonly is: 'figure'; readonly figure: RuleFigure; readonly atLeast: number }
  | { readonly is: 'flag'; readonly flag: RuleFlag }
  | { readonly is: 'any_flag' };

export const CLOCK_FIELDS = [
  'occurred_at',
  'received_at',
  'verified_at',
  'grade_changed_at',
  'figure_known_at',
  'last_report_at',
  'stable_at',
  'day_start',
  'inquiry_submitted_at',
] as const;
export type ClockField = (typeof CLOCK_FIELDS)[number];
export const OWED_WAYS = ['phone', 'written', 'oral'] as const;
export type OwedWay = (typeof OWED_WAYS)[number];

/** One limit: what is owed, to whom, from which clock, within how many minutes. */
export type LimitRule = RuleHead & {
  readonly profiles: readonly Profile[];
  readonly types: readonly IncidentType[];
  readonly divisions: readonly string[];
  readonly when: readonly Condition[];
  /** columns of the matrix where it stands; null: whatever the grade. What is not graded yet stands in the lowest one. */
  readonly grades: readonly Grade[] | null;
  readonly unless: readonly RuleFlag[];
  /** an obligation of tables.yaml or of the rules' own kinds */
  readonly kind: string;
  readonly to: readonly string[];
  /** `others`: binds somebody outside the room, for comparison only */
  readonly by: 'room' | 'others';
  readonly way: OwedWay | null;
  readonly clock: ClockField;
  /** after a rise the clock runs from the moment of the change instead of its own */
  readonly isFromChange: boolean;
  readonly limitMinutes: number;
  readonly targetMinutes: number | null;
  /** the document says 立即; the minutes are the room's */
  readonly isImmediate: boolean;
  /** the minutes are the room's even where the duty itself is law */
  readonly isLimitSetting: boolean;
  readonly series: { readonly every: true } | { readonly daily: 'same_day' | 'next_day' } | null;
  /** a span in which changes are reported, and not one report */
  readonly isWindow: boolean;
};

/** A cell of the matrix as it is shown: minutes, a word (每日简报 …) or both. */
export const CELL_WORDS = ['next_brief', 'daily_brief', 'as_needed', 'local', 'none'] as const;
export type CellWord = (typeof CELL_WORDS)[number];
export type MatrixCell = {
  /** its limit; where the cell has only a word that one is switched off */
  readonly ruleId: string;
  /** what stands there while the limit is off or its condition is not met */
  readonly word: CellWord | null;
};
export type MatrixRow = RuleHead & {
  readonly profile: Profile;
  readonly kind: string;
  readonly recipient: string;
  readonly cells: Readonly<Record<Grade, MatrixCell>>;
};

/** Help beside a grade where no rule is evaluated. */
export type RuleHint = RuleWords & {
  readonly id: string;
  readonly types: readonly IncidentType[];
  readonly mark: string;
  readonly document: string;
};

export type RuleRecipient = RuleWords & {
  readonly id: string;
  readonly byLevel: Readonly<Partial<Record<Profile, string>>>;
};
export type RuleKind = RuleWords & { readonly id: string };

export type RuleBook = {
  readonly sources: readonly RuleSource[];
  readonly recipients: readonly RuleRecipient[];
  readonly kinds: readonly RuleKind[];
  readonly counting: readonly CountingRule[];
  readonly grades: readonly GradeRule[];
  /** limits, correction windows and the cells of the matrices that have minutes */
  readonly limits: readonly LimitRule[];
  readonly matrix: readonly MatrixRow[];
  readonly hints: readonly RuleHint[];
};

export type RuleProblem = RuleWords & {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly rule?: string;
  readonly code: string;
};
export type RulesResult =
  | { readonly ok: true; readonly book: RuleBook }
  | { readonly ok: false; readonly problems: readonly RuleProblem[] };

/** What a grade is computed from. `at` is the moment whose rules count, UTC ms; `division` the code of the place, where it is known. */
export type GradeInput = {
  readonly type: IncidentType;
  readonly figures: Figures;
  readonly flags: readonly RuleFlag[];
  readonly at: number;
  readonly division?: string;
};

export type Met = {
  readonly figure: RuleFigure;
  readonly value: number;
  readonly comparison: 'at_least' | 'below';
  readonly threshold: number;
  readonly unit: FigureUnit;
};

/** Which figure met which threshold of which article. The first of `met` is repeated as `figure`, `value` …; null where a flag alone decides. */
export type Because = {
  readonly ruleId: string;
  /** the result that it speaks for */
  readonly of: 'grade' | 'reporting_grade' | 'near_miss';
  readonly result: GradeStepResult;
  /** it is what decided */
  readonly isDecisive: boolean;
  readonly figure: RuleFigure | null;
  readonly value: number | null;
  readonly comparison: 'at_least' | 'below' | null;
  readonly threshold: number | null;
  readonly unit: FigureUnit | null;
  readonly met: readonly Met[];
  readonly flags: readonly RuleFlag[];
  readonly basis: Basis;
  readonly mark: string;
  readonly document: string;
  readonly article: string;
  readonly isOverridden: boolean;
  readonly name: RuleWords;
  readonly text: RuleWords;
};
export type GradeResult = {
  /** by confirmed figures; null when nothing that is known meets a criterion */
  readonly grade: Grade | null;
  /** dead, missing and trapped counted as dead; never lower than `grade` */
  readonly reportingGrade: Grade | null;
  /** 较大涉险; accidents only */
  readonly nearMiss: boolean;
  /** the highest first */
  readonly because: readonly Because[];
};

export type GradeStage = {
  readonly at: number;
  readonly grade: Grade | null;
  readonly reportingGrade: Grade | null;
  readonly nearMiss: boolean;
};

/** What clocks are computed from; all times UTC ms, null where it is not known or has not happened. */
export type ClockInput = {
  readonly profile: Profile;
  readonly type: IncidentType;
  readonly occurredAt: number | null;
  readonly receivedAt: number;
  readonly verifiedAt: number | null;
  /** oldest first; empty: not graded yet */
  readonly grades: readonly GradeStage[];
  readonly flags: readonly RuleFlag[];
  readonly figures: Figures;
  /** when a figure was first known, for limits that run from there; else the last change of the grade */
  readonly figureTimes?: Readonly<Partial<Record<FigureId, number>>>;
  readonly lastReportAt?: number | null;
  readonly stableAt: number | null;
  /** series are listed up to here */
  readonly until: number;
  readonly division?: string;
  /** also the limits that bind others (the unit, the scene) */
  readonly withOthers?: boolean;
};

/** One duty with its clock: the strictest of the rules that ask for it; the others stand under `alsoBy`. */
export type OwedReport = {
  readonly ruleId: string;
  readonly family: string;
  readonly name: RuleWords;
  readonly kind: string;
  readonly recipient: string;
  readonly by: 'room' | 'others';
  readonly clock: { readonly field: ClockField; readonly at: number };
  readonly limitMinutes: number;
  readonly targetMinutes: number | null;
  readonly dueAt: number;
  readonly targetAt: number | null;
  readonly isImmediate: boolean;
  readonly way: OwedWay | null;
  readonly basis: Basis;
  readonly mark: string;
  readonly document: string;
  readonly article: string;
  readonly isLaw: boolean;
  readonly isOverridden: boolean;
  /** `every` minutes; daily ones 1440 */
  readonly series: { readonly index: number; readonly every: number } | null;
  readonly isWindow: boolean;
  /** the moment from which it was owed, and the grade that it was owed for */
  readonly since: number;
  readonly level: Grade | null;
  readonly supersededBy: { readonly ruleId: string; readonly at: number } | null;
  readonly alsoBy: readonly {
    readonly ruleId: string;
    readonly limitMinutes: number;
    readonly dueAt: number;
    readonly isLaw: boolean;
    readonly mark: string;
    readonly document: string;
    readonly article: string;
  }[];
};
