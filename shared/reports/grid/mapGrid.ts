import type { GridBlock, GridPaper } from './types';

/** The same document with every text of it rewritten. */
export function mapGrid(paper: GridPaper, change: (text: string) => string): GridPaper {
  return {
    ...paper,
    coded: change(paper.coded),
    blocks: paper.blocks.map((block) => mapBlock(block, change)),
  };
}

function mapBlock(block: GridBlock, change: (text: string) => string): GridBlock {
  switch (block.block) {
    case 'banner':
    case 'center':
    case 'title':
      return { ...block, text: change(block.text) };
    case 'ends':
      return { ...block, left: change(block.left), right: change(block.right) };
    case 'paragraph':
      return { ...block, pieces: block.pieces.map((one) => ({ ...one, text: change(one.text) })) };
    case 'colophon':
      return {
        ...block,
        lines: block.lines.map((line) =>
          typeof line === 'string' ? change(line) : ([change(line[0]), change(line[1])] as const),
        ),
      };
    case 'rule':
    case 'blank':
      return block;
  }
}
