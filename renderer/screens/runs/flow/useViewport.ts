import { type PointerEvent, type RefObject, useCallback, useEffect, useMemo, useRef } from 'react';
import type { Box } from './useDrawing';

export type View = { readonly x: number; readonly y: number; readonly scale: number };
export type Size = { readonly width: number; readonly height: number };
export const MIN_SCALE = 0.05;
export const MAX_SCALE = 3;

/** The view after zooming by `factor` around a point of the window, so that what lies under it stays there. */
export function zoomAround(view: View, factor: number, px: number, py: number): View {
  const scale = Math.max(MIN_SCALE, Math.min(MAX_SCALE, view.scale * factor));
  const ratio = scale / view.scale;
  return { scale, x: px - (px - view.x) * ratio, y: py - (py - view.y) * ratio };
}

/** The whole drawing in the window, never larger than it is. */
export function fitted(window: Size, drawing: Size): View {
  const across = (window.width - 16) / drawing.width;
  const down = (window.height - 16) / drawing.height;
  const scale = Math.max(MIN_SCALE, Math.min(1, across, down));
  return {
    scale,
    x: (window.width - drawing.width * scale) / 2,
    y: (window.height - drawing.height * scale) / 2,
  };
}

/** The width of the drawing in the window, its top at the top; what is narrow is not blown up. */
export function fittedWidth(window: Size, drawing: Size): View {
  const scale = Math.max(MIN_SCALE, Math.min(1, (window.width - 16) / drawing.width));
  return { scale, x: (window.width - drawing.width * scale) / 2, y: 20 };
}

/** Smallest and largest size at which a followed step is shown: for the desk, and for the wall four metres away. */
export const DESK_SIZES = { least: 0.85, most: 1.2 } as const;
export const WALL_SIZES = { least: 1.5, most: 2.2 } as const;
export type Sizes = typeof DESK_SIZES | typeof WALL_SIZES;
const MARGIN = 28;
/** A step stands above the middle of the window: what comes next lies below it. */
const ABOVE = 0.36;

function around(boxes: readonly Box[]): Box {
  const x = Math.min(...boxes.map((box) => box.x));
  const y = Math.min(...boxes.map((box) => box.y));
  return {
    x,
    y,
    width: Math.max(...boxes.map((box) => box.x + box.width)) - x,
    height: Math.max(...boxes.map((box) => box.y + box.height)) - y,
  };
}

/** All the boxes in the middle of the window when they can be read together there, else the first of them alone. */
export function centred(view: View, window: Size, boxes: readonly Box[], sizes: Sizes = DESK_SIZES): View {
  const { least, most: largest } = sizes;
  const all = around(boxes);
  const most = Math.min(
    (window.width - 2 * MARGIN) / Math.max(1, all.width),
    (window.height - 2 * MARGIN) / Math.max(1, all.height),
  );
  const fits = most >= least || boxes.length === 1;
  const box = fits ? all : around(boxes.slice(0, 1));
  const wanted = Math.max(least, Math.min(view.scale, largest));
  const scale = fits ? Math.max(least, Math.min(wanted, most)) : wanted;
  return {
    scale,
    x: window.width / 2 - (box.x + box.width / 2) * scale,
    y: window.height * (fits && boxes.length > 1 ? 0.5 : ABOVE) - (box.y + box.height / 2) * scale,
  };
}

/** The view moved by as little as brings the box into the window. */
export function inSight(view: View, window: Size, box: Box): View {
  const shift = (from: number, length: number, span: number): number => {
    if (length + 2 * MARGIN > span) return span / 2 - (from + length / 2);
    if (from < MARGIN) return MARGIN - from;
    return Math.min(0, span - MARGIN - (from + length));
  };
  const x = shift(view.x + box.x * view.scale, box.width * view.scale, window.width);
  const y = shift(view.y + box.y * view.scale, box.height * view.scale, window.height);
  return { ...view, x: view.x + x, y: view.y + y };
}

