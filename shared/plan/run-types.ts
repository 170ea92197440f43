/**
 * One execution of a plan as values: what is kept (RunState), what a person does (RunAct), what happened (RunEvent),
 * what is due (Due) and what stands open (RunItem). Times are UTC milliseconds. RunState is plain JSON and holds
 * only what was done; when a block opened, whether it is done and what is due are derived from it (machine/walk.ts).
 */
import type { Block, BlockKind, Clock, PlanTables, Profile, WorkPlan } from './types';

export type RunContext = {
  /** always resolved (resolvePlan): this level's blocks, sub-plans in their places */
  readonly plan: WorkPlan;
  readonly tables: PlanTables;
  readonly profile: Profile;
};

/** `blockId` outside loops, `blockId@2` in round 2 of its loop, `blockId@2.1` in round 1 of a loop in round 2 of another. */
export type InstanceKey = string;

/** pending = 正在核实 */
export type FieldValue = string | number | boolean | { readonly pending: true };
export type Fields = Readonly<Record<string, FieldValue>>;

export type DecisionWay = 'face' | 'phone' | 'signature';
/** domain.md 3.5; only answered_confirmed is an answer */
export type CallResult =
  | 'answered_confirmed'
  | 'answered_not_self'
  | 'answered_no_readback'
  | 'busy'
  | 'no_answer'
  | 'power_off'
  | 'wrong_number'
  | 'line_down';

// ---------------------------------------------------------------- state

export type Notice = { readonly at: number; readonly who: string };
export type ReportBack = {
  readonly at: number;
  readonly who: string;
  readonly what: string;
  readonly fields?: Fields;
};
export type Chase = { readonly at: number; readonly note?: string };
export type CallAttempt = {
  readonly at: number;
  readonly result: CallResult;
  readonly who?: string;
  readonly readBack?: boolean;
};
/** What passed between the room and one party of an order or a call. */
export type PartyRecord = {
  readonly notified?: Notice;
  readonly reports?: readonly ReportBack[];
  readonly attempts?: readonly CallAttempt[];
  readonly chases?: readonly Chase[];
};
/** A file that the room keeps; the run names it, the desk has it under its SHA-256. */
export type KeptFile = {
  readonly sha256: string;
  readonly name: string;
  readonly size: number;
  readonly mime: string;
};
export type StepNote = { readonly at: number; readonly text: string; readonly by?: string };
export type StepFiles = { readonly at: number; readonly files: readonly KeptFile[]; readonly by?: string };
/** 转交: who has the step now; the newest counts. */
export type Assignment = {
  readonly at: number;
  readonly to: string;
  readonly accountId?: string;
  readonly note?: string;
  readonly by?: string;
};
export type Delivery = {
  readonly at: number;
  readonly receiver: string;
  readonly way: string;
  readonly readBack?: boolean;
  readonly fields?: Fields;
  /** the duty was done outside this run */
  readonly outside?: true;
};
/** Who decided, by which way and in which words; `by` typed it for him (代录). */
export type Decision = {
  readonly at: number;
  readonly decidedBy: string;
  readonly way: DecisionWay;
  readonly words?: string;
  readonly by?: string;
};
export type RoundRecord = {
  /** the round was opened before its time */
  readonly openedAt?: number;
  /** the answer to `until` that closed the round */
  readonly answer?: Decision & { readonly yes: boolean };
};
export type Dropped = {
  readonly how: 'skipped' | 'not_applicable';
  readonly at: number;
  readonly reason: string;
  readonly override?: true;
  /** a mandatory step: whose decision it was */
  readonly decision?: Decision;
  readonly by?: string;
};
/** What stood on a block before it was opened again, with when and why. `passedAt` = the flow had gone on from here. */
export type PastRecord = Work & {
  readonly reopened: {
    readonly at: number;
    readonly reason: string;
    readonly passedAt?: number;
    readonly by?: string;
  };
};
/** What was done with a block: this is set aside when it is opened again. Empty fields are left out. */
type Work = {
  readonly completed?: { readonly at: number; readonly note?: string; readonly by?: string };
  readonly fields?: Fields;
  readonly dropped?: Dropped;
  readonly parties?: Readonly<Record<string, PartyRecord>>;
  readonly choice?: Decision & { readonly option: number; readonly passedAt?: number };
};
/** Everything done with one block in one round. Empty fields are left out. */
export type InstanceRecord = Work & {
  readonly sent?: Readonly<Record<string, Delivery>>;
  readonly rounds?: readonly RoundRecord[];
  readonly spawned?: { readonly at: number; readonly childIncidentId: string };
  /** oldest first */
  readonly past?: readonly PastRecord[];
  readonly assigned?: readonly Assignment[];
  readonly notes?: readonly StepNote[];
  readonly files?: readonly StepFiles[];
  /** taken over from the run before this one: since when the flow had gone on from here, and whether it was done */
  readonly carried?: { readonly at: number; readonly done?: true };
  /** a wait: a person said that it is over */
  readonly waited?: { readonly at: number; readonly note?: string };
  /** something here was done before the flow reached the block */
  readonly ahead?: true;
};
/** What stays owed by a run that was left for another plan: an answer of a party, or a report to a recipient. */
export type OwedHere = { readonly key: InstanceKey; readonly party?: string; readonly recipient?: string };
export type RunState = {
  readonly receivedAt: number;
  readonly startedAt: number;
  readonly status: 'running' | 'ended';
  readonly endedAt?: number;
  /** the `end` that was confirmed */
  readonly endKey?: InstanceKey;
  readonly endDecision?: Decision;
  /** the room went over to another plan */
  readonly switched?: { readonly to: string; readonly owed: readonly OwedHere[] };
  /** the run before this one, when it was left, and since when its open blocks stood open */
  readonly from?: {
    readonly runId: string;
    readonly at: number;
    readonly opened: Readonly<Record<InstanceKey, number>>;
  };
  readonly records: Readonly<Record<InstanceKey, InstanceRecord>>;
};

