import { describe, expect, it } from 'vitest';
import { dropAt, isInSpan, outlineRows, parentRow } from '../../../renderer/screens/plans/editor/outlineRows';
import { nodeAt, type PlanPath, readTree } from '../../../shared/plan/edit';

const TEXT = `title: 方案
flow:
  - {id: a, step: action, title: 甲}
  - id: f
    fork: 分头
    lanes:
      - {id: l1, title: 一路, flow: [{id: b, step: action, title: 乙}]}
      - {id: l2, title: 二路, flow: []}
  - {id: o, loop: 循环, flow: [{id: c, step: action, title: 丙}]}
  - {id: z, end: 办结}
`;
const tree = readTree(TEXT);
if (tree === null) throw new Error('unreadable');
const { root } = tree;
const rows = outlineRows(root, new Set(), []);
const at = (id: string): number => rows.findIndex((row) => row.node.id === id);
const A: PlanPath = ['flow', 0];
const spot = (id: string, height: number, moving: PlanPath = A) => {
  const drop = dropAt(rows, at(id), height, moving);
  return drop && [drop.where, drop.spot.holder.join('/'), drop.spot.index];
};

describe('a block that is dropped', () => {
  it('goes before or after a block, by the half of the row', () => {
    expect(spot('b', 0.2)).toEqual(['before', 'flow/1/lanes/0', 0]);
    expect(spot('b', 0.8)).toEqual(['after', 'flow/1/lanes/0', 1]);
    expect(spot('f', 0.8)).toEqual(['after', '', 2]);
  });

  it('goes to the start of a lane or loop, also of an empty one, and before an end on either half', () => {
    expect(spot('l2', 0.1)).toEqual(['inside', 'flow/1/lanes/1', 0]);
    expect(spot('o', 0.2)).toEqual(['before', '', 2]);
    expect(spot('o', 0.7)).toEqual(['inside', 'flow/2', 0]);
    expect(spot('z', 0.9)).toEqual(['before', '', 3]);
  });

  it('goes nowhere on itself and on what is inside it', () => {
    expect(spot('a', 0.2)).toBeNull();
    expect(spot('b', 0.2, ['flow', 1])).toBeNull();
    expect(dropAt(rows, 99, 0.5, A)).toBeNull();
  });
});

describe('the rows of the outline', () => {
  it('have levels and places, and a folded block shows the problems of what is inside it', () => {
    expect(rows.map((row) => `${row.level}${row.node.id}`)).toEqual([
      '1',
      '2a',
      '2f',
      '3l1',
      '4b',
      '3l2',
      '2o',
      '3c',
      '2z',
    ]);
    const problem = { path: ['flow', 1, 'lanes', 0, 'flow', 0], field: null, file: '', line: 1, column: 1 };
    const words = { code: 'x', zh: '', en: '' };
    const folded = outlineRows(root, new Set(['#f']), [{ ...problem, ...words }]);
    expect(folded.map((row) => row.problems)).toEqual([0, 0, 1, 0, 0, 0]);
    expect(parentRow(rows, at('b'))).toBe(at('l1'));
  });

  it('are chosen together from the selected one on', () => {
    const selected = nodeAt(root, A);
    if (selected === null) throw new Error('no block');
    const chosen = rows.filter((row) => isInSpan(root, selected, 3, row.node.path)).map((row) => row.node.id);
    expect(chosen).toEqual(['a', 'f', 'o']);
  });
});
