import type { ReactNode } from 'react';
import { useDesk } from '../../../bridge/hooks';
import { useSession } from '../../../bridge/session';
import { ErrorNote } from '../../../components';
import { useText } from '../../../i18n';
import type { IncidentTabProps } from '../tabs';
import { FigureTable } from './FigureTable';
import { Forces } from './Forces';
import classes from './figures.module.css';
import { Measures } from './Measures';

const WRITERS: readonly string[] = ['officer', 'operator', 'supervisor'];

/** 事实: figures with time and source, forces, measures. */
export default function FactsTab({ page, incidentId }: IncidentTabProps): ReactNode {
  const t = useText('figures');
  const common = useText('common');
  const { active } = useSession();
  const found = useDesk('incident.factsAt', { incidentId, at: null }, { keep: true });
  const facts = found.data;
  if (facts === undefined) {
    return found.error === null ? (
      <p className="empty">{common('loading')}</p>
    ) : (
      <ErrorNote error={found.error} kept={false} />
    );
  }
  const isOpen = page.incident.state === 'open';
  const canWrite = isOpen && (active?.roles.some((role) => WRITERS.includes(role)) ?? false);
  return (
    <div className={classes.tab} data-testid="facts-tab">
      {isOpen ? null : <p className="dim">{t('closed')}</p>}
      <div className={classes.halves}>
        <FigureTable facts={facts} canWrite={canWrite} />
        <div className={classes.side}>
          <Forces facts={facts} canWrite={canWrite} />
          <Measures facts={facts} canWrite={canWrite} />
        </div>
      </div>
    </div>
  );
}
