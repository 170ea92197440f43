import { rmSync, statfsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { mountDisk, mountSmall } from '../desk/faults/hardships';
import type { FaultFigures } from './figures';
import { EMERGENCY, figuresOf, Post, sumOf } from './officer';

/** How often a full disk is tried again before there is room: each has to be refused, none may be stored and refused. */
const TRIES = 5;

/**
 * F6: the disk is full, again and again: lines are written until one is refused as `disk_full`, some bytes are taken away so that each round ends at another write,
 * then room is made and the same line is taken. Null where no small file system can be mounted.
 */
export async function fillDisk(script: string, rounds: number): Promise<FaultFigures | null> {
  const disk = mountSmall('12m');
  if (disk === null) return null;
  const { path } = disk;
  const filler = join(path, 'filler');
  try {
    const post = await Post.make(script, { home: path });
    await post.start();
    for (let round = 0; round < rounds; round += 1) {
      const { bavail, bsize } = statfsSync(path);
      writeFileSync(filler, Buffer.alloc(Math.max(0, (bavail - (round % 40)) * bsize)));
      let attempt = await post.write();
      for (let line = 0; attempt === 'stored' && line < 500; line += 1) attempt = await post.write();
      if (attempt !== 'disk_full' && !EMERGENCY.has(attempt))
        post.problems.push(`round ${round}: a full disk was answered with ${attempt}`);
      for (let again = 0; again < TRIES; again += 1) await post.write();
      rmSync(filler);
      await post.recover(performance.now());
    }
    return await figuresOf(post, rounds);
  } finally {
    disk.unmount();
  }
}

/**
 * F7: the kernel makes a failing disk read-only under a desk that writes; every line is refused as `read_only` from then on and what was acknowledged is on the disk.
 * Null where no disk can be made to fail.
 */
export async function failDisk(script: string, rounds: number): Promise<FaultFigures | null> {
  const all: Awaited<ReturnType<typeof figuresOf>>[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const disk = mountDisk();
    if (disk === null) return null;
    const home = join(disk.path, 'home');
    try {
      const post = await Post.make(script, { home });
      await post.start();
      await post.mustWrite(5 + round * 7);
      const begin = performance.now();
      disk.makeReadOnly();
      for (let again = 0; again < TRIES; again += 1) {
        const attempt = await post.write();
        if (attempt !== 'read_only' && !EMERGENCY.has(attempt))
          post.problems.push(`a read-only disk was answered with ${attempt}`);
      }
      const status = await post.desk.call('log.count', {}, post.as);
      if (!status.ok) post.problems.push('nothing can be read any more');
      post.worst = performance.now() - begin;
      all.push(await examineCopy(post));
    } finally {
      disk.unmount();
    }
  }
  return sumOf(all);
}

/** A read-only disk cannot be recovered where it stands: what it holds is copied first, as a person would. */
async function examineCopy(post: Post): Promise<Awaited<ReturnType<typeof figuresOf>>> {
  await post.desk.kill();
  return figuresOf(post.copied(), 1);
}
