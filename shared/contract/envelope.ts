import { z } from 'zod';
import type { LadderChannel } from '../rules/ladder';
import type { AppError } from './errors';

export { MAX_MESSAGE_BYTES } from './limits';

export const requestSchema = z.strictObject({
  id: z.int().min(0),
  procedure: z.string().max(64),
  input: z.unknown(),
  /** the account that acts; must be signed in at this connection */
  as: z.string().max(80).optional(),
});
export type Request = z.infer<typeof requestSchema>;

export type Reply =
  | { readonly id: number; readonly ok: true; readonly value: unknown }
  | { readonly id: number; readonly ok: false; readonly error: AppError };

/** Parts of the picture that a fact changed; the screen asks again for what it shows of them. */
export const AREAS = [
  'room',
  'accounts',
  'session',
  'shifts',
  'log',
  'instructions',
  'incidents',
  'warnings',
  'plans',
  'runs',
  'deadlines',
  'alerts',
  'health',
  'settings',
  'roster',
  'duty',
  'handover',
  'documents',
  'notices',
  'reminders',
  'checks',
  'imports',
  'archive',
  'tallies',
  'reviews',
  'responses',
  'reports',
  'losses',
  'contacts',
  'callouts',
  'audit',
] as const;
export type Area = (typeof AREAS)[number];

/** What the desk tells the console without being asked. */
export type DeskEvent =
  | { readonly event: 'ready'; readonly pid: number }
  | { readonly event: 'changed'; readonly areas: readonly Area[] }
  /** an alert to paint, sound and notify; `again` when it came back after an acknowledgement ran out */
  | {
      readonly event: 'alert';
      readonly alertId: string;
      readonly level: number;
      readonly titleZh: string;
      readonly titleEn: string;
      readonly incidentTitle: string | null;
      readonly dueAt: number;
      readonly again: boolean;
      /** the loudest channel that its rung asks for */
      readonly channel?: LadderChannel;
    }
  /** nobody has heard the gravest alert of a group, so it is told again; `count`: how many of the group wait for an answer */
  | {
      readonly event: 'alert_repeat';
      readonly alertId: string;
      readonly groupId: string;
      readonly level: number;
      readonly titleZh: string;
      readonly titleEn: string;
      readonly incidentTitle: string | null;
      readonly dueAt: number;
      readonly count: number;
      readonly channel: LadderChannel;
    }
  /** how many rows a job (an export, an import) has done; `total` null when nobody knows */
  | {
      readonly event: 'progress';
      readonly jobId: string;
      readonly done: number;
      readonly total: number | null;
    }
  /** the auditor found nothing due and unraised; the screen turns red when this stops for 30 s */
  | { readonly event: 'heartbeat'; readonly at: number; readonly alerts: number; readonly topLevel: number };

/** What main itself adds to the stream for the page. */
export type ConsoleEvent =
  | DeskEvent
  | { readonly event: 'desk'; readonly state: 'starting' | 'up' | 'down'; readonly reason: string }
  | { readonly event: 'navigate'; readonly to: string };
