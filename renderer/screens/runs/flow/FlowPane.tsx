import { type MouseEvent, type ReactNode, useMemo, useState } from 'react';
import { type EdgeState, edgesOf } from '../../../../shared/plan/graph';
import { toMermaid } from '../../../../shared/plan/mermaid';
import type { NodeState, RunContext } from '../../../../shared/plan/run-types';
import { useLocale, useText } from '../../../i18n';
import { FlowTools } from './FlowTools';
import classes from './flow.module.css';
import { MINIMAP_FROM, Minimap } from './Minimap';
import { nodeWords } from './nodeWords';
import { nodeIdOf, type OverlayMark } from './paint';
import { type Drawn, useDrawing } from './useDrawing';
import { useFlowKeys } from './useFlowKeys';
import { useFlowPaint, useRing } from './useFlowPaint';
import { useFollow } from './useFollow';
import { DESK_SIZES, type Sizes, useDrag, useViewport } from './useViewport';

export type FlowPaneProps = {
  readonly ctx: RunContext;
  /** null: the plan alone, without a run */
  readonly states: Readonly<Record<string, NodeState>> | null;
  readonly selected: string | null;
  /** the node to keep in sight while following */
  readonly current: string | null;
  readonly onSelect: (nodeId: string) => void;
  /** the current nodes of all lanes, the first of them the one that matters most; else `current` alone */
  readonly currents?: readonly string[] | undefined;
  /** in the order of edgesOf */
  readonly edges?: readonly EdgeState[] | undefined;
  /** a second, small line at nodes */
  readonly notes?: Readonly<Record<string, string>> | undefined;
  /** marks from outside, for instance what another revision changed */
  readonly overlay?: Readonly<Record<string, OverlayMark>> | undefined;
  /** Enter on a node; onSelect when not given */
  readonly onOpen?: ((nodeId: string) => void) | undefined;
  readonly sizes?: Sizes | undefined;
  /** what is selected beside the drawing is brought into its middle; else only in a run */
  readonly startsFollowing?: boolean | undefined;
  /** stands before the tools */
  readonly tools?: ReactNode;
  /** only to look at: no tools */
  readonly isBare?: boolean | undefined;
};

/** What stands at the node where the keyboard is, told to a screen reader. */
function Spoken(props: FlowPaneProps & { readonly cursor: string | null }): ReactNode {
  const { ctx, states, notes, overlay, cursor } = props;
  const t = useText('runs');
  const locale = useLocale();
  const node = edgesOf(ctx.plan).nodes.find(({ id }) => id === cursor);
  const words =
    node === undefined
      ? ''
      : nodeWords(ctx, node, states?.[node.id], [notes?.[node.id], overlay?.[node.id]?.text], locale, t);
  return (
    <p className="sr-only" aria-live="polite" data-testid="flow-spoken">
      {words}
    </p>
  );
}

/** The flowchart with its live state; a click or Enter on a node names it to `onSelect`. */
export function FlowPane(props: FlowPaneProps): ReactNode {
  const { ctx, states, selected, current, onSelect } = props;
  const t = useText('runs');
  const own = useText('flow');
  const locale = useLocale();
  const view = useViewport();
  const [canvas, setCanvas] = useState<HTMLDivElement | null>(null);
  const text = useMemo(() => toMermaid(ctx, null, locale), [ctx, locale]);
  const { drawn, hasFailed } = useDrawing(text, canvas);
  const alone = useMemo(() => (current === null ? [] : [current]), [current]);
  const follow = useFollow(view, drawn, {
    currents: props.currents ?? alone,
    selected,
    startsFollowing: props.startsFollowing ?? states !== null,
    sizes: props.sizes ?? DESK_SIZES,
  });
  useFlowPaint(ctx, drawn, { ...props, states });
  const keys = useFlowKeys({
    ctx,
    drawn,
    view,
    follow,
    start: selected ?? current,
    onOpen: props.onOpen ?? onSelect,
  });
  useRing(drawn, keys.cursor);
  const drag = useDrag(view.pan);
  const onClick = (event: MouseEvent): void => {
    const id = drag.wasDragged() ? null : pressedNode(event, drawn);
    if (id === null) return;
    keys.stand(id);
    onSelect(id);
  };
  return (
    <section
      className={classes.pane}
      aria-label={t('flow')}
      data-testid="flowchart"
      data-drawn={drawn !== null}
    >
      {props.isBare === true ? null : (
        <FlowTools view={view} follow={follow} isRun={states !== null} before={props.tools} />
      )}
      <div
        ref={view.frame}
        className={classes.frame}
        role="application"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: the nodes are walked by arrow keys
        tabIndex={0}
        aria-label={`${t('flow')}. ${own('keys')}`}
        data-testid="flow-frame"
        data-cursor={keys.cursor}
        onPointerDown={drag.onPointerDown}
        onPointerMove={drag.onPointerMove}
        onPointerUp={drag.onPointerUp}
        onClick={onClick}
        onKeyDown={keys.onKeyDown}
        onFocus={(event) => {
          if (event.target === event.currentTarget && keys.cursor === null && drawn !== null)
            keys.stand(selected ?? current ?? edgesOf(ctx.plan).nodes[0]?.id ?? null);
        }}
      >
        <div
          ref={(element) => {
            view.canvas.current = element;
            setCanvas(element);
          }}
          className={classes.canvas}
        />
        {drawn === null ? <p className={classes.note}>{t(hasFailed ? 'drawFailed' : 'drawing')}</p> : null}
        {drawn !== null && drawn.nodes.size > MINIMAP_FROM ? (
          <Minimap view={view} drawn={drawn} states={states} />
        ) : null}
      </div>
      <Spoken {...props} cursor={keys.cursor} />
    </section>
  );
}

function pressedNode(event: MouseEvent, drawn: Drawn | null): string | null {
  const element = (event.target as Element).closest('g.node');
  return element === null || drawn === null ? null : nodeIdOf(element.id, drawn.id);
}
