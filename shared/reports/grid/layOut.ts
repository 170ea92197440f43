import { breakLines } from './breakLines';
import { breakTitle } from './breakTitle';
import { widthOf } from './cells';
import { BOX, CELL, CHARS, LINES, MM, SIZE } from './measures';
import type {
  ColophonLine,
  GridBlock,
  GridLayout,
  GridPage,
  GridPaper,
  GridPiece,
  GridRow,
  GridRule,
} from './types';

const WIDTH = BOX.width * MM;
/** A line that lacks more than this is not drawn out to the full width. */
const STRETCH = 2;
const RULE = { outer: 0.35, inner: 0.25, head: 0.7 } as const;

/** How many characters of this size a line holds. */
const charsAt = (size: number): number => Math.floor(WIDTH / size);
export const TITLE_CHARS = charsAt(SIZE.title);
const COLOPHON_CHARS = charsAt(SIZE.small) - 2;

/** Fills page after page from the top. */
class Press {
  readonly pages: { rows: GridRow[]; rules: GridRule[] }[] = [];
  line = LINES;
  /** empty lines between the text and what stands at the foot of the last page */
  slack = 0;

  /** A row of so many lines, on the next page when this one is full. */
  row(row: Omit<GridRow, 'line'>): void {
    if (this.line + row.lines > LINES || this.pages.length === 0) this.nextPage();
    this.pages.at(-1)?.rows.push({ ...row, line: this.line });
    this.line += row.lines;
  }

  /** A gap; none at the top of a page. */
  skip(lines: number): void {
    if (this.pages.length > 0) this.line = Math.min(LINES, this.line + lines);
  }

  rule(rule: GridRule): void {
    this.pages.at(-1)?.rules.push(rule);
  }

  nextPage(): void {
    this.pages.push({ rows: [], rules: [] });
    this.line = 0;
  }
}

const plain = (text: string, face: GridPiece['face'] = 'text'): GridPiece[] => [{ text, face }];

/** Sets a document on the grid of GB/T 9704-2012: 22 lines a page, 28 characters a line, every row where it stands. */
export function layOut(paper: Pick<GridPaper, 'blocks'>): GridLayout {
  const press = new Press();
  for (const block of paper.blocks) place(press, block);
  const pages: GridPage[] = press.pages;
  const used = pages.length === 0 ? 0 : (pages.length - 1) * LINES + press.line - press.slack;
  return { pages, used };
}

/** By how many lines a document is longer than so many pages. */
export const linesOver = ({ used }: GridLayout, pages = 1): number => Math.max(0, used - pages * LINES);

function place(press: Press, block: GridBlock): void {
  const one = { lines: 1, size: SIZE.text, isRed: false } as const;
  switch (block.block) {
    case 'banner':
      press.row({
        ...centred(block.text, SIZE.banner),
        lines: 2,
        isRed: true,
        pieces: plain(block.text, 'title'),
      });
      break;
    case 'center':
      press.row({ ...one, ...centred(block.text, CELL), size: SIZE.text, pieces: plain(block.text) });
      break;
    case 'ends':
      placeEnds(press, block.left, block.right);
      break;
    case 'rule':
      press.rule({ at: press.line, weightMm: RULE.head, isRed: true });
      break;
    case 'blank':
      press.skip(block.lines);
      break;
    case 'title':
      for (const text of breakTitle(block.text, TITLE_CHARS)) {
        press.row({ ...one, ...centred(text, SIZE.title), pieces: plain(text, 'title') });
      }
      break;
    case 'paragraph':
      placeParagraph(press, block.pieces, block.indent);
      break;
    case 'colophon':
      placeColophon(press, block.lines);
      break;
  }
}

/** Never wider than the box: a name that is too long is set closer. */
function centred(text: string, size: number): Pick<GridRow, 'x' | 'width' | 'size'> {
  const width = Math.min(WIDTH, widthOf(text) * size);
  return { x: (WIDTH - width) / 2, width, size };
}

/** Both on one line, or one above the other when they are too long. */
function placeEnds(press: Press, left: string, right: string): void {
  const [l, r] = [widthOf(left), widthOf(right)];
  const row = { lines: 1, size: SIZE.text, isRed: false } as const;
  press.row({ ...row, x: 0, width: Math.min(WIDTH, l * CELL), pieces: plain(left) });
  if (l + r + 1 <= CHARS) press.line -= 1;
  const width = Math.min(WIDTH, r * CELL);
  press.row({ ...row, x: WIDTH - width, width, pieces: plain(right) });
}

function placeParagraph(press: Press, pieces: readonly GridPiece[], indent: number): void {
  breakLines(pieces, CHARS, indent).forEach((line, index) => {
    const x = index === 0 ? indent * CELL : 0;
    const room = WIDTH - x;
    const isDrawnOut = !line.isLast && room / CELL - line.cells <= STRETCH;
    press.row({
      lines: 1,
      size: SIZE.text,
      isRed: false,
      x,
      width: isDrawnOut ? room : Math.min(room, line.cells * CELL),
      pieces: line.pieces,
    });
  });
}

/** At the foot of the last page, ruled above, between and below; each line one character in from both sides. */
function placeColophon(press: Press, lines: readonly ColophonLine[]): void {
  const broken = lines.map((line) =>
    typeof line === 'string'
      ? breakLines(plain(line), COLOPHON_CHARS, 0).map(({ pieces, cells }) => [
          { pieces, cells, isRight: false },
        ])
      : [line.map((text, index) => ({ pieces: plain(text), cells: widthOf(text), isRight: index === 1 }))],
  );
  const height = broken.reduce((sum, rows) => sum + rows.length, 0);
  if (press.line + height > LINES || press.pages.length === 0) press.nextPage();
  press.slack = LINES - height - press.line;
  press.line = LINES - height;
  broken.forEach((rows, index) => {
    const weightMm = index === 0 ? RULE.outer : RULE.inner;
    press.rule({ at: press.line, weightMm, isRed: false });
    for (const parts of rows) placeSmall(press, parts);
  });
  press.rule({ at: LINES, weightMm: RULE.outer, isRed: false });
}

type SmallPart = { readonly pieces: readonly GridPiece[]; readonly cells: number; readonly isRight: boolean };

function placeSmall(press: Press, parts: readonly SmallPart[]): void {
  const { line } = press;
  for (const { pieces, cells, isRight } of parts) {
    press.line = line;
    const width = Math.min(WIDTH - 2 * SIZE.small, cells * SIZE.small);
    const x = isRight ? WIDTH - SIZE.small - width : SIZE.small;
    press.row({ lines: 1, size: SIZE.small, isRed: false, x, width, pieces });
  }
}
