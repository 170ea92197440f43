import { z } from 'zod';
import { tallyUnit } from '../../settings/tally';
import { CHASE_STEPS } from '../../tally/chase';
import {
  CADENCES,
  CHASE_RESULTS,
  COLUMN_FIGURES,
  COLUMN_KINDS,
  MOST_COLUMNS,
  MOST_UNITS,
  REPORT_HOWS,
  REPORT_WAYS,
} from '../../tally/sheet';
import { UNIT_STATES } from '../../tally/state';
import { filled, id, instant, text, uuid } from '../fields';
import { command, query } from '../procedure';

const at = z.number();
const maybeAt = z.number().nullable();
const round = z.int().min(1).max(100_000);
const unitCode = z.string().regex(/^[A-Za-z0-9_-]{1,20}$/);
const columnId = z.string().regex(/^[A-Za-z0-9_-]{1,40}$/);
const cellValue = z.union([z.number().min(0).max(100_000_000), z.boolean(), text(200)]);

export const tallyColumn = z.strictObject({
  id: columnId,
  name: filled(20),
  unit: text(8),
  kind: z.enum(COLUMN_KINDS),
  isSummed: z.boolean(),
  isCumulative: z.boolean(),
  words: z.array(filled(20)).max(12),
  figure: z.enum(COLUMN_FIGURES).nullable(),
});

const isUnique = (list: readonly string[]): boolean => new Set(list).size === list.length;
const columns = z
  .array(tallyColumn)
  .min(1)
  .max(MOST_COLUMNS)
  .refine((list) => isUnique(list.map((one) => one.id)) && isUnique(list.map((one) => one.name)), {
    error: 'code_twice',
  });
const units = z
  .array(tallyUnit)
  .min(1)
  .max(MOST_UNITS)
  .refine((list) => isUnique(list.map((one) => one.code)), { error: 'code_twice' });

/** When reports are due: first then, and after that once, every n minutes, or at fixed minutes of the day. */
const rhythm = {
  firstDueAt: instant,
  cadence: z.enum(CADENCES),
  everyMinutes: z.int().min(5).max(1_440),
  hours: z.array(z.int().min(0).max(1_439)).max(24),
  graceMinutes: z.int().min(0).max(120),
  lostMinutes: z.int().min(1).max(720),
};

export const tallySummary = z.strictObject({
  id: z.string(),
  title: z.string(),
  incidentId: z.string().nullable(),
  incidentTitle: z.string().nullable(),
  warningId: z.string().nullable(),
  warningTitle: z.string().nullable(),
  state: z.enum(['open', 'closed', 'withdrawn']),
  openedAt: at,
  openedBy: z.string(),
  endedAt: maybeAt,
  endedBy: z.string(),
  endWords: z.string(),
  /** the round that reports belong to now, and how its units stand */
  round: z.number(),
  dueAt: at,
  units: z.number(),
  reported: z.number(),
  unreported: z.number(),
  lost: z.number(),
});
export type TallySummary = z.infer<typeof tallySummary>;

const cell = z.strictObject({
  columnId: z.string(),
  value: cellValue,
  /** the round that the value is of; an earlier one where this round has none yet */
  round: z.number(),
  at,
  reporter: z.string(),
  typedBy: z.string(),
  way: z.enum(REPORT_WAYS),
  how: z.enum(REPORT_HOWS),
  /** entries before it in the same cell */
  corrections: z.number(),
});

const chase = z.strictObject({
  unit: z.string(),
  at,
  result: z.enum(CHASE_RESULTS),
  who: z.string(),
  note: z.string(),
  by: z.string(),
});
export type TallyChase = z.infer<typeof chase>;

export const tallyRow = z.strictObject({
  unit: tallyUnit,
  state: z.enum(UNIT_STATES),
  lateMinutes: z.number(),
  firstAt: maybeAt,
  lastAt: maybeAt,
  reporter: z.string(),
  typedBy: z.string(),
  how: z.enum(REPORT_HOWS).nullable(),
  note: z.string(),
  cells: z.array(cell),
  chases: z.array(chase),
});
export type TallyRow = z.infer<typeof tallyRow>;

