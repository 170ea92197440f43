import { type ReactNode, useState } from 'react';
import { SEND_WAYS } from '../../../../shared/domain/vocabulary';
import { partyName } from '../../../../shared/plan/names';
import type { RecipientProgress, RunItem } from '../../../../shared/plan/run-types';
import type { ReportStep as Report } from '../../../../shared/plan/types';
import { labels } from '../../../../shared/wording/labels';
import { useNow } from '../../../app/clock';
import { nearTime } from '../../../app/time';
import { ErrorNote } from '../../../components';
import { useText } from '../../../i18n';
import { useDraft } from '../../parts/draft';
import { Field } from '../../parts/Field';
import type { Problem } from '../../parts/inputs';
import { PEOPLE } from '../../parts/People';
import { Check, Segments } from '../../parts/Segments';
import { actNow, useRun, useRunAct } from '../runContext';
import classes from '../runs.module.css';
import { Moment, momentOf } from './Moment';
import { TickFields } from './TickFields';
import { impliedFields, isImplied, type RawTicks, readTicks } from './ticks';

type Way = (typeof SEND_WAYS)[number];
type Draft = { receiver: string; at: string; way: Way; readBack: boolean; ticks: RawTicks };
const EMPTY: Draft = { receiver: '', at: '', way: 'phone', readBack: false, ticks: {} };

function SendForm(props: {
  readonly item: RunItem;
  readonly step: Report;
  readonly recipient: string;
}): ReactNode {
  const { item, step, recipient } = props;
  const t = useText('runs');
  const common = useText('common');
  const run = useRun();
  const words = labels(run.locale);
  const draft = useDraft<Draft>(`run.${run.id}.${item.key}.send.${recipient}`, EMPTY);
  const act = useRunAct();
  const [problems, setProblems] = useState<Readonly<Record<string, Problem>>>({});
  const { receiver, way, readBack, ticks } = draft.value;
  const asked = step.ticks.filter((tick) => !isImplied(tick));
  const save = async (): Promise<void> => {
    const read = readTicks(asked, ticks, actNow(), false);
    const at = momentOf(draft.value.at, run.state.receivedAt);
    const found = {
      ...read.problems,
      ...(receiver.trim() === '' ? { receiver: 'empty' as const } : {}),
      ...(at === null ? { at: 'not_a_time' as const } : {}),
    };
    setProblems(found);
    if (Object.keys(found).length > 0 || at === null) return;
    const implied = impliedFields(step.ticks, { recipient, receiver, at, way: words.sendWay[way], readBack });
    const fields = { ...implied, ...read.fields };
    const isDone = await act.send({
      kind: 'send',
      key: item.key,
      recipient,
      receiver,
      at,
      way,
      readBack,
      ...(Object.keys(fields).length > 0 ? { fields } : {}),
    });
    if (isDone) draft.drop();
  };
  return (
    <div className={classes.partyOpen}>
      <div className={classes.formRow}>
        <Field label={t('receiver')} problem={problems.receiver} className={classes.grow}>
          {(ids) => (
            <input
              {...ids}
              className="field"
              autoComplete="off"
              list={PEOPLE}
              value={receiver}
              onChange={(event) => draft.set({ receiver: event.target.value })}
              data-testid="send-receiver"
            />
          )}
        </Field>
        <Moment
          value={draft.value.at}
          onValue={(at) => draft.set({ at })}
          problem={problems.at}
          className={classes.moment}
        />
      </div>
      <div className={classes.actions}>
        <Segments
          label={t('way')}
          testId="send-way"
          value={way}
          onValue={(value) => draft.set({ way: value })}
          options={SEND_WAYS.map((value) => ({ value, label: words.sendWay[value] }))}
        />
        <Check
          label={t('readBack')}
          checked={readBack}
          onChecked={(checked) => draft.set({ readBack: checked })}
          testId="send-read-back"
        />
      </div>
      <TickFields
        ticks={asked}
        raw={ticks}
        problems={problems}
        onRaw={(next) => draft.set({ ticks: next })}
      />
      <div className={classes.actions}>
        <button
          type="button"
          className="btn btn-primary btn-small"
          disabled={act.isBusy}
          onClick={() => void save()}
          data-testid="send-save"
        >
          {act.isBusy ? common('saving') : t('sendSave')}
        </button>
      </div>
      <ErrorNote error={act.error} />
    </div>
  );
}

function RecipientRow(props: {
  readonly item: RunItem;
  readonly step: Report;
  readonly progress: RecipientProgress;
}): ReactNode {
  const { item, step, progress } = props;
  const t = useText('runs');
  const { ctx, locale } = useRun();
  const words = labels(locale);
  const now = useNow(60_000);
  const { delivery, recipient } = progress;
  return (
    <li className={classes.party} data-testid={`recipient-${recipient}`} data-sent={delivery !== undefined}>
      <div className={classes.partyLine}>
        <span aria-hidden="true" className={classes.partyMark}>
          {delivery === undefined ? '▸' : '✓'}
        </span>
        <b>{partyName(recipient, ctx.tables, ctx.profile, locale)}</b>
        {delivery === undefined ? null : (
          <span className="dim num">
            {t('served', {
              time: nearTime(delivery.at, now),
              receiver: delivery.receiver,
              way: words.sendWay[delivery.way as Way] ?? delivery.way,
            })}
            {delivery.readBack === true ? ` · ${t('servedReadBack')}` : ''}
            {delivery.outside === true ? ` · ${t('servedOutside')}` : ''}
          </span>
        )}
      </div>
      {delivery === undefined ? <SendForm item={item} step={step} recipient={recipient} /> : null}
    </li>
  );
}

/** A report: one record for each recipient; it is done when all were served, here or elsewhere. */
export function ReportStep(props: { readonly item: RunItem; readonly step: Report }): ReactNode {
  return (
    <ul className={classes.parties}>
      {props.item.recipients?.map((progress) => (
        <RecipientRow key={progress.recipient} item={props.item} step={props.step} progress={progress} />
      ))}
    </ul>
  );
}
