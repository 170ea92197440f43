import { describe, expect, it, vi } from 'vitest';
import {
  type Block,
  canCarry,
  type Due,
  dues,
  mapOf,
  mapProblem,
  planIndex,
  planSwitch,
  proposeMatches,
  type RunContext,
  type RunState,
  reduce,
  type WorkPlan,
} from '../../../shared/plan';
import { walkRun } from '../../../shared/plan/machine/walk';
import fc from '../../helpers/fc.ts';
import { type Dice, dice, randomAct, randomPlan } from './generate';
import { workToTheEnds } from './robot';
import { action, at, call, MINUTE, order, Run, report, SHIPPED, small } from './support';

vi.setConfig({ testTimeout: 900_000 });
const RUNS = 80 * Number(process.env['PLAN_RUNS'] ?? 1);

/** The run under another plan, by what is proposed. */
function switched(run: Run, plan: WorkPlan, more: Readonly<Record<string, string | null>> = {}) {
  const map = { ...mapOf(proposeMatches(run.ctx.plan, plan)), ...more };
  const next = new Run(plan);
  next.now = run.now;
  const made = planSwitch({ old: run.ctx, state: run.state, next: next.ctx, map, at: run.now, runId: 'old' });
  next.state = made.state;
  return { ...made, next, map };
}

describe('which block takes over from which', () => {
  const propose = (old: string, next: string) =>
    proposeMatches(small(old), small(next)).map(({ from, to, why }) => [from, to, why]);

  it('is the one with the same id, then one with the same title, duty or parties', () => {
    expect(propose(action('a'), action('a', 20))).toEqual([['a', 'a', 'id']]);
    expect(propose(action('a'), action('x'))).toEqual([['a', 'x', 'title']]);
    expect(propose(report('r', 'leader_report'), report('q', 'leader_report'))).toEqual([
      ['r', 'q', 'obligation'],
    ]);
    const other = order('p', 'police, township').replace('title: 步骤', 'title: 出警');
    expect(propose(order('o', 'police, township, fire_rescue'), other)).toEqual([['o', 'p', 'parties']]);
    expect(propose(action('a'), order('o', 'police'))).toEqual([['a', null, 'none']]);
  });

  it('never lets anything but a report of the same duty stand for a report', () => {
    expect(propose(action('a'), report('a', 'leader_report'))).toEqual([['a', null, 'none']]);
    const map = { a: 'a' };
    const found = mapProblem(small(action('a')), small(report('a', 'leader_report')), map);
    expect(found).toEqual({ code: 'kind', from: 'a', to: 'a' });
  });

  it('gives no block away twice', () => {
    const plan = small(`${action('a')}\n${action('b')}`);
    expect(mapProblem(plan, plan, { a: 'a', b: 'a' })).toMatchObject({ code: 'twice' });
    expect(mapProblem(plan, plan, { a: 'z' })).toMatchObject({ code: 'unknown' });
    expect(mapProblem(plan, plan, { a: 'b', b: null })).toBeNull();
  });
});

