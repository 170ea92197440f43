import type { PaperRefOf } from '../../../shared/contract/areas/papers';
import { drillTitle } from '../../../shared/domain/drill';
import { stamp } from '../../../shared/domain/time';
import { itemName, LOSS_ITEMS, type LossItem, lossKindName } from '../../../shared/rules/losses/items';
import { figureKey, tableOf, totalsOf } from '../../../shared/rules/losses/table';
import { momentWords } from '../../../shared/rules/responses/notice';
import { readRoom } from '../accounts/accountRows';
import type { Db } from '../db/statement';
import { refuseWith } from '../deskError';
import { stampOf } from '../papers/log/words';
import { type Paper, type PaperBlock, type PaperRow, safeFileName } from '../papers/paper';
import { figuresOf, lossRow, reportRow, unitsOf } from './read';

/** Items that nobody reported anything of are left out of the sheet, except the heads of the table. */
const ALWAYS = new Set(['affected', 'dead', 'missing', 'relocated', 'loss']);

function table(
  units: readonly { readonly code: string; readonly name: string }[],
  items: readonly LossItem[],
  figures: ReturnType<typeof figuresOf>,
): PaperBlock {
  const values = tableOf(figures);
  const totals = totalsOf(figures);
  const share = Math.floor(86 / items.length);
  const text = (value: number | undefined): string => (value === undefined ? '' : String(value));
  const rows = units.map(
    (unit): PaperRow => ({
      cells: [unit.name, ...items.map((one) => text(values.get(figureKey(unit.code, one.id))?.value))],
    }),
  );
  return {
    block: 'table',
    columns: [
      { label: '单位', width: 100 - share * items.length },
      ...items.map((one) => ({ label: itemName(one, 'zh'), width: share, align: 'right' as const })),
    ],
    rows: [...rows, { cells: ['合计', ...items.map((one) => text(totals[one.id]))], mark: 'bold' }],
    repeatHead: true,
  };
}

/** One loss report as a table with its explanation; as a table file it holds the same rows and can be read in again. */
export function composeLossReport(db: Db, ref: PaperRefOf<'loss_report'>, now: number): Paper {
  const report = reportRow(db, ref.reportId) ?? refuseWith('not_found', { field: 'reportId' });
  const loss = lossRow(db, report.loss_id) ?? refuseWith('not_found', { field: 'reportId' });
  const figures = figuresOf(db, report.id);
  const told = new Set(figures.filter((one) => one.value > 0).map((one) => one.item));
  const items = LOSS_ITEMS.filter((one) => ALWAYS.has(one.id) || told.has(one.id));
  const kind = lossKindName(report.kind, report.number, 'zh');
  const title = drillTitle(`${loss.title}灾情${kind}`, loss.drill);
  const note = (text: string): PaperBlock[] => (text === '' ? [] : [{ block: 'paragraph', text }]);
  return {
    title,
    fileName: safeFileName(`${title}-${stampOf(report.as_of)}`),
    landscape: true,
    layout: 'dense',
    blocks: [
      { block: 'title', text: title },
      {
        block: 'line',
        text: `灾害发生 ${momentWords(loss.began_at)}　数据截至 ${momentWords(report.as_of)}　报出 ${momentWords(report.sent_at)}`,
        align: 'center',
      },
      table(unitsOf(loss), items, figures),
      ...note(report.explanation === '' ? '' : `变化说明：${report.explanation}`),
      ...note(report.note),
      {
        block: 'line',
        text: `签发：${report.signer}　接收：${report.receiver}　填报：${report.recorded_by}`,
      },
    ],
    foot: { left: readRoom(db)?.name ?? '', right: `${stamp(now)} 制` },
  };
}
