import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** One folder for all homes of a run of tests; gone with it. */
export default function setup(): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'watchdesk-tests-'));
  process.env['WATCHDESK_TEST_FOLDER'] = folder;
  return () => rmSync(folder, { recursive: true, force: true });
}
