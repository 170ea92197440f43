import { beforeAll, expect, test } from 'vitest';
import { bundleDesk, type DeskPrograms } from '../../faults/deskBundle';
import { describeFigures } from '../../faults/figures';
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
