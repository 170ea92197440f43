import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { OpenFailure } from '../../../electron/desk/db/open';
import { verifyJournal } from '../../../electron/desk/journal/verify';
import { lockHome } from '../../../electron/desk/lock';
import { attachmentPath } from '../../../electron/desk/logMore/store';
import { projectionDigests } from '../../../electron/desk/projections/digest';
import { rebuildProjections } from '../../../electron/desk/projections/project';
import { dailyPaths } from '../../../electron/desk/recovery/dailyLines';
import { restoreHome } from '../../../electron/desk/recovery/restoreHome';
import { makeRouter } from '../../../electron/desk/router';
import { inlinePool } from '../../../electron/desk/workers/pool';
import type { RestoreReport } from '../../../shared/domain/recovery';
import { type DeskRoom, makeRoom, PASSWORD, DeskRoom as Room, tempFolder } from '../../helpers/deskRoom';
import { attach, keepDaily } from '../../helpers/recoveryRoom';

const daily = tempFolder('daily');
let room: DeskRoom;
let backup: string;
let early: string;
let late: string;
/** what the room had acknowledged when its disk died */
let acknowledged: number;

beforeAll(async () => {
  room = await makeRoom();
  const file = keepDaily(room, daily);
  await file.settled();
  early = await attach(room, '备份前的传真');
  await room.line('备份前');
  backup = (await room.call('backup.run', {}, room.supervisor)).path;
  late = await attach(room, '备份后的传真');
  for (let n = 0; n < 20; n += 1) await room.line(`备份后第 ${n} 条`);
  await room.call(
    'account.create',
    { name: 'late', displayName: '后来', password: PASSWORD, roles: ['officer'] },
    room.supervisor,
  );
  await file.close();
  acknowledged = room.facts().length;
});
afterAll(() => room.dispose());

let id = 0;
const newId = (): string => {
  id += 1;
  return `11111111-0000-4000-8000-${String(id).padStart(12, '0')}`;
};
const order = (into: string, over: object = {}) => ({
  backup,
  dailyFiles: dailyPaths(daily),
  into,
  isInPlace: false,
  now: room.clock.wall(),
  newId,
  ...over,
});

/** The desk of a restored home, with the accounts of the room that it was. */
const open = (home: string): DeskRoom =>
  new Room(home, { supervisor: room.supervisor, officer: room.officer, operator: room.operator }, room.clock);

describe('a restored room', () => {
  let restored: DeskRoom;
  let report: RestoreReport;
  beforeAll(() => {
    const into = tempFolder('restored');
    report = restoreHome(order(into));
    restored = open(into);
  });
  afterAll(() => restored.dispose());

  it('has every entry that was acknowledged, from the backup and the daily files', () => {
    expect(report).toMatchObject({ dropped: 0, aside: null, accountsWithoutPassword: ['late'] });
    expect(report.entries + report.replayed).toBe(acknowledged);
    const before = room.facts();
    expect(restored.facts().slice(0, acknowledged)).toEqual(before);
  });

  it('goes on in a new origin with a new key that the old one endorsed, and verifies', () => {
    const first = restored.facts()[acknowledged];
    expect(first).toMatchObject({ kind: 'restore.done', seq: 1, origin: report.origin });
    expect(report.origin).not.toBe(report.previous.origin);
    const key = restored.desk.keys?.key.publicText ?? '';
    expect(key).not.toBe(room.desk.keys?.key.publicText);
    expect(verifyJournal(restored.db, key)).toMatchObject({ ok: true });
    const body = JSON.stringify({ ...first?.body, endorsement: '00'.repeat(64) });
    restored.db.exec('DROP TRIGGER journal_no_update');
    const forge = restored.db.prepare('UPDATE journal SET body = ? WHERE origin = ? AND seq = 1');
    forge.run(body, report.origin);
    const { bad } = verifyJournal(restored.db, key);
    forge.run(JSON.stringify(first?.body), report.origin);
    expect(bad.map((row) => row.reason)).toContain('unendorsed');
  });

  it('lets people sign in and go on writing under numbers that were never used', async () => {
    await restored.call('session.signIn', { name: 'officer', password: PASSWORD }, null);
    await restored.line('恢复以后');
    const numbers = restored.facts().map((fact) => `${fact.origin} ${fact.seq}`);
    expect(new Set(numbers).size).toBe(numbers.length);
    expect(verifyJournal(restored.db, restored.desk.keys?.key.publicText ?? null).ok).toBe(true);
  });

  it('opens its attachments, and names those that came after the backup', async () => {
    const piece = await restored.call('attachment.read', { sha256: early, offset: 0 });
    expect(Buffer.from(piece.data, 'base64').toString()).toBe('备份前的传真');
    expect(report.missingAttachments).toEqual([late]);
  });

  it('has projections that a rebuild leaves as they are', () => {
    const before = projectionDigests(restored.db);
    rebuildProjections(restored.db);
    expect(projectionDigests(restored.db)).toEqual(before);
  });
});