export type Viewport = {
  readonly frame: RefObject<HTMLDivElement | null>;
  readonly canvas: RefObject<HTMLDivElement | null>;
  readonly current: () => View;
  readonly window: () => Size;
  readonly set: (view: View) => void;
  readonly zoom: (factor: number) => void;
  readonly pan: (dx: number, dy: number) => void;
  /** tells of every move; the answer ends it */
  readonly watch: (listener: () => void) => () => void;
};

/** Zoom and pan of a drawing. Lives in refs: moving the drawing draws nothing in React. */
export function useViewport(): Viewport {
  const frame = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLDivElement>(null);
  const view = useRef<View>({ x: 0, y: 0, scale: 1 });
  const listeners = useRef(new Set<() => void>());
  const set = useCallback((next: View) => {
    view.current = next;
    if (canvas.current !== null)
      canvas.current.style.transform = `translate(${next.x}px, ${next.y}px) scale(${next.scale})`;
    for (const listener of listeners.current) listener();
  }, []);
  const window = useCallback(
    (): Size => ({ width: frame.current?.clientWidth ?? 0, height: frame.current?.clientHeight ?? 0 }),
    [],
  );
  useWheel(frame, view, set);
  return useMemo(
    () => ({
      frame,
      canvas,
      set,
      window,
      current: () => view.current,
      zoom: (factor) => {
        const { width, height } = window();
        set(zoomAround(view.current, factor, width / 2, height / 2));
      },
      pan: (dx, dy) => set({ ...view.current, x: view.current.x + dx, y: view.current.y + dy }),
      watch: (listener) => {
        listeners.current.add(listener);
        return () => listeners.current.delete(listener);
      },
    }),
    [set, window],
  );
}

function useWheel(
  frame: RefObject<HTMLDivElement | null>,
  view: RefObject<View>,
  set: (view: View) => void,
): void {
  useEffect(() => {
    const element = frame.current;
    if (element === null) return;
    const onWheel = (event: WheelEvent): void => {
      event.preventDefault();
      const box = element.getBoundingClientRect();
      if (event.ctrlKey || !event.shiftKey) {
        const factor = Math.exp(-event.deltaY * (event.deltaMode === 1 ? 0.05 : 0.0015));
        set(zoomAround(view.current, factor, event.clientX - box.left, event.clientY - box.top));
      } else set({ ...view.current, x: view.current.x - event.deltaY });
    };
    // React's wheel listeners are passive; this one must keep the page from scrolling.
    element.addEventListener('wheel', onWheel, { passive: false });
    return () => element.removeEventListener('wheel', onWheel);
  }, [frame, view, set]);
}

export type Drag = {
  readonly onPointerDown: (event: PointerEvent<HTMLElement>) => void;
  readonly onPointerMove: (event: PointerEvent<HTMLElement>) => void;
  readonly onPointerUp: () => void;
  /** the last press was a drag and not a click */
  readonly wasDragged: () => boolean;
};

/** A drag with the first button, told in steps; a press that hardly moves stays a click. */
export function useDrag(onMove: (dx: number, dy: number) => void): Drag {
  const drag = useRef({ x: 0, y: 0, moved: false, held: false });
  return {
    onPointerDown: (event) => {
      if (event.button !== 0) return;
      drag.current = { x: event.clientX, y: event.clientY, moved: false, held: true };
    },
    onPointerMove: (event) => {
      if (!drag.current.held) return;
      const dx = event.clientX - drag.current.x;
      const dy = event.clientY - drag.current.y;
      if (!drag.current.moved && Math.abs(dx) + Math.abs(dy) < 4) return;
      if (!drag.current.moved) event.currentTarget.setPointerCapture(event.pointerId);
      drag.current = { x: event.clientX, y: event.clientY, moved: true, held: true };
      onMove(dx, dy);
    },
    onPointerUp: () => {
      drag.current.held = false;
    },
    wasDragged: () => drag.current.moved,
  };
}
