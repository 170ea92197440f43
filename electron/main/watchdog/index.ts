import { spawn } from 'node:child_process';
import { appendFileSync, openSync, rmSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { playSound } from '../alarm/play';
import { Sounder } from '../alarm/sounder';
import { readLocalState } from '../localState';
import { realTimers } from '../supervisor/timers';
import { serveDoor, takePlace } from './door';
import { Guard, type Revived } from './guard';
import { logPath, restartArgs, runFolder, type Started } from './protocol';
import { tellDesktop, wordTrouble } from './tell';

/** The log is for the last days, not for ever. */
const MAX_LOG_BYTES = 262_144;
const LOUDEST = 3;

/** One JSON line per event. A disk that takes nothing must not stop the watching. */
function noteIn(home: string): (event: string, more?: Readonly<Record<string, unknown>>) => void {
  const path = logPath(home);
  return (event, more = {}) => {
    try {
      if ((statSync(path, { throwIfNoEntry: false })?.size ?? 0) > MAX_LOG_BYTES) rmSync(path);
      appendFileSync(path, `${JSON.stringify({ at: Date.now(), by: process.pid, event, ...more })}\n`, {
        mode: 0o600,
      });
    } catch {
      // There is nobody else to tell.
    }
  };
}

/** Starts the console as it was started, on its own, with its words in a file of the watchdog's folder. */
function revive(home: string, started: Started): Revived {
  const out = openSync(join(runFolder(home), 'restarted.log'), 'w', 0o600);
  const child = spawn(started.command, restartArgs(started.args), {
    cwd: started.cwd,
    detached: true,
    stdio: ['ignore', out, out],
  });
  child.unref();
  return {
    pid: child.pid,
    kill: () => void child.kill('SIGKILL'),
    onExit: (listener) => {
      child.once('error', (error) => listener(error.message));
      child.once('exit', (code, signal) => listener(`exit ${code ?? signal ?? 'unknown'}`));
    },
  };
}

function killMain(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It ended by itself.
  }
}

/**
 * The watchdog of one home: a Node process of its own session that outlives the console, holds no window and knows nothing of the room but whether
 * somebody must be woken.
 */
async function main(): Promise<void> {
  const { values } = parseArgs({ options: { home: { type: 'string' }, sounds: { type: 'string' } } });
  if (values.home === undefined || values.sounds === undefined) process.exit(2);
  const home = resolve(values.home);
  const place = await takePlace(home);
  if (place === null) process.exit(0);
  const note = noteIn(home);
  const end = (why: string): void => {
    note('ended', { why });
    process.exit(0);
  };
  const sounder = new Sounder({
    folder: values.sounds,
    onPlayed: (played) => note('sound', played),
  });
  const guard = new Guard({
    timers: realTimers,
    now: () => performance.now(),
    revive: (started) => revive(home, started),
    killMain,
    sound: () => sounder.sound(LOUDEST),
    tell: (trouble) =>
      tellDesktop(wordTrouble(trouble, readLocalState(home).locale, process.pid), (reason) =>
        note('not_told', { trouble, reason }),
      ),
    note,
    end,
  });
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, () => end(signal));
  const { sounds } = values;
  serveDoor(place.server, guard, async () => {
    const played = await playSound(join(sounds, 'test.wav'));
    note('tested', played);
    return played.ok ? null : played.reason;
  });
  // A home that was taken away, or a place that another watchdog took, leaves nothing to do.
  realTimers.every(1_000, () => {
    if (!place.isOurs()) process.exit(0);
  });
  note('started');
}

void main();
