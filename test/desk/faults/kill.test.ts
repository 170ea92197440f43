import { beforeAll, expect, test } from 'vitest';
import { bundleDesk, type DeskPrograms } from '../../faults/deskBundle';
import { describeFigures } from '../../faults/figures';
import { killTheDesk } from '../../faults/kill';
import { seeded } from '../journal/bareJournal';

let programs: DeskPrograms;

beforeAll(async () => {
  programs = await bundleDesk('kill-test');
}, 60_000);

test('20 kills of the desk while the screen and a command write: every acknowledged line found, none twice', {
  timeout: 300_000,
}, async () => {
  const figures = await killTheDesk({ script: programs.desk, kills: 20, random: seeded(20) });
  process.stdout.write(`${describeFigures('SIGKILL of the desk', figures)}\n`);
  expect(figures).toMatchObject({ lost: 0, doubled: 0, problems: [] });
  expect(figures.acknowledged).toBeGreaterThan(100);
});
