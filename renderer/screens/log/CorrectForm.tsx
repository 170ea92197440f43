import type { ReactNode } from 'react';
import type { LogEntry } from '../../../shared/contract/models';
import { useEscape } from '../../app/hotkeys';
import { ErrorNote } from '../../components';
import { useText } from '../../i18n';
import { Field } from '../parts/Field';
import { useDeskForm } from '../parts/useDeskForm';
import { useFocusFirst } from '../parts/useFocusFirst';
import classes from './log.module.css';

/** Correction of one line: the new text stands ready to be changed, the old line stays and both are linked. */
export function CorrectForm(props: { readonly entry: LogEntry; readonly onClose: () => void }): ReactNode {
  const { entry, onClose } = props;
  const t = useText('log');
  const common = useText('common');
  const desk = useDeskForm({
    name: 'log.correct',
    draftKey: `log.correct.${entry.id}`,
    defaults: { text: entry.text, reason: '' },
    toInput: (values, entryId) => ({ entryId, corrects: entry.id, text: values.text, reason: values.reason }),
  });
  const box = useFocusFirst<HTMLElement>();
  useEscape(onClose);
  const save = async (): Promise<void> => {
    if ((await desk.submit()) !== null) onClose();
  };
  return (
    <section ref={box} className={classes.form} aria-label={t('correctTitle')} data-testid="log-correct-form">
      <Field label={t('correctText')} problem={desk.problem('text')} hint={t('correctNote')}>
        {(ids) => (
          <textarea
            {...ids}
            {...desk.form.register('text')}
            className="field"
            rows={3}
            data-testid="log-correct-text"
          />
        )}
      </Field>
      <Field label={t('correctReason')} optional problem={desk.problem('reason')}>
        {(ids) => (
          <input
            {...ids}
            {...desk.form.register('reason')}
            className="field"
            autoComplete="off"
            data-testid="log-correct-reason"
          />
        )}
      </Field>
      <ErrorNote error={desk.error} />
      <div className={classes.detailActions}>
        <button
          type="button"
          className="btn btn-primary btn-small"
          disabled={desk.isSaving}
          onClick={() => void save()}
          data-testid="log-correct-save"
        >
          {desk.isSaving ? common('saving') : t('correctSave')}
        </button>
        <button type="button" className="btn btn-small" onClick={onClose}>
          {common('cancel')}
        </button>
      </div>
    </section>
  );
}
