import { useCallback, useEffect, useRef, useState } from 'react';
import { useEditing, useEditorState } from '../context';

/** So that a fast typist is not held up by the text being written anew at each key. */
const PAUSE = 150;

export type Typed = {
  readonly value: string;
  onType(text: string): void;
  onBlur(): void;
};

/**
 * What is typed in a field, given to the draft after a short pause, on leaving the field, and before anything else is
 * done to the draft. While nothing is pending the field shows what the draft holds (undo, another view).
 */
export function useTyped(held: string, commit: (text: string) => void): Typed {
  const { store } = useEditing();
  const { epoch } = useEditorState(store);
  const [local, setLocal] = useState<string | null>(null);
  const pending = useRef<string | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const latest = useRef(commit);
  latest.current = commit;
  const flush = useCallback(() => {
    clearTimeout(timer.current);
    if (pending.current === null) return;
    const text = pending.current;
    pending.current = null;
    latest.current(text);
  }, []);
  useEffect(() => {
    const off = store.onFlush(flush);
    return () => {
      flush();
      off();
    };
  }, [store, flush]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the draft was changed from elsewhere, so it is shown as it is now
  useEffect(() => setLocal(null), [epoch]);
  return {
    value: local ?? held,
    onType: (text) => {
      pending.current = text;
      setLocal(text);
      clearTimeout(timer.current);
      timer.current = setTimeout(flush, PAUSE);
    },
    onBlur: () => {
      flush();
      setLocal(null);
      store.seal();
    },
  };
}
