/** A drawing on sheets of paper: on one where its words stay readable, else cut into tiles that overlap. */
import { type PlanDrawing, svgElement, xmlText } from './svg';

export const SHEETS = ['auto', 'A4', 'A3', 'tiles'] as const;
export type Sheet = (typeof SHEETS)[number];

const SIZES = { A4: [210, 297], A3: [297, 420] } as const;
const MARGIN_MM = 10;
const FOOT_MM = 6;
/** 13 px at this many millimetres a pixel is 2.1 mm of type, about 6 pt: the least that is read on paper. */
const LEAST = 0.16;
/** Never larger than on the screen at 96 dpi. */
const MOST = 25.4 / 96;
const TILE_SCALE = 0.2;
const OVERLAP_MM = 8;

export type Page = {
  /** the part of the drawing, pixels */
  readonly box: readonly [x: number, y: number, width: number, height: number];
  readonly widthMm: number;
  readonly heightMm: number;
};
export type Paged = {
  readonly paper: 'A4' | 'A3';
  readonly isLandscape: boolean;
  readonly pages: readonly Page[];
};

type Fit = { readonly paper: 'A4' | 'A3'; readonly isLandscape: boolean; readonly scale: number };

function roomOf({
  paper,
  isLandscape,
}: Pick<Fit, 'paper' | 'isLandscape'>): readonly [width: number, height: number] {
  const [short, long] = SIZES[paper];
  const [width, height] = isLandscape ? [long, short] : [short, long];
  return [width - MARGIN_MM * 2, height - MARGIN_MM * 2 - FOOT_MM];
}

function fitOn(drawing: PlanDrawing, paper: 'A4' | 'A3'): Fit {
  const fits = [false, true].map((isLandscape): Fit => {
    const [width, height] = roomOf({ paper, isLandscape });
    return { paper, isLandscape, scale: Math.min(MOST, width / drawing.width, height / drawing.height) };
  });
  const [portrait, landscape] = fits as [Fit, Fit];
  return landscape.scale > portrait.scale ? landscape : portrait;
}

/** How a drawing comes onto paper. `A4` and `A3` force one sheet however small its words become. */
export function pagesOf(drawing: PlanDrawing, sheet: Sheet): Paged {
  const [a4, a3] = [fitOn(drawing, 'A4'), fitOn(drawing, 'A3')];
  if (sheet === 'A4') return onePage(drawing, a4);
  if (sheet === 'A3') return onePage(drawing, a3);
  if (sheet === 'auto' && a4.scale >= LEAST) return onePage(drawing, a4);
  if (sheet === 'auto' && a3.scale >= LEAST) return onePage(drawing, a3);
  return tiled(drawing);
}

function onePage(drawing: PlanDrawing, { paper, isLandscape, scale }: Fit): Paged {
  const { width, height } = drawing;
  const page: Page = { box: [0, 0, width, height], widthMm: width * scale, heightMm: height * scale };
  return { paper, isLandscape, pages: [page] };
}

function tiled(drawing: PlanDrawing): Paged {
  const isLandscape = drawing.width > drawing.height;
  const fit = { paper: 'A3', isLandscape } as const;
  const [room, deep] = roomOf(fit).map((mm) => mm / TILE_SCALE) as [number, number];
  const overlap = OVERLAP_MM / TILE_SCALE;
  const starts = (whole: number, part: number): readonly number[] => {
    if (whole <= part) return [0];
    const count = Math.ceil((whole - overlap) / (part - overlap));
    return Array.from({ length: count }, (_, index) => (index * (whole - part)) / Math.max(1, count - 1));
  };
  const pages = starts(drawing.height, deep).flatMap((y) =>
    starts(drawing.width, room).map((x): Page => {
      const width = Math.min(room, drawing.width - x);
      const height = Math.min(deep, drawing.height - y);
      return { box: [x, y, width, height], widthMm: width * TILE_SCALE, heightMm: height * TILE_SCALE };
    }),
  );
  return { ...fit, pages };
}

/** A page of HTML for the printing window: one section for each sheet, nothing to run and nothing to fetch. */
export function sheetsHtml(drawing: PlanDrawing, sheet: Sheet, title: string): string {
  const { paper, isLandscape, pages } = pagesOf(drawing, sheet);
  const sections = pages.map(({ box, widthMm, heightMm }, index) => {
    const size = `width="${widthMm.toFixed(2)}mm" height="${heightMm.toFixed(2)}mm"`;
    const foot = pages.length > 1 ? `${title}　${index + 1} / ${pages.length}` : title;
    return `<section>${svgElement(drawing, box, size)}<footer>${xmlText(foot)}</footer></section>`;
  });
  const [short, long] = SIZES[paper];
  const height = (isLandscape ? short : long) - MARGIN_MM * 2;
  return `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>${xmlText(title)}</title><style>
@page { size: ${paper} ${isLandscape ? 'landscape' : 'portrait'}; margin: ${MARGIN_MM}mm; }
html, body { margin: 0; background: #fff; }
section { display: flex; flex-direction: column; align-items: center; justify-content: space-between; height: ${height - 0.5}mm; break-after: page; overflow: hidden; }
section:last-child { break-after: auto; }
svg { display: block; }
footer { font: 8pt 'Noto Sans SC', 'Microsoft YaHei', sans-serif; color: #5b6675; }
</style></head><body>${sections.join('\n')}</body></html>`;
}
