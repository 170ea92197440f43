import { useEffect, useState } from 'react';
import { type PlacedProblem, placeProblems, readTree } from '../../../../shared/plan/edit';
import { parsePlan } from '../../../../shared/plan/load';
import type { PlanTables } from '../../../../shared/plan/types';

/** So short that it seems at once, so long that fast typing is checked once. */
const PAUSE = 250;

export type Checked = {
  readonly problems: readonly PlacedProblem[];
  /** the text that they are about */
  readonly text: string | null;
};

/** All that is wrong with a text, each at its block and field; one that is no YAML has its problems at the plan. */
export function checkText(text: string, tables: PlanTables): readonly PlacedProblem[] {
  const result = parsePlan(text, '', tables);
  if (result.ok) return [];
  const tree = readTree(text);
  if (tree !== null) return placeProblems(tree, result.problems);
  return result.problems.map((problem) => ({ ...problem, path: [], field: null }));
}

export function useChecks(text: string, tables: PlanTables): Checked {
  const [checked, setChecked] = useState<Checked>(() => ({ problems: checkText(text, tables), text }));
  useEffect(() => {
    if (checked.text === text) return;
    const timer = setTimeout(() => setChecked({ problems: checkText(text, tables), text }), PAUSE);
    return () => clearTimeout(timer);
  }, [text, tables, checked.text]);
  return checked;
}
