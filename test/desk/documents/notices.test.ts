import { afterEach, beforeEach, expect, it } from 'vitest';
import type { InputOf } from '../../../shared/contract/procedures';
import { dayShift } from '../../helpers/acts';
import { type DeskRoom, makeRoom } from '../../helpers/deskRoom';
import { MINUTE } from './paper';

const DAY = 1_440 * MINUTE;
let room: DeskRoom;
beforeEach(async () => {
  room = await makeRoom();
});
afterEach(() => room.dispose());

const order = (given: Partial<InputOf<'notice.issue'>> = {}): InputOf<'notice.issue'> => ({
  noticeId: room.newId(),
  title: '强降雨值守要求',
  text: '接到灾情先回拨核实，再报带班领导。',
  validFrom: null,
  validUntil: null,
  renew: 'once',
  ...given,
});
const issue = (given: Partial<InputOf<'notice.issue'>> = {}) =>
  room.call('notice.issue', order(given), room.supervisor);
const unread = async (accountId: string) =>
  (await room.call('notice.unread', { accountId })).map((one) => one.title);

it('only a supervisor issues; who has not read is named, per person and version', async () => {
  expect(await room.refusal('notice.issue', order())).toMatchObject({ code: 'forbidden' });
  const made = await issue();
  expect(made.readers.map(({ name, isCurrent }) => [name, isCurrent])).toEqual([
    ['陈立', false],
    ['黄敏', false],
    ['周明', false],
  ]);
  const read = await room.call('notice.read', { noticeId: made.id, version: 1 });
  expect(read.readers.map(({ isCurrent }) => isCurrent)).toEqual([true, false, false]);
  expect(await unread(room.officer)).toEqual([]);
  expect(await unread(room.operator)).toEqual(['强降雨值守要求']);
  const newer = { ...order({ title: '强降雨值守要求（修订）' }), noticeId: made.id, version: 1 };
  const revised = await room.call('notice.revise', newer, room.supervisor);
  expect(revised).toMatchObject({
    version: 2,
    readers: [{ isCurrent: false }, { isCurrent: false }, { isCurrent: false }],
  });
  expect(await room.refusal('notice.read', { noticeId: made.id, version: 1 })).toMatchObject({
    code: 'notice_moved',
    params: { version: 2 },
  });
  const versions = await room.call('notice.versions', { noticeId: made.id });
  expect(versions.map(({ version, receipts }) => [version, receipts.length])).toEqual([
    [2, 0],
    [1, 1],
  ]);
});

it('a shift is not opened before the opening officer has ticked what is in force', async () => {
  const made = await issue();
  const refused = await room.refusal('shift.open', dayShift(room));
  expect(refused).toMatchObject({ code: 'notices_unread', params: { count: 1, first: '强降雨值守要求' } });
  await room.call('notice.read', { noticeId: made.id, version: 1 });
  await room.call('shift.open', dayShift(room));
});

it('a receipt is renewed by the year, by the shift, or never', async () => {
  const yearly = await issue({ title: '年', renew: 'year' });
  const everyShift = await issue({ title: '班', renew: 'shift' });
  const once = await issue({ title: '一', renew: 'once' });
  for (const { id } of [yearly, everyShift, once])
    await room.call('notice.read', { noticeId: id, version: 1 });
  const shift = await room.call('shift.open', dayShift(room));
  expect(await unread(room.officer)).toEqual([]);
  room.clock.advance(24 * 60 * MINUTE);
  expect(await unread(room.officer)).toEqual([]);
  await room.call('shift.close', { shiftId: shift.id, summary: '' });
  expect(await unread(room.officer)).toEqual(['班']);
  room.clock.advance(365 * DAY);
  expect((await unread(room.officer)).sort()).toEqual(['年', '班'].sort());
});

it('what is withdrawn or run out asks nothing of anybody', async () => {
  const made = await issue({ validUntil: room.clock.wall() + DAY });
  const other = await issue({ title: '另一份' });
  await room.call('notice.withdraw', { noticeId: other.id, reason: '已并入新规定' }, room.supervisor);
  room.clock.advance(DAY);
  expect(await unread(room.officer)).toEqual([]);
  const all = await room.call('notice.list', { withOld: true });
  expect(all.map(({ id, state }) => [id, state])).toEqual([
    [made.id, 'expired'],
    [other.id, 'withdrawn'],
  ]);
  expect(await room.call('notice.list', { withOld: false })).toEqual([]);
});
