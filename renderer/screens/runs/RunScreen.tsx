import { type ReactNode, useEffect, useMemo, useState } from 'react';
import type { RunDetail } from '../../../shared/contract/models';
import { dues } from '../../../shared/plan/machine/dues';
import { currentItems } from '../../../shared/plan/machine/view';
import { nodeId, nodeStates } from '../../../shared/plan/mermaid';
import type { RunItem, RunState } from '../../../shared/plan/run-types';
import type { Profile } from '../../../shared/plan/types';
import { useNow } from '../../app/clock';
import { useNavigation } from '../../app/navigation';
import { nearTime } from '../../app/time';
import { useDesk } from '../../bridge/hooks';
import { useSession } from '../../bridge/session';
import { Countdown, ErrorNote } from '../../components';
import { useLocale, useText } from '../../i18n';
import { People } from '../parts/People';
import { useForms } from '../parts/useForms';
import { DoneList } from './DoneList';
import { FlowPane } from './flow/FlowPane';
import { LaneGrid } from './LaneGrid';
import { type Run, RunProvider, useRun } from './runContext';
import { contextOf, earliestDues, readPlan } from './runModel';
import classes from './runs.module.css';
import { StepDetail } from './StepDetail';

function Header({ detail }: { readonly detail: RunDetail }): ReactNode {
  const t = useText('runs');
  const common = useText('common');
  const locale = useLocale();
  const now = useNow(60_000);
  const { go, back } = useNavigation();
  const { summary } = detail;
  const due = summary.nextDeadline;
  return (
    <header className={classes.top} data-testid="run-header" data-state={summary.state}>
      <div className={classes.topLine}>
        <h1>{locale === 'zh' ? summary.title : summary.titleEn}</h1>
        <span className={classes.tag}>{t(summary.state === 'running' ? 'running' : 'ended')}</span>
        {summary.incidentId === null ? (
          <span className="dim">{t('free')}</span>
        ) : (
          <button
            type="button"
            className="btn btn-small"
            onClick={() => summary.incidentId !== null && go({ screen: 'incident', id: summary.incidentId })}
            data-testid="run-incident"
          >
            {summary.incidentTitle}
          </button>
        )}
        <span className="dim num">
          {t('received', { time: nearTime(summary.receivedAt, now) })} ·{' '}
          {t('started', { name: summary.startedBy, time: nearTime(summary.startedAt, now) })}
          {summary.endedAt === null ? '' : ` · ${t('endedAt', { time: nearTime(summary.endedAt, now) })}`}
        </span>
        <span className={classes.spacer} />
        {due === null ? null : (
          <span className={classes.nextDue}>
            <Countdown dueAt={due.dueAt} /> {locale === 'zh' ? due.titleZh : due.titleEn}
          </span>
        )}
        <button type="button" className="btn btn-small btn-plain" onClick={back}>
          {common('back')}
        </button>
      </div>
    </header>
  );
}

/** The drawing ticks by itself: a step that runs late turns inverse on the second, and nothing else is drawn again. */
function LiveFlow(props: {
  readonly items: readonly RunItem[];
  readonly selected: string | null;
  readonly onSelect: (nodeId: string) => void;
}): ReactNode {
  const { ctx, state } = useRun();
  const now = useNow(1_000);
  const states = nodeStates(ctx, state, now);
  const first = props.items.find((item) => item.status === 'active') ?? props.items[0];
  return (
    <FlowPane
      ctx={ctx}
      states={states}
      selected={props.selected}
      current={first === undefined ? null : nodeId(first.blockId)}
      onSelect={props.onSelect}
    />
  );
}

function Body(props: { readonly step: string | undefined }): ReactNode {
  const t = useText('runs');
  const { ctx, state, detail } = useRun();
  const { step } = props;
  const [selected, setSelected] = useState<string | null>(step === undefined ? null : nodeId(step));
  useEffect(() => {
    if (step === undefined) return;
    setSelected(nodeId(step));
    setShown(nodeId(step));
  }, [step]);
  const items = useMemo(() => currentItems(ctx, state, detail.facts), [ctx, state, detail.facts]);
  const due = useMemo(() => earliestDues(dues(ctx, state)), [ctx, state]);
  const lanes = new Set(items.map((item) => item.lanes.map((lane) => lane.id).join('/'))).size;
  // A block that was chosen while it stood open gives way when it is done; one chosen on the drawing stays.
  const [shown, setShown] = useState<string | null>(selected);
  const isCurrent = items.some((item) => nodeId(item.blockId) === selected);
  const choose = (node: string): void => {
    setSelected(node);
    setShown(items.some((item) => nodeId(item.blockId) === node) ? null : node);
  };
  return (
    <div className={classes.body}>
      <LiveFlow items={items} selected={selected} onSelect={choose} />
      <div className={classes.side}>
        {selected === null || selected !== shown || isCurrent ? null : (
          <StepDetail
            key={selected}
            blockId={selected.replace(/^n_/, '')}
            onClose={() => setSelected(null)}
          />
        )}
        <h2 className={classes.sectionHead}>
          {t('current')} {lanes > 1 ? <span className="dim">{t('lanes', { count: lanes })}</span> : null}
        </h2>
        {items.length === 0 ? (
          <p className="empty">{t(state.status === 'ended' ? 'runOver' : 'nothingOpen')}</p>
        ) : (
          <LaneGrid items={items} dues={due} selected={selected} onSelect={choose} />
        )}
        <DoneList />
      </div>
    </div>
  );
}

function Loaded(props: {
  readonly detail: RunDetail;
  readonly profile: Profile;
  readonly step: string | undefined;
}): ReactNode {
  const { detail, profile } = props;
  const t = useText('runs');
  const locale = useLocale();
  const { active } = useSession();
  const { incidentId } = detail.summary;
  const page = useDesk('incident.get', { incidentId: incidentId ?? '-' }, { enabled: incidentId !== null });
  const found = useMemo(
    () => readPlan(detail.planText, detail.tablesText, detail.subplanTexts),
    [detail.planText, detail.tablesText, detail.subplanTexts],
  );
  const ctx = useMemo(() => (found.ok ? contextOf(found, profile) : null), [found, profile]);
  if (!found.ok || ctx === null) {
    const problem = found.ok ? '' : found[locale];
    return (
      <p className="empty" role="alert">
        {t('broken', { problem })}
      </p>
    );
  }
  const run: Run = {
    id: detail.summary.id,
    ctx,
    state: detail.state as RunState,
    detail,
    locale,
    incident: page.data?.incident ?? null,
    mayOverride: active?.roles.includes('supervisor') ?? false,
    ownName: active?.displayName ?? '',
  };
  return (
    <RunProvider value={run}>
      <Header detail={detail} />
      <People />
      <Body step={props.step} />
    </RunProvider>
  );
}

/** The running procedure: the flowchart with its live state, and beside it what is to be done now in every lane. */
export default function RunScreen(props: {
  readonly id: string;
  /** the step that a deadline or an alert led here for */
  readonly step?: string | undefined;
}): ReactNode {
  const t = useText('runs');
  const common = useText('common');
  useForms();
  useText('incidents');
  const found = useDesk('run.get', { runId: props.id });
  const profile = useDesk('system.status', {}).data?.room?.profile;
  return (
    <section className={classes.screen} aria-label={t('plan')} data-testid="run-screen">
      <ErrorNote error={found.error} kept={false} />
      {found.data === undefined || profile === undefined ? (
        found.error === null ? (
          <p className="empty">{common('loading')}</p>
        ) : null
      ) : (
        <Loaded detail={found.data} profile={profile} step={props.step} />
      )}
    </section>
  );
}
