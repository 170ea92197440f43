import type { ReactNode } from 'react';
import { labels } from '../../../shared/wording/labels';
import { useNavigation } from '../../app/navigation';
import { GradeMark, Time } from '../../components';
import { useLocale, useText } from '../../i18n';
import { GradePanel } from './GradePanel';
import type { IncidentPage } from './IncidentScreen';
import classes from './incidents.module.css';
import { Obligations } from './Obligations';
import { Runs } from './Runs';
import { Timeline } from './Timeline';

function Report({ page }: { readonly page: IncidentPage }): ReactNode {
  const t = useText('incidents');
  const words = labels(useLocale());
  const { incident } = page;
  const { caller } = incident;
  const who = [caller.unit, caller.post, caller.name, caller.phone].filter(Boolean).join(' ');
  return (
    <div className={classes.report}>
      <p className={classes.summary}>{incident.summary}</p>
      <p className={classes.small}>
        <span className="num">{incident.number}</span> · {words.incidentType[incident.type]} ·{' '}
        {incident.occurredAt === null ? null : (
          <>
            {t('occurredAt')} <Time at={incident.occurredAt} /> ·{' '}
          </>
        )}
        {t('received')} <Time at={incident.receivedAt} /> · {incident.source}
        {who === '' ? null : ` · ${t('callerLine')} ${who}`}
        {incident.callback === '' ? null : (
          <>
            {' '}
            · {t('callback')} <b className="num">{incident.callback}</b>
          </>
        )}
      </p>
      {incident.result === '' ? null : (
        <p>
          <span className="dim">{t('closeResult')}</span> {incident.result}
          {incident.retention === null ? null : (
            <span className="dim">
              {' '}
              · {t('retention')} {words.retention[incident.retention]}
            </span>
          )}
        </p>
      )}
    </div>
  );
}

function Family({ page }: { readonly page: IncidentPage }): ReactNode {
  const t = useText('incidents');
  const { go } = useNavigation();
  const { parentId } = page.incident;
  if (parentId === null && page.children.length === 0) return null;
  return (
    <p className={classes.family}>
      {parentId === null ? null : (
        <button
          type="button"
          className="btn btn-small"
          onClick={() => go({ screen: 'incident', id: parentId })}
        >
          {t('openParent')}
        </button>
      )}
      {page.children.length === 0 ? null : <span className="dim">{t('children')}</span>}
      {page.children.map((child) => (
        <button
          key={child.id}
          type="button"
          className="btn btn-small"
          onClick={() => go({ screen: 'incident', id: child.id })}
        >
          <GradeMark grade={child.grade} preliminary={child.gradePreliminary} /> {child.title}
        </button>
      ))}
    </p>
  );
}

/** What was told, what is owed, what runs and what happened, on one page. */
export default function Overview({ page }: { readonly page: IncidentPage }): ReactNode {
  return (
    <>
      <Report page={page} />
      <Family page={page} />
      <div className={classes.halves}>
        <div className={classes.half}>
          <GradePanel incident={page.incident} />
          <Obligations page={page} />
          <Runs page={page} />
        </div>
        <div className={classes.half}>
          <Timeline page={page} />
        </div>
      </div>
    </>
  );
}
