import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Box } from '../../../renderer/screens/runs/flow/useDrawing';
import { type Way, walkTo } from '../../../renderer/screens/runs/flow/walkKeys';
import { edgesOf, type PlanGraph, parsePlan, parseTables } from '../../../shared/plan';

function graphOf(name: string): PlanGraph {
  const text = (file: string): string => readFileSync(`resources/work-plans/${file}.yaml`, 'utf8');
  const tables = parseTables(text('tables'), 'tables.yaml');
  if (!tables.ok) throw new Error('tables');
  const plan = parsePlan(text(name), 'plan.yaml', tables.tables);
  if (!plan.ok) throw new Error('plan');
  return edgesOf(plan.plan);
}

/** A drawing in which each branch of a fork or choice has a column of its own and each node a row. */
function boxesOf(graph: PlanGraph): ReadonlyMap<string, Box> {
  return new Map(
    graph.nodes.map((node, row) => {
      const x = node.branches.reduce((sum, branch, depth) => sum + (branch.place * 1_000) / 10 ** depth, 0);
      return [node.id, { x, y: row * 10, width: 50, height: 8 }];
    }),
  );
}

const graph = graphOf('flash-flood-geohazard');
const boxes = boxesOf(graph);
const go = (from: string | null, way: Way, cameFrom: string | null = null): string | null =>
  walkTo(graph, from, way, boxes, cameFrom);

describe('walking a drawing by keyboard', () => {
  it('begins at the first node, and Home and End lead to the ends', () => {
    const first = graph.nodes[0]?.id;
    expect(go(null, 'down')).toBe(first);
    expect(go('n_leader', 'first')).toBe(first);
    expect(go(first ?? null, 'last')).toBe(graph.nodes.at(-1)?.id);
  });

  it('follows the edges down and comes back the same way', () => {
    for (const edge of graph.edges.filter((one) => one.kind !== 'again')) {
      if (graph.nodes.some((node) => node.isJoin && (node.id === edge.from || node.id === edge.to))) continue;
      const down = go(edge.from, 'down');
      expect(down, edge.from).not.toBeNull();
      expect(go(down, 'up', edge.from)).toBe(edge.from);
    }
  });

  it('never stops at the point where lanes come together, and never goes round in a loop', () => {
    for (const start of graph.nodes.filter((node) => !node.isJoin)) {
      const seen = new Set<string>();
      for (let at: string | null = start.id; at !== null; at = go(at, 'down')) {
        expect(seen.has(at), at).toBe(false);
        seen.add(at);
        expect(graph.nodes.find((node) => node.id === at)?.isJoin).toBe(false);
      }
    }
  });

  it('steps to the lane beside and back', () => {
    const fork = graph.nodes.find((node) => 'fork' in node.block && !node.isJoin);
    const lanes = graph.nodes.filter((node) => node.branches.at(-1)?.of === fork?.block.id);
    const left = lanes.find((node) => node.branches.at(-1)?.place === 0)?.id ?? null;
    const right = go(left, 'right');
    expect(lanes.map((node) => node.id)).toContain(right);
    expect(graph.nodes.find((node) => node.id === right)?.branches).not.toEqual(
      graph.nodes.find((node) => node.id === left)?.branches,
    );
    expect(go(left, 'left')).toBeNull();
    expect(go(right, 'left')).not.toBeNull();
  });
});
