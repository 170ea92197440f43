import { copyFile, readFile, rename, rm, writeFile } from 'node:fs/promises';
import type { CleanRoot } from './cleanRoot.ts';
import { PLACE } from './edition.ts';
import { keepFigure } from './hardened.ts';

/** One of each kind of file that the package brings. */
const FILES = [
  'watchdesk-console',
  'bin/watchdesk-console',
  'bin/watchdesk',
  'resources/app.asar',
  'resources/app.asar.unpacked/package.json',
  'resources/app.asar.unpacked/out/main/desk.js',
  'resources/app.asar.unpacked/out/main/cli.js',
  'resources/app.asar.unpacked/node_modules/better-sqlite3/package.json',
  'resources/node/node',
  'resources.pak',
] as const;

type Change = (path: string) => Promise<unknown>;

/** A bit of the middle byte; a file cut off by one byte; no file at all. */
const CHANGES: readonly Change[] = [
  async (path) => {
    const bytes = await readFile(path);
    const at = Math.floor(bytes.length / 2);
    bytes.writeUInt8(bytes.readUInt8(at) ^ 1, at);
    await writeFile(path, bytes);
  },
  async (path) => writeFile(path, (await readFile(path)).subarray(0, -1)),
  (path) => rm(path),
];

/** Changes all the files in one way, compares, puts them back; gives those that the comparison did not name. */
async function unseenAfter(root: CleanRoot, change: Change): Promise<readonly string[]> {
  const paths = FILES.map((file) => root.path(`${PLACE}/${file}`));
  for (const path of paths) {
    await rename(path, `${path}.kept`);
    await copyFile(`${path}.kept`, path);
    await change(path);
  }
  // As the launcher does it, which is among the changed files.
  const told = await root.run(['sh', '-c', `cd ${PLACE} && LC_ALL=C sha256sum --check --quiet SHA256SUMS`]);
  for (const path of paths) {
    await rm(path, { force: true });
    await rename(`${path}.kept`, path);
  }
  return FILES.filter((file) => told.code === 0 || !told.stdout.includes(`${file}: FAILED`));
}

/**
 * E7 as far as Linux knows it: Electron starts a changed archive there, so each change of an installed file has to be found and named by the list of
 * hashes.
 */
export async function tryChangedFiles(root: CleanRoot): Promise<void> {
  const unseen: string[] = [];
  for (const change of CHANGES) unseen.push(...(await unseenAfter(root, change)));
  const tried = FILES.length * CHANGES.length;
  await keepFigure(
    'E7',
    'changed files of the installed program, each named by its hash',
    tried,
    unseen.length,
  );
  if (unseen.length > 0) throw new Error(`not so: every change is found (${unseen.join(', ')})`);
}
