/**
 * The work-plan format as values. What a text must look like to become one of these is in schema.ts and
 * check-plan.ts; the format for someone who writes a plan is in resources/work-plans/README.md.
 * All minutes are whole minutes; ids are the ids of the YAML.
 */

export type Profile = 'province' | 'city' | 'county';
export type Locale = 'zh' | 'en';

/** receipt: from 接报时刻; step: from the opening of the step; last_report: from the report before this one. */
export type Clock = 'receipt' | 'step' | 'last_report';
export type StepClock = 'receipt' | 'step';
export type Basis = 'law' | 'practice' | 'default';
export type Category = 'natural_disaster' | 'accident_disaster' | 'public_health' | 'social_security';

export type Post = {
  readonly id: string;
  readonly zh: string;
  readonly en: string;
  /** In these profiles the post is held by the person of another one. */
  readonly same_as?: Readonly<Partial<Record<Profile, string>>>;
};

export type PartyKind = 'office' | 'leader' | 'area' | 'force' | 'scene' | 'expert';
export type Party = {
  readonly id: string;
  readonly zh: string;
  readonly en: string;
  readonly kind: PartyKind;
  readonly by_level: Readonly<Record<Profile, string>>;
};

export type FactType = 'number' | 'bool';
export type Fact = { readonly id: string; readonly zh: string; readonly type: FactType };
/** Facts as the caller knows them; a fact that is not there counts as 0 or false. */
export type Facts = Readonly<Record<string, number | boolean>>;

export type Obligation = {
  readonly id: string;
  readonly zh: string;
  readonly en: string;
  readonly report_kind: string;
  /** parties or posts */
  readonly to: readonly string[];
  readonly clock: Clock;
  readonly target_minutes: number | null;
  /** null exactly for `last_report`: the minutes are `every` of the loop around the step */
  readonly limit_minutes: number | null;
  readonly basis: Basis;
  readonly source_mark: string;
  readonly covers?: readonly string[];
  readonly by_rule?: boolean;
  readonly spine?: boolean;
  readonly note?: string;
};

export type PlanTables = {
  readonly version: 2;
  readonly posts: readonly Post[];
  readonly parties: readonly Party[];
  readonly facts: readonly Fact[];
  readonly obligations: readonly Obligation[];
};

export type TickType = 'text' | 'time' | 'number' | 'person' | 'check' | 'select' | 'phone' | 'place';
/** One typed field of a step. */
export type Tick = {
  readonly field: string;
  readonly type: TickType;
  readonly label: string;
  /** exactly of a `select`: one of these is taken */
  readonly options?: readonly string[];
  /** numbers only: what is counted (人, 米); `min` and `max` bound the value, both included */
  readonly unit?: string;
  readonly min?: number;
  readonly max?: number;
  /** a value, or 正在核实, must be given whenever the step's fields are recorded */
  readonly required?: boolean;
  /** the fact of tables.yaml that the value speaks for when an option is proposed */
  readonly fact?: string;
};
export type StepKind = 'action' | 'order' | 'call' | 'report';

/** Levels at which a block (or a whole plan) is there; absent = at all three. */
type AtLevels = { readonly profiles?: readonly Profile[] };
export type PlanLink = { readonly title: string; readonly url: string };
/** A file kept with the room's attachments, named by what it holds. */
export type PlanAttachment = { readonly name: string; readonly sha256: string };

type StepBase = AtLevels & {
  readonly id: string;
  readonly title: string;
  readonly title_en: string;
  readonly post: string;
  readonly instruction: string;
  readonly ticks: readonly Tick[];
  readonly outputs: readonly string[];
  readonly mandatory?: boolean;
  readonly basis: Basis;
  readonly source?: string;
  readonly links?: readonly PlanLink[];
  readonly attachments?: readonly PlanAttachment[];
};
type Timed = { readonly limit: number; readonly clock: StepClock };

/** The room's own work. `to` names whom it has to do with; nobody is told through it. */
export type ActionStep = StepBase & Timed & { readonly step: 'action'; readonly to?: readonly string[] };
/** Told to someone outside: 已通知, then 已回报, chased every `chase` minutes. */
export type OrderStep = StepBase &
  Timed & { readonly step: 'order'; readonly to: readonly string[]; readonly chase: number };
