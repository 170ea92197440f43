import { type RefObject, useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';

/** Height of a closed line, px; the style sheet has the same. */
export const LINE = 28;
/** Lines drawn beyond each edge. */
const OVERSCAN = 12;
/** Browsers lay nothing out beyond some 33 million px; a longer log is scrolled through at a slightly larger step. */
const MOST_PX = 30_000_000;

export type Row = { readonly index: number; readonly start: number };
export type Align = 'start' | 'center' | 'end' | 'auto';

export type LogWindow = {
  /** rows to draw, with their distance from the top of the log */
  readonly rows: readonly Row[];
  /** what is in sight; -1 while nothing is */
  readonly first: number;
  readonly last: number;
  /** distance of the upper edge of the box from the top of the log, px */
  readonly top: number;
  /** height of what the box scrolls over, px */
  readonly canvas: number;
  scrollTo(row: number, align: Align): void;
  /** tells how high an opened row is; null when it is closed again */
  setHeight(row: number, height: number | null): void;
};

type Extra = readonly [row: number, more: number];

/** Where a row begins, and which row is at a place, when some rows are higher than a line. */
export function rowGeometry(count: number, extras: readonly Extra[]) {
  const startOf = (row: number): number =>
    extras.reduce((sum, [at, more]) => (at < row ? sum + more : sum), row * LINE);
  const rowAt = (y: number): number => {
    let before = 0;
    for (const [row, more] of extras) {
      const start = row * LINE + before;
      if (y < start) break;
      if (y < start + LINE + more) return row;
      before += more;
    }
    return Math.max(0, Math.min(count - 1, Math.floor((y - before) / LINE)));
  };
  return { startOf, rowAt, total: startOf(count) };
}

/** The part of the log that is in sight. Lines are all of one height but those that are open, so nothing is kept for the rest of a million. */
export function useLogWindow(count: number, box: RefObject<HTMLDivElement | null>): LogWindow {
  const [heights, setHeights] = useState<ReadonlyMap<number, number>>(new Map());
  const [height, setBoxHeight] = useState(0);
  const [top, setTop] = useState(Number.MAX_SAFE_INTEGER);
  const geometry = useMemo(() => {
    const extras = [...heights].sort((a, b) => a[0] - b[0]).map(([row, own]): Extra => [row, own - LINE]);
    return rowGeometry(count, extras);
  }, [count, heights]);
  const canvas = Math.min(geometry.total, MOST_PX);
  const lowest = Math.max(0, geometry.total - height);
  const ratio = canvas === geometry.total ? 1 : lowest / Math.max(1, canvas - height);
  const shown = Math.min(top, lowest);
  // The place is ours; the scroll bar follows it, so that a growing log moves nothing under the reader.
  const follows = useRef(0);
  const place = useRef({ ratio, lowest });
  place.current = { ratio, lowest };

  useLayoutEffect(() => {
    const element = box.current;
    if (element === null) return;
    const measure = (): void => setBoxHeight(element.clientHeight);
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    const onScroll = (): void => {
      if (Math.abs(element.scrollTop - follows.current) < 1) return;
      follows.current = element.scrollTop;
      setTop(Math.min(place.current.lowest, element.scrollTop * place.current.ratio));
    };
    element.addEventListener('scroll', onScroll, { passive: true });
    return () => {
      observer.disconnect();
      element.removeEventListener('scroll', onScroll);
    };
  }, [box]);
  useLayoutEffect(() => {
    const element = box.current;
    if (element === null || Math.abs(element.scrollTop - shown / ratio) < 1) return;
    element.scrollTop = shown / ratio;
    follows.current = element.scrollTop;
  }, [box, shown, ratio]);
  useEffect(() => {
    if (top !== shown) setTop(shown);
  }, [top, shown]);

  const scrollTo = useCallback(
    (row: number, align: Align) => {
      const start = geometry.startOf(row);
      const end = geometry.startOf(row + 1);
      setTop((before) => {
        const now = Math.min(before, lowest);
        const wish = {
          start,
          center: (start + end - height) / 2,
          end: end - height,
          auto: start < now ? start : end > now + height ? end - height : now,
        }[align];
        return Math.max(0, Math.min(Math.max(0, geometry.total - height), wish));
      });
    },
    [geometry, height, lowest],
  );
  const setHeight = useCallback((row: number, own: number | null) => {
    setHeights((before) => {
      const next = own === null ? undefined : Math.max(LINE, own);
      if (before.get(row) === next) return before;
      const after = new Map(before);
      if (next === undefined) after.delete(row);
      else after.set(row, next);
      return after;
    });
  }, []);

  const first = count === 0 || height === 0 ? -1 : geometry.rowAt(shown);
  const last = first < 0 ? -1 : geometry.rowAt(shown + height - 1);
  const rows = useMemo(() => {
    if (first < 0) return [];
    const from = Math.max(0, first - OVERSCAN);
    const to = Math.min(count - 1, last + OVERSCAN);
    return Array.from({ length: to - from + 1 }, (_, step) => ({
      index: from + step,
      start: geometry.startOf(from + step),
    }));
  }, [first, last, count, geometry]);
  return { rows, first, last, top: shown, canvas, scrollTo, setHeight };
}
