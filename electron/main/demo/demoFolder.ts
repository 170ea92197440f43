import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

/** The switch that a console of a throw-away room is started with. */
export const DEMO_SWITCH = '--demo';
const PREFIX = 'watchdesk-demo-';
/** Lies in the folder and names the process that it belongs to. */
const MARKER = 'throw-away';
const DROP_MS = 500;
const DROP_TRIES = 20;

/** The home of the room, inside the folder. */
export const demoHome = (folder: string): string => join(folder, 'room');

/** A new folder for a room that is thrown away. */
export function makeDemoFolder(temp = tmpdir()): string {
  const folder = mkdtempSync(join(temp, PREFIX));
  mkdirSync(demoHome(folder), { mode: 0o700 });
  takeDemoFolder(folder);
  return folder;
}

/** Writes down that this process uses the folder. */
export function takeDemoFolder(folder: string): void {
  writeFileSync(join(folder, MARKER), `${process.pid}\n`);
}

/** True only for a folder that `makeDemoFolder` made: by place, by name and by what lies in it. A room's own home is never one. */
export function isDemoFolder(folder: string, temp = tmpdir()): boolean {
  try {
    const real = realpathSync(folder);
    return (
      dirname(real) === realpathSync(temp) &&
      basename(real).startsWith(PREFIX) &&
      existsSync(join(real, MARKER))
    );
  } catch {
    return false;
  }
}

function empty(folder: string): void {
  for (const name of readdirSync(folder)) {
    if (name !== MARKER) rmSync(join(folder, name), { recursive: true, force: true, maxRetries: 3 });
  }
}

/**
 * Removes what lies in the folder, for the console that works in it and is about to end. The marker stays: Chromium writes into its place once more while
 * it ends, and who comes afterwards must know the folder.
 */
export function emptyDemoFolder(folder: string, temp = tmpdir()): void {
  if (!isDemoFolder(folder, temp)) return;
  try {
    empty(folder);
  } catch {
    // Another one sweeps it.
  }
}

/** Removes the folder if it is one to be thrown away. What cannot be removed now goes with the next sweep. */
export function dropDemoFolder(folder: string, temp = tmpdir()): boolean {
  if (!isDemoFolder(folder, temp)) return false;
  const marker = join(folder, MARKER);
  try {
    const owner = readFileSync(marker);
    empty(folder);
    try {
      rmSync(marker);
      rmdirSync(folder);
      return true;
    } catch {
      // Somebody still writes into it: without its marker nobody would ever know it again.
      writeFileSync(marker, owner);
      return false;
    }
  } catch {
    return false;
  }
}

/** The same, again for some seconds while something that is about to end still writes into it. */
export async function dropDemoFolderSoon(folder: string, temp = tmpdir()): Promise<void> {
  for (let tries = 0; tries < DROP_TRIES && isDemoFolder(folder, temp); tries += 1) {
    if (dropDemoFolder(folder, temp)) return;
    await wait(DROP_MS);
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/** Removes what consoles that no longer run left behind. */
export function sweepDemoFolders(temp = tmpdir()): void {
  for (const name of readdirSync(temp)) {
    const folder = join(temp, name);
    if (!name.startsWith(PREFIX) || !isDemoFolder(folder, temp)) continue;
    try {
      const pid = Number.parseInt(readFileSync(join(folder, MARKER), 'utf8'), 10);
      if (!Number.isInteger(pid) || !isRunning(pid)) dropDemoFolder(folder, temp);
    } catch {
      // Somebody else's.
    }
  }
}
