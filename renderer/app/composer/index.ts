import { useEffect, useSyncExternalStore } from 'react';
import { callAs } from '../../bridge/client';
import { onConsoleEvent } from '../../bridge/events';
import { deskNow } from '../clock';
import { type ComposerState, ComposerStore } from './store';

let store: ComposerStore | null = null;

/** The one composer of the page; made when first asked for, so that it reads what an earlier page left behind. */
export function composer(): ComposerStore {
  store ??= new ComposerStore({
    storage: localStorage,
    send: (input, as) => callAs('log.append', input, as),
    newId: () => crypto.randomUUID(),
    now: deskNow,
  });
  return store;
}

/** Forgets the page's composer, as a reload does; what is stored stays. For tests. */
export function dropComposer(): void {
  store = null;
}

export function useComposer(): ComposerState {
  return useSyncExternalStore(composer().subscribe, composer().get);
}

/** Asks for what was kept elsewhere as soon as the data can be written. */
export function useResendSpooled(isEmergency: boolean): void {
  useEffect(() => {
    if (!isEmergency) composer().resendSpooled();
  }, [isEmergency]);
}

/** Sends what waits for the desk: at start and whenever the desk gives a sign of life. */
export function useResend(): void {
  useEffect(() => {
    composer().resendWaiting();
    return onConsoleEvent((event) => {
      const isAlive = event.event === 'heartbeat' || event.event === 'ready';
      if (isAlive || (event.event === 'desk' && event.state === 'up')) composer().resendWaiting();
    });
  }, []);
}
