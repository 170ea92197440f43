import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Io } from '../../electron/cli/io';
import { run } from '../../electron/cli/run';
import { PASSWORD, RESOURCES, tempFolder } from './deskRoom';

/** What one command said and how it ended. */
export type CliResult = { readonly code: number; readonly stdout: string; readonly stderr: string };

export type CliOptions = {
  /** standard input, in the pieces in which it arrives */
  readonly stdin?: readonly (string | Uint8Array)[] | AsyncIterable<string>;
  readonly env?: Io['env'];
  readonly now?: number;
  readonly isWatched?: boolean;
  readonly interrupt?: AbortSignal;
  /** takes a piece of standard output; throws when nobody reads any more */
  readonly onStdout?: (text: string) => void;
};

async function* pieces(parts: NonNullable<CliOptions['stdin']>): AsyncGenerator<Uint8Array> {
  for await (const part of parts) yield typeof part === 'string' ? Buffer.from(part) : part;
}

/** Runs the command line in this process, on the real disk, with everything else of the outside world stood in for. */
export async function cli(args: readonly string[], options: CliOptions = {}): Promise<CliResult> {
  let stdout = '';
  let stderr = '';
  const io: Io = {
    stdin: () => pieces(options.stdin ?? []),
    stdout: async (text) => {
      options.onStdout?.(text);
      stdout += text;
    },
    stderr: (text) => {
      stderr += text;
    },
    env: options.env ?? {},
    platform: 'linux',
    osHome: '/nonexistent',
    cwd: tempFolder('cwd'),
    now: () => options.now ?? Date.now(),
    resources: RESOURCES,
    version: '0.0.0-test',
    isWatched: options.isWatched ?? false,
    onInterrupt: () => options.interrupt ?? new AbortController().signal,
  };
  const code = await run(args, io);
  return { code, stdout, stderr };
}

/** Options that sign an account in, its password in a file as the command line wants it. */
export function signInOptions(name: string, password = PASSWORD): readonly string[] {
  const file = join(tempFolder('secret'), 'password');
  writeFileSync(file, `${password}\n`, { mode: 0o600 });
  return ['--as', name, '--password-file', file];
}
