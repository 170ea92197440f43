import { z } from 'zod';
import type { IncidentFacts } from '../../domain/incidentFacts';
import { REPORT_KINDS } from '../../domain/incidentReports';
import { DECISION_WAYS, SEND_WAYS } from '../../domain/vocabulary';
import { FINDING_CODES } from '../../reports/check';
import { DRAFT_FIELDS, type DraftField } from '../../reports/draftFields';
import { filled, id, instant, text, uuid } from '../fields';
import { command, query } from '../procedure';
import { reportDocument } from './reportDocument';

/** Reports on incidents: drafts, checks, sign-off, dispatch. */

const kind = z.enum(REPORT_KINDS);
const at = z.number();

export const signOff = z.strictObject({
  leader: z.string(),
  way: z.enum(DECISION_WAYS),
  at,
  words: z.string(),
  witness: z.string(),
  countersignedAt: at.nullable(),
});

export const reportDispatch = z.strictObject({
  id: z.string(),
  recipient: z.string(),
  obligationId: z.string().nullable(),
  way: z.enum(SEND_WAYS),
  at,
  receiver: z.string(),
  receiptAt: at.nullable(),
  readBack: z.boolean(),
  lateReason: z.string(),
});

const incidentFacts = z.custom<IncidentFacts>((value) => typeof value === 'object' && value !== null);

export const incidentReport = z.strictObject({
  id: z.string(),
  incidentId: z.string(),
  kind,
  ordinal: z.number().nullable(),
  document: reportDocument,
  facts: incidentFacts,
  signOff,
  dispatches: z.array(reportDispatch).readonly(),
  signedAt: at,
  by: z.string(),
});

export const reportFinding = z.strictObject({
  code: z.enum(FINDING_CODES),
  level: z.enum(['error', 'warning']),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
});

const crossCheck = z.strictObject({
  id: z.string(),
  party: z.string(),
  who: z.string(),
  at,
  agrees: z.boolean(),
  words: z.string(),
  by: z.string(),
});

export const crossCheckState = z.strictObject({
  party: z.string(),
  /** in both languages of the screen */
  nameZh: z.string(),
  nameEn: z.string(),
  last: crossCheck.nullable(),
});
export type CrossCheckState = z.infer<typeof crossCheckState>;

const texts = z.strictObject(
  Object.fromEntries(DRAFT_FIELDS.map((field) => [field, z.string()])) as Record<DraftField, z.ZodString>,
);
const typedTexts = z.strictObject(
  Object.fromEntries(DRAFT_FIELDS.map((field) => [field, text(8_000)])) as Record<
    DraftField,
    ReturnType<typeof text>
  >,
);

export const reportDraft = z.strictObject({
  id: z.string(),
  incidentId: z.string(),
  kind,
  ordinal: z.number().nullable(),
  /** goes up with every saving; a save names the one it saw */
  version: z.number(),
  savedAt: at,
  savedBy: z.string(),
  /** what a hand made of it, what was drafted, and what would be drafted now */
  texts,
  base: texts,
  fresh: texts,
  nextAt: at.nullable(),
  /** the facts that it was drafted from */
  asOf: at,
  /** as it would be signed off now */
  document: reportDocument,
  /** everything known now, to be read beside it */
  facts: incidentFacts,
  /** what has changed since it was drafted, worded: 死亡0→1 */
  changedFacts: z.array(z.string()),
  before: z.strictObject({ id: z.string(), name: z.string(), asOf: at }).nullable(),
  findings: z.array(reportFinding),
  crossChecks: z.array(crossCheckState),
  suggested: z.strictObject({ leader: z.string(), witness: z.string(), way: z.enum(DECISION_WAYS) }),
});
export type ReportDraft = z.infer<typeof reportDraft>;

/** Somebody to whom a signed report goes, with the duty that this fulfils and how the last one went there. */
export const reportRecipient = z.strictObject({
  recipient: z.string(),
  nameZh: z.string(),
  nameEn: z.string(),
  obligationId: z.string().nullable(),
  dueAt: at.nullable(),
  way: z.enum(SEND_WAYS),
  receiver: z.string(),
  sent: reportDispatch.nullable(),
});
export type ReportRecipient = z.infer<typeof reportRecipient>;

const reportPage = z.strictObject({
  report: incidentReport,
  recipients: z.array(reportRecipient),
  findings: z.array(reportFinding),
  despite: z.string(),
  owesSignature: z.boolean(),
});
export type ReportPage = z.infer<typeof reportPage>;

