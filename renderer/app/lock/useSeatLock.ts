import { useEffect, useRef } from 'react';
import type { Status } from '../../../shared/contract/boardModels';
import { useDesk } from '../../bridge/hooks';
import { setLocked, useLocked } from '../../bridge/lock';

/**
 * Keeps the page's own knowledge of the lock with the desk's. True while a page that was loaded anew at a seat with people signed in does not know yet whether it
 * is locked: until then nothing of the room is drawn. What is drawn once stays drawn under the cover.
 */
export function useSeatLock(status: Status | undefined): boolean {
  const isReady = status?.phase === 'ready';
  const state = useDesk('session.state', {}, { enabled: isReady });
  const isLocked = useLocked();
  const isDrawn = useRef(false);
  useEffect(() => {
    if (state.data !== undefined) setLocked(state.data.isLocked);
  }, [state.data]);
  if (!isReady || isDrawn.current) return false;
  const isAsked = state.isPending && state.fetchStatus !== 'idle';
  const mustWait = status.signedIn.length > 0 && (isAsked || (state.data?.isLocked === true && !isLocked));
  isDrawn.current = !mustWait;
  return mustWait;
}
