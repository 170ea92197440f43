import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { projectionDigests } from '../../../electron/desk/projections/digest';
import { rebuildProjections } from '../../../electron/desk/projections/project';
import { systemLine } from '../../../shared/wording/systemLines';
import { type DeskRoom, makeRoom } from '../../helpers/deskRoom';
import { cell, fullMonth, onRoster, publish } from '../../helpers/roster';

/** 2026-09-12 08:30 +08:00 */
const START = Date.UTC(2026, 8, 12, 0, 30);
const MINUTE = 60_000;
const DAY = 86_400_000;

let room: DeskRoom;
beforeEach(async () => {
  room = await makeRoom({ now: Date.UTC(2026, 7, 20, 2, 0) });
});
afterEach(() => room.dispose());

const words = (): string[] =>
  room.db
    .prepare<[], { system_fact: string; system_params: string }>(
      "SELECT system_fact, system_params FROM log_entries WHERE system_fact LIKE 'roster.%' ORDER BY number",
    )
    .all()
    .map((line) => systemLine(line.system_fact, JSON.parse(line.system_params), 'zh'));

describe('the planned shift', () => {
  beforeEach(() => publish(room, '2026-09', fullMonth('2026-09')));

  test.each([
    ['a minute before sign-on opens', START - 16 * MINUTE, START - DAY],
    ['when sign-on opens', START - 15 * MINUTE, START],
    ['at its start', START, START],
    ['a minute before its end, before the window of the next', START + DAY - 16 * MINUTE, START],
    ['within the window of the next', START + DAY - 10 * MINUTE, START + DAY],
    ['at its end', START + DAY, START + DAY],
  ])('%s', async (_when, at, startsAt) => {
    const planned = await room.call('roster.planned', { at });
    expect(planned).toMatchObject({ startsAt, endsAt: startsAt + DAY, version: 1 });
  });

  test('names the people with the number to call first and the account that has the name', async () => {
    const planned = await room.call('roster.planned', { at: START }, null);
    expect(planned?.posts.map(({ post, name, phone }) => [post, name, phone])).toEqual([
      ['duty_leader', '何秀兰', '13900000002'],
      ['primary_officer', '叶长青', ''],
      ['secondary_officer', '曾庆', '0593-8880000'],
    ]);
    const withAccounts = await room.call('roster.planned', { at: START + DAY });
    expect(withAccounts?.posts[1]).toMatchObject({ name: '陈立', accountId: room.officer });
    expect(withAccounts?.posts[2]).toMatchObject({ name: '黄敏', accountId: room.operator });
  });

  test('the next one is the first that begins later; there is none after the last and none without a roster', async () => {
    expect(await room.call('roster.planned', { at: START, next: true })).toMatchObject({
      startsAt: START + DAY,
    });
    const lastDay = Date.UTC(2026, 8, 30, 0, 30);
    expect(await room.call('roster.planned', { at: lastDay, next: true })).toBeNull();
    expect(await room.call('roster.planned', { at: Date.UTC(2026, 6, 1) })).toBeNull();
  });
});

