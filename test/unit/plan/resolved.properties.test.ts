/** Random plans with sub-plans, waits and blocks of some levels: what resolving and time limits must hold to. */

import { describe, expect, it, vi } from 'vitest';
import {
  checkPlanSet,
  isAtLevel,
  parsePlan,
  planIndex,
  resolvePlan,
  toMermaid,
  type WorkPlan,
  walkBlocks,
} from '../../../shared/plan';
import { PROFILES } from '../../../shared/plan/schema';
import fc from '../../helpers/fc.ts';
import { DueOracle } from './dueOracle';
import { dice, randomAct, richPlan, richTexts } from './generate';
import { workToTheEnds } from './robot';
import { MINUTE, planFrom, RECEIVED, Run, SHIPPED, TABLES } from './support';

vi.setConfig({ testTimeout: 900_000 });
const RUNS = 60 * Number(process.env['PLAN_RUNS'] ?? 1);
const seeds = fc.integer({ min: 0, max: 2_000_000_000 });
const profiles = fc.constantFrom(...PROFILES);

function othersOf(inner: ReadonlyMap<string, string>): ReadonlyMap<string, WorkPlan> {
  return new Map([...inner].map(([id, text]) => [id, planFrom(text, `${id}.yaml`)]));
}

/** How often a block of a text must be there once it is resolved: a second, plainer way of counting. */
function expectedIds(plan: WorkPlan, others: ReadonlyMap<string, WorkPlan>, profile: string): string[] {
  const collect = (blocks: WorkPlan['flow'], prefix: string): string[] =>
    blocks.flatMap((block): string[] => {
      if (!('end' in block) && block.profiles && !block.profiles.some((one) => one === profile)) return [];
      const own = [prefix + block.id];
      if ('choice' in block) return [...own, ...block.options.flatMap((one) => collect(one.flow, prefix))];
      if ('fork' in block) return [...own, ...block.lanes.flatMap((one) => collect(one.flow, prefix))];
      if ('loop' in block) return [...own, ...collect(block.flow, prefix)];
      if (!('subplan' in block)) return own;
      const inner = others.get(block.subplan)?.flow ?? [];
      return [...own, ...collect(inner.slice(0, -1), `${prefix}${block.id}__`)];
    });
  return collect(plan.flow, '');
}

describe('a plan with its sub-plans in their places', () => {
  it('passes the checks, and holds each block of this level once and no other', () => {
    const property = fc.property(seeds, profiles, (seed, profile) => {
      const { main, inner } = richTexts(seed);
      const plan = planFrom(main);
      const others = othersOf(inner);
      const set = [plan, ...others.values(), ...SHIPPED.values()].map((one) => ({ file: one.id, plan: one }));
      expect(checkPlanSet(set, TABLES)).toEqual([]);
      const resolved = resolvePlan(plan, others, profile);
      expect(resolvePlan(plan, new Map(others), profile)).toBe(resolved);
      const ids = [...walkBlocks(resolved.flow)].map((block) => block.id);
      expect(ids).toEqual(expectedIds(plan, others, profile));
      expect(new Set(ids).size).toBe(ids.length);
      for (const block of walkBlocks(resolved.flow)) {
        if (!('end' in block)) expect(isAtLevel(block, profile)).toBe(true);
      }
      expect(planIndex(resolved).size).toBe(ids.length);
    });
    fc.assert(property, { numRuns: RUNS });
  });

  it('is left as it is when it has neither sub-plans nor levels', () => {
    for (const plan of SHIPPED.values()) expect(resolvePlan(plan, SHIPPED, 'city')).toBe(plan);
  });

  it('stays on the revision that was pinned, whatever is written into the sub-plan later', () => {
    const property = fc.property(seeds, seeds, (seed, later) => {
      const { main, inner } = richTexts(seed);
      const pinned = othersOf(inner);
      const run = new Run(resolvePlan(planFrom(main), pinned, 'county'));
      const before = JSON.stringify(run.ctx.plan);
      const newer = new Map([...pinned.keys()].map((id) => [id, richPlan(later, 'county')]));
      resolvePlan(planFrom(main), newer, 'county');
      workToTheEnds(run);
      expect(JSON.stringify(resolvePlan(planFrom(main), pinned, 'county'))).toBe(before);
    });
    fc.assert(property, { numRuns: Math.ceil(RUNS / 4) });
  });

  it('is drawn with each block as one node or one frame', () => {
    const property = fc.property(seeds, profiles, (seed, profile) => {
      const plan = richPlan(seed, profile);
      const text = toMermaid({ plan, tables: TABLES, profile }, null, 'zh');
      const lines = text.split('\n').map((line) => line.trim());
      for (const block of walkBlocks(plan.flow)) {
        const own = lines.filter((line) =>
          new RegExp(`^(subgraph )?n_${block.id}[^A-Za-z0-9_ ]`).test(line.replace(' [', '[')),
        );
        expect(own, block.id).toHaveLength(1);
      }
      expect(lines.filter((line) => line.startsWith('subgraph'))).toHaveLength(
        lines.filter((line) => line === 'end').length,
      );
    });
    fc.assert(property, { numRuns: Math.ceil(RUNS / 4) });
  });

  it('cannot be written as one text: what resolving put in is refused in a file', () => {
    const text = `id: a\nflow:\n  - {id: s, subplan: b, title: 子, title_en: S, flow: []}\n`;
    const read = parsePlan(text, 'a.yaml', TABLES);
    expect(read.ok ? [] : read.problems.map((one) => one.code)).toContain('unknown_key');
  });
});

describe('time limits in runs without loops', () => {
  it('are those of a brute-force reading of the events', () => {
    const property = fc.property(seeds, profiles, fc.nat(90), (seed, profile, length) => {
      const run = new Run(richPlan(seed, profile, 'straight'), profile);
      const roll = dice(seed ^ 0x2545f491);
      for (let acts = 0; acts < length && run.state.status === 'running'; acts += 1) {
        run.now += roll(25) * MINUTE;
        const act = randomAct(run, roll);
        const decided =
          act.kind === 'reopen' ? run.try({ kind: 'note', key: act.key, text: '略' }) : run.try(act);
        if (decided.ok) for (const event of decided.events) run.apply(event);
      }
      if (run.state.status === 'ended') {
        expect(run.dues()).toEqual([]);
        return;
      }
      const oracle = new DueOracle(run.ctx, run.events, RECEIVED);
      oracle.flow(run.ctx.plan.flow, RECEIVED, true);
      const byId = (a: { readonly id: string }, b: { readonly id: string }) => (a.id < b.id ? -1 : 1);
      const said = run.dues().map(({ id, dueAt }) => ({ id, dueAt }));
      expect(said.sort(byId)).toEqual([...oracle.found].sort(byId));
    });
    fc.assert(property, { numRuns: RUNS * 3 });
  });
});
