import { type ReactNode, useState } from 'react';
import type { RunSummary } from '../../../shared/contract/models';
import { useNavigation } from '../../app/navigation';
import { Countdown, Time } from '../../components';
import { useLocale, useText } from '../../i18n';
import { StartPlan } from '../parts/StartPlan';
import type { IncidentPage } from './IncidentScreen';
import classes from './incidents.module.css';

function RunRow({ run }: { readonly run: RunSummary }): ReactNode {
  const t = useText('incidents');
  const locale = useLocale();
  const { go } = useNavigation();
  const due = run.nextDeadline;
  return (
    <li>
      <button
        type="button"
        className={classes.runRow}
        onClick={() => go({ screen: 'run', id: run.id })}
        data-testid="incident-run"
      >
        <b>{locale === 'zh' ? run.title : run.titleEn}</b>
        <span className="dim">
          {t(run.state === 'running' ? 'running' : 'ended')} · {t('startedBy', { name: run.startedBy })}{' '}
          <Time at={run.startedAt} />
        </span>
        <span className={classes.grow} />
        {due === null ? null : (
          <span className={classes.cut}>
            <Countdown dueAt={due.dueAt} /> {locale === 'zh' ? due.titleZh : due.titleEn}
          </span>
        )}
      </button>
    </li>
  );
}

/** The runs of an incident; with none yet, what is suggested stands open at once. */
export function Runs({ page }: { readonly page: IncidentPage }): ReactNode {
  const t = useText('incidents');
  const isOpenIncident = page.incident.state === 'open';
  const [isStarting, setStarting] = useState(isOpenIncident && page.runs.length === 0);
  return (
    <section className="panel" aria-label={t('runs')}>
      <h2 className="panel-head">
        <span>{t('runs')}</span>
        <span className={classes.spacer} />
        {isOpenIncident ? (
          <button
            type="button"
            className="btn btn-small"
            aria-expanded={isStarting}
            onClick={() => setStarting(!isStarting)}
            data-testid="incident-start-plan"
          >
            {t('startPlan')}
          </button>
        ) : null}
      </h2>
      {page.runs.length === 0 ? <p className="empty">{t('noRuns')}</p> : null}
      <ul>
        {page.runs.map((run) => (
          <RunRow key={run.id} run={run} />
        ))}
      </ul>
      {isStarting ? (
        <StartPlan incidentId={page.incident.id} warningId={null} suggested={page.suggestedPlans} />
      ) : null}
    </section>
  );
}
