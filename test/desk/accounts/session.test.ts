import { afterEach, beforeEach, expect, test } from 'vitest';
import { type DeskRoom, makeRoom, PASSWORD } from '../../helpers/deskRoom';
import { answerAll, begin, quietNight, signing } from '../../helpers/handoverActs';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const PIN = '294817';

let room: DeskRoom;
beforeEach(async () => {
  room = await makeRoom();
});
afterEach(() => room.dispose());

const kinds = (prefix: string): string[] =>
  room
    .facts()
    .map((fact) => fact.kind)
    .filter((kind) => kind.startsWith(prefix));

async function openShift(): Promise<void> {
  const now = room.clock.wall();
  await room.call('shift.open', {
    shiftId: room.newId(),
    startsAt: now,
    endsAt: now + 8 * HOUR,
    posts: [{ post: 'primary_officer', accountId: room.officer, name: '陈立', phone: '' }],
  });
}

test('a locked seat shows the board, hears alerts under nobody’s name and stays locked over a restart; the socket works on', async () => {
  await room.call('instruction.record', {
    entryId: room.newId(),
    leader: '赵局长',
    way: 'phone',
    words: '核实',
    owner: '值班员',
    dueAt: room.clock.wall() + 60_000,
    receivedAt: null,
    incidentId: null,
  });
  const locked = await room.call('session.lock', { reason: 'hand' });
  expect(locked).toMatchObject({ isLocked: true, lockedBy: '陈立', lockReason: 'hand', idleMinutes: 10 });
  expect(await room.refusal('log.append', {})).toMatchObject({ code: 'seat_locked' });
  expect(await room.refusal('session.signIn', { name: 'officer', password: PASSWORD })).toMatchObject({
    code: 'seat_locked',
  });
  room.reopen();
  expect(await room.call('session.state', {})).toMatchObject({ isLocked: true, lockedAt: locked.lockedAt });
  room.clock.advance(120_000);
  room.scan();
  expect((await room.call('board.get', {})).alerts).toHaveLength(1);
  const [alert] = await room.call('alert.list', {});
  const heard = await room.call('alert.acknowledge', { alertId: alert?.id ?? '' });
  expect(heard).toMatchObject({ state: 'acknowledged', acknowledgedBy: '' });
  expect(await room.call('session.lock', { reason: 'idle' })).toMatchObject({ lockReason: 'hand' });
  expect(kinds('session.')).toEqual(['session.locked']);
});

test('only somebody signed in here unlocks, by password; another one takes the seat over and the others are out', async () => {
  room.seat.signOut(room.operator);
  await room.call('session.lock', { reason: 'system' }, null);
  const unlock = { accountId: room.operator, password: PASSWORD };
  expect(await room.refusal('session.unlock', unlock, null)).toMatchObject({ code: 'not_signed_in' });
  const wrong = { accountId: room.officer, password: 'wrong' };
  expect(await room.refusal('session.unlock', wrong, null)).toMatchObject({ code: 'wrong_password' });
  const open = await room.call('session.unlock', { accountId: room.officer, password: PASSWORD }, null);
  expect(open).toMatchObject({ isLocked: false, lockedAt: null });

  await room.call('session.lock', { reason: 'idle' }, null);
  const taken = await room.call('session.take', { name: 'operator', password: PASSWORD }, null);
  expect(taken).toMatchObject({ id: room.operator, lastSignedInAt: room.clock.wall() });
  expect([...room.seat.signedIn()]).toEqual([room.operator]);
  await room.line('我在', room.operator);
  expect(await room.refusal('log.append', {}, room.officer)).toMatchObject({ code: 'not_signed_in' });
  const last = room.facts().findLast((fact) => fact.kind === 'session.taken');
  expect(last?.body).toMatchObject({ wasLocked: true, author: { accountId: room.operator } });
  expect(kinds('session.')).toEqual([
    'session.locked',
    'session.refused',
    'session.unlocked',
    'session.locked',
    'session.taken',
  ]);
});

