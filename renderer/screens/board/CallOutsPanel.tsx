import type { ReactNode } from 'react';
import { moveInList } from '../../app/listKeys';
import { useNavigation } from '../../app/navigation';
import { useDesk } from '../../bridge/hooks';
import { DrillClock, Time, Words } from '../../components';
import { useText } from '../../i18n';
import { Panel } from './Panel';

/** Call-outs that go on: how many have answered and how many have said what they did. Not there while there is none. */
export function CallOutsPanel(): ReactNode {
  const t = useText('board');
  const { go } = useNavigation();
  const callOuts = useDesk('callout.list', { open: true }).data ?? [];
  if (callOuts.length === 0) return null;
  return (
    <Panel title={t('callouts')} count={callOuts.length} className="board-callouts" testId="board-callouts">
      <ul onKeyDown={moveInList}>
        {callOuts.map(({ id, title, drill, rates, startedAt, answerDueAt, forecast }) => (
          <li key={id}>
            <button
              type="button"
              className="board-row"
              data-item=""
              data-testid="board-callout"
              onClick={() => go({ screen: 'callouts', id })}
            >
              <span className="row-line">
                <b className="row-clip">
                  <Words>{title}</Words>
                </b>
                <DrillClock name={drill} />
                <Time at={startedAt} />
              </span>
              <span className="row-line num">
                <b>
                  {t('callouts.answered', {
                    answered: rates.answeredSelf + rates.answeredDeputy,
                    persons: rates.persons,
                  })}
                </b>
                {rates.feedbackShare === null ? null : (
                  <span>
                    {t('callouts.feedback', {
                      feedback: Math.round(rates.feedbackShare * rates.persons),
                      persons: rates.persons,
                    })}
                  </span>
                )}
                {rates.unanswered === 0 ? null : (
                  <span className="dim">
                    ✗ {t('callouts.unanswered', { count: rates.unanswered })} · <Time at={answerDueAt} />
                  </span>
                )}
                {rates.unanswered > 0 && !forecast.isInTime ? (
                  <span className="overdue">{t('callouts.late')}</span>
                ) : null}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
