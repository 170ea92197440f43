import type { ReactNode } from 'react';
import { Bar, BarChart, CartesianGrid, Legend, Tooltip, XAxis, YAxis } from 'recharts';
import { cellText, type StatisticsTable } from '../../../shared/statistics/tables';

/** Told apart by brightness and by hatching, never by hue: no warning colour, and good for every eye and every printer. */
const FILLS = ['var(--chart-1)', 'url(#chart-hatch)', 'var(--chart-3)'] as const;
const MOST_BARS = 31;
const LONGEST_NAME = 8;

/** A day without its year; a long name with an ellipsis (the table beside the chart has it whole). */
function shortName(name: string): string {
  const short = name.replace(/^\d{4}-(?=\d{2}-)/, '');
  return short.length > LONGEST_NAME ? `${short.slice(0, LONGEST_NAME - 1)}…` : short;
}

/** Rows of a table as bars. A table's last row that sums it up is no bar, and of very many rows the newest are drawn. */
export default function BarDrawing(props: {
  readonly table: StatisticsTable;
  readonly totalName: string;
  readonly width: number;
  readonly height: number;
}): ReactNode {
  const { table, width, height } = props;
  const columns = table.bars?.columns ?? [];
  const rows = table.rows
    .filter((row) => row[0] !== props.totalName)
    .slice(-MOST_BARS)
    .map((row, place) => ({
      name: String(row[0] ?? ''),
      place,
      ...Object.fromEntries(columns.map((column) => [`c${column}`, Number(row[column] ?? 0)])),
    }));
  return (
    <BarChart
      width={width}
      height={height}
      data={rows}
      margin={{ top: 6, right: 8, bottom: 0, left: -14 }}
      barCategoryGap="22%"
      accessibilityLayer
      title={table.title}
    >
      <defs>
        <pattern
          id="chart-hatch"
          width="5"
          height="5"
          patternUnits="userSpaceOnUse"
          patternTransform="rotate(45)"
        >
          <rect width="5" height="5" fill="var(--chart-2)" />
          <line x1="0" y1="0" x2="0" y2="5" stroke="var(--chart-line)" strokeWidth="2.4" />
        </pattern>
      </defs>
      <CartesianGrid stroke="var(--line)" vertical={false} />
      <XAxis
        dataKey="name"
        tick={{ fill: 'var(--text-2)', fontSize: 11 }}
        tickFormatter={shortName}
        stroke="var(--line-strong)"
        tickLine={false}
        minTickGap={4}
      />
      <YAxis
        allowDecimals={false}
        tick={{ fill: 'var(--text-2)', fontSize: 11 }}
        stroke="var(--line-strong)"
        tickLine={false}
        width={52}
      />
      <Tooltip
        isAnimationActive={false}
        cursor={{ fill: 'var(--hover)' }}
        contentStyle={{
          background: 'var(--raised-2)',
          border: '1px solid var(--line-strong)',
          padding: '4px 8px',
        }}
        itemStyle={{ color: 'var(--text)', padding: 0 }}
        labelStyle={{ color: 'var(--text)', fontWeight: 600 }}
        formatter={(value) => cellText('count', Number(value))}
      />
      {columns.length > 1 ? (
        <Legend
          verticalAlign="top"
          align="right"
          height={22}
          iconSize={11}
          formatter={(name) => <span style={{ color: 'var(--text-2)', fontSize: 12 }}>{name}</span>}
        />
      ) : null}
      {columns.map((column, place) => (
        <Bar
          key={column}
          dataKey={`c${column}`}
          name={table.columns[column]?.name ?? ''}
          fill={FILLS[place] ?? FILLS[0]}
          stroke="var(--chart-line)"
          strokeWidth={place === 1 ? 1 : 0}
          isAnimationActive={false}
          maxBarSize={34}
          {...(table.bars?.isStacked ? { stackId: 'all' } : {})}
        />
      ))}
    </BarChart>
  );
}
