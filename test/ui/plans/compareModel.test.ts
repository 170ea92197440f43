import { describe, expect, it } from 'vitest';
import { comparePlans, nodeOf, overlayOf, removedNotes } from '../../../renderer/screens/plans/compareModel';
import type { Block, WorkPlan } from '../../../shared/plan/types';

const step = (id: string, limit = 5): Block =>
  ({ id, step: 'action', title: `第${id}步`, title_en: `Step ${id}`, limit }) as unknown as Block;
const plan = (...flow: readonly Block[]): WorkPlan => ({ id: 'p', flow }) as unknown as WorkPlan;

describe('what is drawn of a comparison', () => {
  const before = plan(step('gone0'), step('a'), step('gone1'), step('gone2'), step('b'), step('c'));
  const after = plan(step('a', 3), step('n'), step('c', 1), step('b'));
  const { changes } = comparePlans(before, after);

  it('marks each block that differs in words, with all that happened to it', () => {
    expect(overlayOf(changes, 'zh')).toEqual({
      n_a: { kind: 'changed', text: '改动' },
      n_n: { kind: 'added', text: '新增' },
      n_c: { kind: 'changed', text: '改动' },
      n_b: { kind: 'moved', text: '移动' },
    });
  });

  it('names what is gone at the block before it, and leads there', () => {
    expect(removedNotes(changes, 'zh')).toEqual({ n_a: '其后删去：第gone1步…' });
    expect(removedNotes(changes, 'en')).toEqual({ n_a: 'removed after it: Step gone1…' });
    expect(changes.filter((one) => one.kinds[0] === 'removed').map(nodeOf)).toEqual([null, 'n_a', 'n_a']);
  });
});
