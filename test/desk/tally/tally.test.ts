import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openItems } from '../../../electron/desk/handover/sources';
import { projectionDigests } from '../../../electron/desk/projections/digest';
import { rebuildProjections } from '../../../electron/desk/projections/project';
import type { InputOf } from '../../../shared/contract/procedures';
import { CATALOGUE } from '../../../shared/tally/catalogue';
import { systemLine } from '../../../shared/wording/systemLines';
import { dayShift } from '../../helpers/acts';
import { type DeskRoom, makeRoom } from '../../helpers/deskRoom';

const MINUTE = 60_000;
/** 2026-11-24 05:50 +08:00 */
const START = Date.UTC(2026, 10, 23, 21, 50);
const SIX = START + 10 * MINUTE;

let room: DeskRoom;
beforeEach(async () => {
  room = await makeRoom({ now: START });
  room.services.clock.start();
  await room.call('shift.open', dayShift(room));
});
afterEach(() => room.dispose());

const UNITS = ['大桥镇', '西溪乡', '城关街道'].map((name, at) => ({
  code: `35012${at}`,
  name,
  aliases: [],
  phone: `0591-100${at}`,
}));
const COLUMNS = CATALOGUE.filter((one) => ['evacuated', 'sheltered', 'dead'].includes(one.id)).map((one) => ({
  ...one,
  words: [...one.words],
}));

async function open(given: Partial<InputOf<'tally.open'>> = {}): Promise<string> {
  const tallyId = room.newId();
  await room.call('tally.open', {
    tallyId,
    title: '暴雨转移',
    incidentId: null,
    warningId: null,
    units: UNITS,
    columns: COLUMNS,
    firstDueAt: SIX,
    cadence: 'every',
    everyMinutes: 60,
    hours: [],
    graceMinutes: 0,
    lostMinutes: 15,
    ...given,
  });
  return tallyId;
}

type Cells = Readonly<Record<string, number | string | boolean | null>>;
const row = (unit: number, cells: Cells, more: Partial<InputOf<'tally.report'>['rows'][number]> = {}) => ({
  unit: UNITS[unit]?.code ?? '',
  reporter: '王×',
  at: null,
  how: 'values' as const,
  cells: Object.entries(cells).map(([columnId, value]) => ({ columnId, value, reason: '' })),
  note: null,
  source: '',
  ...more,
});
const report = (tallyId: string, rows: InputOf<'tally.report'>['rows'], round = 1) =>
  room.call('tally.report', { tallyId, actId: room.newId(), round, way: 'typed', rows });
const states = async (tallyId: string, round: number | null = null): Promise<string[]> =>
  (await room.call('tally.get', { tallyId, round })).rows.map((one) => one.state);
const deadlines = async (): Promise<string[]> =>
  (await room.call('deadline.list', { withinMs: null }))
    .filter((one) => one.subject === 'tally')
    .map((one) => one.titleZh);

describe('a unit that misses its hour', () => {
  it('is 未报 at the hour and 失联 fifteen minutes later without anybody watching, and a late report brings it back', async () => {
    const id = await open();
    await report(id, [row(0, { evacuated: 127 })]);
    expect(await states(id)).toEqual(['reported', 'awaited', 'awaited']);
    room.clock.advance(10 * MINUTE);
    expect(await states(id)).toEqual(['reported', 'unreported', 'unreported']);
    room.clock.advance(15 * MINUTE);
    expect(await states(id)).toEqual(['reported', 'lost', 'lost']);
    const alerts = await room.call('alert.list', {});
    expect(alerts.map((one) => one.deadline.titleZh)).toContain(
      '报数失联：西溪乡、城关街道（暴雨转移 06:00），报带班领导',
    );
    room.clock.advance(3 * MINUTE);
    const sheet = await report(id, [row(1, { evacuated: 30 })]);
    expect(sheet.rows[1]).toMatchObject({ state: 'late', lateMinutes: 18 });
    expect(sheet.chaseList.map((one) => one.unit)).toEqual([UNITS[2]?.code]);
  });

  it('is the same after the desk was down over the hour', async () => {
    const id = await open();
    room.close();
    room.clock.advance(200 * MINUTE);
    room.reopen();
    room.services.clock.start();
    room.clock.advance(2_000);
    expect(await states(id, 1)).toEqual(['lost', 'lost', 'lost']);
    // Rounds that passed meanwhile are not raised one by one.
    expect((await deadlines()).length).toBeLessThanOrEqual(3);
    expect(await deadlines()).toContain('10:00 报数：暴雨转移（已报 0/3）');
  });

  it('counts with the time that the unit told, not with that of typing', async () => {
    const id = await open();
    room.clock.advance(12 * MINUTE);
    const sheet = await report(id, [row(0, { evacuated: 5 }, { at: SIX - MINUTE })]);
    expect(sheet.rows[0]).toMatchObject({ state: 'reported', lateMinutes: 0 });
  });
});

