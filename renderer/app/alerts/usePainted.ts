import { useEffect, useRef } from 'react';
import type { Alert } from '../../../shared/contract/alertModels';
import { call } from '../../bridge/client';
import { useLink } from '../../bridge/events';

/** One raising of an alert: a higher rung and a return are raised anew, and have to be seen anew. */
const raisingOf = ({ id, rung, returns }: Alert): string => `${id}/${rung}/${returns}`;

/**
 * Tells the desk which alerts have been drawn, after the frame in which they stand; each raising once. `countedAt` is the time of a
 * picture that shows more of them as a number only; null when every one is there. A hidden window draws no frame, so nothing is told and main raises the window.
 */
export function usePainted(alerts: readonly Alert[], countedAt: number | null): void {
  // told again when the desk was away while it was told
  const { state } = useLink();
  const told = useRef(new Set<string>());
  useEffect(() => {
    const fresh = alerts.filter((alert) => !told.current.has(raisingOf(alert)));
    if ((fresh.length === 0 && countedAt === null) || state === 'down') return;
    const frame = requestAnimationFrame(() => {
      for (const alert of fresh) told.current.add(raisingOf(alert));
      tell(fresh, countedAt).catch(() => {
        for (const alert of fresh) told.current.delete(raisingOf(alert));
      });
    });
    return () => cancelAnimationFrame(frame);
  }, [alerts, countedAt, state]);
}

/** The desk notes a handful of counted ones at a time: it is told until none is left. */
async function tell(drawn: readonly Alert[], countedAt: number | null): Promise<void> {
  let alerts = drawn;
  for (;;) {
    const { painted, left } = await call('alert.painted', {
      alertIds: alerts.map(({ id }) => id),
      raisings: Object.fromEntries(alerts.map(({ id, rung, returns }) => [id, { rung, returns }])),
      ...(countedAt === null ? {} : { countedAt }),
    });
    if (left === 0 || painted.length === 0) return;
    alerts = [];
  }
}
