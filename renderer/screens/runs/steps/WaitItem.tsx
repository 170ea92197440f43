import { type ReactNode, useState } from 'react';
import type { RunItem } from '../../../../shared/plan/run-types';
import type { Wait } from '../../../../shared/plan/types';
import { useNow } from '../../../app/clock';
import { nearTime } from '../../../app/time';
import { ErrorNote } from '../../../components';
import { useText } from '../../../i18n';
import { useDraft } from '../../parts/draft';
import { Field } from '../../parts/Field';
import type { Problem } from '../../parts/inputs';
import { useRun, useRunAct } from '../runContext';
import classes from '../runs.module.css';
import { Moment, momentOf } from './Moment';

const EMPTY = { note: '', at: '' };

/** What a wait waits for, and whether it has come; the flow goes on only when a person says so. */
export function WaitItem(props: { readonly item: RunItem; readonly wait: Wait }): ReactNode {
  const { item, wait } = props;
  const t = useText('runs');
  const common = useText('common');
  const run = useRun();
  const now = useNow(1_000);
  const draft = useDraft(`run.${run.id}.${item.key}.wait`, EMPTY);
  const act = useRunAct();
  const [problem, setProblem] = useState<Problem | undefined>(undefined);
  const { note, at } = draft.value;
  const until = item.wait?.until;
  const hasCome = until === undefined ? item.wait?.proposed === true : until <= now;
  const confirm = async (): Promise<void> => {
    const moment = momentOf(at, run.state.receivedAt);
    setProblem(moment === null ? 'not_a_time' : undefined);
    if (moment === null) return;
    const said = note.trim() === '' ? {} : { note };
    if (await act.send({ kind: 'confirm_wait', key: item.key, at: moment, ...said })) draft.drop();
  };
  return (
    <div className={classes.stepForm}>
      <p data-testid="wait-for" data-over={hasCome}>
        {until === undefined
          ? t('waitFact', { fact: wait.fact ?? '' })
          : t('waitUntil', { time: nearTime(until, now) })}{' '}
        <span className={classes.tag}>{t(hasCome ? 'waitCome' : 'waitNotYet')}</span>
      </p>
      <div className={classes.formRow}>
        <Field label={t('note')} optional className={classes.grow}>
          {(ids) => (
            <input
              {...ids}
              className="field"
              autoComplete="off"
              value={note}
              onChange={(event) => draft.set({ note: event.target.value })}
              data-testid="wait-note"
            />
          )}
        </Field>
        <Moment
          value={at}
          onValue={(typed) => draft.set({ at: typed })}
          problem={problem}
          className={classes.moment}
        />
      </div>
      <div className={classes.actions}>
        <button
          type="button"
          className="btn btn-primary btn-small"
          disabled={act.isBusy}
          onClick={() => void confirm()}
          data-testid="wait-confirm"
        >
          {act.isBusy ? common('saving') : t(hasCome ? 'waitOver' : 'waitOverEarly')}
        </button>
      </div>
      <ErrorNote error={act.error} />
    </div>
  );
}
