import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import type { EditNode } from '../../../../shared/plan/edit';
import { postName } from '../../../../shared/plan/names';
import { useLocale, useText } from '../../../i18n';
import { AddMenu } from './AddMenu';
import { useEditing, useEditorState } from './context';
import classes from './editor.module.css';
import { Moves } from './Moves';
import { foldKey, isInSpan, type OutlineRow, outlineRows, rowKey } from './outlineRows';
import { useDrag } from './useDrag';
import { useTreeKeys } from './useTreeKeys';
import { useWords } from './words';

/** Who does it and by when, behind the title. */
function Aside({ node }: { readonly node: EditNode }): ReactNode {
  const t = useText('planEdit');
  const locale = useLocale();
  const { tables, profile } = useEditing();
  const { raw } = node;
  const post = typeof raw.post === 'string' ? raw.post : typeof raw.by === 'string' ? raw.by : null;
  const minutes = node.kind === 'loop' ? raw.every : raw.limit;
  return (
    <span className={classes.aside}>
      {raw.mandatory === true ? <b title={t('mandatory')}>★</b> : null}
      {typeof minutes === 'number' ? <span className="num">{t('minutesShort', { minutes })}</span> : null}
      {post === null ? null : <span>{postName(post, tables, profile, locale)}</span>}
    </span>
  );
}

function Row(props: {
  readonly row: OutlineRow;
  readonly index: number;
  readonly isSelected: boolean;
  readonly isChosen: boolean;
  readonly drop: 'before' | 'after' | 'inside' | null;
  readonly isMoving: boolean;
  readonly onFold: () => void;
}): ReactNode {
  const { row, isSelected } = props;
  const { node } = row;
  const t = useText('planEdit');
  const words = useWords();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (isSelected) box.current?.scrollIntoView({ block: 'nearest' });
  }, [isSelected]);
  const title = words.title(node);
  return (
    <div
      ref={box}
      role="treeitem"
      tabIndex={-1}
      id={`outline-${rowKey(node.path) || 'plan'}`}
      aria-level={row.level}
      aria-posinset={row.place}
      aria-setsize={row.siblings}
      aria-selected={props.isChosen}
      {...(node.children.length > 0 ? { 'aria-expanded': row.isOpen } : {})}
      className={classes.row}
      data-kind={node.kind}
      data-row={props.index}
      data-drop={props.drop}
      data-moving={props.isMoving}
      data-testid="edit-row"
      data-path={rowKey(node.path)}
      style={{ paddingLeft: `${6 + (row.level - 1) * 14}px` }}
    >
      {node.children.length > 0 && node.kind !== 'plan' ? (
        <button
          type="button"
          className={classes.fold}
          tabIndex={-1}
          aria-label={t(row.isOpen ? 'fold' : 'unfold')}
          onClick={props.onFold}
        >
          {row.isOpen ? '▾' : '▸'}
        </button>
      ) : (
        <span className={classes.fold} />
      )}
      <span className={classes.kind}>{words.kind(node)}</span>
      <span className={classes.rowTitle} data-blank={title === ''}>
        {title === '' ? t('noTitle') : title}
      </span>
      <Aside node={node} />
      {row.problems > 0 ? (
        <span className={classes.problemMark} title={t('problemsHere', { count: row.problems })}>
          !{row.problems}
        </span>
      ) : null}
    </div>
  );
}

/** The blocks of the draft as a tree: everything that can be done to the drawing can be done here by keyboard. */
export function Outline(props: { readonly onEdit: () => void; readonly isReadable: boolean }): ReactNode {
  const { store, problems } = useEditing();
  const { shown, selected, span } = useEditorState(store);
  const t = useText('planEdit');
  const [folded, setFolded] = useState<ReadonlySet<string>>(new Set());
  const [isAdding, setAdding] = useState(false);
  const tree = useRef<HTMLDivElement>(null);
  const rows = useMemo(() => outlineRows(shown.root, folded, problems), [shown, folded, problems]);
  const fold = (key: string, isFolded: boolean): void =>
    setFolded((now) => {
      const next = new Set(now);
      if (isFolded) next.add(key);
      else next.delete(key);
      return next;
    });
  const drag = useDrag(rows, (path, drop) => store.apply({ op: 'move', path, to: drop.spot }));
  const onKeyDown = useTreeKeys({ store, rows, fold, onEdit: props.onEdit, onAdd: () => setAdding(true) });
  const closeAdd = (): void => {
    setAdding(false);
    tree.current?.focus();
  };
  return (
    <section className={`panel ${classes.outline}`} aria-label={t('outline')}>
      <Moves isDisabled={!props.isReadable} onAdd={() => setAdding(true)} />
      {isAdding ? <AddMenu onClose={closeAdd} onLeave={() => setAdding(false)} /> : null}
      <div
        ref={tree}
        role="tree"
        tabIndex={0}
        className={classes.tree}
        aria-label={t('outlineHelp')}
        aria-multiselectable="true"
        aria-activedescendant={`outline-${rowKey(selected.path) || 'plan'}`}
        onKeyDown={onKeyDown}
        onFocus={(event) => {
          if (event.target instanceof HTMLElement && event.target.role === 'treeitem') tree.current?.focus();
        }}
        onPointerMove={drag.onPointerMove}
        onPointerUp={drag.onPointerUp}
        onPointerCancel={drag.onPointerCancel}
        data-testid="edit-tree"
        data-dragging={drag.moving !== null}
      >
        {rows.map((row, index) => (
          // biome-ignore lint/a11y/noStaticElementInteractions: the tree has the keys; a row is only pointed at
          <div
            key={rowKey(row.node.path)}
            onPointerDown={(event) => {
              store.select(row.node.path);
              drag.onPointerDown(event, row.node.path);
            }}
            onDoubleClick={props.onEdit}
          >
            <Row
              row={row}
              index={index}
              isSelected={row.node === selected}
              isChosen={isInSpan(shown.root, selected, span, row.node.path)}
              drop={drag.drop?.row === index ? drag.drop.where : null}
              isMoving={drag.moving !== null && rowKey(drag.moving) === rowKey(row.node.path)}
              onFold={() => fold(foldKey(row.node), row.isOpen)}
            />
          </div>
        ))}
      </div>
    </section>
  );
}
