import { setImmediate as breathe } from 'node:timers/promises';

/** Longest piece of work on the desk's main thread before others get their turn. */
const SLICE_MS = 12;

/** Called between small steps of a long search: lets the desk do what waits, now and then. */
export type Pause = () => Promise<void>;

export function slices(): Pause {
  let since = performance.now();
  return async () => {
    if (performance.now() - since < SLICE_MS) return;
    await breathe();
    since = performance.now();
  };
}
