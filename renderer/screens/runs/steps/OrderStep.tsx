import { type ReactNode, useState } from 'react';
import { partyName } from '../../../../shared/plan/names';
import type { PartyProgress, RunItem } from '../../../../shared/plan/run-types';
import type { OrderStep as Order } from '../../../../shared/plan/types';
import { useNow } from '../../../app/clock';
import { useEscape } from '../../../app/hotkeys';
import { nearTime } from '../../../app/time';
import { ErrorNote, spanText } from '../../../components';
import { useText } from '../../../i18n';
import { useDraft } from '../../parts/draft';
import { Field } from '../../parts/Field';
import type { Problem } from '../../parts/inputs';
import { PEOPLE } from '../../parts/People';
import { useFocusFirst } from '../../parts/useFocusFirst';
import { actNow, useRun, useRunAct } from '../runContext';
import classes from '../runs.module.css';
import { Moment, momentOf } from './Moment';
import { NotifyAll } from './NotifyAll';
import { TickFields } from './TickFields';
import { type RawTicks, readTicks, ticksInWords } from './ticks';

const NOTIFY = { who: '', at: '' };
type ReportDraft = { who: string; what: string; at: string; ticks: RawTicks };
const REPORT: ReportDraft = { who: '', what: '', at: '', ticks: {} };

