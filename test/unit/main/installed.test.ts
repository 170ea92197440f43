import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { changedFiles } from '../../../electron/main/files/installed';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'watchdesk-installed-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe.runIf(process.platform === 'linux')('the installed program against its list of hashes', () => {
  test('nothing is said of one without a list', async () => {
    await expect(changedFiles(folder)).resolves.toBeNull();
  });

  test('every file that is missing or has another content is named', async () => {
    mkdirSync(join(folder, 'resources'));
    for (const name of ['a', 'resources/值班 b', 'c']) writeFileSync(join(folder, name), name);
    const sums = execFileSync('sha256sum', ['a', 'resources/值班 b', 'c'], { cwd: folder });
    writeFileSync(join(folder, 'SHA256SUMS'), sums);
    await expect(changedFiles(folder)).resolves.toEqual([]);
    writeFileSync(join(folder, 'resources/值班 b'), 'x');
    rmSync(join(folder, 'c'));
    await expect(changedFiles(folder)).resolves.toEqual(['resources/值班 b', 'c']);
  });
});
