import { createHash } from 'node:crypto';
import type { Socket } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { join, resolve } from 'node:path';

/** How the console was started, so that it can be started again in the same way. */
export type Started = {
  readonly pid: number;
  readonly command: string;
  readonly args: readonly string[];
  readonly cwd: string;
};

/** What the watchdog must know of the room while it cannot ask. */
export type Watched = { readonly isShiftOpen: boolean; readonly alerts: number };

/** From main: who it is, once; that it lives, every second; a test of its sound; that it leaves in order. */
export type ToWatchdog =
  | { readonly hello: Started }
  | { readonly beat: Watched }
  | { readonly test: true }
  | { readonly bye: true };
/** From the watchdog: that it has taken the hello; whether the sound of the test was played, or why not. */
export type FromWatchdog = { readonly watching: number } | { readonly tested: string | null };

export const BEAT_MS = 1_000;

/** The watchdog's own folder in the home: its socket and its log. */
export const runFolder = (home: string): string => join(resolve(home), 'run');
export const logPath = (home: string): string => join(runFolder(home), 'watchdog.log');

/** Unix allows 108 bytes with the closing zero. */
const LONGEST_UNIX_PATH = 103;

/** Where the watchdog of this home listens: there is one per home because there is one such place. */
export function watchdogPath(home: string, platform: string = process.platform): string {
  const name = createHash('sha256').update(resolve(home)).digest('hex').slice(0, 16);
  if (platform === 'win32') return `\\\\.\\pipe\\watchdesk-watchdog-${name}`;
  const inHome = join(runFolder(home), 'watchdog.sock');
  if (Buffer.byteLength(inHome) <= LONGEST_UNIX_PATH) return inHome;
  return join(tmpdir(), `watchdesk-watchdog-${userInfo().uid}-${name}.sock`);
}

const MAX_LINE = 65_536;

/** Reads one JSON value per line; what is none, or is too long, ends the connection. */
export function readLines(socket: Socket, take: (value: Readonly<Record<string, unknown>>) => void): void {
  let rest = '';
  socket.setEncoding('utf8');
  socket.on('data', (chunk: string) => {
    rest += chunk;
    for (let end = rest.indexOf('\n'); end >= 0; end = rest.indexOf('\n')) {
      const line = rest.slice(0, end);
      rest = rest.slice(end + 1);
      try {
        const value: unknown = JSON.parse(line);
        if (typeof value !== 'object' || value === null) throw new Error('not an object');
        take(value as Readonly<Record<string, unknown>>);
      } catch {
        socket.destroy();
        return;
      }
    }
    if (rest.length > MAX_LINE) socket.destroy();
  });
}

export const writeLine = (socket: Socket, value: ToWatchdog | FromWatchdog): void => {
  if (!socket.destroyed) socket.write(`${JSON.stringify(value)}\n`);
};

/** Reads a hello as main sends it; null for anything else. */
export function startedOf(value: unknown): Started | null {
  if (typeof value !== 'object' || value === null) return null;
  const { pid, command, args, cwd } = value as Readonly<Record<string, unknown>>;
  const isWhole =
    Number.isSafeInteger(pid) &&
    Number(pid) > 1 &&
    typeof command === 'string' &&
    typeof cwd === 'string' &&
    Array.isArray(args) &&
    args.every((arg) => typeof arg === 'string');
  return isWhole ? { pid: Number(pid), command, args: [...(args as readonly string[])], cwd } : null;
}

/** Reads a beat; null for anything else. */
export function watchedOf(value: unknown): Watched | null {
  if (typeof value !== 'object' || value === null) return null;
  const { isShiftOpen, alerts } = value as Readonly<Record<string, unknown>>;
  if (typeof isShiftOpen !== 'boolean' || !Number.isSafeInteger(alerts)) return null;
  return { isShiftOpen, alerts: Number(alerts) };
}

/** Switches that open a console to a debugger belong to one start; nobody asked for them at the next. */
export const restartArgs = (args: readonly string[]): readonly string[] =>
  args.filter((arg) => !/^--(inspect|remote-debugging)/.test(arg));
