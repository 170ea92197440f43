import type { RunContext, RunEvent, RunState } from '../run-types';

export function reduce(_ctx: RunContext, _state: RunState, _event: RunEvent): RunState {
  throw new Error('not built yet');
}
