import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { phoneDigits } from '../../../shared/rules/callers';
import { dayShift, landslide, line } from '../../helpers/acts';
import { type DeskRoom, makeRoom } from '../../helpers/deskRoom';

let room: DeskRoom;
beforeEach(async () => {
  room = await makeRoom();
});
afterEach(() => room.dispose());

const WANG = { unit: '枫坪镇值班室', name: '王海', post: '值班员', phone: '139 5550 0123' };
const LIN = { unit: '大桥镇', name: '林建国', post: '镇长', phone: '0593-555 0188' };
const called = (caller: typeof WANG) => room.call('log.append', line(room, { caller }));
const find = async (text: string) => (await room.call('caller.find', { text })).map((one) => one.name);

describe('a caller that the room knows', () => {
  it('is found by either end of the number however it is written, by name, unit and initials', async () => {
    await called(WANG);
    await called(LIN);
    for (const text of [
      '1395',
      '139-5550',
      '0123',
      '１３９５５５００１２３',
      '+86 139 5550 0123',
      '王',
      '枫坪',
      'wh',
      'WH',
      'fpz',
    ])
      expect(await find(text), text).toEqual(['王海']);
    expect(await find('0188')).toEqual(['林建国']);
    expect(await find('ljg')).toEqual(['林建国']);
    for (const text of ['12', 'w', '', '赵', '%', '777']) expect(await find(text), text).toEqual([]);
  });

  it('comes with post, how often and when last; the one who calls most stands first', async () => {
    await called(WANG);
    await called(LIN);
    room.clock.advance(60_000);
    await called({ ...LIN, post: '' });
    const [first, second] = await room.call('caller.find', { text: '555' });
    expect([first, second]).toHaveLength(2);
    const [lin] = await room.call('caller.find', { text: '林' });
    expect(lin).toEqual({ ...LIN, lastAt: room.clock.wall(), calls: 2 });
  });

  it('may be known from the people of a shift and from the call-back number of an incident', async () => {
    const shift = dayShift(room);
    await room.call('shift.open', {
      ...shift,
      posts: shift.posts.map((post) => ({ ...post, phone: post.name === '林×' ? '13800001111' : '' })),
    });
    expect(await room.call('caller.find', { text: '1111' })).toMatchObject([
      { name: '林×', post: '带班领导', calls: 0 },
    ]);
    await room.call('incident.record', landslide(room, { callback: '13777770000' }));
    expect(await room.call('caller.find', { text: '7777' })).toEqual([]);
    expect(await room.call('caller.find', { text: '1377777' })).toMatchObject([
      { name: '王×', phone: '13777770000' },
    ]);
  });

  it('is not offered a second time without a number, nor counted again by a correction', async () => {
    await called({ ...WANG, phone: '' });
    const entry = await called(WANG);
    const reason = '';
    await room.call('log.correct', { entryId: room.newId(), corrects: entry.id, text: '改', reason });
    expect(await room.call('caller.find', { text: '王海' })).toMatchObject([{ phone: WANG.phone, calls: 1 }]);
  });
});

it('numbers are compared by their digits', () => {
  expect(phoneDigits('+86 139-5550-0123')).toBe('13955500123');
  expect(phoneDigits('0593－5550188')).toBe('05935550188');
  expect(phoneDigits('转 8012')).toBe('8012');
  expect(phoneDigits('无')).toBe('');
});
