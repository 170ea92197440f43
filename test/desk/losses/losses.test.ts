import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { rebuildProjections } from '../../../electron/desk/projections/project';
import type { InputOf } from '../../../shared/contract/procedures';
import { type DeskRoom, makeRoom, NOW } from '../../helpers/deskRoom';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** 2026-11-24 09:00 +08:00: the day of the room's clock */
const NINE = Date.UTC(2026, 10, 24, 1);
const DAY = 24 * HOUR;

let room: DeskRoom;
beforeEach(async () => {
  room = await makeRoom();
});
afterEach(() => room.dispose());

const UNITS = [
  { code: '001', name: '大桥镇' },
  { code: '002', name: '西溪乡' },
];

async function open(over: Partial<InputOf<'loss.open'>> = {}) {
  const lossId = room.newId();
  return room.call('loss.open', {
    lossId,
    title: '第9号台风',
    type: 'meteorological',
    beganAt: NOW - 3 * HOUR,
    incidentId: null,
    units: UNITS,
    ...over,
  });
}

const cell = (unit: string, item: string, value: number) => ({ unit, item, value, at: null, source: '王×' });

const report = (lossId: string, over: Partial<InputOf<'loss.report'>> = {}): InputOf<'loss.report'> => ({
  lossId,
  reportId: room.newId(),
  kind: 'initial',
  asOf: null,
  sentAt: null,
  figures: [cell('001', 'affected', 120), cell('002', 'affected', 30)],
  explanation: '',
  note: '',
  signer: '林×',
  receiver: '市应急局 张×',
  way: 'platform',
  ...over,
});

const duties = (kind: string) =>
  room.db
    .prepare<[string], { id: string; state: string; due_at: number }>(
      'SELECT id, state, due_at FROM obligations WHERE kind = ? ORDER BY due_at, id',
    )
    .all(kind);

describe('a loss process', () => {
  test('is one initial report, numbered updates and one verified report that closes it', async () => {
    const { summary } = await open();
    expect(await room.refusal('loss.report', report(summary.id, { kind: 'update' }))).toMatchObject({
      code: 'loss_kind',
    });
    const first = await room.call('loss.report', report(summary.id));
    expect(first.reports[0]).toMatchObject({ kind: 'initial', totals: { affected: 150 } });
    expect(await room.refusal('loss.report', report(summary.id))).toMatchObject({ code: 'loss_kind' });
    for (const number of [1, 2]) {
      room.clock.advance(HOUR);
      const next = await room.call('loss.report', report(summary.id, { kind: 'update' }));
      expect(next.reports.at(-1)).toMatchObject({ kind: 'update', number });
    }
    const done = await room.call('loss.report', report(summary.id, { kind: 'verified' }));
    expect(done.summary.state).toBe('closed');
    expect(done.next).toEqual([]);
    expect(await room.refusal('loss.report', report(summary.id, { kind: 'update' }))).toMatchObject({
      code: 'loss_over',
    });
  });

  test('that is verified takes reports again only by a recorded decision', async () => {
    const { summary } = await open();
    await room.call('loss.report', report(summary.id));
    await room.call('loss.report', report(summary.id, { kind: 'verified' }));
    const again = await room.call('loss.reopen', {
      lossId: summary.id,
      reason: '西溪乡漏报',
      decidedBy: '林×',
      way: 'phone',
    });
    expect(again.summary.state).toBe('open');
    expect(again.reopened).toMatchObject([{ reason: '西溪乡漏报', decidedBy: '林×', by: '陈立' }]);
    expect((await room.call('loss.report', report(summary.id, { kind: 'verified' }))).summary.state).toBe(
      'closed',
    );
  });

  test('sends the same report once, whatever is sent twice', async () => {
    const { summary } = await open();
    const input = report(summary.id);
    await room.call('loss.report', input);
    expect((await room.call('loss.report', input)).reports).toHaveLength(1);
  });

  test('opened by mistake is withdrawn, but not once a report went out', async () => {
    const wrong = await open();
    await room.call('loss.withdraw', { lossId: wrong.summary.id, reason: '开错了' });
    expect(duties('zero_report')[0]?.state).toBe('not_needed');
    const right = await open();
    await room.call('loss.report', report(right.summary.id));
    expect(
      await room.refusal('loss.withdraw', { lossId: right.summary.id, reason: '' + '错' }),
    ).toMatchObject({
      code: 'loss_sent',
    });
  });

  test('needs units, and takes the room’s own where it has none of its own', async () => {
    expect(await room.refusal('loss.open', { ...(await inputOpen()), units: [] })).toMatchObject({
      code: 'loss_no_units',
    });
    const unit = { aliases: [], phone: '' };
    const value = { units: UNITS.map((one) => ({ ...one, ...unit })), graceMinutes: 0, lostMinutes: 15 };
    await room.call('settings.change', { key: 'tally', value }, room.supervisor);
    expect((await open({ units: [] })).units).toEqual(UNITS);
  });

  const inputOpen = async () => ({
    lossId: room.newId(),
    title: '暴雨',
    type: 'meteorological',
    beganAt: NOW,
    incidentId: null,
  });
});

