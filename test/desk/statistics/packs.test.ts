import { describe, expect, it } from 'vitest';
import { composePaper } from '../../../electron/desk/papers/composers';
import type { Paper } from '../../../electron/desk/papers/paper';
import type { PaperRef } from '../../../shared/contract/areas/papers';
import { DAY_MS } from '../../../shared/domain/time';
import { aLine, type DeskRoom, makeRoom, NOW } from '../../helpers/deskRoom';

async function openShift(room: DeskRoom): Promise<string> {
  const shiftId = room.newId();
  await room.call('shift.open', {
    shiftId,
    startsAt: NOW,
    endsAt: NOW + DAY_MS,
    posts: [
      { post: 'duty_leader', accountId: null, name: '林建国', phone: '13900000009' },
      { post: 'primary_officer', accountId: room.officer, name: '陈立', phone: '' },
    ],
  });
  return shiftId;
}

async function landslide(room: DeskRoom): Promise<string> {
  const incidentId = room.newId();
  const none = { dead: 0, missing: 0, trapped: 3, seriousInjury: 0, threatened: 26, evacuated: 19 };
  await room.call('incident.record', {
    incidentId,
    callback: '13900000000',
    caller: { unit: '枫坪镇值班室', name: '王海', post: '值班员', phone: '13900000000' },
    source: '电话',
    type: 'geological',
    place: '枫坪镇上坑村三组',
    title: '枫坪镇上坑村滑坡',
    summary: '屋后山体滑坡，三人被困。',
    occurredAt: null,
    receivedAt: null,
    casualties: none,
    grade: null,
    sensitive: false,
    parentId: null,
  });
  return incidentId;
}

const warn = (room: DeskRoom, color: 'red' | 'orange' | 'yellow' | 'blue') => {
  const warningId = room.newId();
  return room
    .call('warning.record', {
      warningId,
      issuer: '岚溪县气象台',
      kind: '暴雨',
      color,
      level: null,
      area: '全县',
      text: '',
      receivedAt: room.clock.wall(),
      startsAt: null,
      endsAt: null,
    })
    .then(() => warningId);
};

const compose = (room: DeskRoom, ref: PaperRef): Paper =>
  composePaper(room.db, ref, room.clock.wall(), { masked: false, tick: () => undefined });

/** Everything that stands on a paper, in its order. */
function textOf(paper: Paper): string {
  return paper.blocks
    .flatMap((block): readonly string[] => {
      if (block.block === 'table') return block.rows.flatMap(({ cells }) => cells);
      if (block.block === 'signs') return block.signs.map(({ label, value }) => `${label}${value ?? ''}`);
      if (block.block === 'masthead') return [block.text, block.middle ?? '', block.left, block.right];
      return 'text' in block ? [block.text] : [];
    })
    .join('\n');
}

const due = async (room: DeskRoom) => (await room.call('pack.due', {}, null)).causes;
const prepare = (room: DeskRoom, causes: string[]) =>
  room.call('pack.prepare', { packId: room.newId(), causes }, null);
const record = (room: DeskRoom, packId: string, outcome: 'printed' | 'saved' | 'failed' = 'saved') =>
  room.call(
    'pack.record',
    { packId, outcome, fileName: 'a.pdf', sha256: '', printer: '', reason: 'no_printer' },
    null,
  );

describe('what a pack is due for', () => {
  it('is the shift that was opened, once, and each rise of a warning, but no lower one', async () => {
    const room = await makeRoom();
    await warn(room, 'yellow');
    expect(await due(room), 'no shift is open').toEqual([]);
    const shiftId = await openShift(room);
    const first = await due(room);
    expect(first[0]).toBe(`shift:${shiftId}`);
    expect(first).toHaveLength(2);
    await record(room, (await prepare(room, first)).id);
    expect(await due(room)).toEqual([]);
    room.clock.advance(60_000);
    await warn(room, 'blue');
    expect(await due(room)).toEqual([]);
    room.clock.advance(60_000);
    const red = await warn(room, 'red');
    expect(await due(room)).toEqual([`warning:${red}`]);
    room.dispose();
  });

  it('is due again when the console died while making it, and not again when it failed aloud', async () => {
    const room = await makeRoom();
    await openShift(room);
    const causes = await due(room);
    const pack = await prepare(room, causes);
    expect(await due(room)).toEqual([]);
    room.clock.advance(5 * 60_000 + 1);
    expect(await due(room)).toEqual(causes);
    await record(room, pack.id, 'failed');
    expect(await due(room)).toEqual([]);
    const { all } = await room.call('log.count', {});
    const [line] = await room.call('log.range', { from: all, to: all, people: false });
    expect(line?.system).toMatchObject({ fact: 'pack.made', params: { outcome: 'failed' } });
    room.dispose();
  });
});

describe('paper serials', () => {
  it('go on from pack to pack and are never on two sheets', async () => {
    const room = await makeRoom();
    const [first, second] = [await prepare(room, ['manual:1']), await prepare(room, ['manual:2'])];
    expect([first.firstSerial, first.lastSerial]).toEqual([1, 10]);
    expect([second.firstSerial, second.lastSerial]).toEqual([11, 20]);
    room.dispose();
  });

  it('are free, used or unknown; 12 is 0012; a withdrawn line gives its form back', async () => {
    const room = await makeRoom();
    await prepare(room, ['manual:1']);
    const state = async (serial: string) => (await room.call('pack.serial', { serial })).state;
    expect([await state('0003'), await state('3'), await state('0011'), await state('甲')]).toEqual([
      'free',
      'free',
      'unknown',
      'unknown',
    ]);
    const entryId = room.newId();
    await room.call('log.append', { ...aLine('停电时来电'), entryId, paperSerial: '0003' });
    expect(await room.call('pack.serial', { serial: '3' })).toMatchObject({ state: 'used', usedBy: 1 });
    await room.call('log.withdraw', { entryId: room.newId(), withdraws: entryId, reason: '录重了' });
    expect(await state('3')).toBe('free');
    room.dispose();
  });
});

