import { z } from 'zod';
import { OPEN_ITEM_GROUPS, SHIFT_POSTS } from '../../domain/vocabulary';
import { filled, id, instant, text, uuid } from '../fields';
import { shiftPost } from '../models';
import { command, query } from '../procedure';

/** A text in both languages, worded by the desk. */
export const pair = z.strictObject({ zh: z.string(), en: z.string() });
export type Pair = z.infer<typeof pair>;

/** Where an open item is dealt with, as the page opens it. */
export const openPlace = z.strictObject({
  screen: z.enum(['board', 'incident', 'run', 'log', 'warnings', 'shift', 'settings', 'plans', 'contacts']),
  /** incident, run or log line */
  id: z.string().nullable(),
  /** a tab of the log or shift screen, or a step of the run */
  part: z.string().nullable(),
});
export type OpenPlace = z.infer<typeof openPlace>;

/** Something that is open when a shift ends (domain.md 1.5): what it is, how it stands, what comes next, when, and whose it is. */
export const openItem = z.strictObject({
  /** stable while it is open: `incident:ID`, `deadline:ID`, … */
  key: z.string(),
  group: z.enum(OPEN_ITEM_GROUPS),
  incidentId: z.string().nullable(),
  incidentTitle: z.string().nullable(),
  title: pair,
  /** 现状 */
  state: pair,
  /** 下一步 */
  next: pair,
  dueAt: z.number().nullable(),
  owner: pair,
  place: openPlace,
  /** the deadlines that this item stands for */
  deadlineIds: z.array(z.string()),
});
export type OpenItem = z.infer<typeof openItem>;

export const ANSWER_VERDICTS = ['confirmed', 'objection'] as const;
export type AnswerVerdict = (typeof ANSWER_VERDICTS)[number];

const answer = z.strictObject({
  verdict: z.enum(ANSWER_VERDICTS),
  /** the words of an objection */
  words: z.string(),
  /** the time that was read back */
  readBackAt: z.number().nullable(),
  at: z.number(),
  by: z.string(),
});
export type HandoverAnswer = z.infer<typeof answer>;

/** An open item with what was said about it in a handover. */
export const handedItem = openItem.extend({
  /** an object of the room's list (keys, seals), not something that is open */
  isObject: z.boolean(),
  opinion: z.string(),
  answer: answer.nullable(),
  /** who was named for a report that is due around the change */
  named: z.string().nullable(),
});
export type HandedItem = z.infer<typeof handedItem>;

export const HANDOVER_NEEDS = ['answer', 'changed', 'report'] as const;
/** What is still missing before the shift can change: an answer, a new one since the item changed, or the report or a name for it. */
export type HandoverNeed = (typeof HANDOVER_NEEDS)[number];

export const liveItem = handedItem.extend({
  /** names the item as it stands; an answer holds for this state only */
  mark: z.string(),
  needs: z.enum(HANDOVER_NEEDS).nullable(),
  /** the next deadline has to be read back */
  needsReadBack: z.boolean(),
  /** a report that is due around the change: to be sent or named to a person */
  isNearReport: z.boolean(),
  /** the due time that the answer was given for, when it has moved since */
  movedFrom: z.number().nullable(),
  /** a note made by hand: it can be ended here */
  noteId: z.string().nullable(),
});
export type LiveItem = z.infer<typeof liveItem>;

const signature = z.strictObject({
  role: z.enum(['offgoing', 'oncoming', 'leader']),
  accountId: z.string(),
  name: z.string(),
  at: z.number(),
  /** Ed25519 over the checkpoint by the account's own key, base64 */
  signature: z.string(),
});
export type CheckpointSignature = z.infer<typeof signature>;

export type HandoverPost = z.infer<typeof shiftPost>;

const nextShift = {
  startsAt: instant,
  endsAt: instant,
  posts: z
    .array(
      z.strictObject({
        post: z.enum(SHIFT_POSTS),
        accountId: id.nullable(),
        name: filled(40),
        phone: text(40),
      }),
    )
    .min(1)
    .max(12),
};

/** A handover that is going on: the next shift and every item as it stands now. */
export const liveHandover = z.strictObject({
  id: z.string(),
  shiftId: z.string(),
  nextShiftId: z.string(),
  startsAt: z.number(),
  endsAt: z.number(),
  posts: z.array(shiftPost),
  startedAt: z.number(),
  startedBy: z.string(),
  items: z.array(liveItem),
  /** items without a valid answer */
  unanswered: z.number(),
});
export type LiveHandover = z.infer<typeof liveHandover>;

