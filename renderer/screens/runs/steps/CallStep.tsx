import { type ReactNode, useState } from 'react';
import { CALL_RESULTS } from '../../../../shared/contract/runActs';
import { partyName } from '../../../../shared/plan/names';
import type { CallResult, PartyProgress, RunItem } from '../../../../shared/plan/run-types';
import type { CallStep as Call } from '../../../../shared/plan/types';
import { labels } from '../../../../shared/wording/labels';
import { useNow } from '../../../app/clock';
import { nearTime } from '../../../app/time';
import { ErrorNote } from '../../../components';
import { useText } from '../../../i18n';
import { useDraft } from '../../parts/draft';
import { Field } from '../../parts/Field';
import type { Problem } from '../../parts/inputs';
import { Check, Segments } from '../../parts/Segments';
import { useRun, useRunAct } from '../runContext';
import classes from '../runs.module.css';
import { CompleteForm } from './ActionStep';
import { Moment, momentOf } from './Moment';
import { Silence } from './OrderStep';

type Draft = { result: CallResult | ''; who: string; at: string; readBack: boolean };
const EMPTY: Draft = { result: '', who: '', at: '', readBack: false };

/** One attempt: what came of it. An answer counts only when it was read back (domain rules of the call-out). */
function AttemptForm(props: {
  readonly item: RunItem;
  readonly party: string;
  readonly onDone: () => void;
}): ReactNode {
  const t = useText('runs');
  const common = useText('common');
  const run = useRun();
  const draft = useDraft<Draft>(`run.${run.id}.${props.item.key}.call.${props.party}`, EMPTY);
  const act = useRunAct();
  const [problems, setProblems] = useState<Readonly<Record<string, Problem>>>({});
  const { result, who, readBack } = draft.value;
  const isAnswer = result === 'answered_confirmed';
  const save = async (): Promise<void> => {
    const at = momentOf(draft.value.at, run.state.receivedAt);
    setProblems({
      ...(result === '' ? { result: 'empty' as const } : {}),
      ...(isAnswer && !readBack ? { readBack: 'empty' as const } : {}),
      ...(at === null ? { at: 'not_a_time' as const } : {}),
    });
    if (result === '' || at === null || (isAnswer && !readBack)) return;
    const isDone = await act.send({
      kind: 'call_result',
      key: props.item.key,
      party: props.party,
      result,
      at,
      ...(who.trim() === '' ? {} : { who }),
      ...(isAnswer ? { readBack: true } : {}),
    });
    if (!isDone) return;
    draft.drop();
    props.onDone();
  };
  const words = labels(run.locale);
  const forms = useText('forms');
  return (
    <div className={classes.partyOpen}>
      <Segments
        label={t('result')}
        testId="call-result"
        value={result === '' ? null : result}
        onValue={(value) => draft.set({ result: value })}
        options={CALL_RESULTS.map((value) => ({ value, label: words.callResult[value] }))}
      />
      {problems.result === undefined ? null : <p className={classes.problem}>{forms('empty')}</p>}
      {isAnswer ? (
        <Check
          label={t('answeredReadBack')}
          checked={readBack}
          onChecked={(checked) => draft.set({ readBack: checked })}
          testId="call-read-back"
        />
      ) : null}
      {problems.readBack === undefined ? null : <p className={classes.problem}>{forms('empty')}</p>}
      <div className={classes.formRow}>
        <Field label={t('who')} optional className={classes.grow}>
          {(ids) => (
            <input
              {...ids}
              className="field"
              autoComplete="off"
              value={who}
              onChange={(event) => draft.set({ who: event.target.value })}
              data-testid="call-who"
            />
          )}
        </Field>
        <Moment
          value={draft.value.at}
          onValue={(at) => draft.set({ at })}
          problem={problems.at}
          className={classes.moment}
        />
        <button
          type="button"
          className="btn btn-small"
          disabled={act.isBusy}
          onClick={() => void save()}
          data-testid="call-save"
        >
          {act.isBusy ? common('saving') : t('recordAttempt')}
        </button>
      </div>
      <ErrorNote error={act.error} />
    </div>
  );
}

function PartyRow(props: { readonly item: RunItem; readonly party: PartyProgress }): ReactNode {
  const { item, party } = props;
  const t = useText('runs');
  const { ctx, locale } = useRun();
  const words = labels(locale);
  const now = useNow(60_000);
  const [isAgain, setAgain] = useState(false);
  const attempts = party.attempts ?? [];
  const [first] = attempts;
  const isCalling = party.progress === 'to_call' || isAgain;
  return (
    <li className={classes.party} data-testid={`party-${party.party}`} data-progress={party.progress}>
      <div className={classes.partyLine}>
        <span aria-hidden="true" className={classes.partyMark}>
          {party.progress === 'answered' ? '✓' : party.progress === 'called' ? '…' : '▸'}
        </span>
        <b>{partyName(party.party, ctx.tables, ctx.profile, locale)}</b>
        {party.progress === 'to_call' ? <span className="dim">{t('toCall')}</span> : null}
        {party.progress === 'called' && first !== undefined ? (
          <Silence party={party} since={first.at} words="unanswered" />
        ) : null}
        <span className={classes.spacer} />
        {isCalling || party.progress === 'answered' ? null : (
          <button
            type="button"
            className="btn btn-small"
            onClick={() => setAgain(true)}
            data-testid="call-again"
          >
            {t('callAgain')}
          </button>
        )}
      </div>
      {attempts.map((attempt) => (
        <p key={`${attempt.at}-${attempt.result}`} className={classes.partyWords}>
          {t('attempt', {
            time: nearTime(attempt.at, now),
            result: words.callResult[attempt.result],
            who: attempt.who ?? '',
          })}
        </p>
      ))}
      {isCalling ? <AttemptForm item={item} party={party.party} onDone={() => setAgain(false)} /> : null}
    </li>
  );
}

/** A call-out: every party is called until it answers and reads back; the step may be completed once each was called. */
export function CallStep(props: { readonly item: RunItem; readonly step: Call }): ReactNode {
  const t = useText('runs');
  const run = useRun();
  const { item, step } = props;
  const isCalled = item.parties?.every((party) => (party.attempts?.length ?? 0) > 0) ?? false;
  const isCompleted = run.state.records[item.key]?.completed !== undefined;
  return (
    <>
      <ul className={classes.parties}>
        {item.parties?.map((party) => (
          <PartyRow key={party.party} item={item} party={party} />
        ))}
      </ul>
      {isCompleted ? null : (
        <CompleteForm item={item} step={step} blocked={isCalled ? undefined : t('needAttempts')} />
      )}
    </>
  );
}
