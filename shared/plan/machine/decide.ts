import type { Decided, RunAct, RunContext, RunState } from '../run-types';

export function decide(_ctx: RunContext, _state: RunState, _act: RunAct, _now: number): Decided {
  throw new Error('not built yet');
}
