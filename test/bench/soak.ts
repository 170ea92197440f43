import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { type Launched, launch, paintedAfter } from './electronRun';
import { root, withCopy } from './homes';
import { processTree, pssOf } from './processes';
import { median, percentile } from './statistics';
import type { Row } from './table';

const PER_SECOND = 50;
const LOOKS = 120;
const SHORTEST_LOOK_MS = 5_000;
/** What the first minutes load and the allocators keep is not growth. */
const WARM = 0.15;

export type Sample = {
  readonly minutes: number;
  readonly written: number;
  readonly pss: number;
  readonly desk: number;
  readonly heap: number;
  readonly handles: number;
  readonly p99: number;
};

/** Writes so many lines a second as the officer, whatever each takes; the harness takes the times away at every look. */
const WRITE = `(async () => {
  const signedIn = await window.watchdesk.call('session.signIn', { name: 'officer1', password: 'Watchdesk-demo-1' }, null);
  if (!signedIn.ok) throw new Error(JSON.stringify(signedIn.error));
  // Nobody touches the machine: without a call that goes on the seat locks itself after ten minutes.
  const kept = await window.watchdesk.call('console.callGoing', { isGoing: true }, signedIn.value.id);
  if (!kept.ok) throw new Error(JSON.stringify(kept.error));
  const state = { written: 0, problems: [], took: [] };
  window.benchSoak = state;
  const startedAt = performance.now();
  let sent = 0;
  const write = async () => {
    const line = { entryId: crypto.randomUUID(), kind: 'phone_in', text: '枫坪镇值班室来电：雨势加大，正在巡查。' + sent,
      receivedAt: null, occurredAt: null, incidentId: null, caller: null, handling: '' };
    const before = performance.now();
    const saved = await window.watchdesk.call('log.append', line, signedIn.value.id);
    state.took.push(performance.now() - before);
    if (saved.ok) state.written += 1;
    else if (state.problems.length < 20) state.problems.push(JSON.stringify(saved.error));
  };
  setInterval(() => {
    const due = Math.floor(((performance.now() - startedAt) / 1000) * ${PER_SECOND});
    for (; sent < due; sent += 1) void write();
  }, 1000 / ${PER_SECOND});
})()`;

const LOOK = `(() => {
  globalThis.gc();
  const { written, problems, took } = window.benchSoak;
  return { written, problems, took: took.splice(0), heap: performance.memory.usedJSHeapSize / 1048576 };
})()`;

function handlesOf(pids: readonly number[]): number {
  return pids.reduce((sum, pid) => {
    try {
      return sum + readdirSync(`/proc/${pid}/fd`).length;
    } catch {
      return sum;
    }
  }, 0);
}

function isDesk(pid: number): boolean {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('desk.js');
  } catch {
    return false;
  }
}

async function look(run: Launched, startedAt: number): Promise<Sample> {
  type Seen = { written: number; problems: readonly string[]; took: number[]; heap: number };
  const { written, problems, took, heap } = await run.evaluate<Seen>(LOOK);
  if (problems.length > 0) throw new Error(`lines were refused: ${problems.join(' ')}`);
  const pids = processTree(run.pid);
  return {
    minutes: (performance.now() - startedAt) / 60_000,
    written,
    pss: pssOf(pids),
    desk: pssOf(pids.filter(isDesk)),
    heap,
    handles: handlesOf(pids),
    p99: took.length === 0 ? 0 : percentile(took, 0.99),
  };
}

async function samplesOf(home: string, minutes: number): Promise<readonly Sample[]> {
  const run = await launch(root, ['--home', home, '--js-flags=--expose-gc', '--enable-precise-memory-info']);
  try {
    await paintedAfter(run);
    await run.evaluate(WRITE);
    const startedAt = performance.now();
    const everyMs = Math.max(SHORTEST_LOOK_MS, (minutes * 60_000) / LOOKS);
    const samples: Sample[] = [];
    while (performance.now() - startedAt < minutes * 60_000) {
      await wait(everyMs);
      const sample = await look(run, startedAt);
      samples.push(sample);
      process.stdout.write(
        `${sample.minutes.toFixed(1)} min: ${sample.written} lines, ${sample.pss.toFixed(0)} MiB, heap ${sample.heap.toFixed(1)} MiB, ${sample.handles} handles, p99 ${sample.p99.toFixed(1)} ms\n`,
      );
    }
    return samples;
  } finally {
    await run.stop();
  }
}

/** 50 lines a second for so many minutes through the page of the real app: what memory and handles do meanwhile. */
export async function soak(
  entries: number,
  minutes: number,
): Promise<{ readonly rows: readonly Row[]; readonly samples: readonly Sample[] }> {
  const samples = await withCopy(entries, (home) => samplesOf(home, minutes));
  const warm = samples.slice(Math.floor(samples.length * WARM));
  const third = Math.max(1, Math.floor(warm.length / 3));
  const grown = (name: string, unit: string, aim: number, of: (one: Sample) => number): Row => ({
    what: `soak of ${minutes} min: ${name}, last third`,
    entries,
    figure: median(warm.slice(-third).map(of)),
    limit: median(warm.slice(0, third).map(of)),
    unit,
    limitIs: 'the first third after warming up',
    aim,
  });
  const last = samples.at(-1);
  const rate = last === undefined ? 0 : last.written / (last.minutes * 60);
  const rows: Row[] = [
    grown('memory (PSS) of all processes', 'MiB', 1.1, (one) => one.pss),
    grown('memory (PSS) of the desk', 'MiB', 1.1, (one) => one.desk),
    grown('JavaScript heap of the page', 'MiB', 1.1, (one) => one.heap),
    grown('open handles', '', 1.05, (one) => one.handles),
    {
      what: `soak of ${minutes} min: lines stored per second`,
      entries,
      figure: rate,
      limit: PER_SECOND,
      unit: '/s',
      limitIs: 'what was sent',
      aim: null,
      atLeast: PER_SECOND * 0.98,
    },
  ];
  return { rows, samples };
}
