import { type ReactNode, useLayoutEffect, useMemo } from 'react';
import type { RunDetail } from '../../../shared/contract/models';
import type { RunState } from '../../../shared/plan/run-types';
import type { Profile } from '../../../shared/plan/types';
import { useDesk } from '../../bridge/hooks';
import { useSession } from '../../bridge/session';
import { DrillBand, ErrorNote } from '../../components';
import { useLocale, useText } from '../../i18n';
import { type Run, RunProvider } from './runContext';
import { contextOf, readPlan } from './runModel';

/** Marks in the page's own timeline how long a new state took from its arrival to its last painted attribute. */
function usePaintedMark(version: number, arrivedAt: number): void {
  useLayoutEffect(() => {
    performance.clearMeasures('run-painted');
    const start = arrivedAt - performance.timeOrigin;
    if (start >= 0 && start <= performance.now())
      performance.measure('run-painted', { start, end: performance.now(), detail: { version } });
  }, [version, arrivedAt]);
}

function Loaded(props: {
  readonly detail: RunDetail;
  /** when it came from the desk, by the page's clock */
  readonly arrivedAt: number;
  readonly profile: Profile;
  readonly children: ReactNode;
}): ReactNode {
  const { detail, profile } = props;
  usePaintedMark(detail.summary.version, props.arrivedAt);
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
  const incident = page.data?.incident ?? null;
  const mayOverride = active?.roles.includes('supervisor') ?? false;
  const ownName = active?.displayName ?? '';
  const run = useMemo((): Run | null => {
    if (ctx === null) return null;
    const state = detail.state as RunState;
    return { id: detail.summary.id, ctx, state, detail, locale, incident, mayOverride, ownName };
  }, [ctx, detail, locale, incident, mayOverride, ownName]);
  if (!found.ok || run === null) {
    const problem = found.ok ? '' : found[locale];
    return (
      <p className="empty" role="alert">
        {t('broken', { problem })}
      </p>
    );
  }
  return (
    <RunProvider value={run}>
      <DrillBand name={detail.summary.drill} />
      {props.children}
    </RunProvider>
  );
}

/** Asks for a run and gives it to what stands inside; what is wrong with it is said in their place. */
export function LoadRun(props: { readonly id: string; readonly children: ReactNode }): ReactNode {
  const common = useText('common');
  const found = useDesk('run.get', { runId: props.id });
  const profile = useDesk('system.status', {}).data?.room?.profile;
  return (
    <>
      <ErrorNote error={found.error} kept={false} />
      {found.data === undefined || profile === undefined ? (
        found.error === null ? (
          <p className="empty">{common('loading')}</p>
        ) : null
      ) : (
        <Loaded detail={found.data} arrivedAt={found.dataUpdatedAt} profile={profile}>
          {props.children}
        </Loaded>
      )}
    </>
  );
}
