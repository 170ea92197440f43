import type { Db } from '../db/statement';
import { type Clocks, type DueRung, rungsUntil } from './targets';

/** How far ahead is remembered, and how often anew. */
const AHEAD_MS = 12 * 3_600_000;
const EVERY_MS = 30_000;

/** What comes due in the next hours, in memory: alerts go on while the data cannot be read. */
export class RungsAhead {
  #rungs: readonly DueRung[] = [];
  #keptAt = Number.NEGATIVE_INFINITY;

  /** Remembers anew, twice a minute. */
  keep(db: Db, clocks: Clocks): void {
    const now = clocks.monotonic();
    if (now - this.#keptAt < EVERY_MS) return;
    this.#keptAt = now;
    this.#rungs = rungsUntil(db, clocks, AHEAD_MS);
  }

  /** Those remembered whose time has come on either clock. */
  due(clocks: Clocks): DueRung[] {
    const wall = clocks.wall();
    const mono = clocks.monotonic();
    return this.#rungs.filter(
      (rung) => rung.fire_at <= wall || (rung.mono_at ?? Number.POSITIVE_INFINITY) <= mono,
    );
  }
}
