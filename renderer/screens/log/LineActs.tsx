import type { ReactNode } from 'react';
import type { LogEntry } from '../../../shared/contract/models';
import { useEscape } from '../../app/hotkeys';
import type { CallError } from '../../bridge/client';
import { ErrorNote } from '../../components';
import { useText } from '../../i18n';
import { Field } from '../parts/Field';
import { useDeskForm } from '../parts/useDeskForm';
import { useFocusFirst } from '../parts/useFocusFirst';
import { FormWhen } from '../parts/WhenInput';
import classes from './log.module.css';

type Props = { readonly entry: LogEntry; readonly onClose: () => void };

/** The frame of a small form below a line: Esc leaves it, and what was typed stays. */
function ActForm(props: {
  readonly title: string;
  readonly save: string;
  readonly testId: string;
  readonly desk: {
    readonly error: CallError | null;
    readonly isSaving: boolean;
    submit(): Promise<unknown>;
  };
  readonly onClose: () => void;
  readonly children: ReactNode;
}): ReactNode {
  const { desk, onClose, testId } = props;
  const common = useText('common');
  const box = useFocusFirst<HTMLElement>();
  useEscape(onClose);
  const save = async (): Promise<void> => {
    if ((await desk.submit()) !== null) onClose();
  };
  return (
    <section ref={box} className={classes.form} aria-label={props.title} data-testid={testId}>
      {props.children}
      <ErrorNote error={desk.error} />
      <div className={classes.detailActions}>
        <button
          type="button"
          className="btn btn-primary btn-small"
          disabled={desk.isSaving}
          onClick={() => void save()}
          data-testid={`${testId}-save`}
        >
          {desk.isSaving ? common('saving') : props.save}
        </button>
        <button type="button" className="btn btn-small" onClick={onClose}>
          {common('cancel')}
        </button>
      </div>
    </section>
  );
}

/** What came of a line and when; once, afterwards only by correction. */
export function FinishForm({ entry, onClose }: Props): ReactNode {
  const t = useText('log');
  const desk = useDeskForm<'log.finish', { result: string; doneAt: string }>({
    name: 'log.finish',
    draftKey: `log.finish.${entry.id}`,
    defaults: { result: '', doneAt: '' },
    toInput: (values, _id, reader) => ({
      entryId: entry.id,
      result: values.result,
      doneAt: reader.past('doneAt', values.doneAt),
    }),
  });
  return (
    <ActForm
      title={t('finish')}
      save={t('finishSave')}
      testId="log-finish-form"
      desk={desk}
      onClose={onClose}
    >
      <Field label={t('result')} problem={desk.problem('result')}>
        {(ids) => (
          <textarea
            {...ids}
            {...desk.form.register('result')}
            className="field"
            rows={2}
            data-testid="log-finish-result"
          />
        )}
      </Field>
      <Field label={t('finishedAt')} problem={desk.problem('doneAt')}>
        {(ids) => (
          <FormWhen {...ids} form={desk.form} path="doneAt" direction="past" data-testid="log-finish-at" />
        )}
      </Field>
    </ActForm>
  );
}

/** Handling or a leader's words that came afterwards; they stand below what was there, with time and name. */
export function HandleForm({ entry, onClose }: Props): ReactNode {
  const t = useText('log');
  const desk = useDeskForm({
    name: 'log.handle',
    draftKey: `log.handle.${entry.id}`,
    defaults: { handling: '', leaderWords: '' },
    toInput: (values, noteId) => ({ noteId, entryId: entry.id, ...values }),
  });
  return (
    <ActForm
      title={t('handle')}
      save={t('handleSave')}
      testId="log-handle-form"
      desk={desk}
      onClose={onClose}
    >
      <Field label={t('handling')} problem={desk.problem('handling')} hint={t('handleNote')}>
        {(ids) => (
          <textarea
            {...ids}
            {...desk.form.register('handling')}
            className="field"
            rows={2}
            data-testid="log-handle-handling"
          />
        )}
      </Field>
      <Field label={t('leaderWords')} optional problem={desk.problem('leaderWords')}>
        {(ids) => (
          <input
            {...ids}
            {...desk.form.register('leaderWords')}
            className="field"
            autoComplete="off"
            data-testid="log-handle-leader"
          />
        )}
      </Field>
    </ActForm>
  );
}

/** Takes a line back: it stays, struck through, with the reason and who did it. */
export function WithdrawForm({ entry, onClose }: Props): ReactNode {
  const t = useText('log');
  const desk = useDeskForm({
    name: 'log.withdraw',
    draftKey: `log.withdraw.${entry.id}`,
    defaults: { reason: '' },
    toInput: (values, entryId) => ({ entryId, withdraws: entry.id, reason: values.reason }),
  });
  return (
    <ActForm
      title={t('withdraw')}
      save={t('withdrawSave')}
      testId="log-withdraw-form"
      desk={desk}
      onClose={onClose}
    >
      <Field label={t('withdrawReason')} problem={desk.problem('reason')} hint={t('withdrawNote')}>
        {(ids) => (
          <input
            {...ids}
            {...desk.form.register('reason')}
            className="field"
            autoComplete="off"
            data-testid="log-withdraw-reason"
          />
        )}
      </Field>
    </ActForm>
  );
}
