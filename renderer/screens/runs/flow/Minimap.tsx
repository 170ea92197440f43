import {
  type KeyboardEvent,
  type PointerEvent,
  type ReactNode,
  useEffect,
  useLayoutEffect,
  useRef,
} from 'react';
import type { NodeState } from '../../../../shared/plan/run-types';
import { useText } from '../../../i18n';
import classes from './flow.module.css';
import { paintState } from './paint';
import type { Drawn } from './useDrawing';
import type { Viewport } from './useViewport';

const WIDTH = 110;
const HEIGHT = 240;
/** A drawing of more nodes than this has a small one beside it. */
export const MINIMAP_FROM = 40;

/** Keeps the frame of what is seen where the window stands, without React. */
function useSeen(view: Viewport, drawn: Drawn) {
  const seen = useRef<SVGRectElement>(null);
  useEffect(() => {
    const move = (): void => {
      const { x, y, scale } = view.current();
      const { width, height } = view.window();
      const left = Math.max(0, -x / scale);
      const top = Math.max(0, -y / scale);
      const right = Math.min(drawn.width, (width - x) / scale);
      const bottom = Math.min(drawn.height, (height - y) / scale);
      seen.current?.setAttribute('x', String(left));
      seen.current?.setAttribute('y', String(top));
      seen.current?.setAttribute('width', String(Math.max(0, right - left)));
      seen.current?.setAttribute('height', String(Math.max(0, bottom - top)));
    };
    move();
    return view.watch(move);
  }, [view, drawn]);
  return seen;
}

/** The whole drawing in small, with the states of its nodes and a frame around what the window shows, which can be dragged or moved by arrows. */
export function Minimap(props: {
  readonly view: Viewport;
  readonly drawn: Drawn;
  readonly states: Readonly<Record<string, NodeState>> | null;
}): ReactNode {
  const { view, drawn, states } = props;
  const t = useText('flow');
  const map = useRef<SVGSVGElement>(null);
  const seen = useSeen(view, drawn);
  const isHeld = useRef(false);
  useLayoutEffect(() => {
    if (states === null) return;
    for (const rect of map.current?.querySelectorAll<SVGRectElement>('rect[data-node]') ?? [])
      paintState(rect, states[rect.dataset['node'] ?? '']);
  }, [states]);
  /** Brings a place of the drawing, given as a place of the map, to the middle of the window. */
  const look = (event: PointerEvent<SVGSVGElement>): void => {
    const box = event.currentTarget.getBoundingClientRect();
    const { width, height } = view.window();
    const { scale } = view.current();
    const x = ((event.clientX - box.left) / box.width) * drawn.width;
    const y = ((event.clientY - box.top) / box.height) * drawn.height;
    view.set({ scale, x: width / 2 - x * scale, y: height / 2 - y * scale });
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const { width, height } = view.window();
    const { scale } = view.current();
    const moves: Readonly<Record<string, () => void>> = {
      ArrowLeft: () => view.pan(width / 3, 0),
      ArrowRight: () => view.pan(-width / 3, 0),
      ArrowUp: () => view.pan(0, height / 3),
      ArrowDown: () => view.pan(0, -height / 3),
      Home: () => view.set({ ...view.current(), y: 20 }),
      End: () => view.set({ ...view.current(), y: height - 20 - drawn.height * scale }),
    };
    const move = moves[event.key];
    if (move === undefined || event.ctrlKey || event.altKey) return;
    event.preventDefault();
    event.stopPropagation();
    move();
  };
  const ratio = Math.min(WIDTH / drawn.width, HEIGHT / drawn.height);
  return (
    <svg
      ref={map}
      className={classes.map}
      width={drawn.width * ratio}
      height={drawn.height * ratio}
      viewBox={`0 0 ${drawn.width} ${drawn.height}`}
      preserveAspectRatio="none"
      role="application"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: the frame in it is moved by arrow keys
      tabIndex={0}
      aria-label={t('minimap')}
      data-testid="flow-minimap"
      onKeyDown={onKeyDown}
      onPointerDown={(event) => {
        event.stopPropagation();
        isHeld.current = true;
        event.currentTarget.setPointerCapture(event.pointerId);
        look(event);
      }}
      onPointerMove={(event) => {
        if (isHeld.current) look(event);
      }}
      onPointerUp={() => {
        isHeld.current = false;
      }}
      onClick={(event) => event.stopPropagation()}
    >
      {[...drawn.boxes].map(([id, box]) => (
        <rect key={id} data-node={id} x={box.x} y={box.y} width={box.width} height={box.height} />
      ))}
      <rect ref={seen} className={classes.seen} data-testid="flow-seen" />
    </svg>
  );
}
