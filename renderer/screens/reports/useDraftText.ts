import { useCallback, useEffect, useRef, useState } from 'react';
import type { ReportDraft } from '../../../shared/contract/areas/reports';
import { DRAFT_FIELDS, type DraftField, type DraftTexts } from '../../../shared/reports/draftFields';
import { CallError, call } from '../../bridge/client';
import { queryClient } from '../../bridge/queryClient';
import { dropDraft, readDraft, writeDraft } from '../parts/draft';

type Kept = { readonly texts: DraftTexts; readonly nextAt: number | null };
export type DraftText = Kept & {
  set(field: DraftField, text: string): void;
  setNext(at: number | null): void;
  /** stores what was typed; gives the version that the desk has then, or null when it was refused */
  flush(): Promise<number | null>;
  redraft(fields: readonly DraftField[]): Promise<void>;
  /** puts back what stood before the last redrafting; absent when there was none */
  readonly undo: (() => void) | null;
  /** somebody else saved meanwhile: take that one, or put this one over it */
  takeTheirs(): Promise<void>;
  putMine(): Promise<void>;
  readonly error: CallError | null;
  readonly state: 'saved' | 'typing' | 'saving';
};

const PAUSE_MS = 700;
const same = (a: Kept, b: Kept): boolean =>
  a.nextAt === b.nextAt && DRAFT_FIELDS.every((field) => a.texts[field].trim() === b.texts[field].trim());

const ask = (draftId: string) =>
  queryClient.fetchQuery({
    queryKey: ['report.draftGet', { draftId }],
    queryFn: () => call('report.draftGet', { draftId }),
    staleTime: 0,
  });

/**
 * The text of a draft while somebody writes: kept in the page at every key, stored at the desk when the hand pauses. One save at a time; each names the
 * version that it saw.
 */
export function useDraftText(draft: ReportDraft): DraftText {
  const key = `report.${draft.id}`;
  const [kept, setKept] = useState<Kept>(
    () => readDraft<Kept>(key) ?? { texts: draft.texts, nextAt: draft.nextAt },
  );
  const [error, setError] = useState<CallError | null>(null);
  const [state, setState] = useState<DraftText['state']>('saved');
  const [before, setBefore] = useState<DraftTexts | null>(null);
  const latest = useRef(kept);
  const stored = useRef<Kept>({ texts: draft.texts, nextAt: draft.nextAt });
  const version = useRef(draft.version);
  const queue = useRef<Promise<number | null>>(Promise.resolve(draft.version));

  const change = useCallback(
    (next: Kept) => {
      latest.current = next;
      writeDraft(key, next);
      setKept(next);
      setState('typing');
    },
    [key],
  );

  const save = useCallback(async (): Promise<number | null> => {
    const sent = latest.current;
    if (same(sent, stored.current)) {
      setState('saved');
      return version.current;
    }
    setState('saving');
    try {
      const answer = await call('report.save', { draftId: draft.id, version: version.current, ...sent });
      version.current = answer.version;
      stored.current = sent;
      setError(null);
      if (same(latest.current, sent)) {
        dropDraft(key);
        setState('saved');
      }
      await ask(draft.id);
      return answer.version;
    } catch (cause) {
      setError(cause instanceof CallError ? cause : new CallError({ code: 'internal', ref: String(cause) }));
      setState('typing');
      return null;
    }
  }, [draft.id, key]);

  const flush = useCallback((): Promise<number | null> => {
    queue.current = queue.current.then(save, save);
    return queue.current;
  }, [save]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: every key starts the pause anew
  useEffect(() => {
    if (state !== 'typing' || error !== null) return;
    const timer = setTimeout(() => void flush(), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [kept, state, error, flush]);
  // What was typed last is stored when the screen is left.
  useEffect(() => () => void flush(), [flush]);

  const take = async (): Promise<ReportDraft | null> => {
    const fresh = await ask(draft.id);
    if (fresh !== null) {
      version.current = fresh.version;
      stored.current = { texts: fresh.texts, nextAt: fresh.nextAt };
    }
    return fresh;
  };
  const show = (fresh: ReportDraft): void => {
    latest.current = { texts: fresh.texts, nextAt: fresh.nextAt };
    dropDraft(key);
    setKept(latest.current);
    setError(null);
    setState('saved');
  };

  return {
    ...kept,
    set: (field, text) => change({ ...latest.current, texts: { ...latest.current.texts, [field]: text } }),
    setNext: (nextAt) => change({ ...latest.current, nextAt }),
    flush,
    redraft: async (fields) => {
      const at = await flush();
      if (at === null) return;
      const was = latest.current.texts;
      try {
        await call('report.redraft', { draftId: draft.id, version: at, fields: [...fields] });
        const fresh = await take();
        if (fresh !== null) show(fresh);
        setBefore(was);
      } catch (cause) {
        setError(
          cause instanceof CallError ? cause : new CallError({ code: 'internal', ref: String(cause) }),
        );
      }
    },
    undo:
      before === null
        ? null
        : () => {
            change({ ...latest.current, texts: before });
            setBefore(null);
          },
    takeTheirs: async () => {
      const fresh = await take();
      if (fresh !== null) show(fresh);
    },
    putMine: async () => {
      await take();
      setError(null);
      await flush();
    },
    error,
    state,
  };
}
