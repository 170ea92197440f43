/** P5 to P7 and the busy machine (reliability.md 2.3). */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { mountSmall } from '../../desk/faults/hardships';
import { aLine, tempFolder } from '../../helpers/deskRoom';
import { bareTimers } from './bare';
import { share } from './ledger';
import type { Played, PlayOptions } from './plays';
import { AlarmRoom } from './room';

const PATIENCE_MS = 30_000;

/** P5: the disk is full when the alarms fall due. They are shown although nothing can be written. Null where no small file system can be mounted. */
export async function fullDiskRun(options: PlayOptions & { count: number }): Promise<Played | null> {
  const disk = mountSmall('12m');
  if (disk === null) return null;
  try {
    const room = await AlarmRoom.make(options.script, disk.path);
    await room.start();
    await room.signIn();
    for (let i = 0; i < options.count; i += 1) await room.arm(2_000 + options.random() * 3_000);
    room.letDrawUnwritten();
    const { bavail, bsize } = statfsSync(disk.path);
    writeFileSync(join(disk.path, 'filled'), Buffer.alloc(bavail * bsize));
    await room.ledger.over(PATIENCE_MS);
    const figures = room.ledger.figures();
    rmSync(join(disk.path, 'filled'), { force: true });
    await room.stop();
    return { figures, problems: [] };
  } finally {
    disk.unmount();
  }
}

export type Storm = Played & {
  readonly probeP50: number;
  readonly probeP99: number;
  readonly probeMax: number;
};

/** P6 in the desk: `count` alarms due within ten seconds, while somebody goes on writing lines. */
export async function storm(options: PlayOptions & { count: number; spanMs: number }): Promise<Storm> {
  const room = await AlarmRoom.make(options.script);
  await room.start();
  await room.signIn();
  const startsAt = performance.now() + options.count * 8 + 2_000;
  for (let i = 0; i < options.count; i += 1)
    await room.arm(Math.max(1_000, startsAt - performance.now() + options.random() * options.spanMs));
  const probes: number[] = [];
  let isOver = false;
  const done = room.ledger.over(PATIENCE_MS).then(() => {
    isOver = true;
  });
  await wait(Math.max(0, startsAt - performance.now()));
  for (let line = 0; !isOver; line += 1) {
    const before = performance.now();
    await room.write(aLine(`风暴中的第${line}条`));
    probes.push(performance.now() - before);
    await wait(20);
  }
  await done;
  await room.stop();
  probes.sort((a, b) => a - b);
  return {
    figures: room.ledger.figures(),
    problems: room.problems,
    probeP50: share(probes, 0.5),
    probeP99: share(probes, 0.99),
    probeMax: probes.at(-1) ?? 0,
  };
}

/**
 * P7 in the desk: a desk whose loop does not turn sends no heartbeat, so that the screen turns red by its own timer. Gives how many heartbeats came in
 * the time after the fault; two would have come from a sound one.
 */
export async function heartbeatsAfter(
  script: string,
  fault: 'none' | 'stopped',
  ms: number,
): Promise<number> {
  const room = await AlarmRoom.make(script);
  await room.start();
  await wait(500);
  if (fault === 'stopped') room.desk.signal('SIGSTOP');
  room.heartbeats = [];
  await wait(ms);
  const { length } = room.heartbeats;
  if (fault === 'stopped') room.desk.signal('SIGCONT');
  await room.stop();
  return length;
}

export type Busy = Played & {
  /** lateness of bare timers of another Node in the same time, ms */
  readonly bareP50: number;
  readonly bareP99: number;
  readonly exports: number;
};

/** Two busy cores, and an export of the whole log over and over, while alarms fall due. */
export async function busyRun(
  options: PlayOptions & { cli: string; home: string; count: number; spanMs: number },
): Promise<Busy> {
  const room = AlarmRoom.of(options.script, options.home);
  await room.start();
  await room.signIn();
  const bare = bareTimers(options.count, options.spanMs);
  const helpers = [spin(), spin()];
  const exporting = exportAgain(options.cli, options.home);
  try {
    const startsAt = performance.now() + options.count * 30 + 500;
    for (let i = 0; i < options.count; i += 1)
      await room.arm(Math.max(1_000, startsAt - performance.now() + options.random() * options.spanMs));
    await room.ledger.over(PATIENCE_MS);
  } finally {
    for (const helper of helpers) helper.kill('SIGKILL');
  }
  const exports = await exporting.stop();
  const late = (await bare).sort((a, b) => a - b);
  await room.stop();
  return {
    figures: room.ledger.figures(),
    problems: room.problems,
    bareP50: share(late, 0.5),
    bareP99: share(late, 0.99),
    exports,
  };
}

function spin(): ChildProcess {
  return spawn(process.execPath, ['-e', 'for (;;);'], { stdio: 'ignore' });
}

function exportAgain(cli: string, home: string): { readonly stop: () => Promise<number> } {
  const folder = tempFolder('exports');
  mkdirSync(folder, { recursive: true });
  let isOver = false;
  let done = 0;
  const work = (async () => {
    while (!isOver) {
      const code = await exportOnce(cli, home, join(folder, `log-${done}.csv`));
      if (code !== 0) throw new Error(`the export ended with ${code}`);
      done += 1;
    }
  })();
  // Told where it is waited for; until then it must not end the run with its busy helpers left behind.
  work.catch(() => undefined);
  return {
    stop: async () => {
      isOver = true;
      await work;
      return done;
    },
  };
}

async function exportOnce(cli: string, home: string, out: string): Promise<number> {
  const password = join(tempFolder('words'), 'password');
  writeFileSync(password, 'Watchdesk-demo-1', { mode: 0o600 });
  const args = ['export', '--home', home, '--format', 'csv', '--from', '2001-01-01', '--to', '2100-01-01'];
  const signed = ['--out', out, '--as', 'supervisor', '--password-file', password];
  const child = spawn(process.execPath, [cli, ...args, ...signed], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  return new Promise((settle) => child.once('close', (code) => settle(code ?? 1)));
}
