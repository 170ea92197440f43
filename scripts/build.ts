import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { withLock } from './lock.ts';
import { inRepo, isMain, root, say } from './repo.ts';
import { run, script } from './run.ts';

const folders = ['electron', 'renderer', 'shared', 'resources'] as const;
const files = [
  'electron.vite.config.ts',
  'scripts/verifier.ts',
  'package.json',
  'package-lock.json',
  'tsconfig.json',
] as const;
const outputs = [
  'main/index.js',
  'main/desk.js',
  'main/worker.js',
  'main/cli.js',
  'main/watchdog.js',
  'main/verify.html',
  'preload/index.cjs',
  'preload/alarm.cjs',
] as const;

async function filesBelow(folder: string): Promise<readonly string[]> {
  const items = await readdir(inRepo(folder), { recursive: true, withFileTypes: true }).catch(() => []);
  return items
    .filter((item) => item.isFile())
    .map((item) => relative(root, join(item.parentPath, item.name)));
}

/** A hash over the names and contents of everything that goes into the build. */
async function sourceHash(): Promise<string> {
  const found = (await Promise.all(folders.map(filesBelow))).flat();
  const hash = createHash('sha256');
  for (const path of [...found, ...files].sort()) {
    const content = await readFile(inRepo(path)).catch(() => Buffer.alloc(0));
    hash.update(`${path}\0${content.length}\0`).update(content);
  }
  return hash.digest('hex');
}

const stamp = inRepo('out/.built-from');
const isWhole = (): boolean =>
  [...outputs, 'renderer/index.html', 'renderer/alarm.html'].every((path) => existsSync(inRepo('out', path)));

async function isFresh(hash: string): Promise<boolean> {
  return isWhole() && (await readFile(stamp, 'utf8').catch(() => '')) === hash;
}

async function build(hash: string): Promise<void> {
  say('Building the app …');
  await forgetBuild();
  // The child's stdout is our stderr: `npm run -s watchdesk` answers on stdout and nothing else may be there.
  const code = await run([inRepo('node_modules/.bin/electron-vite'), 'build', '--logLevel', 'warn'], {
    stdio: ['ignore', process.stderr, 'inherit'],
  });
  if (code !== 0) throw new Error(`The build failed (${code}).`);
  await mkdir(inRepo('out'), { recursive: true });
  await writeFile(stamp, hash);
}

/** Makes the next start build again: what is in out/ is about to be something else. */
export const forgetBuild = (): Promise<void> => rm(stamp, { force: true });

/**
 * Builds the app into out/ unless it was built from exactly these sources. What the build says goes to stderr.
 * Two callers at once build one after the other, and the second finds the work done.
 */
export async function ensureBuilt(): Promise<void> {
  if (await isFresh(await sourceHash())) return;
  await withLock(inRepo('out/.build.lock'), async () => {
    const hash = await sourceHash();
    if (!(await isFresh(hash))) await build(hash);
  });
}

/** Builds only when there is no build at all: a command may run while the console uses what is there. */
export async function ensureSomeBuild(): Promise<void> {
  if (!isWhole()) await ensureBuilt();
}

if (isMain(import.meta)) {
  await script(async () => {
    await withLock(inRepo('out/.build.lock'), async () => build(await sourceHash()));
    return 0;
  });
}
