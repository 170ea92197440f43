import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Set by test/helpers/removeFolders.global.ts: what lies there goes with the run of tests, for Vitest ends its processes without an `exit`. */
const ofTheRun = process.env['WATCHDESK_TEST_FOLDER'];

let folder: string | undefined;
let kept: string | undefined;

const make = (): string => mkdtempSync(join(ofTheRun ?? tmpdir(), 'watchdesk-test-'));

/** Removes what `tempFolder` made so far: at the end of a test file, and of the process. */
export function removeFolders(): void {
  if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
  folder = undefined;
}

process.once('exit', () => {
  removeFolders();
  if (kept !== undefined) rmSync(kept, { recursive: true, force: true });
});

/** A new, empty folder that goes by itself at the end of the test file. */
export function tempFolder(name = 'home'): string {
  folder ??= make();
  return mkdtempSync(join(folder, `${name}-`));
}

/** A new, empty folder that later test files of the same process find again. */
export function keptFolder(name: string): string {
  kept ??= make();
  return mkdtempSync(join(kept, `${name}-`));
}
