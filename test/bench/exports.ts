import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { bundleProgram } from '../faults/deskBundle';
import { median } from './statistics';
import { type Row, renderTable } from './table';

const root = resolve(import.meta.dirname, '../..');
const TURNS = 3;
const SIZES = [10_000, 100_000] as const;
const KINDS = ['bare', 'csv', 'xlsx'] as const;
type Kind = (typeof KINDS)[number];
type Run = { readonly rows: number; readonly ms: number; readonly peak: number };

function run(program: string, kind: Kind, home: string, path: string): Run {
  // A heap that a growing export would not fit into: what it may keep does not depend on how many lines there are.
  const args = ['--max-old-space-size=64', '--max-semi-space-size=4', program, kind, home, path];
  return JSON.parse(execFileSync(process.execPath, args, { cwd: root, encoding: 'utf8' })) as Run;
}

type Measured = Readonly<Record<Kind, { readonly ms: number; readonly peak: number; readonly rows: number }>>;

function measure(program: string, home: string, folder: string): Measured {
  const runs = Object.fromEntries(KINDS.map((kind) => [kind, [] as Run[]])) as Record<Kind, Run[]>;
  for (let turn = 0; turn < TURNS; turn += 1) {
    for (const kind of KINDS) runs[kind].push(run(program, kind, home, join(folder, `${kind}.out`)));
  }
  const of = (kind: Kind) => ({
    ms: median(runs[kind].map(({ ms }) => ms)),
    peak: median(runs[kind].map(({ peak }) => peak)),
    rows: runs[kind][0]?.rows ?? 0,
  });
  return { bare: of('bare'), csv: of('csv'), xlsx: of('xlsx') };
}

/**
 * `npm run bench -- export`: CSV and XLSX of 100,000 lines beside a loop that only reads and writes, each in a process of its own; and what ten times
 * the lines cost in memory.
 */
export async function exportSection(): Promise<Row[]> {
  const program = await bundleProgram('test/bench/exportTask.ts');
  const folder = mkdtempSync(join(tmpdir(), 'watchdesk-bench-export-'));
  try {
    const measured = SIZES.map((size) => {
      const home = join(folder, String(size));
      const cli = join(root, 'out/main/cli.js');
      execFileSync(process.execPath, [cli, 'seed', '--entries', String(size), '--home', home], {
        stdio: ['ignore', 'ignore', 'inherit'],
      });
      return measure(program, home, folder);
    });
    const [small, large] = measured as [Measured, Measured];
    const rows: Row[] = (['csv', 'xlsx'] as const).flatMap((kind) => [
      {
        what: `${kind.toUpperCase()} of ${large[kind].rows} lines`,
        figure: large[kind].ms,
        limit: large.bare.ms,
        unit: 'ms',
        limitIs: 'a loop that reads every row and writes it, nothing else',
        aim: kind === 'csv' ? 6 : 15,
      },
      {
        what: `${kind.toUpperCase()}: peak memory, ten times the lines`,
        figure: large[kind].peak,
        limit: small[kind].peak,
        unit: 'MiB',
        limitIs: `the same with ${small[kind].rows} lines`,
        aim: 1.6,
      },
    ]);
    process.stdout.write(`\n${renderTable(rows)}\n`);
    return rows;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