// ---------------------------------------------------------------- events

/** `by` = who recorded it; events of earlier versions do not name him. */
type Happened = {
  readonly key: InstanceKey;
  readonly at: number;
  readonly ahead?: true;
  readonly by?: string;
};
type Sent = Happened & {
  readonly recipient: string;
  readonly receiver: string;
  readonly way: string;
  readonly readBack?: boolean;
  readonly fields?: Fields;
};
type Drop = Happened &
  Partial<Omit<Decision, 'at' | 'by'>> & { readonly reason: string; readonly override?: true };
/** What happened, in the past tense, with everything needed to replay it. */
export type RunEvent =
  | (Happened & { readonly kind: 'step_completed'; readonly fields: Fields; readonly note?: string })
  | (Happened & { readonly kind: 'party_notified'; readonly party: string; readonly who: string })
  | (Happened & {
      readonly kind: 'party_reported';
      readonly party: string;
      readonly who: string;
      readonly what: string;
      readonly fields?: Fields;
    })
  | (Happened & { readonly kind: 'party_chased'; readonly party: string; readonly note?: string })
  | (Happened & {
      readonly kind: 'call_attempted';
      readonly party: string;
      readonly result: CallResult;
      readonly who?: string;
      readonly readBack?: boolean;
    })
  | (Sent & { readonly kind: 'report_sent' })
  /** The duty of a report step was done elsewhere; the caller finds the key with findReport. */
  | (Sent & { readonly kind: 'obligation_met' })
  | (Happened & {
      readonly kind: 'option_chosen';
      readonly option: number;
      /** decided again: the flow had gone on by the path first taken, and goes on */
      readonly passedAt?: number;
      readonly decidedBy: string;
      readonly way: DecisionWay;
      readonly words?: string;
    })
  | (Happened & {
      readonly kind: 'until_answered';
      readonly round: number;
      readonly yes: boolean;
      readonly decidedBy: string;
      readonly way: DecisionWay;
      readonly words?: string;
    })
  | (Happened & { readonly kind: 'round_opened'; readonly round: number })
  | (Happened & { readonly kind: 'child_spawned'; readonly childIncidentId: string })
  | (Drop & { readonly kind: 'step_skipped' })
  | (Drop & { readonly kind: 'step_not_applicable' })
  /** `passedAt` = the flow had gone on from here and goes on */
  | (Happened & { readonly kind: 'step_reopened'; readonly reason: string; readonly passedAt?: number })
  | (Happened & {
      readonly kind: 'step_assigned';
      readonly to: string;
      readonly accountId?: string;
      readonly note?: string;
    })
  | (Happened & { readonly kind: 'step_noted'; readonly text: string })
  | (Happened & { readonly kind: 'step_attached'; readonly files: readonly KeptFile[] })
  | (Happened & { readonly kind: 'wait_over'; readonly note?: string })
  /** `closed` = what stood open elsewhere and is not needed any more. */
  | (Happened &
      Partial<Omit<Decision, 'at' | 'by'>> & {
        readonly kind: 'run_ended';
        readonly closed: readonly InstanceKey[];
      })
  /** The room went over to another plan: `to` is the run that goes on. `key` is empty. */
  | (Happened & {
      readonly kind: 'run_switched';
      readonly to: string;
      readonly reason: string;
      readonly owed: readonly OwedHere[];
    })
  /** Its incident was closed over its head; `key` is empty, since no `end` was confirmed. */
  | (Happened & {
      readonly kind: 'run_closed';
      readonly reason: string;
      readonly closed: readonly InstanceKey[];
    });
