import { type ReactNode, useState } from 'react';
import type { RunItem } from '../../../../shared/plan/run-types';
import type { Loop } from '../../../../shared/plan/types';
import { useNow } from '../../../app/clock';
import { nearTime } from '../../../app/time';
import { ErrorNote } from '../../../components';
import { useText } from '../../../i18n';
import { useDraft } from '../../parts/draft';
import type { Problem } from '../../parts/inputs';
import { Segments } from '../../parts/Segments';
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

type Draft = DecisionDraft & { answer: 'yes' | 'no' | '' };
const EMPTY: Draft = { ...NO_DECISION, answer: '' };

/** The question at the end of a round; no answer is the program's own. */
function UntilForm(props: { readonly item: RunItem; readonly loop: Loop }): ReactNode {
  const { item, loop } = props;
  const t = useText('runs');
  const forms = useText('forms');
  const common = useText('common');
  const run = useRun();
  const draft = useDraft<Draft>(`run.${run.id}.${item.key}.until.${item.loop?.round}`, EMPTY);
  const act = useRunAct();
  const [problems, setProblems] = useState<Readonly<Record<string, Problem>>>({});
  const { answer } = draft.value;
  const who = useDecider(loop.by, loop.decided_by);
  const save = async (): Promise<void> => {
    const found = {
      ...decisionProblems(draft.value, run.state.receivedAt),
      ...(answer === '' ? { answer: 'empty' as const } : {}),
    };
    setProblems(found);
    const decision = decisionInput(draft.value);
    if (answer === '' || decision === null || Object.keys(found).length > 0) return;
    const isDone = await act.send({
      kind: 'answer_until',
      key: item.key,
      yes: answer === 'yes',
      ...decision,
      at: decisionMoment(draft.value, run.state),
    });
    if (isDone) draft.drop();
  };
  return (
    <div className={classes.stepForm} data-testid="until-form">
      <p>
        <b>{t('until', { question: run.locale === 'zh' ? loop.until : loop.until_en })}</b>
      </p>
      <Segments
        label={run.locale === 'zh' ? loop.until : loop.until_en}
        testId="until-answer"
        value={answer === '' ? null : answer}
        onValue={(value) => draft.set({ answer: value })}
        options={[
          { value: 'yes', label: t('untilYes') },
          { value: 'no', label: t('untilNo') },
        ]}
      />
      {problems.answer === undefined ? null : <p className={classes.problem}>{forms('empty')}</p>}
      <DecisionFields
        who={who}
        isOwn={loop.decided_by === undefined}
        value={draft.value}
        problems={problems}
        onChange={draft.set}
      />
      <div className={classes.actions}>
        <button
          type="button"
          className="btn btn-primary btn-small"
          disabled={act.isBusy}
          onClick={() => void save()}
          data-testid="until-save"
        >
          {act.isBusy ? common('saving') : t('untilSave')}
        </button>
      </div>
      <ErrorNote error={act.error} />
    </div>
  );
}

/** A loop between its entry and its last round: which round, when the next is due, and the question at its end. */
export function LoopItem(props: { readonly item: RunItem; readonly loop: Loop }): ReactNode {
  const { item, loop } = props;
  const t = useText('runs');
  const act = useRunAct();
  const now = useNow(1_000);
  const progress = item.loop;
  if (progress === undefined) return null;
  if (progress.ask) return <UntilForm item={item} loop={loop} />;
  const isWaiting = progress.opensAt > now;
  return (
    <div className={classes.stepForm}>
      <p className={classes.small}>
        {isWaiting
          ? t('roundDue', { time: nearTime(progress.dueAt, now) })
          : t('roundOpen', { round: progress.round })}
        {' · '}
        {t('everyMinutes', { minutes: loop.every })}
        {loop.on_change ? ` · ${t('onChange')}` : ''}
      </p>
      {isWaiting ? (
        <div className={classes.actions}>
          <button
            type="button"
            className="btn btn-small"
            disabled={act.isBusy}
            onClick={() => void act.send({ kind: 'open_round', key: item.key })}
            data-testid="loop-open-now"
          >
            {t('openNow')}
          </button>
        </div>
      ) : null}
      <ErrorNote error={act.error} kept={false} />
    </div>
  );
}
