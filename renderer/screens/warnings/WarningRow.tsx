import { type ReactNode, useState } from 'react';
import type { PlanSummary, Warning } from '../../../shared/contract/models';
import { isInEarnest } from '../../../shared/warnings/place';
import { useNow } from '../../app/clock';
import { useNavigation } from '../../app/navigation';
import { nearTime } from '../../app/time';
import { useDesk } from '../../bridge/hooks';
import { Time } from '../../components';
import { useText } from '../../i18n';
import { StartPlan } from '../parts/StartPlan';
import { Detail } from './Detail';
import { LiftForm } from './LiftForm';
import { Scales } from './Scales';
import { StatusBand } from './StatusBand';
import { plansFor } from './suggest';
import classes from './warnings.module.css';

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

type PanelName = 'lift' | 'plan' | 'detail';

function Acts(props: {
  readonly warning: Warning;
  readonly panel: PanelName | null;
  readonly onPanel: (panel: PanelName) => void;
}): ReactNode {
  const { warning, panel } = props;
  const t = useText('warnings');
  const { go } = useNavigation();
  const isInForce = warning.state === 'in_force';
  const open = (name: PanelName, word: 'startPlan' | 'lift' | 'detail', testId: string): ReactNode => (
    <button
      type="button"
      className="btn btn-small"
      aria-expanded={panel === name}
      onClick={() => props.onPanel(name)}
      data-testid={testId}
    >
      {t(word)}
    </button>
  );
  const link = (tab: 'responses' | 'tally', word: 'response' | 'tally', testId: string): ReactNode => (
    <button
      type="button"
      className="btn btn-small"
      onClick={() => go({ screen: 'warnings', tab, link: `warning:${warning.id}` })}
      data-testid={testId}
    >
      {t(word)}
    </button>
  );
  return (
    <>
      {isInForce && isInEarnest(warning.status) ? (
        <>
          {open('plan', 'startPlan', 'warning-start-plan')}
          <button
            type="button"
            className="btn btn-small"
            onClick={() => go({ screen: 'callouts', warningId: warning.id })}
            data-testid="warning-callout"
          >
            {t('callOut')}
          </button>
          {link('responses', 'response', 'warning-response')}
          {link('tally', 'tally', 'warning-tally')}
        </>
      ) : null}
      {isInForce ? open('lift', 'lift', 'warning-lift') : null}
      {open('detail', 'detail', 'warning-open')}
    </>
  );
}

/** Its original is the text itself, and stands open in the detail; that of a file is markup. */
const isPlainText = (source: Warning['source']): boolean => source === 'hand' || source === 'paste';

/** One warning: what it is, whether it is in force, and what can be begun on it. */
export function WarningRow(props: { readonly warning: Warning; readonly isOpen: boolean }): ReactNode {
  const { warning } = props;
  const t = useText('warnings');
  const now = useNow(60_000);
  const plans = useDesk('plan.list', {}).data ?? [];
  const [panel, setPanel] = useState<PanelName | null>(props.isOpen ? 'detail' : null);
  const close = (): void => setPanel(null);
  return (
    <li className={classes.row} data-testid="warning-row" data-state={warning.state}>
      <StatusBand status={warning.status} />
      <div className={classes.head}>
        <Scales warning={warning} />
        <b>{warning.kind}</b>
        <span>{warning.area}</span>
        {warning.updates.length === 0 ? null : (
          <span className={classes.tag}>{t('updated', { count: warning.updates.length })}</span>
        )}
        {warning.disagreesWith.length === 0 ? null : <span className={classes.warn}>{t('isDisputed')}</span>}
        {warning.followedInstead === null ? null : <span className="dim">{t('otherFollowed')}</span>}
        <span className={classes.spacer} />
        {warning.state === 'in_force' ? (
          <span className="dim num">
            {warning.endsAt === null ? t('noEnd') : t('until', { time: nearTime(warning.endsAt, now) })}
          </span>
        ) : (
          <span className="dim num">
            {t(`state_${warning.state}`)} {warning.liftedAt === null ? null : <Time at={warning.liftedAt} />}
          </span>
        )}
        <Acts
          warning={warning}
          panel={panel}
          onPanel={(name) => setPanel((before) => (before === name ? null : name))}
        />
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
      {warning.text === '' || (panel === 'detail' && isPlainText(warning.source)) ? null : (
        <p className={classes.text}>{warning.text}</p>
      )}
      {panel === 'lift' ? <LiftForm warning={warning} onClose={close} /> : null}
      {panel === 'plan' ? <SuggestedPlans warning={warning} plans={plans} /> : null}
      {panel === 'detail' ? <Detail warningId={warning.id} /> : null}
    </li>
  );
}
