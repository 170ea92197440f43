import type { Reminder } from '../../../../shared/contract/areas/reminders';
import { type Db, statement } from '../../db/statement';

export type ReminderRow = {
  id: string;
  text: string;
  owner: string;
  incident_id: string | null;
  incident_title: string | null;
  due_at: number;
  planned_at: number;
  repeat: Reminder['repeat'];
  every_minutes: number;
  state: Reminder['state'];
  times_done: number;
  last_done_at: number | null;
  created_at: number;
  created_by: string;
  ended_at: number | null;
};

const SELECT =
  'SELECT r.*, i.title AS incident_title FROM reminders r LEFT JOIN incidents i ON i.id = r.incident_id';

const toReminder = (row: ReminderRow): Reminder => ({
  id: row.id,
  text: row.text,
  owner: row.owner,
  incidentId: row.incident_id,
  incidentTitle: row.incident_title,
  dueAt: row.due_at,
  repeat: row.repeat,
  everyMinutes: row.every_minutes,
  state: row.state,
  timesDone: row.times_done,
  lastDoneAt: row.last_done_at,
  createdAt: row.created_at,
  createdBy: row.created_by,
  endedAt: row.ended_at,
});

export function reminderRow(db: Db, id: string): ReminderRow | undefined {
  return statement<[string], ReminderRow>(db, `${SELECT} WHERE r.id = ?`).get(id);
}

export function reminderById(db: Db, id: string): Reminder | undefined {
  const row = reminderRow(db, id);
  return row && toReminder(row);
}

/** Open ones in the order in which they fall due; or all, the newest first. */
export function reminders(db: Db, isOpenOnly: boolean, limit: number): Reminder[] {
  const which = isOpenOnly
    ? "WHERE r.state = 'open' ORDER BY r.due_at, r.id"
    : 'ORDER BY r.created_at DESC, r.id';
  return statement<[number], ReminderRow>(db, `${SELECT} ${which} LIMIT ?`).all(limit).map(toReminder);
}