/** A handover that is done, as it was signed. */
export const pastHandover = z.strictObject({
  id: z.string(),
  shiftId: z.string(),
  nextShiftId: z.string(),
  completedAt: z.number(),
  /** short code of the co-signed checkpoint, as printed */
  code: z.string(),
  offgoing: z.string(),
  oncoming: z.string(),
  leader: z.string(),
  leaderSignedAt: z.number().nullable(),
  leaderWay: z.enum(['key', 'paper']).nullable(),
  items: z.number(),
  objections: z.number(),
});
export type PastHandover = z.infer<typeof pastHandover>;

const noteBody = z.strictObject({
  group: z
    .enum(OPEN_ITEM_GROUPS)
    .extract(['leaders', 'equipment', 'superior_documents', 'notices', 'handed_objects', 'other']),
  title: filled(200),
  state: text(400),
  next: text(200),
  dueAt: instant.nullable(),
  owner: text(60),
  incidentId: id.nullable(),
});
export type NoteBody = z.infer<typeof noteBody>;

const itemKey = z.string().min(1).max(300);
const signer = z.strictObject({ accountId: id, password: z.string().min(1).max(200) });
const writers = ['officer', 'operator', 'supervisor'] as const;

/** Procedures and shapes of the handover. */
export const handoverProcedures = {
  /** What is open now, whether or not a handover is going on. */
  'handover.open': query('any', z.strictObject({}), z.array(openItem)),
  /** The handover that is going on, or null. */
  'handover.current': query('any', z.strictObject({}), liveHandover.nullable()),
  'handover.list': query('any', z.strictObject({ limit: z.int().min(1).max(200) }), z.array(pastHandover)),
  'handover.get': query(
    'any',
    z.strictObject({ handoverId: id }),
    z.strictObject({
      handover: pastHandover,
      closing: z.string(),
      items: z.array(handedItem),
      signatures: z.array(signature),
      origin: z.string(),
      seq: z.number(),
      hash: z.string(),
    }),
  ),
  /** Something for the next shift that no other area knows: leaders' movements, equipment, weather, an object. It stays open until it is ended. */
  'handover.note': command(writers, noteBody.extend({ noteId: uuid }), openItem),
  'handover.noteDone': command(
    writers,
    z.strictObject({ noteId: id, result: text(400) }),
    z.strictObject({}),
  ),
  /** Begins a handover of the open shift, or puts the next shift otherwise when it is begun already. */
  'handover.start': command(
    writers,
    z.strictObject({ handoverId: uuid, nextShiftId: uuid, ...nextShift }),
    liveHandover,
  ),
  'handover.cancel': command(
    writers,
    z.strictObject({ handoverId: id, reason: text(400) }),
    z.strictObject({}),
  ),
  /** The off-going officer's opinion on an item. */
  'handover.opinion': command(
    writers,
    z.strictObject({ handoverId: id, key: itemKey, text: text(400) }),
    liveHandover,
  ),
  /** The on-coming officer takes items over as they were shown (`mark`), with the next deadline read back where an item asks for it. */
  'handover.answer': command(
    writers,
    z.strictObject({
      handoverId: id,
      answers: z
        .array(z.strictObject({ key: itemKey, mark: z.string().max(64), readBack: text(10) }))
        .min(1)
        .max(500),
      verdict: z.enum(ANSWER_VERDICTS),
      words: text(400),
    }),
    liveHandover,
  ),
  /** Names the person who makes a report that is due around the change. */
  'handover.nameReport': command(
    writers,
    z.strictObject({ handoverId: id, key: itemKey, person: filled(40) }),
    liveHandover,
  ),
  /** Both officers and the leader sign with their own passwords; the shift changes in one transaction. `leader` null: to be signed later. */
  'handover.complete': command(
    writers,
    z.strictObject({
      handoverId: id,
      offgoing: signer,
      oncoming: signer,
      leader: signer.nullable(),
      summary: text(4_000),
    }),
    pastHandover,
  ),
  /** The leader signs later: with the own password, or on paper, which somebody records. */
  'handover.leaderSign': command(
    writers,
    z.strictObject({
      handoverId: id,
      signer: signer.nullable(),
      paperName: text(40),
      words: text(400),
    }),
    pastHandover,
  ),
} as const;
