import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { parseArgs, promisify } from 'node:util';
import { ensureBuilt } from './build.ts';
import { makeDeb, makeTar } from './dist/archives.ts';
import { ARCHES, type Arch, type Edition, fallbackNotice, isFallback } from './dist/edition.ts';
import { bytesBelow } from './dist/files.ts';
import { layOut } from './dist/layout.ts';
import { withTreeOf } from './dist/olderTree.ts';
import { makeForThisSystem, notHere, OTHER_SYSTEMS, type OtherSystem } from './dist/otherSystems.ts';
import { type Sources, sourcesFor } from './dist/sources.ts';
import { inRepo, root, say } from './repo.ts';
import { script } from './run.ts';

const exec = promisify(execFile);
const USAGE = `usage: npm run dist [-- --arch x64|arm64] [--deb] [--tar] [--fast]
       npm run dist -- test [--older COMMIT] [--fast] [--made]
       npm run dist -- --system windows|macos`;

const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(1)} MB`;

/** The time of the newest commit, which every file of a package gets; outside a repository that of this minute. */
async function sourceTime(): Promise<number> {
  const { stdout } = await exec('git', ['log', '-1', '--format=%ct'], { cwd: root }).catch(() => ({
    stdout: '',
  }));
  return Number(stdout.trim()) || Math.floor(Date.now() / 60_000) * 60;
}

function editionOf(sources: Sources, arch: Arch, version: string): Edition {
  return { version, arch, electron: sources.electronVersion, node: sources.nodeVersion };
}

type Wanted = {
  readonly arch: Arch;
  readonly isDeb: boolean;
  readonly isTar: boolean;
  readonly isFast: boolean;
};

/** Lays the program out once and makes the wanted packages of it; gives their paths. */
async function makePackages(
  wanted: Wanted,
  version: string,
  out: string,
  tree = inRepo(),
): Promise<readonly string[]> {
  const sources = await sourcesFor(wanted.arch, tree);
  if (tree === inRepo()) await ensureBuilt();
  const edition = editionOf(sources, wanted.arch, version);
  if (isFallback(edition)) say(fallbackNotice(edition));
  const program = await mkdtemp(join(tmpdir(), 'watchdesk-program-'));
  try {
    await layOut(program, edition, sources);
    say(`The program takes ${megabytes(await bytesBelow(program))}.`);
    const making = { edition, program, out, time: await sourceTime(), isFast: wanted.isFast };
    const hasDpkg = existsSync('/usr/bin/dpkg-deb');
    if (wanted.isDeb && !hasDpkg) say('There is no dpkg-deb here: no .deb is made.');
    const paths = [
      ...(wanted.isDeb && hasDpkg ? [await makeDeb(making)] : []),
      ...(wanted.isTar ? [await makeTar(making)] : []),
    ];
    for (const path of paths) say(`${basename(path)}  ${megabytes((await stat(path)).size)}`);
    return paths;
  } finally {
    await rm(program, { recursive: true, force: true });
  }
}

/** The packages of a version that an earlier run left in a folder, the .deb first. */
async function packagesIn(name: string, folder: string): Promise<readonly string[]> {
  const found = (await readdir(folder)).filter(
    (file) => /\.(deb|tar\.gz)$/.test(file) && file.includes(name),
  );
  return found
    .sort((a, b) => Number(b.endsWith('.deb')) - Number(a.endsWith('.deb')))
    .map((file) => join(folder, file));
}

const version = (): string =>
  (createRequire(import.meta.url)('../package.json') as { version: string }).version;

type Asked = {
  readonly wanted: Wanted;
  readonly isTest: boolean;
  readonly older: string | null;
  /** true to try the packages that the last run made */
  readonly isMade: boolean;
  readonly other: OtherSystem | null;
};

function asked(): Asked {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      arch: { type: 'string', default: process.arch },
      deb: { type: 'boolean', default: false },
      tar: { type: 'boolean', default: false },
      fast: { type: 'boolean', default: false },
      older: { type: 'string' },
      made: { type: 'boolean', default: false },
      system: { type: 'string', default: 'linux' },
    },
  });
  const arch = ARCHES.find((one) => one === values.arch);
  const systems = ['windows', 'macos'] as const;
  const other = systems.find((one) => one === values.system) ?? null;
  const isSystem = other !== null || values.system === 'linux';
  const isTest = positionals[0] === 'test';
  if (arch === undefined || !isSystem || positionals.length > (isTest ? 1 : 0)) throw new Error(USAGE);
  const isBoth = values.deb === values.tar;
  return {
    wanted: { arch, isDeb: isBoth || values.deb, isTar: isBoth || values.tar, isFast: values.fast },
    isTest,
    older: values.older ?? null,
    isMade: values.made,
    other,
  };
}

async function test({ older, wanted, isMade }: Asked, out: string): Promise<number> {
  const { tryPackages } = await import('./dist/installTest.ts');
  const both = { arch: 'x64', isDeb: true, isTar: true, isFast: wanted.isFast } as const;
  const first = { ...both, isTar: false, isFast: true };
  const makeFirst = (name: string, folder: string): Promise<readonly string[]> =>
    older === null
      ? makePackages(first, name, folder)
      : withTreeOf(older, (tree) => makePackages(first, name, folder, tree));
  return tryPackages({
    out,
    version: version(),
    older: isMade ? packagesIn : makeFirst,
    newer: isMade ? packagesIn : (name, folder) => makePackages(both, name, folder),
  });
}

/** `npm run dist`: the packages of this system into out/dist; `test` then tries them on a clean Debian. */
await script(async () => {
  const ask = asked();
  if (ask.other !== null && OTHER_SYSTEMS[ask.other] !== process.platform)
    throw new Error(notHere(ask.other, process.platform));
  if (process.platform !== 'linux') return makeForThisSystem();
  const out = inRepo('out/dist');
  if (ask.isTest) return test(ask, out);
  for (const path of await makePackages(ask.wanted, version(), out)) process.stdout.write(`${path}\n`);
  return 0;
});
