import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
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

const raisedOf = (title: string) =>
  room.events.filter((event) => event.event === 'alert' && event.titleZh.includes(title));

async function incident(minutesAgo = 0): Promise<string> {
  const input = landslide(room, { receivedAt: room.clock.wall() - minutesAgo * MINUTE });
  return (await room.call('incident.record', input)).id;
}

const meetLeader = (id: string) =>
  room.call('obligation.meet', {
    obligationId: `${id}.leader_report.duty_leader`,
    receiver: '林×',
    at: null,
    way: 'phone',
    readBack: true,
  });

describe('an incident and its duties', () => {
  it('opens one duty per recipient of the spine reports, counted from the receipt', async () => {
    const id = await incident();
    const { obligations } = await room.call('incident.get', { incidentId: id });
    const spine = ['leader_report', 'phone_report', 'initial_report'];
    const reports = obligations.filter((duty) => spine.includes(duty.kind));
    const minutes = reports.map((duty) => [
      duty.kind,
      duty.recipient,
      ((duty.dueAt ?? 0) - room.clock.wall()) / MINUTE,
    ]);
    expect(minutes).toEqual([
      ['leader_report', 'duty_leader', 5],
      ['phone_report', 'government_duty_office', 30],
      ['phone_report', 'superior_duty_office', 30],
      ['initial_report', 'government_duty_office', 60],
      ['initial_report', 'superior_duty_office', 60],
    ]);
  });

  it('raises near at the target, due at the limit and long overdue ten minutes later, within a second', async () => {
    await incident();
    room.clock.advance(3 * MINUTE + SECOND);
    room.clock.advance(2 * MINUTE);
    room.clock.advance(10 * MINUTE);
    expect(raisedOf('报告带班领导').map((event) => ('level' in event ? event.level : 0))).toEqual([1, 2, 3]);
    const facts = room.facts().filter((one) => one.kind === 'alert.raised');
    for (const one of facts) expect(one.body.lateMs).toBeLessThanOrEqual(SECOND);
  });

  it('says nothing more once the duty is done', async () => {
    const id = await incident();
    await meetLeader(id);
    room.clock.advance(20 * MINUTE);
    expect(raisedOf('报告带班领导')).toEqual([]);
    const { obligations } = await room.call('incident.get', { incidentId: id });
    const leader = obligations.find((duty) => duty.kind === 'leader_report');
    expect(leader).toMatchObject({ state: 'met', receiver: '林×', readBack: true });
  });

  it('does a duty once: a second record of it is refused', async () => {
    const id = await incident();
    await meetLeader(id);
    const error = await room.refusal('obligation.meet', {
      obligationId: `${id}.leader_report.duty_leader`,
      receiver: '林×',
      at: null,
      way: 'phone',
      readBack: true,
    });
    expect(error.code).toBe('already_done');
  });
});

describe('acknowledging', () => {
  it('is not doing: the alert comes back after its expiry until the thing is done', async () => {
    const id = await incident();
    room.clock.advance(5 * MINUTE + SECOND);
    const alertId = `ob.${id}.leader_report.duty_leader`;
    const heard = await room.call('alert.acknowledge', { alertId });
    expect(heard).toMatchObject({ state: 'acknowledged', acknowledgedBy: '陈立' });
    room.clock.advance(9 * MINUTE);
    expect((await room.call('alert.list', {})).find((one) => one.id === alertId)?.state).toBe('acknowledged');
    room.clock.advance(1 * MINUTE + SECOND);
    expect((await room.call('alert.list', {})).find((one) => one.id === alertId)).toMatchObject({
      state: 'raised',
    });
    await meetLeader(id);
    room.clock.advance(30 * MINUTE);
    expect((await room.call('alert.list', {})).find((one) => one.id === alertId)).toBeUndefined();
  });

  it('keeps coming back however often it is acknowledged', async () => {
    const id = await incident(20);
    const alertId = `ob.${id}.leader_report.duty_leader`;
    room.clock.advance(SECOND);
    for (let turn = 1; turn <= 4; turn += 1) {
      await room.call('alert.acknowledge', { alertId });
      room.clock.advance(10 * MINUTE + SECOND);
      const alert = (await room.call('alert.list', {})).find((one) => one.id === alertId);
      expect(alert).toMatchObject({ state: 'raised', returns: turn });
    }
  });

  it('does not swallow the next rung: a due rung raises over an acknowledged near one', async () => {
    const id = await incident();
    room.clock.advance(3 * MINUTE + SECOND);
    const alertId = `ob.${id}.leader_report.duty_leader`;
    await room.call('alert.acknowledge', { alertId });
    room.clock.advance(2 * MINUTE + SECOND);
    const alert = (await room.call('alert.list', {})).find((one) => one.id === alertId);
    expect(alert).toMatchObject({ state: 'raised', level: 2 });
  });

  it('works before anybody has signed in, as the seat', async () => {
    const id = await incident(20);
    room.clock.advance(SECOND);
    const alertId = `ob.${id}.leader_report.duty_leader`;
    const heard = await room.call('alert.acknowledge', { alertId }, null);
    expect(heard.state).toBe('acknowledged');
    expect(room.facts().at(-1)).toMatchObject({ kind: 'alert.acknowledged', actor: 'seat' });
  });
});

