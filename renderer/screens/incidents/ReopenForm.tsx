import { type ReactNode, useState } from 'react';
import { useEscape } from '../../app/hotkeys';
import { ErrorNote } from '../../components';
import { useText } from '../../i18n';
import { useDraft } from '../parts/draft';
import { Field } from '../parts/Field';
import { useFocusFirst } from '../parts/useFocusFirst';
import { useHeldAct } from '../parts/useHeldAct';
import classes from './incidents.module.css';

const EMPTY = { reason: '' };

/** Opens a closed incident again: what it owed by itself when it was closed is owed again. */
export function ReopenForm(props: { readonly incidentId: string; readonly onClose: () => void }): ReactNode {
  const t = useText('incidents');
  const common = useText('common');
  const draft = useDraft(`incident.reopen.${props.incidentId}`, EMPTY);
  const act = useHeldAct('incident.reopen');
  const [isEmpty, setEmpty] = useState(false);
  const box = useFocusFirst<HTMLElement>();
  useEscape(props.onClose);
  const save = async (): Promise<void> => {
    const { reason } = draft.value;
    setEmpty(reason.trim() === '');
    if (reason.trim() === '') return;
    if ((await act.run({ incidentId: props.incidentId, reason })) === null) return;
    draft.drop();
    props.onClose();
  };
  return (
    <section
      ref={box}
      className={`panel ${classes.inline}`}
      aria-label={t('reopen')}
      data-testid="reopen-form"
    >
      <Field label={t('reopenReason')} problem={isEmpty ? 'empty' : undefined} hint={t('reopenHint')}>
        {(ids) => (
          <input
            {...ids}
            className="field"
            autoComplete="off"
            value={draft.value.reason}
            onChange={(event) => draft.set({ reason: event.target.value })}
            data-testid="reopen-reason"
          />
        )}
      </Field>
      <ErrorNote error={act.error} />
      <div className={classes.actions}>
        <button
          type="button"
          className="btn btn-primary"
          disabled={act.isBusy}
          onClick={() => void save()}
          data-testid="reopen-save"
        >
          {act.isBusy ? common('saving') : t('reopenSave')}
        </button>
        <button type="button" className="btn" onClick={props.onClose}>
          {common('cancel')}
        </button>
      </div>
    </section>
  );
}
