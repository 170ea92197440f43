import { describe, expect, it } from 'vitest';
import { parsePlan } from '../../../../shared/plan';
import {
  applyEdit,
  nodeAt,
  type PlanEdit,
  type PlanPath,
  readTree,
  spotFor,
  withEnglish,
} from '../../../../shared/plan/edit';
import { HEAD, readResource, TABLES } from '../support';

const STEP = (id: string, indent: string): string =>
  `${indent}- {id: ${id}, step: action, title: 步骤, title_en: Step, post: duty_officer, limit: 5, clock: step, instruction: 做, ticks: [{field: a, type: text, label: 甲}], outputs: [记], basis: default}`;
const TEXT = `# 县里的方案，2026 年修订
${HEAD}flow:
  # 先接报
${STEP('one', '  ')}
  - id: split
    fork: 分头
    title_en: Fork
    lanes:
      - id: lane_a
        title: 甲路
        title_en: A
        flow:
${STEP('two', '          ')} # 要快
      - id: lane_b
        title: 乙路
        title_en: B
        flow:
${STEP('three', '          ')}
  - id: ask
    choice: 有人吗？
    question_en: Anyone?
    by: duty_officer
    limit: 5
    clock: step
    options:
      - when: 有
        when_en: 'yes'
        flow: []
      - when: 无
        when_en: 'no'
        flow: []
  - {id: done, end: 办结, title_en: Done}
`;

function done(text: string, edit: PlanEdit): { readonly text: string; readonly path: PlanPath } {
  const result = applyEdit(text, edit);
  if (!result.ok) throw new Error(result.code);
  return result;
}
/** `one split(two|three) ask(|) done` */
function shape(text: string): string {
  const tree = readTree(text);
  if (tree === null) throw new Error('unreadable');
  type Node = typeof tree.root;
  const flow = (nodes: readonly Node[]): string => nodes.map(word).join(' ');
  const word = (node: Node): string => {
    if (node.kind === 'fork' || node.kind === 'choice')
      return `${node.id}(${node.children.map((part) => flow(part.children)).join('|')})`;
    return node.kind === 'loop' ? `${node.id}[${flow(node.children)}]` : node.id;
  };
  return flow(tree.root.children);
}
const LANE_A: PlanPath = ['flow', 1, 'lanes', 0];
const LANE_B: PlanPath = ['flow', 1, 'lanes', 1];
const TWO: PlanPath = [...LANE_A, 'flow', 0];
const THREE: PlanPath = [...LANE_B, 'flow', 0];
const POST = 'duty_officer';
const moved = (op: 'up' | 'down' | 'in' | 'out' | 'unwrap', path: PlanPath, text = TEXT): string =>
  shape(done(text, { op, path }).text);

