import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { projectionDigests } from '../../../electron/desk/projections/digest';
import { rebuildProjections } from '../../../electron/desk/projections/project';
import { countAlerts, groupAlerts, inhibitorOf } from '../../../shared/rules/alertGroups';
import { shippedLadder } from '../../../shared/rules/ladder';
import { landslide } from '../../helpers/acts';
import { type DeskRoom, makeRoom } from '../../helpers/deskRoom';

const MINUTE = 60_000;
const SECOND = 1_000;

let room: DeskRoom;
beforeEach(async () => {
  room = await makeRoom();
  room.services.clock.start();
});
afterEach(() => room.dispose());

const incident = async (): Promise<string> =>
  (await room.call('incident.record', landslide(room, { receivedAt: room.clock.wall() }))).id;
const leaderAlert = (id: string): string => `ob.${id}.leader_report.duty_leader`;

async function setLadder(over: Partial<ReturnType<typeof shippedLadder>>): Promise<void> {
  const own = { ...shippedLadder('obligation'), ...over, why: '本县规定' };
  const value = { kinds: { obligation: own }, callMinutes: 5 };
  await room.call('settings.change', { key: 'alertLadders', value }, room.supervisor);
}

const rungsOf = (id: string) =>
  room.db
    .prepare<[string], { minutes: number }>(
      `SELECT (r.fire_at - d.due_at) / 60000 AS minutes FROM rungs r JOIN deadlines d ON d.id = r.deadline_id
       WHERE d.id = ? ORDER BY r.rung`,
    )
    .all(id)
    .map(({ minutes }) => minutes);

describe('ladders that the room sets', () => {
  it('hold for what is armed from then on; what stood before keeps its own', async () => {
    const before = await incident();
    await setLadder({
      rungs: [
        { when: 'minutes', value: -1, level: 2, to: [], channel: 'notification' },
        { when: 'minutes', value: 25, level: 3, to: [], channel: 'alarm_window' },
      ],
    });
    const after = await incident();
    expect(rungsOf(leaderAlert(before))).toEqual([-2, 0, 10]);
    expect(rungsOf(leaderAlert(after))).toEqual([-1, 25]);
  });

  it('say after how long an acknowledged alert comes back', async () => {
    await setLadder({ acknowledgementMinutes: 3 });
    const id = await incident();
    room.clock.advance(5 * MINUTE + SECOND);
    const { comesBackAt } = await room.call('alert.acknowledge', { alertId: leaderAlert(id) });
    expect((comesBackAt ?? 0) - room.clock.wall()).toBe(3 * MINUTE);
  });

  it('are refused when nothing would ring at the due time', async () => {
    const rungs = [{ when: 'minutes', value: 30, level: 2, to: [], channel: 'screen' }];
    const own = { ...shippedLadder('obligation'), rungs, why: '' };
    const refused = await room.refusal(
      'settings.change',
      { key: 'alertLadders', value: { kinds: { obligation: own }, callMinutes: 5 } },
      room.supervisor,
    );
    expect(refused).toMatchObject({ code: 'invalid_input', field: 'value.kinds.obligation.rungs' });
  });
});

describe('an alert that nobody has heard', () => {
  const repeats = () => room.events.filter((event) => event.event === 'alert_repeat');

  it('is told again at its interval, once per incident, until somebody has heard it', async () => {
    const id = await incident();
    room.clock.advance(3 * MINUTE + SECOND);
    expect(repeats()).toEqual([]);
    room.clock.advance(70 * SECOND);
    expect(repeats()).toMatchObject([{ alertId: leaderAlert(id), groupId: `incident:${id}`, count: 1 }]);
    await room.call('alert.acknowledge', { alertId: leaderAlert(id) });
    room.clock.advance(30 * SECOND);
    expect(repeats()).toHaveLength(1);
  });

  it('is told at once after a restart', async () => {
    const id = await incident();
    room.clock.advance(3 * MINUTE + SECOND);
    room.reopen();
    room.events.length = 0;
    room.services.clock.start();
    expect(repeats()).toMatchObject([{ alertId: leaderAlert(id) }]);
  });
});

describe('alerts by group', () => {
  it('are counted by the desk as the rule counts them, and the graver inhibits the lower without dropping it', async () => {
    await incident();
    await incident();
    room.clock.advance(31 * MINUTE);
    const list = await room.call('alert.list', {});
    const { counts, groups } = await room.call('alert.groups', {});
    expect(counts).toEqual(countAlerts(list));
    expect(groups).toEqual(groupAlerts(list));
    expect(list.map((one) => one.inhibitedBy)).toEqual(list.map((one) => inhibitorOf(one, list)));
    expect(counts.inhibited).toBeGreaterThan(0);
    const inhibited = await room.call('alert.list', { state: 'inhibited' });
    expect(inhibited).toHaveLength(counts.inhibited);
  });

  it('are heard as a group, except for what was raised after the picture that was seen', async () => {
    const id = await incident();
    room.clock.advance(31 * MINUTE);
    const groupId = `incident:${id}`;
    const seen = await room.call('board.get', {});
    room.clock.advance(5 * MINUTE);
    const later = (await room.call('alert.list', { groupId, state: 'raised' })).filter(
      (one) => one.raisedAt > seen.now,
    );
    const heard = await room.call('alert.acknowledgeGroup', { groupId, seenAt: seen.now });
    expect(heard).toMatchObject({ left: 0 });
    expect(heard.acknowledged).toBeGreaterThan(1);
    const left = await room.call('alert.list', { groupId, state: 'raised' });
    expect(left.map((one) => one.id)).toEqual(later.map((one) => one.id));
  });

  it('are carried by the board as far as it shows them', async () => {
    for (let n = 0; n < 15; n += 1) await incident();
    room.clock.advance(71 * MINUTE);
    const { alerts, alertGroups, alertCounts } = await room.call('board.get', {});
    expect(alertCounts.raised).toBeGreaterThan(60);
    expect(alerts.length).toBeLessThanOrEqual(50);
    expect(alertGroups).toHaveLength(8);
    const countedAt = room.clock.wall();
    const named = await room.call('alert.painted', { alertIds: alerts.map((one) => one.id), countedAt });
    // A handful of the counted ones at a time, so that others come between.
    expect(named.painted).toHaveLength(alerts.length + 50);
    expect(named.left).toBe(alertCounts.raised - named.painted.length);
    const rest = await room.call('alert.painted', { alertIds: [], countedAt });
    expect(rest).toMatchObject({ left: 0 });
    expect(new Set([...named.painted, ...rest.painted]).size).toBe(alertCounts.raised);
  });
});

