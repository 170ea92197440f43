import { lazy, type ReactNode, Suspense, useState } from 'react';
import type { PlanSummary, Warning } from '../../../shared/contract/models';
import { useNow } from '../../app/clock';
import { useEscape } from '../../app/hotkeys';
import { useNavigation } from '../../app/navigation';
import { nearTime } from '../../app/time';
import { useDesk } from '../../bridge/hooks';
import { ErrorNote, Time, WarningMark } from '../../components';
import { useText } from '../../i18n';
import { useDraft } from '../parts/draft';
import { Field } from '../parts/Field';
import { Segments } from '../parts/Segments';
import { StartPlan } from '../parts/StartPlan';
import { Tabs } from '../parts/Tabs';
import { useFocusFirst } from '../parts/useFocusFirst';
import { useForms } from '../parts/useForms';
import { useHeldAct } from '../parts/useHeldAct';
import { plansFor } from './suggest';
import { WarningForm } from './WarningForm';
import classes from './warnings.module.css';

const EMPTY = { reason: '' };

function LiftForm(props: { readonly warning: Warning; readonly onClose: () => void }): ReactNode {
  const t = useText('warnings');
  const common = useText('common');
  const draft = useDraft(`warning.lift.${props.warning.id}`, EMPTY);
  const act = useHeldAct('warning.lift');
  const [isEmpty, setEmpty] = useState(false);
  const box = useFocusFirst<HTMLDivElement>();
  const responses = useDesk('board.get', {}).data?.responses ?? [];
  const hasResponse = responses.some((one) => one.warningId === props.warning.id);
  useEscape(props.onClose);
  const save = async (): Promise<void> => {
    const { reason } = draft.value;
    setEmpty(reason.trim() === '');
    if (reason.trim() === '') return;
    if ((await act.run({ warningId: props.warning.id, reason })) === null) return;
    draft.drop();
    props.onClose();
  };
  return (
    <div ref={box} className={classes.lift}>
      <Field label={t('liftReason')} problem={isEmpty ? 'empty' : undefined} hint={t('liftHint')}>
        {(ids) => (
          <input
            {...ids}
            className="field"
            autoComplete="off"
            value={draft.value.reason}
            onChange={(event) => draft.set({ reason: event.target.value })}
            data-testid="warning-lift-reason"
          />
        )}
      </Field>
      <div className={classes.actions}>
        <button
          type="button"
          className="btn btn-primary btn-small"
          disabled={act.isBusy}
          onClick={() => void save()}
          data-testid="warning-lift-save"
        >
          {act.isBusy ? common('saving') : t('liftSave')}
        </button>
        <button type="button" className="btn btn-small" onClick={props.onClose}>
          {common('cancel')}
        </button>
        <ErrorNote error={act.error} />
        {hasResponse ? <span className="dim">{t('responseGoesOn')}</span> : null}
      </div>
    </div>
  );
}

function Scales({ warning }: { readonly warning: Warning }): ReactNode {
  const t = useText('warnings');
  return (
    <span className={classes.scales}>
      {warning.color === null ? null : <WarningMark color={warning.color} />}
      {warning.level === null ? null : (
        <span className="grade" title={t('level')}>
          {t(warning.level)}
        </span>
      )}
    </span>
  );
}

/** 建议方案: what is suggested says why, in the plan's own words. */
function SuggestedPlans(props: {
  readonly warning: Warning;
  readonly plans: readonly PlanSummary[];
}): ReactNode {
  const { warning, plans } = props;
  const found = plansFor(warning, plans);
  const reasons = Object.fromEntries(
    found.flatMap(({ planId, note }) => (note === null ? [] : [[planId, note]])),
  );
  return (
    <StartPlan
      incidentId={null}
      warningId={warning.id}
      suggested={found.map((one) => one.planId)}
      reasons={reasons}
    />
  );
}

