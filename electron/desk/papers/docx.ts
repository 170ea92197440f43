import type { IParagraphOptions, IRunOptions, ParagraphChild } from 'docx';
import { gridDocx } from '../reports/paper/gridDocx';
import type { Align, Paper, PaperBlock, PaperRow, PaperTable } from './paper';
import { storable } from './storable';
import { MARGINS, SHEET } from './style';

/** The library is large: it is loaded when the first document is written. */
type Docx = typeof import('docx');

const MM = 1440 / 25.4;
const mm = (value: number): number => Math.round(value * MM);

/** Names of the faces as the receiver's word processor knows them; it replaces what it does not have. */
const face = (chinese: string, latin = 'Times New Roman') => ({
  ascii: latin,
  hAnsi: latin,
  cs: latin,
  eastAsia: chinese,
});
const SONG = face('仿宋');
const TITLE = face('方正小标宋简体');
const HEI = face('黑体');
const KAI = face('楷体');

type Form = { readonly docx: Docx; readonly paper: Paper; readonly isOfficial: boolean };

/** The paper as an editable DOCX: the receiver changes head, words and order. */
export async function paperDocx(paper: Paper): Promise<Buffer> {
  if (paper.grid !== undefined) return gridDocx(paper.grid, paper.title);
  const docx = await import('docx');
  const form: Form = { docx, paper, isOfficial: paper.layout === 'official' };
  const { top, right, bottom, left } = MARGINS[paper.layout];
  const size = form.isOfficial ? 32 : 21;
  const document = new docx.Document({
    title: paper.title,
    creator: paper.foot.left,
    styles: { default: { document: { run: { font: SONG, size, language: { eastAsia: 'zh-CN' } } } } },
    sections: [
      {
        properties: {
          page: {
            // The library swaps the two for a landscape sheet.
            size: {
              width: mm(SHEET.short),
              height: mm(SHEET.long),
              orientation: paper.landscape ? docx.PageOrientation.LANDSCAPE : docx.PageOrientation.PORTRAIT,
            },
            margin: { top: mm(top), right: mm(right), bottom: mm(bottom), left: mm(left), footer: mm(8) },
          },
        },
        footers: { default: footer(form) },
        children: paper.blocks.flatMap((block) => blockParts(form, block)),
      },
    ],
  });
  return docx.Packer.toBuffer(document);
}

const ALIGN = { left: 'left', center: 'center', right: 'right', justify: 'both' } as const;

function alignment(align: Align | undefined): { alignment?: 'left' | 'center' | 'right' | 'both' } {
  return align === undefined ? {} : { alignment: ALIGN[align] };
}

/** Text with its line breaks; characters that XML has no place for are left out. */
function runs({ docx }: Form, text: string, options: IRunOptions = {}): ParagraphChild[] {
  if (text === '') return [];
  return storable(text)
    .split(/\r\n|\r|\n/)
    .map((part, index) => new docx.TextRun({ ...options, text: part, ...(index > 0 ? { break: 1 } : {}) }));
}

type Part = InstanceType<Docx['Paragraph']> | InstanceType<Docx['Table']>;

function blockParts(form: Form, block: PaperBlock): Part[] {
  const { docx, isOfficial } = form;
  const p = (options: IParagraphOptions): Part => new docx.Paragraph(options);
  const spacing = isOfficial ? { line: 579, lineRule: docx.LineRuleType.EXACT } : { after: 40 };
  switch (block.block) {
    case 'title': {
      const size = isOfficial ? 44 : 36;
      const children = runs(form, block.text, { font: TITLE, size, bold: !isOfficial });
      return [p({ alignment: 'center', spacing: { after: isOfficial ? 400 : 160 }, children })];
    }
    case 'masthead':
      return mastheadParts(form, block);
    case 'line':
      return [
        p({
          ...alignment(block.align),
          spacing,
          children: runs(form, block.text, { bold: block.bold ?? false }),
        }),
      ];
    case 'heading': {
      // GB/T 9704: 一、黑体, （一）楷体, the rest in the face of the text.
      const isSecond = isOfficial && block.level === 2;
      const font = block.level === 1 ? HEI : isSecond ? KAI : SONG;
      const children = runs(form, block.text, { font, bold: (block.level > 1 && !isSecond) || !isOfficial });
      const around = isOfficial ? spacing : { before: 200, after: 80 };
      return [p({ spacing: around, keepNext: true, outlineLevel: block.level - 1, children })];
    }
    case 'paragraph': {
      const indent = block.indent === false ? {} : { indent: { firstLine: isOfficial ? 640 : 420 } };
      return [p({ alignment: 'both', spacing, ...indent, children: runs(form, block.text) })];
    }
    case 'table':
      return [table(form, block), p({ spacing: { after: 60 }, children: [] })];
    case 'signs':
      return [signs(form, block)];
    case 'note':
      return [p({ spacing: { before: 80, after: 80 }, children: runs(form, block.text, { size: 18 }) })];
    case 'pageBreak':
      return [p({ children: [new docx.PageBreak()] })];
    case 'picture':
      return picture(form, block);
  }
}

function mastheadParts(form: Form, block: Extract<PaperBlock, { block: 'masthead' }>): Part[] {
  const { docx, paper } = form;
  const color = block.color === 'red' ? 'D71A1B' : '000000';
  const width = textWidth(paper);
  const name = runs(form, block.text, { font: TITLE, size: 80, color, characterSpacing: 120 });
  const parts: Part[] = [new docx.Paragraph({ alignment: 'center', children: name })];
  if (block.middle !== undefined) {
    parts.push(new docx.Paragraph({ alignment: 'center', children: runs(form, block.middle) }));
  }
  const under = [
    ...runs(form, block.left),
    new docx.TextRun({ children: [new docx.Tab()] }),
    ...runs(form, block.right),
  ];
  parts.push(
    new docx.Paragraph({
      tabStops: [{ type: 'right', position: width }],
      border: { bottom: { style: 'single', size: 16, color, space: 4 } },
      spacing: { before: 160, after: 400 },
      children: under,
    }),
  );
  return parts;
}

