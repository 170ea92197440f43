import { afterEach, beforeEach, expect, it } from 'vitest';
import { openItems } from '../../../electron/desk/handover/sources';
import { dayShift, landslide } from '../../helpers/acts';
import { type DeskRoom, makeRoom } from '../../helpers/deskRoom';
import { fax, MINUTE, order } from './paper';

let room: DeskRoom;
beforeEach(async () => {
  room = await makeRoom();
});
afterEach(() => room.dispose());

it('open documents, missing receipts, reminders and silent posts are handed over once, with every deadline of theirs', async () => {
  await room.call('shift.open', dayShift(room));
  const received = await room.call('document.receive', fax(room));
  const sent = await room.call('document.send', order(room));
  await room.call('document.sign', { documentId: sent.id, unit: 0, who: '王×', at: null, way: 'phone' });
  const reminder = await room.call('reminder.create', {
    reminderId: room.newId(),
    text: '回拨',
    dueAt: room.clock.wall() + MINUTE,
    owner: '',
    repeat: 'none',
    everyMinutes: 0,
    incidentId: null,
  });
  const items = openItems(room.db, room.clock.wall());
  expect(items.map(({ key, group }) => [key, group]).sort()).toEqual(
    [
      [`document:${received.id}`, 'superior_documents'],
      [`document:${sent.id}`, 'unanswered'],
      [`reminder:${reminder.id}`, 'other'],
    ].sort(),
  );
  expect(items.find((one) => one.key === `document:${sent.id}`)?.state.zh).toBe(
    '签收 1/3，未签收：古田镇、凤都镇',
  );
  const covered = items.flatMap((item) => item.deadlineIds).sort();
  const open = await room.call('deadline.list', { withinMs: null });
  expect(covered).toEqual(open.map((one) => one.id).sort());
  const todo = await room.call('todo.list', {}, null);
  expect(todo.map((one) => one.key)[0]).toBe(`reminder:${reminder.id}`);
});

it('a document that is linked to an incident stays open when the incident is closed', async () => {
  const incident = await room.call('incident.record', landslide(room));
  const { id } = await room.call('document.receive', fax(room, { incidentId: incident.id }));
  const closing = { incidentId: incident.id, result: '处置结束', overrideReason: '移交属地' };
  await room.call('incident.close', closing, room.supervisor);
  const open = await room.call('deadline.list', { withinMs: null });
  expect(open.map((one) => one.id)).toEqual([`docrep.${id}`, `doc.${id}`]);
});