describe('a loss report', () => {
  test('with a part above its whole is refused with unit, parts and whole in words', async () => {
    const { summary } = await open();
    const figures = [cell('001', 'cropAffected', 5), cell('001', 'cropDamaged', 7.5)];
    expect(await room.refusal('loss.report', report(summary.id, { figures }))).toMatchObject({
      code: 'loss_parts',
      params: { unit: '大桥镇', parts: '农作物成灾面积', whole: '农作物受灾面积', sum: 7.5, value: 5 },
    });
  });

  test('that jumps or falls goes out only with an explanation', async () => {
    const { summary } = await open();
    await room.call('loss.report', report(summary.id));
    room.clock.advance(HOUR);
    const figures = [cell('001', 'affected', 500), cell('002', 'affected', 20)];
    const update = report(summary.id, { kind: 'update', figures });
    expect(await room.refusal('loss.report', update)).toMatchObject({
      code: 'loss_jump',
      field: 'explanation',
    });
    const sent = await room.call('loss.report', { ...update, explanation: '大桥镇堤防漫堤，新增受灾' });
    expect(sent.reports.at(-1)).toMatchObject({ explanation: '大桥镇堤防漫堤，新增受灾' });
    expect(sent.reports.at(-1)?.jumps.map((one) => one.how)).toEqual(['jump', 'fall']);
  });

  test('takes no unit that does not report, no half person, and no earlier 截至', async () => {
    const { summary } = await open();
    expect(
      await room.refusal('loss.report', report(summary.id, { figures: [cell('009', 'affected', 1)] })),
    ).toMatchObject({ code: 'not_found', field: 'figures.0.unit' });
    expect(
      await room.refusal('loss.report', report(summary.id, { figures: [cell('001', 'affected', 1.5)] })),
    ).toMatchObject({ code: 'invalid_input', field: 'figures.0.value' });
    await room.call('loss.report', report(summary.id));
    expect(
      await room.refusal('loss.report', report(summary.id, { kind: 'update', asOf: NOW - HOUR })),
    ).toMatchObject({ code: 'time_order', field: 'asOf' });
  });

  test('says nothing new with one key, with the table as it stood', async () => {
    const { summary } = await open();
    await room.call('loss.report', report(summary.id));
    room.clock.advance(HOUR);
    const zero = await room.call('loss.zero', {
      lossId: summary.id,
      reportId: room.newId(),
      receiver: '张×',
      way: 'phone',
    });
    expect(zero.reports.at(-1)).toMatchObject({ kind: 'zero', totals: { affected: 150 }, signer: '林×' });
    expect(zero.nextUpdate).toBe(1);
  });

  test('prints as a table in the order of the units, and its table file can be read in again', async () => {
    const { summary } = await open();
    const sent = await room.call('loss.report', report(summary.id));
    const reportId = sent.reports[0]?.id ?? '';
    const paper = { kind: 'loss_report', reportId } as const;
    const { html } = await room.call('paper.preview', { paper, masked: false });
    expect(html).toContain('第9号台风灾情初报');
    expect(html.indexOf('大桥镇')).toBeLessThan(html.indexOf('西溪乡'));
    const path = join(room.home, 'losses.xlsx');
    await room.call('paper.write', { paper, masked: false, jobId: room.newId(), format: 'xlsx', path });
    const read = await room.call('loss.readFile', { lossId: summary.id, path });
    expect(read.problems).toEqual([]);
    expect(read.figures).toEqual([
      { unit: '001', item: 'affected', value: 120 },
      { unit: '002', item: 'affected', value: 30 },
    ]);
  });
});

