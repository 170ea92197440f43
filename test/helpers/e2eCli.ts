import { type ChildProcess, spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { inRepo } from '../../scripts/repo.ts';
import { consoleEnv } from './e2e';
import type { Person } from './e2eRoom';

/** One run of the command line to its end. */
export type CliRun = { readonly code: number | null; readonly stdout: string; readonly stderr: string };

const cli = (args: readonly string[], env: Readonly<Record<string, string>> = {}): ChildProcess =>
  spawn(process.execPath, [inRepo('out/main/cli.js'), ...args], { env: consoleEnv(env), stdio: 'pipe' });

/** Runs a command of the command line, with these lines on its standard input, to its end. */
export async function runCli(
  args: readonly string[],
  input = '',
  env: Readonly<Record<string, string>> = {},
): Promise<CliRun> {
  const child = cli(args, env);
  let stdout = '';
  let stderr = '';
  child.stdout?.on('data', (chunk: Buffer) => {
    stdout += chunk.toString();
  });
  child.stderr?.on('data', (chunk: Buffer) => {
    stderr += chunk.toString();
  });
  child.stdin?.on('error', () => undefined);
  child.stdin?.end(input);
  const code = await new Promise<number | null>((done) => child.once('close', done));
  return { code, stdout, stderr };
}

/** Arguments of `log add` in the name of a person of this home; the password lies in a file beside the room's data. */
export function logAddArgs(home: string, person: Person): readonly string[] {
  const file = join(home, `${person.name}.password`);
  writeFileSync(file, `${person.password}\n`, { mode: 0o600 });
  return ['log', 'add', '--home', home, '--as', person.name, '--password-file', file, '--stdin'];
}

/** A `log add --stdin` that is fed line by line; each line is acknowledged once it is durable. */
export type LineWriter = {
  /** sends one line; true once it was acknowledged, false when the command ended first */
  write(text: string): Promise<boolean>;
  readonly isOver: () => boolean;
  /** closes its input and waits for its end */
  end(): Promise<void>;
};

export function lineWriter(home: string, person: Person): LineWriter {
  const child = cli(logAddArgs(home, person));
  const waiting: ((acked: boolean) => void)[] = [];
  let over = false;
  child.stdin?.on('error', () => undefined);
  createInterface({ input: child.stdout as NodeJS.ReadableStream }).on('line', (line) => {
    if (/^ack \d+/.test(line)) waiting.shift()?.(true);
  });
  child.stderr?.resume();
  const ended = new Promise<void>((done) => {
    child.once('close', () => {
      over = true;
      for (const settle of waiting.splice(0)) settle(false);
      done();
    });
  });
  return {
    write: (text) =>
      new Promise((settle) => {
        if (over) return settle(false);
        waiting.push(settle);
        child.stdin?.write(`${text}\n`);
      }),
    isOver: () => over,
    end: () => {
      child.stdin?.end();
      return ended;
    },
  };
}
