import { z } from 'zod';
import { PACK_OUTCOMES } from '../../domain/facts/statistics';
import { filled, id, instant, lineText, text, uuid } from '../fields';
import { command, internal, query } from '../procedure';

const n = z.number();
const leaders = ['officer', 'supervisor'] as const;

/** 值班快报 as composed from what the room knows; nothing is issued yet. */
export const bulletinDraft = z.strictObject({
  year: n,
  number: n,
  total: n,
  title: z.string(),
  text: z.string(),
  asOf: n,
});
export type BulletinDraft = z.infer<typeof bulletinDraft>;

export const bulletin = z.strictObject({
  id: z.string(),
  ...bulletinDraft.shape,
  issuedAt: n,
  issuedBy: z.string(),
  signedBy: z.string(),
  shiftId: z.string().nullable(),
});
export type Bulletin = z.infer<typeof bulletin>;

export const pack = z.strictObject({
  id: z.string(),
  causes: z.array(z.string()),
  preparedAt: n,
  firstSerial: n,
  lastSerial: n,
  outcome: z.enum([...PACK_OUTCOMES, 'prepared']),
  madeAt: n.nullable(),
  fileName: z.string(),
  printer: z.string(),
  reason: z.string(),
});
export type Pack = z.infer<typeof pack>;

const causes = z
  .array(z.string().regex(/^(?:shift|warning|manual):[A-Za-z0-9:_.@-]{1,80}$/))
  .min(1)
  .max(50);

/** Procedures of the bulletin and the packs. */
export const packsProcedures = {
  'bulletin.draft': query('any', z.strictObject({}), bulletinDraft),
  'bulletin.list': query('any', z.strictObject({ limit: z.int().min(1).max(200) }), z.array(bulletin)),
  /** Numbers go on from the last of the year unless higher ones are given (a room that begins in the middle of a year). */
  'bulletin.issue': command(
    leaders,
    z.strictObject({
      bulletinId: uuid,
      number: z.int().min(1).max(99_999),
      total: z.int().min(1).max(999_999),
      title: filled(80),
      text: lineText,
      asOf: instant,
      signedBy: text(40),
    }),
    bulletin,
  ),
  'pack.list': query('seat', z.strictObject({ limit: z.int().min(1).max(100) }), z.array(pack)),
  /** Whether a paper serial was printed and is still free; for keying in what was written on paper. */
  'pack.serial': query(
    'any',
    z.strictObject({ serial: text(20) }),
    z.strictObject({
      state: z.enum(['free', 'used', 'unknown']),
      /** the line that has it already, by its number among people's lines */
      usedBy: n.nullable(),
      printedAt: n.nullable(),
    }),
  ),
  /** What a pack has to be made for now; asked by main when shifts or warnings changed. */
  'pack.due': internal(
    query(
      'seat',
      z.strictObject({}),
      z.strictObject({ causes: z.array(z.string()), keep: n, autoPrint: z.boolean(), printer: z.string() }),
    ),
  ),
  'pack.prepare': internal(command('seat', z.strictObject({ packId: uuid, causes }), pack)),
  'pack.compose': internal(
    query(
      'seat',
      z.strictObject({ packId: id }),
      z.strictObject({ html: z.string(), footerHtml: z.string(), fileName: z.string() }),
    ),
  ),
  'pack.record': internal(
    command(
      'seat',
      z.strictObject({
        packId: id,
        outcome: z.enum(PACK_OUTCOMES),
        fileName: text(200),
        sha256: text(64),
        printer: text(200),
        reason: text(300),
      }),
      pack,
    ),
  ),
} as const;

export const packsConsoleProcedures = {
  /** A pack at once, whatever was made before. */
  'console.makePack': command(['officer', 'operator', 'supervisor'], z.strictObject({}), pack),
  /** Opens the folder of the packs at one of them. */
  'console.showPack': command('any', z.strictObject({ packId: id }), z.strictObject({})),
} as const;
