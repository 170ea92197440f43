import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { cli, signInOptions } from '../../helpers/cliRun';
import { type DeskRoom, makeRoom } from '../../helpers/deskRoom';

const fixture = (name: string): string => join(import.meta.dirname, '../../fixtures/warnings', name);

let room: DeskRoom;
beforeEach(async () => {
  room = await makeRoom();
  room.close();
});
afterEach(() => room.dispose());

const importing = (...names: readonly string[]) =>
  cli([
    'warnings',
    'import',
    ...names.map(fixture),
    '--home',
    room.home,
    '--json',
    ...signInOptions('officer'),
  ]);
const documents = (stdout: string) =>
  stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));

describe('watchdesk warnings import', () => {
  test('prints one JSON document per file and ends with 0 when everything was taken', async () => {
    const first = await importing('cap/01-plain.xml', 'feed/01-single.json');
    expect(first.stderr).toBe('');
    expect(first.code).toBe(0);
    expect(documents(first.stdout)).toMatchObject([
      { ok: true, fileName: '01-plain.xml', results: [{ outcome: 'recorded' }], problems: [] },
      { ok: true, fileName: '01-single.json', results: [{ outcome: 'known' }] },
    ]);
    const update = await importing('feed/19-update.json');
    expect([update.code, documents(update.stdout)[0].results[0].outcome]).toEqual([0, 'updated']);
  });

  test('takes the good files and ends with 1 when one is refused', async () => {
    const run = await importing('hostile/02-external-entity.xml', 'cap/01-plain.xml');
    expect(run.code).toBe(1);
    expect(documents(run.stdout)).toMatchObject([
      { ok: false, problems: [{ code: 'doctype', where: expect.stringMatching(/^\d+:\d+$/) }] },
      { ok: true, results: [{ outcome: 'recorded' }] },
    ]);
  });

  test('says in words what became of each, and what it needs', async () => {
    const path = fixture('pasted/22-two-kinds.txt');
    const run = await cli(['warnings', 'import', path, '--home', room.home, ...signInOptions('officer')]);
    expect([run.code, run.stdout]).toEqual([1, expect.stringContaining('要由值班员确认')]);
    expect((await cli(['warnings', 'import', '--home', room.home])).code).toBe(2);
  });
});
