import { chmodSync, cpSync, existsSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { isBackupName } from '../../../shared/domain/recovery';
import { cli } from '../../helpers/cliRun';
import { type DeskRoom, makeRoom, tempFolder } from '../../helpers/deskRoom';

let room: DeskRoom;
let now: number;
beforeAll(async () => {
  room = await makeRoom();
  await room.line('一条');
  now = room.clock.wall() + 60_000;
});
afterAll(() => room.dispose());

type Checks = { readonly ok: boolean; readonly checks: readonly { check: string; state: string }[] };
const json = <T>(text: string): T => JSON.parse(text) as T;
const stateOf = (doc: Checks, check: string): string | undefined =>
  doc.checks.find((one) => one.check === check)?.state;

it('backs up beside a running console, finds all well, and restores into a new folder only', async () => {
  const home = ['--home', room.home, '--json'];
  const before = await cli(['doctor', ...home], { now });
  expect(before.code).toBe(1);
  expect(stateOf(json<Checks>(before.stdout), 'backup home')).toBe('fail');
  const usb = tempFolder('usb');
  const out = await cli(['backup', '--to', usb, ...home], { now });
  expect(out).toMatchObject({ code: 0, stderr: '' });
  expect(readdirSync(usb).filter(isBackupName)).toHaveLength(1);
  expect(await cli(['backup', ...home], { now })).toMatchObject({ code: 0 });
  const after = await cli(['doctor', '--full', ...home], { now });
  const doc = json<Checks>(after.stdout);
  expect(doc.checks.filter((one) => one.state === 'fail')).toEqual([]);
  expect(after.code).toBe(0);
  expect(['second folder', 'daily files'].map((check) => stateOf(doc, check))).toEqual(['warn', 'warn']);

  const into = join(tempFolder('new'), 'room');
  const restored = await cli(['restore', usb, '--home', into, '--lang', 'en'], { now });
  expect(restored).toMatchObject({ code: 0, stderr: '' });
  expect(restored.stdout).toContain('Restored and verified');
  expect(restored.stdout).toContain('No daily files were given');
  expect(await cli(['verify', '--home', into])).toMatchObject({ code: 0 });
  expect(await cli(['rebuild', '--home', into])).toMatchObject({ code: 0 });
  const again = await cli(['restore', usb, '--home', into, '--json'], { now });
  expect(again.code).toBe(1);
  expect(json<{ error: { code: string } }>(again.stdout).error.code).toBe('home_not_empty');
});

it('says what it needs, and that a running console is in the way', async () => {
  expect((await cli(['restore', '/nowhere'], {})).code).toBe(2);
  expect((await cli(['restore', '--home', room.home])).code).toBe(2);
  const gone = await cli(['restore', '/nowhere', '--home', tempFolder('x'), '--json']);
  expect(json<{ error: { code: string } }>(gone.stdout).error.code).toBe('backup_gone');
  const held = await cli(
    ['restore', join(room.home, 'backups'), '--in-place', '--home', room.home, '--json'],
    {
      now,
    },
  );
  expect(held.code).toBe(1);
  expect(json<{ error: { code: string } }>(held.stdout).error.code).toBe('locked_by_other');
  expect((await cli(['backup', '--home', tempFolder('none')])).code).toBe(3);
});

it('doctor names what is wrong and what to do, in a home that cannot be opened too', async () => {
  const home = tempFolder('sick');
  cpSync(room.home, home, { recursive: true });
  rmSync(join(home, 'watchdesk.db-wal'), { force: true });
  writeFileSync(join(home, 'watchdesk.db'), 'not a database');
  if (process.platform !== 'win32') chmodSync(join(home, 'seat.key'), 0o644);
  const told = await cli(['doctor', '--home', home, '--json', '--lang', 'en'], { now });
  expect(told.code).toBe(1);
  const doc = json<Checks>(told.stdout);
  expect(stateOf(doc, 'permissions')).toBe('fail');
  expect(stateOf(doc, 'data')).toBe('fail');
  expect(told.stdout).toContain('watchdesk restore BACKUP');
  expect(existsSync(join(home, 'lock.db'))).toBe(true);
});
