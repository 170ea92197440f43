import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openItems } from '../../../electron/desk/handover/sources';
import { projectionDigests } from '../../../electron/desk/projections/digest';
import { rebuildProjections } from '../../../electron/desk/projections/project';
import type { InputOf } from '../../../shared/contract/procedures';
import { systemLine } from '../../../shared/wording/systemLines';
import { dayShift } from '../../helpers/acts';
import { type DeskRoom, makeRoom, PASSWORD } from '../../helpers/deskRoom';
import { cell, onRoster, publish } from '../../helpers/roster';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** 2026-09-12 08:30 +08:00 */
const START = Date.UTC(2026, 8, 12, 0, 30);

let room: DeskRoom;
beforeEach(async () => {
  room = await makeRoom({ now: START - 10 * HOUR });
});
afterEach(() => room.dispose());

/** 陈立 and 黄敏 have accounts, the leader and the standby officer have not. */
const twoDays = () =>
  ['2026-09-12', '2026-09-13'].flatMap((day) => [
    cell(day, 'duty_leader', [onRoster('林志远', { mobile: '13900000001' })]),
    cell(day, 'primary_officer', ['陈立']),
    cell(day, 'secondary_officer', ['黄敏']),
    cell(day, 'standby_officer', ['赖小军']),
  ]);

const signing = (given: Partial<InputOf<'duty.signOn'>> = {}): InputOf<'duty.signOn'> => ({
  signOnId: room.newId(),
  startsAt: START,
  accountId: room.officer,
  password: null,
  post: 'primary_officer',
  checks: [],
  clock: null,
  note: '',
  ...given,
});
const sign = (given: Partial<InputOf<'duty.signOn'>> = {}) => room.call('duty.signOn', signing(given));
/** Time goes on to an instant, and what is due then is raised. */
const goTo = (at: number): void => {
  room.clock.advance(at - room.clock.wall());
  room.scan();
};
const alerts = async () =>
  (await room.call('alert.list', {})).filter((one) => one.deadline.subject === 'sign_on');
const words = (fact: string, locale: 'zh' | 'en' = 'zh'): string[] =>
  room.db
    .prepare<[string], { system_fact: string; system_params: string }>(
      'SELECT system_fact, system_params FROM log_entries WHERE system_fact = ? ORDER BY number',
    )
    .all(fact)
    .map((line) => systemLine(line.system_fact, JSON.parse(line.system_params), locale));