describe('nothing due is missed', () => {
  it('raises after a restart what came due while nothing ran, and says by how much it is late', async () => {
    await incident();
    room.close();
    room.clock.advance(40 * MINUTE);
    room.reopen();
    room.events.length = 0;
    room.services.clock.start();
    expect(raisedOf('报告带班领导')).toHaveLength(1);
    expect(raisedOf('电话首报')).toHaveLength(2);
    const raised = room.facts().filter((one) => one.kind === 'alert.raised');
    // 带班领导, 电话首报 to two offices, and the heads of the level by the room's matrix
    expect(raised.map((one) => one.body.clock)).toEqual(Array(5).fill('start'));
    expect(Math.max(...raised.map((one) => Number(one.body.lateMs)))).toBe(25 * MINUTE);
  });

  it('is not delayed by a wall clock that is set back, and fires early when it is set forward', async () => {
    await incident();
    room.clock.setWall(room.clock.wall() - 2 * 60 * MINUTE);
    room.clock.advance(3 * MINUTE + SECOND);
    expect(raisedOf('报告带班领导')).toHaveLength(1);
    room.clock.setWall(room.clock.wall() + 5 * 60 * MINUTE);
    room.clock.advance(SECOND);
    expect(raisedOf('书面初报').length).toBeGreaterThan(0);
  });

  it('keeps an acknowledgement and its return over a restart', async () => {
    const id = await incident(20);
    room.clock.advance(SECOND);
    const alertId = `ob.${id}.leader_report.duty_leader`;
    await room.call('alert.acknowledge', { alertId });
    room.reopen();
    room.services.clock.start();
    expect((await room.call('alert.list', {})).find((one) => one.id === alertId)?.state).toBe('acknowledged');
    room.clock.advance(10 * MINUTE + SECOND);
    expect((await room.call('alert.list', {})).find((one) => one.id === alertId)?.state).toBe('raised');
  });

  it('arms the deadline of an instruction and drops it when it is done', async () => {
    const entryId = room.newId();
    await room.call('instruction.record', {
      entryId,
      leader: '林×',
      way: 'phone',
      words: '人先救，下方住户全撤。',
      owner: '枫坪镇',
      dueAt: room.clock.wall() + 30 * MINUTE,
      receivedAt: null,
      incidentId: null,
    });
    room.clock.advance(30 * MINUTE + SECOND);
    expect(raisedOf('落实指示').length).toBeGreaterThan(0);
    await room.call('instruction.done', { instructionId: entryId, result: '已全部撤离' });
    expect(await room.call('alert.list', {})).toEqual([]);
  });

  it('goes on telling the screen when what it raised cannot be written, stops the heartbeat, and writes it later', async () => {
    await incident();
    room.clock.advance(2 * MINUTE);
    room.db.exec(
      "CREATE TRIGGER journal_full BEFORE INSERT ON journal WHEN NEW.kind = 'alert.raised' BEGIN SELECT RAISE(ABORT, 'disk is full'); END",
    );
    room.events.length = 0;
    room.clock.advance(1 * MINUTE + 10 * SECOND);
    expect(raisedOf('报告带班领导')).toHaveLength(1);
    const lastBeat = room.events.filter((event) => event.event === 'heartbeat').at(-1);
    expect(lastBeat?.event === 'heartbeat' ? room.clock.wall() - lastBeat.at : 0).toBeGreaterThan(3 * SECOND);
    const beats = room.events.filter((event) => event.event === 'heartbeat').length;
    room.clock.advance(60 * SECOND);
    expect(room.events.filter((event) => event.event === 'heartbeat').length).toBeLessThanOrEqual(beats + 1);
    room.db.exec('DROP TRIGGER journal_full');
    room.clock.advance(7 * SECOND);
    expect(room.facts().filter((one) => one.kind === 'alert.raised').length).toBe(1);
    expect(room.events.filter((event) => event.event === 'heartbeat').length).toBeGreaterThan(beats);
  });
});

