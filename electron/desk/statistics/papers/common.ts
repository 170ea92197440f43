import { readRoom } from '../../accounts/accountRows';
import type { Db } from '../../db/statement';
import type { CheckCode } from '../../papers/check';
import { checkCode } from '../../papers/check';
import { organOf } from '../../papers/log/gather';
import type { Align, PaperBlock, PaperRow } from '../../papers/paper';
import { readSetting } from '../../settings/read';

export type Organ = { readonly organ: string; readonly check: CheckCode };

/** Name of the organ on heads and the check code on feet. */
export function organWithCode(db: Db): Organ {
  const room = readRoom(db);
  if (!room) throw new Error('there is no room');
  return { organ: organOf(room, readSetting(db, 'paper')), check: checkCode(db) };
}

export const footOf = ({ organ, check }: Organ) => ({ left: organ, right: `校验码 ${check.code}` });

type ColumnSpec = readonly [label: string, width: number, align?: Align];

/** A table with its heading, or a sentence where it would be empty. */
export function tableBlocks(
  heading: string,
  columns: readonly ColumnSpec[],
  rows: readonly PaperRow[],
  empty = '无。',
): PaperBlock[] {
  const head: PaperBlock = { block: 'heading', level: 1, text: heading };
  if (rows.length === 0) return [head, { block: 'line', text: empty }];
  return [
    head,
    {
      block: 'table',
      columns: columns.map(([label, width, align]) => ({ label, width, ...(align ? { align } : {}) })),
      rows,
      repeatHead: true,
    },
  ];
}

export const pageBreak: PaperBlock = { block: 'pageBreak' };

/** Parts of one paper, each on a sheet of its own; empty parts leave no sheet. */
export function parts(...list: readonly (readonly PaperBlock[])[]): PaperBlock[] {
  return list
    .filter((blocks) => blocks.length > 0)
    .flatMap((blocks, place) => (place === 0 ? blocks : [pageBreak, ...blocks]));
}
