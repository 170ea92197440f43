import { execFile, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { promisify } from 'node:util';
import { isMain, say } from './repo.ts';
import { script } from './run.ts';

const exec = promisify(execFile);

/** One thing that is needed: any of these packages gives it (newer releases renamed some). */
export type Need = readonly [string, ...string[]];

/** What opening the console needs, what running it without a display needs, what the tests need besides, what the faults need, and trying a package on a clean Debian. */
export type Purpose = 'window' | 'headless' | 'tests' | 'faults' | 'packages';

export const needs: Readonly<Record<Purpose, readonly Need[]>> = {
  window: [
    ['libgtk-3-0t64', 'libgtk-3-0'],
    ['libnss3'],
    ['libasound2t64', 'libasound2'],
    ['libgbm1'],
    ['libxss1'],
    // Chromium loads it by name: no list of its libraries tells.
    ['libx11-xcb1'],
    ['libatk-bridge2.0-0t64', 'libatk-bridge2.0-0'],
    ['libnotify4'],
    ['libnotify-bin'],
    ['fontconfig'],
  ],
  headless: [['xvfb'], ['xauth'], ['dbus'], ['dbus-x11']],
  tests: [['dunst'], ['xdotool'], ['scrot'], ['poppler-utils']],
  faults: [['gcc'], ['libc6-dev'], ['e2fsprogs'], ['mount']],
  packages: [['mmdebstrap']],
};

const purposes: Readonly<Record<Purpose, readonly Purpose[]>> = {
  window: ['window'],
  headless: ['window', 'headless'],
  tests: ['window', 'headless', 'tests'],
  faults: ['faults'],
  packages: ['window', 'headless', 'tests', 'packages'],
};

const chineseFont: Need = ['fonts-wqy-microhei'];

async function installed(names: readonly string[]): Promise<ReadonlySet<string>> {
  const args = ['-W', '-f', '$' + '{Package} $' + '{db:Status-Status}\\n', ...names];
  // dpkg-query ends with 1 when it does not know one of the names; what it knows is printed all the same.
  const { stdout } = await exec('dpkg-query', args).catch((error: { stdout?: string }) => ({
    stdout: error.stdout ?? '',
  }));
  const lines = stdout.split('\n').filter((line) => line.endsWith(' installed'));
  return new Set(lines.map((line) => line.split(' ')[0] ?? ''));
}

async function hasChineseFont(): Promise<boolean> {
  const { stdout } = await exec('fc-list', [':lang=zh-cn', 'family']).catch(() => ({ stdout: '' }));
  return stdout.trim() !== '';
}

/** The needs of `purpose` that this machine does not meet. */
async function missing(purpose: Purpose): Promise<readonly Need[]> {
  const wanted = purposes[purpose].flatMap((part) => needs[part]);
  const [there, font] = await Promise.all([installed(wanted.flat()), hasChineseFont()]);
  const absent = wanted.filter((need) => !need.some((name) => there.has(name)));
  return font ? absent : [...absent, chineseFont];
}

/** Of each need's packages, the first one that this release has. */
async function names(absent: readonly Need[]): Promise<readonly string[]> {
  const known = async (name: string): Promise<boolean> =>
    exec('apt-cache', ['show', '--no-all-versions', name]).then(
      ({ stdout }) => stdout.includes(`Package: ${name}\n`),
      () => false,
    );
  const choose = async (need: Need): Promise<string> => {
    for (const name of need) if (await known(name)) return name;
    return need[need.length - 1] ?? need[0];
  };
  return Promise.all(absent.map(choose));
}

/** apt's own messages are shown only when it fails. */
function apt(...args: readonly string[]): void {
  const options = ['-q', '-o', 'Dpkg::Use-Pty=0', '-o', 'DPkg::Lock::Timeout=300'];
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const done = spawnSync('apt-get', [...options, ...args], { encoding: 'utf8', env, maxBuffer: 1 << 26 });
  if (done.status === 0) return;
  say(`${done.stdout ?? ''}${done.stderr ?? ''}`);
  throw new Error(`apt-get ${args.join(' ')} failed`);
}

/** On a system without dpkg nothing can be installed here; says what is missed instead. */
function tellOthers(purpose: Purpose): void {
  if (process.platform !== 'linux' || purpose === 'window' || purpose === 'faults') return;
  const programs = [
    'Xvfb',
    'dbus-daemon',
    ...(purpose === 'tests' ? ['dunst', 'xdotool', 'scrot', 'pdftotext'] : []),
  ];
  const absent = programs.filter((name) => spawnSync('which', [name]).status !== 0);
  if (absent.length > 0)
    throw new Error(`These programs are needed and were not found: ${absent.join(', ')}`);
}

/**
 * Sees to it that the system packages for `purpose` are there. Root on Debian or Ubuntu gets them installed; anybody
 * else gets an error that holds the one command to run. Takes a moment only when nothing is missing.
 */
export async function ensureSystemPackages(purpose: Purpose): Promise<void> {
  if (!existsSync('/usr/bin/dpkg-query')) {
    tellOthers(purpose);
    return;
  }
  const absent = await missing(purpose);
  if (absent.length === 0) return;
  const isRoot = process.getuid?.() === 0;
  if (isRoot) {
    say(`Installing system packages: ${absent.map((need) => need[need.length - 1]).join(' ')} …`);
    apt('update');
  }
  const packages = await names(absent);
  if (!isRoot) {
    throw new Error(
      `System packages are missing. Install them with:\n  sudo apt-get install --no-install-recommends ${packages.join(' ')}`,
    );
  }
  apt('install', '-y', '--no-install-recommends', ...packages);
  const still = await missing(purpose);
  if (still.length > 0) throw new Error(`Still missing after the installation: ${still.flat().join(' ')}`);
}

if (isMain(import.meta)) {
  await script(async () => {
    const purpose = process.argv[2] ?? 'tests';
    if (!(purpose in needs))
      throw new Error('usage: system-packages.ts [window | headless | tests | faults | packages]');
    await ensureSystemPackages(purpose as Purpose);
    say(`All system packages for "${purpose}" are there.`);
    return 0;
  });
}