describe('a run that goes over to a revised plan', () => {
  it('keeps what was done, what stands open and its time, and opens new steps from the switch on', () => {
    const run = new Run(small(`${action('a')}\n${action('b')}\n${action('c')}`));
    run.clock(3).complete('a', { what: '三人' });
    run.clock(5);
    const { next } = switched(
      run,
      small(`${action('a')}\n${action('new', 7)}\n${action('b')}\n${action('c')}`),
    );
    expect(next.open()).toEqual(['new', 'b']);
    expect(next.dueMinutes()).toEqual({ 'limit:new': 12, 'limit:b': 13 });
    expect(next.state.records['a']).toMatchObject({ completed: { at: at(3) }, fields: { what: '三人' } });
    expect(next.state).toMatchObject({ receivedAt: run.state.receivedAt, startedAt: run.state.startedAt });
    next.clock(6).complete('b');
    expect(next.open()).toEqual(['new', 'c']);
  });

  it('carries a step under its new name, and leaves what has no place in the old run', () => {
    const run = new Run(small(`${action('a')}\n${call('k', 'police')}`));
    run.clock(1).complete('a');
    const plan = small(`${action('renamed')}\n${order('o', 'police')}`);
    const { next } = switched(run, plan);
    expect(next.open()).toEqual(['o']);
    expect(next.due('limit:o')).toMatchObject({ dueAt: at(11) });
  });

  it('does not make an order that was done open again for a party more, but tells of one that was still waiting', () => {
    const run = new Run(small(`${order('o', 'police')}\n${order('p', 'township')}\n${action('z')}`));
    run.clock(1).notify('o', 'police');
    run.reportBack('o', 'police');
    run.clock(2).notify('p', 'township');
    run.clock(20);
    const plan = small(
      `${order('o', 'police, ambulance')}\n${order('p', 'township, police')}\n${action('z')}`,
    );
    const { next } = switched(run, plan);
    expect(next.open()).toEqual(['p', 'z']);
    expect(next.dueMinutes()).toEqual({ 'limit:p': 30, 'chase:p:township': 17, 'limit:z': 12 });
  });

  it('leaves an answer that nobody asks for any more owed by the run that was left', () => {
    const run = new Run(small(`${order('o', 'police, township')}\n${action('z')}`));
    run.clock(1).notify('o', 'police', 'township');
    run.clock(5);
    const { owed, next } = switched(run, small(`${order('o', 'police')}\n${action('z')}`));
    expect(owed).toEqual([{ key: 'o', party: 'township' }]);
    run.apply({ kind: 'run_switched', key: '', at: run.now, to: 'new', reason: '修订', owed });
    expect(run.state.status).toBe('ended');
    expect(run.dueMinutes()).toEqual({ 'chase:o:township': 16 });
    expect(next.dueMinutes()['chase:o:police']).toBe(16);
    run.refuses({ kind: 'complete', key: 'z', fields: {} }, 'run_ended');
    run.clock(9).do({ kind: 'chase', key: 'o', party: 'township', at: run.now });
    run.reportBack('o', 'township');
    expect(run.dues()).toEqual([]);
    expect(run.items().filter((item) => item.status === 'active')).toEqual([]);
  });

  it('asks a decision again only when its option is gone', () => {
    const plain = `  - id: c
    choice: 选？
    question_en: Which?
    by: duty_officer
    limit: 5
    clock: step
    options:
      - {when: 甲, when_en: A, flow: []}
      - {when: 乙, when_en: B, flow: []}`;
    const run = new Run(small(`${plain}\n${action('z')}`));
    run.clock(1).choose('c', 1);
    run.clock(30);
    const turned = plain
      .replace('甲, when_en: A', '丙, when_en: C')
      .replace('乙, when_en: B', '甲, when_en: A');
    const kept = plain.replace('when: 甲, when_en: A', 'when: 丙, when_en: C');
    expect(switched(run, small(`${kept}\n${action('z')}`)).next.open()).toEqual(['z']);
    const { next } = switched(run, small(`${turned}\n${action('z')}`));
    expect(next.open()).toEqual(['c', 'z']);
    expect(next.dueMinutes()['choice:c']).toBe(35);
  });
});

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/** Changes a plan as a person would who revises it: new steps, steps gone, other limits, parties, words, order, names. */
class Reviser {
  private next = 0;
  private readonly roll: Dice;
  constructor(roll: Dice) {
    this.roll = roll;
  }

  flow(blocks: readonly Block[]): readonly Block[] {
    const kept = blocks.filter((block) => 'end' in block || this.roll(9) > 0).map((one) => this.block(one));
    const body = kept.filter((one) => !('end' in one));
    const ends = kept.filter((one) => 'end' in one);
    if (this.roll(4) === 0) body.splice(this.roll(body.length + 1), 0, this.fresh());
    if (body.length > 1 && this.roll(5) === 0) body.unshift(...body.splice(this.roll(body.length), 1));
    return [...body, ...ends];
  }

  private fresh(): Block {
    this.next += 1;
    const { flow } = small(action(`fresh${this.next}`, 5 + this.roll(20)));
    return flow[0] as Block;
  }

  private block(block: Block): Block {
    const changed: Mutable<Block> & { id: string } = { ...block };
    if (this.roll(12) === 0 && !('end' in block)) changed.id = `${block.id}_x`;
    if ('limit' in changed && this.roll(6) === 0) (changed as { limit: number }).limit += 1 + this.roll(9);
    if ('chase' in changed && this.roll(5) === 0)
      return { ...changed, to: [...new Set([...changed.to, 'ambulance'])] } as Block;
    if ('choice' in changed) {
      const options = changed.options.map((one, place) => ({
        ...one,
        ...(this.roll(8) === 0 ? { when: `改${place}`, when_en: `changed ${place}` } : {}),
        flow: this.flow(one.flow),
      }));
      return { ...changed, options } as Block;
    }
    if ('fork' in changed)
      return {
        ...changed,
        lanes: changed.lanes.map((one) => ({ ...one, flow: this.flow(one.flow) })),
      } as Block;
    if ('loop' in changed) return { ...changed, flow: this.flow(changed.flow) } as Block;
    return changed as Block;
  }
}

function played(seed: number, acts: number): Run {
  const plans = [...SHIPPED.values()];
  const plan = seed % 2 === 0 ? randomPlan(seed) : (plans[(seed >> 1) % plans.length] as WorkPlan);
  const run = new Run(plan);
  const roll = dice(seed ^ 0x5bd1e995);
  for (let i = 0; i < acts && run.state.status === 'running'; i += 1) {
    run.now += roll(25) * MINUTE;
    const act = randomAct(run, roll);
    if (act.kind === 'confirm_end') continue;
    const decided = run.try(act);
    if (decided.ok) for (const event of decided.events) run.apply(event);
  }
  return run;
}

