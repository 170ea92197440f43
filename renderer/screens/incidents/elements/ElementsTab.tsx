import type { ReactNode } from 'react';
import { useDesk } from '../../../bridge/hooks';
import { ErrorNote } from '../../../components';
import { useText } from '../../../i18n';
import type { IncidentTabProps } from '../tabs';
import { ElementRows } from './ElementRows';
import classes from './elements.module.css';
import { Flags } from './Flags';
import { FollowUp } from './FollowUp';
import { History } from './History';
import { Stable, Verification } from './Judged';

/** What is known of an incident element by element, what is still asked, and what was judged of it. */
export default function ElementsTab({ page, incidentId }: IncidentTabProps): ReactNode {
  const common = useText('common');
  const found = useDesk('incident.elements', { incidentId });
  const { data } = found;
  if (data === undefined)
    return found.error === null ? (
      <p className="empty">{common('loading')}</p>
    ) : (
      <ErrorNote error={found.error} kept={false} />
    );
  const { incident } = page;
  const canWrite = incident.state === 'open';
  return (
    <div className={classes.tab} data-testid="elements-tab">
      <ElementRows key={incidentId} incident={incident} data={data} canWrite={canWrite} />
      <div className={classes.side}>
        <FollowUp incidentId={incidentId} data={data} canWrite={canWrite} />
        <Verification incident={incident} canWrite={canWrite} />
        <Stable incident={incident} canWrite={canWrite} />
        <Flags incident={incident} canWrite={canWrite} />
        <History data={data} />
      </div>
    </div>
  );
}
