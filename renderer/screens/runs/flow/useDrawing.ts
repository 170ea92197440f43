import { useLayoutEffect, useState } from 'react';
import { type DrawnText, keptDrawing } from './drawnTexts';
import { drawMermaid } from './loadMermaid';
import { findEdges, findNodes, measureShapes } from './paint';

/** Where a node lies on the drawing, in its own units. */
export type Box = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
/** A drawing in the page. Its elements stay the same ones for as long as the plan is the same. */
export type Drawn = {
  readonly id: string;
  readonly root: SVGSVGElement;
  readonly nodes: ReadonlyMap<string, SVGGElement>;
  /** the path and, where it has one, the label of each edge by Mermaid's name for it */
  readonly edges: ReadonlyMap<string, readonly Element[]>;
  readonly boxes: ReadonlyMap<string, Box>;
  readonly width: number;
  readonly height: number;
};

/** All boxes in one look, before anything is put on the drawing: one layout of the page for all of them. */
function boxesOf(root: SVGSVGElement, nodes: ReadonlyMap<string, SVGGElement>): ReadonlyMap<string, Box> {
  const frame = root.getBoundingClientRect();
  const scale = frame.width / (root.viewBox?.baseVal?.width || frame.width || 1) || 1;
  return new Map(
    [...nodes].map(([id, node]) => {
      const seen = node.getBoundingClientRect();
      const x = (seen.left - frame.left) / scale;
      const y = (seen.top - frame.top) / scale;
      return [id, { x, y, width: seen.width / scale, height: seen.height / scale }];
    }),
  );
}

/** Puts an SVG of Mermaid into the page; null when it is none. */
function place({ svg, id }: DrawnText, into: HTMLElement): Drawn | null {
  into.innerHTML = svg;
  const root = into.querySelector('svg');
  if (root === null) return null;
  // Mermaid's own style sheet goes: the page's tokens draw dark, light and every state as one system.
  for (const style of root.querySelectorAll('style')) style.remove();
  const { width, height } = root.viewBox.baseVal;
  root.setAttribute('width', String(width));
  root.setAttribute('height', String(height));
  root.setAttribute('aria-hidden', 'true');
  root.style.maxWidth = 'none';
  const nodes = findNodes(root, id);
  measureShapes(nodes);
  return { id, root, nodes, edges: findEdges(root), boxes: boxesOf(root, nodes), width, height };
}

/** Draws the plan once for each text; what is drawn stays while the states move. */
export function useDrawing(
  text: string,
  into: HTMLDivElement | null,
): { readonly drawn: Drawn | null; readonly hasFailed: boolean } {
  const [drawn, setDrawn] = useState<Drawn | null>(null);
  const [hasFailed, setFailed] = useState(false);
  useLayoutEffect(() => {
    if (into === null) return;
    let isCurrent = true;
    setFailed(false);
    const show = (found: DrawnText): void => {
      const placed = place(found, into);
      if (placed === null) setFailed(true);
      else setDrawn(placed);
    };
    const kept = keptDrawing(text);
    if (kept !== null) {
      show(kept);
      return;
    }
    drawMermaid(text).then(
      (found) => {
        if (isCurrent) show(found);
      },
      () => {
        if (isCurrent) setFailed(true);
      },
    );
    return () => {
      isCurrent = false;
    };
  }, [text, into]);
  return { drawn, hasFailed };
}
