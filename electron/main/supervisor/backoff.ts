/** How long to wait before start number `failures` in a row, ms: at once, then slower, never slower than 5 s. */
const STEPS_MS = [0, 250, 1_000, 2_000, 5_000] as const;

export function restartDelay(failures: number): number {
  return STEPS_MS[Math.min(Math.max(failures, 0), STEPS_MS.length - 1)] ?? 5_000;
}
