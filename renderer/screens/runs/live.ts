import { useMemo } from 'react';
import { type EdgeState, edgeStates } from '../../../shared/plan/graph';
import { dues } from '../../../shared/plan/machine/dues';
import { currentItems } from '../../../shared/plan/machine/view';
import { nodeId, nodeStates } from '../../../shared/plan/mermaid';
import type { Due, InstanceKey, NodeState, RunItem } from '../../../shared/plan/run-types';
import { useNow } from '../../app/clock';
import { useText } from '../../i18n';
import { nodeNotes } from './flow/notes';
import { useRun } from './runContext';
import { earliestDues } from './runModel';

export type Standing = {
  readonly items: readonly RunItem[];
  /** the earliest due of each open block */
  readonly due: ReadonlyMap<InstanceKey, Due>;
  /** the nodes of what is to be done now in all lanes, the most urgent first; of an ended run its end */
  readonly currents: readonly string[];
};

/** What stands open in the run; changes with the run and not with the clock. */
export function useStanding(): Standing {
  const { ctx, state, detail } = useRun();
  return useMemo(() => {
    const items = currentItems(ctx, state, detail.facts);
    const due = earliestDues(dues(ctx, state));
    const by = (item: RunItem): number => due.get(item.key)?.dueAt ?? Number.MAX_SAFE_INTEGER;
    const active = items.filter((item) => item.status === 'active').toSorted((a, b) => by(a) - by(b));
    const open = active.length > 0 ? active : items;
    const nodes = open.map((item) => nodeId(item.blockId));
    const currents = state.endKey === undefined ? nodes : [nodeId(state.endKey)];
    return { items, due, currents: [...new Set(currents)] };
  }, [ctx, state, detail.facts]);
}

export type Live = {
  readonly states: Readonly<Record<string, NodeState>>;
  readonly edges: readonly EdgeState[];
  readonly notes: Readonly<Record<string, string>>;
};

/** What the drawing and the outline show of the run, by the second: a step that runs late turns inverse when it does. */
export function useLive(standing: Standing): Live {
  const { ctx, state } = useRun();
  const now = useNow(1_000);
  const common = useText('common');
  const runs = useText('runs');
  const flow = useText('flow');
  const states = nodeStates(ctx, state, now);
  const edges = useMemo(() => edgeStates(ctx, state), [ctx, state]);
  const notes = nodeNotes(standing.items, standing.due, now, { common, runs, flow });
  return { states, edges, notes };
}