describe('a rung that falls due while a quieter one is being written', () => {
  it('is raised all the same', async () => {
    const dueAt = room.clock.wall() + 10 * MINUTE;
    const input = {
      text: '回电',
      dueAt,
      owner: '',
      repeat: 'none',
      everyMinutes: 0,
      incidentId: null,
    } as const;
    await room.call('reminder.create', { ...input, reminderId: room.newId() });
    // The quiet rung is looked for a moment before the due one, and written a moment after it.
    room.clock.setWall(dueAt - 1);
    const told = vi.spyOn(room.events, 'push').mockImplementationOnce((...events) => {
      room.clock.setWall(dueAt + 5);
      return Array.prototype.push.apply(room.events, events);
    });
    room.scan();
    told.mockRestore();
    room.scan();
    expect(raisedOf('回电').map((event) => ('level' in event ? event.level : 0))).toEqual([1, 2]);
  });
});

describe('a rung that falls due while another is being written', () => {
  it('is raised as soon as that is done, not at the next scan', async () => {
    const first = room.clock.wall() + 10 * MINUTE + SECOND / 4;
    const input = { owner: '', repeat: 'none', everyMinutes: 0, incidentId: null } as const;
    for (const [text, dueAt] of [
      ['回电甲', first],
      ['回电乙', first + 20],
    ] as const)
      await room.call('reminder.create', { ...input, text, dueAt, reminderId: room.newId() });
    room.clock.advance(first - 10 - room.clock.wall());
    room.events.length = 0;
    // The disk takes 40 ms for the first one; no timer can run meanwhile.
    const told = vi.spyOn(room.events, 'push').mockImplementationOnce((...events) => {
      room.clock.setWall(room.clock.wall() + 40);
      room.clock.setMonotonic(room.clock.monotonic() + 40);
      return Array.prototype.push.apply(room.events, events);
    });
    room.clock.advance(60);
    told.mockRestore();
    expect(raisedOf('回电甲')).toHaveLength(1);
    expect(raisedOf('回电乙')).toHaveLength(1);
    const late = room.facts().filter(({ kind }) => kind === 'alert.raised');
    expect(Number(late.at(-1)?.body.lateMs)).toBeLessThanOrEqual(40);
  });
});

describe('a machine that lost its time', () => {
  it('goes on from the last moment known, and says how far the clock stands behind', async () => {
    const dueAt = room.clock.wall() + 10 * MINUTE;
    const input = {
      text: '回电',
      dueAt,
      owner: '',
      repeat: 'none',
      everyMinutes: 0,
      incidentId: null,
    } as const;
    await room.call('reminder.create', { ...input, reminderId: room.newId() });
    room.clock.advance(9 * MINUTE);
    room.close();
    room.clock.boot = 'boot-2';
    room.clock.setMonotonic(5_000);
    room.clock.setWall(Date.UTC(2000, 0, 1));
    room.reopen();
    room.services.clock.start();
    expect(room.services.clock.clockJumpMs).toBeLessThan(-20 * 365 * 24 * 60 * MINUTE);
    room.clock.advance(59 * SECOND);
    expect(raisedOf('回电').filter((event) => 'level' in event && event.level === 2)).toEqual([]);
    room.clock.advance(12 * SECOND);
    expect(raisedOf('回电').filter((event) => 'level' in event && event.level === 2)).toHaveLength(1);
  });

  it('has lost nothing when only the desk was started again', async () => {
    room.clock.advance(MINUTE);
    room.close();
    room.clock.setWall(room.clock.wall() - 60 * MINUTE);
    room.reopen();
    room.services.clock.start();
    expect(room.services.clock.clockJumpMs).toBe(0);
  });
});

describe('a storm', () => {
  it('is told whole at once, loudest first, and written in handfuls', async () => {
    const dueAt = room.clock.wall() + 10 * MINUTE;
    const input = { owner: '', repeat: 'none', everyMinutes: 0, incidentId: null } as const;
    for (let i = 0; i < 230; i += 1)
      await room.call('reminder.create', { ...input, text: `回电${i}`, dueAt, reminderId: room.newId() });
    room.clock.setWall(dueAt);
    room.scan();
    expect(raisedOf('回电')).toHaveLength(230);
    const written = () => room.facts().filter((one) => one.kind === 'alert.raised').length;
    expect(written()).toBe(50);
    room.clock.advance(1);
    room.clock.advance(SECOND);
    expect(written()).toBe(230);
    expect(raisedOf('回电')).toHaveLength(230);
  });
});
