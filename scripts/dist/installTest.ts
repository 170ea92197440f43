import { appendFile, mkdir, readFile, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { openDisplay } from '../display.ts';
import { inRepo, say } from '../repo.ts';
import { ensureSystemPackages } from '../system-packages.ts';
import { tryChangedFiles } from './changedFiles.ts';
import { CleanRoot } from './cleanRoot.ts';
import { Driver } from './driver.ts';
import { PLACE } from './edition.ts';
import { sumsOf } from './files.ts';
import { HOSTILE, layTrap, tryWaysIn } from './hardened.ts';
import {
  apt,
  bring,
  check,
  close,
  displayOf,
  entries,
  expectLine,
  expectSandbox,
  expectWatchdog,
  exportAll,
  FOUNDER,
  found,
  inspect,
  inspectFolder,
  logByKeys,
  OFFICER,
  open,
  type Room,
  signedIn,
  TYPED,
  timed,
} from './room.ts';

const OLD_VERSION = '0.0.9';
const HOME = '/home/officer/.local/share/watchdesk';
const PIPED = '大桥镇报：水位回落到 3.9 米';

type Packages = (version: string, folder: string) => Promise<readonly string[]>;
export type Trial = {
  readonly out: string;
  readonly version: string;
  /** gives the package that is upgraded, under a lower number */
  readonly older: Packages;
  /** gives the .deb and the .tar.gz that are tried */
  readonly newer: Packages;
};

async function firstInstall(room: Room, deb: string): Promise<string> {
  const { root } = room;
  await timed('package lists', () => root.must(apt('update')));
  await timed('install with its dependencies', () =>
    root.must(apt('install', '--no-install-recommends', deb)),
  );
  await inspect(room);
  const { stdout } = await root.run(['watchdesk-console', '--version']);
  check(stdout.includes(`watchdesk-console ${OLD_VERSION} `), stdout.trim().split('\n').join(' / '));
  await root.must(['useradd', '--create-home', 'officer']);
  await root.must(['sh', '-c', 'umask 077; cat >/home/officer/password'], {
    ...OFFICER,
    input: `${FOUNDER.password}\n`,
  });
  const on = await root.must(['watchdesk-console', '--autostart', 'on'], OFFICER);
  const entry = await readFile(root.path(on.replace(/^on: /, '').trim()), 'utf8');
  check(
    entry.includes(`Exec="${PLACE}/bin/watchdesk-console"`),
    'autostart is switched on and off for one user',
  );
  await root.must(['watchdesk-console', '--autostart', 'off'], OFFICER);
  return stdout;
}

async function firstWatch(room: Room): Promise<void> {
  await open(room);
  await found(room);
  await logByKeys(room);
  await expectSandbox(room);
  await expectWatchdog(room);
  await exportAll(room);
}

async function upgrade(room: Room, deb: string, version: string): Promise<void> {
  const { root } = room;
  const before = await entries(room);
  const refused = await root.run(apt('install', '--no-install-recommends', deb));
  check(
    refused.code !== 0 &&
      (refused.stdout + refused.stderr).includes('quit it first') &&
      (await root.processes(PLACE)).length > 0,
    'an upgrade under a running console is refused, and the console goes on',
  );
  await close(room);
  await timed('upgrade', () => root.must(apt('install', '--no-install-recommends', deb)));
  const told = await root.must(['watchdesk-console', '--version']);
  check(told.includes(`watchdesk-console ${version} `), `upgraded to ${version}`);
  await inspect(room);
  await open(room);
  await expectLine(room, TYPED);
  check(
    (await entries(room)) >= before,
    'the line written before the upgrade is there after it, and the journal is whole',
  );
  const log = ['watchdesk', 'log', 'add', '--stdin', ...signedIn];
  const ack = await root.must(log, { ...OFFICER, input: `${PIPED}\n` });
  check(ack.startsWith('ack'), 'the upgraded console takes a further line');
  await room.driver.still('after-upgrade');
  await close(room);
}

/** E6 and E7: nothing gets code of its own into the console, and no change of its files goes unseen. */
async function harden(room: Room): Promise<void> {
  const { root } = room;
  const as = { ...OFFICER, env: displayOf(room) };
  await layTrap(root, as);
  await open(room, HOSTILE);
  await expectWatchdog(room);
  await timed('ways in', () => tryWaysIn(root, as));
  await close(room);
  await timed('changed files', () => tryChangedFiles(root));
  await root.must(['watchdesk-console', '--check']);
  await appendFile(root.path(`${PLACE}/LICENSE.watchdesk`), '\n');
  const told = await root.run(['watchdesk-console', '--check'], OFFICER);
  check(told.code !== 0 && told.stdout.includes('LICENSE.watchdesk'), '--check names the changed file');
  await open(room);
  await room.driver.focus('程序文件有改动|Program files were changed', 150_000);
  await room.driver.shot('changed-file');
  say('✓ the console finds a changed file by itself and says so');
  await close(room);
}

async function removal(room: Room, deb: string): Promise<void> {
  const { root } = room;
  const before = await entries(room);
  const name = basename(deb).split('_')[0] ?? '';
  const kept = await sumsOf(root.path(HOME));
  const removed = await root.must(apt('remove', name));
  check(removed.includes('were not touched'), 'the removal says that the data stay');
  await root.must(apt('purge', name));
  check((await sumsOf(root.path(HOME))) === kept, 'removal and purge change no byte of the data folder');
  check((await stat(root.path(PLACE)).catch(() => null)) === null, `${PLACE} is gone after the removal`);
  await root.must(apt('install', '--no-install-recommends', deb));
  check(
    (await entries(room)) === before,
    `installed again after removal and purge: all ${before} records are there and whole`,
  );
  await expectLine(room, TYPED);
  await expectLine(room, PIPED);
  await root.must(apt('purge', name));
}

/** The archive, installed as its README.txt says, on the same data. */
async function archive(room: Room, tar: string): Promise<void> {
  const { root } = room;
  const inside = await bring(root, tar);
  // The package manager takes an empty /opt away with the last package in it.
  await root.must(['mkdir', '-p', '/opt']);
  await root.must(['tar', '-xzpf', inside, '-C', '/opt']);
  await root.must(['sh', '-c', `mv /opt/watchdesk*-[0-9]* ${PLACE}`]);
  await inspectFolder(room);
  const told = await root.must([`${PLACE}/bin/watchdesk`, 'verify'], OFFICER);
  check(told.includes('核验通过'), 'the .tar.gz, unpacked to /opt, opens the same data');
}

/**
 * The .deb on a clean Debian: installed with its dependencies alone, founded and written in by keys as an ordinary user, upgraded over an older one,
 * removed, purged and installed again; the installed command line is the witness. Pictures go to out/dist/test.
 */
export async function tryPackages(trial: Trial): Promise<number> {
  if (process.getuid?.() !== 0) throw new Error('Only root can make a clean Debian: run this as root.');
  await ensureSystemPackages('packages');
  const shots = join(trial.out, 'test');
  await mkdir(shots, { recursive: true });
  const [old] = await timed('making the older package', () => trial.older(OLD_VERSION, join(shots, 'old')));
  const [deb, tar] = await timed('making the packages', () => trial.newer(trial.version, trial.out));
  if (old === undefined || deb === undefined || tar === undefined) throw new Error('a package was not made');
  const root = await timed('clean Debian', () => CleanRoot.open());
  const display = await openDisplay({ screen: '1366x768x24' });
  const room: Room = { root, display: display.env, driver: new Driver(display.env, shots) };
  try {
    await firstInstall(room, await bring(root, old));
    await firstWatch(room);
    const inside = await bring(root, deb);
    await upgrade(room, inside, trial.version);
    await harden(room);
    await removal(room, inside);
    await archive(room, tar);
    say(`All of it holds. Pictures: ${shots.replace(inRepo(), '.')}`);
    return 0;
  } catch (error) {
    await room.driver.shot('failed').catch(() => undefined);
    throw error;
  } finally {
    await root.close();
    await display.stop();
  }
}
