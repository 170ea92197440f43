import type { Bounds } from '../localState';

const WIDTH = 560;
/** Title bar, heading and foot. */
const AROUND = 150;
const ROW = 66;
/** More lines than these are scrolled. */
const MOST_ROWS = 5;
const EDGE = 24;

/** The size that shows so many lines, px. */
export function sizeFor(rows: number): { readonly width: number; readonly height: number } {
  return { width: WIDTH, height: AROUND + ROW * Math.min(Math.max(rows, 1), MOST_ROWS) };
}

/** The lower right of a screen: the console's own strip stands at the top, and desktops put their notifications there. */
export function placeAlarm(area: Bounds, rows: number): Bounds {
  const wanted = sizeFor(rows);
  const width = Math.min(wanted.width, area.width);
  const height = Math.min(wanted.height, area.height);
  const edge = (room: number): number => Math.min(EDGE, Math.max(0, room));
  return {
    x: area.x + area.width - width - edge(area.width - width),
    y: area.y + area.height - height - edge(area.height - height),
    width,
    height,
  };
}
