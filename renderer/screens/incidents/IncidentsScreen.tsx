import { type ReactNode, useState } from 'react';
import type { Incident } from '../../../shared/contract/models';
import { labels } from '../../../shared/wording/labels';
import { moveInList } from '../../app/listKeys';
import { useNavigation } from '../../app/navigation';
import { useDesk } from '../../bridge/hooks';
import { Countdown, ErrorNote, GradeMark, Time } from '../../components';
import { useLocale, useText } from '../../i18n';
import { Segments } from '../parts/Segments';
import classes from './incidents.module.css';
import { peopleWords } from './people';

type State = 'open' | 'closed' | 'all';

function Row({ incident }: { readonly incident: Incident }): ReactNode {
  const t = useText('incidents');
  const locale = useLocale();
  const { go } = useNavigation();
  const due = incident.nextDeadline;
  return (
    <li>
      <button
        type="button"
        data-item
        className={classes.row}
        onClick={() => go({ screen: 'incident', id: incident.id })}
        data-testid="incident-row"
        data-id={incident.id}
      >
        <span>
          <GradeMark grade={incident.grade} preliminary={incident.gradePreliminary} />
        </span>
        <span className={classes.rowTitle}>
          <b>{incident.title}</b>
          {incident.sensitive ? <span className={classes.tag}>{t('sensitiveShort')}</span> : null}
          <span className="dim num"> {incident.number}</span>
        </span>
        <span className={classes.cut}>{labels(locale).incidentType[incident.type]}</span>
        <span className={classes.cut}>{incident.place}</span>
        <span className={classes.cut}>{peopleWords(incident.casualties, t)}</span>
        <Time at={incident.receivedAt} />
        <span className={classes.cut}>
          {incident.state === 'closed' ? (
            <span className="dim">
              {t('closedAt')} {incident.closedAt === null ? null : <Time at={incident.closedAt} />}
            </span>
          ) : due === null ? (
            <span className="dim">{t('noDue')}</span>
          ) : (
            <>
              <Countdown dueAt={due.dueAt} /> {locale === 'zh' ? due.titleZh : due.titleEn}
            </>
          )}
        </span>
      </button>
    </li>
  );
}

/** All incidents, the open ones first. */
export default function IncidentsScreen(_props: object): ReactNode {
  const t = useText('incidents');
  const { go } = useNavigation();
  const [state, setState] = useState<State>('open');
  const list = useDesk('incident.list', { state }, { keep: true });
  return (
    <section className={classes.screen} aria-label={t('title')}>
      <header className={classes.bar}>
        <h1>{t('title')}</h1>
        <Segments
          label={t('which')}
          value={state}
          onValue={setState}
          options={(['open', 'closed', 'all'] as const).map((value) => ({ value, label: t(value) }))}
        />
        <span className={classes.spacer} />
        <button
          type="button"
          className="btn btn-primary"
          onClick={() => go({ screen: 'newIncident' })}
          data-testid="incident-new"
        >
          {t('record')}
        </button>
      </header>
      <ErrorNote error={list.error} kept={false} />
      <div className={`panel ${classes.list}`}>
        <div className={`${classes.row} ${classes.heads}`} aria-hidden="true">
          <span>{t('grade')}</span>
          <span>{t('what')}</span>
          <span>{t('type')}</span>
          <span>{t('place')}</span>
          <span>{t('people')}</span>
          <span>{t('received')}</span>
          <span>{t('nextDue')}</span>
        </div>
        {list.data?.length === 0 ? (
          <p className="empty">{t(state === 'open' ? 'none' : 'noneAtAll')}</p>
        ) : (
          <ul onKeyDown={moveInList} aria-label={t('title')}>
            {list.data?.map((incident) => (
              <Row key={incident.id} incident={incident} />
            ))}
          </ul>
        )}
      </div>
    </section>
  );
}
