import type { ReactNode } from 'react';
import { blockTitle, planIndex } from '../../../shared/plan/blocks';
import { roundsOf } from '../../../shared/plan/machine/state';
import { nodeId } from '../../../shared/plan/mermaid';
import type { ReplayRow } from '../../../shared/plan/replay';
import { clockTime } from '../../app/time';
import { spanText } from '../../components';
import { useText } from '../../i18n';
import { useRun } from '../runs/runContext';
import classes from './replay.module.css';
import type { Played } from './useReplay';

export function Totals({ played }: { readonly played: Played }): ReactNode {
  const t = useText('replay');
  const common = useText('common');
  const { ctx, locale } = useRun();
  const { totals, slowest } = played.replay;
  const named = slowest.slice(0, 3).map((row) => {
    const block = planIndex(ctx.plan).get(row.blockId)?.block;
    return `${block === undefined ? row.key : blockTitle(block, locale)} ${spanText(row.took ?? 0, common, false)}`;
  });
  return (
    <div className={classes.totals} data-testid="replay-totals">
      <b>{t('kept', { kept: totals.kept, limits: totals.limits })}</b>
      <span data-bad={totals.late > 0}>{t('lateCount', { count: totals.late })}</span>
      <span data-bad={totals.overdue > 0}>{t('overdueCount', { count: totals.overdue })}</span>
      <span>{t('skippedCount', { count: totals.skipped })}</span>
      <span>{t('decisionCount', { count: totals.decisions })}</span>
      <span>{t('chaseCount', { count: totals.chases })}</span>
      {named.length === 0 ? null : <span className="dim">{t('slowest', { names: named.join('，') })}</span>}
    </div>
  );
}

function Difference({ row }: { readonly row: ReplayRow }): ReactNode {
  const t = useText('replay');
  const common = useText('common');
  if (row.fate === null) return null;
  const span = row.difference === null ? '' : spanText(Math.abs(row.difference), common, false);
  if (row.fate === 'late' || row.fate === 'overdue')
    return <b className={classes.bad}>{t(`fate.${row.fate}`, { span })}</b>;
  return <span className="dim">{t(`fate.${row.fate}`, { span })}</span>;
}

/** Each step against its limit: how long it took, by how much it was early or late, and who. A row shows its block on the drawing. */
export function StepTable(props: {
  readonly played: Played;
  readonly selected: string | null;
  readonly onSelect: (node: string) => void;
}): ReactNode {
  const t = useText('replay');
  const common = useText('common');
  const { ctx, locale } = useRun();
  const index = planIndex(ctx.plan);
  return (
    <table className={classes.table} data-testid="replay-table">
      <thead>
        <tr>
          {(['step', 'limit', 'due', 'took', 'difference', 'who'] as const).map((column) => (
            <th key={column} scope="col">
              {t(`column.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {props.played.replay.rows.map((row) => {
          const block = index.get(row.blockId)?.block;
          const round = roundsOf(row.key).at(-1);
          const node = nodeId(row.blockId);
          return (
            <tr key={row.key} data-fate={row.fate} data-selected={node === props.selected}>
              <td>
                <button type="button" className={classes.step} onClick={() => props.onSelect(node)}>
                  {block === undefined ? row.key : blockTitle(block, locale)}
                  {round === undefined ? '' : ` ${t('round', { round })}`}
                </button>
              </td>
              <td className="num">{row.limit === null ? '' : common('minutes', { count: row.limit })}</td>
              <td className="num">{row.dueAt === null ? '' : clockTime(row.dueAt)}</td>
              <td className="num">{row.took === null ? '' : spanText(row.took, common, false)}</td>
              <td>
                <Difference row={row} />
                {row.chases === 0 ? null : <span className="dim"> {t('chased', { count: row.chases })}</span>}
              </td>
              <td>
                {row.decidedBy === '' ? row.by : t('decidedBy', { name: row.decidedBy })}
                {row.reason === '' ? null : <span className="dim"> {row.reason}</span>}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
