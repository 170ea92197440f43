import type {
  CheckResult,
  CheckStep,
  CheckType,
  DocumentDemand,
  DocumentWay,
  HandlingAct,
  Outcome,
  Renewal,
  Repeat,
  Urgency,
  VoidReason,
} from '../documents';
import type { Author } from '../facts';

/** What stands in the register about a document, in both directions. */
export type DocumentFields = {
  readonly docNumber: string;
  readonly title: string;
  readonly way: DocumentWay;
  readonly urgency: Urgency;
  /** received or sent */
  readonly at: number;
  readonly copies: number;
  readonly pages: number;
  /** where the original lies */
  readonly place: string;
  readonly demand: DocumentDemand;
  readonly demandText: string;
  readonly dueAt: number | null;
  readonly owner: string;
  readonly incidentId: string | null;
};

type Registered = DocumentFields & {
  readonly year: number;
  readonly number: number;
  /** registered by number and place only */
  readonly confidential: boolean;
  readonly author: Author;
};

/** Facts of the register of documents, reminders, standing orders and post checks. */
export type DocumentsFacts = {
  readonly 'document.received': Registered & { readonly unit: string; readonly reportDueAt: number | null };
  readonly 'document.sent': Registered & {
    readonly units: readonly string[];
    readonly answersId: string | null;
  };
  readonly 'document.handled': {
    readonly actId: string;
    readonly act: HandlingAct;
    readonly who: string;
    readonly at: number;
    readonly way: string;
    readonly words: string;
    readonly author: Author;
  };
  readonly 'document.finished': {
    readonly outcome: Outcome;
    readonly by: string;
    readonly receiver: string;
    readonly way: string;
    readonly at: number;
    readonly result: string;
    readonly author: Author;
  };
  readonly 'document.signed': {
    /** place of the unit in the list of receivers, from 0 */
    readonly unit: number;
    readonly who: string;
    readonly at: number;
    readonly way: string;
    readonly author: Author;
  };
  readonly 'document.chased': {
    readonly actId: string;
    readonly units: readonly number[];
    readonly who: string;
    readonly at: number;
    readonly way: string;
    readonly note: string;
    readonly author: Author;
  };
  readonly 'document.corrected': {
    /** the line of the log that says it */
    readonly entryId: string;
    readonly before: Readonly<Record<string, string | number | null>>;
    readonly after: Readonly<Record<string, string | number | null>>;
    readonly reportDueAt: number | null;
    readonly reason: string;
    readonly author: Author;
  };
  readonly 'document.voided': {
    readonly entryId: string;
    readonly reason: VoidReason;
    readonly note: string;
    readonly author: Author;
  };

  readonly 'reminder.created': {
    readonly text: string;
    readonly dueAt: number;
    readonly owner: string;
    readonly repeat: Repeat;
    /** for `minutes`; 0 otherwise */
    readonly everyMinutes: number;
    readonly incidentId: string | null;
    readonly author: Author;
  };
  /** done or passed over for this time; `nextAt` is the next of a repeated one */
  readonly 'reminder.done': {
    readonly note: string;
    readonly nextAt: number | null;
    readonly author: Author;
  };
  readonly 'reminder.skipped': {
    readonly note: string;
    readonly nextAt: number | null;
    readonly author: Author;
  };
  readonly 'reminder.postponed': { readonly dueAt: number; readonly note: string; readonly author: Author };
  readonly 'reminder.ended': { readonly note: string; readonly author: Author };

  readonly 'notice.issued': {
    readonly version: number;
    readonly title: string;
    readonly text: string;
    readonly validFrom: number;
    readonly validUntil: number | null;
    readonly renew: Renewal;
    readonly author: Author;
  };
  readonly 'notice.withdrawn': { readonly reason: string; readonly author: Author };
  readonly 'notice.read': {
    readonly version: number;
    readonly shiftId: string | null;
    readonly author: Author;
  };

  readonly 'check.planned': {
    readonly rounds: readonly {
      readonly id: string;
      readonly type: CheckType;
      readonly dueAt: number;
      readonly units: readonly { readonly id: string; readonly name: string }[];
    }[];
    readonly author: Author;
  };
  readonly 'check.round_skipped': { readonly reason: string; readonly author: Author };
  readonly 'check.unanswered': {
    readonly actId: string;
    readonly roundId: string | null;
    readonly type: CheckType;
    readonly unit: { readonly id: string; readonly name: string };
    readonly step: CheckStep;
    readonly phone: string;
    readonly at: number;
    /** when the next call falls due, null when no further call follows; and when the post counts as lost */
    readonly nextAt: number | null;
    readonly lostAt: number;
    readonly author: Author;
  };
  readonly 'check.concluded': {
    readonly roundId: string | null;
    readonly type: CheckType;
    readonly unit: { readonly id: string; readonly name: string };
    readonly phone: string;
    readonly at: number;
    readonly result: CheckResult;
    readonly answeredBy: string;
    readonly onDuty: boolean | null;
    readonly answers: readonly { readonly question: string; readonly answer: string }[];
    readonly note: string;
    readonly author: Author;
  };
  readonly 'check.lost': {
    readonly informed: string;
    readonly way: string;
    readonly at: number;
    readonly words: string;
    readonly author: Author;
  };
  readonly 'check.received': {
    readonly unit: string;
    readonly type: CheckType;
    readonly caller: string;
    readonly at: number;
    readonly answeredBy: string;
    readonly questions: string;
    readonly result: CheckResult;
    readonly note: string;
    readonly author: Author;
  };
};
