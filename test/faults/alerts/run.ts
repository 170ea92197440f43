import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { seeded } from '../../desk/journal/bareJournal';
import { tempFolder } from '../../helpers/deskRoom';
import { builtPrograms } from '../deskBundle';
import { type AlarmLine, keepAlarms } from '../report';
import { bundleTimersOnly } from './control';
import { busyRun, fullDiskRun, heartbeatsAfter, storm } from './hardPlays';
import { type AlertFigures, describeAlerts, share } from './ledger';
import { jumpedRun, killedRun, normalRun, type Played, sleptRun } from './plays';
import { screenStorm } from './stormScreen';

const say = (line: string): void => void process.stdout.write(`${line}\n`);
const ROWS = 100_000;
let lines: AlarmLine[] = [];

/** Keeps a row for the auditors' table. */
function keep(what: string, figures: AlertFigures, beside = ''): void {
  const { alarms, raised, painted, missed, doubled, p50, p99, max } = figures;
  lines.push({ what, alarms, raised, painted, missed, doubled, late: { p50, p99, max }, beside });
}

/** Says what was played and gives what is wrong with it. */
function judge(name: string, played: Played, p99: number, beside = ''): readonly string[] {
  const { figures, problems } = played;
  say(describeAlerts(name, figures));
  if (beside !== '') say(`   in the same time: ${beside}`);
  keep(name, figures, beside);
  return [
    ...problems,
    ...(figures.missed > 0 ? [`${name}: ${figures.missed} missed`] : []),
    ...(figures.p99 > p99 ? [`${name}: p99 ${figures.p99.toFixed(0)} ms is over ${p99} ms`] : []),
  ];
}

/** `npm run faults -- alerts`: the promises P1 to P7 of reliability.md 2.3 with their figures, and the control that has to miss. */
export async function playAlerts(seed: number): Promise<readonly string[]> {
  const options = { script: builtPrograms.desk, random: seeded(seed) };
  const problems: string[] = [];
  lines = [];
  problems.push(...(await playNormal(options)));
  problems.push(...(await playBusy(options)));
  const killed = await killedRun({ ...options, count: 400, spanMs: 180_000, kills: 50 });
  const restart = `worst restart ${killed.worstRestart.toFixed(0)} ms`;
  problems.push(...judge('P2 50 SIGKILLs', killed, killed.worstRestart + 2_000, restart));
  const slept = await sleptRun({ ...options, sleeps: 20, longestMs: 300_000, perSleep: 10 });
  problems.push(...judge('P3 20 sleeps of 1 to 300 s', slept, 2_000));
  const jumped = await jumpedRun({ ...options, jumps: 40, perJump: 5, spanMs: 3_000 });
  problems.push(...judge('P4 40 jumps of the clock', jumped, 1_500));
  problems.push(...(await playDisk(options)), ...(await playStorm(options)), ...(await playDeadMan()));
  problems.push(...(await playControl(seed)));
  keepAlarms(seed, lines);
  return problems;
}

type Options = { readonly script: string; readonly random: () => number };

async function playNormal(options: Options): Promise<readonly string[]> {
  const normal = await normalRun({ ...options, count: 2_000, spanMs: 600_000 });
  const spread = (sorted: readonly number[]): string =>
    `p50 ${share(sorted, 0.5).toFixed(0)} p99 ${share(sorted, 0.99).toFixed(0)} max ${(sorted.at(-1) ?? 0).toFixed(0)} ms`;
  const beside = `bare timers ${spread(normal.bareLate)}; bare forced writes ${spread(normal.bareWrites)}`;
  return judge('P1 normal run', normal, 50, beside);
}

