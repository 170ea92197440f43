import { readFileSync, writeFileSync } from 'node:fs';
import { afterEach, describe, expect, test } from 'vitest';
import { verifyJournal } from '../../../electron/desk/journal/verify';
import { projectionDigests } from '../../../electron/desk/projections/digest';
import { rebuildProjections } from '../../../electron/desk/projections/project';
import { boardWith } from '../../../electron/desk/rescue/heardBoard';
import { readSpool, spoolFile } from '../../../electron/desk/rescue/spool';
import type { Alert } from '../../../shared/contract/alertModels';
import type { Board } from '../../../shared/contract/boardModels';
import { systemLine } from '../../../shared/wording/systemLines';
import { landslide } from '../../helpers/acts';
import { type DeskRoom, makeRoom, tempFolder } from '../../helpers/deskRoom';
import { type RescueRoom, withEmergency } from './rescueRoom';

const MINUTE = 60_000;
let room: DeskRoom;
afterEach(() => room.dispose());

type Full = RescueRoom & { readonly fill: () => Promise<void>; readonly makeRoomAgain: () => Promise<void> };

/** A room whose database may not grow once it was filled; the alert clock runs. */
async function fillable(): Promise<Full> {
  room = await makeRoom();
  let isFull = false;
  const rescue = withEmergency(room, {
    isOtherDisk: () => true,
    tryWriting: () => {
      if (isFull) throw Object.assign(new Error('full'), { code: 'SQLITE_FULL' });
    },
  });
  room.services.clock.start();
  const fill = async (): Promise<void> => {
    isFull = true;
    room.db.pragma(`max_page_count = ${room.db.pragma('page_count', { simple: true })}`);
    while (rescue.emergency.mode === 'normal') await rescue.line('雨势加大，正在巡查。'.repeat(40));
  };
  const makeRoomAgain = async (): Promise<void> => {
    isFull = false;
    room.db.pragma('max_page_count = 1000000');
    await rescue.emergency.look();
  };
  return { ...rescue, fill, makeRoomAgain };
}

/** An incident whose report to the leader is due in five minutes; gives the id of its alert. */
const incident = async (): Promise<string> =>
  `ob.${(await room.call('incident.record', landslide(room, { receivedAt: room.clock.wall() }))).id}.leader_report.duty_leader`;

async function answerOf<T>(asked: Promise<{ readonly ok: boolean }>): Promise<T> {
  const reply = await asked;
  if (!reply.ok) throw new Error(JSON.stringify(reply));
  return (reply as unknown as { readonly value: T }).value;
}

const heardFacts = () => room.facts().filter(({ kind }) => kind === 'alert.acknowledged');
const repeatsOf = (id: string): number =>
  room.events.filter((event) => event.event === 'alert_repeat' && event.alertId === id).length;