/** 叫应: every party must answer and read back. */
export type CallStep = StepBase &
  Timed & { readonly step: 'call'; readonly to: readonly string[]; readonly chase: number };
/** Fulfils the obligation it points to; recipients, clock and minutes are the obligation's. */
export type ReportStep = StepBase & { readonly step: 'report'; readonly obligation: string };
export type Step = ActionStep | OrderStep | CallStep | ReportStep;

export type Option = {
  readonly when: string;
  readonly when_en: string;
  readonly fact?: string;
  readonly flow: readonly Block[];
};
export type Choice = Timed &
  AtLevels & {
    readonly id: string;
    readonly choice: string;
    readonly question_en: string;
    readonly by: string;
    readonly decided_by?: string;
    readonly fact?: string;
    readonly instruction?: string;
    readonly options: readonly Option[];
    readonly basis?: Basis;
    readonly source?: string;
  };

export type Lane = {
  readonly id: string;
  readonly title: string;
  readonly title_en: string;
  readonly flow: readonly Block[];
};
export type Fork = AtLevels & {
  readonly id: string;
  readonly fork: string;
  readonly title_en: string;
  readonly lanes: readonly Lane[];
};

export type Loop = AtLevels & {
  readonly id: string;
  readonly loop: string;
  readonly title_en: string;
  readonly every: number;
  readonly on_change: boolean;
  readonly until: string;
  readonly until_en: string;
  readonly by: string;
  readonly decided_by?: string;
  readonly flow: readonly Block[];
};

export type Spawn = AtLevels & {
  readonly id: string;
  /** id of the plan of the child incident */
  readonly spawn: string;
  readonly title: string;
  readonly title_en: string;
  readonly instruction?: string;
};

/**
 * The flow waits until a person says that it may go on: `for` minutes after the block opened, at the next `at` o'clock
 * of the room, or when `fact` holds. Exactly one of the three; none of them lets the flow go on by itself.
 */
export type Wait = AtLevels & {
  readonly id: string;
  readonly wait: string;
  readonly title_en: string;
  readonly by: string;
  readonly for?: number;
  /** HH:MM, +08:00 */
  readonly at?: string;
  readonly fact?: string;
  readonly instruction?: string;
};

/** Another plan worked inside this run at this place. */
export type Subplan = AtLevels & {
  readonly id: string;
  /** id of the plan */
  readonly subplan: string;
  readonly title: string;
  readonly title_en: string;
  /** the other plan's blocks without its end; put in by resolvePlan, never written in a file */
  readonly flow?: readonly Block[];
};

export type End = { readonly id: string; readonly end: string; readonly title_en: string };

/** Told apart by which of the eight keys a block has: see blockKind. */
export type Block = Step | Choice | Fork | Loop | Spawn | Wait | Subplan | End;
export type BlockKind = 'step' | 'choice' | 'fork' | 'loop' | 'spawn' | 'wait' | 'subplan' | 'end';

export type WarningType = { readonly code: string | null; readonly note: string };
export type WorkPlan = AtLevels & {
  readonly id: string;
  readonly title: string;
  readonly title_en: string;
  readonly category: Category;
  readonly hazards: readonly string[];
  readonly warning_types: readonly WarningType[];
  readonly level_notes: Readonly<Record<Profile, string>>;
  readonly trigger: string;
  readonly trigger_en: string;
  readonly purpose?: string;
  /** 编制依据 */
  readonly basis_text?: string;
  readonly reviewed_every_months?: number;
  readonly flow: readonly Block[];
};

/** One thing that is wrong in a file, where it is (1-based) and, in both languages, what to do about it. */
export type PlanProblem = {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly block?: string;
  readonly code: string;
  readonly zh: string;
  readonly en: string;
};

export type TablesResult =
  | { readonly ok: true; readonly tables: PlanTables }
  | { readonly ok: false; readonly problems: readonly PlanProblem[] };
/** Line and column of each block by id; of the plan itself under ''. */
export type BlockPlaces = Readonly<Record<string, { readonly line: number; readonly column: number }>>;
export type PlanResult =
  | { readonly ok: true; readonly plan: WorkPlan; readonly places: BlockPlaces }
  | { readonly ok: false; readonly problems: readonly PlanProblem[] };
