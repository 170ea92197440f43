import { type ReactNode, useState } from 'react';
import { INCIDENT_TYPE_LIST, type IncidentType } from '../../../../shared/domain/vocabulary';
import type { RunItem } from '../../../../shared/plan/run-types';
import type { Spawn } from '../../../../shared/plan/types';
import { useDesk } from '../../../bridge/hooks';
import { ErrorNote } from '../../../components';
import { useText } from '../../../i18n';
import { IncidentForm } from '../../incidents/IncidentForm';
import { useDraft } from '../../parts/draft';
import { useHeldAct } from '../../parts/useHeldAct';
import { useRun, useRunAct } from '../runContext';
import classes from '../runs.module.css';

const EMPTY: { childId: string } = { childId: '' };

/** A danger inside a run gets an incident of its own, with its own receipt: recorded first, then entered in the plan. */
export function SpawnItem(props: { readonly item: RunItem; readonly spawn: Spawn }): ReactNode {
  const { item, spawn } = props;
  const t = useText('runs');
  const own = useText('runActs');
  const run = useRun();
  const plan = useDesk('plan.list', {}).data?.find((one) => one.id === spawn.spawn);
  const draft = useDraft(`run.${run.id}.${item.key}.spawn`, EMPTY);
  const act = useRunAct();
  const start = useHeldAct('run.start');
  const [runId] = useState(() => crypto.randomUUID());
  const [isOpen, setOpen] = useState(false);
  const { childId } = draft.value;
  const enter = async (childIncidentId: string): Promise<void> => {
    if (!(await act.send({ kind: 'spawn', key: item.key, childIncidentId }))) return;
    draft.drop();
    await start.run({ runId, planId: spawn.spawn, incidentId: childIncidentId, warningId: null });
  };
  const { incident } = run;
  const known =
    incident === null
      ? undefined
      : {
          place: incident.place,
          callback: incident.callback,
          source: own('spawnFrom', { title: incident.title }),
        };
  // `work_safety.hazchem` is the type hazchem; the first that is one is what the plan is mainly for.
  const preset = plan?.hazards
    .map((hazard) => hazard.slice(hazard.lastIndexOf('.') + 1))
    .find((hazard): hazard is IncidentType => (INCIDENT_TYPE_LIST as readonly string[]).includes(hazard));
  return (
    <div className={classes.stepForm}>
      <p className={classes.small}>
        {t('spawnPlan', { plan: (run.locale === 'zh' ? plan?.title : plan?.titleEn) ?? spawn.spawn })}
      </p>
      {childId !== '' ? (
        <div className={classes.actions}>
          <span>{t('spawnRecorded')}</span>
          <button
            type="button"
            className="btn btn-primary btn-small"
            disabled={act.isBusy}
            onClick={() => void enter(childId)}
            data-testid="spawn-retry"
          >
            {t('spawnRetry')}
          </button>
        </div>
      ) : isOpen ? (
        <IncidentForm
          draftKey={`run.${run.id}.${item.key}.incident`}
          parentId={run.detail.summary.incidentId}
          drill={run.detail.summary.drill}
          presetType={preset}
          preset={known}
          onRecorded={(incident) => {
            draft.set({ childId: incident.id });
            void enter(incident.id);
          }}
          onCancel={() => setOpen(false)}
        />
      ) : (
        <div className={classes.actions}>
          <button
            type="button"
            className="btn btn-small"
            onClick={() => setOpen(true)}
            data-testid="spawn-open"
          >
            {t('spawnOpen')}
          </button>
        </div>
      )}
      <ErrorNote error={act.error ?? start.error} />
    </div>
  );
}
