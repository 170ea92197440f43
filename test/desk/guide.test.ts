import { afterEach, beforeEach, expect, test } from 'vitest';
import { dayShift, landslide, line } from '../helpers/acts';
import { type DeskRoom, makeRoom } from '../helpers/deskRoom';

let room: DeskRoom;
beforeEach(async () => {
  room = await makeRoom();
});
afterEach(() => room.dispose());

const done = async (): Promise<readonly string[]> =>
  Object.entries(await room.call('guide.firstShift', {}))
    .filter(([, isDone]) => isDone)
    .map(([step]) => step);

test('the steps of a first shift are done when the room has done them, and not before', async () => {
  expect(await done()).toEqual([]);
  await room.call('log.append', line(room));
  expect(await done()).toEqual(['line']);
  const shift = dayShift(room);
  await room.call('shift.open', shift);
  await room.call('duty.signOn', {
    signOnId: room.newId(),
    startsAt: shift.startsAt,
    accountId: room.officer,
    password: null,
    post: 'primary_officer',
    checks: [],
    clock: null,
    note: '',
  });
  expect(await done()).toEqual(['shift', 'signOn', 'line']);

  await room.call('incident.record', landslide(room));
  room.clock.advance(60 * 60_000);
  room.scan();
  const alert = (await room.call('alert.list', {})).find((one) => one.state === 'raised');
  await room.call('alert.acknowledge', { alertId: alert?.id ?? '' });
  expect(await done()).toEqual(['shift', 'signOn', 'line', 'incident', 'acknowledged']);
});
