import { useQueries } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import type { LogEntry } from '../../../shared/contract/models';
import { call } from '../../bridge/client';

export const PAGE = 100;
/** Pages out of sight are forgotten soon: scrolling through a million lines must not fill the memory. */
const FORGET_MS = 5_000;
/** Rows beyond each edge whose pages are fetched ahead. */
const AHEAD = 60;

/** The pages (0-based) that hold the rows first..last (0-based), with one more row on each side so that scrolling finds them ready. */
export function pagesOf(first: number, last: number, count: number): number[] {
  if (count === 0) return [];
  const from = Math.floor(Math.max(0, Math.min(first, count - 1)) / PAGE);
  const to = Math.floor(Math.max(0, Math.min(last, count - 1)) / PAGE);
  return Array.from({ length: to - from + 1 }, (_, step) => from + step);
}

export type LogPages = {
  /** the line in a row (0-based); undefined while its page is on the way */
  entryAt(row: number): LogEntry | undefined;
  readonly error: unknown;
};

/** Reads the lines of the rows first..last (0-based), by whole pages; a change of the log asks for what is shown again. */
export function useLogPages(people: boolean, first: number, last: number, count: number): LogPages {
  const pages = pagesOf(first - AHEAD, last + AHEAD, count);
  const from = pages[0] ?? 0;
  const length = pages.length;
  const results = useQueries({
    queries: useMemo(
      () =>
        Array.from({ length }, (_, step) => {
          const input = { from: (from + step) * PAGE + 1, to: (from + step + 1) * PAGE, people };
          return {
            queryKey: ['log.range', input],
            queryFn: () => call('log.range', input),
            gcTime: FORGET_MS,
          };
        }),
      [from, length, people],
    ),
  });
  const entryAt = useCallback(
    (row: number): LogEntry | undefined => results[Math.floor(row / PAGE) - from]?.data?.[row % PAGE],
    [results, from],
  );
  return { entryAt, error: results.find((result) => result.error !== null)?.error ?? null };
}
