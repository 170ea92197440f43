import { z } from 'zod';
import { DOCUMENT_WAYS, URGENCIES } from '../../domain/documents';
import { DECISION_WAYS, GRADES } from '../../domain/vocabulary';
import { RESPONSE_HAZARDS } from '../../rules/responses/hazards';
import { CHANGE_KINDS } from '../../rules/responses/response';
import { filled, id, instant, text, uuid } from '../fields';
import { command, query } from '../procedure';
import { documentEntry } from './register';

const at = z.number();
const maybeAt = z.number().nullable();

export const noticeUnit = z.strictObject({ name: filled(120), recipient: text(60) });

/** One change of a response: its start, an adjustment, its end. All are kept. */
export const responseChange = z.strictObject({
  id: z.string(),
  kind: z.enum(CHANGE_KINDS),
  from: z.enum(GRADES).nullable(),
  to: z.enum(GRADES),
  /** from when it holds */
  at,
  period: z.string(),
  endsAt: maybeAt,
  measures: z.string(),
  reason: z.string(),
  decidedBy: z.string(),
  decidedWay: z.enum(DECISION_WAYS),
  decidedWords: z.string(),
  decidedAt: at,
  recordedAt: at,
  recordedBy: z.string(),
  /** the notice of it, once it went out */
  notice: z
    .strictObject({
      title: z.string(),
      addressee: z.string(),
      text: z.string(),
      docNumber: z.string(),
      signer: z.string(),
      sentAt: at,
      documentId: z.string(),
      signed: z.number(),
      units: z.number(),
    })
    .nullable(),
});
export type ResponseChange = z.infer<typeof responseChange>;

export const responseSummary = z.strictObject({
  id: z.string(),
  hazard: z.enum(RESPONSE_HAZARDS),
  matter: z.string(),
  issuer: z.string(),
  level: z.enum(GRADES),
  area: z.string(),
  basis: z.string(),
  startsAt: at,
  /** since when the level holds that it has now */
  levelSince: at,
  period: z.string(),
  endsAt: maybeAt,
  measures: z.string(),
  incidentId: z.string().nullable(),
  incidentTitle: z.string().nullable(),
  warningId: z.string().nullable(),
  warningTitle: z.string().nullable(),
  /** the warning that it was started on is in force no more; the response goes on all the same */
  warningIsOver: z.boolean(),
  state: z.enum(['active', 'ended', 'withdrawn']),
  endedAt: maybeAt,
  drill: z.string().nullable(),
  changes: z.number(),
  /** changes whose notice has not gone out */
  unsent: z.number(),
  /** units that have not signed for a notice */
  unsigned: z.number(),
});
export type ResponseSummary = z.infer<typeof responseSummary>;

export const responseDetail = z.strictObject({
  response: responseSummary,
  /** oldest first */
  changes: z.array(responseChange),
  runs: z.array(
    z.strictObject({
      id: z.string(),
      planId: z.string(),
      title: z.string(),
      titleEn: z.string(),
      startedAt: at,
      endedAt: maybeAt,
    }),
  ),
  /** level Ⅰ or Ⅱ: whether reinforced duty is on already; null when nothing asks for it */
  reinforced: z.boolean().nullable(),
});
export type ResponseDetail = z.infer<typeof responseDetail>;

/** What a notice starts from: wording, receivers and when receipts are wanted. */
export const noticeProposal = z.strictObject({
  title: z.string(),
  addressee: z.string(),
  text: z.string(),
  units: z.array(noticeUnit),
  /** minutes from sending until every receipt is wanted; 0: none */
  receiptMinutes: z.number(),
});
export type NoticeProposal = z.infer<typeof noticeProposal>;

const writers = ['officer', 'operator', 'supervisor'] as const;
const decision = z.strictObject({
  by: filled(60),
  way: z.enum(DECISION_WAYS),
  words: text(1_000),
  at: instant.nullable(),
});
const terms = {
  level: z.enum(GRADES),
  /** from when it holds; null: from the decision on */
  at: instant.nullable(),
  period: filled(300),
  endsAt: instant.nullable(),
  measures: filled(4_000),
};

export const responsesProcedures = {
  /** Refusals: issuer_is_bureau, time_order, not_found, incident_closed. */
  'response.start': command(
    writers,
    z.strictObject({
      responseId: uuid,
      actId: uuid,
      hazard: z.enum(RESPONSE_HAZARDS),
      matter: filled(40),
      issuer: filled(60),
      area: text(200),
      basis: text(300),
      ...terms,
      incidentId: id.nullable(),
      warningId: id.nullable(),
      decision,
    }),
    responseDetail,
  ),
  /** Another level, or the same with another period or other measures. Refusals: response_over, nothing_changed, time_order. */
  'response.adjust': command(
    writers,
    z.strictObject({ responseId: id, actId: uuid, ...terms, reason: filled(500), decision }),
    responseDetail,
  ),
  /** The end of the response; the lifting of a warning is not it. `measures`: what is still to be done. */
  'response.end': command(
    writers,
    z.strictObject({
      responseId: id,
      actId: uuid,
      at: instant.nullable(),
      reason: filled(500),
      measures: text(4_000),
      decision,
    }),
    responseDetail,
  ),
  /** Takes back what was recorded by mistake; refused with response_noticed once a notice went out. */
  'response.withdraw': command(
    writers,
    z.strictObject({ responseId: id, reason: filled(300) }),
    responseDetail,
  ),
  'response.list': query('any', z.strictObject({ activeOnly: z.boolean() }), z.array(responseSummary)),
  'response.get': query('any', z.strictObject({ responseId: id }), responseDetail),
  'response.draftNotice': query('any', z.strictObject({ responseId: id, actId: id }), noticeProposal),
  /**
   * Registers the notice as sent, one receipt for each unit, and meets the duties of its parties. Refused with notice_incomplete (params.part) when the
   * text lost what the law asks for.
   */
  'response.sendNotice': command(
    writers,
    z.strictObject({
      documentId: uuid,
      responseId: id,
      actId: id,
      title: filled(120),
      addressee: text(400),
      text: filled(8_000),
      docNumber: text(60),
      signer: filled(60),
      way: z.enum(DOCUMENT_WAYS),
      urgency: z.enum(URGENCIES),
      at: instant.nullable(),
      /** when every receipt is wanted */
      dueAt: instant.nullable(),
      units: z.array(noticeUnit).min(1).max(100),
    }),
    z.strictObject({ detail: responseDetail, document: documentEntry }),
  ),
  'response.linkRun': command(writers, z.strictObject({ responseId: id, runId: id }), responseDetail),
} as const;
