/** The promises P1 to P4 of the alert clock (reliability.md 2.3), played on a real desk in a process of its own. */
import { setTimeout as wait } from 'node:timers/promises';
import { bareTimers, bareWrites } from './bare';
import type { AlertFigures } from './ledger';
import { AlarmRoom } from './room';

export type Played = { readonly figures: AlertFigures; readonly problems: readonly string[] };
export type PlayOptions = { readonly script: string; readonly random: () => number };

/** Sleeps of the harness that stand for time going by; nothing is asserted on them. */
const PATIENCE_MS = 20_000;

async function closed(room: AlarmRoom, patienceMs = PATIENCE_MS): Promise<Played> {
  await room.ledger.over(patienceMs);
  await room.stop();
  return { figures: room.ledger.figures(), problems: room.problems };
}

/** So many of them, due at random moments within `spanMs`. Arming takes time as well: none is due before it is armed, however slow the machine is. */
async function armed(room: AlarmRoom, options: PlayOptions, count: number, spanMs: number): Promise<void> {
  const startsAt = performance.now() + count * ARM_MS + 500;
  for (let i = 0; i < count; i += 1) {
    const at = startsAt + options.random() * spanMs;
    await room.arm(Math.max(LEAST_MS, at - performance.now()));
  }
}
const ARM_MS = 15;
const LEAST_MS = 1_000;

export type Normal = Played & {
  /** lateness of the timers of a Node that does nothing else, and times of small forced writes, ms, sorted */
  readonly bareLate: readonly number[];
  readonly bareWrites: readonly number[];
};

/** P1: a normal run, beside bare timers and bare writes. */
export async function normalRun(options: PlayOptions & { count: number; spanMs: number }): Promise<Normal> {
  const room = await AlarmRoom.make(options.script);
  await room.start();
  await room.signIn();
  await armed(room, options, options.count, options.spanMs);
  const timers = bareTimers(options.count, options.spanMs);
  const writes = bareWrites();
  const played = await closed(room);
  const bareLate = (await timers).sort((a, b) => a - b);
  return { ...played, bareLate, bareWrites: await writes.stop() };
}

/** P2: SIGKILLs at random moments, half of them in the milliseconds after an alarm was due: between telling and painting. */
export async function killedRun(
  options: PlayOptions & { count: number; spanMs: number; kills: number; patienceMs?: number },
): Promise<Played & { readonly worstRestart: number }> {
  const room = await AlarmRoom.make(options.script);
  await room.start();
  await room.signIn();
  await armed(room, options, options.count, options.spanMs);
  const pauseMs = options.spanMs / options.kills;
  let worstRestart = 0;
  for (let kill = 0; kill < options.kills; kill += 1) {
    await wait(pauseMs * options.random());
    if (options.random() < 0.5) await room.nextTold();
    const killedAt = performance.now();
    await room.kill();
    await room.start();
    worstRestart = Math.max(worstRestart, performance.now() - killedAt);
  }
  return { ...(await closed(room, options.patienceMs)), worstRestart };
}

/**
 * P3: the machine sleeps. The desk is held for a moment; meanwhile the wall clock goes on by up to `longestMs` and the monotonic one stands, as it does in the
 * sleep of Linux. What was due meanwhile is late by the sleep; the figures count from the waking.
 */
export async function sleptRun(
  options: PlayOptions & { sleeps: number; longestMs: number; perSleep: number },
): Promise<Played> {
  const room = await AlarmRoom.make(options.script);
  await room.start();
  await room.signIn();
  let ahead = 0;
  for (let sleep = 0; sleep < options.sleeps; sleep += 1) {
    const asleepMs = 1_000 + options.random() * (options.longestMs - 1_000);
    const armedIds: string[] = [];
    for (let i = 0; i < options.perSleep; i += 1)
      armedIds.push(await room.arm(1_500 + options.random() * asleepMs, ahead));
    room.desk.signal('SIGSTOP');
    await wait(100 + options.random() * 300);
    ahead += asleepMs;
    room.setClocks(ahead, 0);
    room.hasWoken(armedIds, asleepMs);
    room.desk.signal('SIGCONT');
    room.desk.wake();
    await room.ledger.over(PATIENCE_MS);
  }
  return closed(room);
}

/** P4: somebody sets the wall clock, a second or three days, back and forth; the monotonic clock is true time. */
export async function jumpedRun(
  options: PlayOptions & { jumps: number; perJump: number; spanMs: number },
): Promise<Played> {
  const room = await AlarmRoom.make(options.script);
  await room.start();
  await room.signIn();
  const jumps = [1_000, -1_000, 60_000, -60_000, 3_600_000, -3_600_000, 3 * DAY, -3 * DAY];
  let ahead = 0;
  for (let jump = 0; jump < options.jumps; jump += 1) {
    for (let i = 0; i < options.perJump; i += 1)
      await room.arm(LEAST_MS + options.random() * options.spanMs, ahead);
    const size = jumps[Math.floor(options.random() * jumps.length)] ?? 0;
    // The clock stays within a week of the truth, or an alarm of the first jump would lie years away.
    ahead = Math.abs(ahead + size) > 7 * DAY ? 0 : ahead + size;
    room.setClocks(ahead, 0);
    await room.ledger.over(PATIENCE_MS);
  }
  return closed(room);
}
const DAY = 86_400_000;
