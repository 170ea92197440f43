import {
  type KeyboardEvent,
  type MouseEvent,
  type ReactNode,
  useEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { toMermaid } from '../../../../shared/plan/mermaid';
import type { NodeState, RunContext } from '../../../../shared/plan/run-types';
import { useLocale, useText } from '../../../i18n';
import classes from './flow.module.css';
import { drawMermaid } from './loadMermaid';
import { findNodes, nodeIdOf, paintSelected, paintStates } from './paint';
import { useViewport } from './useViewport';

type Drawn = { readonly id: string; readonly nodes: ReadonlyMap<string, SVGGElement> };

/** Draws the plan once for each text; what is drawn stays while the states move. */
function useDrawing(text: string, into: HTMLDivElement | null): { drawn: Drawn | null; hasFailed: boolean } {
  const [drawn, setDrawn] = useState<Drawn | null>(null);
  const [hasFailed, setFailed] = useState(false);
  useEffect(() => {
    if (into === null) return;
    let isCurrent = true;
    setFailed(false);
    drawMermaid(text).then(
      ({ svg, id }) => {
        if (!isCurrent) return;
        into.innerHTML = svg;
        const root = into.querySelector('svg');
        if (root === null) return setFailed(true);
        // Mermaid's own style sheet goes: the page's tokens draw dark, light and every state as one system.
        for (const style of root.querySelectorAll('style')) style.remove();
        const { width, height } = root.viewBox.baseVal;
        root.setAttribute('width', String(width));
        root.setAttribute('height', String(height));
        root.style.maxWidth = 'none';
        setDrawn({ id, nodes: findNodes(root, id) });
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

/** The flowchart with its live state; a click on a node names it to `onSelect`. */
export function FlowPane(props: {
  readonly ctx: RunContext;
  /** null: the plan alone, without a run */
  readonly states: Readonly<Record<string, NodeState>> | null;
  readonly selected: string | null;
  /** the node to keep in sight while following */
  readonly current: string | null;
  readonly onSelect: (nodeId: string) => void;
}): ReactNode {
  const { ctx, states, selected, current } = props;
  const t = useText('runs');
  const locale = useLocale();
  const view = useViewport();
  const { fit, centre } = view;
  const [canvas, setCanvas] = useState<HTMLDivElement | null>(null);
  const [isFollowing, setFollowing] = useState(states !== null);
  const text = useMemo(() => toMermaid(ctx, null, locale), [ctx, locale]);
  const { drawn, hasFailed } = useDrawing(text, canvas);
  const nodes = drawn?.nodes;
  const started = useRef<Drawn | null>(null);

  useEffect(() => {
    if (nodes !== undefined && states !== null) paintStates(nodes, states, { overdue: t('overdueMark') });
  }, [nodes, states, t]);
  useEffect(() => {
    if (nodes !== undefined) paintSelected(nodes, selected);
  }, [nodes, selected]);
  useEffect(() => {
    if (drawn === null) return;
    const isFirst = started.current !== drawn;
    started.current = drawn;
    const node = current === null ? undefined : drawn.nodes.get(current);
    if (node !== undefined && (isFollowing || isFirst)) centre(node);
    else if (isFirst) fit();
  }, [drawn, current, isFollowing, centre, fit]);
  useEffect(() => {
    const node = selected === null ? undefined : nodes?.get(selected);
    if (node !== undefined && isFollowing) centre(node);
  }, [selected, nodes, isFollowing, centre]);

  const onClick = (event: MouseEvent): void => {
    if (view.wasDragged() || drawn === null) return;
    const element = (event.target as Element).closest('g.node');
    const id = element === null ? null : nodeIdOf(element.id, drawn.id);
    if (id !== null) props.onSelect(id);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.altKey || event.target !== event.currentTarget) return;
    const step = 60;
    const moves: Readonly<Record<string, () => void>> = {
      ArrowLeft: () => view.pan(step, 0),
      ArrowRight: () => view.pan(-step, 0),
      ArrowUp: () => view.pan(0, step),
      ArrowDown: () => view.pan(0, -step),
      '+': () => view.zoom(1.25),
      '=': () => view.zoom(1.25),
      '-': () => view.zoom(0.8),
      Home: fit,
    };
    const move = moves[event.key];
    if (move === undefined) return;
    event.preventDefault();
    move();
  };
  const toCurrent = (): void => {
    const node = current === null ? undefined : nodes?.get(current);
    if (node !== undefined) centre(node);
  };

  return (
    <section
      className={classes.pane}
      aria-label={t('flow')}
      data-testid="flowchart"
      data-drawn={drawn !== null}
    >
      <div className={classes.tools}>
        <button
          type="button"
          className="btn btn-small"
          title={t('zoomOut')}
          aria-label={t('zoomOut')}
          onClick={() => view.zoom(0.8)}
        >
          −
        </button>
        <button
          type="button"
          className="btn btn-small"
          title={t('zoomIn')}
          aria-label={t('zoomIn')}
          onClick={() => view.zoom(1.25)}
        >
          +
        </button>
        <button type="button" className="btn btn-small" onClick={fit} data-testid="flow-fit">
          {t('fit')}
        </button>
        {states === null ? null : (
          <>
            <button type="button" className="btn btn-small" onClick={toCurrent}>
              {t('toCurrent')}
            </button>
            <label className={classes.follow}>
              <input
                type="checkbox"
                checked={isFollowing}
                onChange={(event) => setFollowing(event.target.checked)}
                data-testid="flow-follow"
              />
              {t('follow')}
            </label>
          </>
        )}
      </div>
      <div
        ref={view.frame}
        className={classes.frame}
        role="img"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: the drawing is moved by arrow keys; its steps stand beside it as text
        tabIndex={0}
        aria-label={`${t('flow')}. ${t('drawingHelp')}`}
        onPointerDown={view.onPointerDown}
        onPointerMove={view.onPointerMove}
        onPointerUp={view.onPointerUp}
        onClick={onClick}
        onKeyDown={onKeyDown}
      >
        <div
          ref={(element) => {
            view.canvas.current = element;
            setCanvas(element);
          }}
          className={classes.canvas}
        />
        {drawn === null ? <p className={classes.note}>{t(hasFailed ? 'drawFailed' : 'drawing')}</p> : null}
      </div>
    </section>
  );
}
