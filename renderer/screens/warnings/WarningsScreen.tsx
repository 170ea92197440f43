import { lazy, type ReactNode } from 'react';
import { useNavigation } from '../../app/navigation';
import { tabOf } from '../../app/tabs';
import { useDesk } from '../../bridge/hooks';
import { Fetched } from '../../components';
import { useText } from '../../i18n';
import { Tabs } from '../parts/Tabs';
import { WarningList } from './WarningList';
import classes from './warnings.module.css';

const TallyTab = lazy(() => import('../tally/TallyTab'));
const LossesTab = lazy(() => import('../losses/LossesTab'));
const ResponsesTab = lazy(() => import('../responses/ResponsesTab'));

/** Warnings, and beside them the responses that follow from them and the tally sheets that units report in. */
export default function WarningsScreen(props: {
  readonly tab?: string | undefined;
  readonly tallyId?: string | undefined;
  readonly responseId?: string | undefined;
  readonly lossId?: string | undefined;
  readonly link?: string | undefined;
  /** the warning whose detail is open */
  readonly warningId?: string | undefined;
}): ReactNode {
  const t = useText('warnings');
  const { go } = useNavigation();
  const open = useDesk('tally.list', { openOnly: true, incidentId: null, warningId: null }).data ?? [];
  const responses = useDesk('board.get', {}).data?.responses ?? [];
  const tab = tabOf('warnings', props.tab);
  return (
    <section className={classes.screen} aria-label={t('title')}>
      <Tabs
        label={t('title')}
        tabs={[
          { id: 'list', label: t('tabList') },
          { id: 'responses', label: t('tabResponses'), badge: responses.length },
          { id: 'tally', label: t('tabTally'), badge: open.length },
          { id: 'losses', label: t('tabLosses') },
        ]}
        value={tab}
        onValue={(to) => go(to === 'list' ? { screen: 'warnings' } : { screen: 'warnings', tab: to })}
      />
      {tab === 'tally' ? (
        <Fetched>
          <TallyTab key={props.link ?? ''} tallyId={props.tallyId} link={props.link} />
        </Fetched>
      ) : tab === 'losses' ? (
        <Fetched>
          <LossesTab lossId={props.lossId} />
        </Fetched>
      ) : tab === 'responses' ? (
        <Fetched>
          <ResponsesTab key={props.link ?? ''} responseId={props.responseId} link={props.link} />
        </Fetched>
      ) : (
        <WarningList key={props.warningId ?? ''} warningId={props.warningId} />
      )}
    </section>
  );
}
