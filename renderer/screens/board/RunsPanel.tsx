import type { ReactNode } from 'react';
import type { RunSummary } from '../../../shared/contract/models';
import { moveInList } from '../../app/listKeys';
import { useNavigation } from '../../app/navigation';
import { Countdown } from '../../components';
import { useLocale, useText } from '../../i18n';
import { Empty, Panel } from './Panel';

function RunRow({ run }: { readonly run: RunSummary }): ReactNode {
  const t = useText('board');
  const locale = useLocale();
  const { go } = useNavigation();
  const next = run.nextDeadline;
  return (
    <li>
      <button
        type="button"
        className="board-row run-row"
        data-item=""
        data-testid="run-row"
        data-run={run.id}
        onClick={() => go({ screen: 'run', id: run.id })}
      >
        <span className="row-line">
          <b className="row-title">{locale === 'zh' ? run.title : run.titleEn}</b>
          <span className="dim row-clip">{run.incidentTitle ?? t('runs.warning')}</span>
        </span>
        <span className="row-line">
          <span className="dim">{t('runs.next')}</span>
          {next === null ? (
            <span className="dim">{t('runs.noNext')}</span>
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

export function RunsPanel({ runs }: { readonly runs: readonly RunSummary[] }): ReactNode {
  const t = useText('board');
  const { go } = useNavigation();
  return (
    <Panel title={t('runs')} count={runs.length} className="board-runs" testId="board-runs">
      {runs.length === 0 ? (
        <Empty
          words={t('runs.empty')}
          todo={t('runs.todo')}
          act={t('runs.plans')}
          onAct={() => go({ screen: 'plans' })}
        />
      ) : (
        <ul onKeyDown={moveInList}>
          {runs.map((run) => (
            <RunRow key={run.id} run={run} />
          ))}
        </ul>
      )}
    </Panel>
  );
}
