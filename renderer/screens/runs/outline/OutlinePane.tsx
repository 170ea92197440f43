import { type KeyboardEvent, memo, type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import { postName } from '../../../../shared/plan/names';
import type { NodeState, RunContext, RunState } from '../../../../shared/plan/run-types';
import type { Block } from '../../../../shared/plan/types';
import { useLocale, useText } from '../../../i18n';
import { kindWord, postOf } from '../ItemCard';
import classes from './outline.module.css';
import { type OutlineRow, outlineRows, visibleRows } from './rows';

const PENDING: NodeState = { state: 'pending', overdue: false, mark: '' };

function useOwner(ctx: RunContext): (block: Block | null) => string {
  const locale = useLocale();
  return (block) => {
    const post = block === null ? null : postOf(block);
    return post === null ? '' : postName(post, ctx.tables, ctx.profile, locale);
  };
}

type RowProps = {
  readonly row: OutlineRow;
  readonly state: NodeState['state'];
  readonly mark: string;
  readonly isOverdue: boolean;
  readonly note: string;
  readonly owner: string;
  readonly isShut: boolean;
  readonly isSelected: boolean;
  /** the one line of the tree that Tab leads to */
  readonly isAt: boolean;
  readonly onToggle: (id: string) => void;
  readonly onOpen: (row: OutlineRow) => void;
};

/** One line. Told by words as by signs: what a drawing shows by colour and border stands here as text. */
const Row = memo(function Row(props: RowProps): ReactNode {
  const { row, state, isOverdue, isShut } = props;
  const t = useText('runs');
  const own = useText('flow');
  const { block } = row;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the tree has the keys
    <div
      role="treeitem"
      aria-level={row.level}
      aria-selected={props.isSelected}
      aria-expanded={row.hasInner ? !isShut : undefined}
      tabIndex={props.isAt ? 0 : -1}
      className={classes.row}
      style={{ paddingLeft: `${(row.level - 1) * 16 + 6}px` }}
      data-row={row.id}
      data-state={block === null ? undefined : state}
      data-overdue={isOverdue}
      data-taken={row.taken === false ? 'no' : undefined}
      data-testid="outline-row"
      onClick={() => props.onOpen(row)}
    >
      <button
        type="button"
        tabIndex={-1}
        aria-hidden="true"
        className={classes.twist}
        onClick={(event) => {
          event.stopPropagation();
          props.onToggle(row.id);
        }}
      >
        {row.hasInner ? (isShut ? '▹' : '▿') : ''}
      </button>
      <span aria-hidden="true" className={classes.mark}>
        {props.mark}
      </span>
      <span className={classes.words}>
        {row.branch === null ? null : (
          <span className={classes.tag}>{own(row.branch === 'lane' ? 'lane' : 'option')}</span>
        )}
        <b>{row.title}</b>
        {row.taken === true ? <span className={classes.tag}>{own('taken')}</span> : null}
        {row.taken === false ? <span className="dim">{own('notTaken')}</span> : null}
        {block === null ? null : <span className={classes.tag}>{t(kindWord(block))}</span>}
        {row.round === null ? null : <span className={classes.tag}>{t('round', { round: row.round })}</span>}
        {row.chosen === null ? null : <span>{own('chosen', { option: row.chosen })}</span>}
      </span>
      {block === null ? null : (
        <span className={classes.state}>
          <span className="dim">{props.owner}</span>{' '}
          {isOverdue ? (
            <span className="overdue">{t('overdueMark')}</span>
          ) : (
            <span>{t(`state_${state}`)}</span>
          )}{' '}
          <span className="num">{props.note}</span>
        </span>
      )}
    </div>
  );
});

