import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { projectionDigests } from '../../../electron/desk/projections/digest';
import { rebuildProjections } from '../../../electron/desk/projections/project';
import { type DeskRoom, makeRoom } from '../../helpers/deskRoom';

let room: DeskRoom;
beforeEach(async () => {
  room = await makeRoom();
});
afterEach(() => room.dispose());

const DAY = 86_400_000;

async function shift(lines: number): Promise<string> {
  const shiftId = room.newId();
  const startsAt = room.clock.wall();
  const posts = [
    { post: 'duty_leader' as const, accountId: null, name: '林×', phone: '' },
    { post: 'primary_officer' as const, accountId: room.officer, name: '陈立', phone: '' },
  ];
  await room.call('shift.open', { shiftId, startsAt, endsAt: startsAt + DAY, posts });
  for (let index = 0; index < lines; index += 1) await room.line(`第${index}条`);
  room.clock.advance(DAY);
  await room.call('shift.close', { shiftId, summary: '' });
  return shiftId;
}

const printed = (shiftId: string, pages: number, masked = false) =>
  room.call('paper.printed', {
    paper: { kind: 'shift_log', shiftId },
    masked,
    way: 'pdf',
    sha256: 'a'.repeat(64),
    rows: 3,
    pages,
  });

describe('the archive', () => {
  test('holds nothing before a shift is closed, and then one item per shift, numbered within the year', async () => {
    expect(await room.call('archive.years', {})).toEqual([]);
    room.clock.advance(36 * DAY);
    const first = await shift(2);
    const second = await shift(5);
    const next = await shift(1);
    expect(await room.call('archive.years', {})).toEqual([2027, 2026]);
    const items = await room.call('archive.list', { year: 2026 });
    expect(items.map(({ shiftId, number, people }) => ({ shiftId, number, people }))).toEqual([
      { shiftId: first, number: 1, people: 2 },
      { shiftId: second, number: 2, people: 5 },
    ]);
    expect(items[0]).toMatchObject({ archiveClass: '值班', retention: 'years_10', pages: 0, leader: '林×' });
    expect(items[0]?.checkCode).toMatch(/^[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{4}$/);
    expect((await room.call('archive.list', { year: 2027 })).map((item) => item.shiftId)).toEqual([next]);
  });

  test('takes class and retention from the setting as it holds when the shift is closed', async () => {
    await shift(1);
    const { value } = await room.call('settings.get', { key: 'paper' });
    const changed = { ...(value as object), archiveClass: '应急值守', retention: 'years_30' };
    await room.call('settings.change', { key: 'paper', value: changed }, room.supervisor);
    await shift(1);
    const items = await room.call('archive.list', { year: 2026 });
    expect(items.map(({ archiveClass, retention }) => [archiveClass, retention])).toEqual([
      ['值班', 'years_10'],
      ['应急值守', 'years_30'],
    ]);
  });

  test('knows the sheets of the newest PDF, but not those of a masked copy', async () => {
    const shiftId = await shift(1);
    await printed(shiftId, 3);
    await printed(shiftId, 9, true);
    expect((await room.call('archive.list', { year: 2026 }))[0]?.pages).toBe(3);
    await printed(shiftId, 4);
    expect((await room.call('archive.list', { year: 2026 }))[0]?.pages).toBe(4);
  });

  test('a supervisor changes class, retention and note; the number stays and the log says who did it', async () => {
    const shiftId = await shift(1);
    const change = { shiftId, archiveClass: '值班', retention: 'permanent', note: '上坑滑坡' } as const;
    expect(await room.refusal('archive.amend', change)).toMatchObject({ code: 'forbidden' });
    const item = await room.call('archive.amend', change, room.supervisor);
    expect(item).toMatchObject({ number: 1, retention: 'permanent', note: '上坑滑坡', amendedBy: '周明' });
    const facts = room.facts().length;
    await room.call('archive.amend', change, room.supervisor);
    expect(room.facts().length).toBe(facts);
    const missing = { ...change, shiftId: room.newId() };
    expect(await room.refusal('archive.amend', missing, room.supervisor)).toMatchObject({
      code: 'not_found',
    });
  });

  test('is the same after a rebuild', async () => {
    const shiftId = await shift(2);
    await printed(shiftId, 3);
    await room.call(
      'archive.amend',
      { shiftId, archiveClass: '值班', retention: 'years_30', note: '' },
      room.supervisor,
    );
    await shift(1);
    const before = projectionDigests(room.db);
    rebuildProjections(room.db);
    expect(projectionDigests(room.db)).toEqual(before);
  });

  test('is printed as a list of the year', async () => {
    await shift(2);
    const page = await room.call('paper.preview', {
      paper: { kind: 'archive_list', year: 2026 },
      masked: false,
    });
    expect(page.title).toBe('岚溪县应急值班室2026年值班日志归档目录');
    expect(page.html).toContain('10年');
    expect(page.html).toContain('共1件，人工记录2条');
  });
});
