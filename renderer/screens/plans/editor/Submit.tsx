import { type ReactNode, useEffect, useRef } from 'react';
import type { PlanRevision } from '../../../../shared/contract/areas/plans';
import { REVISION_REASONS, type RevisionReason } from '../../../../shared/domain/facts/plans';
import { REASON_WORDS } from '../../../../shared/wording/planLines';
import type { CallError } from '../../../bridge/client';
import { ErrorNote } from '../../../components';
import { Dialog } from '../../../components/Dialog';
import { useLocale, useText } from '../../../i18n';
import { useDraft } from '../../parts/draft';
import { Field } from '../../parts/Field';
import { useHeldAct } from '../../parts/useHeldAct';
import { useSaveKey } from '../../parts/useSaveKey';
import classes from './editor.module.css';

const EMPTY: { readonly why: string; readonly reason: RevisionReason | '' } = { why: '', reason: '' };

/** Why the plan was written or revised, with the legal reason from the second revision on; then it goes for review. */
export function Submit(props: {
  readonly planId: string;
  readonly text: string;
  /** how many places still hold words that wait to be replaced */
  readonly unfinished: number;
  /** 0: the first revision */
  readonly baseRevision: number;
  readonly onDone: (revision: PlanRevision) => void;
  readonly onRefused: (error: CallError) => void;
  readonly onClose: () => void;
}): ReactNode {
  const t = useText('planEdit');
  const locale = useLocale();
  const draft = useDraft(`plan.${props.planId}.submit`, EMPTY);
  const { why, reason } = draft.value;
  const act = useHeldAct('plan.submit');
  const box = useRef<HTMLFormElement>(null);
  const needsReason = props.baseRevision > 0;
  const isReady = why.trim() !== '' && (!needsReason || reason !== '');
  const submit = async (): Promise<void> => {
    if (!isReady || act.isBusy) return;
    const answer = await act.run({
      planId: props.planId,
      text: props.text,
      why: why.trim(),
      reason: needsReason && reason !== '' ? reason : null,
    });
    if (answer === null) return;
    draft.drop();
    props.onDone(answer);
  };
  const { error } = act;
  const tell = useRef(props.onRefused);
  tell.current = props.onRefused;
  useEffect(() => {
    if (error?.error.code === 'plan_broken') tell.current(error);
  }, [error]);
  useSaveKey(box, () => void submit());
  return (
    <Dialog title={t('submitTitle')} onClose={props.onClose} testId="plan-submit-form">
      <form
        ref={box}
        className={classes.submit}
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <p className={classes.hint}>{t(needsReason ? 'submitHelp' : 'submitFirst')}</p>
        {props.unfinished === 0 ? null : <p>{t('unfinished', { count: props.unfinished })}</p>}
        <Field label={t('why')}>
          {(ids) => (
            <textarea
              {...ids}
              className="field"
              rows={3}
              value={why}
              data-autofocus
              onChange={(event) => draft.set({ why: event.target.value })}
              data-testid="submit-why"
            />
          )}
        </Field>
        {needsReason ? (
          <Field label={t('reason')}>
            {(ids) => (
              <select
                {...ids}
                className="field"
                value={reason}
                onChange={(event) => draft.set({ reason: event.target.value as RevisionReason | '' })}
                data-testid="submit-reason"
              >
                <option value="">{t('chooseOne')}</option>
                {REVISION_REASONS.map((one) => (
                  <option key={one} value={one}>
                    {REASON_WORDS[one][locale]}
                  </option>
                ))}
              </select>
            )}
          </Field>
        ) : null}
        <ErrorNote error={act.error} />
        <div className={classes.actions}>
          <button
            type="submit"
            className="btn btn-primary"
            disabled={!isReady || act.isBusy}
            data-testid="submit-send"
          >
            {t('submit')}
          </button>
          <button type="button" className="btn" onClick={props.onClose}>
            {t('back')}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
