import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { projectionDigests } from '../../../electron/desk/projections/digest';
import { rebuildProjections } from '../../../electron/desk/projections/project';
import { dayShift, landslide, line } from '../../helpers/acts';
import { type DeskRoom, makeRoom } from '../../helpers/deskRoom';

const MINUTE = 60_000;
let room: DeskRoom;
beforeEach(async () => {
  room = await makeRoom();
});
afterEach(() => room.dispose());

const withdraw = (withdraws: string, reason = '记错了班次') =>
  room.call('log.withdraw', { entryId: room.newId(), withdraws, reason });

describe('the further columns of a line', () => {
  it('keeps the leader’s words, the result, when it was done and the number of the paper form', async () => {
    const doneAt = room.clock.wall() - MINUTE;
    const input = { leaderWords: '立即核实', result: '已核实', doneAt, paperSerial: '0012' };
    const entry = await room.call('log.append', line(room, input));
    expect(entry).toMatchObject(input);
  });

  it('is refused with a time of completion that has not come', async () => {
    const input = line(room, { result: '已办', doneAt: room.clock.wall() + 5 * MINUTE });
    expect(await room.refusal('log.append', input)).toMatchObject({
      code: 'time_in_future',
      field: 'doneAt',
    });
  });

  it('is completed once, and a second result is refused', async () => {
    const entry = await room.call('log.append', line(room));
    room.clock.advance(10 * MINUTE);
    const done = await room.call('log.finish', { entryId: entry.id, result: '已转移12人', doneAt: null });
    expect(done).toMatchObject({ result: '已转移12人', doneAt: room.clock.wall() });
    const again = { entryId: entry.id, result: '又一次', doneAt: null };
    expect(await room.refusal('log.finish', again)).toMatchObject({ code: 'already_done' });
    const told = (await room.call('board.get', {})).log[0];
    expect(told?.system).toMatchObject({ fact: 'log.finished', params: { number: entry.humanNumber } });
  });

  it('is not finished before it was received, nor where an instruction has its own end', async () => {
    const entry = await room.call('log.append', line(room));
    const early = { entryId: entry.id, result: '早了', doneAt: room.clock.wall() - 60 * MINUTE };
    expect(await room.refusal('log.finish', early)).toMatchObject({ code: 'time_order' });
    const incident = await room.call('incident.record', landslide(room));
    const own = { entryId: incident.id, result: '不对', doneAt: null };
    expect(await room.refusal('log.finish', own)).toMatchObject({ code: 'not_finishable' });
  });

  it('takes later handling below what stood there, with time and name, once however often it is sent', async () => {
    const entry = await room.call('log.append', line(room, { handling: '已通知消防' }));
    room.clock.advance(7 * MINUTE);
    const input = { noteId: room.newId(), entryId: entry.id, handling: '消防到场', leaderWords: '' };
    await room.call('log.handle', input, room.operator);
    const after = await room.call('log.handle', input, room.operator);
    expect(after.handling).toBe('已通知消防\n[11-24 03:05 黄敏] 消防到场');
    const words = { noteId: room.newId(), entryId: entry.id, handling: '', leaderWords: '人员务必清点' };
    const last = await room.call('log.handle', words);
    expect(last.leaderWords).toBe('[11-24 03:05 陈立] 人员务必清点');
    expect(last.handling).toBe(after.handling);
    const none = { noteId: room.newId(), entryId: entry.id, handling: ' ', leaderWords: '' };
    expect(await room.refusal('log.handle', none)).toMatchObject({ code: 'invalid_input' });
  });
});

describe('a withdrawal', () => {
  it('is a line of its own; the line it takes back stays, says why and by whom', async () => {
    const entry = await room.call('log.append', line(room, { kind: 'phone_in' }));
    const back = await withdraw(entry.id);
    expect(back).toMatchObject({ kind: 'note', text: '记错了班次', withdraws: { id: entry.id } });
    const before = await room.call('log.get', { entryId: entry.id });
    expect(before.withdrawnBy).toEqual({
      id: back.id,
      number: back.humanNumber,
      reason: '记错了班次',
      by: '陈立',
    });
    expect(before.text).toBe(entry.text);
  });

  it('is refused twice, of lines of the desk, of an incident’s first line and of a withdrawal', async () => {
    const entry = await room.call('log.append', line(room));
    const back = await withdraw(entry.id);
    const refusal = (withdraws: string) =>
      room.refusal('log.withdraw', { entryId: room.newId(), withdraws, reason: '再撤' });
    expect(await refusal(entry.id)).toMatchObject({ code: 'already_withdrawn' });
    expect(await refusal(back.id)).toMatchObject({
      code: 'not_withdrawable',
      params: { reason: 'withdrawal' },
    });
    const incident = await room.call('incident.record', landslide(room));
    expect(await refusal(incident.id)).toMatchObject({ params: { reason: 'incident' } });
    await room.call('shift.open', dayShift(room));
    const system = (await room.call('board.get', {})).log[0];
    expect(system?.kind).toBe('system');
    expect(await refusal(system?.id ?? '')).toMatchObject({ params: { reason: 'system' } });
  });

  it('leaves nothing to be corrected, finished, added to or pinned', async () => {
    const entry = await room.call('log.append', line(room));
    await room.call('log.pin', { entryId: entry.id });
    await withdraw(entry.id);
    expect(await room.call('log.pinned', {})).toEqual([]);
    const entryId = entry.id;
    const refused = await Promise.all([
      room.refusal('log.correct', { entryId: room.newId(), corrects: entryId, text: '改', reason: '' }),
      room.refusal('log.finish', { entryId, result: '办了', doneAt: null }),
      room.refusal('log.handle', { noteId: room.newId(), entryId, handling: '加', leaderWords: '' }),
      room.refusal('log.pin', { entryId }),
    ]);
    expect(refused.map((one) => one.code)).toEqual(Array(4).fill('already_withdrawn'));
  });

  it('of a corrected line is refused with the number of the line to take', async () => {
    const entry = await room.call('log.append', line(room));
    const correction = await room.call('log.correct', {
      entryId: room.newId(),
      corrects: entry.id,
      text: '改',
      reason: '',
    });
    const input = { entryId: room.newId(), withdraws: entry.id, reason: '撤' };
    expect(await room.refusal('log.withdraw', input)).toMatchObject({
      code: 'already_corrected',
      params: { number: correction.humanNumber },
    });
  });

  it('of an instruction ends its deadline', async () => {
    const entry = await room.call('instruction.record', {
      entryId: room.newId(),
      leader: '林×',
      way: 'phone',
      words: '半小时内报',
      owner: '枫坪镇',
      dueAt: room.clock.wall() + 30 * MINUTE,
      receivedAt: null,
      incidentId: null,
    });
    await withdraw(entry.id, '领导收回');
    expect(await room.call('instruction.list', { open: true })).toEqual([]);
    expect((await room.call('board.get', {})).deadlines).toEqual([]);
  });
});

