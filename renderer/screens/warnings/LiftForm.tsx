import { type ReactNode, useState } from 'react';
import type { Warning } from '../../../shared/contract/models';
import { useEscape } from '../../app/hotkeys';
import { useDesk } from '../../bridge/hooks';
import { ErrorNote } from '../../components';
import { useText } from '../../i18n';
import { useDraft } from '../parts/draft';
import { Field } from '../parts/Field';
import { useFocusFirst } from '../parts/useFocusFirst';
import { useHeldAct } from '../parts/useHeldAct';
import classes from './warnings.module.css';

const EMPTY = { reason: '' };

/** Lifts a warning on a ground; what runs under it is said to go on. */
export function LiftForm(props: { readonly warning: Warning; readonly onClose: () => void }): ReactNode {
  const t = useText('warnings');
  const common = useText('common');
  const draft = useDraft(`warning.lift.${props.warning.id}`, EMPTY);
  const act = useHeldAct('warning.lift');
  const [isEmpty, setEmpty] = useState(false);
  const box = useFocusFirst<HTMLDivElement>();
  const board = useDesk('board.get', {}).data;
  const under = new Set([props.warning.id, ...props.warning.updates]);
  const goesOn = [...(board?.responses ?? []), ...(board?.runs ?? [])].some(
    ({ warningId }) => warningId !== null && under.has(warningId),
  );
  useEscape(props.onClose);
  const save = async (): Promise<void> => {
    const { reason } = draft.value;
    setEmpty(reason.trim() === '');
    if (reason.trim() === '') return;
    if ((await act.run({ warningId: props.warning.id, reason })) === null) return;
    draft.drop();
    props.onClose();
  };
  return (
    <div ref={box} className={classes.lift}>
      <Field label={t('liftReason')} problem={isEmpty ? 'empty' : undefined} hint={t('liftHint')}>
        {(ids) => (
          <input
            {...ids}
            className="field"
            autoComplete="off"
            value={draft.value.reason}
            onChange={(event) => draft.set({ reason: event.target.value })}
            data-testid="warning-lift-reason"
          />
        )}
      </Field>
      <div className={classes.actions}>
        <button
          type="button"
          className="btn btn-primary btn-small"
          disabled={act.isBusy}
          onClick={() => void save()}
          data-testid="warning-lift-save"
        >
          {act.isBusy ? common('saving') : t('liftSave')}
        </button>
        <button type="button" className="btn btn-small" onClick={props.onClose}>
          {common('cancel')}
        </button>
        <ErrorNote error={act.error} />
        {goesOn ? <span className={classes.warn}>{t('responseGoesOn')}</span> : null}
      </div>
    </div>
  );
}
