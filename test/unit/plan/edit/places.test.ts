import { describe, expect, it } from 'vitest';
import { type PlanProblem, parsePlan, toMermaid } from '../../../../shared/plan';
import {
  applyEdit,
  drawable,
  type PlanPath,
  placeProblems,
  problemAt,
  readTree,
  unfinished,
} from '../../../../shared/plan/edit';
import { readResource, TABLES } from '../support';

const TEXT = readResource('flash-flood-geohazard.yaml');

function problemsOf(text: string): readonly PlanProblem[] {
  const result = parsePlan(text, 'plan.yaml', TABLES);
  return result.ok ? [] : result.problems;
}
function placed(text: string) {
  const tree = readTree(text);
  if (tree === null) throw new Error('unreadable');
  return placeProblems(tree, problemsOf(text));
}
function broken(path: PlanPath, field: PlanPath, value: unknown): string {
  const result = applyEdit(TEXT, { op: 'set', path, values: [{ field, value }] });
  if (!result.ok) throw new Error(result.code);
  return result.text;
}
const SEND: PlanPath = ['flow', 1, 'lanes', 0, 'flow', 0];

describe('a problem of a draft', () => {
  it('is shown at its block and field', () => {
    const cases: readonly [PlanPath, PlanPath, unknown][] = [
      [SEND, ['limit'], 0],
      [SEND, ['title'], ''],
      [SEND, ['to', 1], 'nobody'],
      [SEND, ['ticks', 2, 'label'], ''],
      [SEND, ['basis'], 'custom'],
      [['flow', 1, 'lanes', 0], ['title'], ''],
      [['flow', 1, 'lanes', 1, 'flow', 0], ['fact'], 'trapped >'],
      [['flow', 1, 'lanes', 1, 'flow', 0, 'options', 0], ['when'], ''],
      [[], ['hazards', 0], 'X'],
      [[], ['level_notes', 'city'], ''],
    ];
    for (const [path, field, value] of cases) {
      const found = placed(broken(path, field, value));
      expect(found[0], JSON.stringify([path, field])).toMatchObject({ path, field });
    }
  });

  it('names the field that is missing', () => {
    for (const key of ['post', 'instruction', 'id', 'title']) {
      const found = placed(broken(SEND, [key], undefined));
      expect(problemAt(found, [key])).toMatchObject({ path: SEND, field: [key] });
    }
    expect(problemAt(placed(broken([], ['trigger'], undefined)), ['trigger'])?.path).toEqual([]);
  });

  it('is about the whole block when it is about none of its fields', () => {
    const result = applyEdit(TEXT, {
      op: 'insert',
      at: { holder: [], index: 99 },
      kind: 'action',
      post: 'duty_officer',
    });
    if (!result.ok) throw new Error(result.code);
    expect(placed(result.text)[0]).toMatchObject({ code: 'unreachable', path: result.path, field: null });
  });
});

describe('a draft that is not finished', () => {
  it('is drawn with what it has: no ids, no titles, ids used twice, things that are no blocks', () => {
    const text = `flow:
  - step: order
  - {id: a, step: action, title: 甲}
  - {id: a, step: action, title: 乙}
  - nonsense
  - {id: f, fork: 分, lanes: [{flow: [{loop: 圈}]}, 3]}
  - {choice: 1, options: [{when: 有}, {flow: [{end: 完}]}]}
`;
    const tree = readTree(text);
    const drawn = tree && drawable(tree.root);
    if (!drawn) throw new Error('not drawn');
    const mermaid = toMermaid({ plan: drawn.plan, tables: TABLES, profile: 'county' }, null, 'zh');
    for (const word of ['甲', '乙', '分', '圈', '完', '…']) expect(mermaid).toContain(word);
    const paths = [...drawn.nodes.values()].map((node) => node.path.join('.'));
    expect(new Set(paths).size).toBe(paths.length);
    expect(drawn.nodes.get('a')?.zh).toBe('甲');
  });

  it('is not drawn when there is nothing to draw', () => {
    const tree = readTree('title: 空');
    expect(tree && drawable(tree.root)).toBeNull();
  });
});

describe('placeholder words', () => {
  it('are found where a person has to write: new blocks, skeletons, imports; never in the shipped plans', () => {
    const tree = readTree(TEXT);
    if (tree === null) throw new Error('unreadable');
    expect(unfinished(tree.root)).toEqual([]);
    const at = { holder: [], index: 1 };
    const added = applyEdit(TEXT, { op: 'insert', at, kind: 'action', post: 'duty_officer' });
    const root = added.ok ? readTree(added.text)?.root : undefined;
    expect(root && unfinished(root).map((one) => one.field.join('.'))).toEqual(['title', 'instruction']);
    const skeleton = readTree(broken([], ['level_notes', 'city'], '（待写）'));
    expect(skeleton && unfinished(skeleton.root)).toEqual([{ path: [], field: ['level_notes', 'city'] }]);
  });
});
