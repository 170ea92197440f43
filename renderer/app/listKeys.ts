import type { KeyboardEvent } from 'react';

/** Arrow keys, Home and End move the focus between the `[data-item]` children of a list; Enter is the item's own. */
export function moveInList(event: KeyboardEvent<HTMLElement>): void {
  const step = { ArrowDown: 1, ArrowUp: -1, Home: 'first', End: 'last' }[event.key];
  if (step === undefined || event.ctrlKey || event.altKey) return;
  const target = event.target as HTMLElement;
  if (target.matches('input, textarea, select')) return;
  const items = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-item]')];
  const at = items.findIndex((item) => item.contains(target));
  const next = step === 'first' ? 0 : step === 'last' ? items.length - 1 : at + Number(step);
  const item = items[Math.max(0, Math.min(items.length - 1, next))];
  if (item === undefined) return;
  event.preventDefault();
  item.focus();
}
