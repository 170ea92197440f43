import type { Query } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';
import type { Area, ConsoleEvent } from '../../shared/contract/envelope';
import { isTouched } from './areas';
import { queryClient } from './queryClient';

/** What the page knows about the link to the desk. Instants of the two clocks, so that neither alone can hide silence. */
export type Link = {
  readonly state: 'starting' | 'up' | 'down';
  readonly reason: string;
  readonly heardWall: number;
  readonly heardMono: number;
};

const GATHER_MS = 80;
/** After so many rounds without a rest it is a storm: drawing costs what the desk and the alarm window need. */
const STORM_AFTER = 10;
const STORM_GATHER_MS = 300;

let link: Link = { state: 'starting', reason: '', heardWall: Date.now(), heardMono: performance.now() };
const linkListeners = new Set<() => void>();
const eventListeners = new Set<(event: ConsoleEvent) => void>();

function setLink(next: Partial<Link>): void {
  link = { ...link, ...next };
  for (const listener of linkListeners) listener();
}

function heard(): Partial<Link> {
  return { heardWall: Date.now(), heardMono: performance.now() };
}

/**
 * The first change is shown at once, what follows within 80 ms is asked for together, in a storm within 300 ms: a burst costs few questions. A question
 * that is under way is not dropped for a newer change but asked again once it is answered: where changes come faster than answers, nothing
 * would be shown until the storm is over.
 */
function gatherChanges(): (areas: readonly Area[]) => void {
  let waiting = new Set<Area>();
  let again: ReadonlySet<string> = new Set();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let rounds = 0;
  const flush = (): void => {
    timer = undefined;
    rounds = waiting.size === 0 ? 0 : rounds + 1;
    if (waiting.size === 0 && again.size === 0) return;
    const [areas, due] = [waiting, again];
    waiting = new Set();
    const isMeant = ({ queryKey, queryHash }: Query): boolean =>
      due.has(queryHash) || isTouched(String(queryKey[0]), areas);
    const underWay = queryClient.getQueryCache().findAll({ fetchStatus: 'fetching', predicate: isMeant });
    again = new Set(underWay.map(({ queryHash }) => queryHash));
    timer = setTimeout(flush, rounds > STORM_AFTER ? STORM_GATHER_MS : GATHER_MS);
    void queryClient.invalidateQueries({
      predicate: (query) => isMeant(query) && !underWay.includes(query),
    });
  };
  return (areas) => {
    for (const area of areas) waiting.add(area);
    if (timer === undefined) flush();
  };
}

/** Starts listening to the desk; returns the stop. Called once by main.tsx (and by tests). */
export function startEvents(): () => void {
  setLink({ state: 'starting', reason: '', ...heard() });
  const changed = gatherChanges();
  const stop = window.watchdesk?.listen((event) => {
    if (event.event === 'changed') changed(event.areas);
    if (event.event === 'heartbeat') setLink({ state: 'up', ...heard() });
    if (event.event === 'alert') changed(['alerts', 'deadlines']);
    if (event.event === 'ready') changed(['health']);
    if (event.event === 'desk') {
      setLink({ state: event.state, reason: event.reason, ...(event.state === 'up' ? heard() : {}) });
      if (event.state === 'up') void queryClient.invalidateQueries();
    }
    for (const listener of eventListeners) listener(event);
  });
  return () => stop?.();
}

/** Every event of the stream as it comes; returns the unsubscribe. */
export function onConsoleEvent(listener: (event: ConsoleEvent) => void): () => void {
  eventListeners.add(listener);
  return () => eventListeners.delete(listener);
}

export function currentLink(): Link {
  return link;
}

export function useLink(): Link {
  return useSyncExternalStore((listener) => {
    linkListeners.add(listener);
    return () => linkListeners.delete(listener);
  }, currentLink);
}
