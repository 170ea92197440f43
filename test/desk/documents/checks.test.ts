import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CheckRound } from '../../../shared/contract/areas/checks';
import { clockTime, zoned } from '../../../shared/domain/time';
import { isSatelliteDue, planRounds } from '../../../shared/rules/checks';
import { SETTINGS, type SettingValue } from '../../../shared/settings';
import { dayShift } from '../../helpers/acts';
import { type DeskRoom, makeRoom } from '../../helpers/deskRoom';
import { MINUTE } from './paper';

const HOUR = 60 * MINUTE;
const NAMES = ['枫坪镇', '古田镇', '凤都镇', '平湖镇'];
const setting: SettingValue<'checks'> = {
  ...SETTINGS.checks.fallback,
  units: NAMES.map((name, at) => ({
    id: `u${at}`,
    name,
    phone: `0593-700000${at}`,
    backup: at === 3 ? '' : `1390000000${at}`,
    satPhone: at < 2 ? `1740000000${at}` : '',
    leader: '镇长',
    leaderPhone: '',
  })),
};

let room: DeskRoom;
beforeEach(async () => {
  room = await makeRoom();
});
afterEach(() => room.dispose());

const deadlines = async () =>
  (await room.call('deadline.list', { withinMs: null })).map((one) => [one.id, clockTime(one.dueAt)]);

/** A shift with the units on the list, and its first telephone round. */
async function onDuty(): Promise<CheckRound> {
  await room.call('settings.change', { key: 'checks', value: setting }, room.supervisor);
  await room.call('shift.open', dayShift(room));
  const { rounds } = await room.call('check.day', {});
  const round = rounds.find((one) => one.type === 'phone');
  if (round === undefined) throw new Error('no telephone check was drawn');
  return round;
}

describe('the plan of a shift', () => {
  it('has the roll calls at their times, one or two random checks of the night, and a satellite roll call where it is owed', () => {
    const from = Date.UTC(2026, 10, 24, 0, 30);
    const plan = (draw: () => number, isSat = true) =>
      planRounds(setting, { from, to: from + 24 * HOUR, isSatelliteDue: isSat }, draw);
    let seed = 0;
    const draw = () => {
      seed = (seed * 9_301 + 49_297) % 233_280;
      return seed / 233_280;
    };
    for (let turn = 0; turn < 200; turn += 1) {
      const rounds = plan(draw);
      const of = (type: string) => rounds.filter((round) => round.type === type);
      expect(of('video').map((round) => clockTime(round.dueAt))).toEqual(['10:30', '20:30']);
      expect([1, 2]).toContain(of('phone').length);
      for (const round of of('phone')) {
        const { hour } = zoned(round.dueAt);
        expect(hour >= 22 || hour < 6).toBe(true);
        expect(new Set(round.units.map((unit) => unit.id)).size).toBe(3);
      }
      expect(of('sat_phone').map((round) => round.units.length)).toEqual([2]);
    }
    expect(plan(() => 0, false).some((round) => round.type === 'sat_phone')).toBe(false);
    expect(
      planRounds({ ...setting, units: [] }, { from, to: from + HOUR, isSatelliteDue: true }, () => 0),
    ).toEqual([]);
  });

  it('asks for the satellite roll call by month, by week in the flood season, by day under a response', () => {
    const winter = Date.UTC(2026, 10, 24, 2);
    const summer = Date.UTC(2026, 6, 24, 2);
    const days = (at: number, count: number) => at - count * 24 * HOUR;
    expect(isSatelliteDue(setting, null, winter, false)).toBe(true);
    expect(isSatelliteDue(setting, days(winter, 20), winter, false)).toBe(false);
    expect(isSatelliteDue(setting, days(winter, 25), winter, false)).toBe(true);
    expect(isSatelliteDue(setting, days(summer, 6), summer, false)).toBe(false);
    expect(isSatelliteDue(setting, days(summer, 7), summer, false)).toBe(true);
    expect(isSatelliteDue(setting, days(winter, 1), winter, true)).toBe(true);
    expect(isSatelliteDue(setting, winter - HOUR, winter, true)).toBe(false);
  });

  it('is drawn when the shift opens, kept in a fact and armed; nothing is planned without units', async () => {
    await room.call('shift.open', dayShift(room));
    expect(room.facts().some((one) => one.kind === 'check.planned')).toBe(false);
    expect(await room.refusal('check.plan', {})).toMatchObject({ code: 'check_no_units' });
    await room.call('settings.change', { key: 'checks', value: setting }, room.supervisor);
    const rounds = await room.call('check.plan', {});
    const armed = await deadlines();
    expect(armed).toEqual(rounds.map((round) => [`chk.${round.id}`, clockTime(round.dueAt)]));
    const again = await room.call('check.plan', {});
    expect(await deadlines()).toHaveLength(again.length);
  });
});

