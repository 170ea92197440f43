import { spawn } from 'node:child_process';
import { connect } from 'node:net';
import { logLine } from '../log';
import type { NodeRuntime } from '../supervisor/nodeRuntime';
import { NODE_FLAGS } from '../supervisor/spawnDesk';
import { realTimers } from '../supervisor/timers';
import { type Line, WatchdogLink } from './link';
import { readLines, watchdogPath, writeLine } from './protocol';

export type WatchdogStart = {
  readonly home: string;
  readonly script: string;
  readonly sounds: string;
  readonly node: () => NodeRuntime;
  readonly onState: (isWatched: boolean, why: string) => void;
};

function connectTo(path: string): Promise<Line | null> {
  return new Promise((settle) => {
    const socket = connect(path);
    socket.once('error', () => {
      socket.destroy();
      settle(null);
    });
    socket.once('connect', () => {
      socket.on('error', () => socket.destroy());
      const listeners: ((message: Readonly<Record<string, unknown>>) => void)[] = [];
      readLines(socket, (value) => {
        for (const listener of listeners) listener(value);
      });
      settle({
        onMessage: (listener) => void listeners.push(listener),
        send: (message) => writeLine(socket, message),
        onClose: (listener) => {
          socket.once('close', listener);
        },
        end: () => socket.destroy(),
      });
    });
  });
}

/** Starts the watchdog as a process of its own session, which no end of ours reaches. Our environment goes along: it starts us again with it. */
function startProcess(options: WatchdogStart): string | null {
  const node = options.node();
  if (!node.ok) return node.reason;
  const { NODE_OPTIONS: _options, NODE_CHANNEL_FD: _channel, ...env } = process.env;
  const args = [...NODE_FLAGS, options.script, '--home', options.home, '--sounds', options.sounds];
  const child = spawn(node.path, args, {
    detached: true,
    stdio: 'ignore',
    env,
    windowsHide: true,
  });
  child.on('error', (error) => logLine(`the watchdog could not be started: ${error.message}`));
  child.unref();
  return null;
}

/** The link to the watchdog of this home, not yet started. */
export function watchdogLink(options: WatchdogStart): WatchdogLink {
  const path = watchdogPath(options.home);
  return new WatchdogLink({
    connect: () => connectTo(path),
    start: () => startProcess(options),
    started: {
      pid: process.pid,
      command: process.execPath,
      args: process.argv.slice(1),
      cwd: process.cwd(),
    },
    timers: realTimers,
    onState: options.onState,
    log: logLine,
  });
}