describe('signing on', () => {
  beforeEach(() => publish(room, '2026-09', twoDays()));

  test.each([
    ['as the window opens', -15, 0],
    ['at the start', 0, 0],
    ['in the first minute', 0.9, 0],
    ['a minute late', 1, 1],
    ['five and a half minutes late', 5.5, 5],
  ])('%s', async (_when, minutes, late) => {
    goTo(START + minutes * MINUTE);
    expect(await sign()).toMatchObject({ name: '陈立', lateMinutes: late, way: 'session', startsAt: START });
  });

  test('is refused before the window, for a shift that nobody planned, after its end, and twice', async () => {
    goTo(START - 15 * MINUTE - 1_000);
    expect(await room.refusal('duty.signOn', signing())).toMatchObject({
      code: 'sign_on_early',
      params: { opensAt: START - 15 * MINUTE },
    });
    expect(await room.refusal('duty.signOn', signing({ startsAt: START + HOUR }))).toMatchObject({
      code: 'not_found',
    });
    goTo(START);
    const input = signing();
    const first = await room.call('duty.signOn', input);
    expect(await room.call('duty.signOn', input)).toEqual(first);
    expect(await room.refusal('duty.signOn', signing())).toMatchObject({ code: 'already_exists' });
    goTo(START + DAY);
    const late = signing({ accountId: room.operator });
    expect(await room.refusal('duty.signOn', late)).toMatchObject({
      code: 'time_too_old',
      field: 'startsAt',
    });
  });

  test('an account that is not signed in here proves itself by its password and is signed in by it', async () => {
    goTo(START);
    room.seat.signOut(room.operator);
    const second = { accountId: room.operator, post: 'secondary_officer' as const };
    expect(await room.refusal('duty.signOn', signing(second))).toMatchObject({ code: 'not_signed_in' });
    expect(await room.refusal('duty.signOn', signing({ ...second, password: 'falsch' }))).toMatchObject({
      code: 'wrong_password',
    });
    expect(room.seat.signedIn().has(room.operator)).toBe(false);
    expect(await sign({ ...second, password: PASSWORD })).toMatchObject({ name: '黄敏', way: 'password' });
    expect(room.seat.signedIn().has(room.operator)).toBe(true);
    expect(room.facts().at(-1)).toMatchObject({ kind: 'duty.signed_on', actor: room.operator });
  });

  test('works before anybody has signed in at the seat', async () => {
    goTo(START);
    room.seat.signOut(room.officer);
    const reply = await room.reply('duty.signOn', signing({ password: PASSWORD }), null);
    expect(reply).toMatchObject({ ok: true, value: { name: '陈立', way: 'password' } });
  });

  test('shows who is expected and who is there', async () => {
    goTo(START);
    await sign();
    const { spans } = await room.call('duty.current', {}, null);
    expect(spans).toHaveLength(1);
    expect(spans[0]).toMatchObject({
      startsAt: START,
      shiftId: null,
      isPlanned: true,
      officers: 1,
      needed: 2,
    });
    expect(spans[0]?.expected.map((one) => [one.name, one.mustSign, one.signOnId !== null])).toEqual([
      ['林志远', false, false],
      ['陈立', true, true],
      ['黄敏', true, false],
      ['赖小军', false, false],
    ]);
  });

  test('near the change the open shift stays beside the next one', async () => {
    goTo(START);
    await room.call('shift.open', { ...dayShift(room), startsAt: START, endsAt: START + DAY });
    goTo(START + DAY - 10 * MINUTE);
    const { spans } = await room.call('duty.current', {});
    expect(spans.map((one) => [one.startsAt, one.shiftId === null])).toEqual([
      [START + DAY, true],
      [START, false],
    ]);
  });
});

describe('the clock check', () => {
  beforeEach(async () => {
    await publish(room, '2026-09', twoDays());
    goTo(START);
  });

  test.each([
    [0, '签到：主班 陈立；对时一致（12117）', 'Signed on: First officer 陈立; clock right (12117)'],
    [
      75,
      '签到：主班 陈立；对时：本机慢 1 分 15 秒（12117）',
      'Signed on: First officer 陈立; clock 1 min 15 s slow (12117)',
    ],
    [
      -3_600,
      '签到：主班 陈立；对时：本机快 1 小时（12117）',
      'Signed on: First officer 陈立; clock 1 h fast (12117)',
    ],
  ])('a difference of %i seconds is kept and said', async (seconds, zh, en) => {
    const shownAt = START - 2_000;
    const signOn = await sign({ clock: { shownAt, trueAt: shownAt + seconds * 1_000, source: '12117' } });
    expect((signOn.clock?.trueAt ?? 0) - (signOn.clock?.shownAt ?? 0)).toBe(seconds * 1_000);
    expect(words('duty.signed_on')).toEqual([zh]);
    expect(words('duty.signed_on', 'en')).toEqual([en]);
  });

  test('is refused when it was not made now', async () => {
    const clock = (shownAt: number) => signing({ clock: { shownAt, trueAt: shownAt, source: '' } });
    expect(await room.refusal('duty.signOn', clock(START + 2 * MINUTE))).toMatchObject({
      code: 'time_in_future',
    });
    expect(await room.refusal('duty.signOn', clock(START - 31 * MINUTE))).toMatchObject({
      code: 'time_too_old',
    });
  });
});