describe('a draft', () => {
  it('is read as it stands', () => {
    expect(shape(TEXT)).toBe('one split(two|three) ask(|) done');
  });

  it('moves a block past its neighbour, and from the edge of a lane into the next one', () => {
    expect(moved('down', ['flow', 0])).toBe('split(two|three) one ask(|) done');
    expect(moved('up', ['flow', 2])).toBe('one ask(|) split(two|three) done');
    expect(moved('down', TWO)).toBe('one split(|two three) ask(|) done');
    expect(moved('up', THREE)).toBe('one split(two three|) ask(|) done');
    expect(applyEdit(TEXT, { op: 'up', path: ['flow', 0] })).toEqual({ ok: false, code: 'no_place' });
    expect(applyEdit(TEXT, { op: 'down', path: THREE })).toEqual({ ok: false, code: 'no_place' });
  });

  it('nests a block into the one before it, else into the one after it, and takes it out again', () => {
    expect(moved('in', ['flow', 0])).toBe('split(one two|three) ask(|) done');
    expect(moved('in', ['flow', 2])).toBe('one split(two|three ask(|)) done');
    expect(moved('out', TWO)).toBe('one split(|three) two ask(|) done');
    expect(applyEdit(TEXT, { op: 'out', path: ['flow', 0] })).toEqual({ ok: false, code: 'no_place' });
  });

  it('swaps lanes and options, and adds and deletes them', () => {
    expect(moved('down', LANE_A)).toBe('one split(three|two) ask(|) done');
    const added = done(TEXT, { op: 'add', path: LANE_A, post: POST });
    expect(shape(added.text)).toBe('one split(two|step_1|three) ask(|) done');
    expect(added.path).toEqual(LANE_B);
    expect(shape(done(TEXT, { op: 'add', path: ['flow', 2], post: POST }).text)).toContain('ask(||)');
    expect(shape(done(TEXT, { op: 'delete', path: LANE_B }).text)).toBe('one split(two) ask(|) done');
  });

  it('moves a block to any place but its own inside', () => {
    const into = (holder: PlanPath, index: number, path: PlanPath): PlanEdit => ({
      op: 'move',
      path,
      to: { holder, index },
    });
    expect(shape(done(TEXT, into(['flow', 2, 'options', 0], 0, TWO)).text)).toBe(
      'one split(|three) ask(two|) done',
    );
    expect(shape(done(TEXT, into([], 0, THREE)).text)).toBe('three one split(two|) ask(|) done');
    expect(shape(done(TEXT, into([], 3, ['flow', 0])).text)).toBe('split(two|three) ask(|) one done');
    expect(applyEdit(TEXT, into(LANE_A, 0, ['flow', 1]))).toEqual({ ok: false, code: 'inside_itself' });
    expect(applyEdit(TEXT, into(['flow', 0], 0, ['flow', 2]))).toEqual({ ok: false, code: 'no_place' });
  });

  it('wraps blocks into a fork, loop or choice and unwraps them in their order', () => {
    const wrap = (kind: 'fork' | 'loop' | 'choice'): string =>
      done(TEXT, { op: 'wrap', path: ['flow', 0], count: 2, kind, post: POST }).text;
    expect(shape(wrap('loop'))).toBe('loop_1[one split(two|three)] ask(|) done');
    expect(shape(wrap('choice'))).toBe('choice_1(one split(two|three)|) ask(|) done');
    expect(shape(wrap('fork'))).toMatch(/^fork_1\(one split\(two\|three\)\|step_\d\) ask/);
    expect(moved('unwrap', ['flow', 0], wrap('loop'))).toBe(shape(TEXT));
    expect(moved('unwrap', ['flow', 1])).toBe('one two three ask(|) done');
  });

  it('copies a block with fresh ids for all that is in it', () => {
    const copy = done(TEXT, { op: 'duplicate', path: ['flow', 1] });
    expect(shape(copy.text)).toBe('one split(two|three) split_2(two_2|three_2) ask(|) done');
    expect(copy.text).toContain('id: lane_a_2');
    expect(parsePlan(copy.text, 'x', TABLES).ok).toBe(true);
  });

  it('keeps the comments of what was moved and of what was not', () => {
    const { text } = done(TEXT, { op: 'out', path: TWO });
    for (const words of ['# 县里的方案，2026 年修订', '# 先接报', '# 要快']) expect(text).toContain(words);
  });

  it('changes one field and nothing else in the file', () => {
    const text = readResource('typhoon-flood.yaml');
    const root = readTree(text)?.root;
    const path: PlanPath = ['flow', 0];
    expect(root && nodeAt(root, path)?.zh).not.toBe('');
    const changed = done(text, { op: 'set', path, values: [{ field: ['limit'], value: 7 }] }).text;
    const before = text.split('\n');
    const differing = changed.split('\n').filter((line, index) => line !== before[index]);
    expect(differing).toEqual(['    limit: 7']);
  });

  it('sets, adds in the order of the format, and takes away fields of any depth', () => {
    const set = (text: string, path: PlanPath, field: PlanPath, value: unknown): string =>
      done(text, { op: 'set', path, values: [{ field, value }] }).text;
    const withSource = set(TEXT, ['flow', 2], ['source'], 'S1 art. 5');
    expect(withSource).toContain('    clock: step\n    source: S1 art. 5\n    options:');
    expect(set(withSource, ['flow', 2], ['source'], undefined)).toBe(TEXT);
    expect(set(TEXT, [], ['level_notes', 'city'], '1e3')).toContain("city: '1e3'");
    expect(set(TEXT, ['flow', 1], ['profiles'], ['county'])).toContain('    profiles: [county]\n');
    expect(set('', [], ['level_notes', 'city'], '市')).toBe('level_notes:\n  city: 市\n');
  });

  it('keeps what a step can carry when its kind changes', () => {
    const order = done(TEXT, { op: 'retype', path: ['flow', 0], step: 'order' }).text;
    expect(readTree(order)?.root.children[0]?.raw).toMatchObject({
      step: 'order',
      chase: 15,
      to: [],
      limit: 5,
    });
    const report = done(order, { op: 'retype', path: ['flow', 0], step: 'report' }).text;
    const raw = readTree(report)?.root.children[0]?.raw ?? {};
    expect(Object.keys(raw)).toEqual([
      'id',
      'step',
      'title',
      'title_en',
      'post',
      'obligation',
      'instruction',
      'ticks',
      'outputs',
      'basis',
    ]);
  });

  it('puts a new block where it was asked for, never behind an end', () => {
    const root = readTree(TEXT)?.root;
    if (root === undefined) throw new Error('unreadable');
    const insert = (path: PlanPath, where: 'before' | 'after' | 'inside'): string => {
      const node = nodeAt(root, path);
      const at = node && spotFor(root, node, where);
      if (!at) throw new Error('no spot');
      return shape(done(TEXT, { op: 'insert', at, kind: 'order', post: POST }).text);
    };
    expect(insert(['flow', 0], 'after')).toBe('one step_1 split(two|three) ask(|) done');
    expect(insert(['flow', 3], 'after')).toBe('one split(two|three) ask(|) step_1 done');
    expect(insert([], 'inside')).toBe('one split(two|three) ask(|) step_1 done');
    expect(insert(LANE_B, 'after')).toBe('one split(two|three step_1) ask(|) done');
    expect(insert(['flow', 2], 'inside')).toBe('one split(two|three) ask(step_1|) done');
  });

  it('is whole when a new step, fork, loop, choice or wait was put in: only what a person must say is missing', () => {
    for (const kind of ['action', 'fork', 'loop', 'choice', 'wait'] as const) {
      const { text } = done(TEXT, { op: 'insert', at: { holder: [], index: 1 }, kind, post: POST });
      expect(parsePlan(text, 'x', TABLES)).toMatchObject({ ok: true });
    }
    const order = done(TEXT, { op: 'insert', at: { holder: [], index: 1 }, kind: 'order', post: POST });
    expect(parsePlan(order.text, 'x', TABLES)).toMatchObject({ ok: false, problems: [{ code: 'too_few' }] });
  });

  it('refuses to touch a text that is no YAML, and to nest deeper than can be read', () => {
    expect(applyEdit('a: [', { op: 'delete', path: ['flow', 0] })).toEqual({ ok: false, code: 'unreadable' });
    expect(applyEdit(TEXT, { op: 'delete', path: ['flow', 9] })).toEqual({ ok: false, code: 'gone' });
    let text = TEXT;
    let result = applyEdit(text, { op: 'wrap', path: ['flow', 0], count: 1, kind: 'fork', post: POST });
    for (let depth = 0; result.ok && depth < 60; depth += 1) {
      text = result.text;
      result = applyEdit(text, { op: 'wrap', path: ['flow', 0], count: 1, kind: 'fork', post: POST });
    }
    expect(result).toEqual({ ok: false, code: 'too_deep' });
    expect(readTree(text)).not.toBeNull();
  });

  it('lets the English follow the Chinese until somebody wrote it', () => {
    const follow = (raw: Record<string, unknown>) =>
      withEnglish('step', raw, 'title', '新').map(({ field }) => field[0]);
    expect(follow({ title: '旧', title_en: '旧' })).toEqual(['title', 'title_en']);
    expect(follow({ title: '旧' })).toEqual(['title', 'title_en']);
    expect(follow({ title: '旧', title_en: 'Old' })).toEqual(['title']);
  });
});
