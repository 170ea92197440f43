import { z } from 'zod';
import { CHUNK_BYTES, MAX_FILE_BYTES, MAX_FILES_OF_LINE } from '../../rules/attachments';
import { filled, id, instant, text, uuid } from '../fields';
import { attachment, logEntry } from '../models';
import { command, internal, query } from '../procedure';

const writers = ['officer', 'operator', 'supervisor'] as const;
const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const mime = z.union([
  z.literal(''),
  z
    .string()
    .max(100)
    .regex(/^[\w.+-]+\/[\w.+-]+$/),
]);
const size = z.int().min(1).max(MAX_FILE_BYTES);

/** A file that the desk has kept; size and hash are checked against the file when a line names it. */
export const attachmentInput = z.strictObject({ sha256, name: filled(200), size, mime });
export const attachmentList = z.array(attachmentInput).max(MAX_FILES_OF_LINE);

export const knownCaller = z.strictObject({
  unit: z.string(),
  name: z.string(),
  post: z.string(),
  phone: z.string(),
  /** when this caller was last on the line, and how often so far */
  lastAt: z.number(),
  calls: z.number(),
});
export type KnownCaller = z.infer<typeof knownCaller>;

export const clockQuestion = z.strictObject({
  id: z.string(),
  from: z.number(),
  to: z.number(),
  due: z.number(),
});
export type ClockQuestion = z.infer<typeof clockQuestion>;

/** Procedures and shapes of the log beyond its lines. */
export const logMoreProcedures = {
  /** What came of a line and when; once. */
  'log.finish': command(
    writers,
    z.strictObject({ entryId: id, result: filled(2_000), doneAt: instant.nullable() }),
    logEntry,
  ),
  /** Adds handling or a leader's words to a line, with time and name; nothing that stands there changes. */
  'log.handle': command(
    writers,
    z
      .strictObject({ noteId: uuid, entryId: id, handling: text(2_000), leaderWords: text(2_000) })
      .refine((input) => input.handling !== '' || input.leaderWords !== '', {
        error: 'empty',
        path: ['handling'],
      }),
    logEntry,
  ),
  /** A line that takes another one back; both stay. */
  'log.withdraw': command(
    writers,
    z.strictObject({ entryId: uuid, withdraws: id, reason: filled(500) }),
    logEntry,
  ),
  'log.attach': command(
    writers,
    z.strictObject({ entryId: id, attachments: attachmentList.min(1) }),
    logEntry,
  ),
  'log.pin': command(writers, z.strictObject({ entryId: id }), logEntry),
  'log.unpin': command(writers, z.strictObject({ entryId: id }), logEntry),
  /** Pinned lines, the latest pin first; at most 50. */
  'log.pinned': query('seat', z.strictObject({}), z.array(logEntry)),

  /** Callers that the room knows by a number (from either end), a name, a unit or initials; the likeliest first, at most 8. */
  'caller.find': query('any', z.strictObject({ text: text(60) }), z.array(knownCaller)),

  /** The stop after which nobody has yet said what time it is; null when there is none. */
  'clock.question': query('seat', z.strictObject({}), clockQuestion.nullable()),
  /** `trueAt` null: the desk's clock is right. */
  'clock.check': command(
    writers,
    z.strictObject({ trueAt: instant.nullable() }),
    z.strictObject({ differenceMs: z.number() }),
  ),

  /**
   * One piece of a file, in order. The last one gives the attachment under its SHA-256; before that `attachment` is null and `next` is the offset
   * that is wanted.
   */
  'attachment.put': command(
    writers,
    z.strictObject({
      uploadId: uuid,
      name: filled(200),
      mime,
      size,
      offset: z.int().min(0).max(MAX_FILE_BYTES),
      data: z
        .string()
        .min(1)
        .max(Math.ceil(CHUNK_BYTES / 3) * 4 + 8)
        .regex(/^[A-Za-z0-9+/]+={0,2}$/),
    }),
    z.strictObject({ next: z.number(), attachment: attachment.nullable() }),
  ),
  /** A piece of a kept file as base64; the whole file is checked against its hash before the first piece is given. */
  'attachment.read': query(
    'any',
    z.strictObject({ sha256, offset: z.int().min(0).max(MAX_FILE_BYTES) }),
    z.strictObject({ data: z.string(), size: z.number(), next: z.number().nullable() }),
  ),
  /** For main: where a kept file lies, after its hash was checked. */
  'attachment.locate': internal(
    query('any', z.strictObject({ sha256 }), z.strictObject({ path: z.string() })),
  ),
} as const;