function NotifyForm(props: { readonly item: RunItem; readonly party: string }): ReactNode {
  const t = useText('runs');
  const common = useText('common');
  const run = useRun();
  const draft = useDraft(`run.${run.id}.${props.item.key}.notify.${props.party}`, NOTIFY);
  const act = useRunAct();
  const [problems, setProblems] = useState<Readonly<Record<string, Problem>>>({});
  const save = async (): Promise<void> => {
    const { who } = draft.value;
    const at = momentOf(draft.value.at, run.state.receivedAt);
    setProblems({
      ...(who.trim() === '' ? { who: 'empty' as const } : {}),
      ...(at === null ? { at: 'not_a_time' as const } : {}),
    });
    if (who.trim() === '' || at === null) return;
    const isDone = await act.send({ kind: 'notify', key: props.item.key, party: props.party, who, at });
    if (isDone) draft.drop();
  };
  return (
    <div className={classes.partyForm}>
      <Field label={t('who')} problem={problems.who} className={classes.grow}>
        {(ids) => (
          <input
            {...ids}
            className="field"
            autoComplete="off"
            value={draft.value.who}
            placeholder={t('who')}
            onChange={(event) => draft.set({ who: event.target.value })}
            data-testid="notify-who"
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
        data-testid="notify-save"
      >
        {act.isBusy ? common('saving') : t('notify')}
      </button>
      <ErrorNote error={act.error} />
    </div>
  );
}

function ReportBackForm(props: {
  readonly item: RunItem;
  readonly step: Order;
  readonly party: PartyProgress;
  readonly onClose: () => void;
}): ReactNode {
  const { item, step, party } = props;
  const t = useText('runs');
  const common = useText('common');
  const run = useRun();
  const draft = useDraft<ReportDraft>(`run.${run.id}.${item.key}.report.${party.party}`, REPORT);
  const act = useRunAct();
  const [problems, setProblems] = useState<Readonly<Record<string, Problem>>>({});
  const box = useFocusFirst<HTMLDivElement>();
  const { who, what, ticks } = draft.value;
  useEscape(props.onClose);
  const save = async (): Promise<void> => {
    const read = readTicks(step.ticks, ticks, actNow(), false);
    const at = momentOf(draft.value.at, party.notified?.at ?? run.state.receivedAt);
    const said = what.trim() === '' ? ticksInWords(step.ticks, ticks) : what;
    const found = {
      ...read.problems,
      ...(who.trim() === '' ? { who: 'empty' as const } : {}),
      ...(said === '' ? { what: 'empty' as const } : {}),
      ...(at === null ? { at: 'not_a_time' as const } : {}),
    };
    setProblems(found);
    if (Object.keys(found).length > 0 || at === null) return;
    const fields = Object.keys(read.fields).length > 0 ? { fields: read.fields } : {};
    const isDone = await act.send({
      kind: 'report_back',
      key: item.key,
      party: party.party,
      who,
      at,
      what: said,
      ...fields,
    });
    if (!isDone) return;
    draft.drop();
    props.onClose();
  };
  return (
    <div ref={box} className={classes.partyOpen}>
      <div className={classes.formRow}>
        <Field label={t('whoReports')} problem={problems.who} className={classes.grow}>
          {(ids) => (
            <input
              {...ids}
              className="field"
              autoComplete="off"
              list={PEOPLE}
              value={who}
              onChange={(event) => draft.set({ who: event.target.value })}
              data-testid="report-who"
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
      <TickFields
        ticks={step.ticks}
        raw={ticks}
        problems={problems}
        onRaw={(next) => draft.set({ ticks: next })}
      />
      <Field label={t('what')} problem={problems.what}>
        {(ids) => (
          <textarea
            {...ids}
            className="field"
            rows={2}
            placeholder={ticksInWords(step.ticks, ticks)}
            value={what}
            onChange={(event) => draft.set({ what: event.target.value })}
            data-testid="report-what"
          />
        )}
      </Field>
      <div className={classes.actions}>
        <button
          type="button"
          className="btn btn-primary btn-small"
          disabled={act.isBusy}
          onClick={() => void save()}
          data-testid="report-save"
        >
          {act.isBusy ? common('saving') : t('reportBackSave')}
        </button>
        <button type="button" className="btn btn-small" onClick={props.onClose}>
          {common('cancel')}
        </button>
      </div>
      <ErrorNote error={act.error} />
    </div>
  );
}

function ChaseButton(props: { readonly item: RunItem; readonly party: string }): ReactNode {
  const t = useText('runs');
  const act = useRunAct();
  return (
    <>
      <button
        type="button"
        className="btn btn-small"
        disabled={act.isBusy}
        onClick={() =>
          void act.send({ kind: 'chase', key: props.item.key, party: props.party, at: actNow() })
        }
        data-testid="chase"
      >
        {t('chase')}
      </button>
      <ErrorNote error={act.error} kept={false} />
    </>
  );
}

/** When it was told, how long nothing came back, how often it was chased. Past the chase time it stands inverse. */
export function Silence(props: {
  readonly party: PartyProgress;
  readonly since: number;
  readonly words: 'notReported' | 'unanswered';
}): ReactNode {
  const { party } = props;
  const t = useText('runs');
  const common = useText('common');
  const now = useNow(1_000);
  const isLate = party.chaseAt !== undefined && now >= party.chaseAt;
  const last = party.chases?.at(-1);
  return (
    <>
      <span className={isLate ? 'overdue num' : 'num'} data-testid="party-silence">
        {t(props.words, { span: spanText(now - props.since, common, false) })}
      </span>
      {last === undefined ? null : (
        <span className="dim num">
          {t('chased', { count: party.chases?.length ?? 0, time: nearTime(last.at, now) })}
        </span>
      )}
    </>
  );
}

function PartyRow(props: {
  readonly item: RunItem;
  readonly step: Order;
  readonly party: PartyProgress;
}): ReactNode {
  const { item, step, party } = props;
  const t = useText('runs');
  const { ctx, locale } = useRun();
  const now = useNow(60_000);
  const [isReporting, setReporting] = useState(false);
  const { notified } = party;
  return (
    <li className={classes.party} data-testid={`party-${party.party}`} data-progress={party.progress}>
      <div className={classes.partyLine}>
        <span aria-hidden="true" className={classes.partyMark}>
          {party.progress === 'reported' ? '✓' : party.progress === 'notified' ? '…' : '▸'}
        </span>
        <b>{partyName(party.party, ctx.tables, ctx.profile, locale)}</b>
        {notified === undefined ? (
          <span className="dim">{t('toNotify')}</span>
        ) : (
          <span className="dim num">
            {t('notified', { time: nearTime(notified.at, now), who: notified.who })}
          </span>
        )}
        {party.progress === 'notified' && notified !== undefined ? (
          <Silence party={party} since={notified.at} words="notReported" />
        ) : null}
        <span className={classes.spacer} />
        {party.progress === 'notified' ? <ChaseButton item={item} party={party.party} /> : null}
        {notified !== undefined && !isReporting ? (
          <button
            type="button"
            className="btn btn-small"
            onClick={() => setReporting(true)}
            data-testid="report-back"
          >
            {t(party.progress === 'reported' ? 'reportMore' : 'reportBack')}
          </button>
        ) : null}
      </div>
      {party.reports?.map((report) => (
        <p key={`${report.at}-${report.what}`} className={classes.partyWords}>
          {t('reported', { time: nearTime(report.at, now), who: report.who, what: report.what })}
        </p>
      ))}
      {notified === undefined ? <NotifyForm item={item} party={party.party} /> : null}
      {isReporting ? (
        <ReportBackForm item={item} step={step} party={party} onClose={() => setReporting(false)} />
      ) : null}
    </li>
  );
}

/** An order: told to each party (who, when), then reported back by each (who, when, what), chased in between. */
export function OrderStep(props: { readonly item: RunItem; readonly step: Order }): ReactNode {
  return (
    <>
      <NotifyAll item={props.item} />
      <ul className={classes.parties}>
        {props.item.parties?.map((party) => (
          <PartyRow key={party.party} item={props.item} step={props.step} party={party} />
        ))}
      </ul>
    </>
  );
}
