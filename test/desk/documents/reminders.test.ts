import { afterEach, beforeEach, expect, it } from 'vitest';
import type { InputOf } from '../../../shared/contract/procedures';
import { nextTime } from '../../../shared/rules/reminders';
import { type DeskRoom, makeRoom } from '../../helpers/deskRoom';
import { MINUTE } from './paper';

const DAY = 1_440 * MINUTE;
let room: DeskRoom;
beforeEach(async () => {
  room = await makeRoom();
});
afterEach(() => room.dispose());

const remind = (given: Partial<InputOf<'reminder.create'>> = {}) =>
  room.call('reminder.create', {
    reminderId: room.newId(),
    text: '回拨枫坪镇核转移人数',
    dueAt: room.clock.wall() + 30 * MINUTE,
    owner: '陈立',
    repeat: 'none',
    everyMinutes: 0,
    incidentId: null,
    ...given,
  });

it('a reminder alerts at its time and is over when it is done', async () => {
  const made = await remind();
  expect((await room.call('deadline.list', { withinMs: null }))[0]).toMatchObject({
    id: `rem.${made.id}`,
    subject: 'reminder',
    owner: '陈立',
    titleZh: '提醒：回拨枫坪镇核转移人数',
  });
  room.clock.advance(31 * MINUTE);
  room.scan();
  expect((await room.call('alert.list', {}))[0]).toMatchObject({ deadlineId: `rem.${made.id}`, level: 2 });
  const done = await room.call('reminder.done', { reminderId: made.id, dueAt: made.dueAt, note: '19人' });
  expect(done).toMatchObject({ state: 'done', timesDone: 1 });
  expect(await room.call('alert.list', {})).toEqual([]);
  const again = { reminderId: made.id, dueAt: made.dueAt, note: '' };
  expect(await room.refusal('reminder.done', again)).toMatchObject({ code: 'already_done' });
});

it('a daily one comes again the next day at its time, however late it was done, and a second press does nothing', async () => {
  const made = await remind({ repeat: 'daily' });
  room.clock.advance(50 * MINUTE);
  const press = { reminderId: made.id, dueAt: made.dueAt, note: '' };
  const next = await room.call('reminder.done', press);
  expect(next).toMatchObject({ state: 'open', dueAt: made.dueAt + DAY });
  expect(await room.call('reminder.done', press)).toEqual(next);
  expect(room.facts().filter((one) => one.kind === 'reminder.done')).toHaveLength(1);
  room.clock.advance(DAY);
  room.scan();
  expect(await room.call('alert.list', {})).toHaveLength(1);
  const skipped = await room.call('reminder.skip', { ...press, dueAt: next.dueAt });
  expect(skipped).toMatchObject({ dueAt: made.dueAt + 2 * DAY, timesDone: 1 });
  expect(await room.call('reminder.end', { reminderId: made.id, note: '不再需要' })).toMatchObject({
    state: 'done',
  });
  expect(await room.call('deadline.list', { withinMs: null })).toEqual([]);
});

it('putting one off moves its alert, and the next time of a repeated one stays where it was planned', async () => {
  const made = await remind({ repeat: 'minutes', everyMinutes: 60 });
  const later = made.dueAt + 20 * MINUTE;
  await room.call('reminder.postpone', { reminderId: made.id, dueAt: later, note: '' });
  room.clock.advance(35 * MINUTE);
  room.scan();
  const levels = (await room.call('alert.list', {})).map((one) => one.level);
  expect(levels).not.toContain(2);
  room.clock.advance(20 * MINUTE);
  const next = await room.call('reminder.done', { reminderId: made.id, dueAt: later, note: '' });
  expect(next.dueAt).toBe(made.dueAt + 60 * MINUTE);
});

it('counts the next time from the plan', () => {
  const planned = Date.UTC(2026, 0, 1);
  expect(nextTime(planned, 'none', 0, planned)).toBeNull();
  expect(nextTime(planned, 'weekly', 0, planned - 1)).toBe(planned + 7 * DAY);
  expect(nextTime(planned, 'minutes', 90, planned + 90 * MINUTE)).toBe(planned + 180 * MINUTE);
});
