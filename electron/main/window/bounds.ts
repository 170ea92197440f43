import type { Bounds } from '../localState';

export const DEFAULT_SIZE = { width: 1366, height: 768 } as const;
export const MIN_SIZE = { width: 1180, height: 700 } as const;

/** How much of a window must lie on a screen for a hand to reach it, px. */
const REACHABLE = 120;

const overlap = (a: number, aLength: number, b: number, bLength: number): number =>
  Math.min(a + aLength, b + bLength) - Math.max(a, b);

/**
 * The remembered place, if it can still be reached on one of the screens that are there now; else the default size,
 * shrunk to the first screen when that is smaller, in its middle.
 */
export function placeWindow(remembered: Bounds | null, screens: readonly Bounds[]): Bounds {
  if (
    remembered !== null &&
    remembered.width >= MIN_SIZE.width &&
    remembered.height >= MIN_SIZE.height &&
    screens.some(
      (screen) =>
        overlap(remembered.x, remembered.width, screen.x, screen.width) >= REACHABLE &&
        overlap(remembered.y, remembered.height, screen.y, screen.height) >= REACHABLE &&
        remembered.y >= screen.y - 10,
    )
  ) {
    return remembered;
  }
  const screen = screens[0] ?? { x: 0, y: 0, ...DEFAULT_SIZE };
  const width = Math.min(DEFAULT_SIZE.width, screen.width);
  const height = Math.min(DEFAULT_SIZE.height, screen.height);
  return {
    x: screen.x + Math.floor((screen.width - width) / 2),
    y: screen.y + Math.floor((screen.height - height) / 2),
    width,
    height,
  };
}
