import { describe, expect, it } from 'vitest';
import { planToYaml } from '../../../../shared/plan';
import {
  applyEdit,
  type EditNode,
  INSERT_KINDS,
  type PlanEdit,
  readTree,
  record,
  redo,
  type Spot,
  startHistory,
  undo,
  walkNodes,
} from '../../../../shared/plan/edit';
import { hasFlow } from '../../../../shared/plan/edit/tree';
import fc from '../../../helpers/fc.ts';
import { type Dice, dice, randomPlan } from '../generate';
import { PLAN_FILES, readResource } from '../support';

const OPS = [
  'insert',
  'delete',
  'duplicate',
  'up',
  'down',
  'in',
  'out',
  'unwrap',
  'move',
  'add',
  'wrap',
  'retype',
  'set',
] as const;

function rootOf(text: string): EditNode {
  const tree = readTree(text);
  if (tree === null) throw new Error(`unreadable\n${text}`);
  return tree.root;
}
const blocksOf = (root: EditNode): readonly string[] =>
  [...walkNodes(root)].filter((node) => node.path.at(-2) === 'flow').map((node) => node.id);

function pick<T>(roll: Dice, list: readonly T[]): T {
  const found = list[roll(list.length)];
  if (found === undefined) throw new Error('nothing to pick from');
  return found;
}

function randomEdit(roll: Dice, root: EditNode): PlanEdit {
  const nodes = [...walkNodes(root)];
  const { path } = pick(roll, nodes.slice(1).length > 0 ? nodes.slice(1) : nodes);
  const spot = (): Spot => {
    const holder = pick(
      roll,
      nodes.filter((node) => hasFlow(node.kind)),
    );
    return { holder: holder.path, index: roll(holder.children.length + 1) };
  };
  const op = pick(roll, OPS);
  const post = 'duty_officer';
  switch (op) {
    case 'insert':
      return { op, at: spot(), kind: pick(roll, INSERT_KINDS), post };
    case 'move':
      return { op, path, to: spot() };
    case 'add':
      return { op, path, post };
    case 'wrap':
      return { op, path, count: 1 + roll(3), kind: pick(roll, ['fork', 'loop', 'choice'] as const), post };
    case 'retype':
      return { op, path, step: pick(roll, ['action', 'order', 'call', 'report'] as const) };
    case 'set':
      return {
        op,
        path,
        values: [{ field: ['instruction'], value: pick(roll, ['# 号', 'no', '1e3', '字: 冒号', '']) }],
      };
    default:
      return { op, path };
  }
}

/** The blocks that this edit takes away. */
function lostBy(edit: PlanEdit, root: EditNode): ReadonlySet<string> {
  if (edit.op !== 'delete' && edit.op !== 'unwrap') return new Set();
  const node = [...walkNodes(root)].find((one) => one.path.join() === edit.path.join());
  if (node === undefined) return new Set();
  return new Set(edit.op === 'unwrap' ? [node.id] : [...walkNodes(node)].map((one) => one.id));
}

function checkSequence(first: string, seed: number, length: number): void {
  const roll = dice(seed);
  let history = startHistory(first);
  for (let step = 0; step < length; step += 1) {
    const { text } = history.present;
    const root = rootOf(text);
    const edit = randomEdit(roll, root);
    const result = applyEdit(text, edit);
    if (!result.ok) continue;
    const lost = lostBy(edit, root);
    const before = blocksOf(root);
    const after = blocksOf(rootOf(result.text));
    expect(new Set(after).size, `an id twice after ${JSON.stringify(edit)}`).toBe(after.length);
    const kept = before.filter((id) => !lost.has(id));
    expect(
      kept.filter((id) => !after.includes(id)),
      JSON.stringify(edit),
    ).toEqual([]);
    if (edit.op === 'delete') expect(after.length).toBe(kept.length);
    history = record(history, { text: result.text, path: result.path }, null);
  }
  const last = history.present.text;
  const steps = history.past.length;
  for (let step = 0; step < steps; step += 1) history = undo(history);
  expect(history.present.text).toBe(first);
  for (let step = 0; step < steps; step += 1) history = redo(history);
  expect(history.present.text).toBe(last);
}

describe('any sequence of edits', () => {
  it('keeps every block that was not deleted exactly once, and undoing all gives the first text back byte for byte', () => {
    fc.assert(
      fc.property(fc.nat(), fc.nat(), (plan, seed) => checkSequence(planToYaml(randomPlan(plan)), seed, 10)),
      { numRuns: 20 },
    );
  });

  it('does so on a shipped plan, whose text is its writer’s own', () => {
    const text = readResource(PLAN_FILES[2] ?? '');
    fc.assert(
      fc.property(fc.nat(), (seed) => checkSequence(text, seed, 10)),
      { numRuns: 4 },
    );
  });
});

describe('undo', () => {
  it('takes typing in one place as one step', () => {
    let history = startHistory('');
    for (const text of ['a', 'ab', 'abc']) history = record(history, { text, path: [] }, 'title');
    history = record(history, { text: 'abc!', path: [] }, 'other');
    expect(history.past.map((moment) => moment.text)).toEqual(['', 'abc']);
    expect(undo(undo(history)).present.text).toBe('');
    expect(undo(undo(undo(history))).present.text).toBe('');
  });

  it('remembers a bounded number of steps and forgets what was undone after a new change', () => {
    let history = startHistory('start');
    for (let step = 0; step < 500; step += 1) history = record(history, { text: `${step}`, path: [] }, null);
    expect(history.past).toHaveLength(300);
    history = record(undo(history), { text: 'other', path: [] }, null);
    expect(history.future).toEqual([]);
    expect(redo(history)).toBe(history);
  });
});
