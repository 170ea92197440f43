import { isReport, isStep } from '../../../shared/plan/blocks';
import { asRunning } from '../../../shared/plan/machine/state';
import { outstandingParties, recipientsOf } from '../../../shared/plan/machine/steps';
import { currentItems } from '../../../shared/plan/machine/view';
import { type Instance, walkRun } from '../../../shared/plan/machine/walk';
import type { InstanceRecord, RunContext, RunItem, RunState } from '../../../shared/plan/run-types';

/** What the screen tells about a block that is not among the open items: its newest round. */
export type BlockView = {
  readonly instance: Instance;
  readonly record: InstanceRecord;
  /** the item to work on before the flow comes there; null when that is not possible */
  readonly ahead: RunItem | null;
  /** after the end: the answers that are still owed here */
  readonly late: RunItem | null;
  /** a choice around the block is to be decided first */
  readonly needsChoice: boolean;
};

function aheadItem(ctx: RunContext, instance: Instance): RunItem | null {
  const { block } = instance;
  if (!isStep(block) || instance.status !== 'pending' || !instance.possible) return null;
  if (instance.undecided !== undefined) return null;
  const first = block.step === 'order' ? ('to_notify' as const) : ('to_call' as const);
  const parties =
    block.step === 'order' || block.step === 'call'
      ? { parties: block.to.map((party) => ({ party, progress: first })) }
      : {};
  const recipients = isReport(block)
    ? { recipients: recipientsOf(ctx.tables, block).map((recipient) => ({ recipient })) }
    : {};
  const round = instance.rounds.at(-1);
  return {
    key: instance.key,
    blockId: block.id,
    kind: instance.kind,
    block,
    lanes: instance.lanes,
    openedAt: 0,
    status: 'active',
    ...(round === undefined ? {} : { round }),
    ...parties,
    ...recipients,
  };
}

/** After the end an answer that somebody owed can still be recorded. */
function lateItem(ctx: RunContext, state: RunState, instance: Instance): RunItem | null {
  const { block, key, record } = instance;
  if (!isStep(block) || outstandingParties(block, record).length === 0) return null;
  const item = currentItems(ctx, asRunning(state)).find((one) => one.key === key);
  const owed = outstandingParties(block, record);
  return item ? { ...item, parties: (item.parties ?? []).filter((one) => owed.includes(one.party)) } : null;
}

/** The newest instance of a block, wherever the flow stands. */
export function blockView(ctx: RunContext, state: RunState, blockId: string): BlockView | null {
  const instance = walkRun(ctx, state).instances.findLast((one) => one.block.id === blockId);
  if (instance === undefined) return null;
  const isRunning = state.status === 'running';
  return {
    instance,
    record: instance.record,
    ahead: isRunning ? aheadItem(ctx, instance) : null,
    late: isRunning ? null : lateItem(ctx, state, instance),
    needsChoice:
      isRunning && instance.status === 'pending' && instance.possible && instance.undecided !== undefined,
  };
}
