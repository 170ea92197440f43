import type { ReactNode } from 'react';
import { moveInList } from '../../app/listKeys';
import { useNavigation } from '../../app/navigation';
import { useDesk } from '../../bridge/hooks';
import { ErrorNote } from '../../components';
import { useText } from '../../i18n';
import { DocumentRow } from '../documents/DocumentRow';
import type { IncidentTabProps } from './tabs';

/** The documents of the register that belong to the incident; one that is opened stands in the register with everything that may be done to it. */
export default function IncidentDocuments({ incidentId }: IncidentTabProps): ReactNode {
  const t = useText('incidents');
  const { go } = useNavigation();
  const found = useDesk('document.list', {
    direction: 'all',
    show: 'all',
    text: '',
    incidentId,
    limit: 500,
  });
  const documents = found.data?.documents ?? [];
  return (
    <section className="panel" aria-label={t('tabDocuments')} data-testid="incident-documents">
      <h2 className="panel-head">{t('tabDocuments')}</h2>
      <ErrorNote error={found.error} kept={false} />
      {found.data !== undefined && documents.length === 0 ? (
        <p className="empty">{t('noDocuments')}</p>
      ) : null}
      <ol aria-label={t('tabDocuments')} onKeyDown={moveInList}>
        {documents.map((entry) => (
          <DocumentRow
            key={entry.id}
            entry={entry}
            isOpen={false}
            onOpen={() => go({ screen: 'log', tab: 'documents', entryId: entry.id })}
          />
        ))}
      </ol>
    </section>
  );
}
