import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { dayShift, landslide, line } from '../../helpers/acts';
import { type DeskRoom, makeRoom } from '../../helpers/deskRoom';

const MINUTE = 60_000;
let room: DeskRoom;
beforeEach(async () => {
  room = await makeRoom();
});
afterEach(() => room.dispose());

describe('a line of the log', () => {
  it('is numbered densely, keeps its three times and names who wrote it', async () => {
    await room.call('shift.open', dayShift(room));
    const receivedAt = room.clock.wall() - 8 * MINUTE;
    const occurredAt = receivedAt - 18 * MINUTE;
    const first = await room.call('log.append', line(room, { receivedAt, occurredAt }));
    const second = await room.call('log.append', line(room), room.operator);
    expect(second.number).toBe(first.number + 1);
    expect(second.humanNumber).toBe((first.humanNumber ?? 0) + 1);
    expect(first).toMatchObject({ receivedAt, occurredAt, recordedAt: room.clock.wall() });
    expect(first.author?.name).toBe('陈立');
    expect(second.author?.name).toBe('黄敏');
    expect(first.shiftId).not.toBeNull();
  });

  it('is stored once however often it is sent', async () => {
    const input = line(room);
    const first = await room.call('log.append', input);
    const again = await room.call('log.append', input);
    expect(again).toEqual(first);
    expect(room.facts().filter((one) => one.kind === 'log.recorded')).toHaveLength(1);
  });

  it('is corrected by a linked line, once, and both stay', async () => {
    const first = await room.call('log.append', line(room, { text: '被困2人' }));
    const entryId = room.newId();
    const corrected = await room.call('log.correct', {
      entryId,
      corrects: first.id,
      text: '被困3人',
      reason: '回拨核对',
    });
    expect(corrected.corrects).toEqual({ id: first.id, number: first.humanNumber });
    const before = await room.call('log.get', { entryId: first.id });
    expect(before.text).toBe('被困2人');
    expect(before.correctedBy?.id).toBe(entryId);
    const refused = await room.refusal('log.correct', {
      entryId: room.newId(),
      corrects: first.id,
      text: '被困4人',
      reason: '',
    });
    expect(refused).toMatchObject({ code: 'already_corrected' });
  });

  it('written by the desk cannot be corrected', async () => {
    await room.call('shift.open', dayShift(room));
    const [newest] = (await room.call('board.get', {})).log;
    expect(newest?.kind).toBe('system');
    const refused = await room.refusal('log.correct', {
      entryId: room.newId(),
      corrects: newest?.id,
      text: 'x',
      reason: '',
    });
    expect(refused.code).toBe('not_correctable');
  });
});

describe('bad input is refused with the field, and nothing of it stays', () => {
  const cases: readonly (readonly [string, Record<string, unknown>, string, string])[] = [
    ['an empty text', { text: '   ' }, 'invalid_input', 'text'],
    ['a NUL', { text: '前\u0000后' }, 'text_not_storable', 'text'],
    ['half a surrogate pair', { text: '前\ud83d后' }, 'text_not_storable', 'text'],
    ['ten megabytes', { text: '长'.repeat(10_000_000) }, 'text_too_long', 'text'],
    ['a wrong type', { text: 7 }, 'invalid_input', 'text'],
    ['a missing field', { text: undefined }, 'invalid_input', 'text'],
    ['an extra field', { extra: 1 }, 'invalid_input', ''],
    ['a kind that the desk writes itself', { kind: 'system' }, 'invalid_input', 'kind'],
    ['a time that is no number', { receivedAt: 'now' }, 'invalid_input', 'receivedAt'],
    ['a time that is not finite', { receivedAt: Number.NaN }, 'invalid_input', 'receivedAt'],
    ['an id that is none', { entryId: 'x' }, 'invalid_input', 'entryId'],
    [
      'an incident that is not there',
      { incidentId: '00000000-0000-4000-8000-0000000000ff' },
      'not_found',
      'incidentId',
    ],
  ];
  for (const [name, given, code, field] of cases) {
    it(name, async () => {
      const before = room.facts().length;
      const error = await room.refusal('log.append', { ...line(room), ...given });
      expect(error.code).toBe(code);
      expect(error.field ?? '').toBe(field);
      expect(room.facts()).toHaveLength(before);
    });
  }

  it('a time in the future', async () => {
    const error = await room.refusal(
      'log.append',
      line(room, { receivedAt: room.clock.wall() + 5 * MINUTE }),
    );
    expect(error).toMatchObject({ code: 'time_in_future', field: 'receivedAt' });
  });

  it('an occurrence after its receipt', async () => {
    const receivedAt = room.clock.wall() - 10 * MINUTE;
    const error = await room.refusal(
      'log.append',
      line(room, { receivedAt, occurredAt: receivedAt + MINUTE }),
    );
    expect(error).toMatchObject({ code: 'time_order', field: 'occurredAt' });
  });

  it('a prototype that somebody tries to change', async () => {
    const input = JSON.parse(`{"__proto__":{"polluted":true},"entryId":"${room.newId()}"}`);
    await room.refusal('log.append', input);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });

  it('an unknown procedure, and one that only the machine itself may name', async () => {
    const reply = await room.reply('log.delete', {});
    expect(reply).toMatchObject({ ok: false, error: { code: 'unknown_procedure' } });
    const inherited = await room.reply('toString', {});
    expect(inherited).toMatchObject({ ok: false, error: { code: 'unknown_procedure' } });
  });
});

