import { seeded } from '../desk/journal/bareJournal';
import { refuseMemory } from './brokenWrites';
import { damageAtRest, damageLog } from './damage';
import { builtPrograms } from './deskBundle';
import { killExports } from './exports';
import type { FaultFigures } from './figures';
import { fuzzProcedures } from './fuzz';
import { killTheDesk } from './kill';
import { load } from './load';
import { failDisk, fillDisk } from './narrowDisk';
import { shareHome, sleepAndWake } from './others';
import { report } from './report';
import { type Starved, startWithFewHandles, starveHandles, starveMemory } from './scarce';
import { shimLibrary } from './shim/shim';
import { killFirstStarts, startOlder } from './update';

const script = builtPrograms.desk;
type Problems = Promise<readonly string[]>;

function reportIfPlayed(id: string, what: string, figures: FaultFigures | null): readonly string[] {
  if (figures !== null) return report(id, what, figures, 5);
  process.stdout.write(`${id} ${what}: not played, this machine lets us mount nothing\n`);
  return [];
}

/** F1 */
export const playKills = async (seed: number): Problems => {
  const { slowest, ...figures } = await killTheDesk({ script, kills: 60, random: seeded(seed) });
  const time =
    slowest === null
      ? ''
      : `the slowest start ran ${(slowest.ran / 1_000).toFixed(2)} s and waited ${(slowest.waited / 1_000).toFixed(2)} s for a processor`;
  return report('F1', 'SIGKILL of the desk', figures, 5, time);
};

/** F6 */
export const playDiskFull = async (): Problems =>
  reportIfPlayed('F6', 'the disk is full, and has room again', await fillDisk(script, 20));

/** F7 */
export const playDiskGone = async (): Problems =>
  reportIfPlayed('F7', 'the kernel makes a failing disk read-only', await failDisk(script, 10));

/** F8 */
export const playMemory = async (): Problems => [
  ...(shimLibrary() === null
    ? []
    : report(
        'F8',
        'the n-th memory that SQLite asks for is refused, once and sticky',
        await refuseMemory({ script }),
        5,
      )),
  ...reportStarved(await starveMemory(script, 16)),
];

function reportStarved({ heap, deaths, ...figures }: Starved): readonly string[] {
  const what = `a heap of ${heap} MiB, and an address space that may not grow, pressed with answers that do not fit`;
  return report('F8', what, figures, 10, `it died ${deaths} times`);
}

/** F9 */
export const playDamage = async (seed: number): Problems => {
  const { unchanged, local, index, ...figures } = await damageAtRest(1_000, seeded(seed));
  const rest = `acknowledged: content changed, found: noticed; ${unchanged} left the content as it was, ${local} hit rows of this seat alone, ${index} the search index`;
  return [
    ...report('F9', 'damage of the database file at rest: bits, pages, cut off, noise', figures, 5, rest),
    ...report(
      'F9',
      'damage of the write-ahead log after a kill',
      await damageLog(300, seeded(seed)),
      5,
      'noticed by the check code that stands outside the machine',
    ),
  ];
};

/** F11 */
export const playExports = async (seed: number): Problems =>
  report(
    'F11',
    'SIGKILL in an export (CSV, XLSX, DOCX) over an older file',
    await killExports(builtPrograms, { kills: 45, entries: 300, random: seeded(seed) }),
    10,
    'acknowledged: exports; lost: files that are neither the old nor the new one',
  );

/** F13 */
export const playSecond = async (): Problems =>
  report(
    'F13',
    'a second desk, and a foreign program that holds the database for 30 s',
    await shareHome(script, 10, 30_000),
    5,
  );

/** F14 */
export const playHandles = async (): Problems => [
  ...report(
    'F14',
    'no open file more than it has, and clients that want one',
    await starveHandles(script, 20),
    5,
  ),
  ...report('F14', 'ulimit -n 64', await startWithFewHandles(script), 5),
];

/** F16 */
export const playSleep = async (seed: number): Problems =>
  report(
    'F16',
    'the machine sleeps in the middle of the writing',
    await sleepAndWake(script, 20, seeded(seed)),
    5,
    'alarms: `npm run faults -- alerts`, P3',
  );

/** F18 */
export const playLoad = async (
  _seed: number,
  { minutes, entries }: { readonly minutes: number; readonly entries: number },
): Problems => {
  const alerts = 200;
  const { line, answer, start, end, exports, ...figures } = await load({ script, minutes, alerts, entries });
  const hours = Math.max(1 / 60, end.hours - start.hours);
  const growth = (end.rss - start.rss) / hours;
  const note = [
    `a line p50 ${line.p50.toFixed(1)} p99 ${line.p99.toFixed(0)} ms`,
    `a question meanwhile p50 ${answer.p50.toFixed(1)} p99 ${answer.p99.toFixed(0)} ms`,
    `memory ${start.rss.toFixed(0)} → ${end.rss.toFixed(0)} MiB (${growth.toFixed(0)} MiB/h)`,
    `open files ${start.files} → ${end.files}`,
    'worst recovery: the longest that a line took',
  ];
  const what = `50 lines a second, ${alerts} open alerts and ${exports} exports of a log of ${entries} lines, for ${minutes} min`;
  return [
    ...report('F18', what, figures, 5, note.join('; ')),
    ...(end.files > start.files + 20 ? ['open files grow'] : []),
  ];
};

/** F19 */
export const playFuzz = async (seed: number): Problems => {
  const { calls, taken, crashes, wrongAccepts, ...figures } = await fuzzProcedures(200, seed);
  return report(
    'F19',
    'hostile input to every procedure',
    figures,
    5,
    `${calls} calls, ${taken} taken, crashes ${crashes}, wrong accepts ${wrongAccepts}; acknowledged and found: texts stored and read back the same`,
  );
};

/** F20 */
export const playUpdate = async (seed: number): Problems => [
  ...report('F20', 'an older program on newer data', await startOlder(script, 10), 5),
  ...report(
    'F20',
    'the first start after an update is killed again and again',
    await killFirstStarts(script, { rounds: 20, lines: 300, random: seeded(seed) }),
    10,
  ),
];
