import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { projectionDigests } from '../../../electron/desk/projections/digest';
import { rebuildProjections } from '../../../electron/desk/projections/project';
import { landslide } from '../../helpers/acts';
import { type DeskRoom, makeRoom } from '../../helpers/deskRoom';

let room: DeskRoom;
beforeEach(async () => {
  room = await makeRoom();
});
afterEach(() => room.dispose());

const openDuties = async (incidentId: string): Promise<readonly string[]> =>
  (await room.call('incident.get', { incidentId })).obligations
    .filter((one) => one.state === 'open')
    .map((one) => one.id);

async function closedIncident(): Promise<{ readonly id: string; readonly owed: readonly string[] }> {
  const { id } = await room.call('incident.record', landslide(room));
  const owed = await openDuties(id);
  await room.call(
    'incident.close',
    { incidentId: id, result: '已移交', overrideReason: '移交属地' },
    room.supervisor,
  );
  return { id, owed };
}

describe('an incident that is opened again', () => {
  it('owes again what it owed by itself when it was closed, overdue things at once', async () => {
    const { id, owed } = await closedIncident();
    expect(owed.length).toBeGreaterThan(0);
    expect(await openDuties(id)).toEqual([]);
    room.clock.advance(2 * 3_600_000);
    const reopened = await room.call('incident.reopen', { incidentId: id, reason: '医院报告 1 人死亡' });
    expect(reopened).toMatchObject({ state: 'open', closedAt: null, retention: null });
    expect(reopened.reopenedAt).toBe(room.clock.wall());
    expect(await openDuties(id)).toEqual(owed);
    const due = await room.call('deadline.list', { withinMs: null });
    const late = due.filter((one) => one.incidentId === id && one.dueAt < room.clock.wall());
    expect(late.map((one) => one.obligationId)).toEqual(
      (await room.call('incident.get', { incidentId: id })).obligations
        .filter((one) => one.dueAt !== null && one.dueAt < room.clock.wall())
        .map((one) => one.id),
    );
    expect(late.length).toBeGreaterThan(4);
  });

  it('is reviewed only after it was closed anew, with the answers that are there', async () => {
    const { id } = await closedIncident();
    const saved = { incidentId: id, version: 0, answers: { intake: '接报及时' }, findings: [] };
    await room.call('review.save', saved);
    await room.call('review.complete', { incidentId: id });
    await room.call('incident.reopen', { incidentId: id, reason: '又有落石' });
    const reviewsDue = () =>
      room.db.prepare("SELECT id FROM deadlines WHERE subject = 'review' AND state = 'open'").all();
    expect(reviewsDue()).toEqual([]);
    room.clock.advance(60_000);
    await room.call(
      'incident.close',
      { incidentId: id, result: '处置完毕', overrideReason: '移交属地' },
      room.supervisor,
    );
    expect(reviewsDue()).toHaveLength(1);
    const { review } = await room.call('review.get', { incidentId: id });
    expect(review).toMatchObject({ completedAt: null, answers: { intake: '接报及时' } });
  });

  it('was closed before, and reads the same after a rebuild', async () => {
    const { id } = await room.call('incident.record', landslide(room));
    await expect(room.call('incident.reopen', { incidentId: id, reason: '误' })).rejects.toMatchObject({
      error: { code: 'incident_open' },
    });
    await room.call(
      'incident.close',
      { incidentId: id, result: '已移交', overrideReason: '移交属地' },
      room.supervisor,
    );
    await room.call('incident.reopen', { incidentId: id, reason: '又有落石' });
    const before = projectionDigests(room.db);
    rebuildProjections(room.db);
    expect(projectionDigests(room.db)).toEqual(before);
  });
});

describe('the file of a closed incident', () => {
  it('is kept by the grade, for good from level two upwards, unless the closing or a supervisor says otherwise', async () => {
    const kept = async (grade: 'level_2' | 'level_4', retention?: 'years_10') => {
      const { id } = await room.call('incident.record', {
        ...landslide(room),
        incidentId: room.newId(),
        grade,
      });
      const closing = {
        incidentId: id,
        result: '完',
        overrideReason: '移交',
        ...(retention ? { retention } : {}),
      };
      return room.call('incident.close', closing, room.supervisor);
    };
    expect((await kept('level_2')).retention).toBe('permanent');
    expect((await kept('level_4')).retention).toBe('years_30');
    const short = await kept('level_4', 'years_10');
    expect(short.retention).toBe('years_10');
    const changed = { incidentId: short.id, retention: 'permanent' as const, reason: '省里调卷' };
    expect((await room.call('incident.setRetention', changed, room.supervisor)).retention).toBe('permanent');
  });
});
