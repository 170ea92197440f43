import { type PointerEvent, type RefObject, useCallback, useEffect, useRef } from 'react';

type View = { x: number; y: number; scale: number };
export const MIN_SCALE = 0.1;
export const MAX_SCALE = 3;

/** The view after zooming by `factor` around a point of the window, so that what lies under it stays there. */
export function zoomAround(view: View, factor: number, px: number, py: number): View {
  const scale = Math.max(MIN_SCALE, Math.min(MAX_SCALE, view.scale * factor));
  const ratio = scale / view.scale;
  return { scale, x: px - (px - view.x) * ratio, y: py - (py - view.y) * ratio };
}

export type Viewport = {
  readonly frame: RefObject<HTMLDivElement | null>;
  readonly canvas: RefObject<HTMLDivElement | null>;
  zoom(factor: number): void;
  pan(dx: number, dy: number): void;
  fit(): void;
  /** brings an element of the drawing to the middle, at a size that can be read */
  centre(element: Element, isGlide?: boolean): void;
  readonly onPointerDown: (event: PointerEvent<HTMLDivElement>) => void;
  readonly onPointerMove: (event: PointerEvent<HTMLDivElement>) => void;
  readonly onPointerUp: (event: PointerEvent<HTMLDivElement>) => void;
  /** the last press was a drag and not a click */
  readonly wasDragged: () => boolean;
};

const READABLE = 0.85;

/** Zoom and pan of a drawing by wheel, drag and keys. Lives in refs: moving the drawing draws nothing in React. */
export function useViewport(): Viewport {
  const frame = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLDivElement>(null);
  const view = useRef<View>({ x: 0, y: 0, scale: 1 });
  const drag = useRef<{ x: number; y: number; moved: boolean; held: boolean }>({
    x: 0,
    y: 0,
    moved: false,
    held: false,
  });

  const apply = useCallback((next: View) => {
    view.current = next;
    if (canvas.current !== null) {
      canvas.current.style.transform = `translate(${next.x}px, ${next.y}px) scale(${next.scale})`;
    }
  }, []);
  const zoom = useCallback(
    (factor: number) => {
      const box = frame.current?.getBoundingClientRect();
      if (box !== undefined) apply(zoomAround(view.current, factor, box.width / 2, box.height / 2));
    },
    [apply],
  );
  const pan = useCallback(
    (dx: number, dy: number) => apply({ ...view.current, x: view.current.x + dx, y: view.current.y + dy }),
    [apply],
  );
  const fit = useCallback(() => {
    const box = frame.current?.getBoundingClientRect();
    const svg = canvas.current?.querySelector('svg');
    if (box === undefined || !svg) return;
    const { width, height } = svg.viewBox.baseVal;
    if (width === 0 || height === 0) return;
    const scale = Math.max(MIN_SCALE, Math.min(1, (box.width - 16) / width, (box.height - 16) / height));
    apply({ scale, x: (box.width - width * scale) / 2, y: (box.height - height * scale) / 2 });
  }, [apply]);
  const centre = useCallback(
    (element: Element) => {
      const box = frame.current?.getBoundingClientRect();
      if (box === undefined) return;
      const scale = Math.max(READABLE, Math.min(view.current.scale, 1.2));
      const seen = element.getBoundingClientRect();
      // where the middle of the element lies on the unscaled drawing
      const x = (seen.left + seen.width / 2 - box.left - view.current.x) / view.current.scale;
      const y = (seen.top + seen.height / 2 - box.top - view.current.y) / view.current.scale;
      apply({ scale, x: box.width / 2 - x * scale, y: box.height / 2 - y * scale });
    },
    [apply],
  );
  useEffect(() => {
    const element = frame.current;
    if (element === null) return;
    const onWheel = (event: WheelEvent): void => {
      event.preventDefault();
      const box = element.getBoundingClientRect();
      if (event.ctrlKey || !event.shiftKey) {
        const factor = Math.exp(-event.deltaY * (event.deltaMode === 1 ? 0.05 : 0.0015));
        apply(zoomAround(view.current, factor, event.clientX - box.left, event.clientY - box.top));
      } else apply({ ...view.current, x: view.current.x - event.deltaY });
    };
    // React's wheel listeners are passive; this one must keep the page from scrolling.
    element.addEventListener('wheel', onWheel, { passive: false });
    return () => element.removeEventListener('wheel', onWheel);
  }, [apply]);

  return {
    frame,
    canvas,
    zoom,
    pan,
    fit,
    centre,
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
      pan(dx, dy);
    },
    onPointerUp: () => {
      drag.current.held = false;
    },
    wasDragged: () => drag.current.moved,
  };
}
