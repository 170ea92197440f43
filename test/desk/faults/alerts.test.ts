import { beforeAll, describe, expect, test } from 'vitest';
import { bundleTimersOnly } from '../../faults/alerts/control';
import { fullDiskRun } from '../../faults/alerts/hardPlays';
import { type AlertFigures, describeAlerts } from '../../faults/alerts/ledger';
import { jumpedRun, killedRun, normalRun, sleptRun } from '../../faults/alerts/plays';
import { bundleDesk, type DeskPrograms } from '../../faults/deskBundle';
import { seeded } from '../journal/bareJournal';
import { canMount } from './hardships';

/** The quick tier of `npm run faults -- alerts`: none missed. How late they are is printed here and judged there. */
let programs: DeskPrograms;
const say = (name: string, figures: AlertFigures): void =>
  void process.stdout.write(`${describeAlerts(name, figures)}\n`);

beforeAll(async () => {
  programs = await bundleDesk('alerts-test');
}, 60_000);

describe('an alarm is never missed', { timeout: 240_000 }, () => {
  test('in a normal run', async () => {
    const { figures, problems } = await normalRun({
      script: programs.desk,
      random: seeded(1),
      count: 40,
      spanMs: 6_000,
    });
    say('P1 normal run', figures);
    expect({ ...figures, problems }).toMatchObject({
      alarms: 40,
      missed: 0,
      doubled: 0,
      early: 0,
      problems: [],
    });
  });

  test('over kills of the desk, also between telling and painting', async () => {
    const options = { script: programs.desk, random: seeded(2), count: 40, spanMs: 6_000, kills: 3 };
    const { figures, problems } = await killedRun(options);
    say('P2 3 SIGKILLs', figures);
    expect({ missed: figures.missed, problems }).toEqual({ missed: 0, problems: [] });
    expect(figures.doubled).toBeLessThanOrEqual(3 * 40);
  });

  test('over sleeps of the machine', async () => {
    const options = { script: programs.desk, random: seeded(3), sleeps: 3, longestMs: 300_000, perSleep: 6 };
    const { figures, problems } = await sleptRun(options);
    say('P3 3 sleeps', figures);
    expect({ missed: figures.missed, problems }).toEqual({ missed: 0, problems: [] });
  });

  test('when somebody sets the clock', async () => {
    const options = { script: programs.desk, random: seeded(4), jumps: 4, perJump: 4, spanMs: 1_500 };
    const { figures, problems } = await jumpedRun(options);
    say('P4 4 jumps of the clock', figures);
    expect({ missed: figures.missed, problems }).toEqual({ missed: 0, problems: [] });
  });

  test.runIf(canMount)('on a full disk', async () => {
    const played = await fullDiskRun({ script: programs.desk, random: seeded(5), count: 20 });
    if (played) say('P5 full disk', played.figures);
    expect(played?.figures).toMatchObject({ alarms: 20, missed: 0 });
  });

  test('and the harness sees it when the scan and the look at the start are left out', async () => {
    const { desk } = await bundleTimersOnly();
    const { figures } = await killedRun({
      script: desk,
      random: seeded(6),
      count: 20,
      spanMs: 5_000,
      kills: 2,
    });
    say('control', figures);
    expect(figures.missed).toBeGreaterThan(0);
  });
});
