import type { ReactNode } from 'react';
import { useNavigation } from '../../app/navigation';
import { useText } from '../../i18n';
import { IncidentForm } from './IncidentForm';
import classes from './incidents.module.css';

/** Recording an incident while the caller is on the line. */
export default function NewIncidentScreen(_props: object): ReactNode {
  const t = useText('incidents');
  const { go, back } = useNavigation();
  return (
    <section className={classes.screen} aria-label={t('newTitle')}>
      <header className={classes.bar}>
        <h1>{t('newTitle')}</h1>
      </header>
      <div className={`panel ${classes.scroll}`}>
        <IncidentForm
          draftKey="incident"
          parentId={null}
          onRecorded={(incident) => go({ screen: 'incident', id: incident.id })}
          onCancel={back}
        />
      </div>
    </section>
  );
}
