import { useEffect, useRef, useState } from 'react';
import { Alarm } from './sound';

/** Sounds while `level` is above 0, softened while somebody is on the telephone; tells whether the browser holds the sound back until somebody acts. */
export function useAlarm(level: number, isHushed: boolean): { readonly isBlocked: boolean; wake(): void } {
  const [isBlocked, setBlocked] = useState(false);
  const alarm = useRef<Alarm | null>(null);
  useEffect(() => {
    const made = new Alarm(setBlocked);
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
