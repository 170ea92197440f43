import type { DeskEvent } from '../../../shared/contract/envelope';
import { RETURN_RUNG } from '../../../shared/rules/ladder';
import { ChannelBook } from '../channels/book';
import { type Desk, fact, SYSTEM_ACTOR, transact } from '../desk';
import { callsOf } from '../ladders/calls';
import { ladderOf } from '../ladders/rows';
import { missedDeadlines } from './audit';
import { flooredClocks, noteHeartbeat } from './floor';
import { unheardAlerts } from './read';
import { groupOfRung, postsOf, Repeats } from './repeats';
import { RungsAhead } from './rungsAhead';
import { type Clocks, type DueRung, dueRungs, nearestRung, nearestTarget, registerTargets } from './targets';

/** Timers as the clock needs them; tests give their own. */
export type Timers = {
  readonly setTimeout: (run: () => void, ms: number) => unknown;
  readonly clearTimeout: (timer: unknown) => void;
};

const SCAN_MS = 1_000;
/** Longer timers overflow or stop counting while the machine sleeps. */
const LONGEST_TIMER_MS = 3_600_000;
const AUDIT_MS = 5_000;
const AUDIT_GRACE_MS = 5_000;
const HEARTBEAT_RECORD_MS = 10_000;
const CLOCK_JUMP_MS = 2_000;
/** So many are written in one go: a storm of thousands must not keep everybody else waiting. */
const SLICE = 50;

/**
 * Raises what is due: a timer for the nearest rung and a scan every second besides, on the wall clock or the monotonic one, whichever comes first; on
 * start it raises what is overdue, saying by how much. Telling the screen never waits for the journal: what cannot be written stays armed, is tried
 * again every second, and the heartbeat stops, which turns the screen red.
 */
export class AlertClock {
  readonly #desk: Desk;
  #clocks: Clocks;
  readonly #timers: Timers;
  readonly #emit: (event: DeskEvent) => void;
  readonly #told = new Set<string>();
  readonly #repeats = new Repeats();
  readonly #ahead = new RungsAhead();
  #scanTimer: unknown = null;
  #nearTimer: unknown = null;
  #lastTick: { wall: number; monotonic: number } | null = null;
  /** the moment up to which the last scan looked */
  #scannedAt = { wall: Number.NEGATIVE_INFINITY, monotonic: Number.NEGATIVE_INFINITY };
  #lastAudit = 0;
  #lastRecord = 0;
  #isStarting = true;
  #isFailing = false;
  #hasMore = false;
  auditedAt: number | null = null;
  clockJumpMs = 0;
  /** how the channels stand on which an alert reaches people */
  readonly channels = new ChannelBook();
  /** told of every error of a write or a read of its own */
  onUnwritten: ((error: unknown) => void) | null = null;
  /** true while nothing can be written: what is due is told, and stays armed */
  isHeld: (() => boolean) | null = null;
  /** told of the rungs whose time has come and that could not be written, at every look */
  onUnraised: ((rungs: readonly DueRung[]) => void) | null = null;

  constructor(desk: Desk, clocks: Clocks, timers: Timers, emit: (event: DeskEvent) => void) {
    this.#desk = desk;
    this.#clocks = clocks;
    this.#timers = timers;
    this.#emit = emit;
  }

  /** Fires what came due while nothing ran, then ticks. */
  start(): void {
    this.#tick();
    this.#isStarting = false;
  }

  stop(): void {
    this.#timers.clearTimeout(this.#scanTimer);
    this.#timers.clearTimeout(this.#nearTimer);
    this.#scanTimer = null;
    this.#nearTimer = null;
  }

