import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Reply } from '../../../shared/contract/envelope';
import { type DeskRoom, makeRoom, PASSWORD } from '../../helpers/deskRoom';

let room: DeskRoom;
beforeEach(async () => {
  room = await makeRoom();
});
afterEach(() => room.dispose());

const signIn = (password: string): Promise<Reply> =>
  room.reply('session.signIn', { name: 'officer', password }, null);
const codeOf = (reply: Reply): string => (reply.ok ? 'signed in' : reply.error.code);

test('a desk that dies while it looks at the right password does not lock its owner out', async () => {
  for (let kill = 0; kill < 6; kill += 1) {
    void signIn(PASSWORD).catch(() => undefined);
    room.reopen();
  }
  expect(codeOf(await signIn(PASSWORD))).toBe('signed in');
});

test('wrong passwords stay counted over restarts', async () => {
  for (let guess = 0; guess < 5; guess += 1) {
    expect(codeOf(await signIn(`wrong ${guess}`))).toBe('wrong_password');
    room.reopen();
  }
  expect(codeOf(await signIn(PASSWORD))).toBe('locked_out');
});

test('guesses made all at once get no more answers than guesses in turn', async () => {
  const guesses = Array.from({ length: 24 }, (_, index) => `wrong ${index}`);
  guesses.push(PASSWORD);
  const answers = (await Promise.all(guesses.map(signIn))).map(codeOf);
  expect(answers.filter((answer) => answer === 'wrong_password').length).toBeLessThanOrEqual(5);
  expect(answers.filter((answer) => answer === 'signed in')).toEqual([]);
});
