import { expect, test } from 'vitest';
import { describeFigures } from '../../faults/figures';
import { killHandovers } from '../../faults/handoverKills';

const STEP = process.env.WATCHDESK_FAULTS === 'all' ? 1 : 30;

test('SIGKILL at any statement of a handover leaves the old shift with everything or the new one with everything', {
  timeout: 300_000,
}, async () => {
  const figures = await killHandovers(STEP);
  process.stdout.write(
    `${describeFigures(`SIGKILL in a handover of ${figures.statements} statements`, figures)}\n`,
  );
  expect(figures).toMatchObject({ lost: 0, doubled: 0, problems: [] });
  expect(figures.statements).toBeGreaterThan(40);
});