describe('publishing', () => {
  test('keeps every version with who, when and why, and stores only the changed cells of an edit', async () => {
    await publish(room, '2026-09', fullMonth('2026-09'), { reason: '领导已签' });
    room.clock.advance(3 * MINUTE);
    const cells = fullMonth('2026-09').map((one) =>
      one.day === '2026-09-12' && one.post === 'primary_officer' ? cell(one.day, one.post, ['赖小军']) : one,
    );
    expect(await publish(room, '2026-09', cells, { reason: '叶长青请假' })).toMatchObject({
      version: 2,
      how: 'edited',
    });
    const versions = await room.call('roster.versions', { month: '2026-09' });
    expect(
      versions.map(({ version, how, reason, publishedBy }) => [version, how, reason, publishedBy]),
    ).toEqual([
      [2, 'edited', '叶长青请假', '周明'],
      [1, 'published', '领导已签', '周明'],
    ]);
    expect(room.facts().at(-1)).toMatchObject({
      kind: 'roster.cells_changed',
      body: { cells: [{ day: '2026-09-12', people: [{ name: '赖小军' }] }] },
    });
    const first = await room.call('roster.version', { month: '2026-09', version: 1 });
    expect(
      first.cells.find((one) => one.day === '2026-09-12' && one.post === 'primary_officer')?.people,
    ).toMatchObject([{ name: '叶长青' }]);
    expect(words()).toEqual([
      '发布 2026-09 排班表第 1 版：30 班。领导已签',
      '改 2026-09 排班表为第 2 版：1 处（09-12）。叶长青请假',
    ]);
  });

  test('is refused over a version that was not seen, harmless when repeated, and nothing when nothing changed', async () => {
    const publishId = room.newId();
    await publish(room, '2026-09', fullMonth('2026-09'), { publishId });
    expect(await publish(room, '2026-09', [], { publishId, base: 0 })).toMatchObject({ version: 1 });
    const input = {
      publishId: room.newId(),
      month: '2026-09',
      base: 0,
      cells: [],
      reason: '',
      source: null,
      layout: null,
    };
    expect(await room.refusal('roster.publish', input, room.supervisor)).toMatchObject({
      code: 'roster_moved',
      params: { version: 1 },
    });
    expect(await publish(room, '2026-09', fullMonth('2026-09'))).toMatchObject({ version: 1 });
  });

  test('refuses officers, days of another month, shifts that there are not, and the same cell twice', async () => {
    const input = (cells: readonly unknown[]) => ({
      publishId: room.newId(),
      month: '2026-09',
      base: 0,
      cells,
      reason: '',
      source: null,
      layout: null,
    });
    expect(await room.refusal('roster.publish', input([]))).toMatchObject({ code: 'forbidden' });
    const field = async (...cells: unknown[]) =>
      (await room.refusal('roster.publish', input(cells), room.supervisor)).field;
    const good = cell('2026-09-12', 'primary_officer', ['陈立']);
    expect(await field(cell('2026-10-01', 'primary_officer', ['陈立']))).toBe('cells.0.day');
    expect(await field({ ...good, shift: 1 })).toBe('cells.0.shift');
    expect(await field(good, good)).toBe('cells.1.post');
    expect(await field({ ...good, people: [onRoster('陈立', { accountId: 'nobody' })] })).toBe('accountId');
    expect(await field({ ...good, day: '2026-09-31' })).toBe('cells.0.day');
  });

  test('a month whose shifts were laid anew is published as a whole', async () => {
    await publish(room, '2026-09', fullMonth('2026-09'));
    const duty = (await room.call('settings.get', { key: 'duty' })).value as object;
    const value = { ...duty, startsAt: [510, 1_230] };
    await room.call('settings.change', { key: 'duty', value }, room.supervisor);
    const night = cell('2026-09-12', 'primary_officer', ['吴晓'], 1);
    await publish(room, '2026-09', [...fullMonth('2026-09'), night]);
    const planned = await room.call('roster.planned', { at: START + 13 * 60 * MINUTE });
    expect(planned).toMatchObject({
      startsAt: START + 12 * 60 * MINUTE,
      endsAt: START + DAY,
      posts: [{ name: '吴晓' }],
    });
    expect(room.facts().at(-1)).toMatchObject({ kind: 'roster.published', body: { starts: [510, 1_230] } });
  });
});

describe('swaps', () => {
  const from = { day: '2026-09-30', shift: 0, post: 'primary_officer' as const, name: '赖小军' };
  const to = { day: '2026-10-01', shift: 0, post: 'primary_officer' as const, name: '陈立' };
  beforeEach(async () => {
    await publish(room, '2026-09', fullMonth('2026-09'));
    await publish(room, '2026-10', fullMonth('2026-10'));
  });
  const ask = (given: object) =>
    room.call('roster.requestSwap', {
      swapId: room.newId(),
      from,
      to,
      substitute: null,
      reason: '出差',
      ...given,
    });

  test('an approved swap across two months makes a further version of both, and both are marked', async () => {
    const swap = await ask({});
    expect(swap).toMatchObject({ state: 'open', requestedBy: '陈立' });
    expect(
      await room.refusal('roster.decideSwap', { swapId: swap.id, approved: true, words: '' }),
    ).toMatchObject({
      code: 'forbidden',
    });
    const decided = await room.call(
      'roster.decideSwap',
      { swapId: swap.id, approved: true, words: '同意' },
      room.supervisor,
    );
    expect(decided).toMatchObject({ state: 'approved', decidedBy: '周明', words: '同意' });
    const at = async (month: string, day: string) => {
      const { version, cells } = await room.call('roster.month', { month });
      const people = cells.find((one) => one.day === day && one.post === 'primary_officer')?.people;
      return [version?.version, version?.how, people?.[0]?.name, people?.[0]?.state];
    };
    expect(await at('2026-09', '2026-09-30')).toEqual([2, 'swapped', '陈立', 'swapped']);
    expect(await at('2026-10', '2026-10-01')).toEqual([2, 'swapped', '赖小军', 'swapped']);
    expect(
      await room.refusal(
        'roster.decideSwap',
        { swapId: swap.id, approved: false, words: '' },
        room.supervisor,
      ),
    ).toMatchObject({ code: 'already_done' });
    expect(words().slice(-2)).toEqual([
      '申请换班：09-30 主班 赖小军 ⇄ 10-01 主班 陈立。出差',
      '同意换班：09-30 主班 赖小军 ⇄ 10-01 主班 陈立。同意',
    ]);
  });

  test('somebody may stand in; a refusal changes nothing', async () => {
    const substitute = onRoster('邱文', { mobile: '13911112222' });
    const refused = await ask({ to: null, substitute });
    await room.call(
      'roster.decideSwap',
      { swapId: refused.id, approved: false, words: '人手不够' },
      room.supervisor,
    );
    expect((await room.call('roster.month', { month: '2026-09' })).version?.version).toBe(1);
    const swap = await ask({ to: null, substitute });
    await room.call('roster.decideSwap', { swapId: swap.id, approved: true, words: '' }, room.supervisor);
    const planned = await room.call('roster.planned', { at: Date.UTC(2026, 8, 30, 1) });
    expect(planned?.posts[1]).toMatchObject({ name: '邱文', phone: '13911112222', state: 'swapped' });
    expect(words().at(-1)).toBe('同意换班：09-30 主班 赖小军 由 邱文 顶班');
  });

  test.each([
    [{ from: { ...from, name: '不在的人' } }, 'from_gone'],
    [{ to: { ...to, name: '不在的人' } }, 'to_gone'],
    [{ to: from }, 'same_place'],
    [{ to: null }, 'nobody'],
  ])('refuses %j with %s', async (given, reason) => {
    const input = { swapId: room.newId(), from, to, substitute: null, reason: '出差', ...given };
    expect(await room.refusal('roster.requestSwap', input)).toMatchObject({
      code: 'swap_impossible',
      params: { reason },
    });
  });

  test('a swap whose people were changed meanwhile cannot be approved', async () => {
    const swap = await ask({});
    await publish(
      room,
      '2026-10',
      fullMonth('2026-10').filter((one) => one.day !== '2026-10-01'),
    );
    expect(
      await room.refusal(
        'roster.decideSwap',
        { swapId: swap.id, approved: true, words: '' },
        room.supervisor,
      ),
    ).toMatchObject({ code: 'swap_impossible', params: { reason: 'to_gone' } });
  });
});

