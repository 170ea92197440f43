import { resolve } from 'node:path';
import { defineConfig } from '@playwright/test';

const root = resolve(import.meta.dirname, '..');

export default defineConfig({
  testDir: resolve(root, 'test/e2e'),
  testMatch: '**/*.e2e.ts',
  outputDir: resolve(root, 'out/e2e/artifacts'),
  workers: 1,
  fullyParallel: false,
  retries: 0,
  forbidOnly: true,
  timeout: 120_000,
  expect: { timeout: 15_000 },
  reporter: [['list'], ['json', { outputFile: resolve(root, 'out/e2e/results.json') }]],
});
