import type { ReactNode } from 'react';
import { useNavigation } from '../../app/navigation';
import { slips } from '../../app/slip';
import { callDraftKey } from '../../app/slip/incident';
import { useText } from '../../i18n';
import { IncidentForm } from './IncidentForm';
import classes from './incidents.module.css';

/** Recording an incident while the caller is on the line; `callId` names the slip that it was taken down on. */
export default function NewIncidentScreen({ callId }: { readonly callId?: string | undefined }): ReactNode {
  const t = useText('incidents');
  const { go, back } = useNavigation();
  return (
    <section className={classes.screen} aria-label={t('newTitle')}>
      <header className={classes.bar}>
        <h1>{t('newTitle')}</h1>
      </header>
      <div className={`panel ${classes.scroll}`}>
        <IncidentForm
          key={callId ?? ''}
          draftKey={callId === undefined ? 'incident' : callDraftKey(callId)}
          parentId={null}
          callLineId={callId}
          onRecorded={(incident) => {
            if (callId !== undefined) slips().finish(callId);
            go({ screen: 'incident', id: incident.id });
          }}
          onCancel={back}
        />
      </div>
    </section>
  );
}
