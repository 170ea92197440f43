import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, rmSync, statSync, writeSync } from 'node:fs';
import { dirname, join } from 'node:path';

export type HomeFolder =
  | { readonly ok: true; readonly home: string; readonly browser: string }
  | { readonly ok: false; readonly home: string; readonly reason: HomeProblem; readonly detail: string };
export type HomeProblem = 'not_creatable' | 'not_writable' | 'read_only' | 'not_a_folder';

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : 'unknown';

function problemOf(code: string, step: 'create' | 'write'): HomeProblem {
  if (code === 'EROFS') return 'read_only';
  if (code === 'ENOTDIR' || code === 'EEXIST') return 'not_a_folder';
  return step === 'create' ? 'not_creatable' : 'not_writable';
}

/**
 * Makes a folder with the folders above it. Not Node's own `recursive`: that tries for ever where a system answers
 * "no such folder" for a new one in a folder that exists, as /proc and some network file systems do.
 */
function makeFolder(path: string): void {
  try {
    mkdirSync(path, { mode: 0o700 });
  } catch (error) {
    if (codeOf(error) === 'EEXIST' && statSync(path).isDirectory()) return;
    if (codeOf(error) !== 'ENOENT' || dirname(path) === path || existsSync(dirname(path))) throw error;
    makeFolder(dirname(path));
    mkdirSync(path, { mode: 0o700 });
  }
}

/**
 * Makes the home folder (for this user alone) with the folder of the window's own files in it, and tries one write.
 * Nothing that is already there is touched. A full disk passes: the desk opens what is there and says so itself.
 */
export function prepareHome(home: string): HomeFolder {
  const browser = join(home, 'browser');
  const refused = (error: unknown, step: 'create' | 'write'): HomeFolder => ({
    ok: false,
    home,
    reason: problemOf(codeOf(error), step),
    detail: codeOf(error),
  });
  try {
    makeFolder(home);
    makeFolder(browser);
  } catch (error) {
    if (codeOf(error) !== 'ENOSPC') return refused(error, 'create');
  }
  const probe = join(home, `.write-test-${process.pid}`);
  try {
    const file = openSync(probe, 'w', 0o600);
    try {
      writeSync(file, 'watchdesk');
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
  } catch (error) {
    if (codeOf(error) !== 'ENOSPC' && codeOf(error) !== 'EDQUOT') return refused(error, 'write');
  } finally {
    try {
      rmSync(probe, { force: true });
    } catch {
      // Where it could not be written there is nothing to remove.
    }
  }
  return { ok: true, home, browser };
}
