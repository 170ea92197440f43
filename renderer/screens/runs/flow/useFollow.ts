import { useCallback, useEffect, useRef, useState } from 'react';
import type { Box, Drawn } from './useDrawing';
import { centred, fitted, fittedWidth, inSight, type Sizes, type Viewport } from './useViewport';

export type Follow = {
  readonly isFollowing: boolean;
  readonly setFollowing: (isFollowing: boolean) => void;
  readonly fit: () => void;
  readonly fitWidth: () => void;
  readonly toCurrent: () => void;
  /** moves as little as brings the node into sight */
  readonly show: (nodeId: string) => void;
};

/** Below this scale the words of a drawing are a texture: it is better begun at its first step. */
const LEGIBLE = 0.4;

/** The node at the top of the drawing. */
function topOf(drawn: Drawn): string | null {
  let top: string | null = null;
  let least = Number.POSITIVE_INFINITY;
  for (const [id, box] of drawn.boxes) {
    if (box.y >= least) continue;
    least = box.y;
    top = id;
  }
  return top;
}

const boxesOf = (drawn: Drawn | null, ids: readonly string[]): readonly Box[] =>
  ids.map((id) => drawn?.boxes.get(id)).filter((box) => box !== undefined);

/**
 * What the window shows of the drawing: at first the current steps, or all of it, or its top when all of it could not be read; while following, the current steps of all
 * lanes as they move, and a step that was chosen beside the drawing.
 */
export function useFollow(
  view: Viewport,
  drawn: Drawn | null,
  of: {
    readonly currents: readonly string[];
    readonly selected: string | null;
    readonly startsFollowing: boolean;
    readonly sizes: Sizes;
  },
): Follow {
  const { currents, selected, sizes } = of;
  const [isFollowing, setFollowing] = useState(of.startsFollowing);
  const started = useRef<Drawn | null>(null);
  const shown = useRef<string | null>(null);
  const centre = useCallback(
    (ids: readonly string[]) => {
      const boxes = boxesOf(drawn, ids);
      if (boxes.length > 0) view.set(centred(view.current(), view.window(), boxes, sizes));
    },
    [view, drawn, sizes],
  );
  const fit = useCallback(() => {
    if (drawn !== null && drawn.width > 0) view.set(fitted(view.window(), drawn));
  }, [view, drawn]);
  const fitWidth = useCallback(() => {
    if (drawn !== null && drawn.width > 0) view.set(fittedWidth(view.window(), drawn));
  }, [view, drawn]);
  const show = useCallback(
    (nodeId: string) => {
      shown.current = nodeId;
      const [box] = boxesOf(drawn, [nodeId]);
      if (box !== undefined) view.set(inSight(view.current(), view.window(), box));
    },
    [view, drawn],
  );
  const place = currents.join(' ');
  useEffect(() => {
    if (drawn === null) return;
    const isFirst = started.current !== drawn;
    started.current = drawn;
    const ids = place === '' ? [] : place.split(' ');
    if (ids.length > 0 && (isFollowing || isFirst)) centre(ids);
    else if (isFirst) {
      const top = drawn.width > 0 && fitted(view.window(), drawn).scale < LEGIBLE ? topOf(drawn) : null;
      if (top === null) fit();
      else centre([top]);
    }
  }, [drawn, place, isFollowing, centre, fit, view]);
  useEffect(() => {
    if (selected === null || selected === shown.current) return;
    shown.current = selected;
    if (isFollowing) centre([selected]);
  }, [selected, isFollowing, centre]);
  return { isFollowing, setFollowing, fit, fitWidth, show, toCurrent: () => centre(currents) };
}
