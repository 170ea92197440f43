import { BYTE_ORDER_MARK } from '../exports/csv';
import type { Paper, PaperBlock } from './paper';

/** A paper as lines of plain text: what it says itself, else its blocks one below the other, cells of a table apart by tabs. */
export function plainText(paper: Paper): string {
  return paper.plain ?? `${paper.blocks.flatMap(linesOf).join('\n')}\n`;
}

/** The bytes of a text file that old editors on Windows open right: with a byte order mark and their line ends. */
export function textFile(paper: Paper): Buffer {
  return Buffer.from(BYTE_ORDER_MARK + plainText(paper).replaceAll(/\r?\n/g, '\r\n'), 'utf8');
}

function linesOf(block: PaperBlock): string[] {
  switch (block.block) {
    case 'title':
    case 'line':
    case 'heading':
    case 'paragraph':
    case 'note':
      return [block.text];
    case 'masthead':
      return [
        block.text,
        ...(block.middle === undefined ? [] : [block.middle]),
        `${block.left}　　${block.right}`,
      ];
    case 'table': {
      const head = block.bare ? [] : [block.columns.map(({ label }) => label)];
      const rows = [...head, ...block.rows.map(({ cells }) => cells)];
      return rows.map((cells) => cells.map((cell) => cell.replaceAll(/\s+/g, ' ')).join('\t'));
    }
    case 'signs':
      return block.signs.map(({ label, value }) => `${label}：${value ?? ''}`);
    case 'picture':
      return [block.caption];
    case 'pageBreak':
      return [''];
  }
}
