import { z } from 'zod';
import {
  DIRECTIONS,
  DOCUMENT_DEMANDS,
  DOCUMENT_WAYS,
  HANDLING_ACTS,
  INCOMING_DEMANDS,
  OUTCOMES,
  OUTGOING_DEMANDS,
  URGENCIES,
  VOID_REASONS,
} from '../../domain/documents';
import { SEND_WAYS } from '../../domain/vocabulary';
import { filled, id, instant, text, uuid } from '../fields';
import { command, query } from '../procedure';

const at = z.number();
const maybeAt = z.number().nullable();

/** One thing that was done with an entry of a register, as its fact says it. */
export const registerAct = z.strictObject({
  id: z.string(),
  fact: z.string(),
  at,
  recordedAt: at,
  author: z.string(),
  body: z.record(z.string(), z.unknown()),
});
export type RegisterAct = z.infer<typeof registerAct>;

export const documentUnit = z.strictObject({
  /** place in the list of receivers, from 0 */
  position: z.number(),
  name: z.string(),
  signedAt: maybeAt,
  signedBy: z.string().nullable(),
  signedWay: z.string().nullable(),
  chases: z.number(),
  chasedAt: maybeAt,
});
export type DocumentUnit = z.infer<typeof documentUnit>;

export const documentEntry = z.strictObject({
  id: z.string(),
  direction: z.enum(DIRECTIONS),
  year: z.number(),
  number: z.number(),
  /** who sent it; empty on outgoing ones */
  unit: z.string(),
  units: z.array(documentUnit),
  docNumber: z.string(),
  title: z.string(),
  way: z.enum(DOCUMENT_WAYS),
  urgency: z.enum(URGENCIES),
  /** received or sent */
  at,
  copies: z.number(),
  pages: z.number(),
  place: z.string(),
  /** 机要件: registered by number and place only */
  confidential: z.boolean(),
  demand: z.enum(DOCUMENT_DEMANDS),
  demandText: z.string(),
  dueAt: maybeAt,
  reportDueAt: maybeAt,
  /** when a leader was told of it */
  reportedAt: maybeAt,
  owner: z.string(),
  incidentId: z.string().nullable(),
  incidentTitle: z.string().nullable(),
  /** the incoming document that this one answers */
  answersId: z.string().nullable(),
  state: z.enum(['open', 'finished', 'void']),
  outcome: z.enum(OUTCOMES).nullable(),
  finishedAt: maybeAt,
  corrections: z.number(),
  recordedAt: at,
  recordedBy: z.string(),
});
export type DocumentEntry = z.infer<typeof documentEntry>;

const page = z.int().min(0).max(9_999);
const common = {
  docNumber: text(60),
  title: text(400),
  way: z.enum(DOCUMENT_WAYS),
  urgency: z.enum(URGENCIES),
  at: instant.nullable(),
  copies: z.int().min(1).max(9_999),
  pages: page,
  place: text(80),
  dueAt: instant.nullable(),
  owner: text(60),
  incidentId: id.nullable(),
};

/** Procedures of the register of documents 收发文. */
export const registerProcedures = {
  'document.receive': command(
    ['officer', 'operator', 'supervisor'],
    z.strictObject({
      documentId: uuid,
      unit: text(120),
      ...common,
      confidential: z.boolean(),
      demand: z.enum(INCOMING_DEMANDS),
      demandText: text(400),
    }),
    documentEntry,
  ),
  'document.send': command(
    ['officer', 'operator', 'supervisor'],
    z.strictObject({
      documentId: uuid,
      units: z.array(filled(120)).max(100),
      ...common,
      confidential: z.boolean(),
      demand: z.enum(OUTGOING_DEMANDS),
      answersId: id.nullable(),
    }),
    documentEntry,
  ),
  /** Reported to a leader, passed on, or something else done with it; `actId` makes a repeat harmless. */
  'document.handle': command(
    ['officer', 'operator', 'supervisor'],
    z.strictObject({
      actId: uuid,
      documentId: id,
      act: z.enum(HANDLING_ACTS),
      who: filled(60),
      at: instant.nullable(),
      way: z.enum(SEND_WAYS),
      words: text(2_000),
    }),
    documentEntry,
  ),
  'document.finish': command(
    ['officer', 'operator', 'supervisor'],
    z.strictObject({
      documentId: id,
      outcome: z.enum(OUTCOMES).exclude(['signed']),
      by: text(60),
      receiver: text(60),
      way: z.enum(SEND_WAYS),
      at: instant.nullable(),
      result: text(2_000),
    }),
    documentEntry,
  ),
  'document.sign': command(
    ['officer', 'operator', 'supervisor'],
    z.strictObject({
      documentId: id,
      unit: z.int().min(0).max(99),
      who: filled(60),
      at: instant.nullable(),
      way: z.enum(SEND_WAYS),
    }),
    documentEntry,
  ),
  'document.chase': command(
    ['officer', 'operator', 'supervisor'],
    z.strictObject({
      actId: uuid,
      documentId: id,
      units: z.array(z.int().min(0).max(99)).min(1).max(100),
      who: text(60),
      at: instant.nullable(),
      way: z.enum(SEND_WAYS),
      note: text(500),
    }),
    documentEntry,
  ),
  /** All fields as they ought to stand; what differs is recorded with its old value. `entryId` is the line of the log. */
  'document.correct': command(
    ['officer', 'operator', 'supervisor'],
    z.strictObject({
      entryId: uuid,
      documentId: id,
      unit: text(120),
      ...common,
      at: instant,
      demand: z.enum(DOCUMENT_DEMANDS),
      demandText: text(400),
      reason: filled(300),
    }),
    documentEntry,
  ),
  'document.void': command(
    ['officer', 'operator', 'supervisor'],
    z.strictObject({ entryId: uuid, documentId: id, reason: z.enum(VOID_REASONS), note: text(300) }),
    documentEntry,
  ),
  /** Newest first; `overdue` are the open ones past their limit. */
  'document.list': query(
    'any',
    z.strictObject({
      direction: z.enum([...DIRECTIONS, 'all']),
      show: z.enum(['open', 'overdue', 'all']),
      text: text(60),
      /** only what belongs to this incident; the counts are of the whole register all the same */
      incidentId: id.nullable().default(null),
      limit: z.int().min(1).max(500),
    }),
    z.strictObject({
      documents: z.array(documentEntry),
      total: z.number(),
      open: z.number(),
      overdue: z.number(),
    }),
  ),
  'document.get': query(
    'any',
    z.strictObject({ documentId: id }),
    z.strictObject({
      document: documentEntry,
      acts: z.array(registerAct),
      answers: documentEntry.nullable(),
      answeredBy: documentEntry.nullable(),
    }),
  ),
  /** Words typed before, for the lists behind the fields. */
  'document.hints': query(
    'any',
    z.strictObject({}),
    z.strictObject({ units: z.array(z.string()), places: z.array(z.string()), owners: z.array(z.string()) }),
  ),
} as const;