const loopsOf = (ctx: RunContext, id: string): string =>
  (planIndex(ctx.plan).get(id)?.loops ?? []).map((loop) => loop.id).join('/');

/** Steps whose ids and surrounding loops the revision kept. */
function sameSteps(run: Run, next: Run): readonly { readonly key: string; readonly status: string }[] {
  return walkRun(run.ctx, run.state).instances.filter(({ block }) => {
    const other = planIndex(next.ctx.plan).get(block.id)?.block;
    const isKept = other !== undefined && canCarry(block, other) && ('step' in block || 'spawn' in block);
    return isKept && loopsOf(run.ctx, block.id) === loopsOf(next.ctx, block.id);
  });
}

const minutesOf = (ctx: RunContext, id: string): string => {
  const block = planIndex(ctx.plan).get(id)?.block;
  return JSON.stringify([
    block && 'limit' in block ? [block.limit, block.clock] : 0,
    block && 'chase' in block ? block.chase : 0,
  ]);
};

describe('whatever was done and however the plan is revised', () => {
  const seeds = fc.integer({ min: 0, max: 2_000_000_000 });
  const lengths = fc.integer({ min: 0, max: 70 });
  const cases = (check: (run: Run, made: ReturnType<typeof switched>) => void): void => {
    const property = fc.property(seeds, lengths, (seed, length) => {
      const run = played(seed, length);
      const plan = { ...run.ctx.plan, flow: new Reviser(dice(seed + 7)).flow(run.ctx.plan.flow) };
      check(run, switched(run, plan));
    });
    fc.assert(property, { numRuns: RUNS });
  };

  it('every done step with an equal id is done, every skipped one skipped', () => {
    cases((run, { next }) => {
      const after = walkRun(next.ctx, next.state);
      const lost = sameSteps(run, next)
        .filter(({ status }) => status === 'done' || status === 'skipped')
        .filter(({ key, status }) => after.byKey.get(key)?.status !== status);
      expect(lost.map((one) => one.key)).toEqual([]);
    });
  });

  it('no duty that was met is due again, and no answer or report that was owed is lost', () => {
    cases((run, { next, owed, keys }) => {
      const all = next.dues();
      for (const [key, record] of Object.entries(run.state.records)) {
        const to = keys.get(key);
        const again = all.filter((due) => due.key === to && due.recipient && record.sent?.[due.recipient]);
        expect(again).toEqual([]);
      }
      const found = (due: Due) =>
        due.kind === 'chase'
          ? all.some(
              (one) => one.kind === 'chase' && one.key === keys.get(due.key) && one.party === due.party,
            )
          : all.some((one) => one.obligation === due.obligation && one.recipient === due.recipient);
      const missing = run
        .dues()
        .filter((due) => due.kind === 'chase' || (due.kind === 'obligation' && due.reached))
        .filter((due) => !found(due) && !owed.some((one) => one.key === due.key));
      expect(missing).toEqual([]);
      const left = reduce(run.ctx, run.state, {
        kind: 'run_switched',
        key: '',
        at: run.now,
        to: 'new',
        reason: '修订',
        owed,
      });
      expect(dues(run.ctx, left)).toHaveLength(owed.length);
    });
  });

  it('nothing is due earlier than before, but where the plan says so', () => {
    cases((run, { next, keys }) => {
      const before = new Map(
        run.dues().map((due) => [due.id.replace(`:${due.key}`, `:${keys.get(due.key) ?? '-'}`), due]),
      );
      const earlier = next.dues().filter((due) => {
        const known = before.get(due.id);
        if (!known) return due.clock === 'step' && due.kind !== 'round' && due.dueAt < run.now;
        const isSame = minutesOf(run.ctx, known.blockId) === minutesOf(next.ctx, due.blockId);
        return isSame && due.dueAt < known.dueAt;
      });
      expect(earlier).toEqual([]);
    });
  });

  it('the same switch gives the same state, also through JSON, and the run can be finished', () => {
    cases((run, { next, map }) => {
      const state = JSON.parse(JSON.stringify(run.state)) as RunState;
      const again = planSwitch({ old: run.ctx, state, next: next.ctx, map, at: run.now, runId: 'old' });
      expect(JSON.stringify(again.state)).toBe(JSON.stringify(next.state));
      expect(workToTheEnds(next).length).toBeGreaterThan(0);
    });
  });

  it('a plan that did not change leaves everything as it was', () => {
    const property = fc.property(seeds, lengths, (seed, length) => {
      const run = played(seed, length);
      const { next, owed } = switched(run, run.ctx.plan);
      expect(next.dues()).toEqual(run.dues());
      expect(next.open()).toEqual(run.open());
      expect(owed).toEqual([]);
    });
    fc.assert(property, { numRuns: RUNS });
  });
});
