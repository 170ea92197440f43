/** Works a run by itself: does what stands open, one act at a time, until a person would have nothing left to do. */
import {
  type Block,
  innerFlows,
  pendingFields,
  type RunAct,
  type RunItem,
  type StepKind,
} from '../../../shared/plan';
import type { Run } from './support';

/** Which option to take in which choice (by block id); the first when it is not named. */
export type Wishes = Readonly<Record<string, number>>;

function stepAct(run: Run, item: RunItem): RunAct | null {
  const { key, block } = item;
  if (!('step' in block)) return null;
  const kind: StepKind = block.step;
  const at = run.now;
  const fields = pendingFields(block);
  const open = (progress: string) => item.parties?.find((row) => row.progress === progress)?.party;
  if (kind === 'report') {
    const recipient = item.recipients?.find((row) => !row.delivery)?.recipient;
    return recipient === undefined
      ? null
      : { kind: 'send', key, recipient, receiver: '接收人', at, way: 'phone', readBack: true, fields };
  }
  if (kind === 'order') {
    const told = open('to_notify');
    if (told !== undefined) return { kind: 'notify', key, party: told, who: '接听人', at };
    const owing = open('notified');
    return owing === undefined
      ? null
      : { kind: 'report_back', key, party: owing, who: '报告人', at, what: '已落实', fields };
  }
  const party = open('to_call') ?? open('called');
  if (party !== undefined)
    return { kind: 'call_result', key, party, result: 'answered_confirmed', readBack: true, at };
  if (item.status === 'waiting') return null;
  return { kind: 'complete', key, fields, at };
}

/** The next thing to do with an open item, or null when it can only be waited for. */
export function nextAct(run: Run, item: RunItem, wishes: Wishes = {}): RunAct | null {
  const { key, block } = item;
  const at = run.now;
  if (item.kind === 'step') return stepAct(run, item);
  if (item.kind === 'choice')
    return {
      kind: 'choose',
      key,
      option: wishes[item.blockId] ?? 0,
      decidedBy: '带班领导',
      way: 'phone',
      at,
    };
  if (item.kind === 'loop')
    return item.loop?.ask
      ? { kind: 'answer_until', key, yes: true, decidedBy: '带班领导', way: 'phone', at }
      : null;
  if ('wait' in block) return { kind: 'confirm_wait', key, at };
  if ('spawn' in block) return { kind: 'spawn', key, childIncidentId: `child-${key}`, at };
  return null;
}

/**
 * Works a run in every possible way: whatever is no choice first, then, at a choice, once with each of its options.
 * `atLeaf` sees each run when nothing but ends stands open, `check` every state on the way.
 */
export function exploreAll(run: Run, atLeaf: (run: Run) => void, check: (run: Run) => void): void {
  for (let acts = 0; acts < 2_000; acts += 1) {
    const items = run.items();
    const plain = items.filter((item) => item.kind !== 'choice').map((item) => nextAct(run, item));
    const act = plain.find((next) => next !== null);
    const choice = items.find((item) => item.kind === 'choice');
    if (!act && choice) {
      for (const option of optionsOf(choice.block)) {
        const branch = run.copy();
        const wish = { [choice.blockId]: option };
        branch.do(nextAct(branch, choice, wish) as RunAct);
        exploreAll(branch, atLeaf, check);
      }
      return;
    }
    if (!act) {
      atLeaf(run);
      return;
    }
    run.do(act);
    check(run);
  }
  throw new Error('the run does not come to an end');
}

function optionsOf(block: Block): readonly number[] {
  return 'choice' in block ? block.options.map((_, index) => index) : [];
}

/** Everything but ends, until nothing is left; then the ends that stand open. */
export function workToTheEnds(run: Run, wishes: Wishes = {}): readonly RunItem[] {
  for (let acts = 0; acts < 5_000; acts += 1) {
    const items = run.items();
    const act = items.map((item) => nextAct(run, item, wishes)).find((next) => next !== null);
    if (!act) return items.filter((item) => item.kind === 'end');
    run.do(act);
  }
  throw new Error('the run does not come to an end');
}

/** The choices on the way to a block, with the option that leads there. */
export function wayTo(flow: readonly Block[], id: string): Wishes | null {
  for (const block of flow) {
    if (block.id === id) return {};
    const inner =
      'choice' in block
        ? block.options
        : 'fork' in block
          ? block.lanes
          : innerFlows(block).map((flow) => ({ flow }));
    for (const [index, part] of inner.entries()) {
      const way = wayTo(part.flow, id);
      if (way) return 'choice' in block ? { ...way, [block.id]: index } : way;
    }
  }
  return null;
}
