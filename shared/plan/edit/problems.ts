/** Which block and which of its fields a problem of the text belongs to. */
import type { PlanProblem } from '../types';
import type { PlanPath } from './source';
import { type EditNode, type EditTree, isMap, walkNodes } from './tree';

export type PlacedProblem = PlanProblem & {
  /** the node it is shown at */
  readonly path: PlanPath;
  /** the field of the node, from its own key down; null when it is about the whole block */
  readonly field: PlanPath | null;
};

type Mark = {
  readonly line: number;
  readonly column: number;
  readonly node: EditNode;
  readonly field: PlanPath;
};

/** Codes that stand at the block since the key they name is not there. */
const KEY_IN_WORDS = /[“"]([a-z_0-9]+)[”"]/;

function marksOf(tree: EditTree): readonly Mark[] {
  const marks: Mark[] = [];
  const { source } = tree;
  for (const node of walkNodes(tree.root)) {
    const visit = (value: unknown, field: PlanPath): void => {
      const offset = field.length === 0 ? source.offsetOf(node.raw) : source.offsetOf(node.raw, field);
      marks.push({ ...source.placeOf(offset), node, field });
      if (Array.isArray(value)) for (const [index, entry] of value.entries()) visit(entry, [...field, index]);
      else if (isMap(value)) for (const [key, entry] of Object.entries(value)) visit(entry, [...field, key]);
    };
    marks.push({ ...source.placeOf(source.offsetOf(node.raw)), node, field: [] });
    const inner = new Set(node.children.map((child) => String(child.path.at(-2))));
    for (const [key, value] of Object.entries(node.raw)) visit(inner.has(key) ? null : value, [key]);
  }
  return marks.sort((a, b) => a.line - b.line || a.column - b.column);
}

/**
 * Each problem with the node and field it is about: by its place in the text, and for a key that is missing by the name
 * in its words. What stands before every block belongs to the plan itself.
 */
export function placeProblems(tree: EditTree, problems: readonly PlanProblem[]): readonly PlacedProblem[] {
  if (problems.length === 0) return [];
  const marks = marksOf(tree);
  return problems.map((problem) => {
    const mark = marks.findLast(
      ({ line, column }) => line < problem.line || (line === problem.line && column <= problem.column),
    );
    const within = mark?.field ?? [];
    const missing = problem.code === 'missing_key' ? KEY_IN_WORDS.exec(problem.zh)?.[1] : undefined;
    const field = missing === undefined ? within : [...within, missing];
    return { ...problem, path: (mark?.node ?? tree.root).path, field: field.length === 0 ? null : field };
  });
}

/** The problem of one field, or of something inside it. */
export function problemAt(problems: readonly PlacedProblem[], field: PlanPath): PlacedProblem | undefined {
  return problems.find(
    (problem) => field.every((step, index) => problem.field?.[index] === step) && problem.field !== null,
  );
}
