import { type KeyboardEvent, type ReactNode, useState } from 'react';
import type { RunItem } from '../../../../shared/plan/run-types';
import type { Step, Tick } from '../../../../shared/plan/types';
import { ErrorNote } from '../../../components';
import { useText } from '../../../i18n';
import { useDraft } from '../../parts/draft';
import { Field } from '../../parts/Field';
import type { Problem } from '../../parts/inputs';
import { actNow, type Run, useRun, useRunAct } from '../runContext';
import classes from '../runs.module.css';
import { Moment, momentOf } from './Moment';
import { TickFields } from './TickFields';
import { isBlank, type RawTicks, rawTicks, readTicks, restPending } from './ticks';

type Draft = { ticks: RawTicks; note: string; at: string };
const EMPTY: Draft = { ticks: {}, note: '', at: '' };

/** What the incident's record already says about the fields of a step; only offered, never put in by itself. */
export function knownTicks(ticks: readonly Tick[], run: Run): RawTicks {
  const { incident, detail } = run;
  const known: Record<string, string> = {};
  for (const tick of ticks) {
    const fact = detail.facts[tick.field];
    if (tick.type === 'number' && typeof fact === 'number' && fact > 0) known[tick.field] = String(fact);
    if (incident === null) continue;
    if (tick.field === 'callback' && incident.callback !== '') known[tick.field] = incident.callback;
    if (tick.field === 'place') known[tick.field] = incident.place;
  }
  return known;
}

/**
 * Completes a step of the room's own work (or, with `isCall`, a call-out whose parties were all called). Enter on the
 * button counts only when something was filled in: a stray Enter never completes a step.
 */
export function CompleteForm(props: {
  readonly item: RunItem;
  readonly step: Step;
  readonly blocked?: string | undefined;
}): ReactNode {
  const { item, step, blocked } = props;
  const t = useText('runs');
  const own = useText('runActs');
  const common = useText('common');
  const run = useRun();
  const draft = useDraft<Draft>(`run.${run.id}.${item.key}.complete`, EMPTY);
  const act = useRunAct();
  const [problems, setProblems] = useState<Readonly<Record<string, Problem>>>({});
  const [isHinting, setHinting] = useState(false);
  const { ticks, note, at } = draft.value;
  const isMandatoryAction = step.step === 'action' && step.mandatory === true;
  const isEmpty = note.trim() === '' && step.ticks.every((tick) => isBlank(ticks[tick.field]));
  const known = knownTicks(step.ticks, run);
  const before = item.past?.findLast((one) => one.fields !== undefined)?.fields;
  const canFill = Object.keys(known).some((field) => isBlank(ticks[field]));

  const complete = async (): Promise<void> => {
    const read = readTicks(step.ticks, ticks, actNow(), isMandatoryAction);
    const moment = momentOf(at, run.state.receivedAt);
    setProblems({ ...read.problems, ...(moment === null ? { at: 'not_a_time' as const } : {}) });
    if (Object.keys(read.problems).length > 0 || moment === null) return;
    const isDone = await act.send({
      kind: 'complete',
      key: item.key,
      fields: read.fields,
      ...(note.trim() === '' ? {} : { note }),
      at: moment,
    });
    if (isDone) draft.drop();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || !isEmpty) return;
    event.preventDefault();
    setHinting(true);
  };
  return (
    <div className={classes.stepForm}>
      <TickFields
        ticks={step.ticks}
        raw={ticks}
        problems={problems}
        onRaw={(next) => draft.set({ ticks: next })}
      />
      <div className={classes.formRow}>
        <Field label={t('note')} optional className={classes.grow}>
          {(ids) => (
            <input
              {...ids}
              className="field"
              autoComplete="off"
              value={note}
              onChange={(event) => draft.set({ note: event.target.value })}
              data-testid="step-note"
            />
          )}
        </Field>
        <Moment
          value={at}
          onValue={(typed) => draft.set({ at: typed })}
          problem={problems.at}
          className={classes.moment}
        />
      </div>
      <div className={classes.actions}>
        <button
          type="button"
          className="btn btn-primary btn-small"
          disabled={act.isBusy || blocked !== undefined}
          onKeyDown={onKeyDown}
          onClick={() => void complete()}
          data-testid="step-complete"
        >
          {act.isBusy ? common('saving') : t('complete')}
        </button>
        <button
          type="button"
          className="btn btn-small"
          onClick={() => draft.set({ ticks: restPending(step.ticks, ticks) })}
          data-testid="step-rest-pending"
        >
          {t('restPending')}
        </button>
        {canFill ? (
          <button
            type="button"
            className="btn btn-small"
            onClick={() => {
              const blanks = Object.entries(known).filter(([field]) => isBlank(ticks[field]));
              draft.set({ ticks: { ...ticks, ...Object.fromEntries(blanks) } });
            }}
            data-testid="step-fill"
          >
            {t('fillFromReport')}
          </button>
        ) : null}
        {before === undefined ? null : (
          <button
            type="button"
            className="btn btn-small"
            onClick={() => draft.set({ ticks: { ...ticks, ...rawTicks(step.ticks, before) } })}
            data-testid="step-fill-before"
          >
            {own('fillBefore')}
          </button>
        )}
        {blocked === undefined ? null : <span className="dim">{blocked}</span>}
        {isHinting && isEmpty ? (
          <span className="dim" role="status">
            {t('completeEmpty')}
          </span>
        ) : null}
      </div>
      <ErrorNote error={act.error} />
    </div>
  );
}