describe('pinned lines', () => {
  it('stand in the order of their pins until they are taken off', async () => {
    const first = await room.line('东渡大桥封闭');
    const second = await room.line('县长电话改为 0000');
    await room.call('log.pin', { entryId: first });
    room.clock.advance(1_000);
    await room.call('log.pin', { entryId: second });
    await room.call('log.pin', { entryId: second });
    expect((await room.call('log.pinned', {}, null)).map((entry) => entry.id)).toEqual([second, first]);
    await room.call('log.unpin', { entryId: first });
    expect((await room.call('log.pinned', {})).map((entry) => entry.id)).toEqual([second]);
    expect(room.facts().filter((one) => one.kind === 'log.pinned')).toHaveLength(2);
  });
});

describe('calls', () => {
  const call = (outcome: 'note' | 'incident' | 'media' | 'public') => ({
    call: { startedAt: room.clock.wall() - 2 * MINUTE, endedAt: null, outcome },
  });

  it('are kept with pick-up, hang-up and what they were, and are counted by kind', async () => {
    const { id: shiftId } = await room.call('shift.open', dayShift(room));
    const note = await room.call('log.append', line(room, { kind: 'phone_in', ...call('note') }));
    expect(note.call).toEqual({
      startedAt: room.clock.wall() - 2 * MINUTE,
      endedAt: room.clock.wall(),
      outcome: 'note',
    });
    await room.call('log.append', line(room, { kind: 'media', ...call('media') }));
    await room.call('log.append', line(room, { kind: 'public', ...call('public') }));
    const wrong = await room.call('log.append', line(room, { kind: 'media', ...call('media') }));
    await withdraw(wrong.id);
    await room.call('log.correct', {
      entryId: room.newId(),
      corrects: note.id,
      text: '更正',
      reason: '',
    });
    expect(await room.call('shift.numbers', { shiftId })).toMatchObject({ calls: 3, media: 1, public: 1 });
  });

  it('that reported an incident belong to it and are counted once', async () => {
    const { id: shiftId } = await room.call('shift.open', dayShift(room));
    const taken = await room.call('log.append', line(room, { kind: 'phone_in', ...call('incident') }));
    const incident = await room.call('incident.record', { ...landslide(room), callLineId: taken.id });
    expect((await room.call('log.get', { entryId: taken.id })).incidentId).toBe(incident.id);
    await room.call('incident.record', { ...landslide(room), incidentId: room.newId() });
    expect(await room.call('shift.numbers', { shiftId })).toMatchObject({ calls: 2, incidents: 2 });
    const again = { ...landslide(room), incidentId: room.newId(), callLineId: taken.id };
    await room.call('incident.record', again);
    expect((await room.call('log.get', { entryId: taken.id })).incidentId).toBe(incident.id);
    const early = { ...landslide(room), incidentId: room.newId(), callLineId: room.newId() };
    expect(await room.call('incident.record', early)).toMatchObject({ state: 'open' });
  });

  it('do not end before they begin', async () => {
    const startedAt = room.clock.wall();
    const input = line(room, { call: { startedAt, endedAt: startedAt - MINUTE, outcome: 'note' } });
    expect(await room.refusal('log.append', input)).toMatchObject({ code: 'time_order' });
  });
});

it('everything that is added to lines comes back the same when it is rebuilt', async () => {
  await room.call('shift.open', dayShift(room));
  const caller = { unit: '枫坪镇', name: '王海', post: '值班员', phone: '139 5550 0123' };
  const first = await room.call('log.append', line(room, { caller, leaderWords: '核实', paperSerial: '7' }));
  const second = await room.call('log.append', line(room, { caller }));
  await room.call('log.finish', { entryId: first.id, result: '完', doneAt: null });
  await room.call('log.handle', {
    noteId: room.newId(),
    entryId: first.id,
    handling: '又',
    leaderWords: '好',
  });
  await room.call('log.pin', { entryId: first.id });
  await withdraw(second.id);
  await room.call('clock.check', { trueAt: room.clock.wall() - 3 * MINUTE });
  const before = projectionDigests(room.db);
  rebuildProjections(room.db);
  expect(projectionDigests(room.db)).toEqual(before);
});
