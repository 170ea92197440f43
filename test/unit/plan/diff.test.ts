import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parsePlan, parseTables, type WorkPlan } from '../../../shared/plan';
import { changesInOrder, diffPlans, isUnchanged } from '../../../shared/plan/diff';
import type { Block } from '../../../shared/plan/types';
import { fieldLine } from '../../../shared/wording/planFields';

const FOLDER = resolve(import.meta.dirname, '../../../resources/work-plans');
const parsedTables = parseTables(readFileSync(join(FOLDER, 'tables.yaml'), 'utf8'), 'tables.yaml');
if (!parsedTables.ok) throw new Error('the shipped tables do not parse');
const { tables } = parsedTables;

function shipped(name: string): WorkPlan {
  const read = parsePlan(readFileSync(join(FOLDER, name), 'utf8'), name, tables);
  if (!read.ok) throw new Error(`${name} does not parse`);
  return read.plan;
}

const step = (id: string, over: object = {}): Block =>
  ({
    id,
    step: 'action',
    title: id,
    title_en: id,
    post: 'duty_officer',
    limit: 5,
    clock: 'step',
    instruction: id,
    ...over,
  }) as Block;
const choice = (id: string, options: readonly (readonly [string, readonly Block[]])[]): Block =>
  ({
    id,
    choice: id,
    options: options.map(([when, flow]) => ({ when, when_en: when, flow })),
  }) as unknown as Block;
const fork = (id: string, lanes: readonly (readonly [string, readonly Block[]])[]): Block =>
  ({
    id,
    fork: id,
    lanes: lanes.map(([lane, flow]) => ({ id: lane, title: lane, title_en: lane, flow })),
  }) as unknown as Block;
const plan = (flow: readonly Block[], over: object = {}): WorkPlan =>
  ({ id: 'p', title: '方案', flow, ...over }) as unknown as WorkPlan;

describe('two versions of a plan', () => {
  test('that are the same differ in nothing, for every shipped plan', () => {
    for (const name of readdirSync(FOLDER).filter((file) => /^(?!tables).*\.yaml$/.test(file))) {
      const one = shipped(name);
      expect(isUnchanged(diffPlans(one, structuredClone(one)))).toBe(true);
    }
  });

  test('name the fields of the head and of a block with both values', () => {
    const before = plan([step('a'), step('b')]);
    const after = plan([step('a', { limit: 3, mandatory: true }), step('b')], { title: '新方案' });
    expect(diffPlans(before, after)).toEqual({
      head: [{ field: 'title', before: '方案', after: '新方案' }],
      added: [],
      removed: [],
      moved: [],
      changed: [
        {
          id: 'a',
          fields: [
            { field: 'limit', before: 5, after: 3 },
            { field: 'mandatory', before: undefined, after: true },
          ],
        },
      ],
    });
  });

  test('name what came and what went, with the blocks inside', () => {
    const before = plan([
      step('a'),
      fork('f', [
        ['x', [step('x1')]],
        ['y', [step('y1')]],
      ]),
      step('z'),
    ]);
    const after = plan([step('a'), step('n'), step('z')]);
    expect(diffPlans(before, after)).toMatchObject({
      added: ['n'],
      removed: ['f', 'x1', 'y1'],
      moved: [],
      changed: [],
    });
  });

  test('name as moved only what left its order, not all that it passed', () => {
    const before = plan(['a', 'b', 'c', 'd', 'e'].map((id) => step(id)));
    const after = plan(['e', 'a', 'b', 'c', 'd'].map((id) => step(id)));
    expect(diffPlans(before, after).moved).toEqual(['e']);
  });

  test('name as moved what stands in another lane or option now', () => {
    const before = plan([
      fork('f', [
        ['x', [step('a'), step('b')]],
        ['y', [step('c')]],
      ]),
    ]);
    const after = plan([
      fork('f', [
        ['x', [step('b')]],
        ['y', [step('c'), step('a')]],
      ]),
    ]);
    expect(diffPlans(before, after)).toMatchObject({ moved: ['a'], added: [], removed: [], changed: [] });
  });

  test('move nothing when options only change their order or their words', () => {
    const before = plan([
      choice('c', [
        ['是', [step('a')]],
        ['否', [step('b')]],
      ]),
    ]);
    const turned = plan([
      choice('c', [
        ['否', [step('b')]],
        ['是', [step('a')]],
      ]),
    ]);
    expect(diffPlans(before, turned)).toMatchObject({ moved: [], changed: [] });
    const renamed = plan([
      choice('c', [
        ['有人被困', [step('a')]],
        ['否', [step('b')]],
      ]),
    ]);
    const diff = diffPlans(before, renamed);
    expect(diff.moved).toEqual([]);
    expect(diff.changed[0]?.fields[0]).toEqual({ field: 'option.when', before: '是', after: '有人被困' });
  });

  test('name options and lanes that came and went', () => {
    const before = plan([
      choice('c', [
        ['是', [step('a')]],
        ['否', []],
      ]),
    ]);
    const after = plan([
      choice('c', [
        ['是', [step('a')]],
        ['否', []],
        ['不明', [step('n')]],
      ]),
    ]);
    expect(diffPlans(before, after)).toMatchObject({
      added: ['n'],
      changed: [{ id: 'c', fields: [{ field: 'option', before: undefined, after: '不明' }] }],
    });
    expect(diffPlans(after, before)).toMatchObject({
      removed: ['n'],
      changed: [{ id: 'c', fields: [{ field: 'option', before: '不明', after: undefined }] }],
    });
  });

  test('swap added and removed when they are compared the other way round', () => {
    const [one, other] = [shipped('urban-fire.yaml'), shipped('forest-fire.yaml')];
    const [there, back] = [diffPlans(one, other), diffPlans(other, one)];
    expect([...there.added].sort()).toEqual([...back.removed].sort());
    expect(there.changed.map(({ id }) => id).sort()).toEqual(back.changed.map(({ id }) => id).sort());
  });
});

test('changes are listed in reading order, removed ones behind the block that they followed', () => {
  const before = plan([step('gone0'), step('a'), step('gone1'), step('b'), step('c')]);
  const after = plan([step('a', { limit: 1 }), step('c'), step('b'), step('n')]);
  const listed = changesInOrder(before, after, diffPlans(before, after));
  expect(listed.map(({ id, kinds, behind }) => [id, kinds.join('+'), behind])).toEqual(
    [
      ['gone0', 'removed', null],
      ['a', 'changed', null],
      ['gone1', 'removed', 'a'],
      ['b', 'moved', null],
      ['n', 'added', null],
    ].map(([id, kinds, behind]) => [id, kinds, behind ?? null]),
  );
});

test('a change is said in words, parties and posts by the names of the room', () => {
  const names = { tables, profile: 'county' } as const;
  expect(fieldLine({ field: 'limit', before: 10, after: 5 }, 'zh', names)).toBe('时限（分）：10 → 5');
  expect(fieldLine({ field: 'to', before: undefined, after: ['government_duty_office'] }, 'zh', names)).toBe(
    '对象：— → 县委县政府总值班室',
  );
});
