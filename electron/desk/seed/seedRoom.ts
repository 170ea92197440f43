import { randomFillSync } from 'node:crypto';
import type { DeskEvent } from '../../../shared/contract/envelope';
import { parseInput } from '../../../shared/contract/parse';
import type { Procedure } from '../../../shared/contract/procedure';
import {
  type InputOf,
  type OutputOf,
  type ProcedureName,
  procedures,
} from '../../../shared/contract/procedures';
import type { FactBodies } from '../../../shared/domain/facts';
import { briefingHandlers } from '../briefing/handlers';
import type { Call, SomeHandlers } from '../call';
import { clientConnection } from '../connections';
import { AlertClock } from '../deadlines/clock';
import { deadlineHandlers } from '../deadlines/handlers';
import { type Clocks, nearestRung } from '../deadlines/targets';
import { type Actor, type Desk, transact } from '../desk';
import { incidentHandlers } from '../incidents/handlers';
import { obligationHandlers } from '../incidents/obligationHandlers';
import { appendDatedFacts, type DatedFact, type Fact } from '../journal/journal';
import { logHandlers } from '../log/handlers';
import { project } from '../projections/project';
import { reviewHandlers } from '../review/handlers';
import { followUps } from '../rules/followUp';
import { runHandlers } from '../runs/handlers';
import type { Services } from '../services';
import { shiftHandlers } from '../shifts/handlers';
import { warningHandlers } from '../warnings/handlers';

const handlers = {
  ...shiftHandlers,
  ...logHandlers,
  ...incidentHandlers,
  ...obligationHandlers,
  ...briefingHandlers,
  ...reviewHandlers,
  ...warningHandlers,
  ...runHandlers,
  ...deadlineHandlers,
};
type ActName = keyof typeof handlers;

/** Ids are random, so that every transaction touches all pages of their index once: fewer and larger ones write less. */
const FACTS_PER_TRANSACTION = 4_000;

/** A clock that is moved by hand; the time since boot goes with it. */
export class SeedClock implements Clocks {
  readonly boot = 'seed';
  #now: number;
  constructor(now: number) {
    this.#now = now;
  }
  readonly wall = (): number => this.#now;
  readonly monotonic = (): number => this.#now;
  moveTo(at: number): void {
    if (at > this.#now) this.#now = at;
  }
}

/** Salts from a large draw: one call to the system for many. They stay truly random. */
function salts(): (size: number) => Buffer {
  const pool = Buffer.alloc(16_384);
  let used = pool.length;
  return (size) => {
    if (used + size > pool.length) {
      randomFillSync(pool);
      used = 0;
    }
    used += size;
    return Buffer.from(pool.subarray(used - size, used));
  };
}

/**
 * A room that is written in the past: the real use cases under a clock that is moved, the real alert clock, and plain lines by
 * a short way (the same facts, the same projections, the head signed once for a handful). Everything lies in transactions of some
 * thousand facts.
 */
export class SeedRoom {
  readonly desk: Desk;
  /** alerts raised since they were last asked for */
  readonly raised: Extract<DeskEvent, { event: 'alert' }>[] = [];
  facts = 0;
  readonly #clock: SeedClock;
  readonly #services: Services;
  readonly #salts = salts();
  readonly #pending: DatedFact[] = [];
  #inTransaction = 0;

  constructor(desk: Desk, clock: SeedClock, services: Omit<Services, 'clock'>) {
    this.desk = desk;
    this.#clock = clock;
    const timers = { setTimeout: () => null, clearTimeout: () => undefined };
    const alertClock = new AlertClock(desk, clock, timers, (event) => {
      if (event.event === 'alert') this.raised.push(event);
    });
    this.#services = { ...services, clock: alertClock };
    desk.followUp = followUps(desk, services.resources);
    alertClock.start();
    // What is written here is copied into the database once at the end, not every few megabytes.
    desk.db.pragma('wal_autocheckpoint = 0');
  }

  get now(): number {
    return this.#clock.wall();
  }

  /** Time goes on to `at`; what falls due until then is raised at its moment. */
  advanceTo(at: number): void {
    for (let due = nearestRung(this.desk.db); due !== null && due <= at; due = nearestRung(this.desk.db)) {
      this.flush();
      this.#clock.moveTo(Math.min(at, due + 400));
      this.#begin();
      this.#services.clock.scan();
    }
    this.#clock.moveTo(at);
  }

  /** Runs a use case as the desk does: input by the contract, role, one (nested) transaction. A refusal is a fault of the script. */
  do<N extends ActName & ProcedureName>(name: N, input: InputOf<N>, actor: Actor): OutputOf<N> {
    this.flush();
    this.#begin();
    const parsed = parseInput(name, input);
    if (!parsed.ok) throw new Error(`${name}: ${JSON.stringify(parsed.error)}`);
    mustBeAllowed(name, actor);
    const call: Call = {
      desk: this.desk,
      services: this.#services,
      connection: clientConnection(),
      actor,
    };
    const run = (handlers as SomeHandlers<ActName>)[name] as (input: unknown, call: Call) => unknown;
    return run(parsed.value, call) as OutputOf<N>;
  }

  /** One line by a person, written now. */
  line(id: string, body: FactBodies['log.recorded'], actor: Actor): void {
    this.#pending.push({ kind: 'log.recorded', subject: id, actor: actor.accountId, body, at: this.now });
  }

  /** Writes the lines that wait, so that what comes next finds them. */
  flush(): void {
    if (this.#pending.length === 0) return;
    const { db, keys } = this.desk;
    if (keys === null) throw new Error('no room is founded here');
    this.#begin();
    for (const fact of appendDatedFacts(db, keys, this.#pending, this.#salts)) project(db, fact);
    this.count(this.#pending.length);
    this.#pending.length = 0;
  }

  /** Facts that no use case of the script writes, with their projections, as of now. */
  write(...facts: readonly Fact[]): void {
    this.flush();
    this.#begin();
    transact(this.desk, (write) => write(...facts));
  }

  count(facts: number): void {
    this.facts += facts;
    this.#inTransaction += facts;
  }

  /** True when enough is written for a transaction of its own. */
  isFull(): boolean {
    return this.#inTransaction + this.#pending.length >= FACTS_PER_TRANSACTION;
  }

  commit(): void {
    this.flush();
    if (this.desk.db.inTransaction) this.desk.db.exec('COMMIT');
    this.#inTransaction = 0;
  }

  #begin(): void {
    if (!this.desk.db.inTransaction) this.desk.db.exec('BEGIN IMMEDIATE');
  }
}

function mustBeAllowed(name: ProcedureName, actor: Actor): void {
  const { access }: Procedure = procedures[name];
  if (access === 'seat' || access === 'any') return;
  const allowed: readonly string[] = access;
  if (!actor.roles.some((role) => allowed.includes(role))) throw new Error(`${actor.name} may not ${name}`);
}
