/** The run at its start, and the keys of blocks in their rounds. */
import type { InstanceKey, InstanceRecord, RunContext, RunState } from '../run-types';

/** A run at its beginning: nothing done yet. `receivedAt` is 接报时刻, `startedAt` the moment the plan was started. */
export function startRun(
  _ctx: RunContext,
  { receivedAt, startedAt }: { readonly receivedAt: number; readonly startedAt: number },
): RunState {
  return { receivedAt, startedAt, status: 'running', records: {} };
}

/** `id` outside loops, `id@2` in round 2, `id@2.1` in round 1 of an inner loop. */
export function keyOf(blockId: string, rounds: readonly number[]): InstanceKey {
  return rounds.length === 0 ? blockId : `${blockId}@${rounds.join('.')}`;
}

export function blockIdOf(key: InstanceKey): string {
  const at = key.indexOf('@');
  return at < 0 ? key : key.slice(0, at);
}

/** The rounds in a key, outermost first; empty outside loops. */
export function roundsOf(key: InstanceKey): readonly number[] {
  const at = key.indexOf('@');
  return at < 0
    ? []
    : key
        .slice(at + 1)
        .split('.')
        .map(Number);
}

const NOTHING: InstanceRecord = {};

/** What was done with one block in one round. Ids like "constructor" are safe: only own fields are read. */
export function recordOf(state: RunState, key: InstanceKey): InstanceRecord {
  return own(state.records, key) ?? NOTHING;
}

/** A field that the object itself has, never one that it inherits. */
export function own<T>(map: Readonly<Record<string, T>> | undefined, key: string): T | undefined {
  return map !== undefined && Object.hasOwn(map, key) ? map[key] : undefined;
}

const reopened = new WeakMap<RunState, RunState>();

/** An ended run as it stood before its end; a running one as it is. The same value for the same state. */
export function asRunning(state: RunState): RunState {
  if (state.status === 'running') return state;
  const known = reopened.get(state);
  if (known) return known;
  const value: RunState = { ...state, status: 'running' };
  reopened.set(state, value);
  return value;
}

/** Stands for the question at the end of a round among the moments at which things opened. */
export const untilKey = (loopKey: InstanceKey, round: number): string => `${loopKey}?${round}`;
