import { randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
};

/** The process that holds the lock; 0 when the lock names none, undefined when nobody holds it. */
const ownerOf = async (lock: string): Promise<number | undefined> => {
  const text = await readFile(join(lock, 'pid'), 'utf8').catch(() => undefined);
  if (text === undefined) return undefined;
  return /^\d+$/.test(text) ? Number(text) : 0;
};

const isDead = (owner: number): boolean => owner === 0 || !isAlive(owner);

const discard = (folder: string): Promise<void> => rm(folder, { recursive: true, force: true });

/** Takes the lock by renaming a folder that already names its owner into place; false when somebody holds it. */
async function tryLock(lock: string): Promise<boolean> {
  const mine = `${lock}.${randomUUID()}`;
  await mkdir(mine, { recursive: true });
  await writeFile(join(mine, 'pid'), String(process.pid));
  try {
    // Renaming a folder onto one that is not empty is refused, so only one of several wins.
    await rename(mine, lock);
    return true;
  } catch {
    await discard(mine);
    return false;
  }
}

/**
 * Frees the lock. It is moved away whole before it is removed: a folder that is emptied in its place can be taken by
 * the next owner between the removal of its file and of itself.
 */
async function free(lock: string): Promise<void> {
  const aside = `${lock}.${randomUUID()}`;
  await rename(lock, aside);
  await discard(aside);
}

/** Frees a lock whose owner died. One process at a time looks and moves, so that nobody moves a new owner's lock. */
async function freeDead(lock: string): Promise<void> {
  const turn = `${lock}.turn`;
  const hasTurn = await mkdir(turn).then(
    () => true,
    () => false,
  );
  if (!hasTurn) {
    const taken = await stat(turn).catch(() => undefined);
    // Its holder died within the few lines below.
    if (taken !== undefined && Date.now() - taken.mtimeMs > 30_000) await discard(turn);
    await wait(20);
    return;
  }
  try {
    const owner = await ownerOf(lock);
    if (owner !== undefined && isDead(owner)) await free(lock);
  } finally {
    await discard(turn);
  }
}

/**
 * Runs `body` while no other process of this machine does so under the same lock folder. A lock whose owner is no
 * longer alive is taken over.
 */
export async function withLock<T>(lock: string, body: () => Promise<T>): Promise<T> {
  await mkdir(dirname(lock), { recursive: true });
  while (!(await tryLock(lock))) {
    const owner = await ownerOf(lock);
    if (owner === undefined) continue;
    if (isDead(owner)) await freeDead(lock);
    else await wait(200);
  }
  try {
    return await body();
  } finally {
    await free(lock);
  }
}
