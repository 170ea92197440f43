import type { ReactNode } from 'react';
import type { ResponseSummary } from '../../../shared/contract/areas/responses';
import { levelName } from '../../../shared/rules/responses/hazards';
import { moveInList } from '../../app/listKeys';
import { useNavigation } from '../../app/navigation';
import { Time } from '../../components';
import { useLocale, useText } from '../../i18n';
import { Panel } from './Panel';

/** Responses in force beside the warnings in force: another thing, with a level of its own. Not there while there is none. */
export function ResponsesPanel(props: { readonly responses: readonly ResponseSummary[] }): ReactNode {
  const t = useText('board');
  const locale = useLocale();
  const { go } = useNavigation();
  if (props.responses.length === 0) return null;
  return (
    <Panel
      title={t('responses')}
      count={props.responses.length}
      className="board-responses"
      testId="board-responses"
    >
      <ul onKeyDown={moveInList}>
        {props.responses.map((response) => (
          <li key={response.id}>
            <button
              type="button"
              className="board-row"
              data-item=""
              data-testid="board-response"
              onClick={() => go({ screen: 'warnings', tab: 'responses', responseId: response.id })}
            >
              <span className="row-line">
                <b>{levelName(response.level, locale)}</b>
                <b className="row-title">{response.matter}</b>
                <span className="row-clip">{response.area}</span>
                <Time at={response.levelSince} />
              </span>
              <span className="row-line dim">
                <span className="row-clip">
                  {[
                    response.issuer,
                    response.warningIsOver ? t('responses.lifted') : '',
                    response.unsent === 0 ? '' : t('responses.unsent'),
                    response.unsigned === 0 ? '' : t('responses.unsigned', { count: response.unsigned }),
                  ]
                    .filter((part) => part !== '')
                    .join(' · ')}
                </span>
              </span>
            </button>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