export const reportLine = z.strictObject({
  id: z.string(),
  kind,
  ordinal: z.number().nullable(),
  year: z.number(),
  issue: z.number().nullable(),
  title: z.string(),
  asOf: at,
  nextAt: at.nullable(),
  signedAt: at,
  by: z.string(),
  signOff,
  owesSignature: z.boolean(),
  dispatches: z.array(z.strictObject({ ...reportDispatch.shape, nameZh: z.string(), nameEn: z.string() })),
});
export type ReportLine = z.infer<typeof reportLine>;

const owed = z.strictObject({
  kind,
  obligationId: z.string(),
  recipient: z.string(),
  nameZh: z.string(),
  nameEn: z.string(),
  dueAt: at.nullable(),
});

const reportList = z.strictObject({
  reports: z.array(reportLine),
  drafts: z.array(
    z.strictObject({
      id: z.string(),
      kind,
      ordinal: z.number().nullable(),
      savedAt: at,
      savedBy: z.string(),
    }),
  ),
  /** reports that are owed now, the next due first */
  owed: z.array(owed),
});
export type ReportList = z.infer<typeof reportList>;

const writers = ['officer', 'operator', 'supervisor'] as const;
const leaders = ['officer', 'supervisor'] as const;
const saved = z.strictObject({ version: z.number(), savedAt: z.number() });
const draftOf = { draftId: id, version: z.int().min(0) };

export const reportsProcedures = {
  'report.list': query('any', z.strictObject({ incidentId: id }), reportList),
  'report.get': query('any', z.strictObject({ reportId: id }), incidentReport),
  'report.page': query('any', z.strictObject({ reportId: id }), reportPage),
  /** Drafts a report from the facts as they stand; an open draft of the same kind is gone on with. Gives the draft's id. */
  'report.draft': command(
    writers,
    z.strictObject({ draftId: uuid, incidentId: id, kind }),
    z.strictObject({ draftId: z.string() }),
  ),
  'report.draftGet': query('any', z.strictObject({ draftId: id }), reportDraft.nullable()),
  /** Keeps what was typed. Refusal: draft_conflict when somebody else saved meanwhile. */
  'report.save': command(
    writers,
    z.strictObject({ ...draftOf, texts: typedTexts, nextAt: instant.nullable() }),
    saved,
  ),
  /** Takes the facts of now into the named fields; what a hand wrote stays. */
  'report.redraft': command(
    writers,
    z.strictObject({ ...draftOf, fields: z.array(z.enum(DRAFT_FIELDS)).min(1).max(DRAFT_FIELDS.length) }),
    saved,
  ),
  'report.drop': command(writers, z.strictObject({ draftId: id }), z.strictObject({})),
  /**
   * 签发: the draft becomes a numbered report. By telephone the leader's words and who heard them are owed (words_missing); what the checks found
   * needs a reason (report_findings).
   */
  'report.sign': command(
    leaders,
    z.strictObject({
      draftId: id,
      version: z.int().min(0),
      leader: filled(60),
      way: z.enum(DECISION_WAYS),
      at: instant.nullable(),
      words: text(500),
      witness: text(60),
      despite: text(500),
    }),
    reportPage,
  ),
  /** 补签: the signature of what was signed off by telephone. */
  'report.countersign': command(
    leaders,
    z.strictObject({ reportId: id, at: instant.nullable() }),
    reportPage,
  ),
  /** A report went to one recipient; the duty that it serves is met with it. Refusal: late_reason_missing after its limit. */
  'report.dispatch': command(
    writers,
    z.strictObject({
      dispatchId: uuid,
      reportId: id,
      recipient: filled(80),
      obligationId: id.nullable(),
      way: z.enum(SEND_WAYS),
      at: instant.nullable(),
      receiver: filled(60),
      readBack: z.boolean(),
      lateReason: text(500),
    }),
    reportPage,
  ),
  'report.receipt': command(
    writers,
    z.strictObject({ reportId: id, dispatchId: id, at: instant.nullable(), receiver: text(60) }),
    reportPage,
  ),
  /** 口径核对: another department was asked for its figures. */
  'report.crossCheck': command(
    writers,
    z.strictObject({
      checkId: uuid,
      incidentId: id,
      party: id,
      who: filled(60),
      at: instant.nullable(),
      agrees: z.boolean(),
      words: text(500),
    }),
    z.strictObject({}),
  ),
} as const;
