import { type ReactNode, useEffect, useMemo, useState } from 'react';
import { drawable, type EditNode, type EditTree, nodeById } from '../../../../shared/plan/edit';
import { nodeId } from '../../../../shared/plan/mermaid';
import type { RunContext } from '../../../../shared/plan/run-types';
import { useText } from '../../../i18n';
import { FlowPane } from '../../runs/flow/FlowPane';
import { useEditing, useEditorState } from './context';
import classes from './editor.module.css';

/** The drawing waits until the typing pauses. */
const PAUSE = 500;

function useSettled(tree: EditTree): EditTree {
  const [settled, setSettled] = useState(tree);
  useEffect(() => {
    if (tree === settled) return;
    const timer = setTimeout(() => setSettled(tree), PAUSE);
    return () => clearTimeout(timer);
  }, [tree, settled]);
  return settled;
}

/** The flowchart of the draft: redrawn as it changes, kept as it was while the text cannot be read. A click selects. */
export function LiveDrawing(props: { readonly onEdit: () => void }): ReactNode {
  const { store, tables, profile } = useEditing();
  const { tree, shown, selected } = useEditorState(store);
  const t = useText('planEdit');
  const settled = useSettled(shown);
  const drawn = useMemo(() => drawable(settled.root), [settled]);
  const text = drawn === null ? '' : JSON.stringify(drawn.plan);
  // what is not seen on the drawing does not draw it again
  // biome-ignore lint/correctness/useExhaustiveDependencies: the text says whether the plan changed
  const ctx = useMemo<RunContext | null>(
    () => (drawn === null ? null : { plan: drawn.plan, tables, profile }),
    [text, tables, profile],
  );
  const drawnIds = useMemo(
    () => new Map([...(drawn?.nodes ?? [])].map(([id, node]) => [nodeId(id), node] as const)),
    [drawn],
  );
  const selectedId = idOf(drawnIds, selected);
  const onSelect = (id: string): void => {
    const node = drawnIds.get(id);
    if (node === undefined) return;
    // the drawing may be a moment older than the draft
    const { root } = store.get().shown;
    store.select((node.id === '' ? null : nodeById(root, node.id))?.path ?? node.path);
    props.onEdit();
  };
  return (
    <div className={classes.drawing}>
      {tree === null ? (
        <p className={classes.stale} role="status">
          {t('drawingStale')}
        </p>
      ) : null}
      {ctx === null ? (
        <p className="empty">{t('drawingEmpty')}</p>
      ) : (
        <FlowPane ctx={ctx} states={null} selected={selectedId} current={selectedId} onSelect={onSelect} />
      )}
    </div>
  );
}

/** The id in the drawing of a node, or of the block around it that is drawn. */
function idOf(drawn: ReadonlyMap<string, EditNode>, node: EditNode): string | null {
  let best: string | null = null;
  let length = 0;
  for (const [id, { path }] of drawn) {
    const isAround = path.length > length && path.every((step, index) => step === node.path[index]);
    if (isAround) {
      best = id;
      length = path.length;
    }
  }
  return best;
}
