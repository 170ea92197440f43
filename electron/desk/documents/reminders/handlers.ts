import type { Reminder } from '../../../../shared/contract/areas/reminders';
import { nextTime } from '../../../../shared/rules/reminders';
import { bearsSecretMark } from '../../../../shared/rules/secrecy';
import { actorOf, type Call, type SomeHandlers } from '../../call';
import type { Db } from '../../db/statement';
import { authorOf, fact, transact } from '../../desk';
import { refuseWith } from '../../deskError';
import { requireIncident } from '../../incidents/requireIncident';
import { requireRepeat } from '../../repeat';
import { actsOf } from '../acts';
import { reminderById, reminderRow, reminders } from './read';

function existing(db: Db, id: string): Reminder {
  return reminderById(db, id) ?? refuseWith('not_found', { field: 'reminderId' });
}

function openRow(db: Db, id: string) {
  const row = reminderRow(db, id) ?? refuseWith('not_found', { field: 'reminderId' });
  if (row.state !== 'open') refuseWith('already_done');
  return row;
}

type Turn = { readonly reminderId: string; readonly dueAt: number; readonly note: string };

/** Done or passed over. A press on a time that has moved on already changes nothing. */
function turn(kind: 'reminder.done' | 'reminder.skipped', input: Turn, call: Call): Reminder {
  const actor = actorOf(call);
  const { db } = call.desk;
  return transact(call.desk, (write, now) => {
    const row = openRow(db, input.reminderId);
    if (row.due_at !== input.dueAt) return existing(db, row.id);
    const nextAt = nextTime(row.planned_at, row.repeat, row.every_minutes, now);
    write(fact(kind, row.id, actor.accountId, { note: input.note, nextAt, author: authorOf(actor) }));
    return existing(db, row.id);
  });
}

export const reminderHandlers: SomeHandlers<
  | 'reminder.create'
  | 'reminder.done'
  | 'reminder.skip'
  | 'reminder.postpone'
  | 'reminder.end'
  | 'reminder.list'
  | 'reminder.get'
> = {
  'reminder.create': (input, call) => {
    const actor = actorOf(call);
    const { db } = call.desk;
    return transact(call.desk, (write, now) => {
      const before = reminderById(db, input.reminderId);
      const { reminderId, ...body } = input;
      if (before) {
        const { text, dueAt, owner, repeat, incidentId } = body;
        const given = { text, dueAt, owner, repeat, incidentId };
        requireRepeat(db, 'reminder.created', reminderId, given, { name: before.text });
        return before;
      }
      if (bearsSecretMark(body.text)) refuseWith('secret_mark', { field: 'text' });
      if (body.dueAt <= now) refuseWith('time_order', { field: 'dueAt' });
      const everyMinutes = body.repeat === 'minutes' ? body.everyMinutes : 0;
      if (body.repeat === 'minutes' && everyMinutes < 5)
        refuseWith('invalid_input', { field: 'everyMinutes', params: { reason: 'too_small' } });
      requireIncident(db, body.incidentId);
      write(
        fact('reminder.created', reminderId, actor.accountId, {
          ...body,
          everyMinutes,
          author: authorOf(actor),
        }),
      );
      return existing(db, reminderId);
    });
  },

  'reminder.done': (input, call) => turn('reminder.done', input, call),
  'reminder.skip': (input, call) => turn('reminder.skipped', input, call),

  'reminder.postpone': (input, call) => {
    const actor = actorOf(call);
    const { db } = call.desk;
    return transact(call.desk, (write, now) => {
      const row = openRow(db, input.reminderId);
      if (input.dueAt === row.due_at) return existing(db, row.id);
      if (input.dueAt <= now) refuseWith('time_order', { field: 'dueAt' });
      const { dueAt, note } = input;
      write(fact('reminder.postponed', row.id, actor.accountId, { dueAt, note, author: authorOf(actor) }));
      return existing(db, row.id);
    });
  },

  'reminder.end': (input, call) => {
    const actor = actorOf(call);
    const { db } = call.desk;
    return transact(call.desk, (write) => {
      const row = openRow(db, input.reminderId);
      write(fact('reminder.ended', row.id, actor.accountId, { note: input.note, author: authorOf(actor) }));
      return existing(db, row.id);
    });
  },

  'reminder.list': (input, { desk }) => reminders(desk.db, input.open, input.limit),
  'reminder.get': (input, { desk }) => ({
    reminder: existing(desk.db, input.reminderId),
    acts: actsOf(desk.db, input.reminderId, 100),
  }),
};
