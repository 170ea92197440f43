import { spawn } from 'node:child_process';
import type { DeskExit, DeskProcess } from './supervisor';

/**
 * The environment of the desk: ours without what would turn its Node into something else, with the seat. The seat is
 * one per run of main, so that who is signed in survives a restart of the desk but not one of the console.
 */
export function deskEnv(
  env: Readonly<Record<string, string | undefined>>,
  seat: string,
): Record<string, string | undefined> {
  const kept = Object.entries(env).filter(
    ([name]) => !name.startsWith('ELECTRON_') && name !== 'NODE_OPTIONS' && name !== 'NODE_CHANNEL_FD',
  );
  return { ...Object.fromEntries(kept), WATCHDESK_SEAT: seat };
}

export type DeskCommand = {
  readonly node: string;
  readonly script: string;
  readonly args: readonly string[];
  readonly env: Record<string, string | undefined>;
};

/** No signal makes our Node open a debugger. */
export const NODE_FLAGS = ['--disable-sigusr1'] as const;

/** Starts the desk as a plain Node process that talks JSON over an IPC channel. */
export function spawnDesk(command: DeskCommand): DeskProcess {
  const child = spawn(command.node, [...NODE_FLAGS, command.script, ...command.args], {
    env: command.env as NodeJS.ProcessEnv,
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    serialization: 'json',
    windowsHide: true,
  });
  let ended: DeskExit | null = null;
  const listeners: ((how: DeskExit) => void)[] = [];
  const end = (how: DeskExit): void => {
    if (ended !== null) return;
    ended = how;
    for (const listener of listeners) listener(how);
  };
  child.once('exit', (code, signal) => end({ code, signal }));
  child.on('error', (error) => {
    // An error before there is a process is its end; later ones (a failed send) are followed by `exit`.
    if (child.pid === undefined) end({ code: null, signal: null, error: error.message });
  });
  return {
    pid: child.pid,
    send: (message) => {
      // A channel that closed under us is followed by `exit`, which settles every call.
      if (child.connected) child.send(message, () => {});
    },
    kill: () => {
      child.kill('SIGKILL');
    },
    onMessage: (listener) => {
      child.on('message', listener);
    },
    onExit: (listener) => {
      if (ended === null) listeners.push(listener);
      else listener(ended);
    },
  };
}

/** Stands for a desk that could not be started: it ends at once, with the reason. */
export function noProcess(reason: string): DeskProcess {
  return {
    pid: undefined,
    send: () => {},
    kill: () => {},
    onMessage: () => {},
    onExit: (listener) => listener({ code: null, signal: null, error: reason }),
  };
}
