import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { rebuildProjections } from '../../../electron/desk/projections/project';
import type { ChannelName, ChannelState } from '../../../shared/channels/channels';
import { systemLine } from '../../../shared/wording/systemLines';
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

/** An incident received 20 minutes ago: reporting to the leader on duty is overdue, and its alert raised. */
async function overdue(): Promise<string> {
  const input = landslide(room, { receivedAt: room.clock.wall() - 20 * MINUTE });
  const { id } = await room.call('incident.record', input);
  room.clock.advance(SECOND);
  return `ob.${id}.leader_report.duty_leader`;
}

const seen = (channel: ChannelName, state: ChannelState, detail = '') =>
  room.call('channel.seen', { channels: [{ channel, state, detail }] }, null);
const stateOf = async (channel: ChannelName) =>
  (await room.call('board.get', {})).health.channels.find((one) => one.channel === channel);
const sounded = (alertIds: string[], outcome: 'shown' | 'failed' = 'shown', reason = '') =>
  room.call('alert.sounded', { alertIds, outcome, reason }, null);
const stepsOf = async (alertId: string) => {
  const raisings = (await room.call('alert.evidence', { limit: 50 }, null)).filter(
    (one) => one.alertId === alertId,
  );
  return raisings.map((one) => one.steps.map((step) => [step.step, step.outcome, step.detail, step.by]));
};
const outcomesOf = (alertId: string) =>
  room.facts().filter((one) => one.kind === 'alert.notified' && one.subject === alertId).length;

describe('the evidence of an alert', () => {
  it('says when it was raised, drawn, sounded, notified, acknowledged by whom, and done', async () => {
    const alertId = await overdue();
    room.clock.advance(SECOND);
    await room.call('alert.painted', { alertIds: [alertId] }, null);
    await sounded([alertId]);
    room.clock.advance(SECOND);
    const notified = {
      alertIds: [alertId],
      channel: 'notification',
      outcome: 'failed' as const,
      reason: 'exit 1',
    };
    await room.call('alert.outcome', notified, null);
    await room.call('alert.acknowledge', { alertId });
    room.clock.advance(MINUTE);
    await room.call('obligation.meet', {
      obligationId: alertId.slice(3),
      receiver: '林×',
      at: null,
      way: 'phone',
      readBack: true,
      lateReason: '先派了救援',
    });
    const [[raised, ...steps] = []] = await stepsOf(alertId);
    expect(raised?.[0]).toBe('raised');
    expect(steps).toEqual([
      ['painted', '', '', ''],
      ['sound', 'shown', '', ''],
      ['acknowledged', '', '', '陈立'],
      ['notification', 'failed', 'exit 1', ''],
      ['done', 'met', '', ''],
    ]);
  });

  it('begins anew with every raising and keeps what was before', async () => {
    const alertId = await overdue();
    await sounded([alertId]);
    await room.call('alert.acknowledge', { alertId });
    room.clock.advance(10 * MINUTE + SECOND);
    const [again = [], first = []] = await stepsOf(alertId);
    expect(again.map(([step]) => step)).toEqual(['raised']);
    expect(first.map(([step]) => step)).toEqual(['raised', 'acknowledged', 'sound']);
  });

  it('writes the same outcome once, and a later one over it', async () => {
    const alertId = await overdue();
    await sounded([alertId], 'failed', 'blocked');
    await sounded([alertId], 'failed', 'blocked');
    expect(outcomesOf(alertId)).toBe(1);
    await sounded([alertId]);
    expect(outcomesOf(alertId)).toBe(2);
    expect((await stepsOf(alertId))[0]).toContainEqual(['sound', 'shown', '', '']);
    await sounded(['nobody-knows-it']);
  });

  it('does not take a sound of a muted machine, a drawing behind a lock or a hidden notification for more than they are', async () => {
    const alertId = await overdue();
    await seen('sound', 'muted', 'muted');
    await seen('screen', 'locked', 'locked');
    await seen('notification', 'dnd', 'dnd');
    await room.call('alert.painted', { alertIds: [alertId] }, null);
    await sounded([alertId]);
    const shown = { alertIds: [alertId], channel: 'notification', outcome: 'shown' as const, reason: '' };
    await room.call('alert.outcome', shown, null);
    const [steps = []] = await stepsOf(alertId);
    expect(steps).toContainEqual(['sound', 'failed', 'muted', '']);
    expect(steps).toContainEqual(['screen', 'failed', 'locked', '']);
    expect(steps).toContainEqual(['notification', 'failed', 'dnd', '']);
  });

  it('is the same when the projections are built anew from the journal', async () => {
    const alertId = await overdue();
    await sounded([alertId]);
    await room.call('alert.acknowledge', { alertId });
    const before = await room.call('alert.evidence', { limit: 200 });
    rebuildProjections(room.db);
    expect(await room.call('alert.evidence', { limit: 200 })).toEqual(before);
  });

  it('keeps what an outward adapter reports under its own name', async () => {
    const alertId = await overdue();
    const sent = {
      alertIds: [alertId, 'nobody-knows-it'],
      channel: 'outward:sms',
      outcome: 'shown',
      reason: '',
    };
    await room.call('alert.outcome', sent as never, null);
    expect((await stepsOf(alertId))[0]).toContainEqual(['outward:sms', 'shown', '', '']);
  });
});