async function playBusy(options: Options): Promise<readonly string[]> {
  const home = tempFolder('busy');
  say(`seeding ${ROWS} entries for the export …`);
  execFileSync(process.execPath, [builtPrograms.cli, 'seed', '--entries', String(ROWS), '--home', home], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  try {
    const busy = await busyRun({ ...options, cli: builtPrograms.cli, home, count: 300, spanMs: 60_000 });
    const { bareP50, bareP99, exports } = busy;
    const beside = `bare timers p50 ${bareP50.toFixed(0)} p99 ${bareP99.toFixed(0)} ms; ${exports} exports of ${ROWS} rows`;
    return judge('P1 on two busy cores, a large export running', busy, 250, beside);
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}

async function playDisk(options: Options): Promise<readonly string[]> {
  const full = await fullDiskRun({ ...options, count: 60 });
  if (full !== null) return judge('P5 full disk', full, 2_000);
  say('P5 full disk: not played, this machine lets us mount nothing');
  return [];
}

async function playStorm(options: Options): Promise<readonly string[]> {
  const played = await storm({ ...options, count: 5_000, spanMs: 10_000 });
  const { probeP50, probeP99, probeMax } = played;
  const beside = `a line p50 ${probeP50.toFixed(0)} p99 ${probeP99.toFixed(0)} max ${probeMax.toFixed(0)} ms`;
  return [
    ...judge('P6 storm of 5,000 in 10 s', played, 2_000, beside),
    ...(probeP99 > 200 ? [`P6: a line takes ${probeP99.toFixed(0)} ms (p99)`] : []),
    ...(await playScreenStorm()),
  ];
}

async function playScreenStorm(): Promise<readonly string[]> {
  const { alarms, raised, painted, lagP50, lagP99, lagMax, loudestAfter } = await screenStorm(5_000, 10_000);
  const ms = (value: number): string => value.toFixed(0);
  const beside = `lag of the page p50 ${ms(lagP50)} p99 ${ms(lagP99)} max ${ms(lagMax)} ms; the loudest stands in the strip after ${ms(loudestAfter)} ms`;
  say(`P6 on the screen: alarms ${alarms} / raised ${raised} / told to be painted ${painted} / ${beside}`);
  const missed = alarms - Math.min(raised, painted);
  lines.push({ what: 'P6 on the screen', alarms, raised, painted, missed, doubled: 0, late: null, beside });
  return [
    ...(raised < alarms ? [`P6 on the screen: ${alarms - raised} dropped`] : []),
    ...(painted < alarms ? [`P6 on the screen: ${alarms - painted} not painted`] : []),
    ...(lagP99 > 200 ? [`P6 on the screen: lag p99 ${ms(lagP99)} ms`] : []),
    ...(loudestAfter > 2_000 ? [`P6 on the screen: the loudest after ${ms(loudestAfter)} ms`] : []),
  ];
}

const BEATS_MS = 31_000;

async function playDeadMan(): Promise<readonly string[]> {
  const sound = await heartbeatsAfter(builtPrograms.desk, 'none', BEATS_MS);
  const frozen = await heartbeatsAfter(builtPrograms.desk, 'stopped', BEATS_MS);
  const { desk } = await bundleTimersOnly();
  const loopless = await heartbeatsAfter(desk, 'none', BEATS_MS);
  say(
    `P7 dead man: heartbeats in ${BEATS_MS / 1_000} s: sound desk ${sound} / frozen ${frozen} / loop stopped ${loopless}`,
  );
  return [
    ...(sound < 4 ? ['P7: a sound desk was silent'] : []),
    ...(frozen + loopless > 0 ? ['P7: a dead desk sent a heartbeat'] : []),
  ];
}

async function playControl(seed: number): Promise<readonly string[]> {
  const { desk } = await bundleTimersOnly();
  const control = await killedRun({
    script: desk,
    random: seeded(seed),
    count: 60,
    spanMs: 20_000,
    kills: 5,
  });
  say(describeAlerts('control, without scan and start-up check', control.figures));
  keep('*control, has to miss:* without scan and start-up check', control.figures);
  return control.figures.missed > 0 ? [] : ['the control missed nothing: the harness sees nothing'];
}
