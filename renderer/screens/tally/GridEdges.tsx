import type { ReactNode } from 'react';
import type { TallySheet } from '../../../shared/contract/areas/tallies';
import { columnWords } from '../../../shared/tally/catalogueNames';
import { useLocale, useText } from '../../i18n';
import type { GridColumn } from './gridModel';
import classes from './tally.module.css';

/** Names of the columns, each with its measure below. */
export function GridHead({ columns }: { readonly columns: readonly GridColumn[] }): ReactNode {
  const t = useText('tally');
  const locale = useLocale();
  return (
    <thead>
      <tr>
        <th scope="col" className={classes.unitHead}>
          {t('unit')}
        </th>
        <th scope="col" className={classes.stateHead}>
          {t('state')}
        </th>
        {columns.map((column) => (
          <th key={column.id} scope="col" data-kind={column.kind === 'cell' ? column.column.kind : 'text'}>
            {column.kind === 'cell' ? columnWords(column.column, locale).name : t(column.id)}
            {column.kind === 'cell' && columnWords(column.column, locale).unit !== '' ? (
              <span className={classes.measure}>{columnWords(column.column, locale).unit}</span>
            ) : null}
          </th>
        ))}
      </tr>
    </thead>
  );
}

const signed = (change: number): string => (change > 0 ? `+${change}` : `−${Math.abs(change)}`);

/** The totals, against the round before. */
export function GridFoot(props: {
  readonly sheet: TallySheet;
  readonly columns: readonly GridColumn[];
}): ReactNode {
  const t = useText('tally');
  const { rows, totals } = props.sheet;
  const reported = rows.filter((row) => row.firstAt !== null).length;
  return (
    <tfoot>
      <tr data-testid="tally-totals">
        <th scope="row" className={classes.unitHead}>
          {t('total')}
        </th>
        <td className={classes.stateCell}>
          <b className="num">{t('reportedOf', { reported, of: rows.length })}</b>
        </td>
        {props.columns.map((column) => {
          const total = totals.find((one) => one.columnId === column.id);
          if (column.kind === 'extra' || total === undefined || total.total === null) {
            return <td key={column.id} />;
          }
          return (
            <td key={column.id} className={classes.number} data-testid={`tally-total-${column.id}`}>
              <b className="num">{total.total}</b>
              {total.change === null || total.change === 0 ? null : (
                <small className={`num ${classes.change}`} title={t('changeHint')}>
                  {signed(total.change)}
                </small>
              )}
              {total.carried === 0 ? null : (
                <small className={classes.change} title={t('carriedHint', { count: total.carried })}>
                  {t('carried', { count: total.carried })}
                </small>
              )}
            </td>
          );
        })}
      </tr>
    </tfoot>
  );
}
