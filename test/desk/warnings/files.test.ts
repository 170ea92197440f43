import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openItems } from '../../../electron/desk/handover/sources';
import { rebuildProjections } from '../../../electron/desk/projections/project';
import { type DeskRoom, makeRoom, tempFolder } from '../../helpers/deskRoom';

const FIXTURES = join(import.meta.dirname, '../../fixtures/warnings');
const fixture = (name: string): string => join(FIXTURES, name);

let room: DeskRoom;
let folder: string;
beforeEach(async () => {
  room = await makeRoom();
  folder = tempFolder('warnings');
});
afterEach(() => room.dispose());

function put(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}
const watch = async (path: string): Promise<string> => {
  const reply = await room.reply('warning.watchFile', { path }, null);
  if (!reply.ok) throw new Error(JSON.stringify(reply.error));
  return (reply.value as { readonly outcome: string }).outcome;
};
const take = (path: string) => room.call('warning.takeFile', { path });
const files = () => room.call('warning.files', {});
const all = () => room.call('warning.list', { inForceOnly: false });
const lines = () =>
  room.db.prepare<[], { id: string }>("SELECT id FROM log_entries WHERE kind = 'system'").all();

describe('a file of the watched folder', () => {
  test('is taken in once, under whatever name it comes again', async () => {
    const path = put('a.xml', readFileSync(fixture('cap/01-plain.xml')));
    expect(await watch(path)).toBe('taken');
    expect(await watch(path)).toBe('known');
    expect(await watch(put('b.xml', readFileSync(path)))).toBe('known');
    expect((await all()).map(({ identifier }) => identifier)).toEqual(['35992141600000_20260823170800']);
    expect(await files()).toEqual([]);
  });

  test('that is refused waits with its reason until somebody has seen to it', async () => {
    const path = put('bad.xml', readFileSync(fixture('hostile/05-billion-laughs.xml')));
    const before = lines().length;
    expect(await watch(path)).toBe('refused');
    const [file] = await files();
    expect(file).toMatchObject({ name: 'bad.xml', taken: 0, problems: [{ code: 'doctype' }] });
    expect(lines().length).toBe(before + 1);
    await room.call('warning.fileDone', { digest: file?.digest ?? '' });
    await room.call('warning.fileDone', { digest: file?.digest ?? '' });
    expect(await files()).toEqual([]);
    expect(lines().length).toBe(before + 2);
    expect(await watch(path)).toBe('known');
  });

  test('with a good and a bad message gives the good one and keeps the bad one', async () => {
    expect(await watch(put('c.json', readFileSync(fixture('feed/29-good-and-bad-together.json'))))).toBe(
      'refused',
    );
    expect(await all()).toHaveLength(1);
    const [file] = await files();
    expect(file?.taken).toBe(1);
    expect(file?.problems.map(({ code, where }) => [code, where])).toEqual([
      ['wrong_identifier', '/1/identifier'],
      ['not_feed', '/2'],
    ]);
  });

  test('with a pasted text, or one that says a thing in two ways, is for an officer', async () => {
    const sms = readFileSync(fixture('pasted/01-weather-sms.txt'), 'utf8');
    expect(await watch(put('sms.txt', sms))).toBe('refused');
    expect(await watch(put('two.xml', readFileSync(fixture('cap/40-headline-against-parameter.xml'))))).toBe(
      'refused',
    );
    expect(await all()).toEqual([]);
    expect((await files()).flatMap(({ problems }) => problems.map(({ code }) => code))).toEqual([
      'needs_officer',
      'needs_officer',
    ]);
    expect((await files()).map(({ text }) => text)).toContain(sms);
  });

  test('waits in the handover, and is seen to when an officer confirms its text, however it was brought in', async () => {
    const sms = readFileSync(fixture('pasted/01-weather-sms.txt'), 'utf8');
    await watch(put('sms.txt', sms));
    const waiting = () =>
      openItems(room.db, room.clock.wall()).filter(({ key }) => key.startsWith('warning-file:'));
    expect(waiting()).toMatchObject([
      { group: 'warnings', title: { zh: '预警文件：sms.txt' }, next: { zh: '核对原文，确认后登记' } },
    ]);
    const [found] = await room.call('warning.read', { text: sms });
    if (found?.reading.ok !== true) throw new Error('not read');
    const item = { ...found.reading.warning, id: room.newId(), receivedAt: null, parentId: null };
    // The same text from a clipboard has other line ends.
    const original = ` ${sms.replaceAll('\n', '\r\n')}`;
    await room.call('warning.import', { readings: [{ ...item, issuer: '', original }] });
    expect(await files()).toHaveLength(1);
    await room.call('warning.import', { readings: [{ ...item, original }] });
    expect(await files()).toEqual([]);
    expect(waiting()).toEqual([]);
    for (let at = 0; at < 7; at += 1) await watch(put(`bad${at}.xml`, `<a${at}/>`));
    expect(waiting()).toHaveLength(6);
    expect(waiting().at(-1)?.title.zh).toBe('另有 2 份预警文件没有导入');
  });

  test('lies where main was told, and a page can only put it back to the default', async () => {
    const value = (path: string) => ({ key: 'warningFolder' as const, value: { path } });
    const set = await room.call('warning.setFolder', { path: '/share/in' }, room.supervisor);
    expect(set).toMatchObject({ value: { path: '/share/in' }, isDefault: false });
    expect(await room.refusal('settings.change', value('/etc'), room.supervisor)).toMatchObject({
      code: 'forbidden',
    });
    const back = await room.call('settings.change', value(''), room.supervisor);
    expect(back.value).toEqual({ path: '' });
  });

  test('that is not there is no news, and the tables are rebuilt as they were', async () => {
    expect(await watch(join(folder, 'gone.xml'))).toBe('later');
    await watch(put('bad.xml', '<a/>'));
    const before = await files();
    rebuildProjections(room.db);
    expect(await files()).toEqual(before);
  });
});

describe('a file of the command line', () => {
  test('gives each message its result, and changes nothing when it is sent again', async () => {
    const path = fixture('feed/02-list.json');
    const first = await take(path);
    expect(first.results.map(({ outcome }) => outcome)).toEqual(['recorded', 'recorded']);
    expect((await take(path)).results.map(({ outcome }) => outcome)).toEqual(['known', 'known']);
  });

  test('with a text without doubts is taken in once', async () => {
    const path = fixture('pasted/01-weather-sms.txt');
    const room2026 = await makeRoom({ now: Date.parse('2026-08-23T17:30:00+08:00') });
    try {
      const one = await room2026.call('warning.takeFile', { path });
      expect(one).toMatchObject({ results: [{ outcome: 'recorded' }], problems: [] });
      const again = await room2026.call('warning.takeFile', { path });
      expect(again.results).toMatchObject([{ outcome: 'known', warningId: one.results[0]?.warningId }]);
    } finally {
      room2026.dispose();
    }
  });

  test('with doubts is left to an officer, and says about what', async () => {
    const result = await take(fixture('pasted/22-two-kinds.txt'));
    expect(result.problems).toMatchObject([{ code: 'needs_officer', detail: 'issuedAt, kind, color' }]);
    expect(await all()).toEqual([]);
  });
});
