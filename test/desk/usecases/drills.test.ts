import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { projectionDigests } from '../../../electron/desk/projections/digest';
import { rebuildProjections } from '../../../electron/desk/projections/project';
import { NO_FILTER } from '../../../shared/contract/areas/search';
import type { Statistics } from '../../../shared/contract/areas/statistics';
import { systemLine } from '../../../shared/wording/systemLines';
import { dayShift, landslide, line } from '../../helpers/acts';
import { type DeskRoom, makeRoom } from '../../helpers/deskRoom';
import { driveToEnd, FIRST_OPTIONS } from '../../helpers/runDriver';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const NAME = '汛前桌面推演';
const PLAN = 'flash-flood-geohazard';

let room: DeskRoom;
beforeEach(async () => {
  room = await makeRoom();
});
afterEach(() => room.dispose());

const drillIncident = (given = {}) =>
  room.call('incident.record', landslide(room, { drill: NAME, ...given }));
const startRun = (incidentId: string | null, drill: string | null = null) =>
  room.call('run.start', { runId: room.newId(), planId: PLAN, incidentId, warningId: null, drill });
const statistics = () =>
  room.call('statistics.get', {
    scope: { from: room.clock.wall() - DAY, to: room.clock.wall() + DAY },
  });

/** All numbers of a statistics but for the table of drills, with the times left out. */
function numbersOf({ drills: _drills, from: _from, to: _to, ...rest }: Statistics): string {
  return JSON.stringify(rest);
}

async function aDrillNight(): Promise<void> {
  const incident = await drillIncident();
  const run = await startRun(incident.id);
  await room.call(
    'log.append',
    line(room, { incidentId: incident.id, kind: 'phone_in', text: '扮演镇长来电' }),
  );
  await room.call('instruction.record', {
    entryId: room.newId(),
    leader: '林×',
    way: 'phone',
    words: '全力搜救',
    owner: '陈立',
    dueAt: room.clock.wall() + 30 * MINUTE,
    receivedAt: null,
    incidentId: incident.id,
  });
  await startRun(null, '单项推演');
  room.clock.advance(30 * MINUTE);
  room.services.clock.scan();
  await driveToEnd(room, run.id, FIRST_OPTIONS);
}

describe('a drill', () => {
  it('is marked from its beginning on everything that belongs to it, its children and their runs', async () => {
    const incident = await drillIncident();
    expect(incident).toMatchObject({ drill: NAME, title: '【演练】上坑村山体滑坡' });
    const child = await room.call('incident.record', landslide(room, { parentId: incident.id }));
    expect(child.drill).toBe(NAME);
    const run = await startRun(child.id);
    expect(run).toMatchObject({ drill: NAME });
    expect(run.title.startsWith('【演练】')).toBe(true);
    expect(run.titleEn.startsWith('[Drill] ')).toBe(true);
    for (const deadline of await room.call('deadline.list', { withinMs: null })) {
      expect(deadline.drill).toBe(NAME);
      expect(deadline.titleZh.startsWith('【演练】')).toBe(true);
      expect(deadline.titleEn.startsWith('[Drill] ')).toBe(true);
    }
    const clocks = room.db.prepare('SELECT DISTINCT clock FROM deadlines').pluck().all();
    expect(clocks).toEqual([`drill:${incident.id}`]);
  });

  it('says so in every line of the log that it leaves, also of a run on its own, and in what is announced', async () => {
    const founding = (await room.call('board.get', {})).logCount;
    await startRun(null, NAME);
    const incident = await drillIncident();
    await room.call('log.append', line(room, { incidentId: incident.id, text: '扮演镇长来电' }));
    room.clock.advance(90 * MINUTE);
    room.services.clock.scan();
    const log = (await room.call('board.get', {})).log.filter((entry) => entry.number > founding);
    expect(log.length).toBeGreaterThan(5);
    for (const entry of log) {
      const words = entry.system ? systemLine(entry.system.fact, entry.system.params, 'zh') : entry.text;
      expect(words.startsWith('【演练】')).toBe(true);
      expect(words.slice(4)).not.toContain('【演练】');
      expect(entry.drill).toBe(NAME);
    }
    const raised = room.events.filter((event) => event.event === 'alert');
    expect(raised.length).toBeGreaterThan(0);
    expect(raised.every((event) => event.titleZh.startsWith('【演练】'))).toBe(true);
  });

  it('is numbered in a series of its own', async () => {
    const numbers = [];
    for (const drill of [null, NAME, null, NAME])
      numbers.push((await room.call('incident.record', landslide(room, { drill }))).number);
    expect(numbers).toEqual(['SJ-20261124-001', 'YL-20261124-001', 'SJ-20261124-002', 'YL-20261124-002']);
  });

  it('cannot be mixed with real work', async () => {
    const real = await room.call('incident.record', landslide(room));
    const asChild = landslide(room, { parentId: real.id, drill: NAME });
    expect((await room.refusal('incident.record', asChild)).code).toBe('drill_mixed');
    const run = { runId: room.newId(), planId: PLAN, incidentId: real.id, warningId: null, drill: NAME };
    expect((await room.refusal('run.start', run)).code).toBe('drill_mixed');
  });

  it('neither meets nor owes a real duty, and the other way round', async () => {
    const real = await room.call('incident.record', landslide(room));
    const owed = (await room.call('incident.get', { incidentId: real.id })).obligations.length;
    const drill = await drillIncident();
    const run = await startRun(drill.id);
    const at = room.clock.wall();
    const send = {
      kind: 'send',
      key: 'leader',
      recipient: 'duty_leader',
      receiver: '林×',
      at,
      way: 'phone',
    } as const;
    await room.call('run.act', { actId: room.newId(), runId: run.id, act: { ...send, readBack: true } });
    const open = async (incidentId: string) =>
      (await room.call('incident.get', { incidentId })).obligations.filter((duty) => duty.state === 'open')
        .length;
    expect(await open(real.id)).toBe(owed);
    expect(await open(drill.id)).toBeLessThan(
      (await room.call('incident.get', { incidentId: drill.id })).obligations.length,
    );
  });

  it('has the close gate too', async () => {
    const drill = await drillIncident();
    await startRun(drill.id);
    const close = { incidentId: drill.id, result: '演练结束', overrideReason: '' };
    expect((await room.refusal('incident.close', close)).code).toBe('incident_has_open_items');
    await room.call('incident.close', { ...close, overrideReason: '演练到此为止' }, room.supervisor);
    expect(await room.call('deadline.list', { withinMs: null })).toEqual([]);
  });
});

