import { type ReactNode, useMemo, useState } from 'react';
import type { PlanDetail } from '../../../shared/contract/areas/plans';
import type { PlanSummary } from '../../../shared/contract/models';
import type { Profile } from '../../../shared/plan/types';
import { useNow } from '../../app/clock';
import { useEscape } from '../../app/hotkeys';
import { type PlanView, useNavigation } from '../../app/navigation';
import { useDesk } from '../../bridge/hooks';
import { useSession } from '../../bridge/session';
import { ErrorNote } from '../../components';
import { useLocale, useText } from '../../i18n';
import { useStartPlan } from '../parts/StartPlan';
import { Tabs } from '../parts/Tabs';
import { PlanProposals } from '../review/Proposals';
import { FlowPane } from '../runs/flow/FlowPane';
import { contextOf, readPlan } from '../runs/runModel';
import { Compare } from './Compare';
import { PlanMark, StateTag } from './Library';
import { marksOf, titleOf } from './libraryModel';
import { MOUNTS } from './mounts';
import { PlanText } from './PlanText';
import classes from './plans.module.css';
import { Revisions } from './Revisions';
import { StartDrill } from './StartDrill';

function StartAlone({ plan }: { readonly plan: PlanSummary }): ReactNode {
  const t = useText('plans');
  const common = useText('common');
  const [isAsking, setAsking] = useState(false);
  const { start, error, isBusy } = useStartPlan(null, null);
  useEscape(() => setAsking(false), isAsking);
  if (!isAsking) {
    return (
      <button
        type="button"
        className="btn btn-small"
        onClick={() => setAsking(true)}
        data-testid="plan-start"
      >
        {t('start')}
      </button>
    );
  }
  return (
    <div className={classes.ask}>
      <span>{t('startSure')}</span>
      <button
        type="button"
        className="btn btn-primary btn-small"
        disabled={isBusy}
        onClick={() => void start(plan.id)}
        data-testid="plan-start-confirm"
      >
        {t('startConfirm')}
      </button>
      <button type="button" className="btn btn-small" onClick={() => setAsking(false)}>
        {common('cancel')}
      </button>
      <ErrorNote error={error} kept={false} />
    </div>
  );
}

/** The drawing of a revision beside its text. A click on either shows the same block on both. */
function FlowAndText(props: { readonly found: PlanDetail; readonly profile: Profile }): ReactNode {
  const { found, profile } = props;
  const t = useText('plans');
  const locale = useLocale();
  const [selected, setSelected] = useState<string | null>(null);
  const read = useMemo(() => readPlan(found.planText, found.tablesText, found.subplanTexts), [found]);
  const ctx = useMemo(() => (read.ok ? contextOf(read, profile) : null), [read, profile]);
  if (!read.ok || ctx === null) {
    return (
      <p className="empty" role="alert">
        {t('broken', { problem: read.ok ? '' : read[locale] })}
      </p>
    );
  }
  return (
    <div className={classes.split}>
      <FlowPane
        ctx={ctx}
        states={null}
        selected={selected}
        current={null}
        onSelect={setSelected}
        startsFollowing
      />
      <section className={`panel ${classes.outline}`} aria-label={t('outline')} data-testid="plan-text">
        <PlanText ctx={ctx} selected={selected} onSelect={setSelected} />
      </section>
    </div>
  );
}