test('with nobody signed in there is nothing to lock', async () => {
  for (const id of [...room.seat.signedIn()]) await room.call('session.signOut', { accountId: id }, null);
  expect(await room.call('session.lock', { reason: 'idle' }, null)).toMatchObject({ isLocked: false });
  expect(kinds('session.')).toEqual(['session.signed_out', 'session.signed_out', 'session.signed_out']);
});

test('a PIN unlocks the seat for who signed in in this shift, five tries, and never in the next shift', async () => {
  await openShift();
  expect(await room.refusal('account.setPin', { password: PASSWORD, pin: '123456' })).toMatchObject({
    code: 'pin_simple',
  });
  const account = await room.call('account.setPin', { password: PASSWORD, pin: PIN });
  expect(account.hasPin).toBe(true);
  const lock = () => room.call('session.lock', { reason: 'idle' }, null);
  const unlock = (pin: string) => room.reply('session.unlock', { accountId: room.officer, pin }, null);
  expect((await lock()).pinAllowed).toEqual([]);
  expect(await unlock(PIN)).toMatchObject({ error: { code: 'pin_not_allowed' } });
  await room.call('session.unlock', { accountId: room.officer, password: PASSWORD }, null);
  expect((await lock()).pinAllowed).toEqual([room.officer]);
  expect(await unlock('000001')).toMatchObject({ error: { code: 'pin_wrong', params: { left: 4 } } });
  expect(await unlock(PIN)).toMatchObject({ ok: true, value: { isLocked: false } });

  await lock();
  for (let guess = 0; guess < 5; guess += 1) {
    expect(await unlock(`00001${guess}`)).toMatchObject({ ok: false });
    room.reopen();
  }
  expect(await unlock(PIN)).toMatchObject({ error: { code: 'pin_not_allowed' } });
  await room.call('session.unlock', { accountId: room.officer, password: PASSWORD }, null);
  expect((await lock()).pinAllowed).toEqual([room.officer]);
  room.clock.advance(25 * HOUR);
  expect(await room.call('session.state', {}, null)).toMatchObject({ pinAllowed: [] });
  const texts = JSON.stringify(room.facts().map((fact) => fact.body));
  expect(texts).not.toContain(PIN);
  expect(texts).not.toContain('argon2');
});

test('a password past its time signs in until the end of the shift, says so, and is then changed first', async () => {
  await openShift();
  const signIn = () => room.reply('session.signIn', { name: 'officer', password: PASSWORD }, null);
  const grace = await signIn();
  const until = room.clock.wall() + 8 * HOUR;
  expect(grace).toMatchObject({ ok: true, value: { mustChangePassword: true, passwordGraceUntil: until } });
  await room.line('照常记');
  room.clock.advance(8 * HOUR + 1);
  await room.line('会话不因此结束');
  const over = { code: 'password_expired', params: { accountId: room.officer, reason: 'age' } };
  expect(await signIn()).toMatchObject({ ok: false, error: over });
  const change = { accountId: room.officer, current: PASSWORD, next: PASSWORD };
  expect(await room.refusal('account.changePassword', change, null)).toMatchObject({ code: 'password_used' });
  const weak = { ...change, next: 'short' };
  expect(await room.refusal('account.changePassword', weak, null)).toMatchObject({
    code: 'password_too_weak',
    field: 'next',
    params: { reason: 'too_short', minLength: 10, classes: 3 },
  });
  const next = 'Night-watch-2027';
  const changed = await room.call('account.changePassword', { ...change, next }, null);
  expect(changed).toMatchObject({ mustChangePassword: false, passwordGraceUntil: null });
  expect(changed.passwordDueAt).toBe(room.clock.wall() + 90 * DAY);
  expect(await signIn()).toMatchObject({ ok: false, error: { code: 'wrong_password' } });
  await room.call('session.signIn', { name: 'officer', password: next }, null);
});