export const tallySheet = z.strictObject({
  summary: tallySummary,
  columns: z.array(tallyColumn),
  graceMinutes: z.number(),
  lostMinutes: z.number(),
  cadence: z.enum(CADENCES),
  everyMinutes: z.number(),
  hours: z.array(z.number()),
  /** the round that is shown, and the last that can be */
  round: z.strictObject({
    number: z.number(),
    dueAt: at,
    closedAt: maybeAt,
    closedBy: z.string(),
    reason: z.string(),
  }),
  lastRound: z.number(),
  nextDueAt: maybeAt,
  rows: z.array(tallyRow),
  totals: z.array(
    z.strictObject({
      columnId: z.string(),
      total: z.number().nullable(),
      change: z.number().nullable(),
      carried: z.number(),
    }),
  ),
  /** units without a report whose time has come, the most urgent first */
  chaseList: z.array(
    z.strictObject({ unit: z.string(), calls: z.number(), nextAt: at, step: z.enum(CHASE_STEPS) }),
  ),
  /** 截至HH:MM …: the totals as a sentence for reports */
  sentence: z.string(),
});
export type TallySheet = z.infer<typeof tallySheet>;

const writers = ['officer', 'operator', 'supervisor'] as const;
const onSheet = { tallyId: id };

/** Procedures of tally sheets 报数表. */
export const talliesProcedures = {
  /** The room's lower units as they hold now, and the limits that a new sheet begins with. */
  'tally.units': query(
    'any',
    z.strictObject({}),
    z.strictObject({
      units: z.array(tallyUnit),
      isOwn: z.boolean(),
      graceMinutes: z.number(),
      lostMinutes: z.number(),
    }),
  ),
  /** Sheets, newest first: open ones or all, of one incident or warning where one is named. */
  'tally.list': query(
    'any',
    z.strictObject({ openOnly: z.boolean(), incidentId: id.nullable(), warningId: id.nullable() }),
    z.array(tallySummary),
  ),
  /** A sheet as it stands in a round; null is the round that reports belong to now. */
  'tally.get': query('any', z.strictObject({ ...onSheet, round: round.nullable() }), tallySheet),
  'tally.history': query(
    'any',
    z.strictObject({ ...onSheet, round, unit: unitCode, columnId }),
    z.array(
      z.strictObject({
        value: cellValue.nullable(),
        at,
        recordedAt: at,
        reporter: z.string(),
        typedBy: z.string(),
        way: z.enum(REPORT_WAYS),
        how: z.enum(REPORT_HOWS),
        reason: z.string(),
        source: z.string(),
      }),
    ),
  ),
  'tally.open': command(
    writers,
    z.strictObject({
      tallyId: uuid,
      title: filled(60),
      incidentId: id.nullable(),
      warningId: id.nullable(),
      units,
      columns,
      ...rhythm,
    }),
    tallySheet,
  ),
  'tally.setColumns': command(writers, z.strictObject({ ...onSheet, columns }), tallySheet),
  'tally.setUnits': command(writers, z.strictObject({ ...onSheet, units }), tallySheet),
  /** Another rhythm from the next round on; the rounds before stay as they were. */
  'tally.reschedule': command(writers, z.strictObject({ ...onSheet, ...rhythm }), tallySheet),
  /**
   * Reports of units in one act. “As before” and “nothing to report” are filled in by the desk. Refusals: tally_falls with unit, column, from and to where a
   * figure that only grows would fall without a reason; tally_no_before where nothing is known to repeat.
   */
  'tally.report': command(
    writers,
    z.strictObject({
      ...onSheet,
      actId: uuid,
      round,
      way: z.enum(REPORT_WAYS),
      rows: z
        .array(
          z.strictObject({
            unit: unitCode,
            reporter: text(40),
            at: instant.nullable(),
            how: z.enum(REPORT_HOWS),
            cells: z
              .array(z.strictObject({ columnId, value: cellValue.nullable(), reason: text(200) }))
              .max(MOST_COLUMNS),
            note: text(300).nullable(),
            source: text(500),
          }),
        )
        .min(1)
        .max(MOST_UNITS),
    }),
    tallySheet,
  ),
  'tally.chase': command(
    writers,
    z.strictObject({
      ...onSheet,
      actId: uuid,
      round,
      units: z.array(unitCode).min(1).max(MOST_UNITS),
      at: instant.nullable(),
      result: z.enum(CHASE_RESULTS),
      who: text(40),
      note: text(300),
    }),
    tallySheet,
  ),
  /** Lets a round be, with units missing. */
  'tally.closeRound': command(
    writers,
    z.strictObject({ ...onSheet, round, reason: filled(300) }),
    tallySheet,
  ),
  'tally.close': command(writers, z.strictObject({ ...onSheet, result: text(500) }), tallySheet),
  'tally.withdraw': command(writers, z.strictObject({ ...onSheet, reason: filled(300) }), tallySheet),
} as const;
