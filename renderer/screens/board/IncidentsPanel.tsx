import type { ReactNode } from 'react';
import type { Incident } from '../../../shared/contract/models';
import { labels } from '../../../shared/wording/labels';
import { moveInList } from '../../app/listKeys';
import { useNavigation } from '../../app/navigation';
import { Countdown, GradeMark } from '../../components';
import { casualtyWords } from '../../components/casualties';
import { useLocale, useText } from '../../i18n';
import { Empty, Panel } from './Panel';

function IncidentRow({ incident }: { readonly incident: Incident }): ReactNode {
  const t = useText('board');
  const locale = useLocale();
  const { go } = useNavigation();
  const figures = casualtyWords(incident.casualties, t);
  const next = incident.nextDeadline;
  return (
    <li>
      <button
        type="button"
        className="board-row incident-row"
        data-item=""
        data-testid="incident-row"
        data-incident={incident.id}
        onClick={() => go({ screen: 'incident', id: incident.id })}
      >
        <span className="row-line">
          <GradeMark grade={incident.grade} preliminary={incident.gradePreliminary} />
          <b className="row-title">{incident.title}</b>
          {incident.sensitive ? <span className="tag">{t('sensitive')}</span> : null}
          <span className="dim row-clip">
            {labels(locale).incidentType[incident.type]} · {incident.place}
          </span>
        </span>
        <span className="row-line row-figures num">
          {figures.length === 0 ? <span className="dim">{t('casualty.none')}</span> : figures.join('　')}
        </span>
        <span className="row-line">
          <span className="dim">{t('incidents.next')}</span>
          {next === null ? (
            <span className="dim">{t('incidents.noNext')}</span>
          ) : (
            <>
              <Countdown dueAt={next.dueAt} />
              <span className="row-clip">{locale === 'zh' ? next.titleZh : next.titleEn}</span>
            </>
          )}
        </span>
      </button>
    </li>
  );
}

export function IncidentsPanel(props: {
  readonly incidents: readonly Incident[];
  readonly canAct: boolean;
}): ReactNode {
  const t = useText('board');
  const { go } = useNavigation();
  const record = props.canAct ? () => go({ screen: 'newIncident' }) : undefined;
  return (
    <Panel
      title={t('incidents')}
      count={props.incidents.length}
      className="board-incidents"
      testId="board-incidents"
      aside={
        record === undefined || props.incidents.length === 0 ? null : (
          <button type="button" className="btn btn-small" onClick={record}>
            {t('incidents.new')}
          </button>
        )
      }
    >
      {props.incidents.length === 0 ? (
        <Empty
          words={t('incidents.empty')}
          todo={t('incidents.todo')}
          act={t('incidents.new')}
          onAct={record}
        />
      ) : (
        <ul onKeyDown={moveInList}>
          {props.incidents.map((incident) => (
            <IncidentRow key={incident.id} incident={incident} />
          ))}
        </ul>
      )}
    </Panel>
  );
}
