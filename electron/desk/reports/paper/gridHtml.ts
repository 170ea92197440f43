import { cssFaces } from '../../../../shared/reports/grid/faces';
import { layOut } from '../../../../shared/reports/grid/layOut';
import { BOX, FOLIO_GAP, MM, PITCH, SHEET, SIZE } from '../../../../shared/reports/grid/measures';
import type { GridFace, GridPaper, GridRow, GridRule } from '../../../../shared/reports/grid/types';
import { escapeHtml } from '../../papers/escape';
import { codePages } from './codePages';

const RED = '#d71a1b';
const FACE_NAMES = ['text', 'hei', 'kai', 'title', 'song'] as const satisfies readonly (GridFace | 'song')[];
const LEFT = SHEET.left * MM;
const TOP = SHEET.top * MM;
const WIDTH = BOX.width * MM;
const BOTTOM = TOP + BOX.height * MM;

/** A Chinese character's ink hangs this far below the middle of its square, and an em dash stands this far above the baseline, in its size. */
const BASELINE = 0.36;
const DASH = 0.33;

const STYLE = `@page { size: A4 portrait; margin: 0mm 0mm 0mm 0mm; }
* { box-sizing: border-box; }
body { margin: 0; background: #fff; color: #000; }
.leaf { width: ${SHEET.width}mm; height: ${SHEET.height}mm; overflow: hidden; break-after: page; break-inside: avoid; }
.leaf:last-child { break-after: auto; }
.leaf svg { display: block; width: ${SHEET.width}mm; height: ${SHEET.height}mm; }
${FACE_NAMES.map((face) => `.f-${face} { font-family: ${cssFaces(face)}; }`).join('\n')}
text { white-space: pre; fill: #000; } .red { fill: ${RED}; }`;

const n = (value: number): string => String(Math.round(value * 1000) / 1000);

/**
 * A document on the grid as HTML for the printer: one box of A4 a page, every row set to its exact place and width, in points and millimetres only. The
 * page numbers stand on the outer side: odd ones right, even ones left, one character in.
 */
export function gridHtml(paper: GridPaper, title: string): string {
  const { pages } = layOut(paper);
  const printed = pages.map((page) => [...page.rows.map(rowSvg), ...page.rules.map(ruleSvg)].join('\n'));
  const leaves = [...printed, ...codePages(paper.coded)].map((inner, index) =>
    leafHtml([inner, markSvg(paper.mark), folioSvg(index + 1)].join('\n')),
  );
  return `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>${escapeHtml(title)}</title>
<style>${STYLE}</style></head><body data-feet="own">
${leaves.join('\n')}
</body></html>`;
}

const leafHtml = (inner: string): string =>
  `<section class="leaf"><svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${n(SHEET.width * MM)} ${n(SHEET.height * MM)}">${inner}</svg></section>`;

function rowSvg({ line, lines, x, width, size, isRed, pieces }: GridRow): string {
  const middle = TOP + (line + lines / 2) * PITCH;
  const text = pieces
    .map(
      ({ text: piece, face }) =>
        `<tspan class="f-${face}${isRed ? ' red' : ''}">${escapeHtml(piece)}</tspan>`,
    )
    .join('');
  return `<text x="${n(LEFT + x)}" y="${n(middle + BASELINE * size)}" font-size="${size}" textLength="${n(width)}" lengthAdjust="spacing">${text}</text>`;
}

function ruleSvg({ at, weightMm, isRed }: GridRule): string {
  const y = TOP + at * PITCH;
  return `<line x1="${n(LEFT)}" x2="${n(LEFT + WIDTH)}" y1="${n(y)}" y2="${n(y)}" stroke="${isRed ? RED : '#000'}" stroke-width="${n(weightMm * MM)}"/>`;
}

/** In the upper margin, on the right. */
function markSvg(mark: string): string {
  if (mark === '') return '';
  return `<text class="f-hei" x="${n(LEFT + WIDTH)}" y="${n(TOP - 8 * MM)}" font-size="${SIZE.small}" text-anchor="end">${escapeHtml(mark)}</text>`;
}

function folioSvg(page: number): string {
  const isOdd = page % 2 === 1;
  const x = isOdd ? LEFT + WIDTH - SIZE.small : LEFT + SIZE.small;
  const y = BOTTOM + FOLIO_GAP * MM + DASH * SIZE.small;
  return `<text class="f-song" x="${n(x)}" y="${n(y)}" font-size="${SIZE.small}" text-anchor="${isOdd ? 'end' : 'start'}">— ${page} —</text>`;
}
