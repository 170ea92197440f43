import { describe, expect, it } from 'vitest';
import {
  type Block,
  blockKind,
  checkPlanSet,
  effectivePost,
  parsePlan,
  type RunAct,
  type RunItem,
  reduce,
  resolveText,
  type WorkPlan,
  walkBlocks,
} from '../../../shared/plan';
import { exploreAll, nextAct, wayTo } from './robot';
import { at, MINUTE, PLAN_FILES, RECEIVED, Run, readResource, SHIPPED, shipped, TABLES } from './support';

const PLANS = [...SHIPPED.values()];
const blocksOf = (plan: WorkPlan): readonly Block[] => [...walkBlocks(plan.flow)];
const PROFILES = ['county', 'city', 'province'] as const;

describe('the ten shipped plans', () => {
  it('are ten, one file each, and name each other rightly', () => {
    expect(PLANS.map((plan) => plan.id)).toEqual(PLAN_FILES.map((file) => file.replace('.yaml', '')));
    expect(PLANS).toHaveLength(10);
    const set = PLAN_FILES.map((file) => {
      const read = parsePlan(readResource(file), file, TABLES);
      if (!read.ok) throw new Error(JSON.stringify(read.problems));
      return { file, plan: read.plan, places: read.places };
    });
    expect(checkPlanSet(set, TABLES)).toEqual([]);
  });

  it('hold the blocks they were designed with', () => {
    const blocks = PLANS.flatMap(blocksOf);
    const kinds = (kind: string) => blocks.filter((block) => blockKind(block) === kind).length;
    const steps = (kind: string) => blocks.filter((block) => 'step' in block && block.step === kind).length;
    expect({
      action: steps('action'),
      order: steps('order'),
      call: steps('call'),
      report: steps('report'),
      choice: kinds('choice'),
      fork: kinds('fork'),
      loop: kinds('loop'),
      spawn: kinds('spawn'),
      end: kinds('end'),
    }).toEqual({
      action: 62,
      order: 92,
      call: 9,
      report: 87,
      choice: 56,
      fork: 32,
      loop: 22,
      spawn: 7,
      end: 20,
    });
    const { posts, parties, obligations, facts } = TABLES;
    expect([posts.length, parties.length, obligations.length, facts.length]).toEqual([5, 49, 19, 22]);
    expect(obligations.filter((duty) => duty.spine).map((duty) => duty.id)).toEqual([
      'leader_report',
      'phone_report',
      'initial_report',
      'update_report',
    ]);
  });

  it('keep instructions to 20-90 characters and level notes to 15-90 at each level', () => {
    for (const plan of PLANS) {
      for (const note of Object.values(plan.level_notes)) {
        expect([...note].length).toBeGreaterThanOrEqual(15);
        expect([...note].length).toBeLessThanOrEqual(90);
      }
      for (const block of blocksOf(plan)) {
        if (!('instruction' in block) || block.instruction === undefined) continue;
        for (const profile of PROFILES) {
          const text = resolveText(block.instruction, TABLES, profile);
          expect(text).not.toMatch(/[{}]/);
          expect([...text].length, text).toBeGreaterThanOrEqual(20);
          expect([...text].length, text).toBeLessThanOrEqual(90);
        }
      }
    }
  });

  it('say no minutes in the text of a step whose obligation says them', () => {
    for (const block of PLANS.flatMap(blocksOf)) {
      if ('obligation' in block) expect(block.instruction.replace('多少小时', '')).not.toMatch(/分钟|小时/);
    }
  });

  it('have each of the four spine duties once, ask the grade again in a loop and know 电话签发', () => {
    for (const plan of PLANS) {
      const blocks = blocksOf(plan);
      for (const duty of ['leader_report', 'phone_report', 'initial_report', 'update_report'])
        expect(blocks.filter((block) => 'obligation' in block && block.obligation === duty)).toHaveLength(1);
      const loops = blocks.filter((block) => 'loop' in block);
      expect(loops.some((loop) => loop.flow.some((block) => block.id === 'regrade'))).toBe(true);
      expect(blocks.some((block) => 'instruction' in block && block.instruction?.includes('电话签发'))).toBe(
        true,
      );
      expect(blockKind(plan.flow.at(-1) as Block)).toBe('end');
    }
  });

  it('use every post, party, fact and obligation of the tables that no rule opens', () => {
    const text = PLAN_FILES.map(readResource).join('\n');
    const mentioned = (id: string) => new RegExp(`\\b${id}\\b`).test(text);
    const recipients = new Set(TABLES.obligations.flatMap((duty) => duty.to));
    expect(TABLES.posts.filter((post) => !mentioned(post.id))).toEqual([]);
    expect(TABLES.parties.filter((party) => !mentioned(party.id) && !recipients.has(party.id))).toEqual([]);
    expect(TABLES.facts.filter((fact) => !mentioned(fact.id))).toEqual([]);
    expect(TABLES.obligations.filter((duty) => !mentioned(duty.id) && !duty.by_rule)).toEqual([]);
  });
});

