import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { SCHEMA_VERSION } from '../../electron/desk/db/migrate';
import { logFigures } from './logFigures';
import { searchFigures } from './searchFigures';
import { type Row, renderTable } from './table';

const root = resolve(import.meta.dirname, '../..');
const folder = join(root, 'out/bench');
export const LARGE_ENTRIES = 1_000_000;
const LENGTHS = [1, 2, 3, 6];
const SCROLL_SECONDS = 60;

export const LARGE_SECTIONS = ['search', 'log'] as const;
export type LargeSection = (typeof LARGE_SECTIONS)[number];

const homeOf = (entries: number): string => join(folder, `home-${entries}`);
const markOf = (entries: number): string => join(homeOf(entries), 'made-for-schema');

/** True when a home of this size was seeded before, by this schema. */
export function hasLargeHome(entries: number): boolean {
  return existsSync(markOf(entries)) && readFileSync(markOf(entries), 'utf8') === String(SCHEMA_VERSION);
}

/** Seeds the home once and keeps it for the next run. */
function largeHome(entries: number): string {
  const home = homeOf(entries);
  if (hasLargeHome(entries)) return home;
  rmSync(home, { recursive: true, force: true });
  mkdirSync(home, { recursive: true });
  process.stdout.write(`seeding ${entries} entries, once …\n`);
  const before = performance.now();
  const args = ['seed', '--entries', String(entries), '--incidents', '40', '--home', home];
  execFileSync(process.execPath, [join(root, 'out/main/cli.js'), ...args], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  process.stdout.write(`… in ${((performance.now() - before) / 1_000).toFixed(0)} s\n`);
  writeFileSync(markOf(entries), String(SCHEMA_VERSION));
  return home;
}

async function searchRows(home: string): Promise<Row[]> {
  const figures = await searchFigures(home, LENGTHS);
  const spreads = figures.map(
    ({ length, ours, count, hits }) =>
      `  ${length} characters: p99 ${ours.p99.toFixed(2)} ms, most ${ours.most.toFixed(2)} ms, count ${count.toFixed(2)} ms, ${hits.toFixed(1)} hits shown`,
  );
  process.stdout.write(`newest 50 by search:\n${spreads.join('\n')}\n`);
  return figures.flatMap(({ length, ours, raw, like }): Row[] => [
    {
      what: `search of ${length} characters, newest 50, p50`,
      figure: ours.p50,
      limit: raw,
      unit: 'ms',
      limitIs: 'the same tokens by the bare FTS5 query',
      aim: null,
    },
    {
      what: `search of ${length} characters beside LIKE`,
      figure: ours.p50,
      limit: like,
      unit: 'ms',
      limitIs: 'text LIKE ?, newest 50',
      aim: null,
    },
  ]);
}

async function logRows(home: string, seconds: number): Promise<Row[]> {
  const log = await logFigures(home, seconds);
  process.stdout.write(
    `log of ${log.lines} lines: open at the newest line after ${log.opened.toFixed(0)} ms; ${log.frames} frames in ${seconds} s of wheel, PageUp and ${log.jumps} drags, ${log.blank} of them with a blank place\n`,
  );
  return [
    {
      what: `JavaScript heap of the page after ${seconds} s of scrolling`,
      figure: log.heapAfter,
      limit: log.heapBefore,
      unit: 'MiB',
      limitIs: 'before it',
      aim: 1.5,
    },
    {
      what: `memory (PSS) of all processes after ${seconds} s of scrolling`,
      figure: log.pssAfter,
      limit: log.pssBefore,
      unit: 'MiB',
      limitIs: 'before it',
      aim: 1.25,
    },
    {
      what: 'frames with a blank place while scrolling',
      figure: log.blank,
      limit: log.frames,
      unit: '',
      limitIs: 'all frames',
      aim: 0,
    },
  ];
}

/** The sections that need a large room: searching, and opening and scrolling the log. */
export async function benchLarge(
  entries: number,
  sections: readonly LargeSection[],
): Promise<readonly Row[]> {
  const home = largeHome(entries);
  const rows: Row[] = [];
  if (sections.includes('search')) rows.push(...(await searchRows(home)));
  if (sections.includes('log')) rows.push(...(await logRows(home, SCROLL_SECONDS)));
  process.stdout.write(`\n${entries} entries:\n${renderTable(rows)}\n`);
  writeFileSync(
    join(folder, `results-${entries}.json`),
    `${JSON.stringify({ entries, sections, rows }, null, 2)}\n`,
  );
  return rows;
}
