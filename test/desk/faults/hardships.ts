import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tempFolder } from '../../helpers/deskRoom';

/** Uid of nobody: whoever runs as root has to step down before permission bits mean anything. */
const NOBODY = 65_534;

/** Runs something while a folder and its files may only be read: by its permission bits, which bind everybody but root. */
export function withoutRights<T>(run: () => T, ...paths: readonly string[]): T {
  for (const path of paths) chmodSync(path, 0o555);
  const wasRoot = process.geteuid?.() === 0;
  if (wasRoot) process.seteuid?.(NOBODY);
  try {
    return run();
  } finally {
    if (wasRoot) process.seteuid?.(0);
    for (const path of paths) chmodSync(path, 0o755);
  }
}

/** A file system of its own, where this machine allows one. */
export type Mounted = {
  readonly path: string;
  readonly makeReadOnly: () => void;
  readonly unmount: () => void;
};

const mount = (...args: readonly string[]): void => {
  execFileSync('mount', args, { stdio: 'ignore' });
};

/** A small file system in memory, or null where mounting is not permitted (no root, or a container). */
export function mountSmall(size: string): Mounted | null {
  const path = tempFolder('mount');
  mkdirSync(path, { recursive: true });
  try {
    mount('-t', 'tmpfs', '-o', `size=${size}`, 'watchdesk-test', path);
  } catch {
    return null;
  }
  return {
    path,
    makeReadOnly: () => mount('-o', 'remount,ro', path),
    unmount: () => void execFileSync('umount', ['-l', path], { stdio: 'ignore' }),
  };
}

/** A small ext4 on a loop device whose kernel can be told that the disk has failed, or null where that is not possible. */
export function mountDisk(): Mounted | null {
  const path = tempFolder('disk');
  const image = `${path}.img`;
  const run = (command: string, ...args: readonly string[]): string =>
    execFileSync(command, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  const unmount = (): void => {
    run('umount', '-l', path);
    rmSync(image, { force: true });
  };
  try {
    writeFileSync(image, '');
    truncateSync(image, 16 * 1_024 * 1_024);
    run('mkfs.ext4', '-q', '-F', image);
    mount('-o', 'loop,errors=remount-ro', image, path);
  } catch {
    rmSync(image, { force: true });
    return null;
  }
  const device = run('findmnt', '-no', 'SOURCE', path).trim().replace('/dev/', '');
  const trigger = `/sys/fs/ext4/${device}/trigger_fs_error`;
  if (!existsSync(trigger)) {
    unmount();
    return null;
  }
  return { path, makeReadOnly: () => writeFileSync(trigger, '1'), unmount };
}

/** Whether this machine lets a disk fail; asked once, by trying. */
export const canFailDisk = ((): boolean => {
  const tried = mountDisk();
  tried?.unmount();
  return tried !== null;
})();

/** Whether this machine lets us mount; asked once, by trying. */
export const canMount = ((): boolean => {
  const tried = mountSmall('64k');
  tried?.unmount();
  return tried !== null;
})();
