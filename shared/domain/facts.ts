import type { CloseBlocker } from '../contract/areas/closing';
import type { Caller, Casualties, ShiftNumbers } from '../contract/models';
import type { LadderChannel } from '../rules/ladder';
import type { AccountsFacts } from './facts/accounts';
import type { AuditFacts } from './facts/audit';
import type { BriefingFacts } from './facts/briefing';
import type { CalloutFacts } from './facts/callouts';
import type { ChannelsFacts } from './facts/channels';
import type { ContactsFacts } from './facts/contacts';
import type { DocumentsFacts } from './facts/documents';
import type { DutiesFacts, OpenedObligation } from './facts/duties';
import type { DutyFacts } from './facts/duty';
import type { FiguresFacts } from './facts/figures';
import type { HandoverFacts } from './facts/handover';
import type { ImportsFacts } from './facts/imports';
import type { IntakeFacts, IntakeSaid } from './facts/intake';
import type { CallToMake, LadderFacts } from './facts/ladders';
import type { LogMoreFacts } from './facts/logMore';
import type { LossFacts } from './facts/losses';
import type { ExportedPaper, PapersFacts } from './facts/papers';
import type { PlansFacts } from './facts/plans';
import type { RecoveryFacts } from './facts/recovery';
import type { ReportsFacts } from './facts/reports';
import type { RescueFacts } from './facts/rescue';
import type { ResponseFacts } from './facts/responses';
import type { ReviewFacts } from './facts/review';
import type { RosterFacts } from './facts/roster';
import type { SearchFacts } from './facts/search';
import type { SettingsFacts } from './facts/settings';
import type { StatisticsFacts } from './facts/statistics';
import type { TallyFacts } from './facts/tally';
import type { WarningFileFacts } from './facts/warningFiles';
import type { LiftingMessage, RecordedMore, WarningFacts } from './facts/warnings';
import type { Figures } from './figures';
import type {
  CallOutcome,
  DecisionWay,
  Grade,
  IncidentType,
  LogKind,
  Profile,
  Retention,
  Role,
  ShiftPost,
  WarningColor,
} from './vocabulary';

/** Who did it, as named in the fact: the account and the name it had then. */
export type Author = { readonly accountId: string; readonly name: string };

/** The body of every kind of fact in the journal. The journal row adds room, origin, number, time, actor and subject. */
export type FactBodies = CoreFacts &
  SettingsFacts &
  RosterFacts &
  DutyFacts &
  HandoverFacts &
  LogMoreFacts &
  DocumentsFacts &
  SearchFacts &
  PapersFacts &
  PlansFacts &
  StatisticsFacts &
  TallyFacts &
  // incident rules
  DutiesFacts &
  // intake
  IntakeFacts &
  // figures and people
  FiguresFacts &
  // incident reports
  ReportsFacts &
  // report papers
  // briefing and clocks
  BriefingFacts &
  // responses
  ResponseFacts &
  // contacts
  ContactsFacts &
  // warnings
  WarningFacts &
  WarningFileFacts &
  // call-outs
  CalloutFacts &
  // ladders and grouping
  LadderFacts &
  // accounts and seat
  AccountsFacts &
  // audit
  AuditFacts &
  // recovery
  RecoveryFacts &
  RescueFacts &
  // comfort
  // channels and evidence
  ChannelsFacts &
  // losses
  LossFacts &
  ReviewFacts &
  ImportsFacts;

