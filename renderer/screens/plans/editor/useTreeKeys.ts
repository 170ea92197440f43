import type { KeyboardEvent } from 'react';
import { foldKey, type OutlineRow, parentRow } from './outlineRows';
import type { EditorStore } from './store';

type Options = {
  readonly store: EditorStore;
  readonly rows: readonly OutlineRow[];
  readonly fold: (key: string, isFolded: boolean) => void;
  readonly onEdit: () => void;
  readonly onAdd: () => void;
};

/** Up and down past a neighbour, right into the block beside it, left out of the block around it. */
const MOVES: Readonly<Record<string, 'up' | 'down' | 'in' | 'out'>> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowRight: 'in',
  ArrowLeft: 'out',
};

/** The keys of the outline; each has a button as well. */
export function useTreeKeys({ store, rows, fold, onEdit, onAdd }: Options) {
  const select = (at: number): void => {
    const row = rows[Math.max(0, Math.min(rows.length - 1, at))];
    if (row !== undefined) store.select(row.node.path);
  };
  const step = (key: string, at: number): boolean => {
    const row = rows[at];
    if (row === undefined) return false;
    switch (key) {
      case 'ArrowDown':
        select(at + 1);
        return true;
      case 'ArrowUp':
        select(at - 1);
        return true;
      case 'Home':
        select(0);
        return true;
      case 'End':
        select(rows.length - 1);
        return true;
      case 'ArrowRight':
        if (!row.isOpen) fold(foldKey(row.node), false);
        else if (row.node.children.length > 0) select(at + 1);
        return true;
      case 'ArrowLeft':
        if (row.isOpen && row.node.children.length > 0 && row.node.kind !== 'plan')
          fold(foldKey(row.node), true);
        else select(parentRow(rows, at));
        return true;
      case 'Enter':
      case 'F2':
        onEdit();
        return true;
      case 'Insert':
        onAdd();
        return true;
      case 'Delete':
        store.apply({ op: 'delete', path: row.node.path });
        return true;
      default:
        return false;
    }
  };
  return (event: KeyboardEvent<HTMLElement>): void => {
    const { selected } = store.get();
    const at = rows.findIndex((row) => row.node === selected);
    const move = MOVES[event.key];
    let isTaken = false;
    if (event.altKey && !event.ctrlKey && move !== undefined) {
      store.apply({ op: move, path: selected.path });
      isTaken = true;
    } else if (event.shiftKey && !event.ctrlKey && !event.altKey && (move === 'down' || move === 'up')) {
      store.extend(move === 'down' ? 1 : -1);
      isTaken = true;
    } else if (!event.ctrlKey && !event.altKey && !event.shiftKey) isTaken = step(event.key, at);
    if (!isTaken) return;
    event.preventDefault();
    event.stopPropagation();
  };
}
