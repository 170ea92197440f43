import type { NodeState, RunContext, RunState } from './run-types';
import type { Locale } from './types';

export function toMermaid(_ctx: RunContext, _state: RunState | null, _locale: Locale): string {
  throw new Error('not built yet');
}
export function nodeId(keyOrBlockId: string): string {
  return `n_${keyOrBlockId.split('@', 1)[0]}`;
}
export function nodeStates(
  _ctx: RunContext,
  _state: RunState,
  _now: number,
): Readonly<Record<string, NodeState>> {
  throw new Error('not built yet');
}
