import { type PointerEvent, useRef, useState } from 'react';
import type { PlanPath } from '../../../../shared/plan/edit';
import { type Drop, dropAt, type OutlineRow } from './outlineRows';

const THRESHOLD = 5;

type Held = {
  readonly path: PlanPath;
  readonly x: number;
  readonly y: number;
  readonly pointer: number;
  isMoving: boolean;
};

export type Drag = {
  readonly drop: Drop | null;
  readonly moving: PlanPath | null;
  onPointerDown(event: PointerEvent<HTMLElement>, path: PlanPath): void;
  onPointerMove(event: PointerEvent<HTMLElement>): void;
  onPointerUp(): void;
  onPointerCancel(): void;
};

/** A block is taken by its row and let go on another; the rows carry `data-row`. */
export function useDrag(rows: readonly OutlineRow[], onDrop: (path: PlanPath, drop: Drop) => void): Drag {
  const held = useRef<Held | null>(null);
  const [drop, setDrop] = useState<Drop | null>(null);
  const [moving, setMoving] = useState<PlanPath | null>(null);
  const stop = (): void => {
    held.current = null;
    setDrop(null);
    setMoving(null);
  };
  return {
    drop,
    moving,
    onPointerDown: (event, path) => {
      if (event.button !== 0 || path.at(-2) !== 'flow') return;
      held.current = { path, x: event.clientX, y: event.clientY, pointer: event.pointerId, isMoving: false };
    },
    onPointerMove: (event) => {
      const now = held.current;
      if (now === null) return;
      if (!now.isMoving) {
        if (Math.hypot(event.clientX - now.x, event.clientY - now.y) < THRESHOLD) return;
        now.isMoving = true;
        event.currentTarget.setPointerCapture(now.pointer);
        setMoving(now.path);
      }
      const elements = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-row]')];
      const under = elements.find((element) => {
        const box = element.getBoundingClientRect();
        return event.clientY >= box.top && event.clientY < box.bottom;
      });
      if (under === undefined) return setDrop(null);
      const box = under.getBoundingClientRect();
      const height = (event.clientY - box.top) / Math.max(1, box.height);
      setDrop(dropAt(rows, Number(under.dataset['row']), height, now.path));
    },
    onPointerUp: () => {
      const now = held.current;
      if (now?.isMoving === true && drop !== null) onDrop(now.path, drop);
      stop();
    },
    onPointerCancel: stop,
  };
}
