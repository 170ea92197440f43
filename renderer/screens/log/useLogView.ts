import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { type LogWindow, useLogWindow } from './useLogWindow';

export type LogView = {
  readonly list: LogWindow;
  readonly box: RefObject<HTMLDivElement | null>;
  readonly open: ReadonlySet<number>;
  readonly active: number;
  /** lines that came and were not in sight yet */
  readonly unseen: number;
  toggle(row: number): void;
  /** brings a row into sight and makes it the active one */
  goTo(row: number, how?: 'center' | 'end' | 'start'): void;
  goToNewest(): void;
  setActive(row: number): void;
  /** opens a row that a link named */
  show(row: number): void;
};

/**
 * The window on the log. It opens at the newest line, and from then on nothing but the person moves it: lines that
 * come lie below what is read and are counted.
 */
export function useLogView(count: number): LogView {
  const box = useRef<HTMLDivElement>(null);
  const [open, setOpen] = useState<ReadonlySet<number>>(new Set());
  const [active, setActive] = useState(Math.max(0, count - 1));
  const [seen, setSeen] = useState(count);
  const list = useLogWindow(count, box);
  const { scrollTo, setHeight } = list;
  const goTo = useCallback(
    (row: number, how: 'center' | 'end' | 'start' = 'center') => {
      setActive(row);
      scrollTo(row, how);
    },
    [scrollTo],
  );
  const goToNewest = useCallback(() => goTo(Math.max(0, count - 1), 'end'), [goTo, count]);
  const toggle = useCallback(
    (row: number) => {
      setActive(row);
      setOpen((old) => {
        const next = new Set(old);
        if (next.delete(row)) setHeight(row, null);
        else next.add(row);
        return next;
      });
    },
    [setHeight],
  );
  const show = useCallback(
    (row: number) => {
      setOpen((old) => new Set(old).add(row));
      goTo(row);
    },
    [goTo],
  );

  // The end may come into sight by scrolling, by closing a line, or because the list is shorter than the window.
  const lastInSight = list.last;
  useEffect(() => {
    if (lastInSight + 1 > seen) setSeen(Math.min(count, lastInSight + 1));
  }, [lastInSight, seen, count]);

  const isStarted = useRef(false);
  useLayoutEffect(() => {
    if (isStarted.current || count === 0) return;
    isStarted.current = true;
    setSeen(count);
    setActive(count - 1);
  }, [count]);

  return {
    list,
    box,
    open,
    active,
    unseen: Math.max(0, count - seen),
    toggle,
    goTo,
    goToNewest,
    setActive,
    show,
  };
}
