import type { ReactNode } from 'react';
import type { TallyRow, TallySheet } from '../../../shared/contract/areas/tallies';
import { columnWords } from '../../../shared/tally/catalogueNames';
import { valueText } from '../../../shared/tally/writeSolitaire';
import { clockTime } from '../../app/time';
import { useDesk } from '../../bridge/hooks';
import { ErrorNote } from '../../components';
import { useLocale, useText } from '../../i18n';
import type { GridColumn } from './gridModel';
import classes from './tally.module.css';

/** Everything that was ever entered in the active cell of this round, the newest first. */
export function CellHistory(props: {
  readonly sheet: TallySheet;
  readonly row: TallyRow;
  readonly column: GridColumn;
}): ReactNode {
  const { sheet, row, column } = props;
  const t = useText('tally');
  const locale = useLocale();
  const isCell = column.kind === 'cell';
  const found = useDesk(
    'tally.history',
    { tallyId: sheet.summary.id, round: sheet.round.number, unit: row.unit.code, columnId: column.id },
    { enabled: isCell },
  );
  const entries = isCell ? (found.data ?? []).toReversed() : [];
  return (
    <section className={classes.side} aria-label={t('history')} data-testid="tally-history">
      <h2>
        {t('history')}：{row.unit.name}{' '}
        {column.kind === 'cell' ? columnWords(column.column, locale).name : t(column.id)}
      </h2>
      <ErrorNote error={found.error} kept={false} />
      {entries.length === 0 ? <p className="empty">{t('historyNone')}</p> : null}
      <ul>
        {entries.map((entry) => (
          <li key={entry.recordedAt} className={classes.chased}>
            <p className={classes.chasedHead}>
              <b className="num">{entry.value === null ? t('takenBack') : valueText(entry.value)}</b>
              <span className="num">{clockTime(entry.at)}</span>
              <span>{t(`way_${entry.way}`)}</span>
            </p>
            <p className={classes.quiet}>
              {t('historyWho', {
                reporter: entry.reporter === '' ? '—' : entry.reporter,
                typedBy: entry.typedBy,
                time: clockTime(entry.recordedAt),
              })}
            </p>
            {entry.reason === '' ? null : <p>{t('why', { reason: entry.reason })}</p>}
            {entry.source === '' ? null : <p className={classes.source}>{entry.source}</p>}
          </li>
        ))}
      </ul>
    </section>
  );
}
