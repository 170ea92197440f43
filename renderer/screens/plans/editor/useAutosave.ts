import { useCallback, useEffect, useRef, useState } from 'react';
import type { PlanDraft } from '../../../../shared/contract/areas/plans';
import { deskNow } from '../../../app/clock';
import { CallError, call } from '../../../bridge/client';
import { dropDraft, writeDraft } from '../../parts/draft';
import type { EditorStore } from './store';

const PAUSE = 800;
/** After a save that failed: tried again even when nothing more is typed. */
const RETRY = 5_000;

/** What was typed and is not known to be stored at the desk, kept in the page's own storage. */
export type LocalDraft = {
  readonly text: string;
  readonly version: number;
  readonly baseRevision: number | null;
  readonly at: number;
};
export const localKey = (planId: string): string => `plan.${planId}.edit`;

export type Saving =
  | { readonly state: 'clean' }
  | { readonly state: 'waiting' | 'saving' }
  | { readonly state: 'saved'; readonly at: number }
  | { readonly state: 'failed'; readonly error: CallError }
  | { readonly state: 'conflict'; readonly theirs: PlanDraft | null; readonly mineAt: number };

export type Autosave = {
  readonly saving: Saving;
  /** saves now; true when the desk has the text */
  saveNow(): Promise<boolean>;
  /** the conflict is decided: this text goes over the other one */
  keepMine(): void;
  /** the conflict is decided: the other text is taken (undo gives this one back) */
  takeTheirs(): void;
  /** the draft is given up for this text of this revision (undo gives the draft back) */
  restart(text: string, revision: number | null): void;
  /** the text is at the desk as a revision, or was thrown away: nothing is left to save */
  forget(): void;
};

type Begin = {
  readonly planId: string;
  readonly baseRevision: number | null;
  readonly version: number;
  readonly stored: string;
};

/** One draft on its way to the desk: at most one save at a time, and the newest text last. */
class Saver {
  version: number;
  stored: string;
  baseRevision: number | null;
  isBusy = false;
  isForgotten = false;
  private readonly begin: Begin;
  private readonly store: EditorStore;
  private readonly tell: (saving: Saving) => void;
  constructor(begin: Begin, store: EditorStore, tell: (saving: Saving) => void) {
    this.begin = begin;
    this.store = store;
    this.tell = tell;
    this.version = begin.version;
    this.stored = begin.stored;
    this.baseRevision = begin.baseRevision;
  }

  get isDirty(): boolean {
    return !this.isForgotten && this.store.text !== this.stored;
  }

  keepLocal(): void {
    const { planId } = this.begin;
    const { baseRevision } = this;
    const draft: LocalDraft = { text: this.store.text, version: this.version, baseRevision, at: deskNow() };
    writeDraft(localKey(planId), draft);
  }

  async save(): Promise<boolean> {
    this.store.flush();
    if (!this.isDirty) return true;
    if (this.isBusy) return false;
    const { planId } = this.begin;
    const { baseRevision } = this;
    const { text } = this.store;
    this.isBusy = true;
    this.tell({ state: 'saving' });
    try {
      const answer = await call('plan.draftSave', { planId, text, baseRevision, version: this.version });
      this.version = answer.version;
      this.stored = text;
      this.isBusy = false;
      if (this.isDirty) {
        this.keepLocal();
        return await this.save();
      }
      dropDraft(localKey(planId));
      this.tell({ state: 'saved', at: answer.savedAt });
      return true;
    } catch (cause) {
      this.isBusy = false;
      this.tell(await this.failure(cause));
      return false;
    }
  }

  private async failure(cause: unknown): Promise<Saving> {
    const error =
      cause instanceof CallError ? cause : new CallError({ code: 'internal', ref: String(cause) });
    if (error.error.code !== 'draft_conflict') return { state: 'failed', error };
    try {
      const theirs = await call('plan.draftGet', { planId: this.begin.planId });
      return { state: 'conflict', theirs, mineAt: deskNow() };
    } catch {
      return { state: 'failed', error };
    }
  }
}

/**
 * Stores the draft at the desk a moment after the last change and on leaving; until the desk has said that it is
 * stored, the text also stands in the page's own storage, where a reload or a crash does not reach it.
 */
export function useAutosave(begin: Begin, store: EditorStore): Autosave {
  const [saving, setSaving] = useState<Saving>({ state: 'clean' });
  const [saver] = useState(() => new Saver(begin, store, setSaving));
  const state = useRef(saving);
  state.current = saving;

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let last = store.text;
    const later = (pause: number): void => {
      clearTimeout(timer);
      timer = setTimeout(() => void saver.save(), pause);
    };
    const onChange = (): void => {
      if (store.text === last) return;
      last = store.text;
      if (saver.isForgotten) return;
      saver.keepLocal();
      if (state.current.state === 'conflict') return;
      if (saver.isDirty) setSaving((now) => (now.state === 'saving' ? now : { state: 'waiting' }));
      later(PAUSE);
    };
    if (saver.isDirty) later(PAUSE);
    const off = store.subscribe(onChange);
    const leave = (): void => {
      if (state.current.state !== 'conflict') void saver.save();
    };
    window.addEventListener('pagehide', leave);
    return () => {
      off();
      clearTimeout(timer);
      window.removeEventListener('pagehide', leave);
      leave();
    };
  }, [saver, store]);

  useEffect(() => {
    if (saving.state !== 'failed') return;
    const timer = setTimeout(() => void saver.save(), RETRY);
    return () => clearTimeout(timer);
  }, [saving, saver]);

  const keepMine = useCallback(() => {
    if (state.current.state !== 'conflict') return;
    saver.version = state.current.theirs?.version ?? 0;
    void saver.save();
  }, [saver]);
  const takeTheirs = useCallback(() => {
    if (state.current.state !== 'conflict' || state.current.theirs === null) return;
    const { text, version, savedAt } = state.current.theirs;
    saver.version = version;
    saver.stored = text;
    state.current = { state: 'saved', at: savedAt };
    store.setText(text, false);
    setSaving(state.current);
    dropDraft(localKey(begin.planId));
  }, [saver, store, begin.planId]);
  const restart = useCallback(
    (text: string, revision: number | null) => {
      saver.version = 0;
      saver.stored = text;
      saver.baseRevision = revision;
      state.current = { state: 'clean' };
      store.setText(text, false);
      setSaving(state.current);
      dropDraft(localKey(begin.planId));
      void call('plan.draftDrop', { planId: begin.planId }).catch(() => undefined);
    },
    [saver, store, begin.planId],
  );
  const forget = useCallback(() => {
    saver.isForgotten = true;
    dropDraft(localKey(begin.planId));
  }, [saver, begin.planId]);
  return { saving, saveNow: () => saver.save(), keepMine, takeTheirs, restart, forget };
}
