import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ALERT_BY_ID } from '../../../electron/desk/deadlines/read';
import {
  type Clocks,
  DUE_RUNGS,
  dueRungs,
  FOLLOW,
  NEAREST_TARGET,
  registerTargets,
} from '../../../electron/desk/deadlines/targets';
import { landslide } from '../../helpers/acts';
import { type DeskRoom, makeRoom } from '../../helpers/deskRoom';

const MINUTE = 60_000;

let room: DeskRoom;
beforeEach(async () => {
  room = await makeRoom();
  room.services.clock.start();
});
afterEach(() => room.dispose());

const incident = async (): Promise<string> =>
  (await room.call('incident.record', landslide(room, { receivedAt: room.clock.wall() }))).id;

const meetLeader = (id: string) =>
  room.call('obligation.meet', {
    obligationId: `${id}.leader_report.duty_leader`,
    receiver: '林×',
    at: null,
    way: 'phone',
    readBack: true,
  });

type Key = { deadline_id: string; rung: number; fire_at: number };
const keys = (from: string): Key[] =>
  room.db.prepare<[], Key>(`SELECT deadline_id, rung, fire_at FROM ${from} ORDER BY 1, 2`).all();
const armed = (): Key[] => keys("rungs WHERE state = 'armed'");
const targets = (): Key[] => keys('local_targets');
const clocksOf = (boot: string): Clocks => ({
  wall: () => room.clock.wall(),
  monotonic: () => 1_000,
  boot,
});

describe('what the clock asks every second', () => {
  const plan = (sql: string): string[] =>
    room.db
      .prepare<unknown[], { detail: string }>(`EXPLAIN QUERY PLAN ${sql}`)
      .all(
        ...(sql.includes('@')
          ? [{ wall: 1, boot: 'b', mono: 1, now: 1 }]
          : sql
              .split('?')
              .slice(1)
              .map(() => 1)),
      )
      .map(({ detail }) => detail);

  it('is answered by indexes, however many rungs are armed', () => {
    const plans = [DUE_RUNGS, NEAREST_TARGET, ALERT_BY_ID].map(plan);
    expect(plans.flat().filter((step) => step.startsWith('SCAN'))).toEqual([]);
    expect(plans[0]?.join('; ')).toContain('rungs_armed (fire_at<?)');
    expect(plans[0]?.join('; ')).toContain('local_targets_mono (boot=? AND mono_at<?)');
  });

  it('lets a transaction look at the rungs that it touched and at no others', () => {
    const steps = [FOLLOW.lay, FOLLOW.lift].flatMap(plan).filter((step) => step.startsWith('SCAN'));
    expect(steps).toEqual(['SCAN c', 'SCAN c']);
  });
});

describe('targets on the clock that nobody sets', () => {
  it('stand for exactly the rungs that are armed, while things come up, are raised and are done', async () => {
    const first = await incident();
    expect(targets()).toEqual(armed());
    const afterOne = targets().length;
    await incident();
    expect(targets().length).toBe(2 * afterOne);
    room.clock.advance(6 * MINUTE);
    expect(targets()).toEqual(armed());
    expect(targets().length).toBeLessThan(2 * afterOne);
    await meetLeader(first);
    expect(targets()).toEqual(armed());
    expect(keys('(SELECT deadline_id, rung, 0 AS fire_at FROM local_rungs_touched)')).toEqual([]);
  });

  it('are all counted anew after a reboot, also when the first act thereafter touches one rung', async () => {
    await incident();
    room.db.prepare("UPDATE rungs SET fire_at = fire_at + 1 WHERE rung = 1 AND state = 'armed'").run();
    registerTargets(room.db, clocksOf('another'));
    const others = room.db.prepare("SELECT count(*) AS n FROM local_targets WHERE boot <> 'another'").get();
    expect(others).toEqual({ n: 0 });
    expect(targets()).toEqual(armed());
  });

  it('bring a rung due whose wall time somebody set ahead of the clock', async () => {
    await incident();
    const next = room.db
      .prepare<[], { at: number }>('SELECT min(mono_at) AS at FROM local_targets')
      .get()?.at;
    const clocks = { ...room.desk.clocks, wall: () => 0, monotonic: () => next ?? 0 };
    const due = dueRungs(room.db, clocks);
    expect(due.length).toBeGreaterThan(0);
    for (const rung of due) expect(rung.mono_at).toBe(next);
    expect(dueRungs(room.db, { ...clocks, monotonic: () => (next ?? 0) - 1 })).toEqual([]);
  });
});
