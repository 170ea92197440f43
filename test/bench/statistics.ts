/** The value below which the share `p` (0 to 1) of the samples lies. */
export function percentile(samples: readonly number[], p: number): number {
  const sorted = [...samples].sort((a, b) => a - b);
  const index = Math.min(sorted.length - 1, Math.max(0, Math.ceil(sorted.length * p) - 1));
  return sorted[index] ?? Number.NaN;
}

export const median = (samples: readonly number[]): number => percentile(samples, 0.5);

export type Spread = { readonly p50: number; readonly p99: number; readonly n: number };

export function spread(samples: readonly number[]): Spread {
  return { p50: median(samples), p99: percentile(samples, 0.99), n: samples.length };
}
