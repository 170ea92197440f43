import { useEffect, useLayoutEffect, useRef } from 'react';
import { type EdgeState, edgesOf } from '../../../../shared/plan/graph';
import type { NodeState, RunContext } from '../../../../shared/plan/run-types';
import { useText } from '../../../i18n';
import {
  edgeNames,
  type OverlayMark,
  paintEdges,
  paintNotes,
  paintOverlay,
  paintSelected,
  paintStates,
} from './paint';
import type { Box, Drawn } from './useDrawing';

const SVG = 'http://www.w3.org/2000/svg';

/** What is laid over a drawing while it stays as it is. */
export type Layers = {
  readonly states: Readonly<Record<string, NodeState>> | null;
  readonly edges?: readonly EdgeState[] | undefined;
  readonly notes?: Readonly<Record<string, string>> | undefined;
  readonly overlay?: Readonly<Record<string, OverlayMark>> | undefined;
  readonly selected: string | null;
};

/** Puts the layers on the drawing in the same frame in which they came; only attributes and small texts change. */
export function useFlowPaint(ctx: RunContext, drawn: Drawn | null, layers: Layers): void {
  const { states, edges, notes, overlay, selected } = layers;
  const t = useText('runs');
  const nodes = drawn?.nodes;
  useLayoutEffect(() => {
    if (nodes !== undefined && states !== null) paintStates(nodes, states, { overdue: t('overdueMark') });
  }, [nodes, states, t]);
  useLayoutEffect(() => {
    if (nodes !== undefined && notes !== undefined) paintNotes(nodes, notes);
  }, [nodes, notes]);
  useLayoutEffect(() => {
    if (nodes !== undefined && overlay !== undefined) paintOverlay(nodes, overlay);
  }, [nodes, overlay]);
  useLayoutEffect(() => {
    if (drawn !== null && edges !== undefined)
      paintEdges(drawn.edges, edgeNames(edgesOf(ctx.plan).edges), edges);
  }, [drawn, edges, ctx.plan]);
  useLayoutEffect(() => {
    if (nodes !== undefined) paintSelected(nodes, selected);
  }, [nodes, selected]);
}

/** A dashed frame around the node at which the keyboard stands. */
export function useRing(drawn: Drawn | null, cursor: string | null): void {
  const ring = useRef<SVGRectElement | null>(null);
  useEffect(() => {
    if (drawn === null) return;
    const element = document.createElementNS(SVG, 'rect');
    element.setAttribute('class', 'wd-ring');
    element.setAttribute('rx', '4');
    drawn.root.append(element);
    ring.current = element;
    return () => element.remove();
  }, [drawn]);
  useEffect(() => {
    const box: Box | undefined = cursor === null ? undefined : drawn?.boxes.get(cursor);
    const element = ring.current;
    if (element === null || drawn === null) return;
    element.setAttribute('visibility', box === undefined ? 'hidden' : 'visible');
    if (box === undefined) return;
    const { x, y } = drawn.root.viewBox.baseVal;
    element.setAttribute('x', String(box.x + x - 5));
    element.setAttribute('y', String(box.y + y - 5));
    element.setAttribute('width', String(box.width + 10));
    element.setAttribute('height', String(box.height + 10));
  }, [drawn, cursor]);
}
