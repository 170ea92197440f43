/** A plan drawn on a light page as one self-contained SVG: shapes and text only, no script, no link, no style sheet, nothing to fetch. */
import type { RunContext } from '../run-types';
import type { Locale } from '../types';
import { type Item, moved, type Piece, type Point } from './items';
import { layoutPlan, SMALL_LINE, SMALL_SIZE, TITLE_LINE, TITLE_SIZE } from './layout';
import { textWidth } from './measure';

export type PlanDrawing = {
  readonly width: number;
  readonly height: number;
  /** what stands inside the svg element, for sheets that show parts of it */
  readonly body: string;
};

const FACES = "'Noto Sans SC','Source Han Sans SC','Microsoft YaHei','PingFang SC','SimHei',sans-serif";
const INK = '#1f2937';
const DIM = '#5b6675';
const EDGE = '#6b7785';
const MARGIN = 24;
const HEAD = 56;
const FOOT = 34;

type Paint = { readonly fill: string; readonly stroke: string };
const PAINTS: Readonly<Record<Extract<Item, { item: 'node' }>['shape'], Paint>> = {
  action: { fill: '#ffffff', stroke: '#55606e' },
  order: { fill: '#fff7e6', stroke: '#b25e00' },
  call: { fill: '#fdeeee', stroke: '#b3261e' },
  report: { fill: '#eaf2ff', stroke: '#1f5fbf' },
  choice: { fill: '#fffbe0', stroke: '#8a6d00' },
  until: { fill: '#fffbe0', stroke: '#8a6d00' },
  fork: { fill: '#eef1f4', stroke: '#55606e' },
  spawn: { fill: '#f3ecfb', stroke: '#6b3fa0' },
  wait: { fill: '#eef7f1', stroke: '#2b7a4b' },
  subplan: { fill: '#f3ecfb', stroke: '#6b3fa0' },
  end: { fill: '#e9ecef', stroke: '#374151' },
};

const n = (value: number): string => String(Math.round(value * 10) / 10);

/** Text of a plan as text of XML: nothing of it is ever markup. */
export function xmlText(text: string): string {
  const storable = text.replaceAll(/(?![\t\n])\p{Cc}|[\ufffe\uffff]|\p{Cs}/gu, '');
  return storable
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}

type TextForm = {
  readonly size: number;
  readonly anchor?: 'middle' | 'start' | 'end';
  readonly fill?: string;
  readonly bold?: boolean;
};

function text(
  x: number,
  y: number,
  words: string,
  { size, anchor = 'middle', fill = INK, bold = false }: TextForm,
): string {
  const weight = bold ? ' font-weight="600"' : '';
  return `<text x="${n(x)}" y="${n(y)}" font-size="${size}" text-anchor="${anchor}" fill="${fill}"${weight}>${xmlText(words)}</text>`;
}

const polygon = (points: readonly Point[], attributes: string): string =>
  `<polygon points="${points.map(([x, y]) => `${n(x)},${n(y)}`).join(' ')}" ${attributes}/>`;

function outline(node: Extract<Item, { item: 'node' }>): string {
  const { x, y, width: w, height: h, shape, isMandatory } = node;
  const { fill, stroke } = PAINTS[shape];
  const paint = `fill="${fill}" stroke="${stroke}" stroke-width="${isMandatory ? 2.2 : 1.2}" stroke-linejoin="round"`;
  const rect = (radius: number): string =>
    `<rect x="${n(x)}" y="${n(y)}" width="${n(w)}" height="${n(h)}" rx="${n(radius)}" ${paint}/>`;
  const bar = (at: number): string =>
    `<line x1="${n(at)}" y1="${n(y)}" x2="${n(at)}" y2="${n(y + h)}" stroke="${stroke}" stroke-width="1.2"/>`;
  switch (shape) {
    case 'choice':
    case 'until': {
      const c = 22;
      return polygon(
        [
          [x, y + h / 2],
          [x + c, y],
          [x + w - c, y],
          [x + w, y + h / 2],
          [x + w - c, y + h],
          [x + c, y + h],
        ],
        paint,
      );
    }
    case 'fork': {
      const c = 14;
      return polygon(
        [
          [x, y + h / 2],
          [x + c, y],
          [x + w - c, y],
          [x + w, y + h / 2],
          [x + w - c, y + h],
          [x + c, y + h],
        ],
        paint,
      );
    }
    case 'order':
      return polygon(
        [
          [x + 14, y],
          [x + w, y],
          [x + w - 14, y + h],
          [x, y + h],
        ],
        paint,
      );
    case 'call':
      return polygon(
        [
          [x, y],
          [x + w, y],
          [x + w, y + h],
          [x, y + h],
          [x + 14, y + h / 2],
        ],
        paint,
      );
    case 'spawn':
      return polygon(
        [
          [x, y],
          [x + w, y],
          [x + w - 12, y + h],
          [x + 12, y + h],
        ],
        paint,
      );
    case 'report':
      return rect(2) + bar(x + 6) + bar(x + w - 6);
    case 'subplan':
      return `${rect(2)}<rect x="${n(x + 3)}" y="${n(y + 3)}" width="${n(w - 6)}" height="${n(h - 6)}" fill="none" stroke="${stroke}" stroke-width="0.8"/>`;
    case 'wait':
      return rect(10);
    case 'end':
      return rect(h / 2);
    case 'action':
      return rect(3);
  }
}

