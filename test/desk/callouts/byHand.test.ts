import { afterEach, beforeEach, expect, test } from 'vitest';
import { openItems } from '../../../electron/desk/handover/sources';
import { projectionDigests } from '../../../electron/desk/projections/digest';
import { rebuildProjections } from '../../../electron/desk/projections/project';
import type { DraftPerson } from '../../../shared/contract/areas/callouts';
import { line } from '../../helpers/acts';
import { callOutPeople } from '../../helpers/callOutPeople';
import { number, saveContact } from '../../helpers/contacts';
import { type DeskRoom, makeRoom } from '../../helpers/deskRoom';
import { aReading, naming } from '../../helpers/warningReading';

const MINUTE = 60_000;
let room: DeskRoom;
beforeEach(async () => {
  room = await makeRoom();
});
afterEach(() => {
  const before = projectionDigests(room.db);
  rebuildProjections(room.db);
  expect(projectionDigests(room.db)).toEqual(before);
  room.dispose();
});

async function warn(kind: string, endsAt: number | null = null): Promise<string> {
  const warningId = room.newId();
  await room.call('warning.record', {
    warningId,
    issuer: '县气象台',
    kind,
    color: 'red',
    level: null,
    area: '全县',
    text: '',
    receivedAt: null,
    startsAt: null,
    endsAt,
  });
  return warningId;
}

async function start(warningIds: string[], size: number, sentence = ''): Promise<string> {
  const callOutId = room.newId();
  const people = callOutPeople(size);
  await room.call('callout.start', {
    callOutId,
    kind: 'warning',
    warningIds,
    incidentId: null,
    ruleId: 'red',
    people,
    phones: 2,
    relay: false,
    sentence,
  });
  return callOutId;
}

test('somebody put on the list by hand is drafted once, and joins a running call-out with limits of their own', async () => {
  const contact = await saveContact(room, { numbers: [number('13655550009')] });
  const book = await room.call('callout.person', { contactId: contact.id });
  expect(book).toMatchObject({ contactId: contact.id, name: contact.name, phone: null });
  const typed: DraftPerson = { ...book, contactId: null, name: '过路司机', number: '13655550001' };
  const warningId = await warn('暴雨');
  const draft = { warningId, incidentId: null, kind: 'warning' as const, people: callOutPeople(3) };
  const { people } = await room.call('callout.draft', { ...draft, extra: [book, typed, typed] });
  expect(people.map((one) => one.name).slice(3)).toEqual([contact.name, '过路司机']);

  const callOutId = await start([warningId], 4, '我写的话');
  // Two of the first telephone answer: what is added goes to it, not to the end of the other one's queue.
  await room.call('callout.sheet', { callOutId, actId: room.newId(), lines: '1 应\n3 应' });
  room.clock.advance(40 * MINUTE);
  const actId = room.newId();
  const add = { callOutId, actId, warningIds: [], people: [typed] };
  await room.call('callout.add', add);
  const shown = await room.call('callout.add', add);
  expect(shown.people).toHaveLength(5);
  expect(shown.people[4]).toMatchObject({ row: 5, name: '过路司机', phone: 1, warningIds: [warningId] });
  expect(shown.people[4]?.answerDueAt).toBe(room.clock.wall() + 15 * MINUTE);
  expect(shown.sentence).toBe('我写的话');
  await room.call('contact.remove', { contactId: contact.id, reason: '调离' });
  expect(await room.refusal('callout.person', { contactId: contact.id })).toMatchObject({
    code: 'not_found',
  });
});

test('a call-out whose warnings have all been lifted or run out asks to be ended, until it is', async () => {
  const [rain, flood] = [await warn('暴雨'), await warn('山洪', room.clock.wall() + 30 * MINUTE)];
  const callOutId = await start([rain, flood], 2);
  const next = () =>
    openItems(room.db, room.clock.wall()).find((one) => one.key === `callout:${callOutId}`)?.next.zh;
  const over = async () => (await room.call('callout.get', { callOutId })).warningsOver;
  room.clock.advance(MINUTE);
  await room.call('warning.lift', { warningId: rain, reason: '雨停' });
  expect(await over()).toBeNull();
  expect(next()).toBe('继续叫应；失联的派人上门');
  room.clock.advance(30 * MINUTE);
  expect(await over()).toEqual({
    at: room.clock.wall() - MINUTE,
    reasonZh: '暴雨红色预警 02:59 解除；山洪红色预警 03:28 到期，叫应结束',
    reasonEn: '暴雨 Red lifted 02:59; 山洪 Red ran out 03:28: call-out ended',
  });
  expect(next()).toContain('结束叫应');
  const reason = (await over())?.reasonZh ?? '';
  const closed = await room.call('callout.close', { callOutId, reason });
  expect(closed).toMatchObject({ state: 'closed', closeWords: reason, warningsOver: null });
  expect(next()).toBeUndefined();
});

test('an update goes on where its warning left off', async () => {
  const [first] = await room.call('warning.import', { readings: [aReading({ identifier: 'A-1' })] });
  const callOutId = await start([first?.warningId ?? ''], 1);
  const update = aReading({ identifier: 'A-2', message: 'update', references: naming('A-1') });
  const [done] = await room.call('warning.import', { readings: [update] });
  expect(done?.outcome).toBe('updated');
  expect((await room.call('callout.get', { callOutId })).warningsOver).toBeNull();
});

test('what people wrote stays on the board under the many lines of a call-out', async () => {
  const written = await room.call('log.append', line(room, { text: '枫坪河水位上涨' }));
  room.services.clock.start();
  await start([await warn('暴雨')], 80);
  room.clock.advance(6 * MINUTE);
  const { log, logCount } = await room.call('board.get', {});
  expect(logCount).toBeGreaterThan(80);
  expect(log.filter((one) => one.humanNumber !== null).map((one) => one.id)).toEqual([written.id]);
  expect(log).toHaveLength(51);
});