test('an account that nobody used for 90 days is disabled at its next sign-in, but never the last supervisor', async () => {
  for (const name of ['officer', 'supervisor'])
    await room.call('session.signIn', { name, password: PASSWORD }, null);
  room.clock.advance(91 * DAY);
  const signIn = (name: string) => room.reply('session.signIn', { name, password: PASSWORD }, null);
  expect(await signIn('officer')).toMatchObject({ error: { code: 'account_disabled' } });
  expect(await room.refusal('log.append', {})).toMatchObject({ code: 'not_signed_in' });
  expect(await signIn('supervisor')).toMatchObject({ error: { code: 'password_expired' } });
  await room.call('account.enable', { accountId: room.officer }, room.supervisor);
  expect(await signIn('officer')).toMatchObject({ error: { code: 'password_expired' } });
});

test('in a demonstration room nothing runs out', async () => {
  room.db.prepare('UPDATE room SET demo = 1').run();
  await room.call('session.signIn', { name: 'officer', password: PASSWORD }, null);
  room.clock.advance(400 * DAY);
  const again = await room.call('session.signIn', { name: 'officer', password: PASSWORD }, null);
  expect(again).toMatchObject({ passwordDueAt: null, mustChangePassword: false });
});

test('a sign-in that could not be written did not happen', async () => {
  for (const id of [...room.seat.signedIn()]) room.seat.signOut(id);
  room.db.exec(
    `CREATE TEMP TRIGGER full BEFORE INSERT ON main.local_sessions BEGIN SELECT RAISE(ABORT, 'no room'); END`,
  );
  expect(await room.reply('session.signIn', { name: 'officer', password: PASSWORD }, null)).toMatchObject({
    ok: false,
  });
  room.db.exec('DROP TRIGGER full');
  expect([...room.seat.signedIn()]).toEqual([]);
  expect(kinds('session.')).toEqual([]);
});

test('the seat changes hands with the shift: who goes off is out, who signed as on-coming is in, who is of neither stays', async () => {
  const night = await quietNight();
  const { room: desk } = night;
  desk.seat.signOut(night.relief);
  const live = await begin(night);
  desk.seat.signIn(night.relief, desk.clock.wall());
  await answerAll(night);
  desk.seat.signOut(night.relief);
  const done = await desk.call('handover.complete', signing(night, live.id));
  expect([...desk.seat.signedIn()].sort()).toEqual([desk.supervisor, night.relief].sort());
  const again = await desk.call('handover.complete', signing(night, live.id), night.relief);
  expect(again).toEqual(done);
  const facts = desk.facts().filter((fact) => fact.kind.startsWith('session.'));
  const inFact = facts.filter((fact) => fact.kind === 'session.signed_in');
  const outFacts = facts.filter((fact) => fact.kind === 'session.signed_out');
  expect(inFact.map((fact) => fact.subject)).toEqual([night.relief]);
  const gone = [desk.officer, desk.operator, night.leader];
  expect(outFacts.map((fact) => fact.subject).sort()).toEqual(gone.sort());
  expect(outFacts.every((fact) => fact.body['why'] === 'shift_end')).toBe(true);
  desk.dispose();
});

test('on a disk that takes nothing the seat locks and unlocks all the same, and wrong words are counted as long as the desk lives', async () => {
  room.db.pragma('query_only = 1');
  expect(await room.call('session.lock', { reason: 'idle' })).toMatchObject({ isLocked: true });
  expect(await room.refusal('log.append', {})).toMatchObject({ code: 'seat_locked' });
  const unlock = (password: string) =>
    room.reply('session.unlock', { accountId: room.officer, password }, null);
  for (let guess = 0; guess < 5; guess += 1)
    expect(await unlock(`wrong ${guess}`)).toMatchObject({ error: { code: 'read_only' } });
  expect(await unlock(PASSWORD)).toMatchObject({ error: { code: 'locked_out' } });
  room.clock.advance(600_000);
  expect(await unlock(PASSWORD)).toMatchObject({ ok: true, value: { isLocked: false } });
  room.db.pragma('query_only = 0');
  expect(await room.call('session.lock', { reason: 'hand' })).toMatchObject({ isLocked: true });
  room.reopen();
  expect(await room.call('session.state', {})).toMatchObject({ isLocked: true });
});