test('what became of the plan is marked without a new version, is carried on, and rebuilds the same', async () => {
  await publish(room, '2026-09', fullMonth('2026-09'));
  const place = { day: '2026-09-12', shift: 0, post: 'primary_officer' as const, name: '叶长青' };
  await room.call('roster.setState', { place, state: 'absent', reason: '发烧' });
  const month = await room.call('roster.month', { month: '2026-09' });
  expect(month.version?.version).toBe(1);
  const cells = month.cells.filter((one) => one.day !== '2026-09-13');
  await publish(room, '2026-09', cells);
  const planned = await room.call('roster.planned', { at: START });
  expect(planned).toMatchObject({ version: 2, posts: [{}, { name: '叶长青', state: 'absent' }, {}] });
  expect(words()[1]).toBe('排班 2026-09-12 主班 叶长青：缺岗。发烧');
  const before = projectionDigests(room.db);
  rebuildProjections(room.db);
  expect(projectionDigests(room.db)).toEqual(before);
});

describe('the calendar of a month', () => {
  const kinds = async (month: string) =>
    new Map((await room.call('roster.month', { month })).days.map((day) => [day.day, day]));

  test.each([
    ['2026-01', '2026-01-04', 'makeup', '元旦'],
    ['2026-02', '2026-02-14', 'makeup', '春节'],
    ['2026-02', '2026-02-15', 'holiday', '春节'],
    ['2026-02', '2026-02-28', 'makeup', '春节'],
    ['2026-09', '2026-09-12', 'rest', ''],
    ['2026-09', '2026-09-14', 'workday', ''],
    ['2026-09', '2026-09-20', 'makeup', '国庆节'],
    ['2026-09', '2026-09-25', 'holiday', '中秋'],
    ['2026-10', '2026-10-01', 'holiday', '国庆节'],
    ['2026-10', '2026-10-10', 'makeup', '国庆节'],
  ])('%s: %s is %s %s', async (month, day, kind, name) => {
    expect((await kinds(month)).get(day)).toMatchObject({ kind, name });
  });

  test('holds one day on either side, all days of a leap February, and says when a year is not announced', async () => {
    const leap = await room.call('roster.month', { month: '2028-02' });
    expect(leap.days).toHaveLength(31);
    expect(leap.days.at(-2)?.day).toBe('2028-02-29');
    expect(leap.announced).toBe(false);
    expect((await room.call('roster.month', { month: '2026-02' })).announced).toBe(true);
  });

  test('what the room set goes before the official list', async () => {
    const value = {
      days: [
        { from: '2026-09-01', to: '2026-09-03', kind: 'event', name: '两岸论坛' },
        { from: '2026-09-02', to: '2026-09-02', kind: 'holiday', name: '县庆' },
        { from: '2026-10-01', to: '2026-10-01', kind: 'workday', name: '' },
      ],
      publishDaysBefore: 7,
      publishHolidays: ['春节'],
    };
    await room.call('settings.change', { key: 'calendar', value }, room.supervisor);
    const days = await kinds('2026-09');
    expect(days.get('2026-09-02')).toEqual({
      day: '2026-09-02',
      kind: 'holiday',
      name: '县庆',
      marks: [{ kind: 'event', name: '两岸论坛' }],
    });
    expect(days.get('2026-09-04')?.marks).toEqual([]);
    expect((await kinds('2026-10')).get('2026-10-01')).toMatchObject({ kind: 'workday', name: '' });
    const backwards = { ...value, days: [{ from: '2026-09-03', to: '2026-09-01', kind: 'event', name: '' }] };
    expect(
      await room.refusal('settings.change', { key: 'calendar', value: backwards }, room.supervisor),
    ).toMatchObject({ code: 'invalid_input', field: 'value.days.0.to' });
  });
});