describe('deadlines of a sheet', () => {
  it('one round arms the next at its hour, and at most three are open', async () => {
    const id = await open();
    expect(await deadlines()).toEqual(['06:00 报数：暴雨转移（已报 0/3）']);
    for (let hour = 0; hour < 5; hour += 1) {
      room.clock.advance(60 * MINUTE);
      expect((await deadlines()).length).toBeLessThanOrEqual(3);
    }
    expect(await deadlines()).toContain('11:00 报数：暴雨转移（已报 0/3）');
    await room.call('tally.close', { tallyId: id, result: '' });
    expect(await deadlines()).toEqual([]);
  });

  it('a round that is complete before its hour makes no sound, and the next one is armed', async () => {
    const id = await open();
    await report(id, [row(0, { evacuated: 1 }), row(1, { evacuated: 2 }), row(2, { evacuated: 3 })]);
    expect(await deadlines()).toEqual(['07:00 报数：暴雨转移（已报 0/3）']);
    room.clock.advance(30 * MINUTE);
    expect((await room.call('alert.list', {})).filter((one) => one.deadline.subject === 'tally')).toEqual([]);
  });

  it('fixed hours of the day go on over midnight, and another rhythm holds from the next round', async () => {
    const id = await open({ cadence: 'hours', hours: [360, 1_200] });
    room.clock.advance(11 * MINUTE);
    expect(await deadlines()).toContain('20:00 报数：暴雨转移（已报 0/3）');
    await room.call('tally.reschedule', {
      tallyId: id,
      firstDueAt: SIX + 30 * MINUTE,
      cadence: 'every',
      everyMinutes: 30,
      hours: [],
      graceMinutes: 0,
      lostMinutes: 20,
    });
    expect(await deadlines()).toContain('06:30 报数：暴雨转移（已报 0/3）');
    expect((await room.call('tally.get', { tallyId: id, round: 2 })).round.dueAt).toBe(SIX + 30 * MINUTE);
  });
});

