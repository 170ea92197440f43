import { type ReactNode, useState } from 'react';
import type { RunItem } from '../../../../shared/plan/run-types';
import { useEscape } from '../../../app/hotkeys';
import { ErrorNote } from '../../../components';
import { useText } from '../../../i18n';
import { useDraft } from '../../parts/draft';
import { Field } from '../../parts/Field';
import { useFocusFirst } from '../../parts/useFocusFirst';
import { useRun, useRunAct } from '../runContext';
import classes from '../runs.module.css';

type How = 'skip' | 'not_applicable';
const EMPTY = { reason: '' };

function ReasonForm(props: {
  readonly item: RunItem;
  readonly how: How;
  readonly isMandatory: boolean;
  readonly onClose: () => void;
}): ReactNode {
  const { item, how } = props;
  const t = useText('runs');
  const common = useText('common');
  const run = useRun();
  const draft = useDraft(`run.${run.id}.${item.key}.drop`, EMPTY);
  const act = useRunAct();
  const [isEmpty, setEmpty] = useState(false);
  const box = useFocusFirst<HTMLDivElement>();
  useEscape(props.onClose);
  const save = async (): Promise<void> => {
    const { reason } = draft.value;
    setEmpty(reason.trim() === '');
    if (reason.trim() === '') return;
    const override = props.isMandatory ? { override: true } : {};
    if (!(await act.send({ kind: how, key: item.key, reason, ...override }))) return;
    draft.drop();
    props.onClose();
  };
  return (
    <div ref={box} className={classes.stepForm}>
      <Field label={t('dropReason')} problem={isEmpty ? 'empty' : undefined}>
        {(ids) => (
          <input
            {...ids}
            className="field"
            autoComplete="off"
            value={draft.value.reason}
            onChange={(event) => draft.set({ reason: event.target.value })}
            data-testid="drop-reason"
          />
        )}
      </Field>
      <div className={classes.actions}>
        <button
          type="button"
          className="btn btn-small"
          disabled={act.isBusy}
          onClick={() => void save()}
          data-testid="drop-save"
        >
          {act.isBusy ? common('saving') : t(how === 'skip' ? 'skipSave' : 'notApplicableSave')}
        </button>
        <button type="button" className="btn btn-small" onClick={props.onClose}>
          {common('cancel')}
        </button>
      </div>
      <ErrorNote error={act.error} />
    </div>
  );
}

/** Skipping a step or saying that it does not apply, always with a reason; mandatory steps are a supervisor's. */
export function DropForm(props: { readonly item: RunItem; readonly isMandatory: boolean }): ReactNode {
  const t = useText('runs');
  const { mayOverride } = useRun();
  const [how, setHow] = useState<How | null>(null);
  if (props.isMandatory && !mayOverride) return <p className={classes.small}>{t('needsSupervisor')}</p>;
  if (how !== null) return <ReasonForm {...props} how={how} onClose={() => setHow(null)} />;
  return (
    <div className={classes.actions}>
      <button
        type="button"
        className="btn btn-small btn-plain"
        onClick={() => setHow('skip')}
        data-testid="step-skip"
      >
        {t('skip')}
      </button>
      <button
        type="button"
        className="btn btn-small btn-plain"
        onClick={() => setHow('not_applicable')}
        data-testid="step-not-applicable"
      >
        {t('notApplicable')}
      </button>
    </div>
  );
}
