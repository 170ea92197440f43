import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { incidentFactsAt } from '../../../electron/desk/figures/facts';
import { projectionDigests } from '../../../electron/desk/projections/digest';
import { rebuildProjections } from '../../../electron/desk/projections/project';
import type { InputOf } from '../../../shared/contract/procedures';
import { type IncidentFacts, PERSON_STATES } from '../../../shared/domain/incidentFacts';
import { systemLine } from '../../../shared/wording/systemLines';
import { landslide } from '../../helpers/acts';
import { type DeskRoom, makeRoom } from '../../helpers/deskRoom';
import { array, assert, asyncProperty, constantFrom, nat, record } from '../../helpers/fc.ts';

const MINUTE = 60_000;
let room: DeskRoom;
let incidentId: string;

beforeEach(async () => {
  room = await makeRoom();
  incidentId = (await room.call('incident.record', landslide(room))).id;
});
afterEach(() => room.dispose());

const facts = (at: number | null = null): Promise<IncidentFacts> =>
  room.call('incident.factsAt', { incidentId, at });
const update = (more: Partial<InputOf<'incident.updateFacts'>>) =>
  room.call('incident.updateFacts', { incidentId, source: '现场指挥部', ...more });
const updateRefused = (more: Partial<InputOf<'incident.updateFacts'>>) =>
  room.refusal('incident.updateFacts', { incidentId, source: '现场指挥部', ...more });

type Person = InputOf<'people.add'>['people'][number];
const person = (more: Partial<Person> = {}): Person => ({
  id: room.newId(),
  name: '',
  sex: 'unknown',
  age: null,
  household: '',
  note: '',
  state: 'trapped',
  ...more,
});
const add = (people: readonly Person[], more: Partial<InputOf<'people.add'>> = {}) =>
  room.call('people.add', { incidentId, people: [...people], at: null, source: '枫坪镇', ...more });
const setState = (personIds: string[], state: Person['state'], at: number | null = null) =>
  room.call('people.setState', { incidentId, personIds, state, at, source: '消防' });

function lines(): string[] {
  const rows = room.db
    .prepare<[], { system_fact: string; system_params: string }>(
      "SELECT system_fact, system_params FROM log_entries WHERE kind = 'system' AND incident_id IS NOT NULL ORDER BY number",
    )
    .all();
  return rows.map((row) => systemLine(row.system_fact, JSON.parse(row.system_params), 'zh'));
}

describe('figures', () => {
  test('of a report are those that were told: nought of the form is not a figure', async () => {
    const { figures, figureValues } = await facts();
    expect(figures).toEqual({ trapped: 3, threatened: 26 });
    expect(figureValues.map(({ source, by }) => [source, by])).toEqual([
      ['枫坪镇值班室', '陈立'],
      ['枫坪镇值班室', '陈立'],
    ]);
  });

  test('keep value, time, source and who entered them, and the incident stays in step', async () => {
    const asOf = room.clock.wall() - 5 * MINUTE;
    room.clock.advance(MINUTE);
    const incident = await update({ figures: { evacuated: 19, threatenedHouseholds: 7 }, asOf });
    expect(incident.casualties).toMatchObject({ trapped: 3, threatened: 26, evacuated: 19 });
    const known = (await facts()).figureValues.find((one) => one.figure === 'evacuated');
    expect(known).toEqual({
      figure: 'evacuated',
      value: 19,
      asOf,
      source: '现场指挥部',
      reason: '',
      recordedAt: room.clock.wall(),
      by: '陈立',
    });
    expect(lines().at(-1)).toMatch(/^数据更新：已转移19，受威胁户数7|^数据更新：受威胁户数7，已转移19/);
  });

  test('that arrive late for an earlier moment are kept and do not overwrite', async () => {
    await update({ figures: { evacuated: 19 } });
    room.clock.advance(10 * MINUTE);
    const before = await update({ figures: { evacuated: 12 }, asOf: room.clock.wall() - 30 * MINUTE });
    expect(before.casualties.evacuated).toBe(19);
    expect((await facts()).figureValues.filter((one) => one.figure === 'evacuated')).toHaveLength(2);
  });

  test('that fall are explained by the others or by a reason, else it is asked for', async () => {
    expect(await updateRefused({ figures: { trapped: 2 } })).toMatchObject({
      code: 'figure_falls',
      params: { figure: 'trapped', from: 3, to: 2 },
    });
    await update({ figures: { trapped: 2, rescued: 1 } });
    await update({ figures: { trapped: 1 }, reason: '重复统计，核减1人' });
    expect(lines().at(-1)).toContain('被困2→1，原因：重复统计，核减1人');
    expect((await facts()).figures).toMatchObject({ trapped: 1, rescued: 1 });
  });

  test('are refused when they cannot be values of what they count', async () => {
    expect(await updateRefused({ figures: { dead: 1.5 } })).toMatchObject({ field: 'figures.dead' });
    expect(await updateRefused({ figures: { magnitude: 11 } })).toMatchObject({ field: 'figures.magnitude' });
  });

  test('sent twice under one id are kept once', async () => {
    const actId = room.newId();
    await update({ actId, figures: { evacuated: 19 } });
    await update({ actId, figures: { evacuated: 19 } });
    expect((await facts()).figureValues.filter((one) => one.figure === 'evacuated')).toHaveLength(1);
  });

  test('of a full set of counts are those that differ', async () => {
    const casualties = { dead: 0, missing: 0, trapped: 3, seriousInjury: 0, threatened: 26, evacuated: 19 };
    await update({ casualties, grade: null, sensitive: false });
    expect((await facts()).figures).toEqual({ trapped: 3, threatened: 26, evacuated: 19 });
  });

  test('of a past moment are what was known then', async () => {
    const then = room.clock.wall();
    room.clock.advance(10 * MINUTE);
    await update({ figures: { evacuated: 26 }, asOf: then - MINUTE });
    expect((await facts(then)).figures).toEqual({ trapped: 3, threatened: 26 });
    expect((await facts(room.clock.wall())).figures).toMatchObject({ evacuated: 26 });
  });
});

