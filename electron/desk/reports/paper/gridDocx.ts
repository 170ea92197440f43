import type { IParagraphOptions, IRunOptions, ParagraphChild } from 'docx';
import { breakTitle } from '../../../../shared/reports/grid/breakTitle';
import type { FaceName } from '../../../../shared/reports/grid/faces';
import { TITLE_CHARS } from '../../../../shared/reports/grid/layOut';
import { BOX, CHARS, FOLIO_GAP, SHEET, SIZE } from '../../../../shared/reports/grid/measures';
import type { ColophonLine, GridBlock, GridPaper } from '../../../../shared/reports/grid/types';
import { storable } from '../../papers/storable';

/** The library is large: it is loaded when the first document is written. */
type Docx = typeof import('docx');
type Part = InstanceType<Docx['Paragraph']> | InstanceType<Docx['Table']>;

/** What the receiver's word processor calls the faces; it replaces what it does not have. */
const DOCX_FACES: Readonly<Record<FaceName, string>> = {
  text: '仿宋_GB2312',
  hei: '黑体',
  kai: '楷体_GB2312',
  title: '方正小标宋简体',
  song: '宋体',
};

/** Twentieths of a point in a millimetre. */
const mm = (value: number): number => Math.round((value * 1440) / 25.4);
const WIDTH = mm(SHEET.width) - mm(SHEET.left) - mm(SHEET.right);
/** 28.95 pt: 22 lines of 28.99 pt, rounded up by a word processor, would push the last one to the next page (domain.md 6.1). */
const LINE = 579;
/** 15.79 pt for a character of 16 pt, in parts of 4096 of a point; without it a line holds 27. */
const CHAR_SPACE = Math.floor(((BOX.width * 72) / 25.4 / CHARS - SIZE.text) * 4096);
const RED = 'D71A1B';

const half = (points: number): number => points * 2;
const face = (name: FaceName) => {
  const font = DOCX_FACES[name];
  return { ascii: font, hAnsi: font, cs: font, eastAsia: font };
};

type Form = { readonly docx: Docx };

/**
 * A document on the grid as DOCX: page, grid, faces and sizes of GB/T 9704, page numbers outside on odd and even pages. The text stays text: the
 * receiver changes the head.
 */
export async function gridDocx(paper: GridPaper, title: string): Promise<Buffer> {
  const docx = await import('docx');
  const form: Form = { docx };
  const text = { font: face('text'), size: half(SIZE.text), language: { eastAsia: 'zh-CN' } };
  const document = new docx.Document({
    title,
    evenAndOddHeaderAndFooters: true,
    styles: { default: { document: { run: text, paragraph: { spacing: exact(form) } } } },
    sections: [
      {
        properties: {
          page: {
            size: { width: mm(SHEET.width), height: mm(SHEET.height) },
            margin: {
              top: mm(SHEET.top),
              right: mm(SHEET.right),
              bottom: mm(SHEET.bottom),
              left: mm(SHEET.left),
              header: mm(SHEET.top - 12),
              footer: mm(SHEET.bottom - FOLIO_GAP) - SIZE.small * 20,
            },
          },
          grid: { type: docx.DocumentGridType.LINES_AND_CHARS, linePitch: LINE, charSpace: CHAR_SPACE },
        },
        headers: { default: header(form, paper.mark), even: header(form, paper.mark) },
        footers: { default: folio(form, true), even: folio(form, false) },
        children: paper.blocks.flatMap((block, index) =>
          blockParts(form, block, paper.blocks[index + 1]?.block === 'rule'),
        ),
      },
    ],
  });
  return docx.Packer.toBuffer(document);
}

const exact = ({ docx }: Form, lines = 1) => ({
  line: LINE * lines,
  lineRule: docx.LineRuleType.EXACT,
  before: 0,
  after: 0,
});

const run = ({ docx }: Form, text: string, options: IRunOptions = {}): ParagraphChild =>
  new docx.TextRun({ ...options, text: storable(text) });

