import { useSyncExternalStore } from 'react';

/** How far the desk's clock is ahead of the page's; both are one machine, so this is 0 outside of drills and tests. */
let offset = 0;

type Ticker = {
  now: number;
  timer: ReturnType<typeof setTimeout> | undefined;
  readonly listeners: Set<() => void>;
  // one pair per interval: React subscribes anew whenever it is given another function
  readonly subscribe: (listener: () => void) => () => void;
  readonly read: () => number;
};
const tickers = new Map<number, Ticker>();

/**
 * Takes the desk's word for what time it was (`at`) when the page's clock showed `heardAt`; differences below a quarter
 * of a second are the way of the message.
 */
export function correctClock(at: number, heardAt = Date.now()): void {
  const difference = at - heardAt;
  const next = Math.abs(difference) < 250 ? 0 : difference;
  if (Math.abs(next - offset) < 250) return;
  offset = next;
  for (const ticker of tickers.values()) tick(ticker);
}

/** Now, as the desk sees it, UTC milliseconds. */
export function deskNow(): number {
  return Date.now() + offset;
}

function tick(ticker: Ticker): void {
  ticker.now = deskNow();
  for (const listener of ticker.listeners) listener();
}

/** Wakes on the boundary of the interval, so that seconds change when they change. */
function schedule(ticker: Ticker, everyMs: number): void {
  const wait = everyMs - (deskNow() % everyMs);
  ticker.timer = setTimeout(() => {
    tick(ticker);
    schedule(ticker, everyMs);
  }, wait);
}

function makeTicker(everyMs: number): Ticker {
  const listeners = new Set<() => void>();
  const ticker: Ticker = {
    now: deskNow(),
    timer: undefined,
    listeners,
    subscribe(listener) {
      if (listeners.size === 0) schedule(ticker, everyMs);
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
        if (listeners.size === 0) clearTimeout(ticker.timer);
      };
    },
    read() {
      // Nobody listened for a while: the first to look again must not see an old time.
      if (listeners.size === 0 && Math.abs(deskNow() - ticker.now) >= everyMs) ticker.now = deskNow();
      return ticker.now;
    },
  };
  return ticker;
}

function tickerFor(everyMs: number): Ticker {
  const known = tickers.get(everyMs);
  if (known !== undefined) return known;
  const ticker = makeTicker(everyMs);
  tickers.set(everyMs, ticker);
  return ticker;
}

/** Now, as the desk sees it; draws again every `everyMs` (one second unless told otherwise). */
export function useNow(everyMs = 1_000): number {
  const ticker = tickerFor(everyMs);
  return useSyncExternalStore(ticker.subscribe, ticker.read);
}
