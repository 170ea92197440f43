import { mkdirSync, rmSync, statSync } from 'node:fs';
import { connect, createServer, type Server, type Socket } from 'node:net';
import type { Guard } from './guard';
import { readLines, runFolder, startedOf, watchdogPath, watchedOf, writeLine } from './protocol';

/** True when somebody answers at the place. */
function isAnswered(path: string): Promise<boolean> {
  return new Promise((settle) => {
    const socket = connect(path);
    socket.once('connect', () => {
      socket.destroy();
      settle(true);
    });
    socket.once('error', () => settle(false));
  });
}

/**
 * Takes the watchdog's place of a home; null when another watchdog lives there. Two that find it empty at the same moment both open it, the later
 * over the earlier: `isOurs` tells the earlier one, which then ends.
 */
export async function takePlace(
  home: string,
): Promise<{ readonly server: Server; readonly isOurs: () => boolean } | null> {
  const path = watchdogPath(home);
  mkdirSync(runFolder(home), { recursive: true, mode: 0o700 });
  if (await isAnswered(path)) return null;
  const isFile = process.platform !== 'win32';
  if (isFile) rmSync(path, { force: true });
  const server = createServer();
  const before = isFile ? process.umask(0o177) : null;
  try {
    await new Promise<void>((settle, fail) => {
      server.once('error', fail);
      server.listen(path, settle);
    });
  } catch {
    return null;
  } finally {
    if (before !== null) process.umask(before);
  }
  const mark = isFile ? markOf(path) : null;
  return { server, isOurs: () => !isFile || markOf(path) === mark };
}

/** Tells one file at a path from the next; a number of the file system alone may be given out again. */
function markOf(path: string): string | null {
  try {
    const { ino, ctimeNs } = statSync(path, { bigint: true });
    return `${ino}/${ctimeNs}`;
  } catch {
    return null;
  }
}

/** Reads what consoles say at the door to the guard; `test` plays the sound of a test and gives why it could not. The console that said hello last is the one that is watched. */
export function serveDoor(server: Server, guard: Guard, test: () => Promise<string | null>): void {
  let watched: Socket | null = null;
  server.on('connection', (socket) => {
    socket.on('error', () => socket.destroy());
    socket.once('close', () => {
      if (socket !== watched) return;
      watched = null;
      guard.closed();
    });
    readLines(socket, (value) => {
      const started = startedOf(value['hello']);
      const room = watchedOf(value['beat']);
      if (started !== null) {
        watched = socket;
        guard.hello(started);
        writeLine(socket, { watching: process.pid });
      } else if (socket !== watched) return;
      else if (room !== null) guard.beat(room);
      else if (value['test'] === true) void test().then((tested) => writeLine(socket, { tested }));
      else if (value['bye'] === true) guard.bye();
    });
  });
}
