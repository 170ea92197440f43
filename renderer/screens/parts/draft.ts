import { useCallback, useEffect, useRef, useState } from 'react';

/** What was typed and not yet saved, by place; it outlives a change of screen, a reload and a desk that went down. */
const PREFIX = 'watchdesk.draft.';

export function readDraft<T>(key: string): T | null {
  const stored = localStorage.getItem(PREFIX + key);
  if (stored === null) return null;
  try {
    return JSON.parse(stored) as T;
  } catch {
    return null;
  }
}

export function writeDraft(key: string, value: unknown): void {
  localStorage.setItem(PREFIX + key, JSON.stringify(value));
}

export function dropDraft(key: string): void {
  localStorage.removeItem(PREFIX + key);
}

/** What was typed in one place is found in another one: drafts whose key begins so are stored under the other beginning too. */
export function carryDrafts(from: string, to: string): void {
  const known = Object.keys(localStorage).filter((key) => key.startsWith(PREFIX + from));
  for (const key of known) {
    const value = localStorage.getItem(key);
    if (value !== null) localStorage.setItem(PREFIX + to + key.slice(PREFIX.length + from.length), value);
  }
}

export type Draft<T> = {
  readonly value: T;
  set(change: Partial<T>): void;
  /** forgets what was typed: only after it was saved, or when the person throws it away */
  drop(): void;
  readonly isTouched: boolean;
};

/** State of a small form that is kept until it was saved. `initial` must be a stable value. */
export function useDraft<T extends object>(key: string, initial: T): Draft<T> {
  const [stored, setStored] = useState<Partial<T> | null>(() => readDraft<Partial<T>>(key));
  const latest = useRef(stored);
  const owner = useRef(key);
  useEffect(() => {
    if (owner.current === key) return;
    owner.current = key;
    latest.current = readDraft<Partial<T>>(key);
    setStored(latest.current);
  }, [key]);
  const set = useCallback(
    (change: Partial<T>) => {
      latest.current = { ...latest.current, ...change };
      writeDraft(key, latest.current);
      setStored(latest.current);
    },
    [key],
  );
  const drop = useCallback(() => {
    latest.current = null;
    dropDraft(key);
    setStored(null);
  }, [key]);
  return { value: { ...initial, ...stored }, set, drop, isTouched: stored !== null };
}

/** The id under which a draft will be stored at the desk: made once, so that sending it twice stores it once. */
export function draftId(key: string): string {
  const known = readDraft<string>(`${key}.id`);
  if (known !== null) return known;
  const made = crypto.randomUUID();
  writeDraft(`${key}.id`, made);
  return made;
}

export function dropDraftId(key: string): void {
  dropDraft(`${key}.id`);
}
