import { type ReactNode, useState } from 'react';
import type { CallOutDetail } from '../../../shared/contract/areas/callouts';
import { useEscape } from '../../app/hotkeys';
import { ErrorNote } from '../../components';
import { useText } from '../../i18n';
import { useDraft } from '../parts/draft';
import { Field } from '../parts/Field';
import { useFocusFirst } from '../parts/useFocusFirst';
import { useHeldAct } from '../parts/useHeldAct';
import { useSaveKey } from '../parts/useSaveKey';
import classes from './callouts.module.css';
import { isOpen } from './model';
import { showDetail } from './useCallFlow';

const EMPTY = { reason: '' };

/** Ends a call-out. Who has not answered is counted, and what becomes of them has to be said. */
export function CloseForm(props: {
  readonly detail: CallOutDetail;
  readonly onClose: () => void;
}): ReactNode {
  const t = useText('callouts');
  const common = useText('common');
  const { detail } = props;
  const draft = useDraft(`callout.close.${detail.id}`, EMPTY);
  const act = useHeldAct('callout.close');
  const [isEmpty, setEmpty] = useState(false);
  const box = useFocusFirst<HTMLFormElement>();
  useEscape(props.onClose);
  const left = detail.people.filter(isOpen).length;
  const save = async (): Promise<void> => {
    const { reason } = draft.value;
    const isMissing = left > 0 && reason.trim() === '';
    setEmpty(isMissing);
    if (isMissing) return;
    const closed = await act.run({ callOutId: detail.id, reason });
    if (closed === null) return;
    draft.drop();
    showDetail(closed);
    props.onClose();
  };
  useSaveKey(box, () => void save());
  return (
    <form
      ref={box}
      className={classes.inlineForm}
      data-testid="callout-close-form"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      {left === 0 ? null : (
        <p className={classes.c6}>
          <b>{t('closeOpen', { count: left })}</b>
        </p>
      )}
      <Field
        label={t('closeReason')}
        optional={left === 0}
        problem={isEmpty ? 'empty' : undefined}
        className={classes.c4}
      >
        {(ids) => (
          <input
            {...ids}
            className="field"
            maxLength={500}
            placeholder={t('closeHint')}
            value={draft.value.reason}
            onChange={(event) => draft.set({ reason: event.target.value })}
            data-testid="callout-close-reason"
          />
        )}
      </Field>
      <div className={`${classes.c2} ${classes.actions} ${classes.end}`}>
        <button
          type="submit"
          className="btn btn-primary btn-small"
          disabled={act.isBusy}
          data-testid="callout-close-save"
        >
          {act.isBusy ? common('saving') : t('closeSave')}
        </button>
        <button type="button" className="btn btn-small" onClick={props.onClose}>
          {common('cancel')}
        </button>
      </div>
      <div className={classes.c6}>
        <ErrorNote error={act.error} />
      </div>
    </form>
  );
}