describe('“heard” in an emergency', () => {
  test('silences what was raised before and meanwhile, comes back in its time, and goes into the journal once', async () => {
    const { emergency, ask, fill, makeRoomAgain } = await fillable();
    const folder = tempFolder('usb');
    emergency.useFolder(folder);
    const early = await incident();
    room.clock.advance(4 * MINUTE);
    const late = await incident();
    room.clock.advance(MINUTE + 1_000);
    const board = (): Promise<Board> => answerOf<Board>(ask('board.get', {}));
    const stateOf = async (id: string) => (await board()).alerts.find((one) => one.id === id)?.state;
    expect(await stateOf(early)).toBe('raised');
    await fill();

    const heard = await answerOf<Alert>(ask('alert.acknowledge', { alertId: early }));
    expect(heard).toMatchObject({ state: 'acknowledged', acknowledgedBy: '陈立', level: 2 });
    expect(await stateOf(early)).toBe('acknowledged');
    const count = repeatsOf(early);
    room.clock.advance(5 * MINUTE);
    expect(repeatsOf(early)).toBe(count);
    // Came due meanwhile: told, shown, and heard by the seat before anybody signs in.
    expect((await board()).alerts.find((one) => one.id === late)).toMatchObject({
      state: 'raised',
      level: 2,
    });
    expect(room.facts().some(({ kind, subject }) => kind === 'alert.raised' && subject === late)).toBe(false);
    await room.reply('session.signOut', {});
    const group = (await board()).alertGroups.find(({ first }) => first.id === late);
    const wish = { groupId: group?.groupId, seenAt: room.clock.wall() };
    expect(await answerOf(ask('alert.acknowledgeGroup', wish))).toMatchObject({ left: 0 });
    expect(await stateOf(late)).toBe('acknowledged');
    await answerOf(ask('alert.acknowledge', { alertId: late }));
    const kept = readSpool(folder, room.desk.keys?.room ?? '')?.heard ?? [];
    expect(kept.map(({ alertId }) => alertId)).toEqual(expect.arrayContaining([early, late]));
    expect(emergency.state()).toMatchObject({ heard: kept.length, heardInMemory: 0 });

    // Hearing is not doing.
    room.clock.advance(5 * MINUTE + 1_000);
    await emergency.look();
    expect(await stateOf(early)).toBe('raised');
    const again = room.clock.wall();
    await answerOf(ask('alert.acknowledge', { alertId: early }));
    const file = spoolFile(folder, room.desk.keys?.room ?? '');
    const spool = readFileSync(file);
    room.clock.advance(2_000);

    await makeRoomAgain();
    expect(emergency.state()).toMatchObject({ mode: 'normal', heard: 0 });
    expect(await answerOf<Alert[]>(ask('alert.list', {}))).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ id: early, state: 'acknowledged', acknowledgedAt: again }),
        expect.objectContaining({ id: late, state: 'acknowledged' }),
      ]),
    );
    const written = heardFacts();
    expect(written.filter(({ subject }) => subject === late)).toHaveLength(1);
    expect(systemLine('alert.acknowledged', { ...written.at(0)?.body } as never, 'zh')).toContain(
      '应急模式中',
    );

    // A desk that died before it put the file away finds it again, and writes nothing twice.
    room.close();
    writeFileSync(file, spool);
    room.reopen();
    withEmergency(room, { isOtherDisk: () => true }).emergency.useFolder(folder);
    expect(heardFacts()).toEqual(written);
    expect(verifyJournal(room.db).ok).toBe(true);
    const before = projectionDigests(room.db);
    rebuildProjections(room.db);
    expect(projectionDigests(room.db)).toEqual(before);
    expect(room.problems).toEqual([]);
  });

  test('works without a place on another disk, says that it stands in memory only, and does not cover a louder alert', async () => {
    const { emergency, ask, fill, makeRoomAgain } = await fillable();
    const alertId = await incident();
    room.clock.advance(3 * MINUTE + 1_000);
    await fill();
    expect(await ask('alert.acknowledge', { alertId })).toMatchObject({ ok: true });
    expect(emergency.state()).toMatchObject({ heard: 1, heardInMemory: 1, folder: null });
    room.clock.advance(2 * MINUTE);
    const { alerts } = await answerOf<Board>(ask('board.get', {}));
    expect(alerts.find((one) => one.id === alertId)).toMatchObject({ state: 'raised', level: 2 });
    emergency.useFolder(tempFolder('usb'));
    expect(emergency.state().heardInMemory).toBe(0);
    await makeRoomAgain();
    // The near one was heard, and then the due one was raised, which nobody has heard.
    const kinds = room.facts().filter(({ subject }) => subject === alertId);
    expect(kinds.slice(-2).map(({ kind }) => kind)).toEqual(['alert.acknowledged', 'alert.raised']);
    expect(await ask('alert.acknowledge', { alertId })).toMatchObject({ ok: true });
    expect(await ask('alert.acknowledge', { alertId: 'ob.nobody' })).toMatchObject({
      error: { code: 'not_found' },
    });
  });

  test('is laid over the last picture where nothing can be read any more', async () => {
    const { ask } = await fillable();
    const alertId = await incident();
    room.clock.advance(5 * MINUTE + 1_000);
    const board = await answerOf<Board>(ask('board.get', {}));
    const rung = board.alerts.find((one) => one.id === alertId)?.rung ?? -1;
    const now = room.clock.wall();
    const heard = { alertId, rung, heardAt: now, comesBackAt: now + MINUTE, actorId: 'seat', author: null };
    const silent = boardWith(board, [heard], now);
    expect(silent.alertCounts).toMatchObject({
      raised: board.alertCounts.raised - 1,
      acknowledged: board.alertCounts.acknowledged + 1,
    });
    expect(silent.alerts.find((one) => one.id === alertId)).toMatchObject({ state: 'acknowledged' });
    expect(boardWith(silent, [heard], now + MINUTE).alertCounts.raised).toBe(board.alertCounts.raised);
  });
});
