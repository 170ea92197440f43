import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync } from 'node:fs';
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

/** Whether this machine lets us mount; asked once, by trying. */
export const canMount = ((): boolean => {
  const tried = mountSmall('64k');
  tried?.unmount();
  return tried !== null;
})();
