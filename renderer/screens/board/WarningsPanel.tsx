import type { ReactNode } from 'react';
import type { Warning } from '../../../shared/contract/models';
import { STATUS_BANDS } from '../../../shared/wording/warningLines';
import { moveInList } from '../../app/listKeys';
import { useNavigation } from '../../app/navigation';
import { GradeMark, Time, WarningMark } from '../../components';
import { useLocale, useText } from '../../i18n';
import { Empty, Panel } from './Panel';

function WarningRow({ warning }: { readonly warning: Warning }): ReactNode {
  const t = useText('board');
  const { go } = useNavigation();
  const band = STATUS_BANDS[useLocale()][warning.status];
  return (
    <li>
      <button
        type="button"
        className="board-row warning-row"
        data-item=""
        data-testid="warning-row"
        onClick={() => go({ screen: 'warnings', warningId: warning.id })}
      >
        <span className="row-line">
          {band === '' ? null : (
            <b className="grade warning-band" data-testid="warning-band">
              {band}
            </b>
          )}
          {warning.color === null ? null : <WarningMark color={warning.color} />}
          <b className="row-title">{warning.kind}</b>
          {warning.level === null ? null : <GradeMark grade={warning.level} />}
          <span className="row-clip">{warning.area}</span>
          {warning.disagreesWith.length === 0 ? null : (
            <span className="grade" data-testid="warning-disputed">
              {t('warnings.disputed')}
            </span>
          )}
        </span>
        <span className="row-line dim">
          <span className="row-clip">{warning.issuer}</span>
          <Time at={warning.receivedAt} />
          {warning.endsAt === null ? null : (
            <span>
              {t('warnings.until')} <Time at={warning.endsAt} />
            </span>
          )}
        </span>
      </button>
    </li>
  );
}

export function WarningsPanel(props: {
  readonly warnings: readonly Warning[];
  readonly canAct: boolean;
}): ReactNode {
  const t = useText('board');
  const { go } = useNavigation();
  return (
    <Panel
      title={t('warnings')}
      count={props.warnings.length}
      className="board-warnings"
      testId="board-warnings"
    >
      {props.warnings.length === 0 ? (
        <Empty
          words={t('warnings.empty')}
          todo={t('warnings.todo')}
          act={t('warnings.new')}
          onAct={props.canAct ? () => go({ screen: 'warnings' }) : undefined}
        />
      ) : (
        <ul onKeyDown={moveInList}>
          {props.warnings.map((warning) => (
            <WarningRow key={warning.id} warning={warning} />
          ))}
        </ul>
      )}
    </Panel>
  );
}
