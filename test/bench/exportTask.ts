import { once } from 'node:events';
import { createWriteStream, readFileSync } from 'node:fs';
import { openReader } from '../../electron/desk/db/open';
import { writePaper } from '../../electron/desk/papers/write';

const EVERY = 2_000;

/** The least that any export must do: every row read, its cells joined, the file written. */
async function bareLoop(home: string, path: string): Promise<number> {
  const db = openReader(home);
  const out = createWriteStream(path);
  let rows = 0;
  let pending = '';
  for (const row of db.prepare('SELECT * FROM log_entries ORDER BY number').raw().iterate()) {
    pending += `${(row as unknown[]).join(',')}\n`;
    rows += 1;
    if (rows % EVERY !== 0) continue;
    if (!out.write(pending)) await once(out, 'drain');
    pending = '';
  }
  out.end(pending);
  await once(out, 'close');
  db.close();
  return rows;
}

async function ours(home: string, path: string, format: 'csv' | 'xlsx'): Promise<number> {
  const db = openReader(home);
  const scope = { from: 946_684_800_000, to: 4_102_444_800_000 };
  const ref = { kind: 'log', scope } as const;
  const { rows } = await writePaper(
    db,
    { ref, masked: false, now: Date.now(), format, path },
    { tick: () => undefined },
  );
  db.close();
  return rows;
}

/** Peak of resident memory in MiB. Linux lets a child inherit the peak that `resourceUsage` tells of from its parent; that of its own memory stands in /proc. */
function peakMiB(): number {
  if (process.platform !== 'linux') return process.resourceUsage().maxRSS / 1_024;
  const [, kib] = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'utf8')) ?? [];
  return Number(kib) / 1_024;
}

// One export in a process of its own, so that its memory is its own: `KIND HOME FILE` prints rows, ms and the peak of resident memory in MiB.
const [kind = '', home = '', path = ''] = process.argv.slice(2);
const before = performance.now();
const rows = kind === 'bare' ? await bareLoop(home, path) : await ours(home, path, kind as 'csv' | 'xlsx');
const ms = performance.now() - before;
process.stdout.write(`${JSON.stringify({ rows, ms, peak: peakMiB() })}\n`);
