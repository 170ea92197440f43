import { type ReactNode, useMemo, useState } from 'react';
import type { PlanSummary } from '../../../shared/contract/models';
import type { Profile } from '../../../shared/plan/types';
import { useEscape } from '../../app/hotkeys';
import { moveInList } from '../../app/listKeys';
import { useNavigation } from '../../app/navigation';
import { useDesk } from '../../bridge/hooks';
import { Countdown, ErrorNote } from '../../components';
import { useLocale, useText } from '../../i18n';
import { useStartPlan } from '../parts/StartPlan';
import { FlowPane } from '../runs/flow/FlowPane';
import { contextOf, readPlan } from '../runs/runModel';
import { Flow } from './Outline';
import classes from './plans.module.css';

function Running(): ReactNode {
  const t = useText('plans');
  const locale = useLocale();
  const { go } = useNavigation();
  const runs = useDesk('run.list', { state: 'running' }).data ?? [];
  if (runs.length === 0) return null;
  return (
    <section className={classes.running} aria-label={t('running')}>
      <h2 className={classes.heading}>{t('running')}</h2>
      {runs.map((run) => (
        <button
          key={run.id}
          type="button"
          data-item
          className={classes.row}
          onClick={() => go({ screen: 'run', id: run.id })}
          data-testid="running-run"
        >
          <b>{locale === 'zh' ? run.title : run.titleEn}</b>
          <span className="dim">{run.incidentTitle}</span>
          {run.nextDeadline === null ? null : <Countdown dueAt={run.nextDeadline.dueAt} />}
        </button>
      ))}
    </section>
  );
}

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

/** One plan: when to start it, its flowchart and its outline. A click on either shows the same block on both. */
function PlanView(props: { readonly planId: string; readonly profile: Profile }): ReactNode {
  const t = useText('plans');
  const common = useText('common');
  const locale = useLocale();
  const [selected, setSelected] = useState<string | null>(null);
  const found = useDesk('plan.get', { planId: props.planId });
  const read = useMemo(
    () => (found.data === undefined ? null : readPlan(found.data.planText, found.data.tablesText)),
    [found.data],
  );
  const ctx = useMemo(
    () => (read?.ok === true ? contextOf(read, props.profile) : null),
    [read, props.profile],
  );
  if (found.data === undefined || read === null) {
    return found.error === null ? (
      <p className="empty">{common('loading')}</p>
    ) : (
      <ErrorNote error={found.error} kept={false} />
    );
  }
  if (!read.ok || ctx === null) {
    return (
      <p className="empty" role="alert">
        {t('broken', { problem: read.ok ? '' : read[locale] })}
      </p>
    );
  }
  const { summary } = found.data;
  return (
    <div className={classes.view} data-testid="plan-view">
      <header className={classes.viewHead}>
        <h1>{locale === 'zh' ? summary.title : summary.titleEn}</h1>
        <span className="dim num">{t('revision', { revision: summary.revision })}</span>
        <span className={classes.spacer} />
        <StartAlone plan={summary} />
      </header>
      <p className={classes.trigger}>
        <span className="dim">{t('trigger')}</span> {locale === 'zh' ? summary.trigger : summary.triggerEn}
      </p>
      <p className={classes.trigger}>
        <span className="dim">{t('level')}</span> {ctx.plan.level_notes[ctx.profile]}
      </p>
      <div className={classes.split}>
        <FlowPane ctx={ctx} states={null} selected={selected} current={null} onSelect={setSelected} />
        <section className={`panel ${classes.outline}`} aria-label={t('outline')}>
          <h2 className="panel-head">{t('outline')}</h2>
          <Flow flow={ctx.plan.flow} ctx={ctx} selected={selected} onSelect={setSelected} />
        </section>
      </div>
    </div>
  );
}

/** The work plans of the room, and one of them in full. */
export default function PlansScreen(props: { readonly planId?: string | undefined }): ReactNode {
  const t = useText('plans');
  const locale = useLocale();
  useText('runs');
  const { go } = useNavigation();
  const plans = useDesk('plan.list', {});
  const profile = useDesk('system.status', {}).data?.room?.profile;
  return (
    <section className={classes.screen} aria-label={t('title')}>
      <nav className={`panel ${classes.list}`} aria-label={t('list')} onKeyDown={moveInList}>
        <Running />
        <h2 className={classes.heading}>{t('list')}</h2>
        <ErrorNote error={plans.error} kept={false} />
        {plans.data?.length === 0 ? <p className="empty">{t('none')}</p> : null}
        {plans.data?.map((plan) => (
          <button
            key={plan.id}
            type="button"
            data-item
            className={classes.row}
            aria-current={plan.id === props.planId}
            onClick={() => go({ screen: 'plans', planId: plan.id })}
            data-testid={`plan-${plan.id}`}
          >
            <b>{locale === 'zh' ? plan.title : plan.titleEn}</b>
            <span className={classes.rowTrigger}>{locale === 'zh' ? plan.trigger : plan.triggerEn}</span>
          </button>
        ))}
      </nav>
      {props.planId === undefined || profile === undefined ? (
        <p className="empty">{t('choose')}</p>
      ) : (
        <PlanView key={props.planId} planId={props.planId} profile={profile} />
      )}
    </section>
  );
}
