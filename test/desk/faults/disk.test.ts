import { cpSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { clientConnection, seatConnection } from '../../../electron/desk/connections';
import { verifyJournal } from '../../../electron/desk/journal/verify';
import { openDesk } from '../../../electron/desk/openDesk';
import { projectionDigests } from '../../../electron/desk/projections/digest';
import { rebuildProjections } from '../../../electron/desk/projections/project';
import { type DeskServer, startServer } from '../../../electron/desk/server';
import { inlinePool } from '../../../electron/desk/workers/pool';
import { aLine, type DeskRoom, makeRoom, RESOURCES, tempFolder } from '../../helpers/deskRoom';
import { canFailDisk, canMount, type Mounted, mountDisk, mountSmall } from './hardships';

/** A place that is full, and how room is made there. */
type Full = { readonly room: DeskRoom; readonly fill: () => void; readonly makeRoomAgain: () => void };

let disk: Mounted | null = null;
let opened: DeskRoom | undefined;

afterEach(() => {
  opened?.close();
  opened = undefined;
  disk?.unmount();
  disk = null;
});

/** A real file system of 4 MiB in memory. Its ballast is what somebody deletes when the desk says that the disk is full. */
async function onSmallDisk(): Promise<Full> {
  disk = mountSmall('4m');
  if (!disk) throw new Error('mounting was possible a moment ago');
  const { path } = disk;
  const ballast = join(path, 'ballast');
  writeFileSync(ballast, Buffer.alloc(512 * 1_024));
  opened = await makeRoom({ home: path });
  return {
    room: opened,
    fill: () => {
      const { bavail, bsize } = statfsSync(path);
      writeFileSync(join(path, 'filled'), Buffer.alloc(bavail * bsize));
    },
    makeRoomAgain: () => {
      rmSync(ballast, { force: true });
      rmSync(join(path, 'filled'), { force: true });
    },
  };
}

/** The same answer from SQLite without a file system of one's own: the database may not grow. */
async function withPageLimit(): Promise<Full> {
  opened = await makeRoom();
  const room = opened;
  const limit = (pages: number): void => {
    room.db.pragma(`max_page_count = ${pages}`);
  };
  const pages = room.db.pragma('page_count', { simple: true }) as number;
  limit(pages + 10);
  return { room, fill: () => limit(1), makeRoomAgain: () => limit(1_000_000) };
}

const places: readonly (readonly [string, () => Promise<Full>])[] = [
  ['by the page limit of the database', withPageLimit],
  ...(canMount ? ([['on a file system of 4 MiB', onSmallDisk]] as const) : []),
];

/** Writes lines until one is refused; gives the ids of the others and the refused input. */
async function fillWithLines(room: DeskRoom) {
  const acknowledged: string[] = [];
  for (;;) {
    const input = { ...aLine('雨势加大，正在巡查。'.repeat(20)), entryId: room.newId() };
    const reply = await room.reply('log.append', input);
    if (!reply.ok) return { acknowledged, refused: input, error: reply.error };
    acknowledged.push(input.entryId);
  }
}

const linesOf = (room: DeskRoom): string[] =>
  room.db
    .prepare<[], { id: string }>('SELECT id FROM log_entries WHERE human_number IS NOT NULL ORDER BY number')
    .all()
    .map(({ id }) => id);

describe.each(places)('a full disk, %s', (_how, place) => {
  test('refuses further lines, keeps every acknowledged one, and takes lines again when there is room', async () => {
    const { room, makeRoomAgain } = await place();
    const { acknowledged, refused, error } = await fillWithLines(room);
    expect(error).toEqual({ code: 'disk_full' });
    expect(acknowledged.length).toBeGreaterThan(0);
    for (let again = 0; again < 20; again += 1) {
      expect(await room.refusal('log.append', { ...refused, entryId: room.newId() })).toEqual({
        code: 'disk_full',
      });
    }
    expect(linesOf(room)).toEqual(acknowledged);
    expect(verifyJournal(room.db).ok).toBe(true);
    // What is there can still be read.
    expect((await room.call('log.count', {})).people).toBe(acknowledged.length);

    makeRoomAgain();
    await room.call('log.append', refused);
    await room.call('log.append', refused);
    expect(linesOf(room)).toEqual([...acknowledged, refused.entryId]);
    expect(room.problems).toEqual([]);

    room.reopen();
    expect(linesOf(room)).toEqual([...acknowledged, refused.entryId]);
    expect(verifyJournal(room.db).ok).toBe(true);
    const before = projectionDigests(room.db);
    rebuildProjections(room.db);
    expect(projectionDigests(room.db)).toEqual(before);
  });

  test('leaves a longer act undone as a whole', async () => {
    const { room, fill, makeRoomAgain } = await place();
    await fillWithLines(room);
    fill();
    const before = room.facts().length;
    const run = { runId: room.newId(), planId: 'flash-flood-geohazard', incidentId: null, warningId: null };
    expect(await room.refusal('run.start', run)).toEqual({ code: 'disk_full' });
    expect(room.facts()).toHaveLength(before);
    expect((await room.call('run.list', { state: 'all' })).length).toBe(0);
    makeRoomAgain();
    expect((await room.call('run.start', run)).id).toBe(run.runId);
  });
});

const mounted = canMount ? [['on a file system of 4 MiB']] : [];

describe.each(mounted)('a desk that starts %s when it is full', () => {
  const starting = (home: string): Promise<DeskServer> =>
    startServer({
      home,
      resources: RESOURCES,
      version: '0.0.0',
      workers: inlinePool(home),
      emit: () => undefined,
      log: () => undefined,
      listens: false,
    });

  /** A home that was killed in the middle of its work, with so many bytes left on its disk. */
  async function killedHome(left: number): Promise<{ home: string; acknowledged: string[]; full: Full }> {
    const full = await onSmallDisk();
    // It was alive and did not stop cleanly: the gap will be the first thing that the next start writes.
    full.room.db.exec("INSERT INTO local_state (name, value) VALUES ('heartbeat', '1767225600000')");
    const { acknowledged } = await fillWithLines(full.room);
    full.room.db.prepare(
      `INSERT OR REPLACE INTO local_state (name, value) VALUES ('heartbeat', '1767225600000')`,
    );
    full.room.close();
    opened = undefined;
    const home = disk?.path ?? '';
    const { bavail, bsize } = statfsSync(home);
    writeFileSync(join(home, 'filled'), Buffer.alloc(Math.max(0, bavail * bsize - left)));
    return { home, acknowledged, full };
  }

  test.each([
    0, 4_096, 8_192, 16_384, 32_768, 65_536, 131_072,
  ])('answers with %i bytes left: it works, or says that the disk is full', async (left) => {
    const { home, acknowledged, full } = await killedHome(left);
    const server = await starting(home);
    const connection = server.failed ? clientConnection() : seatConnection(server.desk, 'another seat');
    const status = await server.router({ id: 1, procedure: 'system.status', input: {} }, connection);
    expect(status).toMatchObject({ ok: true, value: { phase: server.failed ? 'failed' : 'ready' } });
    if (server.failed) expect(server.services.failure?.code).toBe('disk_full');
    await server.stop();

    full.makeRoomAgain();
    const after = await starting(home);
    expect(after.failed).toBe(false);
    const rows = after.desk.db.prepare('SELECT id FROM log_entries WHERE human_number IS NOT NULL').all();
    expect(rows).toHaveLength(acknowledged.length);
    expect(verifyJournal(after.desk.db).ok).toBe(true);
    await after.stop();
  });
});

const failing = canFailDisk ? [['whose kernel makes it read-only']] : [];

describe.each(failing)('a disk %s in the middle of the work', () => {
  test('is named, and loses nothing that was acknowledged', async () => {
    disk = mountDisk();
    const path = disk?.path ?? '';
    opened = await makeRoom({ home: path });
    const room = opened;
    const acknowledged: string[] = [];
    for (let line = 0; line < 30; line += 1) acknowledged.push(await room.line(`第${line}条`));
    disk?.makeReadOnly();
    for (let again = 0; again < 5; again += 1) {
      const input = { ...aLine('写不进去'), entryId: room.newId() };
      expect(await room.refusal('log.append', input)).toEqual({ code: 'read_only' });
    }
    // Reading goes on.
    expect(linesOf(room)).toEqual(acknowledged);
    expect((await room.call('board.get', {})).log.length).toBeGreaterThan(0);

    // What is on the disk itself opens elsewhere with every line.
    const copy = tempFolder('rescued');
    cpSync(path, copy, { recursive: true });
    const rescued = openDesk({ home: copy });
    const rows = rescued.desk.db.prepare(
      'SELECT count(*) AS n FROM log_entries WHERE human_number IS NOT NULL',
    );
    expect(rows.get()).toEqual({ n: acknowledged.length });
    expect(verifyJournal(rescued.desk.db).ok).toBe(true);
    rescued.close();
  });
});

test('a copy of a home made while it is full opens elsewhere', async () => {
  const { room } = await withPageLimit();
  const { acknowledged } = await fillWithLines(room);
  const copy = `${room.home}-copy`;
  cpSync(room.home, copy, { recursive: true });
  const server = await startServer({
    home: copy,
    resources: RESOURCES,
    version: '0.0.0',
    workers: inlinePool(copy),
    emit: () => undefined,
    log: () => undefined,
    listens: false,
  });
  const rows = server.desk.db.prepare('SELECT id FROM log_entries WHERE human_number IS NOT NULL').all();
  expect(rows).toHaveLength(acknowledged.length);
  await server.stop();
});
