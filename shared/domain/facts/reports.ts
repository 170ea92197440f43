import type { Author } from '../facts';
import type { IncidentFacts } from '../incidentFacts';
import type { ReportDocument, ReportKind } from '../incidentReports';
import type { DecisionWay, SendWay } from '../vocabulary';
import type { OpenedObligation } from './duties';

/** A finding that stood when a report was signed off (shared/reports/check). */
export type KeptFinding = {
  readonly code: string;
  readonly level: 'error' | 'warning';
  readonly params: Readonly<Record<string, string | number>>;
};

/** Facts of reports on incidents; the subject is the report, of `report.checked` the incident. */
export type ReportsFacts = {
  readonly 'report.signed_off': {
    readonly incidentId: string;
    readonly kind: ReportKind;
    readonly ordinal: number | null;
    readonly year: number;
    /** 期; null for a report by telephone, which bears none */
    readonly issue: number | null;
    readonly document: ReportDocument;
    readonly facts: IncidentFacts;
    /** the written report that it was compared with */
    readonly beforeId: string | null;
    readonly signOff: {
      readonly leader: string;
      readonly way: DecisionWay;
      readonly at: number;
      readonly words: string;
      readonly witness: string;
    };
    readonly findings: readonly KeptFinding[];
    /** why it goes out although something was found */
    readonly despite: string;
    /** the duties of the next update */
    readonly next: readonly OpenedObligation[];
    readonly drill?: string;
    readonly author: Author;
  };
  readonly 'report.countersigned': { readonly at: number; readonly author: Author };
  readonly 'report.dispatched': {
    readonly dispatchId: string;
    readonly recipient: string;
    readonly recipientName: string;
    readonly obligationId: string | null;
    readonly way: SendWay;
    readonly at: number;
    readonly receiver: string;
    readonly readBack: boolean;
    readonly receiptAt: number | null;
    readonly lateReason: string;
    readonly author: Author;
  };
  readonly 'report.receipt': {
    readonly dispatchId: string;
    readonly at: number;
    readonly receiver: string;
    readonly author: Author;
  };
  readonly 'report.checked': {
    readonly checkId: string;
    readonly party: string;
    readonly partyName: string;
    readonly who: string;
    readonly at: number;
    readonly agrees: boolean;
    readonly words: string;
    readonly author: Author;
  };
};
