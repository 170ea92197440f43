import { type ReactNode, useState } from 'react';
import { partyName } from '../../../../shared/plan/names';
import type { RunItem } from '../../../../shared/plan/run-types';
import { useEscape } from '../../../app/hotkeys';
import { ErrorNote } from '../../../components';
import { useText } from '../../../i18n';
import { useDraft } from '../../parts/draft';
import { Field } from '../../parts/Field';
import type { Problem } from '../../parts/inputs';
import { PEOPLE } from '../../parts/People';
import { useFocusFirst } from '../../parts/useFocusFirst';
import { useRun, useRunAct } from '../runContext';
import classes from '../runs.module.css';
import { Moment, momentOf } from './Moment';

type Draft = { one: string; who: Readonly<Record<string, string>>; at: string };
const EMPTY: Draft = { one: '', who: {}, at: '' };

function Form(props: {
  readonly item: RunItem;
  readonly parties: readonly string[];
  readonly onClose: () => void;
}) {
  const { item, parties } = props;
  const own = useText('runActs');
  const common = useText('common');
  const run = useRun();
  const draft = useDraft<Draft>(`run.${run.id}.${item.key}.notifyAll`, EMPTY);
  const act = useRunAct();
  const [problem, setProblem] = useState<Problem | undefined>(undefined);
  const box = useFocusFirst<HTMLDivElement>();
  useEscape(props.onClose);
  const { one, who, at } = draft.value;
  const told = parties
    .map((party) => ({ party, who: (who[party] ?? '').trim() === '' ? one.trim() : (who[party] ?? '') }))
    .filter((row) => row.who !== '');
  const save = async (): Promise<void> => {
    const moment = momentOf(at, run.state.receivedAt);
    setProblem(moment === null ? 'not_a_time' : undefined);
    if (moment === null || told.length === 0) return;
    if (!(await act.send({ kind: 'notify_all', key: item.key, parties: told, at: moment }))) return;
    draft.drop();
    props.onClose();
  };
  return (
    <div ref={box} className={classes.stepForm} data-testid="notify-all-form">
      <div className={classes.formRow}>
        <Field label={own('notifyAllOne')} optional className={classes.grow}>
          {(ids) => (
            <input
              {...ids}
              className="field"
              autoComplete="off"
              list={PEOPLE}
              value={one}
              onChange={(event) => draft.set({ one: event.target.value })}
              data-testid="notify-all-one"
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
      <div className={classes.ticks}>
        {parties.map((party) => (
          <Field key={party} label={partyName(party, run.ctx.tables, run.ctx.profile, run.locale)} optional>
            {(ids) => (
              <input
                {...ids}
                className="field"
                autoComplete="off"
                placeholder={one}
                value={who[party] ?? ''}
                onChange={(event) => draft.set({ who: { ...who, [party]: event.target.value } })}
                data-testid={`notify-all-${party}`}
              />
            )}
          </Field>
        ))}
      </div>
      <div className={classes.actions}>
        <button
          type="button"
          className="btn btn-primary btn-small"
          disabled={act.isBusy || told.length === 0}
          onClick={() => void save()}
          data-testid="notify-all-save"
        >
          {act.isBusy ? common('saving') : own('notifyAllSave', { count: told.length })}
        </button>
        <button type="button" className="btn btn-small" onClick={props.onClose}>
          {common('cancel')}
        </button>
        {told.length === 0 ? <span className="dim">{own('notifyAllNone')}</span> : null}
      </div>
      <ErrorNote error={act.error} />
    </div>
  );
}

/** Several parties of an order told in one go, at one time; offered when two or more are still to be told. */
export function NotifyAll({ item }: { readonly item: RunItem }): ReactNode {
  const own = useText('runActs');
  const [isOpen, setOpen] = useState(false);
  const parties = (item.parties ?? []).filter((one) => one.progress === 'to_notify').map((one) => one.party);
  if (parties.length < 2) return null;
  if (isOpen) return <Form item={item} parties={parties} onClose={() => setOpen(false)} />;
  return (
    <div className={classes.actions}>
      <button
        type="button"
        className="btn btn-small"
        onClick={() => setOpen(true)}
        data-testid="notify-all-open"
      >
        {own('notifyAll')}
      </button>
    </div>
  );
}
