import { type RefObject, useEffect, useRef } from 'react';
import { isComposingKey } from '../../app/hotkeys';

/**
 * Ctrl+Enter saves the form that has the focus, also while an alert waits: elsewhere the same keys answer the alert.
 * An Enter that belongs to an input method is never taken.
 */
export function useSaveKey(box: RefObject<HTMLElement | null>, save: () => void): void {
  const latest = useRef(save);
  useEffect(() => {
    latest.current = save;
  });
  useEffect(() => {
    const element = box.current;
    if (element === null) return;
    element.dataset.keeps = 'Ctrl+Enter';
    const onKeyDown = (event: KeyboardEvent): void => {
      if (!event.ctrlKey || event.key !== 'Enter' || isComposingKey(event)) return;
      event.preventDefault();
      event.stopPropagation();
      latest.current();
    };
    element.addEventListener('keydown', onKeyDown);
    return () => element.removeEventListener('keydown', onKeyDown);
  }, [box]);
}