describe('the duties of a process', () => {
  test('on its own: a report every day until it is stable, then the verified one', async () => {
    const { summary } = await open();
    expect(duties('zero_report')).toMatchObject([{ state: 'open', due_at: NINE + DAY }]);
    await room.call('loss.report', report(summary.id));
    // Sent today: the report of tomorrow is still owed, and only once.
    expect(duties('zero_report')).toHaveLength(1);
    room.clock.setWall(NINE + DAY - HOUR);
    await room.call('loss.zero', {
      lossId: summary.id,
      reportId: room.newId(),
      receiver: '张×',
      way: 'phone',
    });
    expect(duties('zero_report')).toMatchObject([
      { state: 'met' },
      { state: 'open', due_at: NINE + 2 * DAY },
    ]);
    const stable = await room.call('loss.stabilise', { lossId: summary.id, at: null });
    expect(stable.summary.stableAt).toBe(NINE + DAY - HOUR);
    expect(duties('zero_report').map((one) => one.state)).toEqual(['met', 'not_needed']);
    expect(duties('verified_report')).toMatchObject([{ state: 'open' }]);
    await room.call('loss.report', report(summary.id, { kind: 'update' }));
    expect(duties('verified_report')).toMatchObject([{ state: 'open' }]);
    await room.call('loss.report', report(summary.id, { kind: 'verified' }));
    expect(duties('verified_report')).toMatchObject([{ state: 'met' }]);
  });

  test('of an incident are those that its rules ask for, and are met by the report of their day', async () => {
    const incidentId = room.newId();
    await room.call('incident.record', {
      incidentId,
      title: '',
      type: 'geological',
      place: '枫坪镇上坑村',
      summary: '屋后滑坡，冲毁民房1栋',
      callback: '13800000000',
      caller: { unit: '枫坪镇', name: '王×', post: '值班员', phone: '13800000000' },
      source: '枫坪镇值班室',
      occurredAt: null,
      receivedAt: null,
      casualties: { dead: 0, missing: 0, trapped: 0, seriousInjury: 0, threatened: 0, evacuated: 0 },
      grade: null,
      sensitive: false,
      parentId: null,
      callLineId: null,
    });
    const owed = duties('zero_report');
    const { summary } = await open({ incidentId });
    // The process asks for nothing of its own beside them.
    expect(duties('zero_report')).toEqual(owed);
    const first = owed[0];
    if (first === undefined) throw new Error('the rules ask for no daily report');
    room.clock.setWall(first.due_at - HOUR);
    await room.call('loss.report', report(summary.id));
    expect(duties('zero_report').find((one) => one.id === first.id)?.state).toBe('met');
  });

  test('deaths or missing persons open the ledger, once', async () => {
    const { summary } = await open();
    const figures = [cell('001', 'affected', 20), cell('001', 'missing', 2)];
    await room.call('loss.report', report(summary.id, { figures }));
    expect(duties('dead_missing_ledger')).toMatchObject([{ state: 'open', due_at: NOW + HOUR }]);
    room.clock.advance(HOUR);
    await room.call('loss.report', report(summary.id, { kind: 'update', figures }));
    expect(duties('dead_missing_ledger')).toHaveLength(1);
  });

  test('stand in the handover with where they are done', async () => {
    const { summary } = await open();
    const items = await room.call('handover.open', {});
    expect(items.find((one) => one.key === `loss:${summary.id}`)?.place).toEqual({
      screen: 'warnings',
      id: summary.id,
      part: 'losses',
    });
  });

  test('everything of it is rebuilt from the journal as it was', async () => {
    const { summary } = await open();
    await room.call('loss.report', report(summary.id));
    await room.call('loss.stabilise', { lossId: summary.id, at: null });
    await room.call('loss.report', report(summary.id, { kind: 'verified' }));
    await room.call('loss.reopen', { lossId: summary.id, reason: '漏报', decidedBy: '林×', way: 'face' });
    const all = () =>
      ['losses', 'loss_reports', 'loss_figures', 'loss_reopenings', 'obligations', 'deadlines'].map((table) =>
        room.db.prepare(`SELECT * FROM ${table} ORDER BY 1, 2, 3`).all(),
      );
    const before = all();
    rebuildProjections(room.db);
    expect(all()).toEqual(before);
  });
});