describe('who may', () => {
  it('write nothing before sign-in, and read the board all the same', async () => {
    expect((await room.refusal('log.append', line(room), null)).code).toBe('not_signed_in');
    expect((await room.call('board.get', {}, null)).shift).toBeNull();
  });

  it('not act in the name of somebody who is not signed in here', async () => {
    room.seat.signOut(room.operator);
    expect((await room.refusal('log.append', line(room), room.operator)).code).toBe('not_signed_in');
  });

  it('not open a shift or make accounts as an operator', async () => {
    expect((await room.refusal('shift.open', dayShift(room), room.operator)).code).toBe('forbidden');
    const account = { name: 'newone', displayName: '新人', password: 'Watchdesk-demo-1', roles: ['officer'] };
    expect((await room.refusal('account.create', account, room.officer)).code).toBe('forbidden');
  });
});

describe('incidents', () => {
  it('are numbered per day of the room and titled from what was said', async () => {
    const first = await room.call('incident.record', landslide(room, { title: '' }));
    const second = await room.call('incident.record', landslide(room));
    expect(first.number).toBe('SJ-20261124-001');
    expect(second.number).toBe('SJ-20261124-002');
    expect(first.title).toBe('枫坪镇上坑村3组 屋后滑坡');
  });

  it('cannot be closed with open duties by an officer; a supervisor may with a reason, which is kept', async () => {
    const incident = await room.call('incident.record', landslide(room));
    const close = { incidentId: incident.id, result: '已处置完毕', overrideReason: '' };
    expect(await room.refusal('incident.close', close)).toMatchObject({
      code: 'incident_has_open_items',
      params: { count: 10 },
    });
    const override = { ...close, overrideReason: '演示用，报告另行补报' };
    expect((await room.refusal('incident.close', override)).code).toBe('incident_has_open_items');
    const closed = await room.call('incident.close', override, room.supervisor);
    expect(closed.state).toBe('closed');
    expect(await room.call('deadline.list', { withinMs: null })).toEqual([]);
    expect(room.facts().at(-1)?.body.leftOpen).toHaveLength(10);
  });
});

describe('sign-in', () => {
  it('locks an account for ten minutes after five wrong passwords and counts before it answers', async () => {
    for (let turn = 0; turn < 5; turn += 1) {
      const error = await room.refusal(
        'session.signIn',
        { name: 'officer', password: `wrong-${turn}` },
        null,
      );
      expect(error.code).toBe('wrong_password');
    }
    const right = { name: 'officer', password: 'Watchdesk-demo-1' };
    expect((await room.refusal('session.signIn', right, null)).code).toBe('locked_out');
    room.reopen();
    expect((await room.refusal('session.signIn', right, null)).code).toBe('locked_out');
    room.clock.advance(10 * MINUTE + 1);
    expect((await room.call('session.signIn', right, null)).displayName).toBe('陈立');
  });

  it('gives the same answer for an unknown name', async () => {
    const error = await room.refusal('session.signIn', { name: 'nobody', password: 'x' }, null);
    expect(error).toEqual({ code: 'wrong_password', field: 'password' });
  });
});