describe('a restore', () => {
  it('into a folder with data, or one that is held, changes nothing', () => {
    const full = tempFolder('full');
    cpSync(room.home, full, { recursive: true });
    expect(() => restoreHome(order(full))).toThrow(expect.objectContaining({ code: 'home_not_empty' }));
    const held = tempFolder('held');
    const lock = lockHome(held);
    expect(() => restoreHome(order(held))).toThrow(OpenFailure);
    lock.release();
    expect(readdirSync(held)).toEqual(['lock.db']);
  });

  it('of a damaged backup is refused before anything is made', () => {
    const bad = join(tempFolder('bad'), backup.split('/').at(-1) ?? '');
    cpSync(backup, bad, { recursive: true });
    const bytes = readFileSync(join(bad, 'watchdesk.db'));
    bytes[bytes.length - 100] = (bytes[bytes.length - 100] ?? 0) ^ 1;
    writeFileSync(join(bad, 'watchdesk.db'), bytes);
    const into = tempFolder('into');
    expect(() => restoreHome(order(into, { backup: bad }))).toThrow(
      expect.objectContaining({ code: 'file' }),
    );
    expect(readdirSync(into)).toEqual([]);
  });

  it('takes of the daily files only what is whole and goes on, and says what it left out', () => {
    const torn = join(tempFolder('torn'), 'daily');
    mkdirSync(torn);
    for (const path of dailyPaths(daily)) cpSync(path, join(torn, path.split('/').at(-1) ?? ''));
    const [last = ''] = dailyPaths(torn).slice(-1);
    const lines = readFileSync(last, 'utf8').trimEnd().split('\n');
    const changed = JSON.parse(lines.at(-3) ?? '{}') as Record<string, unknown>;
    const rest = [JSON.stringify({ ...changed, actor: 'x' }), ...lines.slice(-2), '{"room":'];
    writeFileSync(last, [...lines.slice(0, -3), ...rest].join('\n'));
    const into = tempFolder('part');
    const report = restoreHome(order(into, { dailyFiles: dailyPaths(torn) }));
    expect(report.dropped).toBe(4);
    expect(report.entries + report.replayed).toBe(acknowledged - 3);
    const part = open(into);
    expect(verifyJournal(part.db, part.desk.keys?.key.publicText ?? null).ok).toBe(true);
    part.dispose();
  });

  it('in the damaged home keeps the damaged data aside and finds younger attachments there', () => {
    const home = tempFolder('damaged');
    cpSync(room.home, home, { recursive: true });
    writeFileSync(join(home, 'watchdesk.db'), 'damaged');
    const report = restoreHome(order(home, { isInPlace: true }));
    expect(report.missingAttachments).toEqual([]);
    expect(readFileSync(join(report.aside ?? '', 'watchdesk.db'), 'utf8')).toBe('damaged');
    expect(existsSync(join(home, 'backups'))).toBe(true);
    const again = open(home);
    expect(readFileSync(attachmentPath(home, late), 'utf8')).toBe('备份后的传真');
    again.dispose();
  });

  it('is not begun by the desk before both confirmations, whatever asks for it', async () => {
    const home = tempFolder('asked');
    cpSync(room.home, home, { recursive: true });
    writeFileSync(join(home, 'watchdesk.db'), 'damaged');
    const files = readdirSync(home);
    const failure = { code: 'data_corrupt', detail: '' } as const;
    const desk = { ...room.desk, home, keys: null };
    const services = { ...room.services, workers: inlinePool(home), failure };
    const router = makeRouter(desk, services, (line) => room.problems.push(line));
    const ask = (input: object) =>
      router(
        {
          id: 1,
          procedure: 'recovery.restore',
          input: { backupId: `home:${backup.split('/').at(-1)}`, ...input },
        },
        room.seat,
      );
    const name = (await room.call('system.status', {})).room?.name ?? '';
    for (const [input, field] of [
      [{ isRead: false, roomName: name }, 'isRead'],
      [{ isRead: true, roomName: '' }, 'roomName'],
      [{ isRead: true, roomName: `${name}二` }, 'roomName'],
    ] as const)
      expect(await ask(input)).toMatchObject({ ok: false, error: { code: 'restore_unconfirmed', field } });
    expect(await ask({})).toMatchObject({ ok: false, error: { code: 'invalid_input' } });
    expect(readFileSync(join(home, 'watchdesk.db'), 'utf8')).toBe('damaged');
    expect(readdirSync(home)).toEqual(files);
    expect(await ask({ isRead: true, roomName: ` ${name} ` })).toMatchObject({ ok: true });
    expect(readdirSync(home).some((one) => one.startsWith('damaged-'))).toBe(true);
  });

  it('of a restored room again takes the rows of both origins', async () => {
    const home = tempFolder('twice');
    cpSync(room.home, home, { recursive: true });
    const first = restoreHome(order(home, { isInPlace: true }));
    const second = open(home);
    const file = keepDaily(second, daily);
    await second.line('第二段');
    await file.settled();
    await file.close();
    const count = second.facts().length;
    second.close();
    const report = restoreHome(order(home, { isInPlace: true, now: room.clock.wall() + 1_000 }));
    expect(report.previous.origin).toBe(first.origin);
    expect(report.entries + report.replayed).toBe(count);
    const third = open(home);
    expect(verifyJournal(third.db, third.desk.keys?.key.publicText ?? null).ok).toBe(true);
    third.dispose();
    // Without the key of the second origin nobody can endorse what goes on from it: its rows are left out, and counted.
    const elsewhere = restoreHome(order(tempFolder('elsewhere')));
    expect(elsewhere.previous.origin).not.toBe(first.origin);
    expect(elsewhere.dropped).toBe(count - acknowledged);
  });
});
