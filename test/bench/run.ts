import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { directInserts } from './directInsert';
import { launch, paintedAfter } from './electronRun';
import { exportSection } from './exports';
import { flowSection } from './flowFigures';
import { benchLarge, hasLargeHome, LARGE_ENTRIES, LARGE_SECTIONS, type LargeSection } from './large';
import { newestLines } from './newest';
import { processTree, pssOf } from './processes';
import { median, spread } from './statistics';
import { type Row, renderTable } from './table';

const root = resolve(import.meta.dirname, '../..');
const ENTRIES = 100_000;
const STARTS = 7;
const LINES = 600;
const SETTLE_MS = 3_000;

function seedHome(home: string, entries: number): number {
  const before = performance.now();
  const cli = join(root, 'out/main/cli.js');
  execFileSync(
    process.execPath,
    [cli, 'seed', '--entries', String(entries), '--incidents', '40', '--home', home],
    {
      stdio: ['ignore', 'ignore', 'inherit'],
    },
  );
  return (performance.now() - before) / 1_000;
}

type Starts = { readonly ms: readonly number[]; readonly pss: number };

/** Starts both programs in turn, so that a machine that drifts drifts for both; the first start of each is not counted. */
async function compareStarts(home: string): Promise<{ readonly ours: Starts; readonly bare: Starts }> {
  const results = {
    ours: { ms: [] as number[], pss: [] as number[] },
    bare: { ms: [] as number[], pss: [] as number[] },
  };
  const kinds = [
    ['bare', join(root, 'test/bench/bare'), ['--user-data-dir', join(home, '../bare-profile')]],
    ['ours', root, ['--home', home]],
  ] as const;
  for (let turn = 0; turn <= STARTS; turn += 1) {
    for (const [name, folder, args] of kinds) {
      const run = await launch(folder, args);
      try {
        const ms = await paintedAfter(run);
        if (turn === 0) continue;
        results[name].ms.push(ms);
        if (turn < STARTS - 1) continue;
        await run.evaluate(`new Promise((done) => setTimeout(done, ${SETTLE_MS}))`);
        results[name].pss.push(pssOf(processTree(run.pid)));
      } finally {
        await run.stop();
      }
    }
  }
  return {
    ours: { ms: results.ours.ms, pss: median(results.ours.pss) },
    bare: { ms: results.bare.ms, pss: median(results.bare.pss) },
  };
}

/** Lines written through the page's own bridge: page → main → desk → durable → page, one after the other. In ms. */
async function roundTrips(home: string): Promise<number[]> {
  const run = await launch(root, ['--home', home]);
  try {
    await paintedAfter(run);
    return await run.evaluate<number[]>(`(async () => {
      const signedIn = await window.watchdesk.call('session.signIn', { name: 'officer1', password: 'Watchdesk-demo-1' }, null);
      if (!signedIn.ok) throw new Error(JSON.stringify(signedIn.error));
      const samples = [];
      for (let index = 0; index < ${LINES}; index += 1) {
        const line = { entryId: crypto.randomUUID(), kind: 'phone_in', text: '枫坪镇值班室来电：雨势加大，正在巡查。'.repeat(3),
          receivedAt: null, occurredAt: null, incidentId: null, caller: null, handling: '' };
        const before = performance.now();
        const saved = await window.watchdesk.call('log.append', line, signedIn.value.id);
        samples.push(performance.now() - before);
        if (!saved.ok) throw new Error(JSON.stringify(saved.error));
      }
      return samples.slice(${LINES / 10});
    })()`);
  } finally {
    await run.stop();
  }
}

/** `search log --entries N`: only these sections, on a seeded home of that size that is kept for the next time. */
type Wish = { readonly sections: readonly LargeSection[]; readonly entries: number };

function wishOf(args: readonly string[]): Wish {
  const { values, positionals } = parseArgs({
    args: [...args],
    options: { entries: { type: 'string' } },
    allowPositionals: true,
  });
  const sections = LARGE_SECTIONS.filter((section) => positionals.includes(section));
  const unknown = positionals.find((name) => !(LARGE_SECTIONS as readonly string[]).includes(name));
  const entries = Number(values.entries ?? LARGE_ENTRIES);
  if (unknown !== undefined || !Number.isSafeInteger(entries) || entries < 1)
    throw new Error(`bench takes ${LARGE_SECTIONS.join(', ')} and --entries N`);
  return { sections, entries };
}

/**
 * `npm run bench`: every figure beside the limit measured in the same run; also out/bench/results.json. The sections of the large room are part of it
 * once its home was made by `npm run bench -- search log`.
 */
export async function main(args: readonly string[]): Promise<number> {
  if (args[0] === 'flow') {
    await flowSection();
    return 0;
  }
  if (args[0] === 'export') {
    await exportSection();
    return 0;
  }
  const { sections, entries } = wishOf(args);
  if (sections.length === 0) {
    await benchRoom();
    await flowSection();
  }
  if (sections.length > 0) await benchLarge(entries, sections);
  else if (hasLargeHome(entries)) await benchLarge(entries, LARGE_SECTIONS);
  return 0;
}

async function benchRoom(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'watchdesk-bench-'));
  const home = join(folder, 'home');
  try {
    const seeded = seedHome(home, ENTRIES);
    process.stdout.write(
      `${cpus().length} cores, Node ${process.version}; ${ENTRIES} entries seeded in ${seeded.toFixed(1)} s\n`,
    );
    const starts = await compareStarts(home);
    const direct = spread(directInserts(LINES));
    const trips = spread(await roundTrips(home));
    const newest = newestLines(home, 500);
    const rows: Row[] = [
      {
        what: 'cold start to the painted board, p50',
        figure: median(starts.ours.ms),
        limit: median(starts.bare.ms),
        unit: 'ms',
        limitIs: 'a bare Electron window to its first paint',
        aim: 1.6,
      },
      {
        what: 'a line: page → durable → page, p50',
        figure: trips.p50,
        limit: direct.p50,
        unit: 'ms',
        limitIs: 'a direct durable insert in Node, p50',
        aim: 5,
      },
      {
        what: 'a line: page → durable → page, p99',
        figure: trips.p99,
        limit: direct.p99,
        unit: 'ms',
        limitIs: 'a direct durable insert in Node, p99',
        aim: null,
      },
      {
        what: 'newest 50 lines in the desk, p50',
        figure: median(newest.ours),
        limit: median(newest.raw),
        unit: 'ms',
        limitIs: 'the bare statement',
        aim: null,
      },
      {
        what: 'memory (PSS) of all processes',
        figure: starts.ours.pss,
        limit: starts.bare.pss,
        unit: 'MiB',
        limitIs: 'the bare window',
        aim: null,
      },
    ];
    process.stdout.write(`\n${renderTable(rows)}\n`);
    const out = join(root, 'out/bench');
    mkdirSync(out, { recursive: true });
    writeFileSync(
      join(out, 'results.json'),
      `${JSON.stringify({ entries: ENTRIES, seeded, rows, starts }, null, 2)}\n`,
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
