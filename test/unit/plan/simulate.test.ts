import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseChoices, type Simulation, simulate, type WorkPlan, walkBlocks } from '../../../shared/plan';
import { wayTo } from './robot';
import { action, FOLDER, inside, order, SHIPPED, shipped, small, TABLES } from './support';

function play(plan: WorkPlan, text = ''): Simulation {
  const read = parseChoices(text, 'c.yaml', () => plan, TABLES);
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return simulate({ plan, tables: TABLES, profile: read.choices.profile }, read.choices);
}
function problems(plan: WorkPlan, text: string): readonly string[] {
  const read = parseChoices(text, 'c.yaml', () => plan, TABLES);
  return read.ok ? [] : read.problems.map(({ line, column, code }) => `${line}:${column} ${code}`);
}

describe.each([...SHIPPED.values()].map((plan) => [plan.id, plan] as const))('%s', (_, plan) => {
  const ends = [...walkBlocks(plan.flow)].filter((block) => 'end' in block);

  it.each(ends.map((end) => end.id))('comes to %s in time when people do each thing at its limit', (end) => {
    const way = wayTo(plan.flow, end) ?? {};
    const choices = Object.entries(way).map(([id, option]) => `  ${id}: ${option + 1}`);
    const text = [
      'simulation: 1',
      'pace: limit',
      `end: ${end}`,
      ...(choices.length > 0 ? ['choices:', ...choices] : []),
    ];
    const played = play(plan, text.join('\n'));
    expect(played).toMatchObject({ result: 'ended', end });
    expect(played.deadlines.filter((row) => row.outcome === 'late')).toEqual([]);
    expect(played.deadlines.length).toBeGreaterThan(10);
  });
});

describe('a simulation', () => {
  const plan = small(`
${order('told', 'police, township', 'limit: 10, clock: step, chase: 15')}
  - id: more
    choice: 还要吗？
    question_en: More?
    by: duty_officer
    limit: 5
    clock: step
    fact: trapped > 0
    options:
      - {when: 要, when_en: 'yes', flow: []}
      - when: 不要
        when_en: 'no'
        flow:
${inside(action('extra'), 8)}
`);

  it('is the same whenever it is played', () => {
    const text = 'simulation: 1\npace: 2\nreceived: 2026-09-12 02:38';
    expect(play(plan, text)).toEqual(play(plan, text));
    expect(play(plan, text).trace[0]).toMatchObject({ minute: 2, at: '2026-09-11T18:40:00.000Z' });
  });

  it('takes the option that the facts propose, else the first, and says so', () => {
    expect(play(plan).assumed).toEqual([{ block: 'more', option: 1, why: 'first' }]);
    expect(play(plan, 'simulation: 1\nfacts: {trapped: 2}').assumed).toEqual([
      { block: 'more', option: 1, why: 'fact' },
    ]);
    const named = play(plan, 'simulation: 1\nchoices: {more: 不要}');
    expect(named.assumed).toEqual([]);
    expect(named.trace.map((row) => row.block)).toContain('extra');
  });

  it('says how late a thing was done, in minutes', () => {
    const late = play(plan, 'simulation: 1\nafter: {told: 25}').deadlines.filter(
      (row) => row.lateMinutes > 0,
    );
    expect(late).toContainEqual(
      expect.objectContaining({
        id: 'limit:told',
        dueMinute: 10,
        doneMinute: 25,
        outcome: 'late',
        lateMinutes: 15,
      }),
    );
  });

  it('chases who is silent as often as it is told, then leaves the order owing', () => {
    const played = play(plan, 'simulation: 1\nsilent: {told: [police]}\nchases: 2');
    const chases = played.trace.filter((row) => row.event.kind === 'party_chased');
    expect(chases.map((row) => row.minute)).toEqual([15, 30]);
    expect(played.result).toBe('ended');
    expect(played.deadlines).toContainEqual(
      expect.objectContaining({ id: 'chase:told:police', outcome: 'not_needed' }),
    );
  });

  it('skips what it is told to skip, with the reason', () => {
    const played = play(plan, 'simulation: 1\nskip: {told: 演练不通知}');
    expect(played.trace[0]?.event).toMatchObject({ kind: 'step_skipped', reason: '演练不通知' });
  });

  it("leaves a mandatory step out only as somebody's decision", () => {
    const played = play(shipped('flash-flood-geohazard'), 'simulation: 1\nskip: {intake: 演练已登记}');
    expect(played.trace[0]?.event).toMatchObject({ kind: 'step_skipped', key: 'intake', override: true });
    expect(played.result).toBe('ended');
  });

  it('keeps the rounds of a loop, with one choice for each', () => {
    const flood = shipped('flash-flood-geohazard');
    const loop = [...walkBlocks(flood.flow)].find((block) => 'loop' in block)?.id ?? '';
    const played = play(flood, `simulation: 1\nrounds: {${loop}: 3}`);
    const answers = played.trace.filter((row) => row.event.kind === 'until_answered' && row.block === loop);
    expect(answers.map((row) => (row.event.kind === 'until_answered' ? row.event.yes : null))).toEqual([
      false,
      false,
      true,
    ]);
  });

  it('waits until the time has come that a wait is for', () => {
    const waits = small(`
${action('first')}
  - {id: dawn, wait: 等天亮, title_en: Dawn, by: duty_officer, at: '06:00'}
  - {id: rest, wait: 等半小时, title_en: Half an hour, by: duty_officer, for: 30}
`);
    const played = play(waits, 'simulation: 1\nreceived: 2026-09-12 02:38');
    const over = played.trace.filter((row) => row.event.kind === 'wait_over');
    expect(over.map((row) => row.minute)).toEqual([202, 232]);
    expect(played).toMatchObject({ result: 'ended', minutes: 232 });
  });

  it('stops when the time is over and says what stood open', () => {
    const played = play(plan, 'simulation: 1\npace: 10\nstop_after: 15');
    expect(played).toMatchObject({ result: 'stopped', end: null });
    expect(played.open.map((row) => row.key)).toContain('told');
  });
});

describe('a file of choices', () => {
  const plan = shipped('flash-flood-geohazard');

  it('is refused with line, column and what to do', () => {
    expect(problems(plan, 'simulation: 2')).toEqual(['1:13 not_listed']);
    expect(problems(plan, 'simulation: 1\nchoices:\n  nobody: 1')).toEqual(['3:11 unknown_block']);
    expect(problems(plan, 'simulation: 1\nchoices:\n  trapped: [1, 9]')).toEqual(['3:16 unknown_option']);
    expect(problems(plan, 'simulation: 1\nend: trapped')).toEqual(['2:6 unknown_block']);
    expect(problems(plan, 'simulation: 1\nreceived: gestern')).toEqual(['2:11 bad_moment']);
    expect(problems(plan, 'simulation: 1\nfacts: {traped: 1}')).toEqual(['2:17 unknown_fact']);
    expect(problems(plan, 'simulation: 1\nwho: me')).toEqual(['2:1 unknown_key']);
    expect(problems(plan, 'a: &a [1]')).toEqual(['1:4 alias']);
  });

  it('of the description is one that is read, but for the ids that the plan at hand does not have', () => {
    const text = readFileSync(resolve(FOLDER, 'SIMULATION.md'), 'utf8');
    const [, example = ''] = /```yaml\n([\s\S]*?)```/.exec(text) ?? [];
    const codes = new Set(problems(plan, example).map((row) => row.split(' ')[1]));
    expect([...codes].filter((code) => code !== 'unknown_block' && code !== 'unknown_option')).toEqual([]);
  });
});
