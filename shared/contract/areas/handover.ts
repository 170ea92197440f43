import { z } from 'zod';
import { OPEN_ITEM_GROUPS } from '../../domain/vocabulary';

/** A text in both languages, worded by the desk. */
export const pair = z.strictObject({ zh: z.string(), en: z.string() });
export type Pair = z.infer<typeof pair>;

/** Where an open item is dealt with, as the page opens it. */
export const openPlace = z.strictObject({
  screen: z.enum(['board', 'incident', 'run', 'log', 'warnings', 'shift', 'settings']),
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

/** Procedures and shapes of the handover. */
export const handoverProcedures = {} as const;