test('the grade of a past moment is the one that the room went by then', async () => {
  const then = room.clock.wall();
  room.clock.advance(10 * MINUTE);
  await update({ figures: { dead: 3 }, grade: 'level_2' });
  expect((await facts()).grade).toBe('level_2');
  expect((await facts(then)).grade).not.toBe('level_2');
});

describe('the ledger of people', () => {
  test('owns its figures while it has rows', async () => {
    const [first, second, third] = [person({ sex: 'male' }), person({ sex: 'female' }), person()];
    expect(await add([first, second, third])).toMatchObject({ total: 3, trapped: 3 });
    expect(await updateRefused({ figures: { rescued: 1 } })).toMatchObject({ code: 'figures_of_ledger' });
    await update({ figures: { trapped: 3, evacuated: 19 } });
    const nobody = { dead: 0, missing: 0, rescued: 0, hospitalised: 0 };
    expect((await facts()).figures).toEqual({ ...nobody, trapped: 3, threatened: 26, evacuated: 19 });
  });

  test('explains a fall by itself: 被困 3→2, 获救 0→1', async () => {
    const people = [person(), person(), person()];
    await add(people);
    room.clock.advance(5 * MINUTE);
    expect(await setState([people[0]?.id ?? ''], 'rescued')).toMatchObject({
      total: 3,
      trapped: 2,
      rescued: 1,
    });
    expect(lines().at(-1)).toMatch(/^人头账3人：被困3→2，获救0→1（截至\d\d:\d\d，来源：消防）$/);
    const incident = await room.call('incident.get', { incidentId });
    expect(incident.incident.casualties.trapped).toBe(2);
  });

  test('leaves the rescued as many when one of them goes to hospital', async () => {
    const people = [person(), person(), person()];
    await add(people);
    const first = [people[0]?.id ?? ''];
    await setState(first, 'rescued');
    expect(await setState(first, 'hospitalised')).toMatchObject({ rescued: 0, hospitalised: 1, total: 3 });
    expect((await facts()).figures).toMatchObject({ trapped: 2, rescued: 1, hospitalised: 1 });
    expect(lines().at(-1)).toMatch(/^人头账3人：送医0→1（/);
  });

  test('asks why when people become fewer: fewer entered than reported, or a row taken out', async () => {
    const refused = await room.refusal('people.add', {
      incidentId,
      people: [person(), person()],
      at: null,
      source: '枫坪镇',
    });
    expect(refused).toMatchObject({ code: 'figure_falls', params: { figure: 'trapped', from: 3, to: 2 } });
    expect((await facts()).people).toEqual([]);
    const people = [person(), person(), person()];
    await add(people);
    const removed = { incidentId, personIds: [people[0]?.id ?? ''], reason: '同一人记了两次' };
    expect(await room.call('people.remove', removed)).toMatchObject({ total: 2, trapped: 2 });
    expect(lines().at(-1)).toContain('原因：同一人记了两次');
  });

  test('is as new as the newest of what it counts when one person’s news comes late', async () => {
    const people = [person(), person(), person()];
    await add(people);
    room.clock.advance(60 * MINUTE);
    await setState([people[0]?.id ?? ''], 'rescued');
    await setState([people[1]?.id ?? ''], 'rescued', room.clock.wall() - 30 * MINUTE);
    expect((await facts()).figures).toMatchObject({ trapped: 1, rescued: 2 });
  });

  test('shows names masked, in full only to whoever asks, which the log tells', async () => {
    const one = person({ name: '王小明' });
    await add([one, person(), person()]);
    expect((await facts()).people[0]?.name).toBe('王××');
    expect(incidentFactsAt(room.db, incidentId, null).people[0]?.name).toBe('王小明');
    const names = await room.call('people.names', { incidentId, why: '核对身份' });
    expect(names[0]).toEqual({ id: one.id, name: '王小明' });
    expect(lines().at(-1)).toBe('查看人头账姓名：3 人，事由：核对身份');
    const found = await room.call('search.all', { text: '王小明', lines: 10, things: 10 });
    expect([found.lines, found.groups]).toEqual([[], []]);
    expect(lines().join()).not.toContain('王小明');
  });

  test('gives reports no name to keep, while they still refuse one in their text', async () => {
    await add([person({ name: '王小明' }), person(), person()]);
    const { draftId } = await room.call('report.draft', {
      draftId: room.newId(),
      incidentId,
      kind: 'initial',
    });
    const draft = await room.call('report.draftGet', { draftId });
    expect(draft?.facts.people[0]?.name).toBe('王××');
    expect(JSON.stringify(draft)).not.toContain('王小明');
    const signed = { draftId, version: draft?.version ?? 0, leader: '局带班领导', way: 'face' as const };
    const page = await room.call('report.sign', {
      ...signed,
      at: null,
      words: '',
      witness: '',
      despite: '先报后核',
    });
    expect(page.report.facts.people[0]?.name).toBe('王××');
    const bodies = room.facts().filter((one) => one.kind !== 'incident.people_changed');
    expect(JSON.stringify(bodies)).not.toContain('王小明');
  });

  test('keeps a name when only the rest of a row is written', async () => {
    const one = person({ name: '王小明' });
    await add([one, person(), person()]);
    const rest = { sex: 'male', age: 45, household: '3组', note: '' } as const;
    await room.call('people.setDetails', {
      incidentId,
      personId: one.id,
      name: null,
      source: '镇里',
      ...rest,
    });
    expect(incidentFactsAt(room.db, incidentId, null).people[0]).toMatchObject({ name: '王小明', age: 45 });
  });

  test('sums up to its total and matches the figures after any acts, and rebuilds identically', {
    timeout: 120_000,
  }, async () => {
    const acts = array(
      record({
        act: constantFrom('add', 'state', 'state', 'remove', 'type'),
        a: nat(50),
        b: nat(50),
        c: nat(50),
      }),
      { minLength: 3, maxLength: 20 },
    );
    await assert(
      asyncProperty(acts, async (list) => {
        const id = (await room.call('incident.record', landslide(room))).id;
        for (const { act, a, b, c } of list) await perform(id, act, a, b, c);
        const { figures, peopleCounts: counts, people } = incidentFactsAt(room.db, id, null);
        if (counts === null) return;
        expect(PERSON_STATES.reduce((sum, state) => sum + counts[state], 0)).toBe(counts.total);
        expect(counts.total).toBe(people.length);
        for (const owned of ['dead', 'missing', 'trapped', 'hospitalised'] as const)
          expect(figures[owned]).toBe(counts[owned]);
        expect(figures.rescued).toBeGreaterThanOrEqual(counts.rescued);
        expect(figures.rescued).toBeLessThanOrEqual(counts.rescued + counts.hospitalised);
      }),
      { numRuns: 15, seed: 7 },
    );
    const before = projectionDigests(room.db);
    rebuildProjections(room.db);
    expect(projectionDigests(room.db)).toEqual(before);
    expect(room.problems).toEqual([]);
  });
});

