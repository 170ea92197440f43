import { describe, expect, it } from 'vitest';
import { edgeStates, edgesOf, toMermaid, type WorkPlan } from '../../../shared/plan';
import { action, at, inside, order, Run, SHIPPED, small, TABLES } from './support';

/** The arrows as the Mermaid text has them: `from --> to`, with or without a label. */
function arrowsIn(text: string): readonly string[] {
  return text
    .split('\n')
    .map((line) => /^ {2}(\w+) -->(?:\|".*"\|)? (\w+)$/.exec(line))
    .filter((found) => found !== null)
    .map(([, from, to]) => `${from} ${to}`);
}

/** The nodes as the Mermaid text has them: a name followed by a shape, on a line of their own. */
function nodesIn(text: string): readonly string[] {
  return text
    .split('\n')
    .map((line) => /^\s+([nj]_\w+)[[({>]/.exec(line)?.[1])
    .filter((id) => id !== undefined);
}

const textOf = (plan: WorkPlan): string => toMermaid({ plan, tables: TABLES, profile: 'county' }, null, 'zh');

describe('the plan as nodes and edges', () => {
  it.each([...SHIPPED.keys()])('has the nodes and arrows of the Mermaid text, in their order: %s', (id) => {
    const plan = SHIPPED.get(id) as WorkPlan;
    const graph = edgesOf(plan);
    expect(graph.edges.map(({ from, to }) => `${from} ${to}`)).toEqual(arrowsIn(textOf(plan)));
    expect(graph.nodes.map((node) => node.id)).toEqual(nodesIn(textOf(plan)));
    expect(graph.edges.length).toBeGreaterThan(20);
  });

  it('knows the option, the lane and the loop around each node', () => {
    const plan = SHIPPED.get('flash-flood-geohazard') as WorkPlan;
    const { nodes } = edgesOf(plan);
    const within = nodes.filter((node) => node.branches.length > 0);
    expect(within.length).toBeGreaterThan(10);
    for (const node of within) {
      const innermost = node.branches.at(-1);
      expect(nodes.some((other) => other.block.id === innermost?.of)).toBe(true);
    }
  });
});

describe('titles in the Mermaid text', () => {
  it('keep their punctuation, and what Mermaid could read is written as an entity', () => {
    const plan = small(action('odd').replace('title: 步骤', `title: '"<b>;#1, (2)?'`));
    expect(textOf(plan)).toContain('n_odd["#34;#60;b#62;#59;#35;1, (2)?"]');
  });
});

const CHOICE = `
${action('first')}
  - id: which
    choice: 走哪边？
    question_en: Which?
    by: duty_officer
    limit: 5
    clock: step
    options:
      - when: 左
        when_en: left
        flow:
${inside(action('left'), 8)}
      - when: 右
        when_en: right
        flow:
${inside(action('right'), 8)}
${action('after')}
`;

function ways(run: Run): Readonly<Record<string, string>> {
  const states = edgeStates(run.ctx, run.state);
  return Object.fromEntries(
    edgesOf(run.ctx.plan).edges.map((edge, place) => [`${edge.from} ${edge.to}`, states[place] ?? '']),
  );
}
const FIELDS = { what: '好', ok: true };

describe('the way a run went', () => {
  it('is walked up to where the flow stands; the option not taken is off', () => {
    const run = new Run(small(CHOICE));
    expect(new Set(Object.values(ways(run)))).toEqual(new Set(['open']));
    run.clock(1).complete('first', FIELDS);
    run.clock(2).choose('which', 0);
    expect(ways(run)).toMatchObject({
      'n_first n_which': 'walked',
      'n_which n_left': 'walked',
      'n_which n_right': 'off',
      'n_left n_after': 'open',
      'n_right n_after': 'off',
    });
    run.clock(3).complete('left', FIELDS);
    expect(ways(run)['n_left n_after']).toBe('walked');
  });

  it('goes on from an order when all were told, before they have reported back', () => {
    const run = new Run(small(`${order('tell', 'fire_rescue, police')}\n${action('next')}`));
    run.clock(1).notify('tell', 'fire_rescue');
    expect(ways(run)['n_tell n_next']).toBe('open');
    run.notify('tell', 'police');
    expect(ways(run)['n_tell n_next']).toBe('walked');
  });

  it('stays walked through the rounds of a loop, and in an ended run everything else is off', () => {
    const loop = `
  - id: again
    loop: 巡查
    title_en: Patrol
    every: 10
    on_change: true
    until: 结束了吗？
    until_en: Over?
    by: duty_officer
    flow:
${inside(action('look'))}
`;
    const run = new Run(small(loop));
    run.clock(11).complete('look@1', FIELDS);
    expect(ways(run)).toMatchObject({ 'n_look n_again': 'walked', 'n_again n_look': 'open' });
    run.clock(12).until('again', false);
    expect(ways(run)).toMatchObject({ 'n_again n_look': 'walked', 'n_again n_done': 'open' });
    run.clock(22).complete('look@2', FIELDS);
    run.clock(23).until('again', true);
    expect(ways(run)['n_again n_done']).toBe('walked');
    run.clock(24).do({ kind: 'confirm_end', key: 'done', at: at(24) });
    expect(Object.values(ways(run))).not.toContain('open');
  });

  it('passes a fork when all its lanes have come together', () => {
    const lane = (id: string): string =>
      `      - id: lane_${id}\n        title: ${id}\n        title_en: ${id}\n        flow:\n${inside(action(id), 8)}`;
    const fork = `  - id: both\n    fork: 并行\n    title_en: Both\n    lanes:\n${lane('one')}\n${lane('two')}\n${action('after')}`;
    const run = new Run(small(fork));
    expect(ways(run)).toMatchObject({ 'n_both n_one': 'walked', 'n_one j_both': 'open' });
    run.clock(1).complete('one', FIELDS);
    expect(ways(run)).toMatchObject({ 'n_one j_both': 'walked', 'j_both n_after': 'open' });
    run.clock(2).complete('two', FIELDS);
    expect(ways(run)['j_both n_after']).toBe('walked');
  });
});