describe('the health of the channels', () => {
  it('knows nothing at first and lists every channel', async () => {
    const { health } = await room.call('board.get', {});
    expect(health.channels.map((one) => one.state)).toEqual(Array(6).fill('unknown'));
  });

  it('follows what the system says and what came of alerts, and tells the screen when it changed', async () => {
    await seen('notification', 'absent', 'no_daemon');
    expect(await stateOf('notification')).toMatchObject({ state: 'absent', detail: 'no_daemon' });
    room.events.length = 0;
    await seen('notification', 'absent', 'no_daemon');
    expect(room.events).toEqual([]);
    await seen('notification', 'ok');
    expect(room.events).toEqual([{ event: 'changed', areas: ['health'] }]);
    const alertId = await overdue();
    await room.call('alert.painted', { alertIds: [alertId] }, null);
    expect(await stateOf('screen')).toMatchObject({ state: 'ok', provenAt: room.clock.wall() });
    await sounded([alertId], 'failed', 'no_audio');
    expect(await stateOf('sound')).toMatchObject({ state: 'failing', detail: 'no_audio', provenAt: null });
  });

  it('takes what a person says of a single try', async () => {
    await room.call('channel.tried', { channel: 'sound', outcome: 'failed', reason: 'not_noticed' }, null);
    expect(await stateOf('sound')).toMatchObject({ state: 'failing', detail: 'not_noticed' });
    await room.call('channel.tried', { channel: 'sound', outcome: 'shown', reason: '' }, null);
    expect(await stateOf('sound')).toMatchObject({ state: 'ok' });
  });
});

describe('the test of the channels at sign-on', () => {
  const results = (sound: 'confirmed' | 'denied') => [
    { channel: 'screen' as const, outcome: 'confirmed' as const, reason: '' },
    { channel: 'sound' as const, outcome: sound, reason: '' },
    { channel: 'notification' as const, outcome: 'confirmed' as const, reason: '' },
    { channel: 'alarm_window' as const, outcome: 'absent' as const, reason: 'not_built' },
  ];
  const lastLine = async (): Promise<string> => {
    const { log } = await room.call('board.get', {});
    const system = log.find((one) => one.system?.fact === 'duty.channels_tested')?.system;
    return system == null ? '' : systemLine(system.fact, system.params, 'zh');
  };

  it('is kept with who did it and what failed, in the log and for the takeover', async () => {
    expect(await room.call('duty.channelTest', {}, null)).toBeNull();
    const testId = room.newId();
    const done = await room.call('duty.testChannels', { testId, results: results('denied') });
    expect(done).toMatchObject({ id: testId, by: '陈立', failed: ['sound'] });
    expect(await room.call('duty.channelTest', {}, null)).toEqual(done);
    expect(await lastLine()).toBe(
      '告警通道自检未通过：屏幕正常、声音没人看到或听到、桌面通知正常、告警窗口没有',
    );
    expect(await stateOf('sound')).toMatchObject({ state: 'failing', detail: 'not_noticed' });
  });

  it('passes, works before anybody signed in, and is written once however often it is sent', async () => {
    const testId = room.newId();
    const first = await room.call('duty.testChannels', { testId, results: results('confirmed') }, null);
    expect(first).toMatchObject({ by: '', failed: [] });
    const again = await room.call('duty.testChannels', { testId, results: results('denied') });
    expect(again).toEqual(first);
    expect(room.facts().filter((one) => one.kind === 'duty.channels_tested')).toHaveLength(1);
  });
});

describe('a channel that fails', () => {
  it('is a line of the log, and so is that it works again, one in ten minutes whatever it does between', async () => {
    const lines = () =>
      room.db
        .prepare<[], { fact: string; params: string }>(
          "SELECT system_fact AS fact, system_params AS params FROM log_entries WHERE system_fact LIKE 'channel.%' ORDER BY number",
        )
        .all()
        .map(({ fact, params }) => systemLine(fact, JSON.parse(params), 'zh'));
    await seen('sound', 'muted', 'muted');
    await seen('sound', 'ok');
    await seen('sound', 'muted', 'muted');
    expect(lines()).toEqual(['告警通道异常：声音（系统静音），02:58 起']);
    room.clock.advance(9 * MINUTE);
    await seen('sound', 'ok');
    expect(lines()).toHaveLength(1);
    room.clock.advance(MINUTE);
    await seen('sound', 'ok');
    expect(lines()).toEqual(['告警通道异常：声音（系统静音），02:58 起', '告警通道恢复：声音，03:07 起']);
    await seen('notification', 'absent', 'no_daemon');
    expect(lines()).toHaveLength(3);
    const before = lines();
    rebuildProjections(room.db);
    expect(lines()).toEqual(before);
    await seen('notification', 'absent', 'no_daemon');
    expect(lines()).toEqual(before);
  });
});