/** Where the keyboard stands in the tree, and which lines are shut. */
function useTree(rows: readonly OutlineRow[], selected: string | null, first: string | null) {
  const [shut, setShut] = useState<ReadonlySet<string>>(new Set());
  const [at, setAt] = useState<string | null>(selected ?? first);
  const tree = useRef<HTMLDivElement>(null);
  const shown = useMemo(() => visibleRows(rows, shut), [rows, shut]);
  const here = shown.some((row) => row.id === at) ? at : (shown[0]?.id ?? null);
  const toggle = (id: string): void =>
    setShut((old) => {
      const next = new Set(old);
      if (!next.delete(id)) next.add(id);
      return next;
    });
  const stand = (id: string): void => {
    setAt(id);
    tree.current?.querySelector<HTMLElement>(`[data-row="${CSS.escape(id)}"]`)?.focus();
  };
  useEffect(() => {
    if (selected === null) return;
    setAt(selected);
    tree.current
      ?.querySelector<HTMLElement>(`[data-row="${CSS.escape(selected)}"]`)
      ?.scrollIntoView?.({ block: 'nearest' });
  }, [selected]);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.altKey) return;
    const place = shown.findIndex((row) => row.id === here);
    const row = shown[place];
    if (row === undefined) return;
    const isShut = row.hasInner && shut.has(row.id);
    const isOpen = row.hasInner && !isShut;
    const turns = (event.key === 'ArrowRight' && isShut) || (event.key === 'ArrowLeft' && isOpen);
    const moves: Readonly<Record<string, string | null | undefined>> = {
      ArrowDown: shown[place + 1]?.id,
      ArrowUp: shown[place - 1]?.id,
      Home: shown[0]?.id,
      End: shown.at(-1)?.id,
      ArrowRight: isOpen ? shown[place + 1]?.id : undefined,
      ArrowLeft: row.parent,
    };
    if (!(event.key in moves)) return;
    event.preventDefault();
    const to = moves[event.key];
    if (turns) toggle(row.id);
    else if (to !== undefined && to !== null) stand(to);
  };
  return { shown, shut, here, toggle, tree, onKeyDown, stand };
}

/** The plan of a run as a tree of lines with the same state as the drawing, for those who read or hear it. */
export function OutlinePane(props: {
  readonly ctx: RunContext;
  readonly run: RunState;
  readonly states: Readonly<Record<string, NodeState>>;
  readonly notes: Readonly<Record<string, string>>;
  readonly selected: string | null;
  readonly current: string | null;
  readonly onSelect: (nodeId: string) => void;
  readonly onOpen: (nodeId: string) => void;
  readonly tools?: ReactNode;
}): ReactNode {
  const { ctx, run, states, notes, selected, onSelect } = props;
  const t = useText('flow');
  const locale = useLocale();
  const owner = useOwner(ctx);
  const rows = useMemo(() => outlineRows(ctx, run, locale), [ctx, run, locale]);
  const tree = useTree(rows, selected, props.current);
  const latest = useRef({ onSelect, toggle: tree.toggle, stand: tree.stand });
  latest.current = { onSelect, toggle: tree.toggle, stand: tree.stand };
  const acts = useRef({
    toggle: (id: string): void => latest.current.toggle(id),
    open: (row: OutlineRow): void => {
      latest.current.stand(row.id);
      if (row.block === null) latest.current.toggle(row.id);
      else latest.current.onSelect(row.id);
    },
  });
  return (
    <section className={classes.pane} aria-label={t('outline')} data-testid="run-outline">
      <div className={classes.tools}>{props.tools}</div>
      <div
        ref={tree.tree}
        role="tree"
        aria-label={`${t('outline')}. ${t('outlineKeys')}`}
        className={classes.tree}
        onKeyDown={(event) => {
          const row = tree.shown.find((one) => one.id === tree.here);
          const isOpening = (event.key === 'Enter' || event.key === ' ') && row !== undefined;
          if (!isOpening) return tree.onKeyDown(event);
          event.preventDefault();
          if (row.block === null) tree.toggle(row.id);
          else props.onOpen(row.id);
        }}
      >
        {tree.shown.map((row) => {
          const { state, overdue, mark } = states[row.id] ?? PENDING;
          return (
            <Row
              key={row.id}
              row={row}
              state={state}
              mark={row.block === null ? '' : mark}
              isOverdue={row.block !== null && overdue}
              note={notes[row.id] ?? ''}
              owner={owner(row.block)}
              isShut={tree.shut.has(row.id)}
              isSelected={row.id === selected}
              isAt={row.id === tree.here}
              onToggle={acts.current.toggle}
              onOpen={acts.current.open}
            />
          );
        })}
      </div>
    </section>
  );
}