export type RunEventKind = RunEvent['kind'];

// ---------------------------------------------------------------- dues

export type Due = {
  /** stable and unique in the run */
  readonly id: string;
  readonly kind: 'limit' | 'choice' | 'chase' | 'obligation' | 'round' | 'wait';
  readonly key: InstanceKey;
  readonly blockId: string;
  readonly party?: string;
  readonly obligation?: string;
  readonly recipient?: string;
  /** innermost round, from 1 */
  readonly round?: number;
  readonly clock: Clock;
  readonly targetAt?: number;
  readonly dueAt: number;
  /** false while the flow has not come to the block */
  readonly reached: boolean;
  /** only when the block waits for its round: the moment the round opens */
  readonly opensAt?: number;
};

// ---------------------------------------------------------------- what stands open

export type LaneRef = { readonly id: string; readonly title: string; readonly title_en: string };
export type PartyProgress = PartyRecord & {
  readonly party: string;
  /** order: to_notify → notified → reported; call: to_call → called → answered */
  readonly progress: 'to_notify' | 'notified' | 'reported' | 'to_call' | 'called' | 'answered';
  /** when the next chase is due; absent when there is nothing to chase */
  readonly chaseAt?: number;
};
export type RecipientProgress = { readonly recipient: string; readonly delivery?: Delivery };
export type LoopProgress = {
  /** the round that is waiting or open, from 1 */
  readonly round: number;
  readonly dueAt: number;
  readonly opensAt: number;
  /** everything in the round is done: `until` is to be answered */
  readonly ask: boolean;
};
export type WaitProgress = {
  /** when the time it waits for comes; absent when it waits for a fact */
  readonly until?: number;
  /** only when facts were given and it waits for one: whether the fact holds, so that going on is proposed */
  readonly proposed?: boolean;
};
export type ItemStatus = 'active' | 'waiting';
export type RunItem = {
  readonly key: InstanceKey;
  readonly blockId: string;
  readonly kind: BlockKind;
  readonly block: Block;
  /** from the outermost lane to the innermost */
  readonly lanes: readonly LaneRef[];
  /** may lie ahead of now: the block waits for its round */
  readonly openedAt: number;
  /** waiting = the flow went on, but someone still has to report back or answer; a loop between its questions */
  readonly status: ItemStatus;
  readonly round?: number;
  readonly parties?: readonly PartyProgress[];
  readonly recipients?: readonly RecipientProgress[];
  readonly fields?: Fields;
  /** what was done before it was opened again, oldest first */
  readonly past?: readonly PastRecord[];
  readonly assigned?: Assignment;
  readonly loop?: LoopProgress;
  readonly wait?: WaitProgress;
  /** choices only, and only when facts were given: index of the option proposed, null = none */
  readonly proposedOption?: number | null;
};

export type NodeState = {
  readonly state: 'pending' | 'active' | 'waiting' | 'done' | 'skipped' | 'na' | 'ended';
  readonly overdue: boolean;
  /** ✓ done, ▸ active, … waiting, ✗ skipped, – not applicable or not needed any more, empty while pending */
  readonly mark: string;
};
