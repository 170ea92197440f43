import { type ReactNode, useState } from 'react';
import { useDesk } from '../../bridge/hooks';
import { useSession } from '../../bridge/session';
import { ErrorNote } from '../../components';
import { useText } from '../../i18n';
import { ActFrame } from '../documents/ActForm';
import documents from '../documents/documents.module.css';
import { useDraft } from '../parts/draft';
import { Field } from '../parts/Field';
import { useHeldAct } from '../parts/useHeldAct';
import classes from './plans.module.css';

type Typed = { readonly text: string | null; readonly why: string };
const NOTHING: Typed = { text: null, why: '' };

/**
 * The tables that all plans share, as text: posts, parties by level, facts and obligations. A supervisor revises them; plans in force that could not
 * be read any more stop it, with their name and place.
 */
export function SharedTables(props: { readonly onClose: () => void }): ReactNode {
  const t = useText('plans');
  const { active } = useSession();
  const found = useDesk('plan.tables', {});
  const draft = useDraft<Typed>('plan.tables', NOTHING);
  const act = useHeldAct('plan.reviseTables');
  const [isTried, setTried] = useState(false);
  const mayChange = active?.roles.includes('supervisor') === true;
  const { why } = draft.value;
  const text = draft.value.text ?? found.data?.tablesText ?? '';
  const save = async (): Promise<boolean> => {
    setTried(true);
    if (why.trim() === '' || text === found.data?.tablesText) return false;
    if ((await act.run({ text, why })) === null) return false;
    draft.drop();
    return true;
  };
  return (
    <div className={classes.newPlan}>
      <h1 className={classes.pageTitle}>{t('tables')}</h1>
      <p className="dim">{t('tablesHint')}</p>
      <ErrorNote error={found.error} kept={false} />
      <ActFrame
        label={t('tables')}
        testId="plan-tables"
        saveWord={t('tablesSave')}
        isSaving={act.isBusy || !mayChange || found.data === undefined}
        error={act.error}
        onSave={save}
        onClose={props.onClose}
      >
        <Field
          label={t('whyField')}
          className={documents.full}
          problem={isTried && why.trim() === '' ? 'empty' : undefined}
        >
          {(ids) => (
            <input
              {...ids}
              className="field"
              value={why}
              maxLength={1_000}
              disabled={!mayChange}
              onChange={(event) => draft.set({ why: event.target.value })}
              data-testid="plan-tables-why"
            />
          )}
        </Field>
        <Field label={t('tablesText')} className={documents.full}>
          {(ids) => (
            <textarea
              {...ids}
              className={`field ${classes.source}`}
              value={text}
              spellCheck={false}
              readOnly={!mayChange}
              onChange={(event) => draft.set({ text: event.target.value })}
              data-testid="plan-tables-text"
            />
          )}
        </Field>
        {isTried && text === found.data?.tablesText ? (
          <p className={documents.full} role="alert">
            {t('tablesSame')}
          </p>
        ) : null}
        {mayChange ? null : <p className={documents.full}>{t('tablesBySupervisor')}</p>}
      </ActFrame>
    </div>
  );
}