function Head({ plan }: { readonly plan: PlanSummary }): ReactNode {
  const t = useText('plans');
  const locale = useLocale();
  const now = useNow(60_000);
  const { go } = useNavigation();
  const { active } = useSession();
  const mayWrite = active?.roles.some((role) => role === 'officer' || role === 'supervisor') === true;
  const Exporter = MOUNTS.exporter;
  return (
    <header className={classes.viewHead}>
      <h1>{titleOf(plan, locale)}</h1>
      <StateTag plan={plan} />
      {marksOf(plan, now).map((mark) => (
        <PlanMark key={mark.kind} mark={mark} />
      ))}
      <span className={classes.spacer} />
      {mayWrite ? (
        <button
          type="button"
          className="btn btn-small"
          onClick={() => go({ screen: 'plans', planId: plan.id, view: 'edit' })}
          data-testid="plan-edit"
        >
          {t(plan.hasDraft ? 'editDraft' : 'edit')}
        </button>
      ) : null}
      {Exporter === null || plan.revision === 0 ? null : (
        <Exporter planId={plan.id} revision={plan.revision} />
      )}
      {plan.state === 'in_force' ? <StartAlone plan={plan} /> : null}
      {plan.state === 'in_force' ? <StartDrill planId={plan.id} /> : null}
    </header>
  );
}

/** An older or newer revision than the one in force is named, with the way back. */
function OtherRevision(props: { readonly shown: PlanSummary; readonly planId: string }): ReactNode {
  const t = useText('plans');
  const { go } = useNavigation();
  const { shown } = props;
  const Exporter = MOUNTS.exporter;
  return (
    <div className={classes.banner}>
      {t('shownRevision', { revision: shown.revision, state: t(`state_${shown.state}`) })}
      <button
        type="button"
        className="btn btn-small"
        onClick={() => go({ screen: 'plans', planId: props.planId })}
      >
        {t('backToInForce')}
      </button>
      {Exporter === null ? null : <Exporter planId={props.planId} revision={shown.revision} />}
    </div>
  );
}

type Props = {
  readonly planId: string;
  readonly profile: Profile;
  readonly view?: PlanView | undefined;
  readonly from?: number | undefined;
  readonly to?: number | undefined;
};

function Body(props: Props & { readonly plan: PlanSummary; readonly tab: string }): ReactNode {
  const { planId, profile, plan, tab } = props;
  const common = useText('common');
  const isFlow = tab === 'flow';
  const revision = isFlow ? (props.to ?? null) : null;
  const found = useDesk('plan.get', { planId, revision }, { enabled: isFlow && plan.revision > 0 });
  if (tab === 'revisions')
    return (
      <>
        <PlanProposals planId={planId} revision={plan.revision} />
        <Revisions plan={plan} />
      </>
    );
  if (tab === 'compare') return <Compare planId={planId} profile={profile} from={props.from} to={props.to} />;
  if (found.data === undefined)
    return found.error === null ? (
      <p className="empty">{common('loading')}</p>
    ) : (
      <ErrorNote error={found.error} kept={false} />
    );
  return (
    <>
      {revision === null || found.data.summary.revision === plan.revision ? null : (
        <OtherRevision shown={found.data.summary} planId={planId} />
      )}
      <FlowAndText found={found.data} profile={profile} />
    </>
  );
}

const TABS = ['flow', 'revisions', 'compare'] as const;

/** One plan: drawing and text, its revisions, and two of them compared. */
export function PlanPage(props: Props): ReactNode {
  const t = useText('plans');
  const common = useText('common');
  const { go } = useNavigation();
  const plans = useDesk('plan.list', {});
  const plan = plans.data?.find((one) => one.id === props.planId);
  if (plan === undefined)
    return <p className="empty">{plans.data === undefined ? common('loading') : t('gone')}</p>;
  const tabs = TABS.filter((id) => id === 'revisions' || plan.revision > 0).map((id) => ({
    id,
    label: t(`tab_${id}`),
  }));
  const wanted = props.view === 'text' ? 'flow' : props.view;
  const tab = tabs.find((one) => one.id === wanted)?.id ?? tabs[0]?.id ?? 'flow';
  return (
    <div className={classes.view} data-testid="plan-view">
      <Head plan={plan} />
      <Tabs
        label={t('tabs')}
        tabs={tabs}
        value={tab}
        onValue={(view) => go({ screen: 'plans', planId: props.planId, view: view as PlanView })}
      />
      <Body {...props} plan={plan} tab={tab} />
    </div>
  );
}
