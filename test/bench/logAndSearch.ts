import { homeOf, withCopy } from './homes';
import { logFigures } from './logFigures';
import { searchFigures } from './searchFigures';
import type { Row } from './table';

const LENGTHS = [1, 2, 3, 6];
const SCROLL_SECONDS = 60;

/** The newest 50 hits of terms of 1, 2, 3 and 6 characters: no search of any length may be slow. */
export async function searchRows(entries: number): Promise<readonly Row[]> {
  const figures = await searchFigures(homeOf(entries), LENGTHS);
  const spreads = figures.map(
    ({ length, ours, count, hits }) =>
      `  ${length} characters: p99 ${ours.p99.toFixed(2)} ms, most ${ours.most.toFixed(2)} ms, count ${count.toFixed(2)} ms, ${hits.toFixed(1)} hits shown`,
  );
  process.stdout.write(`newest 50 by search:\n${spreads.join('\n')}\n`);
  return figures.flatMap(({ length, ours, raw, like }): Row[] => [
    {
      what: `search of ${length} characters, newest 50, p99 of 60 terms`,
      entries,
      figure: ours.p99,
      limit: raw,
      unit: 'ms',
      limitIs: 'the same tokens by the bare FTS5 query, p50',
      aim: null,
      atMost: 5,
    },
    {
      what: `search of ${length} characters beside LIKE, p50`,
      entries,
      figure: ours.p50,
      limit: like,
      unit: 'ms',
      limitIs: 'text LIKE ?, newest 50',
      aim: null,
    },
  ]);
}

/** The log is opened and scrolled through for a minute: by wheel, by keys, and dragged to any place. */
export async function logRows(entries: number): Promise<readonly Row[]> {
  const seconds = SCROLL_SECONDS;
  const log = await withCopy(entries, (home) => logFigures(home, seconds));
  process.stdout.write(
    `log of ${log.lines} lines: open at the newest line after ${log.opened.toFixed(0)} ms; ${log.frames} frames in ${seconds} s of wheel, PageUp and ${log.jumps} drags, ${log.blank} of them with a blank place\n`,
  );
  return [
    {
      what: `JavaScript heap of the page after ${seconds} s of scrolling`,
      entries,
      figure: log.heapAfter,
      limit: log.heapBefore,
      unit: 'MiB',
      limitIs: 'before it',
      aim: 1.5,
    },
    {
      what: `memory (PSS) of all processes after ${seconds} s of scrolling`,
      entries,
      figure: log.pssAfter,
      limit: log.pssBefore,
      unit: 'MiB',
      limitIs: 'before it',
      aim: 1.25,
    },
    {
      what: 'frames with a blank place while scrolling',
      entries,
      figure: log.blank,
      limit: log.frames,
      unit: '',
      limitIs: 'all frames',
      aim: 0,
    },
  ];
}
