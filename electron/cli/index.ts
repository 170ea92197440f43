#!/usr/bin/env node
import { homedir } from 'node:os';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import packageFile from '../../package.json' with { type: 'json' };
import { type Io, UNOPENABLE } from './io';
import { canOpenData, ownNode, runOn } from './ownNode';
import { run } from './run';

const here = dirname(fileURLToPath(import.meta.url));

function writeOut(text: string): Promise<void> {
  return new Promise((taken, failed) => {
    process.stdout.write(text, (error) => (error ? failed(error) : taken()));
  });
}

let isReading = false;

const io: Io = {
  stdin: () => {
    isReading = true;
    return process.stdin;
  },
  stdout: writeOut,
  stderr: (text) => {
    process.stderr.write(text);
  },
  env: process.env,
  platform: process.platform,
  osHome: homedir(),
  cwd: process.cwd(),
  now: Date.now,
  resources: process.env.WATCHDESK_RESOURCES ?? resolve(here, '../../resources'),
  verifierPage: resolve(here, 'verify.html'),
  version: packageFile.version,
  isWatched: process.stderr.isTTY === true || process.env.WATCHDESK_PROGRESS === '1',
  onInterrupt: () => {
    const stop = new AbortController();
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop.abort());
    return stop.signal;
  },
};

/** On a Node that is too old the command runs on the one that the project brings. */
async function runHereOrThere(args: readonly string[]): Promise<number> {
  if (canOpenData(process.versions.node)) return run(args, io);
  const node = ownNode(resolve(here, '../..'), process.env);
  if (node !== null) return runOn(node, fileURLToPath(import.meta.url), args);
  process.stderr.write(
    `需要 Node 22.14 或更新的版本，现在是 ${process.versions.node}。\nNode 22.14 or newer is needed; this is ${process.versions.node}.\n`,
  );
  return UNOPENABLE;
}

// Errors of the pipe arrive at the writer; without a listener they would end the process with a trace.
process.stdout.on('error', () => undefined);
process.exitCode = await runHereOrThere(process.argv.slice(2));
// Input that goes on must not keep a finished command alive.
if (isReading) process.stdin.destroy();
