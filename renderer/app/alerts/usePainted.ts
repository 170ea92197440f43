import { useEffect, useRef } from 'react';
import type { Alert } from '../../../shared/contract/models';
import { call } from '../../bridge/client';
import { useLink } from '../../bridge/events';

/**
 * Tells the desk which alerts have been drawn, after the frame in which they stand. An alert that came back is told
 * again. A hidden window draws no frame, so nothing is told and main raises the window.
 */
export function usePainted(alerts: readonly Alert[]): void {
  // told again when the desk was away while it was told
  const { state } = useLink();
  const told = useRef(new Set<string>());
  useEffect(() => {
    const fresh = alerts.filter((alert) => !told.current.has(`${alert.id}/${alert.returns}`));
    if (fresh.length === 0 || state === 'down') return;
    const frame = requestAnimationFrame(() => {
      for (const alert of fresh) told.current.add(`${alert.id}/${alert.returns}`);
      call('alert.painted', { alertIds: fresh.map((alert) => alert.id) }).catch(() => {
        for (const alert of fresh) told.current.delete(`${alert.id}/${alert.returns}`);
      });
    });
    return () => cancelAnimationFrame(frame);
  }, [alerts, state]);
}
