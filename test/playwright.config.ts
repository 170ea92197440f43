import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { defineConfig } from '@playwright/test';
import { workers } from './helpers/e2eDisplay.ts';

const root = resolve(import.meta.dirname, '..');

// The room that most tests start from is founded once for each worker; the workers inherit where it lies.
process.env['WATCHDESK_E2E_ROOMS'] ??= mkdtempSync(join(tmpdir(), 'wd-e2e-rooms-'));

export default defineConfig({
  testDir: resolve(root, 'test/e2e'),
  testMatch: '**/*.e2e.ts',
  outputDir: resolve(root, 'out/e2e/artifacts'),
  workers,
  fullyParallel: false,
  retries: 0,
  forbidOnly: true,
  timeout: 240_000,
  expect: { timeout: 30_000 },
  globalTeardown: resolve(root, 'test/helpers/e2eTeardown.ts'),
  reporter: [['list'], ['json', { outputFile: resolve(root, 'out/e2e/results.json') }]],
});