describe('a picture of an alert', () => {
  it('that was drawn before the next rung was raised counts for that rung only', async () => {
    const id = leaderAlert(await incident());
    const standing = async () => (await room.call('board.get', {})).alerts.find((one) => one.id === id);
    room.clock.advance(3 * MINUTE + SECOND);
    const near = await standing();
    if (near === undefined) throw new Error('the near rung is not raised');
    room.clock.advance(2 * MINUTE);
    const due = await standing();
    expect(due?.rung).toBeGreaterThan(near.rung);

    const told = (rung: number, returns: number) =>
      room.call('alert.painted', { alertIds: [id], raisings: { [id]: { rung, returns } } }, null);
    expect(await told(near.rung, near.returns)).toMatchObject({ painted: [], outdated: [id] });
    expect((await standing())?.paintedAt).toBeNull();
    expect(await told(due?.rung ?? -1, due?.returns ?? -1)).toMatchObject({ painted: [id], outdated: [] });
    const paintedAt = room.clock.wall();
    room.clock.advance(SECOND);
    // A page that was opened anew draws it once more: nothing new, and not outdated either.
    expect(await told(due?.rung ?? -1, due?.returns ?? -1)).toMatchObject({ painted: [], outdated: [] });
    expect((await standing())?.paintedAt).toBe(paintedAt);
  });
});

describe('a call to a leader', () => {
  const call = (id: string): string => `esc.${id}.duty_leader`;
  const record = (escalationId: string, reached: boolean, callId = room.newId()) =>
    room.call('escalation.record', { callId, escalationId, name: '林×', reached, note: '' });

  it('is one thing to do per incident once a report is long overdue, with a limit of its own', async () => {
    const id = await incident();
    room.clock.advance(40 * MINUTE + SECOND);
    const [escalation, ...others] = await room.call('escalation.list', {});
    expect(others).toEqual([]);
    expect(escalation).toMatchObject({ id: call(id), post: 'duty_leader', incidentId: id, calls: [] });
    expect(escalation?.items.length).toBeGreaterThan(1);
    expect((escalation?.dueAt ?? 0) - (escalation?.openedAt ?? 0)).toBe(5 * MINUTE);
    const duties = await room.call('deadline.list', { withinMs: null });
    expect(duties.find((one) => one.id === call(id))).toMatchObject({ subject: 'escalation' });
  });

  it('is not asked for by the very report to that leader', async () => {
    const id = await incident();
    room.clock.advance(16 * MINUTE);
    expect(await room.call('escalation.list', {})).toEqual([]);
    expect((await room.call('alert.list', {})).find((one) => one.id === leaderAlert(id))?.level).toBe(3);
  });

  it('stays to be made while he is not reached, rings at the third level, and ends when he was told', async () => {
    const id = await incident();
    room.clock.advance(40 * MINUTE + SECOND);
    expect(await record(call(id), false)).toEqual({ isOpen: true });
    room.clock.advance(5 * MINUTE + SECOND);
    const rung = (await room.call('alert.list', {})).find((one) => one.id === call(id));
    expect(rung).toMatchObject({ level: 3, inhibitedBy: null });
    const callId = room.newId();
    expect(await record(call(id), true, callId)).toEqual({ isOpen: false });
    expect(await record(call(id), true, callId)).toEqual({ isOpen: false });
    expect(await room.call('escalation.list', {})).toEqual([]);
    const lines = room.facts().filter((one) => one.kind === 'escalation.called');
    expect(lines.map((one) => one.body.reached)).toEqual([false, true]);
  });

  it('is not needed any more when what was overdue has been done', async () => {
    const id = await incident();
    room.clock.advance(40 * MINUTE + SECOND);
    const open = room.db
      .prepare<[], { id: string }>("SELECT id FROM obligations WHERE state = 'open' AND is_window = 0")
      .all();
    for (const { id: obligationId } of open) {
      const reply = { obligationId, receiver: '值班室', at: null, way: 'phone', readBack: true };
      await room.reply('obligation.meet', { ...reply, lateReason: '电话占线' });
    }
    const { items } = (await room.call('escalation.list', {}))[0] ?? { items: [] };
    expect(items).toEqual([]);
    expect(room.db.prepare('SELECT state FROM deadlines WHERE id = ?').pluck().get(call(id))).toBe(
      'not_needed',
    );
  });

  it('is rebuilt from the journal as it stood, ladders and groups too', async () => {
    await setLadder({ repeatSeconds: 120 });
    const id = await incident();
    room.clock.advance(45 * MINUTE);
    await record(call(id), false);
    await setLadder({ repeatSeconds: 30 });
    const before = projectionDigests(room.db);
    rebuildProjections(room.db);
    expect(projectionDigests(room.db)).toEqual(before);
  });
});
