import {
  type EditNode,
  nodeAt,
  type PlacedProblem,
  type PlanPath,
  type Spot,
  samePath,
} from '../../../../shared/plan/edit';
import { hasFlow } from '../../../../shared/plan/edit/tree';

export type OutlineRow = {
  readonly node: EditNode;
  readonly level: number;
  readonly isOpen: boolean;
  readonly place: number;
  readonly siblings: number;
  /** of the block itself; of all that is inside when it is folded */
  readonly problems: number;
};

export const rowKey = (path: PlanPath): string => path.join('/');

/** A fold is remembered by id, so that it survives a move; what has no id is folded by its place. */
export const foldKey = (node: EditNode): string => (node.id === '' ? rowKey(node.path) : `#${node.id}`);

/** The rows of the outline from the top; what is folded shows only itself. */
export function outlineRows(
  root: EditNode,
  folded: ReadonlySet<string>,
  problems: readonly PlacedProblem[],
): readonly OutlineRow[] {
  const counts = new Map<string, number>();
  for (const problem of problems)
    counts.set(rowKey(problem.path), (counts.get(rowKey(problem.path)) ?? 0) + 1);
  const rows: OutlineRow[] = [];
  const countAll = (node: EditNode): number =>
    (counts.get(rowKey(node.path)) ?? 0) + node.children.reduce((sum, child) => sum + countAll(child), 0);
  const visit = (node: EditNode, level: number, place: number, siblings: number): void => {
    const isOpen = !folded.has(foldKey(node)) || node.kind === 'plan';
    const own = isOpen ? (counts.get(rowKey(node.path)) ?? 0) : countAll(node);
    rows.push({ node, level, isOpen, place, siblings, problems: own });
    if (!isOpen) return;
    for (const [index, child] of node.children.entries())
      visit(child, level + 1, index + 1, node.children.length);
  };
  visit(root, 1, 1, 1);
  return rows;
}

export type Drop = {
  readonly row: number;
  readonly where: 'before' | 'after' | 'inside';
  readonly spot: Spot;
};

/**
 * Where a block lands that is dropped on a row at a height (0 top, 1 bottom): before or after a block, at the start of
 * what is inside a loop, lane or option. Null where it cannot go.
 */
export function dropAt(
  rows: readonly OutlineRow[],
  row: number,
  height: number,
  moving: PlanPath,
): Drop | null {
  const target = rows[row]?.node;
  const root = rows[0]?.node;
  if (target === undefined || root === undefined) return null;
  const isMoved = moving.every((step, index) => target.path[index] === step);
  if (isMoved || target.kind === 'unknown') return null;
  const inside: Drop = { row, where: 'inside', spot: { holder: target.path, index: 0 } };
  if (target.kind === 'plan' || target.kind === 'lane' || target.kind === 'option') return inside;
  const holder = target.path.slice(0, -2);
  const index = Number(target.path.at(-1));
  if (height < (hasFlow(target.kind) ? 0.35 : 0.5)) return { row, where: 'before', spot: { holder, index } };
  if (hasFlow(target.kind)) return inside;
  return target.kind === 'end'
    ? { row, where: 'before', spot: { holder, index } }
    : { row, where: 'after', spot: { holder, index: index + 1 } };
}

/** The row to go to with ArrowLeft: the block around. */
export function parentRow(rows: readonly OutlineRow[], at: number): number {
  const level = rows[at]?.level ?? 1;
  return rows.slice(0, at).findLastIndex((row) => row.level === level - 1);
}

/** Chosen together with the selected block. */
export function isInSpan(root: EditNode, selected: EditNode, span: number, path: PlanPath): boolean {
  if (samePath(selected.path, path)) return true;
  if (span < 2 || !samePath(selected.path.slice(0, -1), path.slice(0, -1))) return false;
  const distance = Number(path.at(-1)) - Number(selected.path.at(-1));
  return distance > 0 && distance < span && nodeAt(root, path) !== null;
}
