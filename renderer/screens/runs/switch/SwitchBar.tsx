import { type ReactNode, useState } from 'react';
import { useNavigation } from '../../../app/navigation';
import { useDesk } from '../../../bridge/hooks';
import { useText } from '../../../i18n';
import { useRun } from '../runContext';
import runClasses from '../runs.module.css';
import { SwitchDialog } from './SwitchDialog';
import classes from './switch.module.css';

function Link(props: { readonly words: string; readonly runId: string; readonly testId: string }): ReactNode {
  const t = useText('runActs');
  const { go } = useNavigation();
  return (
    <span className={classes.link}>
      {props.words}
      <button
        type="button"
        className="btn btn-small"
        onClick={() => go({ screen: 'run', id: props.runId })}
        data-testid={props.testId}
      >
        {t('openOther')}
      </button>
    </span>
  );
}

/**
 * Which revision the run is worked by, that a newer one is in force, and the runs before and after a change of plan. A
 * newer revision is only told of: nothing changes by itself in mid-incident.
 */
export function SwitchBar(): ReactNode {
  const t = useText('runActs');
  const { go } = useNavigation();
  const { summary } = useRun().detail;
  const plans = useDesk('plan.list', {}).data ?? [];
  const [isOpen, setOpen] = useState(false);
  const inForce = plans.filter((plan) => plan.state === 'in_force');
  const newer = inForce.find((plan) => plan.id === summary.planId && plan.revision > summary.planRevision);
  const isRunning = summary.state === 'running';
  const { switchedFrom, switchedTo } = summary;
  return (
    <div className={classes.bar} data-testid="switch-bar">
      <span className={runClasses.tag}>{t('revision', { revision: summary.planRevision })}</span>
      {isRunning && newer !== undefined ? (
        <span className={classes.link} data-testid="newer-revision">
          {t('newer', { revision: newer.revision })}
          <button
            type="button"
            className="btn btn-small"
            onClick={() =>
              go({
                screen: 'plans',
                planId: summary.planId,
                view: 'compare',
                from: summary.planRevision,
                to: newer.revision,
              })
            }
          >
            {t('compare')}
          </button>
        </span>
      ) : null}
      {isRunning && inForce.length > 0 ? (
        <button
          type="button"
          className="btn btn-small"
          onClick={() => setOpen(true)}
          data-testid="switch-open"
        >
          {t(newer === undefined ? 'change' : 'toNewer')}
        </button>
      ) : null}
      {switchedFrom === undefined ? null : (
        <Link words={t('cameFrom')} runId={switchedFrom} testId="switched-from" />
      )}
      {switchedTo === undefined ? null : <Link words={t('wentTo')} runId={switchedTo} testId="switched-to" />}
      {isOpen ? (
        <SwitchDialog plans={inForce} planId={newer?.id ?? summary.planId} onClose={() => setOpen(false)} />
      ) : null}
    </div>
  );
}
