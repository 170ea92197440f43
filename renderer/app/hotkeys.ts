import { useEffect, useRef } from 'react';
import type { Combo } from './keys';

type Handler = () => void;
const combos = new Map<string, Handler[]>();
const escapes: Handler[] = [];

/** True while a key belongs to an input method (a candidate is being chosen): such an Enter or Esc is never ours. */
export function isComposingKey(event: {
  readonly isComposing?: boolean;
  readonly keyCode?: number;
}): boolean {
  return event.isComposing === true || event.keyCode === 229;
}

function comboOf(event: KeyboardEvent): string {
  // Alt+digit by the place of the key: some layouts put another character there.
  const digit = /^(?:Digit|Numpad)(\d)$/.exec(event.code);
  const key = digit?.[1] !== undefined && event.altKey ? digit[1] : event.key;
  // Plus beside the digits is what one presses for “larger”, as on the key where it stands over the equals sign.
  const plain = event.code === 'NumpadAdd' && event.ctrlKey ? '=' : key;
  const name = plain.length === 1 ? plain.toUpperCase() : plain;
  return `${event.ctrlKey ? 'Ctrl+' : ''}${event.altKey ? 'Alt+' : ''}${event.shiftKey ? 'Shift+' : ''}${name}`;
}

/** The combinations that do anything while the seat is locked; null: all of them. */
let only: ReadonlySet<string> | null = null;

export function restrictHotkeys(combos: readonly Combo[] | null): void {
  only = combos === null ? null : new Set(combos);
}

const isField = (target: EventTarget | null): target is HTMLElement =>
  target instanceof HTMLElement && target.matches('input, textarea, select, [contenteditable="true"]');

/** A form that saves by a combination keeps it while the focus is inside it: `data-keeps="Ctrl+Enter"`. */
const isKept = (target: EventTarget | null, combo: string): boolean =>
  target instanceof Element && target.closest(`[data-keeps="${combo}"]`) !== null;

/** Esc is one step back: the topmost open thing closes, else the field lets go of the focus and keeps its text. */
function stepBack(event: KeyboardEvent): void {
  const handler = escapes.at(-1);
  if (isField(event.target) && handler !== undefined && escapes.length === 1) {
    event.target.blur();
    event.preventDefault();
    return;
  }
  if (handler === undefined) return;
  event.preventDefault();
  handler();
}

/** Does what a combination does, for a command that is chosen by its words. False when nothing is bound to it now. */
export function pressCombo(combo: Combo): boolean {
  const handler = combos.get(combo)?.at(-1);
  handler?.();
  return handler !== undefined;
}

function onKeyDown(event: KeyboardEvent): void {
  if (isComposingKey(event)) return;
  if (only !== null && !only.has(comboOf(event))) return;
  if (event.key === 'Escape' && !event.ctrlKey && !event.altKey && !event.defaultPrevented) {
    stepBack(event);
    return;
  }
  const combo = comboOf(event);
  const handler = combos.get(combo)?.at(-1);
  if (handler === undefined || isKept(event.target, combo)) return;
  event.preventDefault();
  event.stopPropagation();
  handler();
}

/** Starts the one listener of the page; returns the stop. */
export function startHotkeys(): () => void {
  const onEscape = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') onKeyDown(event);
  };
  const onCombo = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') onKeyDown(event);
  };
  // Combos are caught first; Esc last, so that an open menu or dialog may take it for itself.
  window.addEventListener('keydown', onCombo, true);
  window.addEventListener('keydown', onEscape);
  return () => {
    window.removeEventListener('keydown', onCombo, true);
    window.removeEventListener('keydown', onEscape);
  };
}

function useLatest(handler: Handler): { readonly current: Handler } {
  const latest = useRef(handler);
  useEffect(() => {
    latest.current = handler;
  });
  return latest;
}

/** Binds a combination while mounted (and enabled); of several the newest wins. */
export function useHotkey(combo: Combo, handler: Handler, enabled = true): void {
  const latest = useLatest(handler);
  useEffect(() => {
    if (!enabled) return;
    const run = (): void => latest.current();
    const stack = combos.get(combo) ?? [];
    combos.set(combo, [...stack, run]);
    return () => {
      combos.set(
        combo,
        (combos.get(combo) ?? []).filter((entry) => entry !== run),
      );
    };
  }, [combo, enabled, latest]);
}

/** Takes the next Esc while `active` (an overlay, a panel, a form step). It must not throw typed text away. */
export function useEscape(handler: Handler, active = true): void {
  const latest = useLatest(handler);
  useEffect(() => {
    if (!active) return;
    const run = (): void => latest.current();
    escapes.push(run);
    return () => {
      const place = escapes.indexOf(run);
      if (place >= 0) escapes.splice(place, 1);
    };
  }, [active, latest]);
}
