import { describe, expect, it, vi } from 'vitest';
import { dues, nodeStates, type RunState, reduce } from '../../../shared/plan';
import { type DueFate, fatesOf, type PlayedEvent, replayOf, statesAlong } from '../../../shared/plan/replay';
import fc from '../../helpers/fc.ts';
import { dice, randomAct, randomPlan } from './generate';
import { action, at, MINUTE, order, Run, small } from './support';

vi.setConfig({ testTimeout: 300_000 });

const played = (run: Run): PlayedEvent[] =>
  run.events.map((event) => ({ recordedAt: event.at, by: '陈立', event }));

function robot(seed: number, acts: number): Run {
  const run = new Run(randomPlan(seed));
  const roll = dice(seed ^ 0x2f6e2b1);
  for (let i = 0; i < acts && run.state.status === 'running'; i += 1) {
    run.now += roll(25) * MINUTE;
    const decided = run.try(randomAct(run, roll));
    if (decided.ok) for (const event of decided.events) run.apply(event);
  }
  return run;
}

/** The plain way: every prefix of the events played from the beginning, and each limit looked up in all of them. */
function bruteForce(run: Run): string[] {
  const prefix = (length: number): RunState =>
    run.events.slice(0, length).reduce((state, event) => reduce(run.ctx, state, event), run.start);
  const there = Array.from({ length: run.events.length + 1 }, (_, length) =>
    dues(run.ctx, { ...prefix(length) }).filter((due) => due.kind !== 'chase'),
  );
  const ended: string[] = [];
  there.forEach((list, place) => {
    const event = run.events[place];
    if (event === undefined) return;
    for (const due of list) {
      if (there[place + 1]?.some((one) => one.id === due.id)) continue;
      ended.push(
        `${due.id} ${due.dueAt} by ${place} ${event.key === due.key && event.at > due.dueAt ? 'after' : ''}`,
      );
    }
  });
  return ended.sort();
}

const isAfter = (run: Run, one: DueFate): boolean => {
  const event = run.events[one.endedBy ?? -1];
  return event !== undefined && event.key === one.key && event.at > one.dueAt;
};

describe('a replay', () => {
  it('finds the same limits ended by the same events as playing every prefix anew', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 2_000_000_000 }),
        fc.integer({ min: 0, max: 60 }),
        (seed, acts) => {
          const run = robot(seed, acts);
          const fates = fatesOf(run.ctx, run.start, played(run), run.now).filter(
            (one) => one.endedBy !== null,
          );
          const told = fates.map(
            (one) => `${one.id} ${one.dueAt} by ${one.endedBy} ${isAfter(run, one) ? 'after' : ''}`,
          );
          expect(told.sort()).toEqual(bruteForce(run));
          for (const one of fates) {
            if (one.fate === 'late') expect(one.doneAt ?? 0).toBeGreaterThan(one.dueAt);
            if (one.fate === 'kept') expect(one.doneAt ?? Number.MAX_VALUE).toBeLessThanOrEqual(one.dueAt);
            expect(one.difference === null).toBe(one.doneAt === null);
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  it('comes to the state of the run, and draws what the drawing showed', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2_000_000_000 }), (seed) => {
        const run = robot(seed, 40);
        const states = statesAlong(run.ctx, run.start, played(run));
        expect(states.at(-1)).toEqual(run.state);
        expect(nodeStates(run.ctx, states.at(-1) ?? run.start, run.now)).toEqual(
          nodeStates(run.ctx, run.state, run.now),
        );
      }),
      { numRuns: 30 },
    );
  });

  it('tells what was kept, late, skipped and chased', () => {
    const run = new Run(small([action('a', 10), order('o', 'fire_rescue'), action('b', 5)].join('\n')));
    run.clock(4).complete('a', { what: '已办' });
    run.clock(20).notify('o', 'fire_rescue');
    run.clock(36).do({ kind: 'chase', key: 'o', party: 'fire_rescue', at: at(36) });
    run.clock(37).do({ kind: 'skip', key: 'b', reason: '现场已办' });
    const replay = replayOf(run.ctx, run.start, played(run), at(40));
    const row = (key: string) => replay.rows.find((one) => one.key === key);
    expect(row('a')).toMatchObject({ fate: 'kept', difference: -6 * MINUTE, took: 4 * MINUTE, by: '陈立' });
    expect(row('o')).toMatchObject({ fate: 'late', difference: 6 * MINUTE, took: 16 * MINUTE, chases: 1 });
    expect(row('b')).toMatchObject({ fate: 'skipped', reason: '现场已办' });
    expect(replay.totals).toEqual({
      limits: 2,
      kept: 1,
      late: 1,
      overdue: 0,
      skipped: 1,
      chases: 1,
      decisions: 0,
    });
    expect(replay.slowest[0]?.key).toBe('o');
    expect(replay.marks).toEqual([[], ['late'], ['chased'], ['skipped']]);
  });
});