describe('what is entered', () => {
  it('keeps every value: a correction is a further entry, and repeating a value is none', async () => {
    const id = await open();
    await report(id, [row(0, { evacuated: 127 })]);
    await report(id, [row(0, { evacuated: 127 })]);
    await report(id, [row(0, { evacuated: 130 })]);
    const unit = UNITS[0]?.code ?? '';
    const history = await room.call('tally.history', { tallyId: id, round: 1, unit, columnId: 'evacuated' });
    expect(history.map((one) => one.value)).toEqual([127, 130]);
    expect((await room.call('tally.get', { tallyId: id, round: 1 })).rows[0]?.cells[0]).toMatchObject({
      value: 130,
      corrections: 1,
      typedBy: '陈立',
      reporter: '王×',
    });
  });

  it('a figure that only grows falls with a reason only', async () => {
    const id = await open();
    await report(id, [row(0, { evacuated: 127, sheltered: 40 })]);
    room.clock.advance(45 * MINUTE);
    await report(id, [row(0, { sheltered: 10 })], 2);
    const input = {
      tallyId: id,
      actId: room.newId(),
      round: 2,
      way: 'typed',
      rows: [row(0, { evacuated: 90 })],
    };
    expect(await room.refusal('tally.report', input)).toMatchObject({
      code: 'tally_falls',
      params: { unit: '大桥镇', column: '转移人数', from: 127, to: 90 },
    });
    const cells = [{ columnId: 'evacuated', value: 90, reason: '重复统计' }];
    const sheet = await report(id, [row(0, {}, { cells })], 2);
    expect(sheet.totals[0]).toEqual({ columnId: 'evacuated', total: 90, change: -37, carried: 0 });
  });

  it('as before and nothing to report fill the row, each by one act', async () => {
    const id = await open();
    const none = {
      tallyId: id,
      actId: room.newId(),
      round: 1,
      way: 'typed',
      rows: [row(0, {}, { how: 'same' })],
    };
    expect(await room.refusal('tally.report', none)).toMatchObject({ code: 'tally_no_before' });
    await report(id, [row(0, { evacuated: 127, sheltered: 35, dead: 0 }), row(1, {}, { how: 'zero' })]);
    room.clock.advance(60 * MINUTE);
    const sheet = await report(id, [row(0, {}, { how: 'same' }), row(1, {}, { how: 'zero' })], 2);
    expect(sheet.rows.slice(0, 2).map((one) => one.cells.map((cell) => [cell.value, cell.round]))).toEqual([
      [
        [127, 2],
        [35, 2],
        [0, 2],
      ],
      [
        [0, 2],
        [0, 2],
        [0, 2],
      ],
    ]);
    expect(sheet.rows.map((one) => one.how)).toEqual(['same', 'zero', null]);
  });

  it('a note alone is no report, and a value that is taken back is none any more', async () => {
    const id = await open();
    const noted = await report(id, [row(0, {}, { note: '正在汇总' })]);
    expect(noted.rows[0]).toMatchObject({ firstAt: null, note: '正在汇总' });
    await report(id, [row(0, { evacuated: 3 })]);
    const cells = [{ columnId: 'evacuated', value: null, reason: '报错单位' }];
    expect((await report(id, [row(0, {}, { cells })])).rows[0]).toMatchObject({
      state: 'awaited',
      cells: [],
    });
  });

  it('who told it may be written before or after the figures, and is no report by itself', async () => {
    const id = await open();
    const named = await report(id, [row(0, {}, { reporter: '李×' })]);
    expect(named.rows[0]).toMatchObject({ firstAt: null, reporter: '李×' });
    const told = await report(id, [row(0, { evacuated: 3 }, { reporter: '' })]);
    expect(told.rows[0]).toMatchObject({ reporter: '李×', cells: [{ value: 3, reporter: '李×' }] });
    const renamed = await report(id, [row(0, {}, { reporter: '王×' })]);
    expect(renamed.rows[0]).toMatchObject({ state: 'reported', reporter: '王×', cells: [{ value: 3 }] });
  });

  it('totals of the second round carry what has not come yet and say how many units that is', async () => {
    const id = await open();
    await report(id, [row(0, { evacuated: 100, sheltered: 5 }), row(1, { evacuated: 20, sheltered: 5 })]);
    room.clock.advance(60 * MINUTE);
    const sheet = await report(id, [row(0, { evacuated: 130, sheltered: 6, dead: 0 })], 2);
    expect(sheet.totals.slice(0, 2)).toEqual([
      { columnId: 'evacuated', total: 150, change: 30, carried: 1 },
      { columnId: 'sheltered', total: 6, change: -4, carried: 0 },
    ]);
    expect(sheet.sentence).toBe(
      '截至06:50，3个单位已报1个（未报：西溪乡、城关街道）：转移人数150人（较上轮+30，其中1个单位沿用上报数），安置人数6人（较上轮−4）；无死亡。',
    );
    expect((await room.call('bulletin.draft', {})).text).toContain('暴雨转移：截至06:50');
  });

  it('the same act sent twice is stored once, and what is not of the sheet is refused', async () => {
    const id = await open();
    const input = {
      tallyId: id,
      actId: room.newId(),
      round: 1,
      way: 'typed',
      rows: [row(0, { evacuated: 1 })],
    };
    const before = room.facts().length;
    await room.call('tally.report', input as InputOf<'tally.report'>);
    await room.call('tally.report', input as InputOf<'tally.report'>);
    expect(room.facts().length).toBe(before + 1);
    const other = { ...input, actId: room.newId(), rows: [{ ...row(0, { evacuated: 1 }), unit: 'x1' }] };
    expect(await room.refusal('tally.report', other)).toMatchObject({ code: 'not_found', field: 'units' });
    const later = { ...input, actId: room.newId(), round: 9 };
    expect(await room.refusal('tally.report', later)).toMatchObject({ code: 'not_found', field: 'round' });
    const word = { ...input, actId: room.newId(), rows: [row(0, { evacuated: '很多' })] };
    expect(await room.refusal('tally.report', word)).toMatchObject({ code: 'invalid_input' });
  });
});

