import type { ReactNode } from 'react';
import type { Incident, RunSummary } from '../../../shared/contract/models';
import { moveInList } from '../../app/listKeys';
import { useNavigation } from '../../app/navigation';
import { Countdown, DrillClock } from '../../components';
import { useLocale, useText } from '../../i18n';
import { Panel } from './Panel';

/** Drills that are going on, apart from what is real; nothing when there is none. Runs of a drill's incident stand with it. */
export function DrillsPanel(props: {
  readonly incidents: readonly Incident[];
  readonly runs: readonly RunSummary[];
}): ReactNode {
  const t = useText('board');
  const locale = useLocale();
  const { go } = useNavigation();
  const rows = [
    ...props.incidents
      .filter((one) => one.drill !== null)
      .map((one) => ({ ...one, words: one.title, place: { screen: 'incident', id: one.id } as const })),
    ...props.runs
      .filter((one) => one.drill !== null && one.incidentId === null)
      .map((one) => ({
        ...one,
        words: locale === 'zh' ? one.title : one.titleEn,
        place: { screen: 'run', id: one.id } as const,
      })),
  ];
  if (rows.length === 0) return null;
  return (
    <Panel title={t('drills')} count={rows.length} className="board-drills" testId="board-drills">
      <ul onKeyDown={moveInList}>
        {rows.map((row) => (
          <li key={row.id}>
            <button
              type="button"
              className="board-row run-row"
              data-item=""
              data-testid="drill-row"
              onClick={() => go(row.place)}
            >
              <span className="row-line">
                <b className="row-title">{row.words}</b>
                <DrillClock name={row.drill} />
                {row.nextDeadline === null ? null : <Countdown dueAt={row.nextDeadline.dueAt} />}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
