import { createContext, useContext, useSyncExternalStore } from 'react';
import type { PlanSummary } from '../../../../shared/contract/models';
import type { PlacedProblem } from '../../../../shared/plan/edit';
import type { PlanTables, Profile } from '../../../../shared/plan/types';
import type { EditorState, EditorStore } from './store';

/** What every part of the editor works with. */
export type Editing = {
  readonly store: EditorStore;
  readonly tables: PlanTables;
  readonly profile: Profile;
  readonly plans: readonly PlanSummary[];
  readonly problems: readonly PlacedProblem[];
};

export const EditingContext = createContext<Editing | null>(null);

export function useEditing(): Editing {
  const editing = useContext(EditingContext);
  if (editing === null) throw new Error('useEditing outside of PlanEditor');
  return editing;
}

export function useEditorState(store: EditorStore): EditorState {
  return useSyncExternalStore(store.subscribe, store.get);
}
