import type { RunContext, RunItem, RunState } from '../run-types';
import type { Facts } from '../types';

export function currentItems(_ctx: RunContext, _state: RunState, _facts?: Facts): readonly RunItem[] {
  throw new Error('not built yet');
}
