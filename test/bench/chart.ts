import type { Sample } from './soak';
import { aimOf, type Row, shareOfAim, sizeOf } from './table';

const LABEL = 400;
const BARS = 420;
const WORDS = 400;
const LINE = 22;
const TOP = 74;
const FACE = 'font-family="system-ui, Noto Sans SC, sans-serif"';
const DECADES = [0.01, 0.1, 1, 10, 100] as const;

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

const text = (x: number, y: number, words: string, more = ''): string =>
  `<text x="${x.toFixed(1)}" y="${y.toFixed(1)}" font-size="12" ${more}>${escaped(words)}</text>`;

/** Where a share of the aim lies on the logarithmic scale from a hundredth to a hundred times. */
function placeOf(share: number): number {
  const within = Math.min(100, Math.max(0.01, share));
  return LABEL + ((Math.log10(within) + 2) / 4) * BARS;
}

const short = (number: number): string => number.toFixed(number < 10 ? 2 : 0);

function bar(row: Row, share: number, y: number, isFirst: boolean): string {
  const end = placeOf(share);
  const colour = share <= 1 ? '#2e7d5b' : '#c2622d';
  const ratio = `${short(row.figure / row.limit)} × ${short(row.limit)}`;
  const words = `${short(row.figure)} ${row.unit} (${ratio}), aim ${aimOf(row)}`;
  const before = row.before === undefined ? null : placeOf((share * row.before) / row.figure);
  return [
    isFirst ? text(8, y + 11, row.what) : '',
    text(LABEL - 8, y + 11, sizeOf(row.entries), 'text-anchor="end" fill="#5b6470"'),
    `<rect x="${LABEL}" y="${y}" width="${Math.max(1, end - LABEL).toFixed(1)}" height="14" fill="${colour}"/>`,
    before === null
      ? ''
      : `<path d="M${before.toFixed(1)} ${y - 2}v18" stroke="#14171c" stroke-width="2"><title>before</title></path>`,
    text(LABEL + BARS + 12, y + 11, words, share <= 1 ? '' : 'fill="#8a3f14" font-weight="600"'),
  ].join('');
}

/**
 * Every figure that has an aim, as a share of it on a logarithmic scale: the line in the middle is the aim, green ends before it. A black tick is the same
 * figure of the checkout that was measured beside it.
 */
export function figuresChart(rows: readonly Row[], title: string): string {
  const aimed = rows.flatMap((row) => {
    const share = shareOfAim(row);
    return share === null ? [] : [{ row, share }];
  });
  const height = TOP + aimed.length * LINE + 16;
  const width = LABEL + BARS + WORDS;
  const scale = DECADES.map((decade) => {
    const x = placeOf(decade);
    const line = decade === 1 ? 'stroke="#14171c" stroke-width="2"' : 'stroke="#d5d9de"';
    const words = decade === 1 ? 'the aim' : decade < 1 ? `1/${1 / decade}` : `${decade} ×`;
    return `<path d="M${x} ${TOP - 8}V${height - 8}" ${line}/>${text(x, TOP - 14, words, 'text-anchor="middle"')}`;
  });
  const bars = aimed.map(({ row, share }, index) =>
    bar(row, share, TOP + index * LINE, aimed[index - 1]?.row.what !== row.what),
  );
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" ${FACE} fill="#14171c"><title>${escaped(title)}</title><rect width="100%" height="100%" fill="#fff"/>${text(8, 24, title, 'font-weight="600"')}${text(8, 42, 'Figure as a share of its aim; left of the line is reached. Behind each bar: figure (ratio × limit of the same run), aim.', 'fill="#5b6470"')}${scale.join('')}${bars.join('')}</svg>\n`;
}

const PANEL = { width: 900, height: 150, left: 70, gap: 44 } as const;

function panel(samples: readonly Sample[], of: (one: Sample) => number, name: string, top: number): string {
  const values = samples.map(of);
  const most = Math.max(...values, 1) * 1.1;
  const last = samples.at(-1)?.minutes ?? 1;
  const points = samples.map((one, index) => {
    const x = PANEL.left + (one.minutes / Math.max(last, 0.01)) * (PANEL.width - PANEL.left - 20);
    const y = top + PANEL.height - ((values[index] ?? 0) / most) * PANEL.height;
    return `${x.toFixed(1)},${y.toFixed(1)}`;
  });
  const base = top + PANEL.height;
  return [
    text(
      PANEL.left,
      top - 8,
      `${name}: ${short(values[0] ?? 0)} → ${short(values.at(-1) ?? 0)}`,
      'font-weight="600"',
    ),
    `<path d="M${PANEL.left} ${top}V${base}H${PANEL.width - 20}" fill="none" stroke="#5b6470"/>`,
    text(PANEL.left - 8, top + 8, short(most), 'text-anchor="end" fill="#5b6470"'),
    text(PANEL.left - 8, base, '0', 'text-anchor="end" fill="#5b6470"'),
    text(PANEL.width - 20, base + 16, `${short(last)} min`, 'text-anchor="end" fill="#5b6470"'),
    `<polyline points="${points.join(' ')}" fill="none" stroke="#2f6fb3" stroke-width="2"/>`,
  ].join('');
}

/** How memory, handles and answers went over a soak. */
export function soakChart(samples: readonly Sample[], title: string): string {
  const panels: readonly (readonly [string, (one: Sample) => number])[] = [
    ['memory of all processes (PSS), MiB', (one) => one.pss],
    ['memory of the desk (PSS), MiB', (one) => one.desk],
    ['JavaScript heap of the page, MiB', (one) => one.heap],
    ['open handles of all processes', (one) => one.handles],
    ['an answer, p99 since the last look, ms', (one) => one.p99],
  ];
  const height = 60 + panels.length * (PANEL.height + PANEL.gap);
  const drawn = panels.map(([name, of], index) =>
    panel(samples, of, name, 64 + index * (PANEL.height + PANEL.gap)),
  );
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${PANEL.width}" height="${height}" viewBox="0 0 ${PANEL.width} ${height}" ${FACE} fill="#14171c"><title>${escaped(title)}</title><rect width="100%" height="100%" fill="#fff"/>${text(8, 24, title, 'font-weight="600"')}${drawn.join('')}</svg>\n`;
}
