import { type ReactNode, useState } from 'react';
import type { Obligation } from '../../../shared/contract/models';
import { useEscape } from '../../app/hotkeys';
import { ErrorNote } from '../../components';
import { useText } from '../../i18n';
import { useDraft } from '../parts/draft';
import { Field } from '../parts/Field';
import { useFocusFirst } from '../parts/useFocusFirst';
import { useHeldAct } from '../parts/useHeldAct';
import classes from './incidents.module.css';

const EMPTY = { reason: '' };

/** 迟报说明 of a report that went out after its limit. */
export function LateForm(props: {
  readonly obligation: Obligation;
  readonly onClose: () => void;
}): ReactNode {
  const { obligation, onClose } = props;
  const t = useText('duties');
  const common = useText('common');
  const draft = useDraft(`obligation.late.${obligation.id}`, EMPTY);
  const act = useHeldAct('obligation.explainLate');
  const [isEmpty, setEmpty] = useState(false);
  const box = useFocusFirst<HTMLDivElement>();
  useEscape(onClose);
  const { reason } = draft.value;
  const save = async (): Promise<void> => {
    setEmpty(reason.trim() === '');
    if (reason.trim() === '') return;
    if ((await act.run({ obligationId: obligation.id, reason })) === null) return;
    draft.drop();
    onClose();
  };
  return (
    <div ref={box} className={classes.meet} data-testid="late-form">
      <Field label={t('lateReason')} problem={isEmpty ? 'empty' : undefined} className={classes.wholeLine}>
        {(ids) => (
          <input
            {...ids}
            className="field"
            autoComplete="off"
            maxLength={500}
            value={reason}
            onChange={(event) => draft.set({ reason: event.target.value })}
            onKeyDown={(event) => {
              if (event.key === 'Enter' && !event.nativeEvent.isComposing) void save();
            }}
            data-testid="late-reason"
          />
        )}
      </Field>
      <div className={classes.actions}>
        <button
          type="button"
          className="btn btn-primary btn-small"
          disabled={act.isBusy}
          onClick={() => void save()}
          data-testid="late-save"
        >
          {act.isBusy ? common('saving') : t('explainSave')}
        </button>
        <button type="button" className="btn btn-small" onClick={onClose}>
          {common('cancel')}
        </button>
      </div>
      <ErrorNote error={act.error} />
    </div>
  );
}