  /** After a start on a clock that stands before the last moment known, that moment is where time goes on. */
  keepFloor(): void {
    if (this.#desk.keys === null) return;
    const floored = flooredClocks(this.#desk.db, this.#clocks);
    if (floored === null) return;
    this.#clocks = floored.clocks;
    this.clockJumpMs = -floored.backMs;
  }

  /** Looks over the targets of all armed rungs; inside a transaction, at the start. */
  register(): void {
    registerTargets(this.#desk.db, this.#clocks, true);
  }

  /** Looks at once; used after a commit that armed something, after sleep and after unlocking. */
  wake(): void {
    if (this.#scanTimer === null) return;
    this.scan();
    this.#unlessUnreadable(() => this.#armNear());
  }

  #tick(): void {
    this.#scanTimer = this.#timers.setTimeout(() => this.#tick(), SCAN_MS);
    this.#watchClocks();
    this.scan();
    this.#unlessUnreadable(() => this.#audit());
    this.#unlessUnreadable(() => this.#armNear());
  }

  /** A disk that cannot be read must not end the clock: it goes on from memory. */
  #unlessUnreadable(run: () => void): void {
    try {
      run();
    } catch (error) {
      this.#failed('what is due could not be read', error);
    }
  }

  #failed(what: string, error: unknown): void {
    if (!this.#isFailing) process.stderr.write(`alert clock: ${what}: ${(error as Error).message}\n`);
    this.#isFailing = true;
    this.onUnwritten?.(error);
  }

  /** The rungs that are due; those remembered where the data cannot be read. */
  #due(): DueRung[] {
    try {
      return dueRungs(this.#desk.db, this.#clocks);
    } catch (error) {
      this.#failed('what is due could not be read', error);
      return this.#ahead.due(this.#clocks);
    }
  }

  #armNear(): void {
    this.#timers.clearTimeout(this.#nearTimer);
    this.#nearTimer = null;
    if (this.#desk.keys === null) return;
    const wait = this.#hasMore ? 0 : this.#untilNearest();
    if (wait === null) return;
    this.#nearTimer = this.#timers.setTimeout(() => this.wake(), Math.min(wait, LONGEST_TIMER_MS));
  }

  /**
   * Milliseconds until the nearest rung after the last scan, by whichever clock comes first; null when there is none. One that fell due while the scan wrote waits 0 ms;
   * what the scan saw itself and could not write is the next scan's.
   */
  #untilNearest(): number | null {
    const { db } = this.#desk;
    const scanned = this.#scannedAt;
    const at = nearestRung(db, scanned.wall);
    const target = nearestTarget(db, this.#clocks.boot, scanned.monotonic);
    const waits = [
      ...(at === null ? [] : [at - this.#clocks.wall()]),
      ...(target === null ? [] : [target - this.#clocks.monotonic()]),
    ];
    return waits.length === 0 ? null : Math.max(0, Math.min(...waits));
  }

  #watchClocks(): void {
    const tick = { wall: this.#clocks.wall(), monotonic: this.#clocks.monotonic() };
    if (this.#lastTick) {
      const jump = tick.wall - this.#lastTick.wall - (tick.monotonic - this.#lastTick.monotonic);
      if (Math.abs(jump) > CLOCK_JUMP_MS) this.clockJumpMs = jump;
    }
    this.#lastTick = tick;
  }

  /** Raises every rung whose time has come; of several on one deadline the highest speaks for all. */
  scan(): void {
    if (this.#desk.keys === null) return;
    this.#scannedAt = { wall: this.#clocks.wall(), monotonic: this.#clocks.monotonic() };
    const highest = new Map<string, DueRung>();
    for (const rung of this.#due()) {
      const before = highest.get(rung.deadline_id);
      if (!before || before.level < rung.level || (before.level === rung.level && before.rung < rung.rung)) {
        highest.set(rung.deadline_id, rung);
      }
    }
    this.#hasMore = false;
    if (highest.size === 0) return;
    const loudestFirst = [...highest.values()].sort((a, b) => b.level - a.level || a.fire_at - b.fire_at);
    for (const rung of loudestFirst) this.#tell(rung);
    if (this.isHeld?.() === true) this.#isFailing = true;
    else this.#record(loudestFirst.slice(0, SLICE));
    this.#hasMore = !this.#isFailing && loudestFirst.length > SLICE;
    if (this.#isFailing) this.onUnraised?.(loudestFirst);
  }

  /** Raises all that is due, however much it is; after a time in which nothing could be written. */
  catchUp(): void {
    do this.scan();
    while (this.#hasMore);
  }

  #tell(rung: DueRung): void {
    const key = `${rung.deadline_id}/${rung.rung}`;
    if (this.#told.has(key)) return;
    this.#told.add(key);
    this.#emit({
      event: 'alert',
      alertId: rung.deadline_id,
      level: rung.level,
      titleZh: rung.title_zh,
      titleEn: rung.title_en,
      incidentTitle: rung.incident_title,
      dueAt: rung.due_at,
      again: rung.rung >= RETURN_RUNG,
      channel: rung.channel,
    });
    this.#repeats.told(groupOfRung(rung), this.#clocks.monotonic());
  }

  #record(rungs: readonly DueRung[]): void {
    try {
      transact(this.#desk, (write) => {
        for (const rung of rungs) write(this.#raised(rung));
      });
      for (const rung of rungs) this.#told.delete(`${rung.deadline_id}/${rung.rung}`);
      this.#isFailing = false;
    } catch (error) {
      this.#failed('what was raised could not be written', error);
    }
  }

  #raised(rung: DueRung) {
    const wall = this.#clocks.wall();
    const isWall = rung.fire_at <= wall;
    // Before its time on the clock that nobody sets: the machine slept, or somebody set the other one.
    const isJump = isWall && rung.mono_at !== null && rung.mono_at - this.#clocks.monotonic() > CLOCK_JUMP_MS;
    // Counted from when it could first have been raised: a report told late does not make the desk late.
    const lateMs = isWall
      ? wall - Math.max(rung.fire_at, rung.armed_at)
      : Math.max(0, this.#clocks.monotonic() - (rung.mono_at ?? 0));
    const to = postsOf(rung.posts);
    const calls = callsOf(this.#desk.db, { ...rung, to }, wall);
    return fact('alert.raised', rung.deadline_id, SYSTEM_ACTOR, {
      rung: rung.rung,
      level: rung.level,
      dueAt: rung.due_at,
      lateMs,
      clock: this.#isStarting ? 'start' : isJump ? 'jump' : isWall ? 'wall' : 'monotonic',
      channel: rung.channel,
      to,
      repeatMs: ladderOf(this.#desk.db, rung.deadline_id).repeatSeconds * 1_000,
      ...(calls.length === 0 ? {} : { calls }),
    });
  }

  /** Tells again what nobody has heard; after a start at once. Telling is not raising: nothing is written. */
  #repeat(now: number): void {
    if (this.#desk.keys === null) return;
    for (const event of this.#repeats.due(this.#desk.db, now)) this.#emit(event);
  }

  /** Renews the heartbeat only when nothing due is still armed. */
  #audit(): void {
    const now = this.#clocks.monotonic();
    if (now - this.#lastAudit < AUDIT_MS && this.auditedAt !== null) return;
    this.#lastAudit = now;
    this.#repeat(now);
    if (this.#desk.keys !== null) this.#ahead.keep(this.#desk.db, this.#clocks);
    const wall = this.#clocks.wall();
    if (this.#desk.keys !== null && missedDeadlines(this.#desk.db, wall, AUDIT_GRACE_MS, 1).length > 0)
      return;
    this.auditedAt = wall;
    const unheard = this.#desk.keys === null ? { count: 0, topLevel: 0 } : unheardAlerts(this.#desk.db);
    this.#emit({ event: 'heartbeat', at: wall, alerts: unheard.count, topLevel: unheard.topLevel });
    this.#recordHeartbeat(now);
  }

  /** The last moment at which the desk was surely alive, for the line about a power cut. */
  #recordHeartbeat(now: number): void {
    if (this.#desk.keys === null || now - this.#lastRecord < HEARTBEAT_RECORD_MS) return;
    this.#lastRecord = now;
    try {
      noteHeartbeat(this.#desk.db, this.#clocks);
    } catch (error) {
      process.stderr.write(`alert clock: heartbeat not written: ${(error as Error).message}\n`);
      this.onUnwritten?.(error);
    }
  }
}