function Row({ warning }: { readonly warning: Warning }): ReactNode {
  const t = useText('warnings');
  const now = useNow(60_000);
  const { go } = useNavigation();
  const plans = useDesk('plan.list', {}).data ?? [];
  const [panel, setPanel] = useState<'lift' | 'plan' | null>(null);
  const close = (): void => setPanel(null);
  const isInForce = warning.state === 'in_force';
  return (
    <li className={classes.row} data-testid="warning-row" data-state={warning.state}>
      <div className={classes.head}>
        <Scales warning={warning} />
        <b>{warning.kind}</b>
        <span>{warning.area}</span>
        <span className={classes.spacer} />
        {isInForce ? (
          <>
            <span className="dim num">
              {warning.endsAt === null ? t('noEnd') : t('until', { time: nearTime(warning.endsAt, now) })}
            </span>
            <button
              type="button"
              className="btn btn-small"
              aria-expanded={panel === 'plan'}
              onClick={() => setPanel(panel === 'plan' ? null : 'plan')}
              data-testid="warning-start-plan"
            >
              {t('startPlan')}
            </button>
            <button
              type="button"
              className="btn btn-small"
              onClick={() => go({ screen: 'warnings', tab: 'responses', link: `warning:${warning.id}` })}
              data-testid="warning-response"
            >
              {t('response')}
            </button>
            <button
              type="button"
              className="btn btn-small"
              onClick={() => go({ screen: 'warnings', tab: 'tally', link: `warning:${warning.id}` })}
              data-testid="warning-tally"
            >
              {t('tally')}
            </button>
            <button
              type="button"
              className="btn btn-small"
              aria-expanded={panel === 'lift'}
              onClick={() => setPanel(panel === 'lift' ? null : 'lift')}
              data-testid="warning-lift"
            >
              {t('lift')}
            </button>
          </>
        ) : (
          <span className="dim num">
            {t(warning.state === 'lifted' ? 'state_lifted' : 'state_expired')}{' '}
            {warning.liftedAt === null ? null : <Time at={warning.liftedAt} />}
          </span>
        )}
      </div>
      <p className={classes.second}>
        {warning.issuer} · {t('receivedAt')} <Time at={warning.receivedAt} />
        {warning.startsAt === null ? null : (
          <>
            {' '}
            · {t('startsAt')} <Time at={warning.startsAt} />
          </>
        )}
      </p>
      {warning.text === '' ? null : <p className={classes.text}>{warning.text}</p>}
      {panel === 'lift' ? <LiftForm warning={warning} onClose={close} /> : null}
      {panel === 'plan' ? <SuggestedPlans warning={warning} plans={plans} /> : null}
    </li>
  );
}

const TallyTab = lazy(() => import('../tally/TallyTab'));
const LossesTab = lazy(() => import('../losses/LossesTab'));
const ResponsesTab = lazy(() => import('../responses/ResponsesTab'));

const TABS = ['list', 'responses', 'tally', 'losses'] as const;

/** Warnings, and beside them the responses that follow from them and the tally sheets that units report in. */
export default function WarningsScreen(props: {
  readonly tab?: string | undefined;
  readonly tallyId?: string | undefined;
  readonly responseId?: string | undefined;
  readonly lossId?: string | undefined;
  readonly link?: string | undefined;
}): ReactNode {
  const t = useText('warnings');
  const { go } = useNavigation();
  const open = useDesk('tally.list', { openOnly: true, incidentId: null, warningId: null }).data ?? [];
  const responses = useDesk('board.get', {}).data?.responses ?? [];
  const tab = TABS.find((one) => one === props.tab) ?? 'list';
  return (
    <section className={classes.screen} aria-label={t('title')}>
      <Tabs
        label={t('title')}
        tabs={[
          { id: 'list', label: t('tabList') },
          { id: 'responses', label: t('tabResponses'), badge: responses.length },
          { id: 'tally', label: t('tabTally'), badge: open.length },
          { id: 'losses', label: t('tabLosses') },
        ]}
        value={tab}
        onValue={(to) => go(to === 'list' ? { screen: 'warnings' } : { screen: 'warnings', tab: to })}
      />
      {tab === 'tally' ? (
        <Suspense fallback={null}>
          <TallyTab key={props.link ?? ''} tallyId={props.tallyId} link={props.link} />
        </Suspense>
      ) : tab === 'losses' ? (
        <Suspense fallback={null}>
          <LossesTab lossId={props.lossId} />
        </Suspense>
      ) : tab === 'responses' ? (
        <Suspense fallback={null}>
          <ResponsesTab key={props.link ?? ''} responseId={props.responseId} link={props.link} />
        </Suspense>
      ) : (
        <WarningList />
      )}
    </section>
  );
}

/** Warnings typed by hand: what is in force, and what was. */
function WarningList(): ReactNode {
  const t = useText('warnings');
  useForms();
  const [inForceOnly, setInForceOnly] = useState(true);
  const [isRecording, setRecording] = useState(false);
  const list = useDesk('warning.list', { inForceOnly }, { keep: true });
  return (
    <>
      <header className={classes.bar}>
        <h1>{t('title')}</h1>
        <Segments
          label={t('which')}
          value={inForceOnly ? 'inForce' : 'all'}
          onValue={(value) => setInForceOnly(value === 'inForce')}
          options={[
            { value: 'inForce', label: t('inForce') },
            { value: 'all', label: t('all') },
          ]}
        />
        <span className={classes.spacer} />
        <button
          type="button"
          className="btn btn-primary"
          aria-expanded={isRecording}
          onClick={() => setRecording(true)}
          data-testid="warning-new"
        >
          {t('record')}
        </button>
      </header>
      <ErrorNote error={list.error} kept={false} />
      <div className={classes.scroll}>
        {isRecording ? <WarningForm onClose={() => setRecording(false)} /> : null}
        <div className="panel">
          {list.data?.length === 0 ? <p className="empty">{t(inForceOnly ? 'none' : 'noneAtAll')}</p> : null}
          <ul>
            {list.data?.map((warning) => (
              <Row key={warning.id} warning={warning} />
            ))}
          </ul>
        </div>
      </div>
    </>
  );
}
