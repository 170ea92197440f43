import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { rebuildProjections } from '../../../electron/desk/projections/project';
import type { InputOf } from '../../../shared/contract/procedures';
import { type DeskRoom, makeRoom, NOW } from '../../helpers/deskRoom';
import { aReading, naming } from '../../helpers/warningReading';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

let room: DeskRoom;
beforeEach(async () => {
  room = await makeRoom();
});
afterEach(() => room.dispose());

async function record(over: Partial<InputOf<'warning.record'>> = {}) {
  return room.call('warning.record', {
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
    ...over,
  });
}

async function respond(warningId: string) {
  const responseId = room.newId();
  const started = await room.call('response.start', {
    responseId,
    actId: responseId,
    hazard: 'flood',
    matter: '防暴雨',
    issuer: '县防汛抗旱指挥部',
    level: 'level_3',
    area: '全县',
    basis: '暴雨橙色预警信号',
    at: null,
    period: '预计至明日8时',
    endsAt: null,
    measures: '巡查转移',
    incidentId: null,
    warningId,
    decision: { by: '林×', way: 'phone', words: '启动', at: null },
  });
  return started.response;
}

describe('a warning recorded by hand', () => {
  test('may take the place of one in force', async () => {
    const yellow = await record({ color: 'yellow' });
    const orange = await record({ supersedesId: yellow.id });
    expect(orange).toMatchObject({ message: 'update', updates: [yellow.id] });
    const wall = await room.call('warning.list', { inForceOnly: true });
    expect(wall.map(({ id }) => id)).toEqual([orange.id]);
  });

  test('leaves the wall when it ends, and not the record', async () => {
    const { id } = await record({ endsAt: NOW + HOUR });
    room.clock.advance(2 * HOUR);
    expect(await room.call('warning.list', { inForceOnly: true })).toEqual([]);
    expect((await room.call('warning.get', { warningId: id })).warning.state).toBe('expired');
  });
});

describe('a lifting', () => {
  test('ends no response: it goes on, and somebody is asked about it', async () => {
    const warning = await record();
    const response = await respond(warning.id);
    await room.call('warning.lift', { warningId: warning.id, reason: '县气象台 05:00 解除' });
    const { goesOn, liftReason } = await room.call('warning.get', { warningId: warning.id });
    expect(goesOn.map(({ id }) => id)).toEqual([response.id]);
    expect(liftReason).toBe('县气象台 05:00 解除');
    const shown = await room.call('response.get', { responseId: response.id });
    expect(JSON.stringify(shown)).toContain('"warningIsOver":true');
    const open = await room.call('handover.open', {});
    const item = open.find((one) => one.key === `warning-lifted:${warning.id}`);
    expect(item?.next.zh).toContain('预警解除不是响应终止');
    const board = await room.call('board.get', {});
    expect(board.responses.map(({ id }) => id)).toEqual([response.id]);
  });

  test('of what took the place of a warning is the end of the warning that a response stands on', async () => {
    const yellow = await record({ color: 'yellow' });
    const response = await respond(yellow.id);
    const orange = await record({ supersedesId: yellow.id });
    const over = async () =>
      (await room.call('response.list', { activeOnly: true })).find(({ id }) => id === response.id)
        ?.warningIsOver;
    expect(await over()).toBe(false);
    await room.call('warning.lift', { warningId: orange.id, reason: '解除' });
    expect(await over()).toBe(true);
    const { goesOn } = await room.call('warning.get', { warningId: orange.id });
    expect(goesOn.map(({ id }) => id)).toEqual([response.id]);
  });
});

describe('two warnings that disagree', () => {
  test('ask which one is followed; the answer is kept with its reason and can be changed', async () => {
    const ours = await record({ color: 'yellow' });
    const theirs = await record({ issuer: '市气象台', area: '岚溪县、东溪县' });
    const other = await record({ issuer: '市气象台', kind: '高温', color: 'red' });
    const list = await room.call('warning.list', { inForceOnly: true });
    const of = (id: string) => list.find((one) => one.id === id);
    expect(of(ours.id)?.disagreesWith).toEqual([theirs.id]);
    expect(of(theirs.id)?.disagreesWith).toEqual([ours.id]);
    expect(of(other.id)?.disagreesWith).toEqual([]);

    const choice = { warningId: theirs.id, otherId: ours.id, reason: '市台覆盖全县，从高' };
    expect(await room.call('warning.prefer', choice)).toMatchObject({ disagreesWith: [] });
    const after = await room.call('warning.get', { warningId: ours.id });
    expect(after.warning).toMatchObject({ disagreesWith: [], followedInstead: theirs.id });
    expect(after.decided).toMatchObject([{ otherId: theirs.id, isFollowed: false, reason: choice.reason }]);

    await room.call('warning.prefer', { warningId: ours.id, otherId: theirs.id, reason: '县台更新' });
    const turned = await room.call('warning.get', { warningId: ours.id });
    expect(turned.warning.followedInstead).toBeNull();
    rebuildProjections(room.db);
    expect(await room.call('warning.get', { warningId: ours.id })).toEqual(turned);
  });

  test('ask again when one of them changes', async () => {
    const ours = await record({ color: 'yellow' });
    await room.call('warning.import', { readings: [aReading({ identifier: 'A-1' })] });
    const [theirs] = await room
      .call('warning.list', { inForceOnly: true })
      .then((list) => list.filter((one) => one.identifier === 'A-1'));
    await room.call('warning.prefer', { warningId: ours.id, otherId: theirs?.id ?? '', reason: '县台在场' });
    await room.call('warning.import', {
      readings: [
        aReading({
          identifier: 'A-2',
          message: 'update',
          color: 'red',
          issuedAt: NOW,
          references: naming('A-1'),
        }),
      ],
    });
    const [again] = (await room.call('warning.list', { inForceOnly: true })).filter(
      ({ id }) => id === ours.id,
    );
    expect(again?.disagreesWith).toHaveLength(1);
  });
});

test('what came of a warning is kept with it', async () => {
  const { id } = await record();
  const detail = await room.call('warning.assess', {
    warningId: id,
    startedAt: NOW - MINUTE,
    wasHit: true,
    note: '上坑村 02:50 山洪',
  });
  expect(detail.impact).toMatchObject({ startedAt: NOW - MINUTE, wasHit: true });
});
