import type { Due, RunContext, RunState } from '../run-types';

export function dues(_ctx: RunContext, _state: RunState): readonly Due[] {
  throw new Error('not built yet');
}
