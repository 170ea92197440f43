import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { tempFolder } from '../helpers/deskRoom';
import { share } from './alerts/ledger';
import type { FaultFigures } from './figures';
import { figuresOf, Post } from './officer';

export type Loaded = FaultFigures & {
  readonly p50: number;
  readonly p99: number;
  readonly rssStartMiB: number;
  readonly rssEndMiB: number;
  readonly filesStart: number;
  readonly filesEnd: number;
  readonly exports: number;
  readonly alerts: number;
};

const PER_SECOND = 50;

function sizeOf(pid: number): { readonly rss: number; readonly files: number } {
  const kib = Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]);
  return { rss: kib / 1_024, files: readdirSync(`/proc/${pid}/fd`).length };
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

/** F18: 50 lines a second beside open alerts and exports of the whole log, one after the other, for so many minutes. */
export async function load(script: string, minutes: number, alerts: number): Promise<Loaded> {
  const post = await Post.make(script);
  await post.start();
  await openAlerts(post, alerts);
  await wait(3_000);
  const end = performance.now() + minutes * 60_000;
  const warm = performance.now() + Math.min(30_000, minutes * 20_000);
  const times: number[] = [];
  let start = sizeOf(post.desk.pid);
  let isWarm = false;
  let exported = 0;
  const exporting = (async () => {
    const path = join(tempFolder('load'), 'log.csv');
    const scope = { from: Date.now() - 86_400_000, to: Date.now() + 86_400_000 };
    const paper = { kind: 'log', scope };
    while (performance.now() < end) {
      const input = { paper, masked: false, jobId: randomUUID(), format: 'csv', path };
      const reply = await post.desk.call('paper.write', input, post.as);
      if (!reply.ok) post.problems.push(`an export: ${JSON.stringify(reply.error)}`);
      exported += 1;
      await wait(2_000);
    }
  })();
  for (let next = performance.now(); next < end; next += 1_000 / PER_SECOND) {
    await wait(Math.max(0, next - performance.now()));
    const begin = performance.now();
    await post.mustWrite(1);
    times.push(performance.now() - begin);
    if (!isWarm && performance.now() > warm) {
      isWarm = true;
      start = sizeOf(post.desk.pid);
    }
  }
  await exporting;
  const last = sizeOf(post.desk.pid);
  times.sort((a, b) => a - b);
  return {
    ...(await figuresOf(post, exported)),
    worstRecovery: (times.at(-1) ?? 0) / 1_000,
    p50: share(times, 0.5),
    p99: share(times, 0.99),
    rssStartMiB: start.rss,
    rssEndMiB: last.rss,
    filesStart: start.files,
    filesEnd: last.files,
    exports: exported,
    alerts,
  };
}
