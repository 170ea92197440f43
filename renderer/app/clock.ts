import { useSyncExternalStore } from 'react';

/** How far the desk's clock is ahead of the page's; both are one machine, so this is 0 outside of drills and tests. */
let offset = 0;

type Ticker = {
  now: number;
  timer: ReturnType<typeof setTimeout> | undefined;
  readonly listeners: Set<() => void>;
};
const tickers = new Map<number, Ticker>();

/** Takes the desk's word for what time it is; differences below a quarter of a second are the way of the message. */
export function correctClock(deskNow: number): void {
  const difference = deskNow - Date.now();
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

function tickerFor(everyMs: number): Ticker {
  let ticker = tickers.get(everyMs);
  if (ticker === undefined) {
    ticker = { now: deskNow(), timer: undefined, listeners: new Set() };
    tickers.set(everyMs, ticker);
  }
  return ticker;
}

/** Now, as the desk sees it; draws again every `everyMs` (one second unless told otherwise). */
export function useNow(everyMs = 1_000): number {
  return useSyncExternalStore(
    (listener) => {
      const ticker = tickerFor(everyMs);
      if (ticker.listeners.size === 0) {
        ticker.now = deskNow();
        schedule(ticker, everyMs);
      }
      ticker.listeners.add(listener);
      return () => {
        ticker.listeners.delete(listener);
        if (ticker.listeners.size === 0) clearTimeout(ticker.timer);
      };
    },
    () => {
      const ticker = tickerFor(everyMs);
      if (ticker.listeners.size === 0) {
        const now = deskNow();
        if (Math.abs(now - ticker.now) >= everyMs) ticker.now = now;
      }
      return ticker.now;
    },
  );
}