describe('absence', () => {
  test('raises an alert ten minutes after the start by the ordinary clock, naming who is missing and whom to tell', async () => {
    await publish(room, '2026-09', twoDays());
    goTo(START + 10 * MINUTE - 5_000);
    room.services.clock.start();
    goTo(START + 10 * MINUTE - 1_000);
    expect(await alerts()).toEqual([]);
    goTo(START + 10 * MINUTE);
    expect(await alerts()).toMatchObject([
      {
        level: 2,
        dueAt: START + 10 * MINUTE,
        deadline: {
          titleZh: '08:30 班未签到：主班 陈立、副班 黄敏；报带班领导 林志远',
          titleEn:
            'Shift of 08:30, not signed on: First officer 陈立, Second officer 黄敏; tell Leader on duty 林志远',
          owner: 'duty_leader',
        },
      },
    ]);
    await sign();
    expect((await alerts())[0]?.deadline.titleZh).toBe('08:30 班未签到：副班 黄敏；报带班领导 林志远');
    await sign({ accountId: room.operator, post: 'secondary_officer' });
    expect(await alerts()).toEqual([]);
  });

  test('nothing is raised when both were there in time, and the next day is armed', async () => {
    await publish(room, '2026-09', twoDays());
    goTo(START - 5 * MINUTE);
    await sign();
    await sign({ accountId: room.operator, post: 'secondary_officer' });
    goTo(START + HOUR);
    expect(await alerts()).toEqual([]);
    goTo(START + DAY + 10 * MINUTE);
    expect((await alerts()).map((one) => one.dueAt)).toEqual([START + DAY + 10 * MINUTE]);
  });

  test('the deadlines of the month do not crowd the board: each shows an hour before it falls due', async () => {
    await publish(room, '2026-09', twoDays());
    const shown = async () => (await room.call('board.get', {})).deadlines.map((one) => one.dueAt);
    expect(await shown()).toEqual([]);
    goTo(START - 49 * MINUTE);
    expect(await shown()).toEqual([START + 10 * MINUTE]);
  });

  test('follows the roster: a shift taken off, other people, somebody marked absent, another setting', async () => {
    await publish(room, '2026-09', twoDays());
    const armed = () =>
      room.db
        .prepare<[], { due_at: number; title_zh: string }>(
          "SELECT due_at, title_zh FROM deadlines WHERE subject = 'sign_on' AND state = 'open' ORDER BY due_at",
        )
        .all()
        .map((row) => `${(row.due_at - START) / MINUTE} ${row.title_zh.split('；')[0]}`);
    expect(armed()).toEqual([
      '10 08:30 班未签到：主班 陈立、副班 黄敏',
      '1450 08:30 班未签到：主班 陈立、副班 黄敏',
    ]);
    const one = twoDays().filter((each) => each.day === '2026-09-12');
    await publish(
      room,
      '2026-09',
      one.map((each) => (each.post === 'secondary_officer' ? cell(each.day, each.post, ['吴晓']) : each)),
    );
    expect(armed()).toEqual(['10 08:30 班未签到：主班 陈立、副班 吴晓']);
    const place = { day: '2026-09-12', shift: 0, post: 'secondary_officer' as const, name: '吴晓' };
    await room.call('roster.setState', { place, state: 'absent', reason: '' });
    expect(armed()).toEqual(['10 08:30 班未签到：主班 陈立']);
    const duty = (await room.call('settings.get', { key: 'duty' })).value as object;
    await room.call(
      'settings.change',
      { key: 'duty', value: { ...duty, absentAfterMinutes: 20 } },
      room.supervisor,
    );
    expect(armed()).toEqual(['20 08:30 班未签到：主班 陈立']);
  });

  test('an opened shift says who really stands there, and a later one ends the alarm', async () => {
    await publish(room, '2026-09', twoDays());
    goTo(START);
    const opened = { ...dayShift(room), startsAt: START, endsAt: START + DAY };
    const posts = opened.posts.map((one) =>
      one.post === 'secondary_officer' ? { ...one, accountId: null, name: '吴晓' } : one,
    );
    await room.call('shift.open', { ...opened, posts });
    goTo(START + 10 * MINUTE);
    expect((await alerts())[0]?.deadline.titleZh).toContain('主班 陈立、副班 吴晓');
    goTo(START + DAY - 10 * MINUTE);
    await sign({ startsAt: START + DAY });
    expect(await alerts()).toEqual([]);
  });

  test('a past shift is never alarmed by publishing late', async () => {
    goTo(START + HOUR);
    await publish(room, '2026-09', twoDays());
    goTo(START + 2 * HOUR);
    expect(await alerts()).toEqual([]);
  });
});

