import type { ReactNode } from 'react';
import { useNow } from '../../app/clock';
import { useNavigation } from '../../app/navigation';
import { nearTime } from '../../app/time';
import { openWall } from '../../app/wall/state';
import { Countdown, DrillClock } from '../../components';
import { useLocale, useText } from '../../i18n';
import { People } from '../parts/People';
import { useForms } from '../parts/useForms';
import { LoadRun } from './LoadRun';
import { RunBody } from './RunBody';
import { useRun } from './runContext';
import classes from './runs.module.css';
import { SwitchBar } from './switch/SwitchBar';

function Header(): ReactNode {
  const t = useText('runs');
  const own = useText('flow');
  const common = useText('common');
  const locale = useLocale();
  const now = useNow(60_000);
  const { go, back } = useNavigation();
  const { summary } = useRun().detail;
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
            <Countdown dueAt={due.dueAt} /> <DrillClock name={due.drill} />{' '}
            {locale === 'zh' ? due.titleZh : due.titleEn}
          </span>
        )}
        <button
          type="button"
          className="btn btn-small"
          title="F11"
          onClick={() => openWall(summary.id)}
          data-testid="run-wall"
        >
          {own('wall')}
        </button>
        <button
          type="button"
          className="btn btn-small"
          onClick={() => go({ screen: 'replay', id: summary.id })}
          data-testid="run-replay"
        >
          {t('replay')}
        </button>
        <button type="button" className="btn btn-small btn-plain" onClick={back}>
          {common('back')}
        </button>
      </div>
    </header>
  );
}

/** The running procedure: the flowchart with its live state, and beside it what is to be done now in every lane. */
export default function RunScreen(props: {
  readonly id: string;
  /** the step that a deadline or an alert led here for */
  readonly step?: string | undefined;
}): ReactNode {
  const t = useText('runs');
  useForms();
  useText('incidents');
  useText('runActs');
  useText('flow');
  return (
    <section className={classes.screen} aria-label={t('plan')} data-testid="run-screen">
      <LoadRun id={props.id}>
        <Header />
        <SwitchBar />
        <People />
        <RunBody step={props.step} />
      </LoadRun>
    </section>
  );
}
