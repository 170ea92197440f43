import { execFileSync } from 'node:child_process';

/** Measures of a PDF as poppler reads them: it shares nothing with what printed the file. Millimetres from the upper left corner. */
export type PdfWord = {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
};
export type PdfPage = { readonly width: number; readonly height: number; readonly words: readonly PdfWord[] };
/** The words of one row, joined. */
export type PdfRow = {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly middle: number;
};

const MM = 72 / 25.4;
const WORD = /<word xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)">(.*?)<\/word>/g;

const unescaped = (text: string): string =>
  text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&');

export function pdfPages(path: string): readonly PdfPage[] {
  const xml = execFileSync('pdftotext', ['-bbox', '-enc', 'UTF-8', path, '-'], {
    encoding: 'utf8',
    maxBuffer: 1 << 26,
  });
  return [...xml.matchAll(/<page width="([\d.]+)" height="([\d.]+)">(.*?)<\/page>/gs)].map((page) => ({
    width: Number(page[1]) / MM,
    height: Number(page[2]) / MM,
    words: [...(page[3] ?? '').matchAll(WORD)].map((word) => {
      const [left = 0, top = 0, right = 0, bottom = 0] = word.slice(1, 5).map((value) => Number(value) / MM);
      return { left, top, right, bottom, text: unescaped(word[5] ?? '') };
    }),
  }));
}

/** Words whose middles lie within this many millimetres stand in one row. */
const SAME_ROW = 2.5;

export function rowsOf({ words }: PdfPage): readonly PdfRow[] {
  const rows: { middle: number; words: PdfWord[] }[] = [];
  for (const word of words.toSorted((a, b) => a.top + a.bottom - b.top - b.bottom)) {
    const middle = (word.top + word.bottom) / 2;
    const row = rows.find((one) => Math.abs(one.middle - middle) < SAME_ROW);
    if (row === undefined) rows.push({ middle, words: [word] });
    else row.words.push(word);
  }
  return rows.map(({ middle, words: all }) => {
    const sorted = all.toSorted((a, b) => a.left - b.left);
    return {
      middle,
      text: sorted.map(({ text }) => text).join(''),
      left: sorted[0]?.left ?? 0,
      right: sorted.at(-1)?.right ?? 0,
    };
  });
}

/** Rows of ink on a page inside a band, millimetres from its top: where something dark begins and ends. */
export function inkOf(path: string, page: number, band: { readonly from: number; readonly to: number }) {
  const dpi = 200;
  const at = String(page);
  const image = execFileSync('pdftoppm', ['-r', String(dpi), '-gray', '-f', at, '-l', at, path], {
    maxBuffer: 1 << 27,
  });
  const head = /^P5\s+(\d+)\s+(\d+)\s+\d+\s/.exec(image.subarray(0, 60).toString('latin1'));
  const [width, height] = [Number(head?.[1]), Number(head?.[2])];
  const start = head?.[0].length ?? 0;
  const scale = 25.4 / dpi;
  const dark: number[] = [];
  const columns: number[] = [];
  for (let y = Math.round(band.from / scale); y < Math.min(height, Math.round(band.to / scale)); y += 1) {
    for (let x = 0; x < width; x += 1) {
      if ((image[start + y * width + x] ?? 255) > 128) continue;
      dark.push(y);
      columns.push(x);
    }
  }
  const ends = (values: readonly number[]) =>
    [values.reduce((a, b) => Math.min(a, b), Infinity), values.reduce((a, b) => Math.max(a, b), 0) + 1].map(
      (value) => value * scale,
    ) as [number, number];
  return { vertical: ends(dark), horizontal: ends(columns) };
}

export type PdfFont = { readonly name: string; readonly isEmbedded: boolean; readonly hasUnicode: boolean };

export function pdfFonts(path: string): readonly PdfFont[] {
  const lines = execFileSync('pdffonts', [path], { encoding: 'utf8' }).trim().split('\n').slice(2);
  return lines.map((line) => {
    const [embedded, , unicode] = /\b(yes|no)\s+(yes|no)\s+(yes|no)\b/.exec(line)?.slice(1) ?? [];
    return { name: line.split(/\s/)[0] ?? '', isEmbedded: embedded === 'yes', hasUnicode: unicode === 'yes' };
  });
}
