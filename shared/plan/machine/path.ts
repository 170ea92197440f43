/** Where the run can still go, and where a duty done elsewhere belongs. */
import { isReport } from '../blocks';
import type { InstanceKey, RunContext, RunState } from '../run-types';
import { deliveryTo, recipientsOf } from './steps';
import { walkRun } from './walk';

/** Every block, in its round, that lies on a path the run took or can still take; nothing once the run has ended. */
export function possibleKeys(ctx: RunContext, state: RunState): ReadonlySet<InstanceKey> {
  if (state.status === 'ended') return new Set();
  const possible = walkRun(ctx, state).instances.filter((instance) => instance.possible);
  return new Set(possible.map((instance) => instance.key));
}

/**
 * The report step, in its present round, to which a duty done outside the run belongs: the open one first, else the next
 * on a possible path that still owes this recipient. Null when the run owes nothing of the kind. The caller puts the
 * key into an `obligation_met` event.
 */
export function findReport(
  ctx: RunContext,
  state: RunState,
  obligation: string,
  recipient: string,
): InstanceKey | null {
  if (state.status === 'ended') return null;
  const owing = walkRun(ctx, state).instances.filter(({ block, status, possible, record }) => {
    if (!isReport(block) || block.obligation !== obligation || !possible) return false;
    const isOpen = status === 'active' || status === 'pending';
    return isOpen && recipientsOf(ctx.tables, block).includes(recipient) && !deliveryTo(record, recipient);
  });
  return (owing.find((instance) => instance.openedAt !== undefined) ?? owing[0])?.key ?? null;
}
