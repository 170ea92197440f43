import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
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

const ownerOf = async (lock: string): Promise<number | undefined> => {
  const text = await readFile(join(lock, 'pid'), 'utf8').catch(() => '');
  return /^\d+$/.test(text) ? Number(text) : undefined;
};

/** Takes the lock by renaming a folder that already names its owner into place; false when somebody holds it. */
async function tryLock(lock: string): Promise<boolean> {
  const mine = `${lock}.${process.pid}`;
  await rm(mine, { recursive: true, force: true });
  await mkdir(mine, { recursive: true });
  await writeFile(join(mine, 'pid'), String(process.pid));
  try {
    // Renaming a folder onto one that is not empty is refused, so only one of several wins.
    await rename(mine, lock);
    return true;
  } catch {
    await rm(mine, { recursive: true, force: true });
    return false;
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
    if (owner === undefined || !isAlive(owner)) {
      // Moved aside under a name of its own, so that two who see the same dead owner do not remove a new lock.
      const aside = `${lock}.dead-${owner ?? 0}-${process.pid}`;
      if ((await ownerOf(lock)) === owner) await rename(lock, aside).catch(() => undefined);
      await rm(aside, { recursive: true, force: true });
    } else {
      await wait(200);
    }
  }
  try {
    return await body();
  } finally {
    await rm(lock, { recursive: true, force: true });
  }
}
