import { setTimeout as wait } from 'node:timers/promises';
import type { FaultFigures } from './figures';
import { figuresOf, Post, sumOf } from './officer';
import { type Arming, type Kind, Shim } from './shim/shim';

type Options = { readonly script: string; readonly step?: number; readonly args?: readonly string[] };

async function shimmed(options: Options): Promise<{ readonly post: Post; readonly shim: Shim }> {
  let shim: Shim | undefined;
  const post = await Post.make(options.script, {
    args: options.args ?? [],
    env: (home) => {
      shim = new Shim(home);
      return shim.env;
    },
  });
  if (shim === undefined) throw new Error('the shim was not made');
  return { post, shim };
}

/** A walk ends when so many positions in a row were beyond the last call of a line. */
const MOST = 4_000;

/**
 * Lets the n-th call fail for n = 1, 2, 3 … until a line is stored without the fault having happened. After each fault the same line is written again: once the
 * fault is over it has to be taken by the same desk, and a sticky fault has to refuse it until then.
 */
async function walk(
  { post, shim }: { readonly post: Post; readonly shim: Shim },
  arming: Omit<Arming, 'at'>,
  step: number,
): Promise<number> {
  let faults = 0;
  for (let at = 1; at < MOST; at += step) {
    shim.arm({ ...arming, at });
    const begin = performance.now();
    const attempt = await post.write();
    if (arming.sticky && attempt !== 'stored') await post.write();
    const fired = shim.disarm();
    if (fired === 0) break;
    faults += 1;
    if (attempt === 'gone') {
      await post.comeBack(begin);
      continue;
    }
    await post.recover(begin);
  }
  return faults;
}

/** F4: the n-th write, fsync or truncation fails, once and from then on, until a line meets no fault any more. */
export async function failCalls(options: Options): Promise<FaultFigures> {
  const all: Awaited<ReturnType<typeof figuresOf>>[] = [];
  for (const kind of ['EIO', 'ENOSPC', 'EROFS', 'short'] as const satisfies readonly Kind[]) {
    const room = await shimmed(options);
    await room.post.start();
    await room.post.mustWrite(2);
    let faults = 0;
    for (const op of ['write', 'sync'] as const)
      for (const sticky of [false, true]) faults += await walk(room, { op, kind, sticky }, options.step ?? 1);
    all.push(await figuresOf(room.post, faults));
    room.shim.close();
  }
  return sumOf(all);
}

/** Lines until the write-ahead log is long enough for SQLite to write it back; far more than it takes. */
const CHECKPOINT_LINES = 400;

/** F4 again, on the database file itself: only the writing back of the log touches it. */
export async function failCheckpoints(
  options: Options & { readonly positions: number },
): Promise<FaultFigures> {
  const room = await shimmed(options);
  const { post, shim } = room;
  await post.start();
  let faults = 0;
  for (const [place, kind] of (['EIO', 'ENOSPC'] as const).entries()) {
    for (let at = 1; at <= options.positions; at += 1) {
      const op = at % 5 === 0 ? 'sync' : 'write';
      shim.arm({ op, kind, at: op === 'sync' ? 1 : at * 3, files: 'database', sticky: place === 1 });
      for (let line = 0; line < CHECKPOINT_LINES && shim.fired === 0; line += 1) await post.mustWrite(1);
      faults += shim.disarm() > 0 ? 1 : 0;
      await post.recover(performance.now());
    }
  }
  const figures = await figuresOf(post, faults);
  shim.close();
  return figures;
}

/** F5: half of a write and then death; death before and after the n-th write, fsync and truncation. */
export async function dieInside(options: Options & { readonly most?: number }): Promise<FaultFigures> {
  const all: Awaited<ReturnType<typeof figuresOf>>[] = [];
  for (const kind of ['tornAndKilled', 'killedBefore', 'killedAfter'] as const satisfies readonly Kind[]) {
    const { post, shim } = await shimmed(options);
    await post.start();
    await post.mustWrite(2);
    let faults = 0;
    for (let at = 1; faults < (options.most ?? MOST); at += options.step ?? 1) {
      shim.arm({ op: 'any', kind, at });
      const begin = performance.now();
      const attempt = await post.write();
      if (shim.disarm() === 0) break;
      faults += 1;
      // The call may have been one of the clock's own: then the line was stored and the death followed.
      const isDead = await Promise.race([post.desk.ended.then(() => true), wait(2_000, false)]);
      if (!isDead) post.problems.push(`${kind} at ${at}: it did not die (${attempt})`);
      else await post.comeBack(begin);
    }
    all.push(await figuresOf(post, faults));
    shim.close();
  }
  return sumOf(all);
}

/** F8: the n-th memory that SQLite asks for is refused, once and from then on. */
export async function refuseMemory(options: Options): Promise<FaultFigures> {
  const room = await shimmed(options);
  await room.post.start();
  await room.post.mustWrite(2);
  let faults = 0;
  for (const sticky of [false, true])
    faults += await walk(room, { op: 'malloc', kind: 'noMemory', sticky }, options.step ?? 1);
  const figures = await figuresOf(room.post, faults);
  room.shim.close();
  return figures;
}

export type Slow = FaultFigures & { readonly longest: number };

/** F12: every fsync takes `delayMs` for as long as so many lines are written. */
export async function slowDisk(
  options: Options & { readonly delayMs: number; readonly lines: number },
): Promise<Slow> {
  const { post, shim } = await shimmed(options);
  await post.start();
  await post.mustWrite(5);
  shim.arm({ op: 'sync', kind: 'slow', at: 1, sticky: true, delayMs: options.delayMs });
  let longest = 0;
  for (let line = 0; line < options.lines; line += 1) {
    const begin = performance.now();
    await post.mustWrite(1);
    longest = Math.max(longest, performance.now() - begin);
  }
  const faults = shim.disarm();
  const begin = performance.now();
  await post.mustWrite(1);
  post.worst = performance.now() - begin;
  const figures = await figuresOf(post, faults);
  shim.close();
  return { ...figures, longest };
}

/** The control of F4 and F5: fsync says that it was done and does nothing, writes into the log are dropped. What is then acknowledged must be missing after a kill. */
export async function dropWrites(options: Options): Promise<FaultFigures> {
  const { post, shim } = await shimmed(options);
  await post.start();
  await post.mustWrite(5);
  shim.arm({ op: 'write', kind: 'ignored', at: 1, sticky: true, files: 'wal' });
  for (let line = 0; line < 5; line += 1) await post.write();
  const faults = shim.disarm();
  const figures = await figuresOf(post, faults);
  shim.close();
  return figures;
}
