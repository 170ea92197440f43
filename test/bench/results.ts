import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { join } from 'node:path';
import { figuresChart, soakChart } from './chart';
import { OUT } from './homes';
import type { Sample } from './soak';
import { markdownTable, type Row, renderTable } from './table';

/** Figures of one part at one size, from its newest run. */
type Kept = {
  readonly part: string;
  readonly entries: number | null;
  readonly at: string;
  readonly load: number;
  readonly node: string;
  readonly cores: number;
  readonly rows: readonly Row[];
};

const FILE = join(OUT, 'results.json');

function readKept(): readonly Kept[] {
  if (!existsSync(FILE)) return [];
  const kept: unknown = JSON.parse(readFileSync(FILE, 'utf8'));
  return Array.isArray(kept) ? (kept as Kept[]) : [];
}

/** In the order of the parts; what says the same at several sizes stands together, smallest first. */
export function inOrder(
  rows: readonly { readonly part: string; readonly row: Row }[],
  parts: readonly string[],
): Row[] {
  const seen = new Map<string, number>();
  for (const { row } of rows) if (!seen.has(row.what)) seen.set(row.what, seen.size);
  return [...rows]
    .sort(
      (a, b) =>
        parts.indexOf(a.part) - parts.indexOf(b.part) ||
        (seen.get(a.row.what) ?? 0) - (seen.get(b.row.what) ?? 0) ||
        (a.row.entries ?? 0) - (b.row.entries ?? 0),
    )
    .map(({ row }) => row);
}

/** Keeps the rows of a part at a size in place of those of an earlier run, and draws table and chart of everything kept anew. */
export function keep(
  part: string,
  entries: number | null,
  rows: readonly Row[],
  parts: readonly string[],
): void {
  mkdirSync(OUT, { recursive: true });
  const others = readKept().filter((one) => one.part !== part || one.entries !== entries);
  const load = loadavg()[0] ?? 0;
  const now = {
    part,
    entries,
    at: new Date().toISOString(),
    load,
    node: process.version,
    cores: cpus().length,
    rows,
  };
  const kept = [...others, now];
  writeFileSync(FILE, `${JSON.stringify(kept, null, 2)}\n`);
  process.stdout.write(`\n${renderTable(rows)}\nload average ${load.toFixed(1)} on ${now.cores} cores\n\n`);
  writeAll(kept, parts);
}

function writeAll(kept: readonly Kept[], parts: readonly string[]): void {
  const rows = inOrder(
    kept.flatMap(({ part, rows: own }) => own.map((row) => ({ part, row }))),
    parts,
  );
  const newest = kept.reduce((last, { at }) => (at > last ? at : last), '');
  const title = `Watchdesk figures, ${newest.slice(0, 16).replace('T', ' ')} UTC, ${cpus().length} cores, Node ${process.version}`;
  const loads = kept.map(
    (one) => `${one.part}${one.entries === null ? '' : ` ${one.entries}`} ${one.load.toFixed(1)}`,
  );
  writeFileSync(join(OUT, 'chart.svg'), figuresChart(rows, title));
  writeFileSync(
    join(OUT, 'table.md'),
    `# ${title}\n\n![chart](chart.svg)\n\n${markdownTable(rows)}\n\nLoad average at the end of each part: ${loads.join(', ')}.\n`,
  );
}

/** Table of everything kept, for the end of a run. */
export function renderKept(parts: readonly string[]): string {
  const kept = readKept();
  return renderTable(
    inOrder(
      kept.flatMap(({ part, rows }) => rows.map((row) => ({ part, row }))),
      parts,
    ),
  );
}

export function keepSoak(samples: readonly Sample[], minutes: number): void {
  writeFileSync(join(OUT, 'soak.json'), `${JSON.stringify(samples, null, 2)}\n`);
  writeFileSync(join(OUT, 'soak.svg'), soakChart(samples, `50 lines a second for ${minutes} minutes`));
}
