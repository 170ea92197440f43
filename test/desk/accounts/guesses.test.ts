import { afterEach, beforeEach, expect, test } from 'vitest';
import { clientConnection } from '../../../electron/desk/connections';
import type { Reply } from '../../../shared/contract/envelope';
import { type DeskRoom, makeRoom, PASSWORD } from '../../helpers/deskRoom';

const DAY = 86_400_000;
const MINUTE = 60_000;

let room: DeskRoom;
beforeEach(async () => {
  room = await makeRoom();
});
afterEach(() => room.dispose());

const signIn = (name: string, password: string): Promise<Reply> =>
  room.reply('session.signIn', { name, password }, null);
const codeOf = (reply: Reply): string => (reply.ok ? 'signed in' : reply.error.code);

test('300 guesses, the clock set a day on and back and the desk restarted in between: none accepted, the lock holds', async () => {
  const answers: Record<string, number> = {};
  for (let guess = 0; guess < 300; guess += 1) {
    if (guess % 30 === 7) room.clock.setWall(room.clock.wall() + (guess % 60 === 7 ? DAY : -DAY));
    if (guess % 50 === 9) room.reopen();
    // The right one is among them: while it is locked it is worth no more than the others.
    const isRight = guess >= 5 && guess % 11 === 0;
    const code = codeOf(await signIn('officer', isRight ? PASSWORD : `Guess-number-${guess}`));
    answers[code] = (answers[code] ?? 0) + 1;
  }
  expect(answers).toEqual({ wrong_password: 5, locked_out: 295 });
  const refused = room.facts().filter((fact) => fact.kind === 'session.refused');
  expect(refused).toHaveLength(5);
  expect(refused.at(-1)?.body).toMatchObject({ count: 5, isDoor: false, account: { name: '陈立' } });
  expect(JSON.stringify(refused)).not.toContain('Guess');

  room.clock.advance(10 * MINUTE - 1);
  expect(codeOf(await signIn('officer', PASSWORD))).toBe('locked_out');
  room.clock.advance(1);
  expect(codeOf(await signIn('officer', 'Guess-once-more'))).toBe('wrong_password');
  room.clock.advance(20 * MINUTE - 1);
  expect(codeOf(await signIn('officer', PASSWORD))).toBe('locked_out');
  room.clock.advance(1);
  expect(codeOf(await signIn('officer', PASSWORD))).toBe('signed in');
});

test('a new boot with the clock a day on does not end a lock; what had passed of it counts', async () => {
  for (let guess = 0; guess < 5; guess += 1) await signIn('officer', `wrong ${guess}`);
  room.services.clock.start();
  room.clock.advance(4 * MINUTE);
  room.close();
  room.clock.boot = 'boot-2';
  room.clock.setMonotonic(5_000);
  room.clock.setWall(room.clock.wall() + DAY);
  room.reopen();
  expect(codeOf(await signIn('officer', PASSWORD))).toBe('locked_out');
  room.clock.advance(5 * MINUTE);
  expect(codeOf(await signIn('officer', PASSWORD))).toBe('locked_out');
  room.clock.advance(2 * MINUTE);
  expect(codeOf(await signIn('officer', PASSWORD))).toBe('signed in');
});

test('a name that nobody has is answered, counted and locked like one that somebody has', async () => {
  const answers = async (name: string): Promise<string[]> => {
    const codes: string[] = [];
    for (let guess = 0; guess < 7; guess += 1) codes.push(codeOf(await signIn(name, `wrong ${guess}`)));
    return codes;
  };
  expect(await answers('nobody')).toEqual(await answers('operator'));
  const [first] = room.facts().filter((fact) => fact.kind === 'session.refused');
  expect(first?.body).toMatchObject({ account: null, count: 1 });
  const told = room.facts().filter((fact) => fact.kind.startsWith('session.'));
  expect(JSON.stringify(told)).not.toContain('nobody');
});

test('guesses spread over many names lock the seat, and not the socket', async () => {
  const codes: string[] = [];
  for (let name = 0; name < 22; name += 1) codes.push(codeOf(await signIn(`name-${name}`, 'wrong')));
  expect(codes.filter((code) => code === 'wrong_password')).toHaveLength(20);
  expect(codeOf(await signIn('officer', PASSWORD))).toBe('locked_out');
  const request = { id: 1, procedure: 'session.signIn', input: { name: 'officer', password: PASSWORD } };
  expect(codeOf(await room.router(request, clientConnection()))).toBe('signed in');
  expect(codeOf(await signIn('officer', PASSWORD))).toBe('locked_out');
  room.clock.advance(10 * MINUTE);
  expect(codeOf(await signIn('officer', PASSWORD))).toBe('signed in');
});