describe('chasing and handing over', () => {
  it('a call is kept with its result, and the list is ordered by what is due', async () => {
    const id = await open();
    room.clock.advance(11 * MINUTE);
    const chase = (unit: number, result: 'no_answer' | 'answered') =>
      room.call('tally.chase', {
        tallyId: id,
        actId: room.newId(),
        round: 1,
        units: [UNITS[unit]?.code ?? ''],
        at: null,
        result,
        who: '',
        note: '',
      });
    await chase(0, 'answered');
    const sheet = await chase(1, 'no_answer');
    expect(sheet.chaseList.map((one) => [one.unit, one.calls, one.step])).toEqual([
      [UNITS[2]?.code, 0, 'duty_phone'],
      [UNITS[1]?.code, 1, 'redial'],
      [UNITS[0]?.code, 1, 'redial'],
    ]);
  });

  it('an open sheet is one item of the handover and of the board, with its deadlines', async () => {
    const id = await open();
    await report(id, [row(0, { evacuated: 1 })]);
    room.clock.advance(26 * MINUTE);
    const item = openItems(room.db, room.clock.wall()).find((one) => one.key === `tally:${id}`);
    expect(item?.state.zh).toBe('06:00 已报 1/3，未报：西溪乡、城关街道（失联 2）');
    expect(item?.deadlineIds).toHaveLength(3);
    expect(openItems(room.db, room.clock.wall()).filter((one) => one.key.startsWith('deadline:tly'))).toEqual(
      [],
    );
    expect((await room.call('todo.list', {})).map((one) => one.key)).toContain(`tally:${id}`);
  });

  it('a round that is let be asks for nothing more', async () => {
    const id = await open();
    room.clock.advance(11 * MINUTE);
    const sheet = await room.call('tally.closeRound', {
      tallyId: id,
      round: 1,
      reason: '电话不通，已报领导',
    });
    expect(sheet.chaseList).toEqual([]);
    expect(await deadlines()).toEqual(['07:00 报数：暴雨转移（已报 0/3）']);
  });
});

describe('the record', () => {
  it('holds one line per act, not one per cell', async () => {
    const id = await open();
    await report(id, [row(0, { evacuated: 127 })]);
    await report(id, [row(0, { sheltered: 35 })]);
    await report(id, [row(0, { sheltered: 36 })]);
    await report(id, [row(1, { evacuated: 2, sheltered: 1, dead: 0 }), row(2, { evacuated: 3 })]);
    const { all } = await room.call('log.count', {});
    const lines = await room.call('log.range', { from: 1, to: all, people: false });
    const told = lines
      .filter((one) => one.system?.fact.startsWith('tally.') === true)
      .map((one) => systemLine(one.system?.fact ?? '', one.system?.params ?? {}, 'zh'));
    expect(told).toEqual([
      '开报数表：暴雨转移，3 个单位，06:00 首报，以后每 60 分一轮；项目：转移人数、安置人数、死亡人数',
      '报数表“暴雨转移”06:00：大桥镇已报：转移人数 127；报数人 王×，共 1/3',
      '报数表“暴雨转移”06:00更正：大桥镇 安置人数 35 → 36',
      '报数表“暴雨转移”06:00：西溪乡、城关街道已报，共 3/3',
    ]);
  });

  it('is rebuilt to the same rows after two rounds, calls, a round let be and the end', async () => {
    const id = await open();
    await report(id, [row(0, { evacuated: 127 }), row(1, {}, { how: 'zero', note: '雨停' })]);
    room.clock.advance(30 * MINUTE);
    await room.call('tally.closeRound', { tallyId: id, round: 1, reason: '城关停电' });
    room.clock.advance(45 * MINUTE);
    await report(id, [row(0, {}, { how: 'same' })], 2);
    room.clock.advance(60 * MINUTE);
    await room.call('tally.close', { tallyId: id, result: '响应结束' });
    const before = projectionDigests(room.db);
    rebuildProjections(room.db);
    expect(projectionDigests(room.db)).toEqual(before);
    const shown = await room.call('tally.get', { tallyId: id, round: 2 });
    expect(shown.summary.state).toBe('closed');
    expect(shown.rows.map((one) => one.state)).toEqual(['late', 'lost', 'lost']);
  });

  it('is a paper of the round with totals and states', async () => {
    const id = await open();
    await report(id, [row(0, { evacuated: 127, sheltered: 35, dead: 0 })]);
    const paper = { kind: 'tally', tallyId: id, round: 1 } as const;
    const { html, fileName } = await room.call('paper.preview', { paper, masked: false });
    expect(fileName).toBe('暴雨转移报数表-2026-11-24-0600');
    for (const text of ['大桥镇', '127', '合计', '已报 1/3', '待报']) expect(html).toContain(text);
  });
});

it('a county has the list that it keeps, a room of the province the cities of Fujian', async () => {
  expect(await room.call('tally.units', {})).toMatchObject({ units: [], isOwn: false, lostMinutes: 15 });
  const value = { units: UNITS, graceMinutes: 5, lostMinutes: 20 };
  await room.call('settings.change', { key: 'tally', value }, room.supervisor);
  expect(await room.call('tally.units', {})).toMatchObject({ units: UNITS, isOwn: true, graceMinutes: 5 });
  room.db.prepare("UPDATE room SET profile = 'province', division_code = '350000'").run();
  await room.call('settings.change', { key: 'tally', value: { ...value, units: [] } }, room.supervisor);
  const { units } = await room.call('tally.units', {});
  expect(units.map((one) => one.name).slice(0, 2)).toEqual(['福州市', '厦门市']);
  expect(units).toHaveLength(10);
});
