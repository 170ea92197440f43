import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { socketPath } from '../../electron/desk/socketPath';
import { Gone } from './deskProcess';
import type { FaultFigures } from './figures';
import { figuresOf, Post } from './officer';

const limit = (pid: number, what: string, value: string): void => {
  execFileSync('prlimit', ['--pid', String(pid), `--${what}=${value}`]);
};

/** Asks for large answers until the desk has answered all of them or is gone. */
async function press(post: Post): Promise<void> {
  const calls = Array.from({ length: 40 }, () =>
    post.desk.call('log.range', { from: 1, to: 500, people: true }, post.as),
  );
  await Promise.all(
    calls.map((one) =>
      one.catch((error: unknown) => {
        if (!(error instanceof Gone)) throw error;
      }),
    ),
  );
}

const LONG_LINE = '长'.repeat(7_900);
const HEAPS = [24, 32, 40, 48, 56, 64, 80, 96, 128];

/** The desk with the smallest heap in which it comes up at all. */
async function withLeastHeap(script: string): Promise<{ readonly post: Post; readonly heap: number }> {
  for (const heap of HEAPS) {
    const post = await Post.make(script, {
      args: [`--max-old-space-size=${heap}`, '--max-semi-space-size=1'],
    });
    try {
      await post.start();
      return { post, heap };
    } catch (error) {
      if (!(error instanceof Gone)) throw error;
    }
  }
  throw new Error('the desk comes up in no heap');
}

const sizeOf = (pid: number): number =>
  Number(/VmSize:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) * 1_024;

export type Starved = FaultFigures & { readonly heap: number; readonly deaths: number };

/**
 * F8: a desk with the smallest heap in which it comes up is asked for answers that do not fit into it; in every second round its address space may not grow either.
 * It dies of it, and comes back with every line.
 */
export async function starveMemory(script: string, rounds: number): Promise<Starved> {
  const { post, heap } = await withLeastHeap(script);
  post.officer.padding = LONG_LINE;
  let deaths = 0;
  const wasGone = async (attempt: string, begin: number): Promise<void> => {
    if (attempt !== 'gone') return;
    deaths += 1;
    await post.comeBack(begin);
  };
  for (let round = 0; round < rounds; round += 1) {
    for (let line = 0; line < 60; line += 1) await wasGone(await post.write(), performance.now());
    if (round % 2 === 1) limit(post.desk.pid, 'as', String(sizeOf(post.desk.pid) + (round % 8) * 1_048_576));
    const begin = performance.now();
    await press(post);
    await wasGone(await post.write(), begin);
    if (round % 2 === 1) {
      await post.desk.kill();
      await post.start();
    }
  }
  const figures = await figuresOf(post, rounds);
  const problems = [...figures.problems, ...(deaths === 0 ? ['memory never ran out'] : [])];
  return { ...figures, problems, heap, deaths };
}

/** What a person may be told when there is no file to be had. */
const CLEAN: ReadonlySet<string> = new Set(['export_failed', 'disk_full', 'read_only', 'too_many_files']);

const openFiles = (pid: number): number => readdirSync(`/proc/${pid}/fd`).length;

/**
 * F14: no more open files than the desk holds already, and clients who want more of them. Lines go on being stored (they need none), what needs a file is refused or
 * waits, and afterwards everything works again.
 */
export async function starveHandles(script: string, rounds: number): Promise<FaultFigures> {
  const post = await Post.make(script);
  await post.start();
  for (let round = 0; round < rounds; round += 1) {
    await post.mustWrite(5);
    limit(post.desk.pid, 'nofile', `${openFiles(post.desk.pid) + (round % 5)}:1024`);
    const sockets = Array.from({ length: 30 }, () => socket(post.home));
    await post.mustWrite(5);
    const reply = await post.desk.call('paper.write', exportInput(post.home, round), post.as);
    if (!reply.ok && !CLEAN.has(reply.error.code))
      post.problems.push(`an export without a file was answered with ${reply.error.code}`);
    await post.mustWrite(5);
    const begin = performance.now();
    limit(post.desk.pid, 'nofile', '1024:1024');
    for (const one of sockets) one.destroy();
    await post.mustWrite(1);
    post.worst = Math.max(post.worst, performance.now() - begin);
  }
  return figuresOf(post, rounds);
}

function socket(home: string): Socket {
  const made = connect(socketPath(home));
  made.on('error', () => undefined);
  return made;
}

function exportInput(home: string, round: number): object {
  const scope = { from: Date.now() - 86_400_000, to: Date.now() + 86_400_000 };
  const path = `${home}/export-${round}.csv`;
  return { paper: { kind: 'log', scope }, masked: false, jobId: randomUUID(), format: 'csv', path };
}

/** The same from the start on: `ulimit -n 64` is enough for a whole desk. */
export async function startWithFewHandles(script: string): Promise<FaultFigures> {
  const post = await Post.make(script);
  await post.start();
  limit(post.desk.pid, 'nofile', '64:64');
  await post.mustWrite(50);
  const used = openFiles(post.desk.pid);
  await wait(0);
  const figures = await figuresOf(post, 1);
  return { ...figures, problems: [...figures.problems, ...(used > 64 ? [`${used} open files`] : [])] };
}
