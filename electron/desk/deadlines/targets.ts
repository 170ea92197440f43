import { readFileSync } from 'node:fs';
import { uptime } from 'node:os';
import type { DeadlineSubject } from '../../../shared/contract/alertModels';
import type { LadderChannel } from '../../../shared/rules/ladder';
import { type Db, statement } from '../db/statement';

/** Two clocks beside each other: wall time in UTC milliseconds and milliseconds since boot, which no clock setting moves. */
export type Clocks = { readonly wall: () => number; readonly monotonic: () => number; readonly boot: string };

/** The clocks of this machine. `boot` names the boot that the monotonic one counts from. */
export function systemClocks(): Clocks {
  return {
    wall: () => Date.now(),
    monotonic: () => Math.round(Number(process.hrtime.bigint() / 1_000_000n)),
    boot: bootName(),
  };
}

function bootName(): string {
  try {
    return readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
  } catch {
    return `boot-${Math.round((Date.now() / 1_000 - uptime()) / 60)}`;
  }
}

const LAY = (from: string): string => `INSERT INTO local_targets (deadline_id, rung, fire_at, boot, mono_at)
     SELECT r.deadline_id, r.rung, r.fire_at, @boot, @mono + (r.fire_at - @now) FROM ${from}
     LEFT JOIN local_targets t ON t.deadline_id = r.deadline_id AND t.rung = r.rung
     WHERE r.state = 'armed' AND (t.rung IS NULL OR t.boot <> @boot OR t.fire_at <> r.fire_at)
     ON CONFLICT (deadline_id, rung) DO UPDATE SET fire_at = excluded.fire_at, boot = excluded.boot, mono_at = excluded.mono_at`;

const ARMED = (key: string): string =>
  `SELECT 1 FROM rungs r WHERE r.deadline_id = ${key}.deadline_id AND r.rung = ${key}.rung AND r.state = 'armed'`;

/** The statements by which targets follow the rungs that were touched; read by the test that looks at how they are answered. */
export const FOLLOW = {
  lay: LAY('local_rungs_touched c CROSS JOIN rungs r ON r.deadline_id = c.deadline_id AND r.rung = c.rung'),
  lift: `DELETE FROM local_targets WHERE (deadline_id, rung) IN (
       SELECT c.deadline_id, c.rung FROM local_rungs_touched c WHERE NOT EXISTS (${ARMED('c')}))`,
} as const;

const ALL = {
  lay: LAY('rungs r'),
  lift: `DELETE FROM local_targets WHERE NOT EXISTS (${ARMED('local_targets')})`,
} as const;

/**
 * Gives every armed rung a target on the monotonic clock of this boot, so that setting the wall clock back cannot delay it. Runs in the
 * transaction that armed the rungs and looks at those that it touched; at all of them after a reboot, when only wall time is left to count
 * from, and when `isWhole` asks for it.
 */
export function registerTargets(db: Db, clocks: Clocks, isWhole = false): void {
  const { lay, lift } = isWhole || isOfOtherBoot(db, clocks.boot) ? ALL : FOLLOW;
  statement(db, lay).run({ boot: clocks.boot, mono: clocks.monotonic(), now: clocks.wall() });
  statement(db, lift).run();
  statement(db, 'DELETE FROM local_rungs_touched').run();
}

function isOfOtherBoot(db: Db, boot: string): boolean {
  const row = statement<[{ boot: string }], { is_other: number }>(
    db,
    `SELECT EXISTS (SELECT 1 FROM local_targets WHERE boot < @boot) OR EXISTS (SELECT 1 FROM local_targets WHERE boot > @boot) AS is_other`,
  ).get({ boot });
  return row?.is_other === 1;
}

export type DueRung = {
  readonly deadline_id: string;
  readonly rung: number;
  readonly level: number;
  readonly fire_at: number;
  readonly mono_at: number | null;
  readonly due_at: number;
  readonly armed_at: number;
  readonly title_zh: string;
  readonly title_en: string;
  readonly incident_title: string | null;
  readonly subject: DeadlineSubject;
  readonly scope_id: string;
  readonly incident_id: string | null;
  readonly run_id: string | null;
  readonly obligation_id: string | null;
  readonly drill: string | null;
  readonly reached: number;
  readonly channel: LadderChannel;
  /** posts that the rung addresses, with commas between them */
  readonly posts: string;
};

/** Armed rungs whose time has come on either clock. */
export function dueRungs(db: Db, clocks: Clocks): DueRung[] {
  return rungsUntil(db, clocks, 0);
}

/** Each clock is asked by its own index: a room armed for months ahead answers as quickly as a new one. */
export const DUE_RUNGS = `SELECT r.deadline_id, r.rung, r.level, r.fire_at, t.mono_at, d.due_at, d.armed_at, d.title_zh, d.title_en, i.title AS incident_title,
       d.subject, d.scope_id, d.incident_id, d.run_id, d.obligation_id, d.drill, d.reached, r.channel, r.posts
     FROM (SELECT deadline_id, rung FROM rungs WHERE state = 'armed' AND fire_at <= @wall
       UNION ALL
       SELECT deadline_id, rung FROM local_targets WHERE boot = @boot AND mono_at <= @mono AND fire_at > @wall) due
     CROSS JOIN rungs r ON r.deadline_id = due.deadline_id AND r.rung = due.rung AND r.state = 'armed'
     JOIN deadlines d ON d.id = r.deadline_id
     LEFT JOIN incidents i ON i.id = d.incident_id
     LEFT JOIN local_targets t ON t.deadline_id = r.deadline_id AND t.rung = r.rung AND t.boot = @boot
     ORDER BY r.deadline_id, r.rung`;

/** The same for the time that is so many milliseconds ahead. */
export function rungsUntil(db: Db, clocks: Clocks, ahead: number): DueRung[] {
  return statement<[{ wall: number; boot: string; mono: number }], DueRung>(db, DUE_RUNGS).all({
    wall: clocks.wall() + ahead,
    boot: clocks.boot,
    mono: clocks.monotonic() + ahead,
  });
}

/** The wall time of the nearest armed rung after a moment, or null. */
export function nearestRung(db: Db, after = Number.NEGATIVE_INFINITY): number | null {
  return (
    statement<[number], { at: number | null }>(
      db,
      "SELECT min(fire_at) AS at FROM rungs WHERE state = 'armed' AND fire_at > ?",
    ).get(after)?.at ?? null
  );
}

export const NEAREST_TARGET = `SELECT t.mono_at AS at FROM local_targets t JOIN rungs r ON r.deadline_id = t.deadline_id AND r.rung = t.rung
     WHERE t.boot = ? AND t.mono_at > ? AND r.state = 'armed' ORDER BY t.mono_at LIMIT 1`;

/** The nearest armed rung after a moment of the monotonic clock of this boot, or null. */
export function nearestTarget(db: Db, boot: string, after: number): number | null {
  return statement<[string, number], { at: number }>(db, NEAREST_TARGET).get(boot, after)?.at ?? null;
}
