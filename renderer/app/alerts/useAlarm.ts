import { useEffect, useRef, useState } from 'react';
import type { Alert } from '../../../shared/contract/alertModels';
import { call } from '../../bridge/client';
import { Alarm, type Sounding } from './sound';
import { loadSounds } from './soundFiles';

/** In a storm the desk is not held by one call: the rest follows with the next pattern. */
const AT_ONCE = 100;

const keyOf = (alert: Alert, { outcome, reason }: Sounding): string =>
  `${alert.id}/${alert.returns}/${alert.level}/${outcome}/${reason}`;

/** Tells the desk of every alert that waits whether its sound started, once for each raising and outcome. */
function useSounded(alerts: readonly Alert[]): (sounding: Sounding) => void {
  const told = useRef(new Set<string>());
  const waiting = useRef(alerts);
  useEffect(() => {
    waiting.current = alerts;
  }, [alerts]);
  return (sounding) => {
    const fresh = waiting.current
      .filter((alert) => !told.current.has(keyOf(alert, sounding)))
      .slice(0, AT_ONCE);
    if (fresh.length === 0) return;
    for (const alert of fresh) told.current.add(keyOf(alert, sounding));
    call('alert.sounded', { alertIds: fresh.map((alert) => alert.id), ...sounding }).catch(() => {
      for (const alert of fresh) told.current.delete(keyOf(alert, sounding));
    });
  };
}

/**
 * Sounds as the gravest of the waiting alerts while there is one, softened while somebody is on the telephone, and reports what came of
 * it; tells whether the browser holds the sound back until somebody acts.
 */
export function useAlarm(
  alerts: readonly Alert[],
  isHushed: boolean,
): { readonly isBlocked: boolean; wake(): void } {
  const level = alerts.reduce((top, alert) => Math.max(top, alert.level), 0);
  const [isBlocked, setBlocked] = useState(false);
  const alarm = useRef<Alarm | null>(null);
  const sounded = useSounded(alerts);
  const tell = useRef(sounded);
  useEffect(() => {
    tell.current = sounded;
  });
  useEffect(() => {
    loadSounds();
    const made = new Alarm({
      onBlocked: setBlocked,
      onSounding: (sounding) => tell.current(sounding),
    });
    alarm.current = made;
    const wake = (): void => made.wake();
    window.addEventListener('pointerdown', wake, true);
    window.addEventListener('keydown', wake, true);
    return () => {
      window.removeEventListener('pointerdown', wake, true);
      window.removeEventListener('keydown', wake, true);
      made.stop();
    };
  }, []);
  useEffect(() => alarm.current?.setHushed(isHushed), [isHushed]);
  useEffect(() => alarm.current?.setLevel(level), [level]);
  return { isBlocked: isBlocked && level > 0, wake: () => alarm.current?.wake() };
}
