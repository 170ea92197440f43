import { z } from 'zod';
import { REPEATS } from '../../domain/documents';
import { filled, id, instant, text, uuid } from '../fields';
import { command, query } from '../procedure';
import { registerAct } from './register';

export const reminder = z.strictObject({
  id: z.string(),
  text: z.string(),
  owner: z.string(),
  incidentId: z.string().nullable(),
  incidentTitle: z.string().nullable(),
  dueAt: z.number(),
  repeat: z.enum(REPEATS),
  everyMinutes: z.number(),
  state: z.enum(['open', 'done']),
  timesDone: z.number(),
  lastDoneAt: z.number().nullable(),
  createdAt: z.number(),
  createdBy: z.string(),
  endedAt: z.number().nullable(),
});
export type Reminder = z.infer<typeof reminder>;

const writers = ['officer', 'operator', 'supervisor'] as const;
/** `dueAt` is the time that the person saw: a second press after it moved on does nothing. */
const turn = z.strictObject({ reminderId: id, dueAt: instant, note: text(500) });

/** Procedures of reminders 待办提醒. */
export const remindersProcedures = {
  'reminder.create': command(
    writers,
    z.strictObject({
      reminderId: uuid,
      text: filled(400),
      dueAt: instant,
      owner: text(60),
      repeat: z.enum(REPEATS),
      everyMinutes: z.int().min(0).max(10_080),
      incidentId: id.nullable(),
    }),
    reminder,
  ),
  'reminder.done': command(writers, turn, reminder),
  'reminder.skip': command(writers, turn, reminder),
  'reminder.postpone': command(
    writers,
    z.strictObject({ reminderId: id, dueAt: instant, note: text(500) }),
    reminder,
  ),
  /** Ends a repeated reminder for good. */
  'reminder.end': command(writers, z.strictObject({ reminderId: id, note: text(500) }), reminder),
  'reminder.list': query(
    'any',
    z.strictObject({ open: z.boolean(), limit: z.int().min(1).max(500) }),
    z.array(reminder),
  ),
  'reminder.get': query(
    'any',
    z.strictObject({ reminderId: id }),
    z.strictObject({ reminder, acts: z.array(registerAct) }),
  ),
} as const;