function blockParts(form: Form, block: GridBlock, isAboveRule: boolean): Part[] {
  const { docx } = form;
  const under = isAboveRule
    ? { border: { bottom: { style: 'single' as const, size: 16, color: RED, space: 1 } } }
    : {};
  const p = (options: IParagraphOptions): Part =>
    new docx.Paragraph({ spacing: exact(form), ...under, ...options });
  switch (block.block) {
    case 'banner': {
      const name = run(form, block.text, { font: face('title'), size: half(SIZE.banner), color: RED });
      return [p({ alignment: 'center', spacing: exact(form, 2), children: [name] })];
    }
    case 'center':
      return [p({ alignment: 'center', children: [run(form, block.text)] })];
    case 'ends':
      return [p({ tabStops: [{ type: 'right', position: WIDTH }], children: ends(form, block) })];
    case 'rule':
      return [];
    case 'blank':
      return Array.from({ length: block.lines }, () => p({ children: [] }));
    case 'title': {
      const lines = breakTitle(block.text, TITLE_CHARS);
      const font = { font: face('title'), size: half(SIZE.title), snapToGrid: false };
      const children = lines.map(
        (line, index) =>
          new docx.TextRun({ ...font, text: storable(line), ...(index > 0 ? { break: 1 } : {}) }),
      );
      return [p({ alignment: 'center', keepNext: true, outlineLevel: 0, children })];
    }
    case 'paragraph':
      return [
        p({
          alignment: 'both',
          ...(block.indent === 0
            ? {}
            : {
                indent: {
                  firstLine: block.indent * half(SIZE.text) * 10,
                  firstLineChars: block.indent * 100,
                },
              }),
          children: block.pieces.map((one) => run(form, one.text, { font: face(one.face) })),
        }),
      ];
    case 'colophon':
      return [colophon(form, block.lines), anchor(form)];
  }
}

function ends(form: Form, { left, right }: { readonly left: string; readonly right: string }) {
  const { docx } = form;
  return [run(form, left), new docx.TextRun({ children: [new docx.Tab()] }), run(form, right)];
}

/** A floating table hangs on the paragraph after it, which takes next to no room. */
const anchor = ({ docx }: Form): Part =>
  new docx.Paragraph({ spacing: { line: 20, lineRule: docx.LineRuleType.EXACT, before: 0, after: 0 } });

/** 版记 at the foot of the page on which it falls: 0.35 mm above and below, 0.25 mm between. */
function colophon(form: Form, lines: readonly ColophonLine[]): Part {
  const { docx } = form;
  const none = { style: 'none', size: 0, color: 'auto' } as const;
  const outer = { style: 'single', size: 8, color: '000000' } as const;
  const inner = { style: 'single', size: 6, color: '000000' } as const;
  const small = { size: half(SIZE.small) };
  const borders = { top: outer, bottom: outer, left: none, right: none };
  return new docx.Table({
    width: { size: WIDTH, type: docx.WidthType.DXA },
    columnWidths: [WIDTH],
    layout: docx.TableLayoutType.FIXED,
    borders: { ...borders, insideHorizontal: inner, insideVertical: none },
    float: {
      horizontalAnchor: 'margin',
      verticalAnchor: 'margin',
      relativeHorizontalPosition: 'left',
      relativeVerticalPosition: 'bottom',
    },
    margins: { left: SIZE.small * 20, right: SIZE.small * 20 },
    rows: lines.map(
      (line) =>
        new docx.TableRow({
          cantSplit: true,
          children: [
            new docx.TableCell({
              width: { size: WIDTH, type: docx.WidthType.DXA },
              children: [
                new docx.Paragraph({
                  spacing: exact(form),
                  tabStops: [{ type: 'right', position: WIDTH - 2 * SIZE.small * 20 }],
                  children:
                    typeof line === 'string'
                      ? [run(form, line, small)]
                      : [
                          run(form, line[0], small),
                          new docx.TextRun({ children: [new docx.Tab()] }),
                          run(form, line[1], small),
                        ],
                }),
              ],
            }),
          ],
        }),
    ),
  });
}

/** 【草稿，未签发】 in the upper margin of every page. */
function header(form: Form, mark: string) {
  const { docx } = form;
  const children = mark === '' ? [] : [run(form, mark, { font: face('hei'), size: half(SIZE.small) })];
  return new docx.Header({ children: [new docx.Paragraph({ alignment: 'right', children })] });
}

/** `— 1 —` in 4号 宋体, one character in from the outer side. */
function folio({ docx }: Form, isOdd: boolean) {
  const song = { font: face('song'), size: half(SIZE.small) };
  const number = new docx.TextRun({ ...song, children: ['— ', docx.PageNumber.CURRENT, ' —'] });
  const indent = SIZE.small * 20;
  return new docx.Footer({
    children: [
      new docx.Paragraph({
        alignment: isOdd ? 'right' : 'left',
        indent: isOdd ? { right: indent } : { left: indent },
        spacing: { line: indent, lineRule: docx.LineRuleType.EXACT },
        children: [number],
      }),
    ],
  });
}