describe('the downtime pack', () => {
  it('holds what is open with its time, the running plan, contacts, and blank forms with their numbers', async () => {
    const room = await makeRoom();
    await openShift(room);
    const incidentId = await landslide(room);
    await room.call('run.start', {
      runId: room.newId(),
      planId: 'flash-flood-geohazard',
      incidentId,
      warningId: null,
    });
    await room.call('log.append', {
      ...aLine('县气象台电话'),
      entryId: room.newId(),
      kind: 'phone_in',
      caller: { unit: '县气象台', name: '李×', post: '', phone: '0593-1234567' },
    });
    const pack = await prepare(room, ['manual:1']);
    const paper = compose(room, { kind: 'downtime_pack', packId: pack.id });
    const text = textOf(paper);
    for (const words of [
      '停电包',
      '№ 0001 至 № 0010',
      '纸单 № 0001',
      '纸单 № 0010',
      '林建国',
      '13900000009',
      '0593-1234567',
      '枫坪镇上坑村滑坡',
      '县气象台电话',
      '执行中方案',
    ])
      expect(text).toContain(words);
    expect(text).not.toContain('№ 0011');
    expect(paper.fileName).toMatch(/停电包-\d{12}-0001$/);
    const page = await room.call('pack.compose', { packId: pack.id }, null);
    expect(page.html).toContain('纸单 № 0010');
    for (const block of paper.blocks)
      if (block.block === 'table')
        expect(Math.round(block.columns.reduce((sum, { width }) => sum + width, 0))).toBe(100);
    room.dispose();
  });
});

describe('the bulletin', () => {
  it('is drafted within 400 characters from what is open, and numbered by the year when it is issued', async () => {
    const room = await makeRoom();
    const shiftId = await openShift(room);
    await warn(room, 'orange');
    await landslide(room);
    const draft = await room.call('bulletin.draft', {});
    expect(draft).toMatchObject({ year: 2026, number: 1, total: 1, title: '枫坪镇上坑村滑坡情况' });
    expect(draft.text).toContain('岚溪县气象台暴雨橙色预警生效');
    expect(draft.text).toContain('接报枫坪镇上坑村滑坡，被困3人、受威胁26人、已转移19人');
    expect(draft.text.length).toBeLessThanOrEqual(400);
    const issue = (number: number, total: number, bulletinId = room.newId()) => ({
      bulletinId,
      number,
      total,
      title: draft.title,
      text: '改过的话。',
      asOf: draft.asOf,
      signedBy: '林建国',
    });
    // A room that begins in the middle of a year goes on from its old numbers.
    const issued = await room.call('bulletin.issue', issue(312, 1_805));
    expect(issued).toMatchObject({ year: 2026, number: 312, total: 1_805, shiftId });
    expect(await room.refusal('bulletin.issue', issue(312, 1_806))).toMatchObject({
      code: 'already_exists',
      field: 'number',
    });
    expect(await room.call('bulletin.draft', {})).toMatchObject({ number: 313, total: 1_806 });
    const text = textOf(compose(room, { kind: 'bulletin', bulletinId: issued.id }));
    expect(text).toContain('第312期（总第1805期）');
    expect(text).toContain('改过的话。');
    expect(text).toContain('报：县委、县政府领导');
    room.clock.setWall(Date.UTC(2027, 0, 2));
    expect(await room.call('bulletin.draft', {})).toMatchObject({ year: 2027, number: 1, total: 1_806 });
    room.dispose();
  });

  it('stands first in the morning pack, as it was changed, with log, open items and call-outs behind it', async () => {
    const room = await makeRoom();
    const shiftId = await openShift(room);
    await landslide(room);
    const draft = { title: '我的标题', text: '我的正文。', asOf: NOW };
    const paper = compose(room, { kind: 'morning_pack', shiftId, bulletinId: null, draft });
    const text = textOf(paper);
    const order = [
      '值班快报',
      '（草稿，未编号）',
      '我的正文。',
      '屋后山体滑坡，三人被困。',
      '未办结事项',
      '未签收文件',
    ];
    const places = order.map((words) => text.indexOf(words));
    expect(
      places.every((place) => place >= 0),
      `${order} at ${places}`,
    ).toBe(true);
    expect([...places].sort((a, b) => a - b)).toEqual(places);
    room.dispose();
  });
});

describe('the monthly report', () => {
  it('says in sentences what was counted, with the formulas under the tables', async () => {
    const room = await makeRoom();
    await openShift(room);
    await landslide(room);
    await room.call('log.append', { ...aLine('问伤亡'), entryId: room.newId(), kind: 'media' });
    const paper = compose(room, { kind: 'monthly_report', month: '2026-11' });
    const text = textOf(paper);
    expect(paper.title).toBe('2026年11月值班情况报告');
    expect(text).toContain('接报突发事件1起，办结0起，月末在办1起');
    expect(text).toContain('其中媒体1个');
    expect(text).toContain('本月未完');
    expect(text).toContain('按时率=按时办结÷');
    expect(
      await room.refusal('paper.preview', {
        paper: { kind: 'monthly_report', month: '2026-13' },
        masked: false,
      }),
    ).toMatchObject({
      code: 'invalid_input',
    });
    room.dispose();
  });
});
