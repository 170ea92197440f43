import { type ReactNode, useId, useState } from 'react';
import type { RunItem } from '../../../../shared/plan/run-types';
import type { Choice } from '../../../../shared/plan/types';
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
  useDecider,
} from './Decision';

type Draft = DecisionDraft & { option: number | null };
const EMPTY: Draft = { ...NO_DECISION, option: null };

/** A question of the plan. An option may be proposed by the facts; nothing is ever chosen by the program. */
export function ChoiceItem(props: { readonly item: RunItem; readonly choice: Choice }): ReactNode {
  const { item, choice } = props;
  const t = useText('runs');
  const forms = useText('forms');
  const common = useText('common');
  const run = useRun();
  const name = useId();
  const draft = useDraft<Draft>(`run.${run.id}.${item.key}.choose`, EMPTY);
  const act = useRunAct();
  const [problems, setProblems] = useState<Readonly<Record<string, Problem>>>({});
  const { option } = draft.value;
  const who = useDecider(choice.by, choice.decided_by);
  const choose = async (): Promise<void> => {
    const found = {
      ...decisionProblems(draft.value, run.state.receivedAt),
      ...(option === null ? { option: 'empty' as const } : {}),
    };
    setProblems(found);
    const decision = decisionInput(draft.value);
    if (option === null || decision === null || Object.keys(found).length > 0) return;
    const at = decisionMoment(draft.value, run.state);
    const isDone = await act.send({ kind: 'choose', key: item.key, option, ...decision, at });
    if (isDone) draft.drop();
  };
  return (
    <div className={classes.stepForm}>
      <fieldset className={classes.options} data-testid="choice-options">
        <legend className="sr-only">{t('chooseOption')}</legend>
        {choice.options.map((one, place) => (
          <label key={one.when} className={classes.option} data-proposed={item.proposedOption === place}>
            <input
              type="radio"
              name={name}
              checked={option === place}
              onChange={() => draft.set({ option: place })}
              data-testid={`choice-option-${place}`}
            />
            <span>{run.locale === 'zh' ? one.when : one.when_en}</span>
            {item.proposedOption === place ? <span className={classes.tag}>{t('proposed')}</span> : null}
          </label>
        ))}
      </fieldset>
      {problems.option === undefined ? null : <p className={classes.problem}>{forms('empty')}</p>}
      <DecisionFields
        who={who}
        isOwn={choice.decided_by === undefined}
        value={draft.value}
        problems={problems}
        onChange={draft.set}
      />
      <div className={classes.actions}>
        <button
          type="button"
          className="btn btn-primary btn-small"
          disabled={act.isBusy}
          onClick={() => void choose()}
          data-testid="choice-save"
        >
          {act.isBusy ? common('saving') : t('choose')}
        </button>
      </div>
      <ErrorNote error={act.error} />
    </div>
  );
}
