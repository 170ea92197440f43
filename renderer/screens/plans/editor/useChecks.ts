import { useEffect, useState } from 'react';
import type { AppError } from '../../../../shared/contract/errors';
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

/** What the desk found beside the other plans, from the words of its refusal: `file:line:column: words`. */
export function problemsOfRefusal(error: AppError, text: string): readonly PlacedProblem[] {
  const tree = readTree(text);
  const words = (key: string): string => String(error.params?.[key] ?? '');
  const [whole, line, column] = /^[^:]*:(\d+):(\d+): /.exec(words('problems')) ?? [];
  if (tree === null || whole === undefined) return [];
  const place = { file: '', line: Number(line), column: Number(column), code: 'plan_broken' };
  const english = words('problemsEn');
  const zh = words('problems').slice(whole.length);
  const en = english === '' ? zh : english.replace(/^[^:]*:\d+:\d+: /, '');
  return placeProblems(tree, [{ ...place, zh, en }]);
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