describe('equipment', () => {
  test('what is broken or missing is an open item until a check finds it right or somebody clears it', async () => {
    await publish(room, '2026-09', twoDays());
    goTo(START);
    await sign({
      checks: [
        { item: '电话', state: 'ok', note: '' },
        { item: '传真', state: 'fault', note: '卡纸' },
        { item: '卫星电话', state: 'missing', note: '' },
      ],
    });
    const titles = () =>
      openItems(room.db, room.clock.wall())
        .filter((one) => one.group === 'equipment')
        .map((one) => `${one.title.zh}：${one.state.zh}`);
    expect(titles()).toEqual([
      '传真故障：卡纸；09-12 08:30 陈立自检发现',
      '卫星电话不在位：09-12 08:30 陈立自检发现',
    ]);
    expect(words('duty.signed_on')).toEqual(['签到：主班 陈立；设备异常：传真、卫星电话']);
    await room.call('duty.clearFault', { item: '卫星电话', note: '在二楼找到' });
    expect(titles()).toHaveLength(1);
    await sign({
      accountId: room.operator,
      post: 'secondary_officer',
      checks: [{ item: '传真', state: 'ok', note: '' }],
    });
    expect(titles()).toEqual([]);
    expect(await room.refusal('duty.clearFault', { item: '传真', note: '' })).toMatchObject({
      code: 'already_done',
    });
  });
});

describe('reinforced duty', () => {
  const reinforce = (on: boolean, reason: string) =>
    room.call('duty.reinforce', {
      reinforcementId: room.newId(),
      on,
      reason,
      people: on ? [{ post: '物资', name: '赖小军', phone: '13911110000' }] : [],
      warningIds: [],
    });

  test('raises the number of officers, is an open item, and ends by an act', async () => {
    await publish(room, '2026-09', twoDays());
    goTo(START);
    const standing = await reinforce(true, '暴雨红色预警');
    const state = await room.call('duty.current', {});
    expect(state.reinforced).toMatchObject({ reason: '暴雨红色预警', people: [{ name: '赖小军' }] });
    expect(state.spans[0]?.needed).toBe(3);
    expect(openItems(room.db, START).map((one) => one.title.zh)).toContain('加强值班');
    expect(await reinforce(true, '雨势加大')).toMatchObject({ id: standing.id, reason: '雨势加大' });
    expect(await reinforce(false, '雨停')).toMatchObject({
      id: standing.id,
      endReason: '雨停',
      endedBy: '陈立',
    });
    expect((await room.call('duty.current', {})).reinforced).toBeNull();
    const again = { reinforcementId: room.newId(), on: false, reason: '又一次', people: [], warningIds: [] };
    expect(await room.refusal('duty.reinforce', again)).toMatchObject({ code: 'already_done' });
    expect(words('duty.reinforced')).toEqual([
      '加强值班：暴雨红色预警；增派 赖小军',
      '加强值班：雨势加大；增派 赖小军',
      '解除加强值班：雨停',
    ]);
  });

  test.each([
    ['red', null, true],
    ['orange', null, true],
    ['yellow', null, false],
    ['yellow', 'level_2', true],
    ['orange', 'level_3', false],
  ] as const)('a warning %s at %s suggests it: %s', async (color, level, isSuggested) => {
    await room.call('warning.record', {
      warningId: room.newId(),
      issuer: '县气象台',
      kind: '暴雨',
      color,
      level,
      area: '全县',
      text: '',
      receivedAt: null,
      startsAt: null,
      endsAt: null,
    });
    expect((await room.call('duty.current', {})).suggestedBy).toHaveLength(isSuggested ? 1 : 0);
  });
});

test('a night of sign-ons, faults and alarms rebuilds to the same rows', async () => {
  await publish(room, '2026-09', twoDays());
  goTo(START + 11 * MINUTE);
  await sign({
    checks: [{ item: '传真', state: 'fault', note: '' }],
    clock: { shownAt: START + 10 * MINUTE, trueAt: START, source: '' },
  });
  await sign({ accountId: room.operator, post: 'secondary_officer' });
  const before = projectionDigests(room.db);
  rebuildProjections(room.db);
  expect(projectionDigests(room.db)).toEqual(before);
});
