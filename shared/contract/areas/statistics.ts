import { z } from 'zod';
import { CHECK_RESULTS } from '../../domain/documents';
import { GRADES, INCIDENT_TYPE_LIST, LOG_KINDS, WARNING_COLORS } from '../../domain/vocabulary';
import { AIM_INDICATORS } from '../../settings/warningAims';
import { filled, id, instant } from '../fields';
import { command, internal, query } from '../procedure';
import { packsConsoleProcedures, packsProcedures } from './packs';

/** What is counted: one shift, or a span of time from its first instant up to, not including, its last. */
export const statisticsScope = z.union([
  z.strictObject({ shiftId: id }),
  z
    .strictObject({ from: instant, to: instant })
    .refine((span) => span.from < span.to, { error: 'time_order' }),
]);
export type StatisticsScope = z.infer<typeof statisticsScope>;

const n = z.number();
/** People's lines and those of the desk, kept apart. */
const pair = { people: n, system: n };

export const lineNumbers = z.strictObject({
  ...pair,
  /** people's lines without corrections, withdrawals and what was withdrawn: what kinds, sources and persons are counted from */
  records: n,
  corrections: n,
  withdrawals: n,
  /** recorded more than five minutes after receipt */
  late: n,
  imported: n,
  /** calls answered: what documents.md 1 counts as 接听来电 */
  calls: n,
});

export const calloutTotals = z.strictObject({
  /** persons who had to answer */
  persons: n,
  called: n,
  answered: n,
  within5: n,
  within15: n,
  attempts: n,
  /** from the first call to the answer, over those who answered; null without any */
  meanMs: n.nullable(),
});
export type CalloutTotals = z.infer<typeof calloutTotals>;

export const deadlineNumbers = z.strictObject({
  onTime: n,
  late: n,
  /** past and not done */
  overdue: n,
  /** not due yet */
  running: n,
  notNeeded: n,
});
export type DeadlineNumbers = z.infer<typeof deadlineNumbers>;

export const statistics = z.strictObject({
  from: n,
  /** the end of what was asked for, or now when that is earlier */
  to: n,
  shiftId: z.string().nullable(),
  lines: lineNumbers,
  /** `2026-11-24`, or `2026-11` in a span of more than 400 days; days without lines too */
  byDay: z.array(z.strictObject({ day: z.string(), ...pair })),
  byHour: z.array(z.strictObject({ hour: n, ...pair })),
  byShift: z.array(
    z.strictObject({ shiftId: z.string(), startsAt: n, endsAt: n, officers: z.string(), ...pair }),
  ),
  byKind: z.array(z.strictObject({ kind: z.enum(LOG_KINDS), count: n })),
  /** units that called or wrote, most first; at most 30, the others together under an empty name */
  bySource: z.array(z.strictObject({ unit: z.string(), count: n })),
  byPerson: z.array(z.strictObject({ name: z.string(), count: n })),
  incidents: z.strictObject({
    received: n,
    closed: n,
    openAtEnd: n,
    byType: z.array(z.strictObject({ type: z.enum(INCIDENT_TYPE_LIST), count: n })),
    byGrade: z.array(z.strictObject({ grade: z.enum(GRADES).nullable(), count: n })),
  }),
  warnings: z.strictObject({
    received: n,
    byColor: z.array(z.strictObject({ color: z.enum(WARNING_COLORS).nullable(), count: n })),
  }),
  /** 「1262」 and the nine aims of the room; what the records do not say is null */
  warningAims: z.strictObject({
    ahead: z.array(z.strictObject({ label: z.string(), hours: n, value: n.nullable(), of: n })),
    warnings: z.array(
      z.strictObject({
        title: z.string(),
        color: z.enum(WARNING_COLORS).nullable(),
        level: z.enum(GRADES).nullable(),
        issuedAt: n,
        impactAt: n.nullable(),
        leadHours: n.nullable(),
        /** hours before the impact at which each of `ahead` was done */
        hours: z.array(n.nullable()),
        movedShare: n.nullable(),
        wasHit: z.boolean().nullable(),
      }),
    ),
    threes: z.array(
      z.strictObject({
        title: z.string(),
        aims: z.array(
          z.strictObject({
            label: z.string(),
            indicator: z.enum(AIM_INDICATORS),
            value: n.nullable(),
            of: n,
          }),
        ),
      }),
    ),
  }),
  instructions: z.strictObject({ issued: n, done: n, doneLate: n, open: n, overdue: n }),
  /** the register of documents, by the time of a document */
  documents: z.strictObject({ incoming: n, outgoing: n, open: n, unsigned: n }),
  /** post checks that this room began, by result; null is one that is not concluded */
  checks: z.strictObject({
    made: n,
    received: n,
    byResult: z.array(z.strictObject({ result: z.enum(CHECK_RESULTS).nullable(), count: n })),
  }),
  /** written reports and other duties to report that were met */
  reports: n,
  deadlines: deadlineNumbers,
  deadlinesBySubject: z.array(z.strictObject({ subject: z.string(), ...deadlineNumbers.shape })),
  alerts: z.strictObject({
    raised: n,
    returned: n,
    byLevel: z.array(z.strictObject({ level: n, count: n })),
    acknowledged: n,
    medianAckMs: n.nullable(),
  }),
  callouts: calloutTotals,
  calloutsByStep: z.array(
    z.strictObject({
      runId: z.string(),
      titleZh: z.string(),
      titleEn: z.string(),
      at: n,
      ...calloutTotals.shape,
    }),
  ),
  /** drills that began in the span; they count in nothing else */
  drills: z.strictObject({
    count: n,
    byPlan: z.array(
      z.strictObject({
        planId: z.string(),
        titleZh: z.string(),
        titleEn: z.string(),
        runs: n,
        ended: n,
        ...deadlineNumbers.shape,
      }),
    ),
  }),
});
export type Statistics = z.infer<typeof statistics>;

export const STATISTICS_FORMATS = ['xlsx', 'csv'] as const;
/** One table by its id, or all of them. */
const tables = {
  scope: statisticsScope,
  format: z.enum(STATISTICS_FORMATS),
  table: id.nullable(),
  locale: z.enum(['zh', 'en']),
};
const exporters = ['supervisor', 'officer', 'auditor'] as const;
const saved = z.strictObject({ path: z.string() }).nullable();

/** Procedures of statistics. */
export const statisticsProcedures = {
  ...packsProcedures,
  /** Counted in a worker on a read-only connection; asked for, not pushed. */
  'statistics.get': query('any', z.strictObject({ scope: statisticsScope }), statistics),
  /** Writes tables to a file (temp, fsync, rename). The path comes from a dialog in main. */
  'statistics.write': internal(
    command(
      exporters,
      z.strictObject({ ...tables, path: z.string().min(1).max(4_096) }),
      z.strictObject({ rows: z.number(), bytes: z.number(), path: z.string() }),
    ),
  ),
} as const;

/** What main answers for statistics; no path ever comes from the page. Null when the person cancelled. */
export const statisticsConsoleProcedures = {
  ...packsConsoleProcedures,
  'console.saveStatistics': command(exporters, z.strictObject(tables), saved),
  /** A chart that the page drew, as PNG in base64; the name is only what the dialog proposes. */
  'console.savePicture': command(
    exporters,
    z.strictObject({ name: filled(80), png: z.base64().min(40).max(900_000) }),
    saved,
  ),
} as const;
