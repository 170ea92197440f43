import { type KeyboardEvent, useCallback, useRef, useState } from 'react';
import { edgesOf } from '../../../../shared/plan/graph';
import type { RunContext } from '../../../../shared/plan/run-types';
import type { Drawn } from './useDrawing';
import type { Follow } from './useFollow';
import type { Viewport } from './useViewport';
import { walkTo, wayOf } from './walkKeys';

const PAN_PX = 60;

export type FlowKeys = {
  /** the node at which the keyboard stands; null until the drawing was entered by keyboard */
  readonly cursor: string | null;
  readonly stand: (nodeId: string | null) => void;
  readonly onKeyDown: (event: KeyboardEvent<HTMLElement>) => void;
};

/**
 * The keys of a drawing: arrows walk along the edges, Home and End to its ends, Enter and Space open the node, with Ctrl the arrows
 * move the drawing, + − and 0 change its size.
 */
export function useFlowKeys(of: {
  readonly ctx: RunContext;
  readonly drawn: Drawn | null;
  readonly view: Viewport;
  readonly follow: Follow;
  readonly start: string | null;
  readonly onOpen: (nodeId: string) => void;
}): FlowKeys {
  const { ctx, drawn, view, follow, start, onOpen } = of;
  const [cursor, setCursor] = useState<string | null>(null);
  const before = useRef<string | null>(null);
  const stand = useCallback(
    (nodeId: string | null) => {
      setCursor((old) => {
        before.current = old;
        return nodeId;
      });
      if (nodeId !== null) follow.show(nodeId);
    },
    [follow],
  );
  const walk = (key: string): boolean => {
    const way = wayOf(key);
    if (way === null || drawn === null) return false;
    const next = walkTo(edgesOf(ctx.plan), cursor ?? start, way, drawn.boxes, before.current);
    if (next !== null) stand(next);
    return true;
  };
  const size = (key: string): boolean => {
    if (key === '+' || key === '=') view.zoom(1.25);
    else if (key === '-') view.zoom(0.8);
    else if (key === '0') follow.fit();
    else return false;
    return true;
  };
  const pan = (key: string): boolean => {
    if (key === 'ArrowLeft') view.pan(PAN_PX, 0);
    else if (key === 'ArrowRight') view.pan(-PAN_PX, 0);
    else if (key === 'ArrowUp') view.pan(0, PAN_PX);
    else if (key === 'ArrowDown') view.pan(0, -PAN_PX);
    else return false;
    return true;
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    if (event.altKey || event.target !== event.currentTarget) return;
    const { key } = event;
    let isOurs: boolean;
    if (event.ctrlKey) isOurs = pan(key);
    else if (key === 'Enter' || key === ' ') {
      isOurs = true;
      if (cursor !== null) onOpen(cursor);
    } else isOurs = walk(key) || size(key);
    if (isOurs) event.preventDefault();
  };
  return { cursor, stand, onKeyDown };
}
