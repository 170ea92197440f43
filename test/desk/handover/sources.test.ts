import { expect, test } from 'vitest';
import { openItems } from '../../../electron/desk/handover/sources';
import { OPEN_ITEM_GROUPS } from '../../../shared/domain/vocabulary';
import { dayShift, landslide } from '../../helpers/acts';
import { type DeskRoom, makeRoom } from '../../helpers/deskRoom';

const MINUTE = 60_000;

async function busyRoom(): Promise<{ room: DeskRoom; incidentId: string }> {
  const room = await makeRoom();
  await room.call('shift.open', dayShift(room));
  const incident = await room.call('incident.record', landslide(room));
  const plan = (await room.call('plan.list', {})).find((one) => one.hazards.includes('geological'));
  await room.call('run.start', {
    runId: room.newId(),
    planId: plan?.id ?? '',
    incidentId: incident.id,
    warningId: null,
  });
  await room.call('instruction.record', {
    entryId: room.newId(),
    leader: '林×',
    way: 'phone',
    words: '人先救，下方住户全撤。',
    owner: '枫坪镇',
    dueAt: room.clock.wall() + 40 * MINUTE,
    receivedAt: null,
    incidentId: incident.id,
  });
  await room.call('warning.record', {
    warningId: room.newId(),
    issuer: '县气象台',
    kind: '暴雨',
    color: 'orange',
    level: null,
    area: '全县',
    text: '',
    receivedAt: null,
    startsAt: null,
    endsAt: null,
  });
  return { room, incidentId: incident.id };
}

test('lists what is open in the order of the record, each thing once', async () => {
  const { room, incidentId } = await busyRoom();
  const items = openItems(room.db, room.clock.wall());
  const ranks = items.map((item) => OPEN_ITEM_GROUPS.indexOf(item.group));
  expect(ranks).toEqual([...ranks].sort((a, b) => a - b));
  expect(new Set(items.map((item) => item.key)).size).toBe(items.length);
  expect(new Set(items.map((item) => item.group))).toEqual(
    new Set(['incidents', 'reports_due', 'instructions', 'warnings']),
  );
  const incident = items.find((item) => item.key === `incident:${incidentId}`);
  expect(incident?.state.zh).toContain('被困3');
  expect(incident?.dueAt).toBe(
    (await room.call('incident.get', { incidentId })).incident.nextDeadline?.dueAt,
  );
  expect(items.find((item) => item.group === 'warnings')?.title).toEqual({
    zh: '县气象台 暴雨橙色（全县）',
    en: '县气象台 暴雨 Orange (全县)',
  });
});

test('no deadline whose turn has come is without an item, and no item stands for a deadline that is over', async () => {
  const { room } = await busyRoom();
  const covered = openItems(room.db, room.clock.wall()).flatMap((item) => item.deadlineIds);
  const open = await room.call('deadline.list', { withinMs: null });
  const ids = new Set(open.map((one) => one.id));
  for (const one of open) if (one.reached) expect(covered).toContain(one.id);
  for (const id of covered) expect(ids.has(id)).toBe(true);
  expect(new Set(covered).size).toBe(covered.length);
});

test('an order that was given and not reported back is owed by name until it is', async () => {
  const { room } = await busyRoom();
  const [run] = await room.call('run.list', { state: 'running' });
  const runId = run?.id ?? '';
  const owed = () => openItems(room.db, room.clock.wall()).filter((item) => item.group === 'unanswered');
  expect(owed()).toEqual([]);
  const { deadlines } = await room.call('run.get', { runId });
  const steps = deadlines.map((one) => one.blockKey);
  let told = false;
  for (const key of steps) {
    if (key === null || told) continue;
    const party = 'fire_rescue';
    const reply = await room.reply('run.act', {
      actId: room.newId(),
      runId,
      act: { kind: 'notify', key, party, who: '值班员', at: room.clock.wall() },
    });
    told = reply.ok;
  }
  expect(told).toBe(true);
  expect(owed()).toHaveLength(1);
  expect(owed()[0]?.state.zh).toContain('未回报');
  expect(owed()[0]?.place).toMatchObject({ screen: 'run', id: runId });
});
