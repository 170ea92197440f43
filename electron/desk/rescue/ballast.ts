import { existsSync, rmSync, statfsSync, statSync } from 'node:fs';
import { open, rm } from 'node:fs/promises';
import { join } from 'node:path';

export const BALLAST_FILE = 'ballast.bin';
/** Room for some ten thousand lines (reliability.md 1.1). */
export const BALLAST_BYTES = 64 * 1_024 * 1_024;
/** The reserve must never be what fills the disk: it is made only where this many times its size is free. */
const MUST_BE_FREE = 4;
const PIECE = 1_024 * 1_024;

const pathOf = (home: string): string => join(home, BALLAST_FILE);

/** Whether the disk holds its reserve whole. */
export function hasBallast(home: string, bytes = BALLAST_BYTES): boolean {
  const found = statSync(pathOf(home), { throwIfNoEntry: false });
  return found !== undefined && found.size >= bytes;
}

/**
 * Writes the reserve of the disk: a file that is given up when the disk is full, so that people can go on while they make room. False where there is too
 * little room for it. Bytes that no file system can shrink.
 */
export async function makeBallast(home: string, bytes = BALLAST_BYTES): Promise<boolean> {
  if (hasBallast(home, bytes)) return true;
  const { bavail, bsize } = statfsSync(home);
  if (bavail * bsize < bytes * MUST_BE_FREE) return false;
  const piece = new Uint8Array(Math.min(PIECE, bytes));
  for (let at = 0; at < piece.length; at += 65_536)
    crypto.getRandomValues(piece.subarray(at, Math.min(at + 65_536, piece.length)));
  const file = await open(pathOf(home), 'w', 0o600);
  try {
    for (let left = bytes; left > 0; left -= piece.length)
      await file.write(piece.subarray(0, Math.min(left, piece.length)));
    await file.sync();
  } catch (error) {
    await rm(pathOf(home), { force: true });
    throw error;
  } finally {
    await file.close();
  }
  return true;
}

/** Gives the reserve up. False where there was none, or the disk does not even let go of it. */
export function freeBallast(home: string): boolean {
  if (!existsSync(pathOf(home))) return false;
  try {
    rmSync(pathOf(home));
    return true;
  } catch {
    return false;
  }
}
