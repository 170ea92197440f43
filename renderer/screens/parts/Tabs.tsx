import { type KeyboardEvent, type ReactNode, useRef } from 'react';
import classes from './tabs.module.css';

export type Tab = { readonly id: string; readonly label: string; readonly badge?: number };

/** The parts of one screen side by side: one of them is shown, left and right move between them. */
export function Tabs(props: {
  readonly label: string;
  readonly tabs: readonly Tab[];
  readonly value: string;
  readonly onValue: (id: string) => void;
}): ReactNode {
  const list = useRef<HTMLDivElement>(null);
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    if (step === 0) return;
    // From the tab that has the focus: the chosen one may still be on its way when the key is pressed again.
    const buttons = [...(list.current?.querySelectorAll('button') ?? [])];
    const focused = buttons.indexOf(document.activeElement as HTMLButtonElement);
    const at = focused >= 0 ? focused : props.tabs.findIndex((tab) => tab.id === props.value);
    const next = (at + step + props.tabs.length) % props.tabs.length;
    const tab = props.tabs[next];
    if (tab === undefined) return;
    event.preventDefault();
    props.onValue(tab.id);
    buttons[next]?.focus();
  };
  return (
    <div ref={list} role="tablist" aria-label={props.label} className={classes.tabs} onKeyDown={onKeyDown}>
      {props.tabs.map((tab) => (
        <button
          key={tab.id}
          type="button"
          role="tab"
          className={classes.tab}
          aria-selected={tab.id === props.value}
          tabIndex={tab.id === props.value ? 0 : -1}
          onClick={() => props.onValue(tab.id)}
          data-testid={`tab-${tab.id}`}
        >
          {tab.label}
          {tab.badge === undefined || tab.badge === 0 ? null : <span className="num"> {tab.badge}</span>}
        </button>
      ))}
    </div>
  );
}
