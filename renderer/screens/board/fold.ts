import type { LogEntry } from '../../../shared/contract/models';

export type LogItem =
  | { readonly kind: 'line'; readonly entry: LogEntry }
  | { readonly kind: 'folded'; readonly id: string; readonly entries: readonly LogEntry[] };

/** Two or more system lines in a row become one fold (newest first, as they came); a single one stays a line. */
export function foldSystemLines(entries: readonly LogEntry[]): readonly LogItem[] {
  const items: LogItem[] = [];
  let system: LogEntry[] = [];
  const flush = (): void => {
    const [first, ...more] = system;
    // Named by its oldest line, so that a fold that grows stays the same fold and stays open.
    if (first !== undefined && more.length > 0) {
      items.push({ kind: 'folded', id: system.at(-1)?.id ?? first.id, entries: system });
    } else if (first !== undefined) items.push({ kind: 'line', entry: first });
    system = [];
  };
  for (const entry of entries) {
    if (entry.system !== null) system.push(entry);
    else {
      flush();
      items.push({ kind: 'line', entry });
    }
  }
  flush();
  return items;
}