/** Every open item but an end, and but a loop in the middle of a round, has something due. */
function silentItems(run: Run): readonly string[] {
  const due = new Set(run.dues().map((row) => row.key));
  return run
    .items()
    .filter((item) => item.kind !== 'end' && !(item.kind === 'loop' && item.status === 'waiting'))
    .filter((item) => !due.has(item.key))
    .map((item) => item.key);
}

/** In how many ways each plan comes to each of its ends, loops being left after one round. */
const WAYS: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  'building-collapse': { done: 16, end_false: 16 },
  earthquake: { done: 24, end_felt: 12 },
  'flash-flood-geohazard': { done: 16, end_false: 16 },
  'forest-fire': { done: 32, end_false: 32 },
  'hazchem-accident': { done: 16, end_false: 16 },
  'maritime-fishing': { done: 64, end_false: 32 },
  'mine-accident': { done: 16, end_false: 16 },
  'road-traffic': { done: 64, end_false: 64 },
  'typhoon-flood': { done: 256, end_merged: 64 },
  'urban-fire': { done: 16, end_false: 16 },
};

describe.each(PLANS.map((plan) => [plan.id, plan] as const))('%s', (_, plan) => {
  const ends = blocksOf(plan).filter((block) => 'end' in block);

  it('runs to an end by every combination of options, with nothing open that is not due', {
    timeout: 60_000,
  }, () => {
    const reached: Record<string, number> = {};
    const atLeaf = (run: Run): void => {
      const open = run.items();
      expect(open.map((item) => item.kind)).toEqual(open.map(() => 'end'));
      expect(run.dues()).toEqual([]);
      const end = open[0]?.key ?? '';
      run.do({ kind: 'confirm_end', key: end });
      expect(run.state).toMatchObject({ status: 'ended', endKey: end });
      const replayed = run.events.reduce((state, event) => reduce(run.ctx, state, event), run.start);
      expect(replayed).toEqual(run.state);
      reached[end] = (reached[end] ?? 0) + 1;
    };
    const check = (run: Run): void => {
      const silent = silentItems(run);
      if (silent.length > 0) expect(silent).toEqual([]);
    };
    exploreAll(new Run(plan).clock(2), atLeaf, check);
    expect(Object.keys(reached).sort()).toEqual(ends.map((block) => block.id).sort());
    expect(reached).toEqual(WAYS[plan.id]);
  });

  it('can be ended by a false alarm while every other lane stands open', () => {
    for (const end of ends.filter((block) => block !== plan.flow.at(-1))) {
      const way = wayTo(plan.flow, end.id) ?? {};
      const run = new Run(plan).clock(2);
      const lane = laneOf(plan, end.id);
      for (let item = openIn(run, lane); item && item.blockId !== end.id; item = openIn(run, lane))
        run.do(nextAct(run, item, way) as RunAct);
      const openElsewhere = run.items().filter((item) => item.key !== end.id);
      expect(openElsewhere.length).toBeGreaterThan(2);
      const [event] = run.do({ kind: 'confirm_end', key: end.id });
      expect(event).toMatchObject({ kind: 'run_ended', closed: openElsewhere.map((item) => item.key) });
      expect(run.dues()).toEqual([]);
    }
  });

  it('meets every limit when each step uses the whole of its own, by every combination of options', {
    timeout: 60_000,
  }, () => {
    const began = runAtTheLimit(new Run(plan).clock(0), {});
    const latest = (id: string): number => Math.max(...(began[id] ?? [Number.NEGATIVE_INFINITY]));
    const first = Math.min(...['send_main', 'call_a', 'forward', 'focus'].map((id) => began[id]?.[0] ?? 99));
    expect(first).toBe(3);
    expect(latest('leader')).toBeLessThanOrEqual(5);
    expect(latest('phone')).toBeLessThanOrEqual(20);
    expect(latest('written')).toBe(50);
    expect(latest('rescue')).toBeLessThanOrEqual(8);
    expect(latest('verify')).toBeLessThanOrEqual(15);
  });
});

