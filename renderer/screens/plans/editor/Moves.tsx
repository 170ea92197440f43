import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { PlanEdit, WrapKind } from '../../../../shared/plan/edit';
import { useEscape } from '../../../app/hotkeys';
import { moveInList } from '../../../app/listKeys';
import { useText } from '../../../i18n';
import { useEditing, useEditorState } from './context';
import classes from './editor.module.css';
import { whenLeft } from './whenLeft';

const STEPS = [
  { op: 'up', sign: '↑', key: 'Alt+↑' },
  { op: 'down', sign: '↓', key: 'Alt+↓' },
  { op: 'out', sign: '←', key: 'Alt+←' },
  { op: 'in', sign: '→', key: 'Alt+→' },
] as const;
const WRAPS: readonly WrapKind[] = ['fork', 'loop', 'choice'];

/** What is done less often: copies, wrapping and unwrapping, another lane or option. */
function More({ onClose }: { readonly onClose: () => void }): ReactNode {
  const { store, tables } = useEditing();
  const { selected, span } = useEditorState(store);
  const t = useText('planEdit');
  const box = useRef<HTMLDivElement>(null);
  useEscape(onClose);
  useEffect(() => {
    box.current?.querySelector('button')?.focus();
  }, []);
  const post = tables.posts[0]?.id ?? '';
  const { path, kind } = selected;
  const run = (edit: PlanEdit): void => {
    store.apply(edit);
    onClose();
  };
  const isBlock = path.at(-2) === 'flow';
  const hasParts = ['fork', 'choice', 'lane', 'option'].includes(kind);
  const item = (label: string, edit: PlanEdit, testId: string): ReactNode => (
    <button
      type="button"
      role="menuitem"
      data-item
      className={classes.addItem}
      onClick={() => run(edit)}
      data-testid={testId}
    >
      {label}
    </button>
  );
  return (
    <div
      ref={box}
      role="menu"
      tabIndex={-1}
      className={classes.add}
      aria-label={t('more')}
      onBlur={whenLeft(onClose)}
      onKeyDown={moveInList}
    >
      {kind === 'plan' ? null : item(t('duplicate'), { op: 'duplicate', path }, 'edit-duplicate')}
      {hasParts
        ? item(
            t(kind === 'fork' || kind === 'lane' ? 'addLane' : 'addOption'),
            { op: 'add', path, post },
            'edit-add-part',
          )
        : null}
      {isBlock
        ? WRAPS.map((wrap) => (
            <span key={wrap}>
              {item(
                t(`wrap_${wrap}`, { count: span }),
                { op: 'wrap', path, count: span, kind: wrap, post },
                `edit-wrap-${wrap}`,
              )}
            </span>
          ))
        : null}
      {['fork', 'choice', 'loop'].includes(kind)
        ? item(t('unwrap'), { op: 'unwrap', path }, 'edit-unwrap')
        : null}
    </div>
  );
}

/** The buttons of the outline; each says its key. */
export function Moves(props: { readonly isDisabled: boolean; readonly onAdd: () => void }): ReactNode {
  const { store } = useEditing();
  const { selected, refusal } = useEditorState(store);
  const t = useText('planEdit');
  const [isMore, setMore] = useState(false);
  const isPlan = selected.kind === 'plan';
  return (
    <>
      <div className={classes.tools}>
        <button
          type="button"
          className="btn btn-small btn-primary"
          disabled={props.isDisabled}
          title={`${t('add')} (Insert)`}
          onClick={props.onAdd}
          data-testid="edit-add"
        >
          ＋ {t('add')}
        </button>
        {STEPS.map(({ op, sign, key }) => (
          <button
            key={op}
            type="button"
            className="btn btn-small"
            disabled={props.isDisabled || isPlan}
            title={`${t(`move_${op}`)} (${key})`}
            aria-label={t(`move_${op}`)}
            onClick={() => store.apply({ op, path: selected.path })}
            data-testid={`edit-${op}`}
          >
            {sign}
          </button>
        ))}
        <button
          type="button"
          className="btn btn-small"
          disabled={props.isDisabled || isPlan}
          title={`${t('delete')} (Delete)`}
          onClick={() => store.apply({ op: 'delete', path: selected.path })}
          data-testid="edit-delete"
        >
          {t('delete')}
        </button>
        <button
          type="button"
          className="btn btn-small"
          disabled={props.isDisabled}
          aria-expanded={isMore}
          title={t('more')}
          aria-label={t('more')}
          onClick={() => setMore(!isMore)}
          data-testid="edit-more"
        >
          ⋯
        </button>
      </div>
      {isMore ? <More onClose={() => setMore(false)} /> : null}
      {refusal === null ? null : (
        <p className={classes.refusal} role="alert" data-testid="edit-refusal">
          {t(`refused_${refusal}`)}
        </p>
      )}
    </>
  );
}
