import { bundleCareless, type DeskPrograms } from '../deskBundle';

/**
 * The control: no scan each second and no look at the start, timers alone. A timer of a desk that was killed does not ring, and one that sleeps with the machine
 * rings too late: the harness must report misses.
 */
export function bundleTimersOnly(): Promise<DeskPrograms> {
  return bundleCareless('timers-only', {
    file: 'desk/deadlines/clock.ts',
    cuts: [
      { from: 'this.#scanTimer = this.#timers.setTimeout(() => this.#tick(), SCAN_MS);', to: '' },
      {
        from: '    this.#tick();\n    this.#isStarting = false;',
        to: '    this.#scanTimer = 0; this.#isStarting = false;',
      },
    ],
  });
}
