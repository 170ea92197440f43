/**
 * Random people on random plans. PLAN_RUNS in the environment multiplies the number of runs for a long search; a failing
 * seed printed by fast-check repeats the failure.
 */

import { describe, expect, it, vi } from 'vitest';
import {
  currentItems,
  type Due,
  decide,
  dues,
  findReport,
  planIndex,
  possibleKeys,
  type RunAct,
  type RunContext,
  type RunEvent,
  type RunState,
  reduce,
  type WorkPlan,
} from '../../../shared/plan';
import { blockIdOf, roundsOf } from '../../../shared/plan/machine/state';
import { PROFILES } from '../../../shared/plan/schema';
import fc from '../../helpers/fc.ts';
import { type Dice, dice, randomAct, randomPlan, richPlan } from './generate';
import { Oracle } from './oracle';
import { workToTheEnds } from './robot';
import { MINUTE, Run, SHIPPED, TABLES } from './support';

// a busy machine, or a long search
vi.setConfig({ testTimeout: 900_000 });
const RUNS = 60 * Number(process.env['PLAN_RUNS'] ?? 1);
const shippedPlans = [...SHIPPED.values()];

/** On made-up plans of one text, on made-up plans with sub-plans and levels, and on the shipped ones. */
function planOf(seed: number): WorkPlan {
  if (seed % 3 === 0) return randomPlan(seed);
  if (seed % 3 === 1) return richPlan(seed, PROFILES[(seed >> 4) % PROFILES.length] ?? 'county');
  return shippedPlans[(seed >> 1) % shippedPlans.length] as WorkPlan;
}

/** Plays `acts` random acts; `after` sees every event with the state and dues before it. */
function play(
  seed: number,
  acts: number,
  after: (run: Run, event: RunEvent, before: RunState) => void = () => undefined,
): Run {
  const run = new Run(planOf(seed));
  const roll = dice(seed ^ 0x5bd1e995);
  for (let i = 0; i < acts && run.state.status === 'running'; i += 1) {
    run.now += roll(25) * MINUTE;
    const decided = run.try(randomAct(run, roll));
    const events = decided.ok ? decided.events : roll(12) === 0 ? outside(run, roll) : [];
    for (const event of events) {
      const before = run.state;
      run.apply(event);
      after(run, event, before);
    }
  }
  return run;
}

/** A duty of this run done by somebody elsewhere. */
function outside(run: Run, roll: Dice): readonly RunEvent[] {
  const duty = TABLES.obligations[roll(TABLES.obligations.length)];
  const recipient = duty?.to[roll(duty.to.length)] ?? '';
  const key = findReport(run.ctx, run.state, duty?.id ?? '', recipient);
  return key === null
    ? []
    : [{ kind: 'obligation_met', key, recipient, receiver: '别处', way: 'fax', at: run.now }];
}

const seeds = fc.integer({ min: 0, max: 2_000_000_000 });
const lengths = fc.integer({ min: 0, max: 90 });

