import { headline } from '../../../../shared/wording/documentWords';
import { type Db, statement } from '../../db/statement';
import { endDeadline } from '../../deadlines/deadlineRows';
import { insertSystemLine } from '../../log/line';
import type { FactOf, Projectors } from '../../projections/body';
import { keepAct } from '../acts';
import { armPlain } from '../deadline';
import { type ReminderRow, reminderRow } from './read';

function rowOf(db: Db, id: string): ReminderRow {
  const row = reminderRow(db, id);
  if (row === undefined) throw new Error(`the reminder ${id} is not there`);
  return row;
}

function arm(db: Db, id: string, at: number): void {
  const row = rowOf(db, id);
  if (row.state !== 'open') return;
  const words = headline(row.text);
  armPlain(
    db,
    {
      id: `rem.${id}`,
      subject: 'reminder',
      titleZh: `提醒：${words}`,
      titleEn: `Reminder: ${words}`,
      owner: row.owner,
      scopeId: id,
      incidentId: row.incident_id,
      dueAt: row.due_at,
    },
    at,
  );
}

/** Done or passed over: a repeated one goes on to its next time, any other is over. */
function turn(db: Db, fact: FactOf<'reminder.done'> | FactOf<'reminder.skipped'>): void {
  const { nextAt, note } = fact.body;
  const id = fact.subject;
  const isDone = fact.kind === 'reminder.done';
  if (nextAt === null) {
    statement(db, "UPDATE reminders SET state = 'done', ended_at = ? WHERE id = ?").run(fact.at, id);
    endDeadline(db, `rem.${id}`, isDone ? 'met' : 'not_needed', fact.at);
  } else {
    statement(db, 'UPDATE reminders SET due_at = ?, planned_at = ? WHERE id = ?').run(nextAt, nextAt, id);
  }
  if (isDone)
    statement(db, 'UPDATE reminders SET times_done = times_done + 1, last_done_at = ? WHERE id = ?').run(
      fact.at,
      id,
    );
  keepAct(db, fact);
  const row = rowOf(db, id);
  insertSystemLine(db, fact, { text: row.text, note, nextAt }, row.incident_id);
  arm(db, id, fact.at);
}

export const reminderProjectors: Projectors = {
  'reminder.created': (db, fact) => {
    const { text, dueAt, owner, repeat, everyMinutes, incidentId, author } = fact.body;
    statement(
      db,
      `INSERT INTO reminders (id, text, owner, incident_id, due_at, planned_at, repeat, every_minutes, state, created_at, created_by)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, 'open', ?, ?)`,
    ).run(fact.subject, text, owner, incidentId, dueAt, dueAt, repeat, everyMinutes, fact.at, author.name);
    keepAct(db, fact);
    insertSystemLine(db, fact, { text, dueAt, owner, repeat, everyMinutes }, incidentId);
    arm(db, fact.subject, fact.at);
  },
  'reminder.done': turn,
  'reminder.skipped': turn,
  'reminder.postponed': (db, fact) => {
    const { dueAt, note } = fact.body;
    statement(db, 'UPDATE reminders SET due_at = ? WHERE id = ?').run(dueAt, fact.subject);
    keepAct(db, fact);
    const row = rowOf(db, fact.subject);
    insertSystemLine(db, fact, { text: row.text, dueAt, note }, row.incident_id);
    arm(db, fact.subject, fact.at);
  },
  'reminder.ended': (db, fact) => {
    statement(db, "UPDATE reminders SET state = 'done', ended_at = ? WHERE id = ?").run(
      fact.at,
      fact.subject,
    );
    endDeadline(db, `rem.${fact.subject}`, 'not_needed', fact.at);
    keepAct(db, fact);
    const row = rowOf(db, fact.subject);
    insertSystemLine(db, fact, { text: row.text, note: fact.body.note }, row.incident_id);
  },
};
