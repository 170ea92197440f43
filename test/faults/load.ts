import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { tempFolder } from '../helpers/deskRoom';
import { share } from './alerts/ledger';
import { bulkRoom } from './bulkRoom';
import type { FaultFigures } from './figures';
import { figuresOf, Post } from './officer';

/** Milliseconds. */
type Times = { readonly p50: number; readonly p99: number };
/** Memory in MiB, open files, and when that was, in hours of this process. */
type Size = { readonly rss: number; readonly files: number; readonly hours: number };

export type Loaded = FaultFigures & {
  /** from the sending of a line to its answer */
  readonly line: Times;
  /** the same of a small question, asked ten times a second: how long the desk's one thread is busy with something else */
  readonly answer: Times;
  readonly start: Size;
  readonly end: Size;
  readonly exports: number;
};

export type LoadOptions = {
  readonly script: string;
  readonly minutes: number;
  /** alerts that nobody answers */
  readonly alerts: number;
  /** lines that the log holds at the beginning, all of which are exported again and again */
  readonly entries: number;
};

const PER_SECOND = 50;
const ASKED_EVERY_MS = 100;

function sizeOf(pid: number): Size {
  const kib = Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]);
  return {
    rss: kib / 1_024,
    files: readdirSync(`/proc/${pid}/fd`).length,
    hours: performance.now() / 3_600_000,
  };
}

function timesOf(times: number[]): Times {
  times.sort((a, b) => a - b);
  return { p50: share(times, 0.5), p99: share(times, 0.99) };
}

/** Reminders that fall due at once and that nobody answers. */
async function openAlerts(post: Post, count: number): Promise<void> {
  for (let n = 0; n < count; n += 1) {
    const reply = await post.desk.call(
      'reminder.create',
      {
        reminderId: randomUUID(),
        text: `未回的电话 ${n}`,
        dueAt: Date.now() + 1_500,
        owner: '',
        repeat: 'none',
        everyMinutes: 0,
        incidentId: null,
      },
      post.as,
    );
    if (!reply.ok) post.problems.push(`a reminder: ${JSON.stringify(reply.error)}`);
  }
}

/** A post whose log holds so many lines already. */
async function postWith(script: string, entries: number): Promise<Post> {
  if (entries === 0) return Post.make(script);
  const room = await bulkRoom(entries);
  const lines = room.db
    .prepare<[], string>('SELECT id FROM log_entries WHERE human_number IS NOT NULL')
    .pluck()
    .all() as string[];
  room.close();
  return Post.on(script, room.home, lines);
}

/** Exports the whole log as CSV, one export after the other; gives how many were made. */
async function exportAll(post: Post, until: number): Promise<number> {
  const path = join(tempFolder('load'), 'log.csv');
  let made = 0;
  while (performance.now() < until) {
    const paper = { kind: 'log', scope: { from: Date.UTC(2000, 0, 2), to: Date.now() + 86_400_000 } };
    const input = { paper, masked: false, jobId: randomUUID(), format: 'csv', path };
    const reply = await post.desk.call('paper.write', input, post.as);
    if (reply.ok) made += 1;
    else post.problems.push(`an export: ${JSON.stringify(reply.error)}`);
    await wait(2_000);
  }
  return made;
}

/** Asks a small question ten times a second; gives how long each answer took, ms. */
async function askOften(post: Post, until: number): Promise<number[]> {
  const times: number[] = [];
  while (performance.now() < until) {
    const begin = performance.now();
    await post.desk.call('system.status', {});
    times.push(performance.now() - begin);
    await wait(ASKED_EVERY_MS);
  }
  return times;
}

/** F18: 50 lines a second beside open alerts and exports of the whole log, one after the other, for so many minutes. */
export async function load({ script, minutes, alerts, entries }: LoadOptions): Promise<Loaded> {
  const post = await postWith(script, entries);
  await post.start();
  await openAlerts(post, alerts);
  await wait(3_000);
  const until = performance.now() + minutes * 60_000;
  // Half of the time is for what is made once and kept; what grows after that is a leak.
  const warm = performance.now() + minutes * 30_000;
  const beside = Promise.all([exportAll(post, until), askOften(post, until)]);
  const times: number[] = [];
  let start: Size | null = null;
  for (let next = performance.now(); next < until; next += 1_000 / PER_SECOND) {
    await wait(Math.max(0, next - performance.now()));
    const begin = performance.now();
    await post.mustWrite(1);
    times.push(performance.now() - begin);
    if (performance.now() > warm) start ??= sizeOf(post.desk.pid);
  }
  const [exports, asked] = await beside;
  const end = sizeOf(post.desk.pid);
  const line = timesOf(times);
  return {
    ...(await figuresOf(post, exports)),
    worstRecovery: (times.at(-1) ?? 0) / 1_000,
    line,
    answer: timesOf(asked),
    start: start ?? end,
    end,
    exports,
  };
}
