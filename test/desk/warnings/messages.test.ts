import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { rebuildProjections } from '../../../electron/desk/projections/project';
import { type DeskRoom, makeRoom, NOW } from '../../helpers/deskRoom';
import { aReading, naming, type TakenIn } from '../../helpers/warningReading';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const [A, B, C] = [
  '35012241600000_20261124010000',
  '35012241600000_20261124013000',
  '35012241600000_20261124020000',
];

let room: DeskRoom;
beforeEach(async () => {
  room = await makeRoom();
});
afterEach(() => room.dispose());

const take = async (...readings: readonly TakenIn[]) =>
  room.call('warning.import', { readings: [...readings] });
const wall = async () =>
  (await room.call('warning.list', { inForceOnly: true })).map((one) => one.identifier);
const all = async () => room.call('warning.list', { inForceOnly: false });
const held = async () => room.call('warning.held', {});

const alert = () => aReading({ identifier: A });
const update = (over: Parameters<typeof aReading>[0] = {}) =>
  aReading({
    identifier: B,
    message: 'update',
    color: 'red',
    level: 'level_1',
    issuedAt: NOW - 90 * MINUTE,
    references: naming(A),
    ...over,
  });
const cancel = (over: Parameters<typeof aReading>[0] = {}) =>
  aReading({ identifier: C, message: 'cancel', issuedAt: NOW - 60 * MINUTE, references: naming(A), ...over });

describe('a message about a warning', () => {
  test('is taken in once, however often it comes', async () => {
    const [first] = await take(alert());
    expect(first).toMatchObject({ outcome: 'recorded', title: '岚溪县气象台发布暴雨橙色预警信号' });
    const [again, other] = await take(alert(), { ...alert(), issuedAt: null });
    expect(again).toMatchObject({ outcome: 'known', warningId: first?.warningId });
    expect(other?.outcome).toBe('updated');
  });

  test('that updates another one takes its place on the wall and leaves it in the record', async () => {
    const [first, second] = await take(alert(), update());
    expect([first?.outcome, second?.outcome]).toEqual(['recorded', 'updated']);
    expect(await wall()).toEqual([B]);
    const kept = (await all()).find((one) => one.identifier === A);
    expect(kept).toMatchObject({ state: 'superseded', supersededBy: second?.warningId });
    const { history } = await room.call('warning.get', { warningId: second?.warningId ?? '' });
    expect(history.map(({ kind, color }) => [kind, color])).toEqual([
      ['alert', 'orange'],
      ['update', 'red'],
    ]);
  });

  test('that comes in the wrong order stands behind the newer one', async () => {
    await take(alert(), update({ identifier: C, issuedAt: NOW - 10 * MINUTE, references: naming(A) }));
    const [late] = await take(update());
    expect(late?.outcome).toBe('outdated');
    expect(await wall()).toEqual([C]);
  });

  test('that cancels lifts the newest of its chain', async () => {
    await take(alert(), update());
    const [done] = await take(cancel());
    expect(done?.outcome).toBe('lifted');
    expect(await wall()).toEqual([]);
    const lifted = (await all()).find((one) => one.identifier === B);
    expect(lifted?.state).toBe('lifted');
    const { history } = await room.call('warning.get', { warningId: lifted?.id ?? '' });
    expect(history.at(-1)).toMatchObject({ kind: 'cancel', identifier: C });
    expect((await take(cancel()))[0]?.outcome).toBe('known');
  });

  test('never brings a lifted warning back when it is older than the lifting', async () => {
    await take(alert(), cancel({ issuedAt: NOW }));
    room.clock.advance(MINUTE);
    expect((await take(update()))[0]).toMatchObject({ outcome: 'held', reason: 'older_than_lifting' });
    expect(await wall()).toEqual([]);
  });

  test('whose warning nobody has is held and never shown as new, until the warning comes', async () => {
    expect((await take(update()))[0]).toMatchObject({ outcome: 'held', reason: 'no_parent' });
    expect(await wall()).toEqual([]);
    expect(await all()).toEqual([]);
    expect((await held()).map((one) => one.warning.identifier)).toEqual([B]);
    await take(alert());
    expect(await held()).toEqual([]);
    expect(await wall()).toEqual([B]);
  });

  test('that lies in one file with its parent needs no order', async () => {
    const results = await take(cancel(), update(), alert());
    expect(results.map((one) => one.outcome)).toEqual(['lifted', 'updated', 'recorded']);
  });

  test('that is an exercise changes no real warning', async () => {
    await take(alert());
    const [first, second] = await take(
      update({ status: 'exercise' }),
      cancel({ status: 'test', identifier: 'T-1' }),
    );
    expect([first?.reason, second?.reason]).toEqual(['other_status', 'other_status']);
    expect(await wall()).toEqual([A]);
  });

  test('that is a draft is kept and not on the wall; an exercise is on it', async () => {
    await take(
      aReading({ identifier: 'D-1', status: 'draft' }),
      aReading({ identifier: 'E-1', status: 'exercise' }),
    );
    expect(await wall()).toEqual(['E-1']);
    expect((await all()).map((one) => one.identifier).toSorted()).toEqual(['D-1', 'E-1']);
    const current = await room.call('duty.current', {});
    expect(current.suggestedBy).toEqual([]);
  });

  test('that lacks its issuer, hazard or area refuses only itself', async () => {
    const results = await take(
      aReading({ identifier: 'X-1', issuer: '' }),
      aReading({ identifier: 'X-2', area: '' }),
      aReading({ identifier: 'X-3', startsAt: NOW, endsAt: NOW - HOUR }),
      aReading({ identifier: 'X-4' }),
    );
    expect(results.map((one) => one.reason ?? one.outcome)).toEqual([
      'missing_issuer',
      'missing_area',
      'time_order',
      'recorded',
    ]);
  });

  test('that is only an acknowledgement is noted and asks nobody', async () => {
    await take(alert());
    const [noted] = await take(aReading({ identifier: 'K-1', message: 'ack', references: naming(A) }));
    expect(noted).toMatchObject({ outcome: 'noted', reason: 'acknowledgement' });
    expect(await held()).toEqual([]);
  });
});

