import { z } from 'zod';
import { HELD_REASONS } from '../../warnings/place';
import { filled, id, instant, text, uuid } from '../fields';
import { warning } from '../models';
import { command, query } from '../procedure';
import { readWarning, warningReading } from './warningReading';

/** Procedures and shapes of warnings as sources give them: read, taken in, linked, compared. */

const at = z.number();
const maybeAt = z.number().nullable();
const writers = ['officer', 'operator', 'supervisor'] as const;

/** What was found in a text, and what the room has already that it may be about. Nothing is stored by it. */
export const foundReading = z.strictObject({
  reading: warningReading,
  /** the warning or held message that this very message is already */
  knownAs: z.string().nullable(),
  /** warnings that it names as those it changes or lifts */
  parents: z.array(z.string()),
  /** warnings in force of the same kind: an officer may say that it is about one of them */
  candidates: z.array(z.string()),
});
export type FoundReading = z.infer<typeof foundReading>;

export const IMPORT_OUTCOMES = [
  'recorded',
  'updated',
  'outdated',
  'lifted',
  'held',
  'noted',
  'known',
  'refused',
] as const;
export type ImportOutcome = (typeof IMPORT_OUTCOMES)[number];

/** What became of one message. `outdated`: an older update that came late; it stands in the record behind the newer one. */
export const importResult = z.strictObject({
  identifier: z.string().nullable(),
  /** headline, or issuer and kind */
  title: z.string(),
  outcome: z.enum(IMPORT_OUTCOMES),
  /** the warning that it made, changed or lifted */
  warningId: z.string().nullable(),
  /** why it is held or refused: a code of HELD_REASONS, or `missing_issuer`, `missing_kind`, `missing_area`, `time_order` */
  reason: z.string().nullable(),
});
export type ImportResult = z.infer<typeof importResult>;

/** A message that names a warning nobody here has, or may not touch the one it names: 待关联 until an officer decides. */
export const heldMessage = z.strictObject({
  id: z.string(),
  warning: readWarning,
  original: z.string(),
  reason: z.enum(HELD_REASONS),
  receivedAt: at,
  /** warnings in force of the same kind, the likeliest first */
  candidates: z.array(warning),
});
export type HeldMessage = z.infer<typeof heldMessage>;

/** One message about a warning: itself, what it took the place of, what took its place, its lifting. */
export const warningStep = z.strictObject({
  id: z.string(),
  kind: z.enum(['alert', 'update', 'cancel', 'noted']),
  identifier: z.string().nullable(),
  title: z.string(),
  color: warning.shape.color,
  level: warning.shape.level,
  issuedAt: maybeAt,
  receivedAt: at,
  isThis: z.boolean(),
  original: z.string(),
});

const goingOn = z.strictObject({
  kind: z.enum(['response', 'run']),
  id: z.string(),
  titleZh: z.string(),
  titleEn: z.string(),
});

export const warningDetail = z.strictObject({
  warning,
  /** the text as it came */
  original: z.string(),
  /** oldest first */
  history: z.array(warningStep),
  liftReason: z.string().nullable(),
  /** responses and runs under it or what it took the place of that are running: a lifting ends none of them */
  goesOn: z.array(goingOn),
  /** what was decided about warnings that said otherwise */
  decided: z.array(
    z.strictObject({
      otherId: z.string(),
      otherTitle: z.string(),
      isFollowed: z.boolean(),
      reason: z.string(),
      at,
      by: z.string(),
    }),
  ),
  /** what came of it, in the words of an officer; null while nobody said */
  impact: z
    .strictObject({
      startedAt: maybeAt,
      wasHit: z.boolean().nullable(),
      note: z.string(),
      at,
      by: z.string(),
    })
    .nullable(),
});
export type WarningDetail = z.infer<typeof warningDetail>;

/** A message to take in. `id` is made by the client where the source gives no identifier of its own. */
export const importItem = z.strictObject({
  ...readWarning.shape,
  id: uuid.nullable().default(null),
  original: text(64_000).default(''),
  receivedAt: instant.nullable().default(null),
  /** the warning that an officer says it is about */
  parentId: id.nullable().default(null),
});

const reason = filled(500);

export const warningsProcedures = {
  /** Reads a text (CAP, feed or SMS and fax) and stores nothing. */
  'warning.read': query(
    writers,
    z.strictObject({ text: z.string().min(1).max(700_000) }),
    z.array(foundReading),
  ),
  /**
   * Takes messages in, each by itself: an update takes the place of what it names, a cancel lifts it, an orphan is held. Sent twice it does nothing: a message
   * is known by identifier, kind of message and time of sending.
   */
  'warning.import': command(
    writers,
    z.strictObject({ readings: z.array(importItem).min(1).max(500) }),
    z.array(importResult),
  ),
  'warning.held': query('any', z.strictObject({}), z.array(heldMessage)),
  /** A held message is about this warning: an update takes its place, a cancel lifts it. */
  'warning.link': command(writers, z.strictObject({ messageId: id, warningId: id }), warning),
  /** A held update whose parent never came is shown as a warning of its own. */
  'warning.takeAsNew': command(writers, z.strictObject({ messageId: id }), warning),
  /** A held message is about nothing here; it stays in the record. */
  'warning.dismiss': command(writers, z.strictObject({ messageId: id, reason }), z.strictObject({})),
  /** Two warnings disagree: this one is followed, and why. */
  'warning.prefer': command(writers, z.strictObject({ warningId: id, otherId: id, reason }), warning),
  /** When the impact began and whether the warning hit, for the monthly table. */
  'warning.assess': command(
    writers,
    z.strictObject({
      warningId: id,
      startedAt: instant.nullable(),
      wasHit: z.boolean().nullable(),
      note: text(500),
    }),
    warningDetail,
  ),
  'warning.get': query('any', z.strictObject({ warningId: id }), warningDetail),
} as const;