/** The first-level lane around an end. */
function laneOf(plan: WorkPlan, endId: string): string | undefined {
  const lanes = plan.flow.flatMap((block) => ('fork' in block ? block.lanes : []));
  return lanes.find((lane) => [...walkBlocks(lane.flow)].some((block) => block.id === endId))?.id;
}
function openIn(run: Run, lane: string | undefined): RunItem | undefined {
  const actionable = run.items().filter((item) => item.kind === 'end' || nextAct(run, item) !== null);
  return actionable.find((item) => item.lanes.length === 0 || item.lanes[0]?.id === lane);
}

type Began = Record<string, number[]>;

/**
 * Everything is done at the last moment its due allows, whichever falls due first; at a choice all options are tried.
 * Gives, by block, the minutes at which it opened. Fails when something opens after it was due.
 */
function runAtTheLimit(run: Run, began: Began): Began {
  for (let acts = 0; acts < 2_000; acts += 1) {
    const all = run.dues();
    const open = run.items().flatMap((item) => {
      began[item.blockId] = [
        ...new Set([...(began[item.blockId] ?? []), (item.openedAt - RECEIVED) / MINUTE]),
      ];
      const own = all.filter((due) => due.key === item.key).map((due) => due.dueAt);
      return nextAct(run, item) && own.length > 0 ? [{ item, dueAt: Math.min(...own) }] : [];
    });
    const next = open.sort((a, b) => a.dueAt - b.dueAt)[0];
    if (!next) return began;
    const { item, dueAt } = next;
    if (dueAt < item.openedAt)
      throw new Error(`${item.key} opens ${(item.openedAt - dueAt) / MINUTE} min after it was due`);
    run.now = Math.max(run.now, dueAt);
    if (item.kind === 'choice' && 'choice' in item.block) {
      for (const option of item.block.options.keys()) {
        const branch = run.copy();
        branch.do(nextAct(branch, item, { [item.blockId]: option }) as RunAct);
        runAtTheLimit(branch, began);
      }
      return began;
    }
    run.do(nextAct(run, item) as RunAct);
  }
  throw new Error('no end');
}

describe('names at the three levels', () => {
  it('follow the profile', () => {
    const text = '电话报{government_duty_office}和{superior_duty_office}，{nobody}照旧';
    expect(PROFILES.map((profile) => resolveText(text, TABLES, profile))).toEqual([
      '电话报县委县政府总值班室和市应急管理局值班室，{nobody}照旧',
      '电话报市委市政府总值班室和省应急管理厅指挥中心，{nobody}照旧',
      '电话报省委省政府总值班室和应急管理部指挥中心，{nobody}照旧',
    ]);
  });

  it('let the first duty officer of a county do the work of 值班长 and 信息编报', () => {
    expect(effectivePost('chief_duty_officer', TABLES, 'county')).toBe('duty_officer');
    expect(effectivePost('info_editor', TABLES, 'county')).toBe('duty_officer');
    expect(effectivePost('info_editor', TABLES, 'province')).toBe('info_editor');
    expect(effectivePost('nobody', TABLES, 'city')).toBe('nobody');
  });
});

describe('上坑村 landslide by the plan for flash floods', () => {
  it('gives a county night its deadlines from the telephone call on', () => {
    const run = new Run(shipped('flash-flood-geohazard'));
    run.clock(1);
    expect(run.dueMinutes()).toMatchObject({
      'limit:intake': 3,
      'limit:send_main': 5,
      'choice:trapped': 5,
      'limit:rescue': 15,
      'obligation:leader:duty_leader': 5,
      'obligation:phone:superior_duty_office': 30,
      'obligation:written:government_duty_office': 60,
      'obligation:head:emergency_head': 20,
    });
    expect(run.due('obligation:phone:superior_duty_office')).toMatchObject({
      reached: false,
      targetAt: at(15),
    });
  });
});
