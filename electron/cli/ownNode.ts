import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { UNOPENABLE } from './io';

/** The database driver needs Node-API 10. An older Node does not refuse it but crashes, so it must not come that far. */
const OLDEST = [22, 14] as const;

/** True when a version like `24.21.0` can open the data. */
export function canOpenData(version: string): boolean {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major > OLDEST[0] || (major === OLDEST[0] && minor >= OLDEST[1]);
}

/** The Node that the project brings, or the one that WATCHDESK_NODE names; null when there is none. */
export function ownNode(
  root: string,
  env: Readonly<Record<string, string | undefined>>,
  exists: (path: string) => boolean = existsSync,
): string | null {
  const named = env['WATCHDESK_NODE'] ?? '';
  const binary = process.platform === 'win32' ? 'node.exe' : 'node';
  const brought = join(root, 'node_modules', `node-${process.platform}-${process.arch}`, 'bin', binary);
  return [named, brought].find((path) => path !== '' && exists(path)) ?? null;
}

/** Runs this same command line on another Node and gives its exit code; signals are passed on. */
export function runOn(node: string, script: string, args: readonly string[]): Promise<number> {
  const child = spawn(node, [script, ...args], { stdio: 'inherit' });
  // Ctrl+C reaches both; this one waits for what the other makes of it.
  process.on('SIGINT', () => undefined);
  process.on('SIGTERM', () => child.kill('SIGTERM'));
  return new Promise((resolve) => {
    child.once('error', () => resolve(UNOPENABLE));
    child.once('exit', (code) => resolve(code ?? UNOPENABLE));
  });
}