describe('a room full of drills', () => {
  it('has the same numbers as an empty one, but for the table of drills', async () => {
    await room.call('shift.open', dayShift(room));
    const shiftId = (await room.call('board.get', {})).shift?.id ?? '';
    const before = {
      numbers: await room.call('shift.numbers', { shiftId }),
      all: numbersOf(await statistics()),
    };
    const bulletin = await room.call('bulletin.draft', {});
    await aDrillNight();
    expect(await room.call('shift.numbers', { shiftId })).toEqual(before.numbers);
    const after = await statistics();
    expect({ ...JSON.parse(numbersOf(after)), byHour: 0, byDay: 0 }).toEqual({
      ...JSON.parse(before.all),
      byHour: 0,
      byDay: 0,
    });
    expect(after.drills.count).toBe(2);
    const [plan] = after.drills.byPlan;
    expect(plan).toMatchObject({ planId: PLAN, runs: 2, ended: 1 });
    expect((plan?.onTime ?? 0) + (plan?.late ?? 0)).toBeGreaterThan(0);
    const later = await room.call('bulletin.draft', {});
    expect(later.text.replaceAll(/\d+时\d+分/g, '')).toBe(bulletin.text.replaceAll(/\d+时\d+分/g, ''));
  });

  it('lists them apart in the handover', async () => {
    await aDrillNight();
    await room.call('incident.record', landslide(room));
    const items = await room.call('handover.open', {});
    const groups = new Set(
      items.filter((item) => item.title.zh.startsWith('【演练】')).map((item) => item.group),
    );
    expect([...groups]).toEqual(['drills']);
    expect(items.some((item) => item.group === 'incidents')).toBe(true);
    expect(
      items.filter((item) => item.group === 'drills').every((item) => item.title.zh.startsWith('【演练】')),
    ).toBe(true);
  });

  it('is found and counted by a search only when it is asked for', async () => {
    const founding = (await room.call('board.get', {})).logCount;
    const incident = await drillIncident();
    await room.call('log.append', line(room, { incidentId: incident.id, text: '扮演镇长来电' }));
    const count = async (text: string, drills: boolean) =>
      (await room.call('search.countLines', { text, filter: { ...NO_FILTER, drills } })).count;
    expect([await count('扮演', false), await count('扮演', true)]).toEqual([0, 1]);
    expect([await count('', false), (await count('', true)) > founding]).toEqual([founding, true]);
    const things = async (drills: boolean) =>
      (
        await room.call('search.things', {
          text: '滑坡',
          kind: 'incident',
          from: null,
          to: null,
          drills,
          before: null,
          limit: 9,
        })
      ).hits.length;
    expect([await things(false), await things(true)]).toEqual([0, 1]);
  });

  it('can be rebuilt from the journal', async () => {
    await aDrillNight();
    const before = projectionDigests(room.db);
    rebuildProjections(room.db);
    expect(projectionDigests(room.db)).toEqual(before);
  });
});
