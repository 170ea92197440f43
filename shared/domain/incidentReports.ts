import type { IncidentFacts } from './incidentFacts';
import type { DecisionWay, SendWay } from './vocabulary';

/** 电话首报、初报、续报、终报、核报、补报、零报告 (domain.md 2.3). */
export const REPORT_KINDS = [
  'phone_report',
  'initial',
  'update',
  'final',
  'verified',
  'correction',
  'zero',
] as const;
export type ReportKind = (typeof REPORT_KINDS)[number];

export const REPORT_SECTIONS = ['situation', 'handling', 'trend', 'next_steps', 'requests'] as const;
export type ReportSectionId = (typeof REPORT_SECTIONS)[number];
export type ReportSection = {
  readonly id: ReportSectionId;
  /** 基本情况, 最新情况, 处置进展 …, without its number */
  readonly heading: string;
  readonly text: string;
};

/**
 * A written report as content, in the order of documents.md 3. Plain sentences without layout: the same document is printed, written as DOCX, kept as
 * text and copied field by field.
 */
export type ReportDocument = {
  readonly kind: ReportKind;
  /** n of 续报（n）; null for the others */
  readonly ordinal: number | null;
  /** 突发事件信息（初报） */
  readonly heading: string;
  /** 期 within `year`; null until it is signed off */
  readonly year: number;
  readonly issue: number | null;
  readonly organ: string;
  /** to the minute */
  readonly issuedAt: number;
  /** 局带班领导（9月12日3时21分电话签发，待补签） */
  readonly signLine: string;
  readonly title: string;
  readonly addressees: string;
  readonly lead: string;
  readonly sections: readonly ReportSection[];
  /** 正在核实：… */
  readonly verifying: readonly string[];
  /** 核实与更正 */
  readonly corrections: string;
  /** 较上报变化, one item a figure: 获救0→1 */
  readonly changes: readonly string[];
  /** 较初报变化, 较续报一变化: against which report */
  readonly changesAgainst: string;
  readonly nextAt: number | null;
  readonly asOf: number;
  readonly contact: string;
  readonly copies: string;
  readonly attachments: readonly string[];
};

export type SignOff = {
  readonly leader: string;
  readonly way: DecisionWay;
  readonly at: number;
  /** the leader's own words on the telephone, and who heard them; empty in person */
  readonly words: string;
  readonly witness: string;
  /** when the signature was added to what was signed off by telephone; null while it is owed */
  readonly countersignedAt: number | null;
};

export type ReportDispatch = {
  readonly id: string;
  readonly recipient: string;
  readonly obligationId: string | null;
  readonly way: SendWay;
  readonly at: number;
  readonly receiver: string;
  /** when the other side confirmed it; null while it has not */
  readonly receiptAt: number | null;
  readonly readBack: boolean;
  /** 迟报说明, owed when it was sent after its limit */
  readonly lateReason: string;
};

/** A report that was signed off. Drafts are local state and no facts. */
export type IncidentReport = {
  readonly id: string;
  readonly incidentId: string;
  readonly kind: ReportKind;
  readonly ordinal: number | null;
  readonly document: ReportDocument;
  /** the facts as they stood: what the next report is compared with */
  readonly facts: IncidentFacts;
  readonly signOff: SignOff;
  readonly dispatches: readonly ReportDispatch[];
  readonly signedAt: number;
  readonly by: string;
};
