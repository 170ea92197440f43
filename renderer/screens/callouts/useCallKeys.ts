import { type RefObject, useEffect, useRef } from 'react';
import { isComposingKey } from '../../app/hotkeys';

const FIELDS = 'input:not([type="checkbox"]):not([type="radio"]), textarea, select, [contenteditable="true"]';

/**
 * Bare digits act while the focus is on the panel of the person being called and not where text is typed: 0 to 8. Nowhere else does a digit without
 * Ctrl or Alt do anything.
 */
export function useCallKeys(
  box: RefObject<HTMLElement | null>,
  isOn: boolean,
  onDigit: (digit: number) => void,
): void {
  const latest = useRef(onDigit);
  useEffect(() => {
    latest.current = onDigit;
  });
  useEffect(() => {
    const element = box.current;
    if (element === null || !isOn) return;
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.altKey || event.metaKey || event.repeat || isComposingKey(event)) return;
      if (event.target instanceof Element && event.target.matches(FIELDS)) return;
      if (!/^[0-8]$/.test(event.key)) return;
      event.preventDefault();
      latest.current(Number(event.key));
    };
    element.addEventListener('keydown', onKeyDown);
    return () => element.removeEventListener('keydown', onKeyDown);
  }, [box, isOn]);
}
