import { beforeAll, expect, test } from 'vitest';
import { bundleDesk, type DeskPrograms } from '../../faults/deskBundle';
import { describeFigures } from '../../faults/figures';
import { guessPasswords } from '../../faults/guesses';
import { killTheDesk } from '../../faults/kill';
import { seeded } from '../journal/bareJournal';

let programs: DeskPrograms;

beforeAll(async () => {
  programs = await bundleDesk('kill-test');
}, 60_000);

const KILLS = process.env.WATCHDESK_FAULTS === 'all' ? 20 : 8;

test('kills of the desk while the screen and a command write: every acknowledged line found, none twice', {
  timeout: 300_000,
}, async () => {
  const figures = await killTheDesk({ script: programs.desk, kills: KILLS, random: seeded(20) });
  process.stdout.write(`${describeFigures('SIGKILL of the desk', figures)}\n`);
  expect(figures).toMatchObject({ lost: 0, doubled: 0, problems: [] });
  expect(figures.acknowledged).toBeGreaterThan(KILLS * 5);
});

test('guesses over kills of the desk and a day’s change of the clock: the lock stops every one, and two careless desks let some through', {
  timeout: 120_000,
}, async () => {
  const { desk: script } = programs;
  const held = await guessPasswords({ script, guesses: 40, kills: 2, random: seeded(7) });
  expect(held).toMatchObject({ guesses: 40, looked: 0, accepted: 0, problems: [] });
  for (const careless of ['memory', 'clock'] as const) {
    const few = { script, guesses: 10, kills: 1, random: seeded(7), careless };
    const { looked, accepted } = await guessPasswords(few);
    expect({ careless, through: looked + accepted }).not.toEqual({ careless, through: 0 });
  }
});