describe('whatever people do', () => {
  it('the machine and a second, simple reading of the events agree on what is open and who owes an answer', () => {
    const property = fc.property(seeds, lengths, (seed, length) => {
      const run = play(seed, length);
      if (run.state.status === 'ended') return;
      const oracle = new Oracle(run.ctx, run.events);
      const items = run.items();
      const active = items.filter((item) => item.status === 'active').map((item) => item.key);
      const owing = oracle.owing();
      const begunAhead = active.filter((key) => !oracle.open().includes(key));
      expect(active).toEqual(expect.arrayContaining([...oracle.open()]));
      expect(begunAhead.filter((key) => !owing.some((entry) => entry.startsWith(`${key} `)))).toEqual([]);
      const chased = run.dues().filter((due) => due.kind === 'chase');
      expect(chased.map((due) => `${due.key} ${due.party}`).sort()).toEqual([...owing].sort());
      const keys = items.map((item) => item.key);
      expect(chased.filter((due) => !keys.includes(due.key))).toEqual([]);
    });
    fc.assert(property, { numRuns: RUNS });
  });

  it('nothing stands open without a due, but an end, a loop whose round is being worked and a wait for a fact', () => {
    const property = fc.property(seeds, lengths, (seed, length) => {
      play(seed, length, (run) => {
        if (run.state.status === 'ended') return;
        const all = run.dues();
        expect(new Set(all.map((due) => due.id)).size).toBe(all.length);
        const due = new Set(all.map((row) => row.key));
        const items = run.items();
        expect(items.length).toBeGreaterThan(0);
        const silent = items
          .filter((item) => item.kind !== 'end' && !(item.kind === 'loop' && !item.loop?.ask))
          .filter((item) => !('wait' in item.block && item.block.fact !== undefined))
          .filter((item) => !due.has(item.key));
        if (silent.length > 0) expect(silent.map((item) => item.key)).toEqual([]);
      });
    });
    fc.assert(property, { numRuns: RUNS });
  });

  it('a deadline goes away or moves only by an act that has to do with it', () => {
    const property = fc.property(seeds, lengths, (seed, length) => {
      play(seed, length, (run, event, before) => {
        const earlier = dues(run.ctx, before);
        const later = new Map(run.dues().map((due) => [due.id, due]));
        const wrong = earlier.filter((due) => !mayChange(run.ctx, run.state, event, due, later.get(due.id)));
        if (wrong.length > 0)
          expect({ event, wrong, later: wrong.map((due) => later.get(due.id)) }).toEqual({});
      });
    });
    // a report given up in an earlier round and sent after all
    const examples: [number, number][] = [[1_235_611_277, 49]];
    fc.assert(property, { numRuns: RUNS, examples });
  });

  it('a block that the flow has reached stays reached, and outside loops keeps the moment at which it opened', () => {
    const property = fc.property(seeds, lengths, (seed, length) => {
      play(seed, length, (run, _, before) => {
        if (run.state.status === 'ended') return;
        const now = new Map(run.items().map((item) => [item.key, item.openedAt]));
        const index = planIndex(run.ctx.plan);
        for (const item of currentItems(run.ctx, before)) {
          const isInLoop = (index.get(item.blockId)?.loops.length ?? 0) > 0;
          const openedAt = now.get(item.key);
          const begunAhead =
            item.kind === 'step' && item.status === 'active' && (item.parties?.length ?? 0) > 0;
          if (openedAt === undefined || isInLoop || begunAhead || item.status === 'waiting') continue;
          expect(openedAt).toBe(item.openedAt);
        }
      });
    });
    fc.assert(property, { numRuns: RUNS });
  });

  it('replaying the events, also through JSON, gives the same state and the same dues', () => {
    const property = fc.property(seeds, lengths, (seed, length) => {
      const run = play(seed, length);
      const events = JSON.parse(JSON.stringify(run.events)) as readonly RunEvent[];
      expect(events).toEqual(run.events);
      const start = JSON.parse(JSON.stringify(run.start)) as RunState;
      const state = events.reduce((current, event) => reduce(run.ctx, current, event), start);
      expect(state).toEqual(run.state);
      expect(JSON.stringify(state)).toBe(JSON.stringify(run.state));
      expect(dues(run.ctx, state)).toEqual(run.dues());
    });
    fc.assert(property, { numRuns: RUNS });
  });

  it('the run can be finished by people who do what stands open', () => {
    const property = fc.property(seeds, lengths, (seed, length) => {
      const run = play(seed, length);
      if (run.state.status === 'ended') return;
      const ends = workToTheEnds(run);
      expect(ends.length).toBeGreaterThan(0);
      run.do({ kind: 'confirm_end', key: ends[0]?.key ?? '' });
      expect(run.state.status).toBe('ended');
      expect(run.dues()).toEqual([]);
      expect(possibleKeys(run.ctx, run.state).size).toBe(0);
    });
    fc.assert(property, { numRuns: RUNS });
  });
});

/** The innermost round of a key. */
function roundOf(key: string): number {
  return roundsOf(key).at(-1) ?? 0;
}

