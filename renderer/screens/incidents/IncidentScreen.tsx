import { type ReactNode, useState } from 'react';
import type { OutputOf } from '../../../shared/contract/procedures';
import { useNavigation } from '../../app/navigation';
import { useDesk } from '../../bridge/hooks';
import { DrillBand, ErrorNote, Fetched } from '../../components';
import { useText } from '../../i18n';
import { Tabs } from '../parts/Tabs';
import { useForms } from '../parts/useForms';
import { ReportKey } from '../reports/ReportKey';
import { CloseForm } from './CloseForm';
import { FactsForm } from './FactsForm';
import classes from './incidents.module.css';
import { ReopenForm } from './ReopenForm';
import { TallyFacts } from './TallyFacts';
import { TenSeconds } from './TenSeconds';
import { INCIDENT_TABS } from './tabs';

export type IncidentPage = OutputOf<'incident.get'>;
type Panel = 'facts' | 'tally' | 'close' | 'reopen' | null;

/** One incident: ten seconds at the top, then what is owed, what runs and what happened. */
export default function IncidentScreen(props: {
  readonly id: string;
  readonly tallyId?: string | undefined;
  readonly tab?: string | undefined;
}): ReactNode {
  const t = useText('incidents');
  const common = useText('common');
  useForms();
  const { back, go } = useNavigation();
  const found = useDesk('incident.get', { incidentId: props.id });
  const [panel, setPanel] = useState<Panel>(props.tallyId === undefined ? null : 'tally');
  const page = found.data;
  if (page === undefined) {
    return (
      <section className={classes.screen}>
        <ErrorNote error={found.error} kept={false} />
        {found.error === null ? <p className="empty">{common('loading')}</p> : null}
      </section>
    );
  }
  const isOpen = page.incident.state === 'open';
  const close = (): void => setPanel(null);
  const tab = INCIDENT_TABS.find((one) => one.id === props.tab) ?? INCIDENT_TABS[0];
  const Tab = tab.component;
  return (
    <section className={classes.screen} aria-label={page.incident.title} data-testid="incident-screen">
      <DrillBand name={page.incident.drill} />
      <header className={classes.top}>
        <TenSeconds page={page} />
        <div className={classes.topActions}>
          {isOpen ? (
            <>
              <button
                type="button"
                className="btn"
                aria-expanded={panel === 'facts'}
                onClick={() => setPanel(panel === 'facts' ? null : 'facts')}
                data-testid="incident-facts"
              >
                {t('facts')}
              </button>
              <button
                type="button"
                className="btn"
                onClick={() => go({ screen: 'warnings', tab: 'tally', link: `incident:${page.incident.id}` })}
                data-testid="incident-tally"
              >
                {t('tally')}
              </button>
              <button
                type="button"
                className="btn"
                onClick={() => go({ screen: 'callouts', incidentId: page.incident.id, kind: 'other' })}
                data-testid="incident-callout"
              >
                {t('callOut')}
              </button>
              <button
                type="button"
                className="btn"
                onClick={() =>
                  go({ screen: 'warnings', tab: 'responses', link: `incident:${page.incident.id}` })
                }
                data-testid="incident-response"
              >
                {t('response')}
              </button>
              <button
                type="button"
                className="btn"
                aria-expanded={panel === 'close'}
                onClick={() => setPanel(panel === 'close' ? null : 'close')}
                data-testid="incident-close"
              >
                {t('close')}
              </button>
            </>
          ) : null}
          {isOpen ? null : (
            <>
              <button
                type="button"
                className="btn"
                onClick={() => go({ screen: 'review', id: props.id })}
                data-testid="incident-review"
              >
                {t('review')}
              </button>
              <button
                type="button"
                className="btn"
                aria-expanded={panel === 'reopen'}
                onClick={() => setPanel(panel === 'reopen' ? null : 'reopen')}
                data-testid="incident-reopen"
              >
                {t('reopen')}
              </button>
            </>
          )}
          <button type="button" className="btn btn-plain" onClick={back}>
            {common('back')}
          </button>
        </div>
      </header>
      <ReportKey incidentId={props.id} />
      <Tabs
        label={page.incident.title}
        tabs={INCIDENT_TABS.map(({ id, label }) => ({ id, label: t(label) }))}
        value={tab.id}
        onValue={(to) => go({ screen: 'incident', id: props.id, tab: to })}
      />
      <div className={classes.page}>
        {panel === 'facts' ? <FactsForm incident={page.incident} onClose={close} /> : null}
        {panel === 'tally' && isOpen && props.tallyId !== undefined ? (
          <TallyFacts incident={page.incident} tallyId={props.tallyId} onClose={close} />
        ) : null}
        {panel === 'close' && isOpen ? <CloseForm page={page} onClose={close} /> : null}
        {panel === 'reopen' && !isOpen ? <ReopenForm incidentId={props.id} onClose={close} /> : null}
        <Fetched fallback={<p className="empty">{common('loading')}</p>}>
          <div className={classes.tabPart} data-testid="incident-part">
            <Tab page={page} incidentId={props.id} />
          </div>
        </Fetched>
      </div>
    </section>
  );
}
