import { describe, expect, test } from 'vitest';
import { IdleWatch, shortIdle } from '../../../electron/main/seat/idleWatch';

/** A seat whose clock and whose system are moved by hand; each tick is five seconds. */
function seat(options: { readonly minutes?: number; readonly counts?: boolean } = {}) {
  const locks: string[] = [];
  const world = { now: 0, touchedElsewhere: 0, isLocked: false, isAway: false, isCalled: 0 };
  let tick = (): void => undefined;
  const watch = new IdleWatch({
    systemIdle: () =>
      options.counts === false ? 0 : Math.floor((world.now - world.touchedElsewhere) / 1_000),
    now: () => world.now,
    state: () => {
      world.isCalled += 1;
      return Promise.resolve(
        world.isAway ? null : { isLocked: world.isLocked, idleMinutes: options.minutes ?? 10 },
      );
    },
    lock: (reason) => {
      locks.push(reason);
      world.isLocked = true;
      return Promise.resolve(true);
    },
    every: (_ms, run) => {
      tick = run;
      return () => undefined;
    },
    limitMs: null,
  });
  const pass = async (minutes: number): Promise<void> => {
    for (let passed = 0; passed < minutes * 12; passed += 1) {
      world.now += 5_000;
      tick();
      await new Promise((done) => setImmediate(done));
    }
  };
  return { locks, world, watch, pass };
}

describe('the idle lock', () => {
  test('locks once after the minutes of the policy in which nobody touched anything', async () => {
    const { locks, pass } = seat();
    await pass(9);
    expect(locks).toEqual([]);
    await pass(20);
    expect(locks).toEqual(['idle']);
  });

  test('counts a hand on the page, and one on another window of the machine', async () => {
    const { locks, watch, world, pass } = seat();
    await pass(8);
    watch.touched();
    await pass(8);
    expect(locks).toEqual([]);
    world.touchedElsewhere = world.now;
    await pass(8);
    expect(locks).toEqual([]);
    await pass(3);
    expect(locks).toEqual(['idle']);
  });

  test('goes by the page alone where the system never counts', async () => {
    const { locks, pass } = seat({ counts: false });
    await pass(11);
    expect(locks).toEqual(['idle']);
  });

  test('waits while somebody is on the telephone, and for the whole time after it', async () => {
    const { locks, watch, pass } = seat({ minutes: 5 });
    watch.callGoing(true);
    await pass(60);
    watch.callGoing(false);
    await pass(4);
    expect(locks).toEqual([]);
    await pass(2);
    expect(locks).toEqual(['idle']);
  });

  test('locks at once with the system, on the telephone or not', () => {
    const { locks, watch } = seat();
    watch.callGoing(true);
    watch.systemLocked();
    expect(locks).toEqual(['system']);
  });

  test('tries again until the desk answers, and asks for one absence only once', async () => {
    const { locks, world, watch, pass } = seat();
    world.isAway = true;
    await pass(12);
    world.isAway = false;
    await pass(1);
    expect(locks).toEqual(['idle']);
    const asked = world.isCalled;
    await pass(60);
    expect(world.isCalled).toBe(asked);
    world.isLocked = false;
    watch.touched();
    await pass(11);
    expect(locks).toEqual(['idle', 'idle']);
  });

  test('takes seconds for trying out only where they are named', () => {
    expect(shortIdle({})).toBeNull();
    expect(shortIdle({ WATCHDESK_IDLE_SECONDS: '3' })).toBe(3_000);
  });
});
