import { closeSync, fsyncSync, openSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { EmergencyCode } from '../../../shared/domain/facts/rescue';
import { failureIn, openReader } from '../db/open';
import { statement } from '../db/statement';
import type { Desk } from '../desk';
import { headIsWhole } from '../journal/tail';

/** So much has to fit before the disk counts as having room again; some hundred lines with their pages. */
const ROOM_BYTES = 1_024 * 1_024;

/** What an error of a write says about the disk of the room; null when it says nothing of it. */
export function emergencyOf(home: string, error: unknown): EmergencyCode | null {
  const code = String((error as { code?: unknown } | null)?.code ?? '');
  if (code.startsWith('SQLITE_CORRUPT') || code.startsWith('SQLITE_NOTADB')) return 'data_corrupt';
  const failure = failureIn(home, error);
  if (failure === 'disk_full' || failure === 'read_only') return failure;
  return code.startsWith('SQLITE_IOERR') || code === 'EIO' ? 'disk_failing' : null;
}

/** True for an error of the database itself, which can only be about the room's own disk. */
export const isOfDatabase = (error: unknown): boolean =>
  String((error as { code?: unknown } | null)?.code ?? '').startsWith('SQLITE_');

/**
 * Writes to the room's disk and to its database and reads the newest rows back by a connection of its own; throws what stands in the way. After a failed fsync the
 * system may have dropped what it was to write: only what can be read back anew counts.
 */
export function tryWriting(desk: Desk, room = ROOM_BYTES): void {
  const path = join(desk.home, `.write-test-${process.pid}`);
  try {
    const file = openSync(path, 'w', 0o600);
    try {
      writeSync(file, Buffer.alloc(room, 1));
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
  } finally {
    rmSync(path, { force: true });
  }
  const value = String(desk.now());
  statement(
    desk.db,
    "INSERT INTO local_state (name, value) VALUES ('write_test', ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
  ).run(value);
  const reader = openReader(desk.home);
  try {
    if (desk.keys !== null && !headIsWhole(reader, desk.keys))
      throw Object.assign(new Error('the newest rows do not verify'), { code: 'SQLITE_CORRUPT' });
  } finally {
    reader.close();
  }
}
