import { appendFileSync, cpSync, existsSync, readFileSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { verifyJournal } from '../../../electron/desk/journal/verify';
import { projectionDigests } from '../../../electron/desk/projections/digest';
import { rebuildProjections } from '../../../electron/desk/projections/project';
import { BALLAST_FILE, makeBallast } from '../../../electron/desk/rescue/ballast';
import { readSpool, spoolFile } from '../../../electron/desk/rescue/spool';
import { systemLine } from '../../../shared/wording/systemLines';
import { type DeskRoom, makeRoom, tempFolder } from '../../helpers/deskRoom';
import { canFailDisk, canMount, type Mounted, mountDisk, mountSmall } from '../faults/hardships';
import { linesOf, type RescueRoom, withEmergency } from './rescueRoom';

type Place = { readonly rescue: RescueRoom; readonly fill: () => void; readonly makeRoomAgain: () => void };

const mounts: Mounted[] = [];
let opened: DeskRoom | undefined;

afterEach(() => {
  opened?.close();
  opened = undefined;
  for (const one of mounts.splice(0)) one.unmount();
});

function mounted(make: () => Mounted | null): string {
  const disk = make();
  if (disk === null) throw new Error('mounting was possible a moment ago');
  mounts.push(disk);
  return disk.path;
}

/** A real file system of 4 MiB in memory, with room for a few lines more. */
async function onSmallDisk(): Promise<Place> {
  const path = mounted(() => mountSmall('4m'));
  opened = await makeRoom({ home: path });
  const fill = (): void => {
    const { bavail, bsize } = statfsSync(path);
    writeFileSync(join(path, 'filled'), Buffer.alloc(Math.max(0, bavail * bsize - 256 * 1_024)));
  };
  return { rescue: withEmergency(opened), fill, makeRoomAgain: () => rmSync(join(path, 'filled')) };
}

/** The same answer from SQLite without a file system of one's own: the database may not grow. */
async function withPageLimit(): Promise<Place> {
  opened = await makeRoom();
  const room = opened;
  let isFull = false;
  const limit = (pages: number): void => {
    room.db.pragma(`max_page_count = ${pages}`);
  };
  const tryWriting = (): void => {
    if (isFull) throw Object.assign(new Error('full'), { code: 'SQLITE_FULL' });
  };
  return {
    rescue: withEmergency(room, { tryWriting, isOtherDisk: () => true }),
    fill: () => {
      isFull = true;
      limit((room.db.pragma('page_count', { simple: true }) as number) + 10);
    },
    makeRoomAgain: () => {
      isFull = false;
      limit(1_000_000);
    },
  };
}

const places: readonly (readonly [string, () => Promise<Place>])[] = [
  ['by the page limit of the database', withPageLimit],
  ...(canMount ? ([['on a file system of 4 MiB', onSmallDisk]] as const) : []),
];

const LONG = '雨势加大，正在巡查。'.repeat(40);

/** Writes lines until one is not in the log; gives the ids of those before, and that one. */
async function untilFull({ line }: RescueRoom) {
  const acknowledged: string[] = [];
  for (;;) {
    const { id, error } = await line(LONG);
    if (error !== null) return { acknowledged, first: id, error };
    acknowledged.push(id);
  }
}

const wordsOf = (room: DeskRoom, fact: string): string[] =>
  room.db
    .prepare<[string], { params: string }>(
      'SELECT system_params AS params FROM log_entries WHERE system_fact = ? ORDER BY number',
    )
    .all(fact)
    .map(({ params }) => systemLine(fact, JSON.parse(params), 'zh'));

describe.each(places)('a disk that fills up, %s', (_how, place) => {
  test('lines are kept elsewhere and never called logged, then taken in with their times: acknowledged are found, kept are taken in', async () => {
    const { rescue, fill, makeRoomAgain } = await place();
    const { room, emergency, ask, line } = rescue;
    const folder = tempFolder('usb');
    emergency.useFolder(folder);
    fill();
    const { acknowledged, first, error } = await untilFull(rescue);
    expect(error).toEqual({ code: 'spooled', params: { folder } });
    const kept = [first];
    const receivedAt = [room.clock.wall()];
    for (let n = 0; n < 20; n += 1) {
      room.clock.advance(60_000);
      const { id, error: again } = await line(`第${n}条暂存`);
      expect(again?.code).toBe('spooled');
      kept.push(id);
      receivedAt.push(room.clock.wall());
    }
    // Sent again it is kept once; other words under its id are refused.
    expect((await line('第19条暂存', kept.at(-1))).error?.code).toBe('spooled');
    expect((await line('别的话', kept.at(-1))).error?.code).toBe('id_used');
    expect(emergency.state()).toMatchObject({ mode: 'emergency', code: 'disk_full', count: 21, folder });
    const run = { runId: room.newId(), planId: 'flash-flood-geohazard', incidentId: null, warningId: null };
    expect(await ask('run.start', run)).toMatchObject({
      error: { code: 'emergency', params: { reason: 'disk_full' } },
    });
    expect(await ask('board.get', {})).toMatchObject({ ok: true });
    expect(await ask('system.status', {})).toMatchObject({ ok: true, value: { mode: 'emergency' } });
    expect(linesOf(room)).toEqual(acknowledged);
    expect(readSpool(folder, room.desk.keys?.room ?? '')?.lines.map(({ entryId }) => entryId)).toEqual(kept);

    makeRoomAgain();
    await emergency.look();
    expect(emergency.state()).toMatchObject({ mode: 'normal', count: 0 });
    expect(linesOf(room)).toEqual([...acknowledged, ...kept]);
    const stored = room.db
      .prepare<[], { at: number }>(
        'SELECT received_at AS at FROM log_entries WHERE human_number IS NOT NULL ORDER BY number DESC LIMIT 21',
      )
      .all()
      .map(({ at }) => at)
      .reverse();
    expect(stored).toEqual(receivedAt);
    expect(wordsOf(room, 'emergency.began')[0]).toMatch(/应急模式.*磁盘满了/);
    expect(wordsOf(room, 'emergency.ended')).toEqual([
      expect.stringContaining(`${folder} 的 21 条已全部入志`),
    ]);
    // What the console sends again gets its number.
    expect((await line('第19条暂存', kept.at(-1))).error).toBeNull();
    expect(existsSync(spoolFile(folder, room.desk.keys?.room ?? ''))).toBe(false);
    expect(verifyJournal(room.db).ok).toBe(true);
    const before = projectionDigests(room.db);
    rebuildProjections(room.db);
    expect(projectionDigests(room.db)).toEqual(before);
    expect(room.problems).toEqual([]);
    process.stdout.write(
      `emergency: ${acknowledged.length} acknowledged = ${linesOf(room).length - kept.length} found, ${kept.length} kept = ${kept.length} taken in, 0 lost, 0 doubled\n`,
    );
  });

  test('a desk that dies meanwhile loses none: the next start looks through the folder, and twice stores once', async () => {
    const { rescue, fill, makeRoomAgain } = await place();
    const { room, emergency, line } = rescue;
    const folder = tempFolder('usb');
    emergency.useFolder(folder);
    fill();
    const { acknowledged, first } = await untilFull(rescue);
    const second = (await line('断电之前的一条')).id;
    const file = spoolFile(folder, room.desk.keys?.room ?? '');
    // The power failed in the middle of a third, of which nobody was told anything; another room keeps its lines there too.
    const other = readFileSync(file, 'utf8').replaceAll(room.desk.keys?.room ?? '', 'another-room');
    appendFileSync(file, `${other}{"v":1,"entryId":"half`);
    const spool = readFileSync(file);
    makeRoomAgain();
    room.close();

    for (let start = 0; start < 2; start += 1) {
      room.reopen();
      withEmergency(room, { isOtherDisk: () => true });
      expect(linesOf(room)).toEqual([...acknowledged, first, second]);
      expect(wordsOf(room, 'emergency.ended')).toHaveLength(1);
      room.close();
      // As if it had died again before it put the file away.
      writeFileSync(file, spool);
    }
    room.reopen();
    expect(verifyJournal(room.db).ok).toBe(true);
  });

  test('without a place on another disk it says so, keeps the words on the screen, and takes them as soon as there is one', async () => {
    const { rescue, fill, makeRoomAgain } = await place();
    const { room, emergency, ask, line } = rescue;
    fill();
    const { acknowledged, first, error } = await untilFull(rescue);
    expect(error).toEqual({ code: 'spool_nowhere' });
    expect(emergency.state()).toMatchObject({ mode: 'emergency', folder: null, count: 0 });
    const refused = await ask('emergency.useFolder', { path: join(room.home, 'nowhere') });
    expect(refused).toMatchObject({ error: { code: 'spool_folder', params: { why: 'missing' } } });
    const folder = tempFolder('usb');
    expect(await ask('emergency.useFolder', { path: folder })).toMatchObject({ ok: true, value: { folder } });
    expect((await line(LONG, first)).error?.code).toBe('spooled');
    makeRoomAgain();
    emergency.check();
    expect(linesOf(room)).toEqual([...acknowledged, first]);
  });
});

const small = canMount ? [['of 4 MiB']] : [];

describe.each(small)('on a file system %s', () => {
  const BYTES = 256 * 1_024;

  test('the reserve is given up first, and made again when there is room', async () => {
    const path = mounted(() => mountSmall('4m'));
    opened = await makeRoom({ home: path });
    const room = opened;
    const rescue = withEmergency(room, { ballastBytes: BYTES });
    expect(await makeBallast(path, BYTES)).toBe(true);
    const { bavail, bsize } = statfsSync(path);
    writeFileSync(join(path, 'filled'), Buffer.alloc(bavail * bsize));
    for (let n = 0; rescue.emergency.mode === 'normal'; n += 1)
      expect((await rescue.line(`${n}${LONG}`)).error).toBeNull();
    expect(rescue.emergency.mode).toBe('low');
    expect(existsSync(join(path, BALLAST_FILE))).toBe(false);
    await untilFull(rescue);
    expect(rescue.emergency.mode).toBe('emergency');

    rmSync(join(path, 'filled'));
    await rescue.emergency.look();
    expect(rescue.emergency.mode).toBe('low');
    await rescue.emergency.look();
    expect(rescue.emergency.mode).toBe('normal');
    expect(existsSync(join(path, BALLAST_FILE))).toBe(true);
  });

  test('a disk that is full for something else is no emergency of the room, and a full folder of kept lines is said', async () => {
    opened = await makeRoom();
    const room = opened;
    const rescue = withEmergency(room);
    const stick = mounted(() => mountSmall('64k'));
    const toStick = rescue.emergency.around({
      name: 'log.append',
      isQuery: false,
      input: {},
      call: { desk: room.desk, services: room.services, connection: room.seat, actor: null },
      run: () => writeFileSync(join(stick, 'export'), Buffer.alloc(200_000)),
    });
    await expect(toStick).rejects.toMatchObject({ code: 'ENOSPC' });
    expect(rescue.emergency.mode).toBe('normal');
    rmSync(join(stick, 'export'), { force: true });

    rescue.emergency.useFolder(stick);
    room.db.pragma('max_page_count = 1');
    const before = linesOf(room).length;
    let kept = 0;
    for (;;) {
      const { error } = await rescue.line(LONG.repeat(5));
      if (error?.code === 'spool_nowhere') break;
      if (error?.code === 'spooled') kept += 1;
    }
    expect(kept).toBeGreaterThan(0);
    // A line cut off by the full stick is not there at all: the rest is whole.
    expect(readSpool(stick, room.desk.keys?.room ?? '')?.lines).toHaveLength(kept);
    room.db.pragma('max_page_count = 1000000');
    rescue.emergency.check();
    expect(linesOf(room).length).toBeGreaterThanOrEqual(before + kept);
  });
});

const failing = canFailDisk ? [['whose kernel makes it read-only']] : [];

describe.each(failing)('a disk %s', () => {
  test('the alert clock finds it, lines are kept elsewhere, and a copy of the disk takes them in', async () => {
    const path = mounted(mountDisk);
    opened = await makeRoom({ home: path });
    const room = opened;
    const rescue = withEmergency(room);
    const folder = tempFolder('usb');
    rescue.emergency.useFolder(folder);
    const acknowledged = [(await rescue.line('还写得进去')).id];
    mounts.at(-1)?.makeReadOnly();
    const kept: string[] = [];
    for (let n = 0; n < 5; n += 1) {
      const { id, error } = await rescue.line(`第${n}条`);
      expect(error?.code).toBe('spooled');
      kept.push(id);
    }
    expect(rescue.emergency.state().code).toBe('read_only');
    expect(await rescue.ask('board.get', {})).toMatchObject({ ok: true });
    const copy = tempFolder('mended');
    cpSync(path, copy, { recursive: true });
    room.close();
    const mended = await makeRoom({ home: tempFolder('other') });
    mended.close();
    cpSync(copy, mended.home, { recursive: true });
    mended.reopen();
    withEmergency(mended, { isOtherDisk: () => true });
    expect(linesOf(mended)).toEqual([...acknowledged, ...kept]);
    mended.dispose();
  });
});

test('alerts go on from memory while the data cannot be read', async () => {
  opened = await makeRoom();
  const room = opened;
  const dueAt = room.clock.wall() + 3_600_000;
  await room.call('instruction.record', {
    entryId: room.newId(),
    leader: '林建国',
    way: 'phone',
    words: '立即转移',
    owner: '枫坪镇',
    dueAt,
    receivedAt: null,
    incidentId: null,
  });
  room.services.clock.start();
  const told = (): number => room.events.filter(({ event }) => event === 'alert').length;
  const before = told();
  room.db.close();
  room.clock.advance(61 * 60_000);
  expect(told()).toBeGreaterThan(before);
  opened = undefined;
});
