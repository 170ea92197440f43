import { join } from 'node:path';
import Database from 'better-sqlite3';
import { makeFolder } from './db/folder';
import { failureOf, OpenFailure } from './db/open';

export type HomeLock = { readonly release: () => void };

/**
 * Takes the home for writing. The lock is an exclusive transaction on a small database of its own, so the kernel gives it back when the
 * holder dies, however it dies. Throws OpenFailure locked_by_other when somebody else holds it.
 */
export function lockHome(home: string): HomeLock {
  try {
    makeFolder(home);
    const db = new Database(join(home, 'lock.db'), { timeout: 300 });
    try {
      db.pragma('journal_mode = DELETE');
      db.exec('BEGIN EXCLUSIVE');
    } catch (error) {
      db.close();
      throw error;
    }
    return { release: () => db.close() };
  } catch (error) {
    const code = failureOf(error);
    throw code === null ? error : new OpenFailure(code, (error as Error).message);
  }
}
