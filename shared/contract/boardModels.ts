import { z } from 'zod';
import { alert, alertCounts, alertGroup, deadline } from './alertModels';
import { channelHealth } from './areas/channels';
import { responseSummary } from './areas/responses';
import { account, incident, instruction, logEntry, room, runSummary, shift, warning } from './models';

const at = z.number();
const maybeAt = z.number().nullable();

export const health = z.strictObject({
  /** when the auditor last found nothing due and unraised */
  auditedAt: maybeAt,
  clockJumpMs: z.number(),
  /** every channel, from quiet to loud */
  channels: z.array(channelHealth),
});
export type Health = z.infer<typeof health>;

export const board = z.strictObject({
  now: at,
  shift: shift.nullable(),
  incidents: z.array(incident),
  warnings: z.array(warning),
  responses: z.array(responseSummary),
  runs: z.array(runSummary),
  /** newest first: the last 50, and the last 20 that people wrote whatever the desk wrote since */
  log: z.array(logEntry),
  logCount: z.number(),
  deadlines: z.array(deadline),
  /** the gravest unanswered ones, at most 50, and the acknowledged ones of the deadlines above */
  alerts: z.array(alert),
  /** the gravest groups, at most 8 */
  alertGroups: z.array(alertGroup),
  alertCounts,
  instructions: z.array(instruction),
  health,
});
export type Board = z.infer<typeof board>;

export const status = z.strictObject({
  phase: z.enum(['first_run', 'ready', 'failed']),
  failure: z.strictObject({ code: z.string(), detail: z.string() }).nullable(),
  room: room.nullable(),
  home: z.string(),
  version: z.string(),
  schema: z.number(),
  signedIn: z.array(account),
  /** absent: normal. `low`: the reserve of the disk is used up; `emergency`: nothing can be written */
  mode: z.enum(['normal', 'low', 'emergency']).optional(),
});
export type Status = z.infer<typeof status>;
