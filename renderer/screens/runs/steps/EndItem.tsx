import { type ReactNode, useState } from 'react';
import { blockTitle } from '../../../../shared/plan/blocks';
import type { RunItem } from '../../../../shared/plan/run-types';
import { useEscape } from '../../../app/hotkeys';
import { ErrorNote } from '../../../components';
import { useText } from '../../../i18n';
import { useDraft } from '../../parts/draft';
import type { Problem } from '../../parts/inputs';
import { useRun, useRunAct } from '../runContext';
import classes from '../runs.module.css';
import {
  type DecisionDraft,
  DecisionFields,
  decisionInput,
  decisionMoment,
  decisionProblems,
  NO_DECISION,
} from './Decision';

/** Ending cannot be taken back, so it is asked once, and what it closes is named. */
export function EndItem(props: { readonly item: RunItem; readonly others: readonly RunItem[] }): ReactNode {
  const { item, others } = props;
  const t = useText('runs');
  const common = useText('common');
  const own = useText('runActs');
  const run = useRun();
  const act = useRunAct();
  const draft = useDraft<DecisionDraft>(`run.${run.id}.${item.key}.end`, NO_DECISION);
  const [problems, setProblems] = useState<Readonly<Record<string, Problem>>>({});
  const [isAsking, setAsking] = useState(false);
  const confirm = async (): Promise<void> => {
    const found = decisionProblems(draft.value, run.state.receivedAt);
    setProblems(found);
    const decision = decisionInput(draft.value);
    if (decision === null || Object.keys(found).length > 0) return;
    const at = decisionMoment(draft.value, run.state);
    if (await act.send({ kind: 'confirm_end', key: item.key, decision, at })) draft.drop();
  };
  useEscape(() => setAsking(false), isAsking);
  if (!isAsking) {
    return (
      <div className={classes.actions}>
        <button type="button" className="btn btn-small" onClick={() => setAsking(true)} data-testid="end-ask">
          {t('end')}
        </button>
      </div>
    );
  }
  return (
    <div className={classes.stepForm}>
      {others.length === 0 ? (
        <p>{t('endNothing')}</p>
      ) : (
        <>
          <p>{t('endSure')}</p>
          <ul className={classes.bullets}>
            {others.map((other) => (
              <li key={other.key}>{blockTitle(other.block, run.locale)}</li>
            ))}
          </ul>
        </>
      )}
      <DecisionFields
        who={own('endDecision')}
        isOwn
        value={draft.value}
        problems={problems}
        onChange={draft.set}
      />
      <div className={classes.actions}>
        <button type="button" className="btn btn-small" onClick={() => setAsking(false)}>
          {common('cancel')}
        </button>
        <button
          type="button"
          className="btn btn-primary btn-small"
          disabled={act.isBusy}
          onClick={() => void confirm()}
          data-testid="end-confirm"
        >
          {act.isBusy ? common('saving') : t('endConfirm')}
        </button>
      </div>
      <ErrorNote error={act.error} kept={false} />
    </div>
  );
}
