import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { INSERT_KINDS, type InsertKind, spotFor } from '../../../../shared/plan/edit';
import { useEscape } from '../../../app/hotkeys';
import { useText } from '../../../i18n';
import { Segments } from '../../parts/Segments';
import { useEditing, useEditorState } from './context';
import classes from './editor.module.css';
import { whenLeft } from './whenLeft';

type Where = 'before' | 'after' | 'inside';
const WHERES: readonly Where[] = ['before', 'after', 'inside'];

/** Which block to add, and where. Arrow keys move between the kinds, Enter adds, Esc leaves. */
export function AddMenu(props: {
  readonly onClose: () => void;
  /** the focus went elsewhere */
  readonly onLeave: () => void;
}): ReactNode {
  const { onClose } = props;
  const { store, tables } = useEditing();
  const { shown, selected } = useEditorState(store);
  const t = useText('planEdit');
  const spots = WHERES.filter((where) => spotFor(shown.root, selected, where) !== null);
  const isHolder = selected.kind === 'plan' || selected.kind === 'lane' || selected.kind === 'option';
  const [where, setWhere] = useState<Where>(isHolder ? 'inside' : 'after');
  const list = useRef<HTMLDivElement>(null);
  useEscape(onClose);
  useEffect(() => {
    list.current?.querySelector('button')?.focus();
  }, []);
  const add = (kind: InsertKind): void => {
    const at = spotFor(shown.root, selected, where);
    const post = typeof selected.raw.post === 'string' ? selected.raw.post : (tables.posts[0]?.id ?? '');
    if (at !== null) store.apply({ op: 'insert', at, kind, post });
    onClose();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (by === undefined) return;
    const buttons = [...(list.current?.querySelectorAll('button') ?? [])];
    const at = buttons.indexOf(document.activeElement as HTMLButtonElement);
    buttons[(at + by + buttons.length) % buttons.length]?.focus();
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: a menu that is left is closed
    <div className={classes.add} onBlur={whenLeft(props.onLeave)} data-testid="add-menu">
      {isHolder ? null : (
        <Segments
          label={t('where')}
          value={where}
          onValue={setWhere}
          options={spots.map((value) => ({ value, label: t(`where_${value}`) }))}
        />
      )}
      <div
        ref={list}
        role="menu"
        tabIndex={-1}
        className={classes.addList}
        aria-label={t('add')}
        onKeyDown={onKeyDown}
      >
        {INSERT_KINDS.map((kind) => (
          <button
            key={kind}
            type="button"
            role="menuitem"
            className={classes.addItem}
            onClick={() => add(kind)}
            data-testid={`add-${kind}`}
          >
            <b>{t(`kind_${kind}`)}</b>
            <span className="dim">{t(`help_${kind}`)}</span>
          </button>
        ))}
      </div>
    </div>
  );
}
