import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bundleProgram } from '../faults/deskBundle';
import { homeOf, root } from './homes';
import { median } from './statistics';
import type { Row } from './table';

const TURNS = 3;
/** what is compared: memory with a tenth of the lines */
const TENTH = 10;
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
 * CSV and XLSX of a log beside a loop that only reads and writes, each in a process of its own; and what ten times the lines cost in memory.
 */
export async function exportRows(entries: number): Promise<readonly Row[]> {
  const program = await bundleProgram('test/bench/exportTask.ts');
  const folder = mkdtempSync(join(tmpdir(), 'watchdesk-bench-export-'));
  try {
    const small = measure(program, homeOf(Math.ceil(entries / TENTH)), folder);
    const large = measure(program, homeOf(entries), folder);
    return (['csv', 'xlsx'] as const).flatMap((kind): Row[] => [
      {
        what: `${kind.toUpperCase()} of the whole log`,
        entries,
        figure: large[kind].ms,
        limit: large.bare.ms,
        unit: 'ms',
        limitIs: 'a loop that reads every row and writes it, nothing else',
        aim: kind === 'csv' ? 1.5 : null,
      },
      {
        what: `${kind.toUpperCase()}: peak memory, ten times the lines`,
        entries,
        figure: large[kind].peak,
        limit: small[kind].peak,
        unit: 'MiB',
        limitIs: 'the same with a tenth of the lines',
        aim: 1.6,
      },
    ]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
