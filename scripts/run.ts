import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { constants } from 'node:os';
import { delimiter } from 'node:path';
import { inRepo, root, say } from './repo.ts';

/** The environment of a child: ours, with the project's own programs (and its Node) first in PATH. */
export function childEnv(extra: Readonly<Record<string, string | undefined>> = {}): NodeJS.ProcessEnv {
  const bin = inRepo('node_modules/.bin');
  const path = process.env.PATH ?? '';
  const env: NodeJS.ProcessEnv = { ...process.env, ...extra };
  env.PATH = path.split(delimiter)[0] === bin ? path : `${bin}${delimiter}${path}`;
  return env;
}

/** The exit code of a child; one that a signal ended counts as 128 + the signal's number, as in a shell. */
export function exitCode(child: ChildProcess): Promise<number> {
  return new Promise((settle, fail) => {
    child.once('error', fail);
    child.once('close', (code, signal) => {
      settle(code ?? 128 + (signal === null ? 0 : constants.signals[signal]));
    });
  });
}

/**
 * Runs a command in the foreground, passes the terminal's signals on to it, and gives its exit code.
 * A first signal is passed on; the command decides how to end.
 */
export async function run(
  command: readonly [string, ...string[]],
  options: SpawnOptions = {},
): Promise<number> {
  const [file, ...args] = command;
  const child = spawn(file, args, { cwd: root, stdio: 'inherit', env: childEnv(), ...options });
  const passOn = (signal: NodeJS.Signals): void => {
    // Ctrl+C reaches every program of a terminal by itself.
    if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal);
  };
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
  for (const signal of signals) process.on(signal, passOn);
  try {
    return await exitCode(child);
  } finally {
    for (const signal of signals) process.off(signal, passOn);
  }
}

const setpriv = '/usr/bin/setpriv';

/** Starts a process that ends with this one, even when this one is killed (on Linux; elsewhere only by `kill`). */
export function spawnBound(command: readonly [string, ...string[]], options: SpawnOptions): ChildProcess {
  const [file, ...args] =
    process.platform === 'linux' && existsSync(setpriv)
      ? ([setpriv, '--pdeathsig', 'TERM', ...command] as const)
      : command;
  // A session of its own: Ctrl+C in the terminal must not take the screen away from a program that is still closing.
  return spawn(file, args, { ...options, detached: true });
}

/** Ends a child politely, then for good after two seconds. */
export async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return;
  const gone = new Promise<void>((settle) => child.once('exit', () => settle()));
  const timer = setTimeout(() => child.kill('SIGKILL'), 2_000);
  child.kill('SIGTERM');
  await gone;
  clearTimeout(timer);
}

/** Checks the types of all projects. With one checker, since each of several reckons the same schemas anew: 83 s of processor time instead of 190. */
export const typeCheck = [inRepo('node_modules/.bin', 'tsc'), '-b', '--checkers', '1'] as const;

/** Runs the body of a script and turns its failure into one plain line and exit code 1. */
export async function script(body: () => Promise<number>): Promise<void> {
  try {
    process.exitCode = await body();
  } catch (error) {
    say(error instanceof Error ? error.message : String(error));
    process.exitCode = 1;
  }
}
