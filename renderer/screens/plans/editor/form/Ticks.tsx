import { type ReactNode, useState } from 'react';
import { freshId, idFromTitle } from '../../../../../shared/plan/edit';
import { isMap } from '../../../../../shared/plan/edit/tree';
import { useLocale, useText } from '../../../../i18n';
import { useEditing } from '../context';
import classes from '../editor.module.css';
import { CheckIn, ListIn, type NodeProps, NumberIn, SelectIn, TextIn, textAt, valueAt } from './fields';

const TYPES = ['text', 'number', 'time', 'person', 'phone', 'place', 'check', 'select'] as const;

function Details(props: NodeProps & { readonly index: number }): ReactNode {
  const { node, index } = props;
  const { tables } = useEditing();
  const t = useText('planEdit');
  const locale = useLocale();
  const at = (key: string) => ['ticks', index, key];
  const type = textAt(node, at('type'));
  const facts = tables.facts.map((fact) => ({
    value: fact.id,
    label: locale === 'zh' ? fact.zh : fact.id.replaceAll('_', ' '),
  }));
  return (
    <div className={classes.tickMore}>
      {type === 'select' ? (
        <ListIn node={node} field={at('options')} label={t('tickOptions')} hint={t('listHint')} />
      ) : null}
      {type === 'number' ? (
        <div className={classes.three}>
          <TextIn node={node} field={at('unit')} isOptional />
          <NumberIn node={node} field={at('min')} isOptional />
          <NumberIn node={node} field={at('max')} isOptional />
        </div>
      ) : null}
      <SelectIn node={node} field={at('fact')} label={t('tickFact')} options={facts} isOptional />
      <TextIn node={node} field={at('field')} label={t('tickField')} hint={t('idHint')} />
    </div>
  );
}

function TickRow(props: NodeProps & { readonly index: number; readonly count: number }): ReactNode {
  const { node, index } = props;
  const { store } = useEditing();
  const t = useText('planEdit');
  const [isOpen, setOpen] = useState(false);
  const list = (): readonly unknown[] => {
    const now = valueAt(store.get().selected, ['ticks']);
    return Array.isArray(now) ? now : [];
  };
  const put = (next: readonly unknown[]): void => store.set(node.path, [{ field: ['ticks'], value: next }]);
  const swap = (by: 1 | -1): void => {
    store.flush();
    const next = [...list()];
    const [taken] = next.splice(index, 1);
    next.splice(index + by, 0, taken);
    put(next);
  };
  const pickType = (value: string) => [
    { field: ['ticks', index, 'type'], value },
    ...(value === 'select'
      ? [{ field: ['ticks', index, 'options'], value: ['是', '否'] }]
      : [{ field: ['ticks', index, 'options'], value: undefined }]),
    ...(value === 'number'
      ? []
      : ['unit', 'min', 'max'].map((key) => ({ field: ['ticks', index, key], value: undefined }))),
  ];
  return (
    <li className={classes.tick} data-testid="tick">
      <div className={classes.tickHead}>
        <TextIn node={node} field={['ticks', index, 'label']} label={t('tickLabel', { number: index + 1 })} />
        <SelectIn
          node={node}
          field={['ticks', index, 'type']}
          label={t('f_type')}
          options={TYPES.map((value) => ({ value, label: t(`tick_${value}`) }))}
          onPick={pickType}
        />
        <span className={classes.tickTools}>
          <button
            type="button"
            className="btn btn-small btn-plain"
            disabled={index === 0}
            aria-label={t('move_up')}
            onClick={() => swap(-1)}
          >
            ↑
          </button>
          <button
            type="button"
            className="btn btn-small btn-plain"
            disabled={index === props.count - 1}
            aria-label={t('move_down')}
            onClick={() => swap(1)}
          >
            ↓
          </button>
          <button
            type="button"
            className="btn btn-small btn-plain"
            aria-label={t('delete')}
            onClick={() => {
              store.flush();
              put(list().filter((_, at) => at !== index));
            }}
          >
            ✕
          </button>
          <button
            type="button"
            className="btn btn-small btn-plain"
            aria-expanded={isOpen}
            aria-label={t('details')}
            onClick={() => setOpen(!isOpen)}
            data-testid="tick-more"
          >
            ⋯
          </button>
        </span>
      </div>
      <CheckIn node={node} field={['ticks', index, 'required']} label={t('tickRequired')} />
      {isOpen ? <Details node={node} index={index} /> : null}
    </li>
  );
}

/** What is to be filled in at a step: name, kind, and for numbers and choices what they may be. */
export function Ticks({ node }: NodeProps): ReactNode {
  const { store } = useEditing();
  const t = useText('planEdit');
  const raw = valueAt(node, ['ticks']);
  const list = Array.isArray(raw) ? raw : [];
  const add = (): void => {
    store.flush();
    const now = valueAt(store.get().selected, ['ticks']);
    const ticks = Array.isArray(now) ? now : [];
    const taken = new Set(ticks.map((tick) => (isMap(tick) ? String(tick.field) : '')));
    const label = t('tickNew');
    const field = idFromTitle(label, taken) ?? freshId('field', taken);
    store.set(node.path, [{ field: ['ticks'], value: [...ticks, { field, type: 'text', label }] }]);
  };
  return (
    <fieldset className={classes.group}>
      <legend>{t('f_ticks')}</legend>
      <ul className={classes.ticks}>
        {list.map((_, index) => (
          <TickRow
            // biome-ignore lint/suspicious/noArrayIndexKey: its id may be changed while it is edited
            key={index}
            node={node}
            index={index}
            count={list.length}
          />
        ))}
      </ul>
      <button type="button" className="btn btn-small" onClick={add} data-testid="tick-add">
        ＋ {t('tickAdd')}
      </button>
    </fieldset>
  );
}
