import { type RefObject, useEffect, useRef } from 'react';

/** Puts the focus into the first field of a form that a person has just opened (not on a screen that merely appears). */
export function useFocusFirst<E extends HTMLElement>(): RefObject<E | null> {
  const box = useRef<E>(null);
  useEffect(() => {
    box.current?.querySelector<HTMLElement>('input, textarea, select')?.focus();
  }, []);
  return box;
}