describe('a held message', () => {
  test('is linked by an officer: the update takes the place, the cancel lifts', async () => {
    const [known] = await take(aReading({ identifier: null, id: room.newId() }));
    await take(update({ references: naming('Z-9') }));
    const [waiting] = await held();
    expect(waiting?.candidates.map(({ id }) => id)).toEqual([known?.warningId]);
    const updated = await room.call('warning.link', {
      messageId: waiting?.id ?? '',
      warningId: known?.warningId ?? '',
    });
    expect(updated).toMatchObject({ color: 'red', state: 'in_force', updates: [known?.warningId] });
    await take(cancel({ references: naming('Z-9'), issuedAt: NOW - 5 * HOUR }));
    const [late] = await held();
    const lifted = await room.call('warning.link', { messageId: late?.id ?? '', warningId: updated.id });
    expect(lifted.state).toBe('lifted');
    expect(await held()).toEqual([]);
  });

  test('is taken as new, which a cancel cannot be', async () => {
    await take(update(), cancel({ identifier: 'C-9', references: naming('Z-9') }));
    const [first, second] = (await held()).toSorted((a, b) =>
      a.warning.message.localeCompare(b.warning.message),
    );
    const refused = await room.refusal('warning.takeAsNew', { messageId: first?.id ?? '' });
    expect(refused.code).toBe('warning_not_linked');
    const taken = await room.call('warning.takeAsNew', { messageId: second?.id ?? '' });
    expect(taken).toMatchObject({ identifier: B, state: 'in_force' });
    await room.call('warning.dismiss', { messageId: first?.id ?? '', reason: '与本县无关' });
    expect(await held()).toEqual([]);
    expect((await room.refusal('warning.dismiss', { messageId: first?.id ?? '', reason: '再来' })).code).toBe(
      'already_done',
    );
  });

  test('is handed over with those in force', async () => {
    await take(alert(), update({ references: naming('Z-9') }));
    const open = await room.call('handover.open', {});
    const titles = open.filter((item) => item.group === 'warnings').map((item) => item.key.split(':')[0]);
    expect(titles).toEqual(['warning', 'warning-held']);
  });
});

describe('a pasted text', () => {
  test('has no identifier: it is known by the id of its draft, and lifts what the officer names', async () => {
    const id = room.newId();
    const sms = aReading({ id, identifier: null, source: 'paste', original: '【岚溪县气象台】…' });
    const [first] = await take(sms);
    expect((await take(sms))[0]).toMatchObject({ outcome: 'known', warningId: id });
    const lifting = aReading({
      id: room.newId(),
      identifier: null,
      source: 'paste',
      isLifting: true,
      issuedAt: null,
      original: '解除暴雨橙色预警信号',
      parentId: first?.warningId ?? '',
    });
    expect((await take(lifting))[0]).toMatchObject({ outcome: 'lifted', warningId: id });
    const { history } = await room.call('warning.get', { warningId: id });
    expect(history.map(({ original }) => original)).toEqual(['【岚溪县气象台】…', '解除暴雨橙色预警信号']);
  });
});

test('the same stands after the tables are filled anew from the journal', async () => {
  await take(alert(), update(), cancel(), update({ identifier: 'U-7', references: naming('Z-9') }));
  const [one] = await held();
  await room.call('warning.takeAsNew', { messageId: one?.id ?? '' });
  const read = async () => JSON.stringify([await all(), await held()]);
  const before = await read();
  rebuildProjections(room.db);
  expect(await read()).toBe(before);
});