async function perform(id: string, act: string, a: number, b: number, c: number): Promise<void> {
  const rows = incidentFactsAt(room.db, id, null).people;
  const told = {
    at: room.clock.wall() - (b % 5) * MINUTE,
    source: '现场',
    reason: c % 2 === 0 ? '' : '核减',
  };
  const state = PERSON_STATES[b % PERSON_STATES.length] ?? 'trapped';
  const personIds = rows.slice(a % Math.max(1, rows.length)).map((row) => row.id);
  room.clock.advance((c % 3) * MINUTE);
  if (act === 'add') {
    const people = Array.from({ length: 1 + (a % 4) }, () => person({ state }));
    await room.reply('people.add', { incidentId: id, people, ...told });
  } else if (act === 'state')
    await room.reply('people.setState', { incidentId: id, personIds, state, ...told });
  else if (act === 'remove') await room.reply('people.remove', { incidentId: id, personIds, reason: '重复' });
  else {
    const figures = { trapped: a % 5, rescued: b % 5, evacuated: c };
    await room.reply('incident.updateFacts', { incidentId: id, figures, source: '现场', reason: '核定' });
  }
}

describe('forces and measures', () => {
  const force = (more: Partial<InputOf<'force.set'>['force']> = {}): InputOf<'force.set'>['force'] => ({
    id: room.newId(),
    unit: '县消防救援大队',
    kind: 'fire',
    persons: 15,
    vehicles: 3,
    equipment: '',
    state: 'en_route',
    at: room.clock.wall() + 15 * MINUTE,
    source: '大队值班室',
    ...more,
  });

  test('that were on the way arrive with a time, and the past still has them on the way', async () => {
    const fire = force();
    await room.call('force.set', { incidentId, force: fire });
    const then = room.clock.wall();
    room.clock.advance(20 * MINUTE);
    const arrived = await room.call('force.set', {
      incidentId,
      force: { ...fire, state: 'present', at: null },
    });
    expect(arrived).toEqual([{ ...fire, state: 'present', at: room.clock.wall() }]);
    expect(lines().at(-1)).toBe('救援力量：县消防救援大队（消防救援）15人、3车，03:18到场');
    expect((await facts(then)).forces[0]?.state).toBe('en_route');
  });

  test('cannot have arrived in the future, and go when they were entered by mistake', async () => {
    const wrong = force({ state: 'present', at: room.clock.wall() + 15 * MINUTE });
    expect(await room.refusal('force.set', { incidentId, force: wrong })).toMatchObject({
      code: 'time_in_future',
    });
    const fire = force();
    await room.call('force.set', { incidentId, force: fire });
    expect(await room.call('force.remove', { incidentId, forceId: fire.id, reason: '重复' })).toEqual([]);
  });

  test('measures stand in the order in which they were taken, and a withdrawn one is gone', async () => {
    const measure = (at: number, said: string) => ({
      incidentId,
      measureId: room.newId(),
      at,
      who: '枫坪镇',
      text: said,
      source: '枫坪镇值班室',
    });
    const now = room.clock.wall();
    const late = measure(now - MINUTE, '组织撤离');
    await room.call('measure.record', late);
    await room.call('measure.record', late);
    const all = await room.call('measure.record', measure(now - 9 * MINUTE, '主要负责人到场'));
    expect(all.map((one) => one.text)).toEqual(['主要负责人到场', '组织撤离']);
    const left = await room.call('measure.withdraw', {
      incidentId,
      measureId: late.measureId,
      reason: '记错',
    });
    expect(left.map((one) => one.text)).toEqual(['主要负责人到场']);
  });

  test('of a closed incident do not change any more', async () => {
    const gate = await room.call('incident.closeGate', { incidentId });
    const result = { incidentId, result: '结束', overrideReason: gate.blockers.length > 0 ? '演示' : '' };
    await room.call('incident.close', result, room.supervisor);
    expect(await room.refusal('force.set', { incidentId, force: force() })).toMatchObject({
      code: 'incident_closed',
    });
    expect(await updateRefused({ figures: { dead: 1 } })).toMatchObject({ code: 'incident_closed' });
  });
});
