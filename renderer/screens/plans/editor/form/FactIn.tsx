import { type ReactNode, useState } from 'react';
import { factWords, type PlanPath } from '../../../../../shared/plan/edit';
import { parseFact } from '../../../../../shared/plan/machine/expr';
import { useLocale, useText } from '../../../../i18n';
import { useEditing } from '../context';
import classes from '../editor.module.css';
import { type NodeProps, TextIn, textAt } from './fields';

const SIGNS = ['>', '>=', '==', '+', 'and', 'or', 'not'] as const;

/** A condition on facts: typed or put together from the list, and read back in words at once. */
export function FactIn(
  props: NodeProps & { readonly field?: PlanPath; readonly label: string; readonly hint?: string },
): ReactNode {
  const { node, field = ['fact'] } = props;
  const { store, tables } = useEditing();
  const t = useText('planEdit');
  const locale = useLocale();
  const [isOpen, setOpen] = useState(false);
  const text = textAt(node, field);
  const parsed = text === '' ? null : parseFact(text);
  const append = (piece: string): void => {
    store.flush();
    const now = textAt(store.get().selected, field);
    store.set(node.path, [{ field, value: now === '' ? piece : `${now} ${piece}` }]);
  };
  return (
    <div className={classes.fact}>
      <TextIn node={node} field={field} label={props.label} isOptional hint={props.hint} />
      {parsed?.ok === true ? (
        <p className={classes.reading} data-testid="fact-reading">
          {t('factReads', { words: factWords(parsed.expression, tables, locale) })}
        </p>
      ) : null}
      <button
        type="button"
        className="btn btn-small btn-plain"
        aria-expanded={isOpen}
        onClick={() => setOpen(!isOpen)}
        data-testid="fact-list"
      >
        {t(isOpen ? 'factHide' : 'factShow')}
      </button>
      {isOpen ? (
        <div className={classes.factList}>
          {SIGNS.map((sign) => (
            <button key={sign} type="button" className="btn btn-small" onClick={() => append(sign)}>
              {t(`sign_${sign}`)}
            </button>
          ))}
          {tables.facts.map((fact) => (
            <button
              key={fact.id}
              type="button"
              className="btn btn-small"
              title={fact.id}
              onClick={() => append(fact.id)}
            >
              {locale === 'zh' ? fact.zh : fact.id.replaceAll('_', ' ')}
            </button>
          ))}
        </div>
      ) : null}
    </div>
  );
}