function node(item: Extract<Item, { item: 'node' }>): string {
  const { x, y, width, height, title, under } = item;
  const inner = title.length * TITLE_LINE + under.length * SMALL_LINE;
  let at = y + (height - inner) / 2;
  const centre = x + width / 2 + (item.shape === 'call' ? 5 : 0);
  const lines = [
    ...title.map((words) => {
      at += TITLE_LINE;
      return text(centre, at - 4.5, words, { size: TITLE_SIZE, bold: true });
    }),
    ...under.map((words) => {
      at += SMALL_LINE;
      return text(centre, at - 4, words, { size: SMALL_SIZE, fill: DIM });
    }),
  ];
  return `<g>${outline(item)}${lines.join('')}</g>`;
}

function arrowHead([x, y]: Point, [fromX, fromY]: Point): string {
  const angle = Math.atan2(y - fromY, x - fromX);
  const wing = (turn: number): Point => [x - 8 * Math.cos(angle + turn), y - 8 * Math.sin(angle + turn)];
  return polygon([[x, y], wing(0.42), wing(-0.42)], `fill="${EDGE}"`);
}

function lineOf({ points, hasArrow, isBack }: Extract<Item, { item: 'line' }>): string {
  const dash = isBack ? ' stroke-dasharray="5 3"' : '';
  const path = points.map(([x, y]) => `${n(x)},${n(y)}`).join(' ');
  const [last, before] = [points.at(-1), points.at(-2)];
  const head = hasArrow && last !== undefined && before !== undefined ? arrowHead(last, before) : '';
  return `<polyline points="${path}" fill="none" stroke="${EDGE}" stroke-width="1.2"${dash}/>${head}`;
}

function label({ x, y, lines, anchor }: Extract<Item, { item: 'label' }>): string {
  return lines
    .map((words, index) => {
      const width = textWidth(words, SMALL_SIZE) + 4;
      const base = y + index * SMALL_LINE;
      const left = anchor === 'middle' ? x - width / 2 : x - 2;
      const plate = `<rect x="${n(left)}" y="${n(base - 11)}" width="${n(width)}" height="14" fill="#ffffff"/>`;
      return plate + text(x, base, words, { size: SMALL_SIZE, anchor });
    })
    .join('');
}

function frame({ x, y, width, height, title, of }: Extract<Item, { item: 'frame' }>): string {
  const dash = of === 'loop' ? ' stroke-dasharray="6 3"' : '';
  const fill = of === 'lane' ? '#fafbfc' : 'none';
  const plate = `<rect x="${n(x)}" y="${n(y)}" width="${n(width)}" height="${n(height)}" rx="4" fill="${fill}" stroke="#b6bfca" stroke-width="1"${dash}/>`;
  const mark = of === 'loop' ? '↻ ' : '';
  return (
    plate +
    text(x + 10, y + 16, `${mark}${title}`, { size: SMALL_SIZE, anchor: 'start', fill: DIM, bold: true })
  );
}

function itemSvg(item: Item): string {
  switch (item.item) {
    case 'frame':
      return frame(item);
    case 'line':
      return lineOf(item);
    case 'label':
      return label(item);
    case 'node':
      return node(item);
  }
}

function bodyOf(piece: Piece): string {
  const order = ['frame', 'line', 'label', 'node'];
  const depth = (item: Item): number => order.indexOf(item.item);
  // Frames stay in their own order, the outer one first.
  return [...piece.items]
    .sort((a, b) => depth(a) - depth(b))
    .map(itemSvg)
    .join('\n');
}

const LEGEND = {
  zh: '图例：矩形 动作　平行四边形 指令　旗形 叫应　双边矩形 报告　六边形 选择、并行　虚线框 循环　粗框 必办',
  en: 'Rectangle: action. Parallelogram: order. Flag: call-out. Double sides: report. Hexagon: choice or fork. Dashed frame: loop. Thick line: mandatory.',
} as const;

export type DrawOptions = {
  readonly locale: Locale /** under the title: revision, room, day */;
  readonly about: string;
};

/** Draws a plan; the same plan gives the same drawing on every machine. */
export function drawPlan(ctx: RunContext, { locale, about }: DrawOptions): PlanDrawing {
  const piece = layoutPlan(ctx, locale);
  const title = locale === 'zh' ? ctx.plan.title : ctx.plan.title_en;
  const least = Math.max(
    textWidth(title, 20),
    textWidth(about, SMALL_SIZE),
    textWidth(LEGEND[locale], SMALL_SIZE),
  );
  const inner = Math.max(piece.width, least);
  const width = Math.ceil(inner + MARGIN * 2);
  const height = Math.ceil(HEAD + piece.height + FOOT + MARGIN);
  const items = moved(piece.items, MARGIN + (inner - piece.width) / 2, HEAD + MARGIN / 2);
  const body = [
    text(width / 2, 30, title, { size: 20, bold: true }),
    text(width / 2, 48, about, { size: SMALL_SIZE, fill: DIM }),
    bodyOf({ ...piece, items }),
    text(width / 2, height - 14, LEGEND[locale], { size: SMALL_SIZE, fill: DIM }),
  ].join('\n');
  return { width, height, body };
}

/** A drawing, or a part of it, as an svg element of its own size in `unit`. */
export function svgElement(
  drawing: PlanDrawing,
  box: readonly [x: number, y: number, width: number, height: number],
  size: string,
): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${box.map(n).join(' ')}" ${size} font-family="${FACES}">
<rect x="0" y="0" width="${n(drawing.width)}" height="${n(drawing.height)}" fill="#ffffff"/>
${drawing.body}
</svg>`;
}

/** The drawing as a file. */
export function planSvg(drawing: PlanDrawing): string {
  const { width, height } = drawing;
  return `<?xml version="1.0" encoding="UTF-8"?>\n${svgElement(drawing, [0, 0, width, height], `width="${n(width)}" height="${n(height)}"`)}\n`;
}