type CoreFacts = {
  readonly 'room.founded': {
    readonly publicKey: string;
    readonly room: {
      readonly id: string;
      readonly name: string;
      readonly divisionCode: string;
      readonly profile: Profile;
      readonly demo: boolean;
    };
  };
  readonly 'account.created': {
    readonly name: string;
    readonly displayName: string;
    readonly roles: readonly Role[];
    readonly publicKey: string;
  };
  readonly 'shift.opened': {
    readonly startsAt: number;
    readonly endsAt: number;
    readonly posts: readonly {
      readonly post: ShiftPost;
      readonly accountId: string | null;
      readonly name: string;
      readonly phone: string;
    }[];
    readonly author: Author;
  };
  readonly 'shift.closed': {
    readonly summary: string;
    readonly numbers: ShiftNumbers;
    readonly author: Author;
  };
  readonly 'log.recorded': {
    readonly kind: LogKind;
    readonly text: string;
    readonly receivedAt: number;
    readonly occurredAt: number | null;
    readonly incidentId: string | null;
    readonly caller: Caller | null;
    readonly handling: string;
    /** what later versions record besides; absent in older facts */
    readonly more?: LineMore;
    /** the telephone call that it was taken from */
    readonly call?: PhoneCall;
    readonly author: Author;
  };
  readonly 'log.corrected': {
    readonly corrects: string;
    readonly text: string;
    readonly reason: string;
    readonly author: Author;
  };
  readonly 'instruction.recorded': {
    readonly leader: string;
    readonly way: DecisionWay;
    readonly words: string;
    readonly owner: string;
    readonly dueAt: number | null;
    readonly receivedAt: number;
    readonly incidentId: string | null;
    readonly author: Author;
  };
  readonly 'instruction.done': { readonly result: string; readonly author: Author };
  readonly 'incident.reported': {
    readonly number: string;
    readonly title: string;
    readonly type: IncidentType;
    readonly place: string;
    readonly summary: string;
    readonly callback: string;
    readonly caller: Caller;
    readonly source: string;
    readonly occurredAt: number | null;
    readonly receivedAt: number;
    readonly casualties: Casualties;
    /** figures beside or before the counts; absent where only counts were told */
    readonly figures?: Figures | undefined;
    readonly grade: Grade | null;
    readonly sensitive: boolean;
    readonly parentId: string | null;
    readonly obligations: readonly OpenedObligation[];
    /** the line of the call that reported it; it belongs to the incident from then on */
    readonly callLineId?: string;
    /** name of the drill that it belongs to, and what names its clock; absent in real work */
    readonly drill?: string;
    readonly drillId?: string;
    /** elements, flags and further facts of the intake form; absent in older facts */
    readonly intake?: IntakeSaid;
    readonly author: Author;
  };
  readonly 'incident.facts_updated': {
    /** what stands after it */
    readonly casualties: Casualties;
    /** what was told, and when it was so; absent in older facts, which give the full set of counts */
    readonly figures?: Figures;
    readonly asOf?: number;
    /** why a figure fell */
    readonly reason?: string;
    readonly actId?: string;
    /** true: the counts of the ledger of people */
    readonly isLedger?: boolean;
    readonly grade: Grade | null;
    readonly sensitive: boolean;
    readonly source: string;
    readonly author: Author;
  };
  readonly 'incident.closed': {
    readonly result: string;
    readonly overrideReason: string;
    readonly leftOpen: readonly string[];
    /** what was open, with where it stood; absent in older facts */
    readonly open?: readonly CloseBlocker[];
    /** whose decision it was to close over what was open, and how it was given; absent in older facts */
    readonly decidedBy?: string;
    readonly way?: DecisionWay | null;
    /** when the after-action review is to be complete; absent in older facts */
    readonly reviewDueAt?: number;
    /** how long the file is kept; absent in older facts */
    readonly retention?: Retention;
    readonly author: Author;
  };
  readonly 'incident.reopened': { readonly reason: string; readonly author: Author };
  readonly 'incident.retention_set': {
    readonly retention: Retention;
    readonly reason: string;
    readonly author: Author;
  };
  readonly 'obligation.met': {
    readonly receiver: string;
    readonly at: number;
    readonly way: string;
    readonly readBack: boolean;
    /** 迟报说明; absent in older facts and when it was in time */
    readonly lateReason?: string;
    /** the report that it was done with */
    readonly recordId?: string;
    readonly author: Author;
  };
  readonly 'warning.recorded': RecordedMore & {
    readonly issuer: string;
    readonly kind: string;
    readonly color: WarningColor | null;
    readonly level: Grade | null;
    readonly area: string;
    readonly text: string;
    readonly receivedAt: number;
    readonly startsAt: number | null;
    readonly endsAt: number | null;
    readonly author: Author;
  };
  readonly 'warning.lifted': {
    readonly reason: string;
    /** the message that says so; absent where somebody recorded it by hand */
    readonly message?: LiftingMessage;
    /** responses and work plans under it that go on all the same */
    readonly goesOn?: number;
    readonly author: Author;
  };
  readonly 'plan.revised': {
    readonly revision: number;
    readonly hash: string;
    readonly text: string;
    readonly tablesText: string;
  };
  readonly 'run.started': {
    readonly planId: string;
    readonly planRevision: number;
    readonly incidentId: string | null;
    readonly warningId: string | null;
    readonly receivedAt: number;
    /** the revision of each sub-plan, by plan id; absent when there is none */
    readonly subplans?: Readonly<Record<string, number>>;
    /** name of the drill that it belongs to, and what names its clock; absent in real work */
    readonly drill?: string;
    readonly drillId?: string;
    readonly author: Author;
  };
  /** The room goes over to another plan: the subject is the run that goes on, `fromRunId` the one that is left. */
  readonly 'run.switched': {
    readonly fromRunId: string;
    readonly planId: string;
    readonly planRevision: number;
    readonly subplans?: Readonly<Record<string, number>>;
    /** block of the plan that is left → block of the new one, as a person confirmed it */
    readonly map: Readonly<Record<string, string | null>>;
    readonly reason: string;
    readonly author: Author;
  };
  /** one event of the run machine (shared/plan); `actId` of the act that caused it */
  readonly 'run.advanced': {
    readonly actId: string;
    readonly event: unknown;
    /** the supervisor who proved himself under the act */
    readonly countersigned?: Author;
    readonly author: Author;
  };
  readonly 'alert.raised': {
    readonly rung: number;
    readonly level: number;
    readonly dueAt: number;
    readonly lateMs: number;
    /** which clock spoke; `jump`: the wall clock went ahead of the monotonic one (sleep, or somebody set it) */
    readonly clock: 'wall' | 'monotonic' | 'start' | 'jump';
    /** what its rung asks for; absent in facts from before ladders were settings */
    readonly channel?: LadderChannel;
    readonly to?: readonly ShiftPost[];
    readonly repeatMs?: number;
    /** people outside the room whom its rung addresses: calls that the room has to make */
    readonly calls?: readonly CallToMake[];
  };
  /** `counted`: it was shown as one of a number, not by its name */
  readonly 'alert.painted': { readonly rung: number; readonly counted?: boolean };
  readonly 'alert.notified': { readonly channel: string; readonly outcome: string; readonly reason: string };
  readonly 'alert.acknowledged': {
    readonly comesBackAt: number;
    readonly author: Author | null;
    /** when it was said, in an emergency in which it could not be written; absent: when the fact was */
    readonly heardAt?: number;
  };
  readonly 'export.written': {
    readonly scope: string;
    readonly format: string;
    readonly rows: number;
    readonly sha256: string;
    /** which paper; absent in older facts */
    readonly paper?: ExportedPaper;
    readonly author: Author;
  };
  readonly 'desk.started': {
    readonly previousHeartbeatAt: number | null;
    readonly clean: boolean;
    /** what came due while nobody watched: how many, and the first of them */
    readonly due?: {
      readonly count: number;
      readonly firstZh: readonly string[];
      readonly firstEn: readonly string[];
    };
  };
};

export type FactKind = keyof FactBodies;

/** A file that belongs to a line: kept in the home under its SHA-256. */
export type AttachmentRef = {
  readonly sha256: string;
  readonly name: string;
  readonly size: number;
  readonly mime: string;
};

/** The further columns of a duty record (domain.md 1.6). */
export type LineMore = {
  readonly leaderWords: string;
  readonly result: string;
  readonly doneAt: number | null;
  /** number of the paper form that was filled in while the console was down */
  readonly paperSerial: string;
  readonly attachments: readonly AttachmentRef[];
  /** the batch that the line was imported with */
  readonly importId: string | null;
};

/** A call taken with the telephone key: pick-up, hang-up, and what it turned out to be. */
export type PhoneCall = {
  readonly startedAt: number;
  readonly endedAt: number;
  readonly outcome: CallOutcome;
};
