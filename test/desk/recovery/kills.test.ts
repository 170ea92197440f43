import { expect, it } from 'vitest';
import { describeFigures } from '../../faults/figures';
import { killRecovery } from '../../faults/recoveryKills';
import { drillRestore } from '../../faults/restoreDrill';

it('a backup or a restore that is killed leaves no half one, and the room can be had again', async () => {
  const figures = await killRecovery(
    ['verify', 'rename'],
    ['rows', 'ready', 'place seat.key', 'place watchdesk.db'],
  );
  process.stdout.write(`${describeFigures('SIGKILL in a backup or restore', figures)}\n`);
  expect(figures.problems).toEqual([]);
});

it('a room whose disk died is had again without one acknowledged entry lost', async () => {
  const drill = await drillRestore(300);
  process.stdout.write(`${describeFigures('restore', drill)}\n`);
  expect(drill.problems).toEqual([]);
  expect(drill).toMatchObject({ lost: 0, doubled: 0 });
});
