import { globSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

const root = resolve(import.meta.dirname, '..');

/** Tests that put another module in a place of the product's: what they load is not for the files after them. */
function replacing(pattern: string): string[] {
  return globSync(pattern, { cwd: root }).filter((file) =>
    /\bvi\.(do)?mock\(/.test(readFileSync(resolve(root, file), 'utf8')),
  );
}

/** Files one after the other in one process load the product once for all of them: half the work of a fresh load for each. */
const shared = { pool: 'forks', isolate: false } as const;
const alone = { pool: 'forks', isolate: true } as const;

const removes = {
  globalSetup: [resolve(root, 'test/helpers/removeFolders.global.ts')],
  setupFiles: [resolve(root, 'test/helpers/removeFolders.ts')],
};

const unit = { ...removes, environment: 'node', testTimeout: 60_000 };
const unitFiles = 'test/unit/**/*.test.ts';
const replacingUnit = replacing(unitFiles);

const desk = {
  ...removes,
  environment: 'node',
  testTimeout: 90_000,
  hookTimeout: 90_000,
};
const deskFiles = 'test/desk/**/*.test.ts';
const replacingDesk = replacing(deskFiles);

const ui = { environment: 'happy-dom', testTimeout: 60_000 } as const;
const uiFiles = 'test/ui/**/*.test.{ts,tsx}';
/** Those that stop all of time stop React's too, which outlives them. */
const stopTime = ['test/ui/shell/channel.test.tsx', 'test/ui/shell/sound.test.ts'];
const aloneUi = [...replacing(uiFiles), ...stopTime];

export default defineConfig({
  root,
  cacheDir: resolve(root, 'node_modules/.cache/vitest'),
  test: {
    passWithNoTests: false,
    maxWorkers: 2,
    projects: [
      { root, test: { name: 'unit', include: [unitFiles], exclude: replacingUnit, ...unit, ...shared } },
      { root, test: { name: 'unit-alone', include: replacingUnit, ...unit, ...alone } },
      { root, test: { name: 'desk', include: [deskFiles], exclude: replacingDesk, ...desk, ...shared } },
      { root, test: { name: 'desk-alone', include: replacingDesk, ...desk, ...alone } },
      // A page that left takes what it remembers with it (test/helpers/page.tsx); the next file starts as after a reload.
      {
        root,
        plugins: [react()],
        test: { name: 'ui', include: [uiFiles], exclude: aloneUi, ...ui, ...shared },
      },
      { root, plugins: [react()], test: { name: 'ui-alone', include: aloneUi, ...ui, ...alone } },
    ],
  },
});
