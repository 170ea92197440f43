import { useEffect, useState } from 'react';
import type { PlanDraft } from '../../../../shared/contract/areas/plans';
import { blankPlanText } from '../../../../shared/plan/edit';
import { parseTables } from '../../../../shared/plan/load';
import type { PlanTables } from '../../../../shared/plan/types';
import { CallError, call } from '../../../bridge/client';
import { readDraft } from '../../parts/draft';
import { type LocalDraft, localKey } from './useAutosave';

/** A draft that is about to be edited, and where it came from. */
export type Opened = {
  readonly tables: PlanTables;
  /** the revision that the draft goes back to; null: a plan that has none yet */
  readonly baseRevision: number | null;
  /** the revision that is in force now, and its text */
  readonly current: number | null;
  readonly baseText: string;
  readonly text: string;
  readonly version: number;
  /** what the desk has, '' when it has no draft: what differs from it is saved at once */
  readonly stored: string;
  readonly source: 'revision' | 'draft' | 'local' | 'blank';
  readonly savedAt: number | null;
  readonly savedBy: string;
};
export type Opening =
  | { readonly state: 'loading' }
  | { readonly state: 'failed'; readonly error: CallError }
  | { readonly state: 'broken_tables' }
  | {
      readonly state: 'choose';
      readonly mine: LocalDraft;
      readonly theirs: PlanDraft;
      readonly open: (which: 'mine' | 'theirs') => void;
    }
  | { readonly state: 'open'; readonly opened: Opened };

type Base = { readonly revision: number | null; readonly text: string };

async function baseOf(planId: string): Promise<Base> {
  try {
    const found = await call('plan.get', { planId, revision: null });
    return { revision: found.summary.revision, text: found.planText };
  } catch (cause) {
    if (cause instanceof CallError && cause.error.code === 'not_found') return { revision: null, text: '' };
    throw cause;
  }
}

function openWith(
  tables: PlanTables,
  base: Base,
  planId: string,
  draft: PlanDraft | null,
  local: LocalDraft | null,
): Opened {
  const from = {
    tables,
    current: base.revision,
    baseText: base.text,
    version: draft?.version ?? 0,
    stored: draft?.text ?? base.text,
  };
  const baseRevision = draft === null ? base.revision : draft.baseRevision;
  const savedBy = draft?.savedBy ?? '';
  if (local !== null)
    return {
      ...from,
      baseRevision: local.baseRevision,
      text: local.text,
      source: 'local',
      savedAt: local.at,
      savedBy,
    };
  if (draft !== null)
    return { ...from, baseRevision, text: draft.text, source: 'draft', savedAt: draft.savedAt, savedBy };
  if (base.revision !== null)
    return { ...from, baseRevision, text: base.text, source: 'revision', savedAt: null, savedBy };
  const blank = blankPlanText(planId);
  return { ...from, baseRevision: null, text: blank, stored: blank, source: 'blank', savedAt: null, savedBy };
}

/**
 * What to edit: the draft at the desk, with what was typed here after its last save; else the revision in force; else
 * a new plan. When both a draft of somebody else and unsaved text of this page are there, the person chooses.
 */
export function useOpening(planId: string): Opening {
  const [opening, setOpening] = useState<Opening>({ state: 'loading' });
  useEffect(() => {
    let isCurrent = true;
    const show = (next: Opening): void => {
      if (isCurrent) setOpening(next);
    };
    const load = async (): Promise<void> => {
      const [base, draft, shared] = await Promise.all([
        baseOf(planId),
        call('plan.draftGet', { planId }),
        call('plan.tables', {}),
      ]);
      const tables = parseTables(shared.tablesText, 'tables.yaml');
      if (!tables.ok) return show({ state: 'broken_tables' });
      const local = readDraft<LocalDraft>(localKey(planId));
      const opened = (mine: LocalDraft | null): void =>
        show({ state: 'open', opened: openWith(tables.tables, base, planId, draft, mine) });
      if (local === null || local.text === draft?.text) return opened(null);
      if (local.version === (draft?.version ?? 0) || draft === null) return opened(local);
      const open = (which: 'mine' | 'theirs'): void => opened(which === 'mine' ? local : null);
      show({ state: 'choose', mine: local, theirs: draft, open });
    };
    setOpening({ state: 'loading' });
    load().catch((cause: unknown) => {
      show({
        state: 'failed',
        error: cause instanceof CallError ? cause : new CallError({ code: 'internal', ref: String(cause) }),
      });
    });
    return () => {
      isCurrent = false;
    };
  }, [planId]);
  return opening;
}