describe('a post that does not answer', () => {
  it('is called again after two minutes, then at its backup number, and is lost after five: each an alert', async () => {
    const round = await onDuty();
    room.clock.advance(Math.max(0, round.dueAt - room.clock.wall()));
    room.scan();
    expect((await room.call('alert.list', {})).map((one) => one.deadlineId)).toContain(`chk.${round.id}`);
    const unit = round.units.find((one) => one.id !== 'u3') ?? round.units[0];
    const checkId = room.newId();
    const target = { checkId, roundId: round.id, type: round.type, unitId: unit?.id ?? '', at: null };
    const ring = (phone: string) => room.call('check.noAnswer', { actId: room.newId(), ...target, phone });
    const first = await ring('0593-7000000');
    const begun = room.clock.wall();
    expect(first).toMatchObject({ nextAt: begun + 2 * MINUTE, lostAt: begun + 5 * MINUTE });
    room.clock.advance(2 * MINUTE);
    room.scan();
    const heard = async () =>
      (await room.call('alert.list', {})).filter((one) => one.level === 2).map((one) => one.deadlineId);
    expect(await heard()).toContain(`chkn.${checkId}`);
    const second = await ring('0593-7000000');
    expect(second.nextAt).toBe(room.clock.wall());
    const third = await ring('13900000000');
    expect(third.nextAt).toBeNull();
    expect(third.attempts.map((one) => one.step)).toEqual(['first', 'redial', 'backup']);
    room.clock.advance(3 * MINUTE);
    room.scan();
    expect(await heard()).toContain(`chkl.${checkId}`);
    const lost = await room.call('check.lost', {
      checkId,
      informed: '镇长',
      way: 'phone',
      at: null,
      words: '马上派人去看',
    });
    expect(lost).toMatchObject({ result: 'no_answer', informed: '镇长' });
    const open = (await deadlines()).map(([id]) => id);
    expect(open).not.toContain(`chkl.${checkId}`);
    expect(open).toContain(`chk.${round.id}`);
  });

  it('that answers ends the ladder, and the last result ends the round', async () => {
    const round = await onDuty();
    for (const unit of round.units) {
      const checkId = room.newId();
      const target = { checkId, roundId: round.id, type: round.type, unitId: unit.id, phone: '', at: null };
      await room.call('check.noAnswer', { actId: room.newId(), ...target });
      const refused = { ...target, checkId: room.newId() };
      expect(await room.refusal('check.noAnswer', { actId: room.newId(), ...refused })).toMatchObject({
        code: 'check_begun',
      });
      const answers = [
        { question: '带班领导是谁', answer: '李×' },
        { question: '今日预警', answer: '' },
      ];
      const done = await room.call('check.conclude', {
        ...target,
        result: 'late',
        answeredBy: '王×',
        onDuty: true,
        answers,
        note: '',
      });
      expect(done.answers).toEqual([{ question: '带班领导是谁', answer: '李×' }]);
      expect(done.attempts).toHaveLength(2);
    }
    const { rounds } = await room.call('check.day', {});
    expect(rounds.find((one) => one.id === round.id)?.state).toBe('done');
    expect(
      (await deadlines()).map(([id]) => id).filter((id) => id?.startsWith('chkn') || id?.startsWith('chkl')),
    ).toEqual([]);
  });
});

describe('the records', () => {
  it('make the bulletin of the month, and a check by a superior is a line of the log', async () => {
    const round = await onDuty();
    const [unit] = round.units;
    await room.call('check.conclude', {
      checkId: room.newId(),
      roundId: null,
      type: 'on_site',
      unitId: unit?.id ?? '',
      phone: '',
      at: null,
      result: 'not_on_duty',
      answeredBy: '门卫',
      onDuty: false,
      answers: [],
      note: '',
    });
    const checkId = room.newId();
    await room.call('check.receive', {
      checkId,
      unit: '市应急局指挥中心',
      type: 'video',
      caller: '值班长',
      at: null,
      answeredBy: '陈立',
      questions: '带班领导是谁',
      result: 'normal',
      note: '',
    });
    const from = room.clock.wall() - HOUR;
    const bulletin = await room.call('check.bulletin', { from, to: from + 2 * HOUR });
    expect(bulletin).toEqual({
      units: [{ unit, checks: 1, normal: 0, late: 0, no_answer: 0, not_on_duty: 1, equipment_fault: 0 }],
      received: 1,
    });
    expect((await room.call('log.get', { entryId: checkId })).text).toBe(
      '市应急局指挥中心视频点名本室：正常；问：带班领导是谁',
    );
    await room.call('check.skipRound', { roundId: round.id, reason: '全县停电' });
    expect((await deadlines()).map(([id]) => id)).not.toContain(`chk.${round.id}`);
  });
});
