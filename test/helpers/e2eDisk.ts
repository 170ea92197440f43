import { spawnSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, rmdirSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from './e2e';

/** A small disk in memory under a folder, unmounted at the end; undefined where the kernel does not let us. */
export async function withDisk(megabytes: number, body: (folder: string) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'wd-e2e-disk-'));
  const mounted =
    spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m,mode=700`, 'tmpfs', folder]).status === 0;
  try {
    // biome-ignore lint/suspicious/noSkippedTests: only the kernel can refuse it, and the report then counts it as skipped
    test.skip(!mounted, 'the kernel does not let this user mount a disk');
    await body(folder);
  } finally {
    if (mounted) spawnSync('umount', ['-l', folder]);
    rmdirSync(folder);
  }
}

/** Takes all the room that is left on the disk; gives the file that holds it. */
export function fill(disk: string): string {
  const path = join(disk, 'ballast');
  const file = openSync(path, 'w');
  try {
    for (const piece of [1 << 20, 4_096]) writeUntilFull(file, Buffer.alloc(piece, 1));
  } finally {
    closeSync(file);
  }
  return path;
}

function writeUntilFull(file: number, piece: Buffer): void {
  try {
    while (writeSync(file, piece) > 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
  }
}
