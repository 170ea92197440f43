import { execFile } from 'node:child_process';
import { mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { inRepo, say } from '../repo.ts';
import { run } from '../run.ts';

const exec = promisify(execFile);

/**
 * The sources of an older commit in a folder of their own, built with the packages that are installed now, for as long as `body` takes. Throws when
 * there is no such commit, or when it cannot be built so.
 */
export async function withTreeOf<T>(commit: string, body: (tree: string) => Promise<T>): Promise<T> {
  const { stdout } = await exec('git', ['log', '-1', '--format=%h %ci %s', commit, '--'], { cwd: inRepo() });
  say(`The older package is made of ${stdout.trim()}`);
  const tree = await mkdtemp(join(tmpdir(), 'watchdesk-older-'));
  try {
    await exec('sh', ['-c', 'git archive "$1" | tar -x -C "$2"', 'sh', commit, tree], { cwd: inRepo() });
    await symlink(inRepo('node_modules'), join(tree, 'node_modules'));
    const build = [inRepo('node_modules/.bin/electron-vite'), 'build', '--logLevel', 'warn'] as const;
    const code = await run(build, { cwd: tree, stdio: ['ignore', process.stderr, 'inherit'] });
    if (code !== 0) throw new Error(`The older commit could not be built (${code}).`);
    return await body(tree);
  } finally {
    await rm(tree, { recursive: true, force: true });
  }
}
