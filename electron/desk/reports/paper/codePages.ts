import { type QrCode, qrCode } from '../../../../shared/qr/encode';
import { splitForCodes } from '../../../../shared/qr/split';
import { BOX, MM, SHEET, SIZE } from '../../../../shared/reports/grid/measures';

/** Two by two on a page; a code of 97 points has points of 0.67 mm then. */
const SIDE = 70 * MM;
const PER_PAGE = 4;
const QUIET = 4;
const HEAD = 12 * MM;
const STEP_X = BOX.width * MM - SIDE;
const STEP_Y = SIDE + 18 * MM;

const n = (value: number): string => String(Math.round(value * 1000) / 1000);

/** Pages with the text as QR codes, to be read one after the other; none for an empty text. */
export function codePages(text: string): string[] {
  if (text === '') return [];
  const pieces = splitForCodes(text);
  const codes = pieces.map((piece, index) => codeSvg(qrCode(piece), index, pieces.length));
  const title =
    pieces.length === 1
      ? '附：全文二维码'
      : `附：全文二维码（共${pieces.length}个，按序号扫描，内容依次相接）`;
  const head = label(title, SHEET.left * MM, SHEET.top * MM + SIZE.small, 'start');
  const pages: string[] = [];
  for (let at = 0; at < codes.length; at += PER_PAGE) {
    pages.push([head, ...codes.slice(at, at + PER_PAGE)].join('\n'));
  }
  return pages;
}

const label = (text: string, x: number, y: number, anchor: 'start' | 'middle'): string =>
  `<text class="f-text" x="${n(x)}" y="${n(y)}" font-size="${SIZE.small}" text-anchor="${anchor}">${text}</text>`;

function codeSvg(code: QrCode, index: number, count: number): string {
  const place = index % PER_PAGE;
  const x = SHEET.left * MM + (place % 2) * STEP_X;
  const y = SHEET.top * MM + HEAD + Math.floor(place / 2) * STEP_Y;
  const point = SIDE / (code.size + 2 * QUIET);
  const path = pathOf(code);
  const name =
    count === 1 ? '' : label(`（${index + 1}/${count}）`, x + SIDE / 2, y + SIDE + SIZE.small, 'middle');
  return `<path class="code" transform="translate(${n(x + QUIET * point)} ${n(y + QUIET * point)}) scale(${n(point)})" d="${path}"/>${name}`;
}

/** Dark points of a row that touch are one box: no hairline of white between them. */
function pathOf({ size, isDark }: QrCode): string {
  const parts: string[] = [];
  for (let y = 0; y < size; y += 1) {
    for (let x = 0; x < size; x += 1) {
      if (!isDark(x, y)) continue;
      const from = x;
      while (isDark(x + 1, y) && x + 1 < size) x += 1;
      parts.push(`M${from} ${y}h${x + 1 - from}v1h${from - x - 1}z`);
    }
  }
  return parts.join('');
}
