import { lazy, type ReactNode, useEffect, useRef, useState } from 'react';
import type { StatisticsScope } from '../../../shared/contract/areas/statistics';
import { cellText, type StatisticsTable } from '../../../shared/statistics/tables';
import { STATISTICS_WORDS } from '../../../shared/wording/statistics';
import { Fetched } from '../../components';
import { useLocale, useText } from '../../i18n';
import { SaveTable } from './SaveTable';
import classes from './statistics.module.css';

const BarDrawing = lazy(() => import('./BarDrawing'));
const CHART_HEIGHT = 190;

/** The width of a box as it is laid out; 0 until it is known. */
function useWidth(): [(element: HTMLElement | null) => void, number] {
  const [element, setElement] = useState<HTMLElement | null>(null);
  const [width, setWidth] = useState(0);
  useEffect(() => {
    if (element === null || typeof ResizeObserver === 'undefined') return;
    const observer = new ResizeObserver(([entry]) => setWidth(Math.floor(entry?.contentRect.width ?? 0)));
    observer.observe(element);
    return () => observer.disconnect();
  }, [element]);
  return [setElement, width];
}

function Cells({ table }: { readonly table: StatisticsTable }): ReactNode {
  const t = useText('statistics');
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
    <section className={classes.tableBox} tabIndex={0} aria-label={table.title}>
      <table className={classes.table} data-testid={`table-${table.id}`}>
        <caption className="sr-only">{table.title}</caption>
        <thead>
          <tr>
            {table.columns.map((column) => (
              <th
                key={column.name}
                scope="col"
                className={column.kind === 'text' ? undefined : classes.number}
              >
                {column.name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.map((row, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two units or shifts may have the same name
            <tr key={place}>
              {table.columns.map((column, at) => (
                <td key={column.name} className={column.kind === 'text' ? undefined : classes.number}>
                  {cellText(column.kind, row[at] ?? null)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {table.rows.length === 0 ? <p className="empty">{t('nothing')}</p> : null}
    </section>
  );
}

/** One table with its chart beside it; both can be saved. */
export function TablePanel(props: {
  readonly table: StatisticsTable;
  readonly scope: StatisticsScope;
}): ReactNode {
  const { table } = props;
  const locale = useLocale();
  const box = useRef<HTMLDivElement>(null);
  const [measure, width] = useWidth();
  const hasChart = table.bars !== null && table.rows.length > 0;
  return (
    <section className={`panel ${classes.block}`} aria-label={table.title} data-testid={`block-${table.id}`}>
      <header className={`panel-head ${classes.blockHead}`}>
        <h2>{table.title}</h2>
        <span className={classes.spacer} />
        <SaveTable table={table} scope={props.scope} drawing={hasChart ? box : null} />
      </header>
      <div className={hasChart ? classes.both : classes.only}>
        {hasChart ? (
          <div ref={box} className={classes.chart}>
            <div ref={measure} style={{ height: CHART_HEIGHT }}>
              {width > 0 ? (
                <Fetched>
                  <BarDrawing
                    table={table}
                    totalName={STATISTICS_WORDS[locale].total}
                    width={width}
                    height={CHART_HEIGHT}
                  />
                </Fetched>
              ) : null}
            </div>
          </div>
        ) : null}
        <Cells table={table} />
      </div>
      {table.note === '' ? null : <p className={classes.note}>{table.note}</p>}
    </section>
  );
}
