/** What a run still owes before its incident may be closed. */
import { isSpawn, isStep } from './blocks';
import { outstandingParties } from './machine/steps';
import { type Instance, walkRun } from './machine/walk';
import type { InstanceKey, RunContext, RunState } from './run-types';

export type RunBlocker = {
  /** mandatory: not done, on a path that is taken or still possible; order: told, not reported back; call: called, not answered with read-back */
  readonly kind: 'mandatory' | 'order' | 'call';
  readonly key: InstanceKey;
  readonly blockId: string;
  readonly party?: string;
  /** the undecided choice that decides whether it is needed at all */
  readonly undecided?: InstanceKey;
};

function blockersOf(instance: Instance): readonly RunBlocker[] {
  const { block, key, status, possible } = instance;
  if (!isStep(block)) return [];
  const place = { key, blockId: block.id };
  const isOpen = possible && (status === 'active' || status === 'pending');
  const undecided = instance.undecided === undefined ? {} : { undecided: instance.undecided };
  const mandatory: readonly RunBlocker[] =
    isOpen && block.mandatory === true ? [{ kind: 'mandatory', ...place, ...undecided }] : [];
  const kind = block.step === 'call' ? 'call' : 'order';
  const owed = outstandingParties(block, instance.record).map(
    (party) => ({ kind, ...place, party }) as const,
  );
  return [...mandatory, ...owed];
}

/**
 * Everything in a running run that keeps its incident from being closed, in plan order. A party that was told by a step which the flow has left since
 * still owes its answer. An ended run owes nothing.
 */
export function closeBlockers(ctx: RunContext, state: RunState): readonly RunBlocker[] {
  if (state.status === 'ended') return [];
  return walkRun(ctx, state).instances.flatMap(blockersOf);
}

/** The blocks that stand open in a run, by key: what closing the incident ends with it. */
export function openKeys(ctx: RunContext, state: RunState): readonly InstanceKey[] {
  if (state.status === 'ended') return [];
  return walkRun(ctx, state)
    .instances.filter(
      ({ block, status }) =>
        (isStep(block) || isSpawn(block)) && (status === 'active' || status === 'waiting'),
    )
    .map((instance) => instance.key);
}
