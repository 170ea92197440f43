import { afterEach, beforeEach, expect, test } from 'vitest';
import { openItems } from '../../../electron/desk/handover/sources';
import { collectStatistics } from '../../../electron/desk/statistics/collect';
import { landslide } from '../../helpers/acts';
import { callOutPeople } from '../../helpers/callOutPeople';
import { type DeskRoom, makeRoom } from '../../helpers/deskRoom';

let room: DeskRoom;
beforeEach(async () => {
  room = await makeRoom();
});
afterEach(() => room.dispose());

async function start(incidentId: string | null, drill: string | null = null): Promise<string> {
  const callOutId = room.newId();
  await room.call('callout.start', {
    callOutId,
    kind: 'other',
    warningIds: [],
    incidentId,
    ruleId: 'orange',
    people: callOutPeople(3),
    phones: 2,
    relay: false,
    sentence: '',
    drill,
  });
  return callOutId;
}

test('an incident is not closed over people who have not answered, and its call-out lives on when it is', async () => {
  const { id: incidentId } = await room.call('incident.record', landslide(room));
  const callOutId = await start(incidentId);
  const calls = async () => {
    const gate = await room.call('incident.closeGate', { incidentId });
    return gate.blockers.filter((one) => one.kind === 'call').map((one) => one.titleZh);
  };
  expect((await calls())[0]).toContain('3 人未应答');
  await room.call('callout.sheet', { callOutId, actId: room.newId(), lines: '1 应\n2 应\n3 应' });
  expect(await calls()).toEqual([]);
});

test('a handover names an open call-out once, with every deadline of it', async () => {
  const callOutId = await start(null);
  await room.call('callout.sheet', { callOutId, actId: room.newId(), lines: '1 应\n2 无' });
  const items = openItems(room.db, room.clock.wall()).filter((one) => one.key.includes(callOutId));
  expect(items).toHaveLength(1);
  expect(items[0]?.group).toBe('unanswered');
  expect(items[0]?.state.zh).toContain('应答 1/3，未应答：李002、张003');
  const open = room.db
    .prepare<[], { n: number }>("SELECT count(*) AS n FROM deadlines WHERE state = 'open'")
    .get();
  expect(items[0]?.deadlineIds).toHaveLength(open?.n ?? 0);
});

test('statistics count the people of call-outs, and those of a drill in nothing', async () => {
  const callOutId = await start(null);
  await start(null, '汛前推演');
  await room.call('callout.sheet', { callOutId, actId: room.newId(), lines: '1 应\n2 无\n2 无' });
  const now = room.clock.wall();
  const counted = collectStatistics(room.db, { from: now - 60_000, to: now + 60_000 }, now);
  expect(counted.callouts).toMatchObject({ persons: 3, called: 2, answered: 1, within5: 1, attempts: 3 });
  expect(counted.calloutsByStep).toHaveLength(1);
  expect(counted.calloutsByStep[0]?.runId).toBe(callOutId);
});
