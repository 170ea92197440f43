import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openItems } from '../../../electron/desk/handover/sources';
import { attachmentPath } from '../../../electron/desk/logMore/store';
import { BackupKeeper } from '../../../electron/desk/recovery/keeper';
import { makeBackup } from '../../../electron/desk/recovery/makeBackup';
import { backupsFolder } from '../../../electron/desk/recovery/places';
import { backupState } from '../../../electron/desk/recovery/state';
import { verifyBackup } from '../../../electron/desk/recovery/verifyBackup';
import { isBackupName } from '../../../shared/domain/recovery';
import { type DeskRoom, makeRoom, tempFolder } from '../../helpers/deskRoom';
import { attach } from '../../helpers/recoveryRoom';

const MINUTE = 60_000;
let room: DeskRoom;
let sha256: string;
beforeAll(async () => {
  room = await makeRoom();
  sha256 = await attach(room, '会商纪要');
  await room.line('一条');
});
afterAll(() => room.dispose());

const folder = (): string => backupsFolder(room.home);
const good = (): string[] => readdirSync(folder()).filter(isBackupName).sort();

describe('a backup', () => {
  it('made by hand holds database, key and attachments, verifies, and is written into the log', async () => {
    const made = await room.call('backup.run', {}, room.supervisor);
    expect(made).toMatchObject({ place: 'home', attachments: 1, missing: 0, roomName: '岚溪县应急值班室' });
    expect(made.entries).toBe(room.facts().length - 1);
    expect(readFileSync(attachmentPath(made.path, sha256), 'utf8')).toBe('会商纪要');
    expect(verifyBackup(made.path)).toMatchObject({ ok: true, manifest: { entries: made.entries } });
    expect(room.facts().at(-1)?.kind).toBe('backup.made');
    expect(await room.call('backup.list', {})).toEqual([made]);
  });

  it('that the clock is for is made when something was written since, and no fact tells of it', async () => {
    const keeper = new BackupKeeper(room.desk, room.services, (line) => room.problems.push(line));
    const facts = room.facts().length;
    room.clock.advance(20 * MINUTE);
    await keeper.makeDue();
    expect(good()).toHaveLength(1);
    await room.line('又一条');
    await keeper.makeDue();
    expect(good()).toHaveLength(2);
    await keeper.makeDue();
    expect(good()).toHaveLength(2);
    expect(room.facts().length).toBe(facts + 1);
    const state = await room.call('backup.state', {});
    expect(state).toMatchObject({ isLate: false, unsavedSince: null, places: [{ place: 'home', count: 2 }] });
  });

  it('that fails is told once, is late after half an hour, stands in the handover, and the next good one is told too', async () => {
    const keeper = new BackupKeeper(room.desk, room.services, () => undefined);
    const before = good();
    const kept = `${folder()}-kept`;
    renameSync(folder(), kept);
    writeFileSync(folder(), 'no folder');
    await room.line('没有备份的一条');
    for (let turn = 0; turn < 4; turn += 1) {
      room.clock.advance(11 * MINUTE);
      await keeper.makeDue();
    }
    const failed = room.facts().filter((fact) => fact.kind === 'backup.failed');
    expect(failed).toHaveLength(1);
    expect(backupState(room.desk, room.services)).toMatchObject({ isLate: true });
    expect(openItems(room.db, room.clock.wall()).find((item) => item.key === 'backup:home')).toBeDefined();
    rmSync(folder());
    renameSync(kept, folder());
    room.clock.advance(11 * MINUTE);
    await keeper.makeDue();
    expect(good()).toHaveLength(before.length + 1);
    expect(room.facts().filter((fact) => fact.kind === 'backup.made')).toHaveLength(2);
    expect(backupState(room.desk, room.services)).toMatchObject({ isLate: false });
    expect(openItems(room.db, room.clock.wall()).find((item) => item.key === 'backup:home')).toBeUndefined();
  });

  it('is refused when any byte of its files was changed', () => {
    const path = join(folder(), good().at(-1) ?? '');
    for (const name of [
      'watchdesk.db',
      'seat.key',
      'manifest.json',
      `attachments/${sha256.slice(0, 2)}/${sha256}`,
    ]) {
      const file = join(path, name);
      const bytes = readFileSync(file);
      const step = name === 'watchdesk.db' ? Math.floor(bytes.length / 9) : Math.ceil(bytes.length / 40);
      for (let at = 0; at < bytes.length; at += step) {
        const bad = Buffer.from(bytes);
        bad[at] = (bad[at] ?? 0) ^ 1;
        // A new file: the attachment of the home has a second name here.
        rmSync(file);
        writeFileSync(file, bad);
        expect(verifyBackup(path).ok, `${name} ${at}`).toBe(false);
      }
      rmSync(file);
      writeFileSync(file, bytes);
    }
    expect(verifyBackup(path).ok).toBe(true);
    rmSync(join(path, 'seat.key'));
    expect(verifyBackup(path)).toMatchObject({ ok: false, problem: 'file', detail: 'seat.key' });
  });

  it('that does not verify never gets a name, and the earlier ones stay', () => {
    const before = good();
    const order = {
      home: room.home,
      into: folder(),
      place: 'home',
      cause: 'command',
      appVersion: '1',
      now: room.clock.wall() + MINUTE,
      full: true,
    } as const;
    const damage = (step: string): void => {
      if (step !== 'verify') return;
      const work = readdirSync(folder()).find((name) => name.startsWith('.unfinished-')) ?? '';
      writeFileSync(join(folder(), work, 'seat.key'), 'something else');
    };
    expect(() => makeBackup(order, damage)).toThrow('seat.key');
    expect(good()).toEqual(before);
    expect(readdirSync(folder()).some((name) => name.startsWith('.unfinished-'))).toBe(false);
  });

  it('names attachments that are gone in the home itself, and is made all the same', async () => {
    const gone = await attach(room, '被删掉的');
    rmSync(attachmentPath(room.home, gone));
    expect(await room.call('backup.run', {}, room.supervisor)).toMatchObject({ attachments: 1, missing: 1 });
  });
});

describe('the folders', () => {
  it('are never named by a page, and a second one takes backups of its own', async () => {
    const second = tempFolder('second');
    const { value } = await room.call('settings.get', { key: 'backups' }, room.supervisor);
    const typed = { key: 'backups', value: { ...(value as object), secondFolder: second } } as const;
    expect(await room.refusal('settings.change', typed, room.supervisor)).toMatchObject({
      code: 'forbidden',
    });
    for (const [path, reason] of [
      [join(room.home, 'x'), 'inside_home'],
      ['relative', 'not_absolute'],
      [join(second, 'none'), 'not_a_folder'],
    ] as const) {
      const refused = await room.refusal('backup.setFolder', { which: 'second', path }, room.supervisor);
      expect(refused).toMatchObject({ code: 'folder_unfit', params: { reason } });
    }
    await room.call('backup.setFolder', { which: 'second', path: second }, room.supervisor);
    await room.call('backup.run', {}, room.supervisor);
    expect(readdirSync(second).filter(isBackupName)).toHaveLength(1);
    const [name = ''] = readdirSync(second);
    expect(verifyBackup(join(second, name)).ok).toBe(true);
    mkdirSync(join(second, 'x'));
    expect(existsSync(attachmentPath(join(second, name), sha256))).toBe(true);
  });
});
