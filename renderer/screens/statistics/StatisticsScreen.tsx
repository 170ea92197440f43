import { type ReactNode, useState } from 'react';
import type { Statistics, StatisticsScope } from '../../../shared/contract/areas/statistics';
import { cellText, statisticsTables, TABLE_GROUPS, type TableGroup } from '../../../shared/statistics/tables';
import { deskNow } from '../../app/clock';
import { useNavigation } from '../../app/navigation';
import { fullTime } from '../../app/time';
import { useDesk } from '../../bridge/hooks';
import { ErrorNote } from '../../components';
import { useLocale, useText } from '../../i18n';
import { Tabs } from '../parts/Tabs';
import { MonthReport } from './MonthReport';
import { type Chosen, PeriodBar } from './PeriodBar';
import { scopeOf } from './period';
import { SaveTable } from './SaveTable';
import classes from './statistics.module.css';
import { TablePanel } from './TablePanel';

const isGroup = (tab: string | undefined): tab is TableGroup =>
  (TABLE_GROUPS as readonly (string | undefined)[]).includes(tab);

function Tiles({ statistics }: { readonly statistics: Statistics }): ReactNode {
  const locale = useLocale();
  const [totals] = statisticsTables(statistics, locale);
  return (
    <dl className={classes.tiles} data-testid="statistics-total" title={totals?.note}>
      {totals?.rows.map(([name, value]) => (
        <div key={String(name)}>
          <dt>{name}</dt>
          <dd className="num">{cellText('count', value ?? null)}</dd>
        </div>
      ))}
    </dl>
  );
}

function Numbers(props: { readonly scope: StatisticsScope; readonly tab: TableGroup }): ReactNode {
  const t = useText('statistics');
  const locale = useLocale();
  const { go } = useNavigation();
  const counted = useDesk('statistics.get', { scope: props.scope }, { keep: true });
  const statistics = counted.data;
  return (
    <>
      <div className={classes.bar}>
        {statistics === undefined ? (
          <span className="dim">{t('counting')}</span>
        ) : (
          <span className="dim num" data-testid="statistics-span">
            {t('span', { from: fullTime(statistics.from), to: fullTime(statistics.to) })}
          </span>
        )}
        <button
          type="button"
          className="btn btn-small"
          disabled={counted.isFetching}
          onClick={() => void counted.refetch()}
          data-testid="statistics-refresh"
        >
          {t(counted.isFetching ? 'counting' : 'refresh')}
        </button>
        <span className={classes.spacer} />
        <SaveTable table={null} scope={props.scope} drawing={null} />
      </div>
      <ErrorNote error={counted.error} kept={false} onRetry={() => void counted.refetch()} />
      {statistics === undefined ? null : (
        <>
          <Tiles statistics={statistics} />
          <Tabs
            label={t('title')}
            tabs={TABLE_GROUPS.map((id) => ({ id, label: t(`group.${id}`) }))}
            value={props.tab}
            onValue={(tab) => go({ screen: 'statistics', tab })}
          />
          <div className={classes.scroll} data-testid="statistics-tables" data-busy={counted.isFetching}>
            {statisticsTables(statistics, locale)
              .filter((table) => table.group === props.tab && table.id !== 'totals')
              .map((table) => (
                <TablePanel key={table.id} table={table} scope={props.scope} />
              ))}
          </div>
        </>
      )}
    </>
  );
}

/** What the room did in a period, in numbers: counted when asked for, with a chart beside each table. */
export default function StatisticsScreen(props: { readonly tab?: string | undefined }): ReactNode {
  const t = useText('statistics');
  const board = useDesk('board.get', {});
  const [chosen, setChosen] = useState<Chosen | null>(null);
  if (board.data === undefined) return null;
  const shiftId = board.data.shift?.id ?? null;
  const start = scopeOf(shiftId === null ? 'today' : 'shift', deskNow(), shiftId);
  const first: Chosen | null =
    start === null ? null : { period: shiftId === null ? 'today' : 'shift', scope: start };
  const shown = chosen ?? first;
  return (
    <section className={classes.screen} aria-label={t('title')}>
      <div className={classes.bar}>
        <h1 className={classes.title}>{t('title')}</h1>
        <PeriodBar shiftId={shiftId} period={shown?.period ?? 'today'} onChosen={setChosen} />
        <span className={classes.spacer} />
        <MonthReport />
      </div>
      {shown === null ? null : <Numbers scope={shown.scope} tab={isGroup(props.tab) ? props.tab : 'log'} />}
    </section>
  );
}
