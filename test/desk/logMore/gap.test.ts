import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { noteUncleanStop, setCleanStop } from '../../../electron/desk/openDesk';
import { systemLine } from '../../../shared/wording/systemLines';
import { landslide } from '../../helpers/acts';
import { type DeskRoom, makeRoom } from '../../helpers/deskRoom';

const MINUTE = 60_000;
let room: DeskRoom;
beforeEach(async () => {
  room = await makeRoom();
});
afterEach(() => room.dispose());

/** The desk dies now and is opened again after `minutes`. */
function powerCut(minutes: number): void {
  room.scan();
  room.db
    .prepare("INSERT OR REPLACE INTO local_state (name, value) VALUES ('heartbeat', ?)")
    .run(String(room.clock.wall()));
  setCleanStop(room.desk, false);
  room.close();
  room.clock.advance(minutes * MINUTE);
  room.reopen();
  noteUncleanStop(room.desk);
}

const newest = async () => {
  const [entry] = (await room.call('board.get', {})).log;
  if (!entry?.system) throw new Error('no line of the desk');
  return entry.system;
};

describe('a stop that was not clean', () => {
  it('is a line: from, to, and what came due meanwhile, in both languages', async () => {
    await room.call('incident.record', landslide(room));
    powerCut(35);
    const { fact, params } = await newest();
    expect(fact).toBe('desk.started');
    expect(params['due']).toBeGreaterThan(1);
    const zh = systemLine(fact, params, 'zh');
    expect(zh).toMatch(/^2026-11-24 02:58:13 中断，2026-11-24 03:33:13 恢复，其间到时 \d+ 项：.+/);
    expect(systemLine(fact, params, 'en')).toMatch(/came due meanwhile: [^\p{Script=Han}]+$/u);
  });

  it('asks what time it is until an officer answers; the difference is kept', async () => {
    expect(await room.call('clock.question', {}, null)).toBeNull();
    powerCut(4);
    const asked = await room.call('clock.question', {}, null);
    expect(asked).toMatchObject({ to: room.clock.wall(), from: room.clock.wall() - 4 * MINUTE, due: 0 });
    expect((await room.refusal('clock.check', { trueAt: null }, null)).code).toBe('not_signed_in');
    const trueAt = Math.floor(room.clock.wall() / MINUTE) * MINUTE + 7 * MINUTE;
    expect(await room.call('clock.check', { trueAt })).toEqual({ differenceMs: -7 * MINUTE });
    expect(await room.call('clock.question', {})).toBeNull();
    const { fact, params } = await newest();
    expect(systemLine(fact, params, 'zh')).toBe('对时：本机 03:02:13，实际 03:09，慢 7 分');
    expect(room.facts().at(-1)?.subject).toBe(asked?.id);
  });

  it('is settled by one answer however many stops there were; within the minute the clock is right', async () => {
    powerCut(4);
    powerCut(2);
    const trueAt = Math.floor(room.clock.wall() / MINUTE) * MINUTE;
    expect(await room.call('clock.check', { trueAt })).toEqual({ differenceMs: 0 });
    expect(await room.call('clock.question', {})).toBeNull();
    powerCut(1);
    expect(await room.call('clock.check', { trueAt: null })).toEqual({ differenceMs: 0 });
  });
});