/** Width between the margins in twentieths of a point. */
function textWidth(paper: Paper): number {
  const { right, left } = MARGINS[paper.layout];
  return mm((paper.landscape ? SHEET.long : SHEET.short) - left - right);
}

function table(form: Form, block: PaperTable): Part {
  const { docx, paper } = form;
  const full = textWidth(paper);
  const widths = block.columns.map(({ width }) => Math.round((full * width) / 100));
  const head = new docx.TableRow({
    tableHeader: block.repeatHead,
    cantSplit: true,
    children: block.columns.map(({ label }, index) =>
      cell(form, label, widths[index] ?? 0, { align: 'center', run: { font: HEI, bold: true } }),
    ),
  });
  const rows = block.rows.map((row) => tableRow(form, row, block, widths));
  return new docx.Table({
    width: { size: full, type: docx.WidthType.DXA },
    columnWidths: widths,
    layout: docx.TableLayoutType.FIXED,
    margins: { top: 30, bottom: 30, left: 70, right: 70 },
    rows: block.bare ? rows : [head, ...rows],
  });
}

function tableRow(form: Form, row: PaperRow, block: PaperTable, widths: readonly number[]) {
  const last = row.cells.length - 1;
  const isGone = row.mark === 'corrected' || row.mark === 'withdrawn';
  return new form.docx.TableRow({
    cantSplit: true,
    children: row.cells.map((text, index) => {
      const span = index === last ? Math.max(1, widths.length - last) : 1;
      const width = widths.slice(index, index + span).reduce((sum, one) => sum + one, 0);
      return cell(form, text, width, {
        align: span > 1 ? undefined : block.columns[index]?.align,
        span,
        shade: row.mark === 'folded',
        run: { strike: isGone && index > 0, bold: row.mark === 'bold' },
      });
    }),
  });
}

type CellForm = {
  readonly align: Align | undefined;
  readonly span?: number;
  readonly shade?: boolean;
  readonly run: IRunOptions;
};

function cell(form: Form, text: string, width: number, { align, span = 1, shade, run }: CellForm) {
  const { docx, isOfficial } = form;
  return new docx.TableCell({
    width: { size: width, type: docx.WidthType.DXA },
    ...(span > 1 ? { columnSpan: span } : {}),
    ...(shade ? { shading: { fill: 'F1F1F1' } } : {}),
    children: [
      new docx.Paragraph({
        ...alignment(align),
        children: runs(form, text, { size: isOfficial ? 24 : 19, ...run }),
      }),
    ],
  });
}

function signs(form: Form, block: Extract<PaperBlock, { block: 'signs' }>): Part {
  const { docx, paper } = form;
  const width = Math.round(textWidth(paper) / Math.max(1, block.signs.length));
  const none = { style: 'none', size: 0, color: 'auto' } as const;
  const borders = { top: none, bottom: none, left: none, right: none };
  return new docx.Table({
    width: { size: textWidth(paper), type: docx.WidthType.DXA },
    columnWidths: block.signs.map(() => width),
    borders: { ...borders, insideHorizontal: none, insideVertical: none },
    rows: [
      new docx.TableRow({
        cantSplit: true,
        height: { value: mm(14), rule: docx.HeightRule.ATLEAST },
        children: block.signs.map(
          ({ label, value }) =>
            new docx.TableCell({
              width: { size: width, type: docx.WidthType.DXA },
              borders,
              children: [
                new docx.Paragraph({ spacing: { before: 200 }, children: runs(form, `${label}：`) }),
                ...(value === undefined
                  ? []
                  : [new docx.Paragraph({ children: runs(form, value, { size: 18 }) })]),
              ],
            }),
        ),
      }),
    ],
  });
}

function picture(form: Form, block: Extract<PaperBlock, { block: 'picture' }>): Part[] {
  const { docx } = form;
  const width = Math.round((block.widthMm / 25.4) * 96);
  const height = Math.round((width * block.pixels.height) / Math.max(1, block.pixels.width));
  const image = new docx.ImageRun({
    type: 'png',
    data: Buffer.from(block.png, 'base64'),
    transformation: { width, height },
  });
  return [
    new docx.Paragraph({ alignment: 'center', keepNext: true, children: [image] }),
    new docx.Paragraph({ alignment: 'center', children: runs(form, block.caption, { size: 18 }) }),
  ];
}

function footer(form: Form) {
  const { docx, paper } = form;
  const width = textWidth(paper);
  const small = { size: 16 } as const;
  const tab = new docx.TextRun({ children: [new docx.Tab()] });
  const page = new docx.TextRun({
    ...small,
    children: ['第 ', docx.PageNumber.CURRENT, ' 页　共 ', docx.PageNumber.TOTAL_PAGES, ' 页'],
  });
  return new docx.Footer({
    children: [
      new docx.Paragraph({
        tabStops: [
          { type: 'center', position: Math.round(width / 2) },
          { type: 'right', position: width },
        ],
        children: [
          ...runs(form, paper.foot.left, small),
          tab,
          page,
          new docx.TextRun({ children: [new docx.Tab()] }),
          ...runs(form, paper.foot.right, small),
        ],
      }),
    ],
  });
}
