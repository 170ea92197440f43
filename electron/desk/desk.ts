import type { Area } from '../../shared/contract/envelope';
import type { Author, FactBodies, FactKind } from '../../shared/domain/facts';
import type { Db } from './db/statement';
import { type Clocks, registerTargets } from './deadlines/targets';
import { appendFacts, type Fact, type JournalKeys, type RecordedFact } from './journal/journal';
import { areasOf } from './projections/areas';
import { project } from './projections/project';

/** What a use case is given: the connection, the clock, ids. Nothing here knows Electron. */
export type Desk = {
  readonly db: Db;
  readonly home: string;
  /** null until the room is founded */
  keys: JournalKeys | null;
  readonly clocks: Clocks;
  readonly now: () => number;
  readonly newId: () => string;
  /** called after a commit with the facts that were written */
  readonly onCommit: (facts: readonly RecordedFact[], areas: ReadonlySet<Area>) => void;
  /** called after every commit of facts, before the use case ends: they go to the second volume */
  afterCommit?: (() => void) | undefined;
  /** what follows from facts by the room's rules, written in the same transaction */
  followUp?: (write: Write, facts: readonly RecordedFact[], now: number) => void;
};

/** The account that acts, as the router found it. */
export type Actor = { readonly accountId: string; readonly name: string; readonly roles: readonly string[] };

export const SYSTEM_ACTOR = 'system';
export const SEAT_ACTOR = 'seat';

export function authorOf(actor: Actor): Author {
  return { accountId: actor.accountId, name: actor.name };
}

/** One fact, typed by its kind. */
export function fact<K extends FactKind>(kind: K, subject: string, actor: string, body: FactBodies[K]): Fact {
  return { kind, subject, actor, body };
}

/** Writes facts and their projections inside the running transaction and returns them as recorded. */
export type Write = (...facts: readonly Fact[]) => RecordedFact[];

/**
 * Runs a use case: one BEGIN IMMEDIATE transaction in which `decide` reads projections and writes facts; both or neither stay. What
 * was committed is told to `onCommit`. Refusals thrown inside roll everything back.
 */
export function transact<T>(desk: Desk, decide: (write: Write, now: number) => T): T {
  const now = desk.now();
  const written: RecordedFact[] = [];
  const write: Write = (...facts) => {
    if (desk.keys === null) throw new Error('no room is founded here');
    const recorded = appendFacts(desk.db, desk.keys, facts, now);
    for (const one of recorded) project(desk.db, one);
    written.push(...recorded);
    desk.followUp?.(write, recorded, now);
    return recorded;
  };
  const areas = new Set<Area>();
  const result = desk.db
    .transaction(() => {
      const decided = decide(write, now);
      for (const area of areasOf(written)) areas.add(area);
      if (areas.has('deadlines')) registerTargets(desk.db, desk.clocks);
      return decided;
    })
    .immediate();
  if (written.length > 0) {
    desk.afterCommit?.();
    desk.onCommit(written, areas);
  }
  return result;
}
