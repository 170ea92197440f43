import type { InstanceKey, RunContext, RunState } from '../run-types';

export function possibleKeys(_ctx: RunContext, _state: RunState): ReadonlySet<InstanceKey> {
  throw new Error('not built yet');
}
export function findReport(
  _ctx: RunContext,
  _state: RunState,
  _obligation: string,
  _recipient: string,
): InstanceKey | null {
  throw new Error('not built yet');
}
