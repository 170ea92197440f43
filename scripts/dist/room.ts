import { copyFile, readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { say } from '../repo.ts';
import type { CleanRoot } from './cleanRoot.ts';
import { type Driver, until } from './driver.ts';
import { PLACE } from './edition.ts';
import type { HOSTILE } from './hardened.ts';

export const OFFICER = { user: 'officer' } as const;
export const FOUNDER = { name: 'chen', displayName: 'Chen Yu', password: 'Watchdesk-demo-1' };
export const TYPED = 'river gauge at the bridge reads 4.2 m';

export type Room = {
  readonly root: CleanRoot;
  readonly driver: Driver;
  readonly display: Readonly<Record<string, string>>;
};
export function check(isTrue: boolean, what: string): void {
  if (!isTrue) throw new Error(`not so: ${what}`);
  say(`✓ ${what}`);
}

export const displayOf = ({ display }: Room): Readonly<Record<string, string>> => ({
  DISPLAY: display['DISPLAY'] ?? '',
});

export async function timed<T>(what: string, body: () => Promise<T>): Promise<T> {
  const begin = performance.now();
  const value = await body();
  say(`  ${what}: ${((performance.now() - begin) / 1000).toFixed(1)} s`);
  return value;
}

export const apt = (...args: readonly string[]): readonly string[] => [
  'apt-get',
  '-q',
  '-y',
  '-o',
  'Dpkg::Use-Pty=0',
  ...args,
];

export async function bring(root: CleanRoot, deb: string): Promise<string> {
  await copyFile(deb, root.path(`/var/tmp/${basename(deb)}`));
  return `/var/tmp/${basename(deb)}`;
}

/** Rights of what was installed. */
export async function inspectFolder({ root }: Room): Promise<void> {
  const writable = await root.must([
    'find',
    PLACE,
    '!',
    '-type',
    'l',
    '(',
    '-perm',
    '/022',
    '-o',
    '!',
    '-user',
    'root',
    '-o',
    '!',
    '-group',
    'root',
    ')',
  ]);
  check(writable === '', 'everything belongs to root, and nobody else may change it');
  const helper = await stat(root.path(`${PLACE}/chrome-sandbox`));
  check((helper.mode & 0o7777) === 0o4755, 'chrome-sandbox is 4755');
}

/** Rights, libraries and hashes of what was installed. */
export async function inspect(room: Room): Promise<void> {
  const { root } = room;
  await inspectFolder(room);
  const programs = ['watchdesk-console', 'resources/node/node', 'chrome_crashpad_handler'];
  const libraries = await root.must(['ldd', ...programs.map((one) => `${PLACE}/${one}`)]);
  check(!libraries.includes('not found'), 'every library is there through Depends alone');
  await root.must(['watchdesk-console', '--check']);
  say('✓ every installed file has its hash');
}

/** Starts the installed console as an ordinary user; the sandbox of its pages is Chromium's own. */
export async function open(room: Room, hostile?: typeof HOSTILE): Promise<void> {
  const child = room.root.start(['watchdesk-console', '--disable-gpu', ...(hostile?.args ?? [])], {
    ...OFFICER,
    env: { ...hostile?.env, ...displayOf(room) },
  });
  let said = '';
  child.stdout?.on('data', (chunk: Buffer) => {
    said += chunk.toString();
  });
  child.stderr?.on('data', (chunk: Buffer) => {
    said += chunk.toString();
  });
  child.once('exit', (code) => {
    if (code !== 0) say(`the console ended with ${code}:\n${said.slice(-2000)}`);
  });
  await room.driver.focus('值守台|Watchdesk');
  await room.driver.still('start');
}

export async function close({ root }: Room): Promise<void> {
  const [main] = await root.processes(`${PLACE}/watchdesk-console`);
  if (main === undefined) throw new Error('no console runs');
  process.kill(main, 'SIGTERM');
  check(await root.untilEnded(PLACE), 'the console, its desk and its watchdog end when asked');
}

/** The room is founded by keys alone, field after field. */
export async function found({ driver, root }: Room): Promise<void> {
  const { name, displayName, password } = FOUNDER;
  // null: the choice of the language, and the level, which the code of the place chooses.
  const fields = [null, 'Lanxi duty room', '350999', null, name, displayName, password, password];
  for (const text of fields) {
    await driver.keys('Tab');
    if (text !== null) await driver.type(text);
  }
  await driver.shot('founding');
  await driver.keys('Return');
  await until('the room is founded', async () =>
    (await root.run(['watchdesk', 'verify'], OFFICER)).code === 0 ? true : null,
  );
  say('✓ the room was founded by keys; the installed `watchdesk verify` finds its journal whole');
  await driver.still('board');
}

export const signedIn = ['--as', FOUNDER.name, '--password-file', '/home/officer/password'];

export async function expectLine({ root }: Room, text: string): Promise<void> {
  const word = text.split(/[ ：]/)[0] ?? '';
  await until(`the line “${text}”`, async () => {
    const told = await root.run(['watchdesk', 'search', word, ...signedIn], OFFICER);
    return told.stdout.includes(text) || null;
  });
}

export async function logByKeys(room: Room): Promise<void> {
  await room.driver.keys('ctrl+l');
  await room.driver.type(TYPED);
  await room.driver.keys('Return');
  await expectLine(room, TYPED);
  say('✓ a line typed in the console is found by the installed `watchdesk search`');
  await room.driver.shot('line');
}

export async function exportAll(room: Room): Promise<void> {
  const { root } = room;
  const env = displayOf(room);
  for (const format of ['csv', 'pdf']) {
    const file = `/home/officer/log.${format}`;
    const span = ['--from', '2026-01-01', '--to', '2030-01-01'];
    await root.must(['watchdesk', 'export', ...span, '--format', format, '--out', file, ...signedIn], {
      ...OFFICER,
      env,
    });
    const bytes = await readFile(root.path(file));
    check(
      format === 'pdf' ? bytes.subarray(0, 5).toString() === '%PDF-' : bytes.includes(TYPED),
      `export to ${format}`,
    );
  }
}

/** What the page's own process may do: it is in a sandbox with a filter on its system calls. */
export async function expectSandbox({ root }: Room): Promise<void> {
  for (const pid of await root.processes(`${PLACE}/watchdesk-console`)) {
    const command = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
    if (!command.includes('--type=renderer')) continue;
    const status = await readFile(`/proc/${pid}/status`, 'utf8');
    const isFiltered = /^Seccomp:\s+2$/m.test(status);
    const isApart = (/^NSpid:(.*)$/m.exec(status)?.[1] ?? '').trim().split(/\s+/).length > 1;
    check(isFiltered && isApart, 'the page of an ordinary user runs in the outer sandbox');
    return;
  }
  throw new Error('no page runs');
}

export async function expectWatchdog({ root }: Room): Promise<void> {
  await until('the watchdog', async () => {
    for (const pid of await root.processes(`${PLACE}/resources/node`)) {
      const command = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
      if (command.includes('watchdog.js')) return true;
    }
    return null;
  });
  say('✓ the watchdog runs, on the shipped Node');
}

export async function entries({ root }: Room): Promise<number> {
  const told = await root.must(['watchdesk', 'verify', '--json'], OFFICER);
  return (JSON.parse(told) as { readonly entries: number }).entries;
}
