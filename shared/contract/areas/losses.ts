import { z } from 'zod';
import { DECISION_WAYS, INCIDENT_TYPE_LIST, SEND_WAYS } from '../../domain/vocabulary';
import { LOSS_ITEM_IDS, LOSS_KINDS } from '../../rules/losses/items';
import { CELL_PROBLEMS } from '../../rules/losses/readTable';
import { MOST_UNITS } from '../../tally/sheet';
import { filled, id, instant, text, uuid } from '../fields';
import { command, internal, query } from '../procedure';

const at = z.number();
const maybeAt = z.number().nullable();
const itemId = z.enum(LOSS_ITEM_IDS as [string, ...string[]]);

export const lossUnit = z.strictObject({
  code: z.string().regex(/^[A-Za-z0-9_-]{1,20}$/),
  name: filled(40),
});

export const lossFigure = z.strictObject({
  unit: z.string(),
  item: z.string(),
  value: z.number(),
  at,
  source: z.string(),
});

export const lossJump = z.strictObject({
  unit: z.string().nullable(),
  item: z.string(),
  from: z.number(),
  to: z.number(),
  how: z.enum(['jump', 'fall']),
});

export const lossReport = z.strictObject({
  id: z.string(),
  position: z.number(),
  kind: z.enum(LOSS_KINDS),
  number: z.number(),
  asOf: at,
  sentAt: at,
  figures: z.array(lossFigure),
  /** sums over the units, by item */
  totals: z.record(z.string(), z.number()),
  jumps: z.array(lossJump),
  explanation: z.string(),
  note: z.string(),
  signer: z.string(),
  receiver: z.string(),
  way: z.enum(SEND_WAYS),
  recordedAt: at,
  recordedBy: z.string(),
});
export type LossReport = z.infer<typeof lossReport>;

export const lossSummary = z.strictObject({
  id: z.string(),
  title: z.string(),
  type: z.enum(INCIDENT_TYPE_LIST),
  beganAt: at,
  incidentId: z.string().nullable(),
  incidentTitle: z.string().nullable(),
  state: z.enum(['open', 'closed', 'withdrawn']),
  openedAt: at,
  openedBy: z.string(),
  stableAt: maybeAt,
  closedAt: maybeAt,
  drill: z.string().nullable(),
  reports: z.number(),
  /** the last one that went out */
  last: z.strictObject({ kind: z.enum(LOSS_KINDS), number: z.number(), sentAt: at, asOf: at }).nullable(),
  /** the next report that is owed */
  nextDueAt: maybeAt,
});
export type LossSummary = z.infer<typeof lossSummary>;

export const lossProcess = z.strictObject({
  summary: lossSummary,
  units: z.array(z.strictObject({ code: z.string(), name: z.string() })),
  /** oldest first */
  reports: z.array(lossReport),
  /** which kinds may go out next */
  next: z.array(z.enum(LOSS_KINDS)),
  nextUpdate: z.number(),
  reopened: z.array(z.strictObject({ at, reason: z.string(), decidedBy: z.string(), by: z.string() })),
  jumpFactor: z.number(),
  jumpFloor: z.number(),
});
export type LossProcess = z.infer<typeof lossProcess>;

const cellProblem = z.strictObject({
  row: z.number(),
  column: z.string(),
  why: z.enum(CELL_PROBLEMS),
  text: z.string(),
  expected: z.string(),
});
export const lossTable = z.strictObject({
  figures: z.array(z.strictObject({ unit: z.string(), item: z.string(), value: z.number() })),
  problems: z.array(cellProblem),
  units: z.number(),
  items: z.number(),
});
export type LossTable = z.infer<typeof lossTable>;

const writers = ['officer', 'operator', 'supervisor'] as const;

export const lossesProcedures = {
  /** One process for one disaster. Without units of its own it takes the room's list. */
  'loss.open': command(
    writers,
    z.strictObject({
      lossId: uuid,
      title: filled(80),
      type: z.enum(INCIDENT_TYPE_LIST),
      beganAt: instant,
      incidentId: id.nullable(),
      units: z.array(lossUnit).max(MOST_UNITS),
    }),
    lossProcess,
  ),
  /**
   * Sends a report: `figures` is the whole table. Refusals: loss_kind (params.kind is not next), loss_parts (params name the first conflict), loss_jump
   * (params name the first figure that needs an explanation), loss_over.
   */
  'loss.report': command(
    writers,
    z.strictObject({
      lossId: id,
      reportId: uuid,
      kind: z.enum(LOSS_KINDS),
      asOf: instant.nullable(),
      sentAt: instant.nullable(),
      figures: z
        .array(
          z.strictObject({
            unit: z.string().max(20),
            item: itemId,
            value: z.number().min(0).max(100_000_000),
            at: instant.nullable(),
            source: text(60),
          }),
        )
        .max(MOST_UNITS * LOSS_ITEM_IDS.length),
      explanation: text(1_000),
      note: text(1_000),
      signer: filled(60),
      receiver: filled(60),
      way: z.enum(SEND_WAYS),
    }),
    lossProcess,
  ),
  /** Nothing new: the table as it was last sent, with one key. */
  'loss.zero': command(
    writers,
    z.strictObject({ lossId: id, reportId: uuid, receiver: filled(60), way: z.enum(SEND_WAYS) }),
    lossProcess,
  ),
  'loss.stabilise': command(writers, z.strictObject({ lossId: id, at: instant.nullable() }), lossProcess),
  'loss.reopen': command(
    ['officer', 'supervisor'],
    z.strictObject({
      lossId: id,
      reason: filled(500),
      decidedBy: filled(60),
      way: z.enum(DECISION_WAYS),
    }),
    lossProcess,
  ),
  'loss.withdraw': command(writers, z.strictObject({ lossId: id, reason: filled(300) }), lossProcess),
  'loss.list': query('any', z.strictObject({ openOnly: z.boolean() }), z.array(lossSummary)),
  'loss.get': query('any', z.strictObject({ lossId: id }), lossProcess),
  /** A dry run over a workbook: what it says, and every cell that cannot be taken. Writes nothing. The path comes from a dialog in main. */
  'loss.readFile': internal(
    query(writers, z.strictObject({ lossId: id, path: z.string().min(1).max(4_096) }), lossTable),
  ),
} as const;

/** What main answers for loss reports. */
export const lossesConsoleProcedures = {
  /** Asks which workbook and has the desk read it; null when the person cancelled. */
  'console.chooseLosses': command(
    writers,
    z.strictObject({ lossId: id }),
    z.strictObject({ fileName: z.string(), table: lossTable }).nullable(),
  ),
} as const;