/** The reasons for which a due may be gone or stand elsewhere after an event. */
function mayChange(
  ctx: RunContext,
  state: RunState,
  event: RunEvent,
  before: Due,
  after: Due | undefined,
): boolean {
  if (event.kind === 'run_ended') return after === undefined;
  // what was done before the flow came is undone there: the flow will come to it
  if (event.kind === 'step_reopened' && event.passedAt === undefined && event.ahead) return true;
  const past = event.kind === 'option_chosen' ? (state.records[event.key]?.past ?? []) : [];
  if (past.some((one) => one.reopened.passedAt === undefined)) return true;
  const index = planIndex(ctx.plan);
  const loopsAround = index.get(event.key.split('@')[0] ?? '')?.loops.map((loop) => loop.id) ?? [];
  const dueLoops = index.get(before.blockId)?.loops.map((loop) => loop.id) ?? [];
  const isOwn = before.key === event.key;
  const isServed =
    isOwn &&
    (!('party' in event) || before.party === undefined || before.party === event.party) &&
    (!('recipient' in event) || before.recipient === undefined || before.recipient === event.recipient);
  if (!after) {
    if (isServed) return true;
    if (before.kind === 'round' && (isOwn || loopsAround.includes(before.blockId))) return true;
    return event.kind === 'option_chosen' && !possibleKeys(ctx, state).has(before.key);
  }
  if (before.reached && !after.reached) return false;
  if (after.dueAt === before.dueAt && after.targetAt === before.targetAt) return true;
  if (before.kind === 'chase') return isServed;
  const inLoop = (id: string) => dueLoops.includes(id) || before.blockId === id;
  if (event.kind === 'round_opened') return inLoop(blockIdOf(event.key)) && after.dueAt < before.dueAt;
  // a report moves the rounds of loops that count from the last report
  const isReport = event.kind === 'report_sent' || event.kind === 'obligation_met';
  if (!isReport || (dueLoops.length === 0 && before.kind !== 'round')) return false;
  // never to an earlier time, unless an earlier round passed without it: the time kept for it then gives way to its own
  const isMadeUp = blockIdOf(event.key) === before.blockId && roundOf(event.key) < roundOf(before.key);
  return after.dueAt > (isMadeUp ? event.at : before.dueAt);
}

describe('whatever is sent to the machine', () => {
  const text = fc.oneof(fc.string(), fc.constantFrom('police', 'a', '__proto__', 'constructor', ''));
  const anything = fc.oneof(fc.anything(), text, fc.integer(), fc.constant(undefined));
  const kinds = [
    'complete',
    'notify',
    'report_back',
    'chase',
    'call_result',
    'send',
    'choose',
    'answer_until',
    'open_round',
    'spawn',
    'confirm_wait',
    'confirm_end',
    'skip',
    'not_applicable',
    'notify_all',
    'reopen',
    'assign',
    'note',
    'attach',
  ];

  it('is judged, never thrown at, and changes nothing when it is refused', () => {
    const property = fc.property(seeds, fc.gen(), (seed, gen) => {
      const run = play(seed, 25);
      const keys = [...possibleKeys(run.ctx, run.state), 'nothing'];
      const act: Record<string, unknown> = {
        kind: gen(() => fc.constantFrom(...kinds, 'other')),
        key: gen(() => fc.oneof(fc.constantFrom(...keys), anything)),
      };
      const names = [
        'fields',
        'party',
        'who',
        'what',
        'recipient',
        'receiver',
        'way',
        'option',
        'decidedBy',
        'at',
      ];
      for (const name of [
        ...names,
        'yes',
        'words',
        'reason',
        'override',
        'result',
        'readBack',
        'note',
        'childIncidentId',
        'decision',
        'parties',
        'to',
        'accountId',
        'text',
        'attachments',
      ])
        if (gen(fc.boolean)) act[name] = gen(() => anything);
      const before = JSON.stringify(run.state);
      const decided = decide(run.ctx, run.state, act as unknown as RunAct, run.now);
      expect(JSON.stringify(run.state)).toBe(before);
      if (!decided.ok) expect(decided.code).toMatch(/^[a-z_]+$/);
      else for (const event of decided.events) run.apply(event);
      expect(() => [run.dues(), run.items()]).not.toThrow();
    });
    fc.assert(property, { numRuns: RUNS * 3 });
  });
});
