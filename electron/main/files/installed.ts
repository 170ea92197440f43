import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Compares the installed program with the list of hashes that was packed with it (SHA256SUMS); gives the paths that are missing or have another
 * content, or null when there is no list or nothing to compare it with. It finds a broken disk and a careless change; whoever may change the program may change the
 * list as well. A process of its own does it, behind everything else: Electron itself would see its archive as a folder.
 */
export function changedFiles(folder: string): Promise<readonly string[] | null> {
  if (!existsSync(join(folder, 'SHA256SUMS'))) return Promise.resolve(null);
  const command = ['-n', '19', 'sha256sum', '--check', '--quiet', 'SHA256SUMS'];
  const options = { cwd: folder, env: { PATH: '/usr/bin:/bin', LC_ALL: 'C' }, maxBuffer: 1 << 24 };
  return new Promise((settle) => {
    execFile('nice', command, options, (error, stdout) => {
      const found = [...stdout.matchAll(/^(.*): FAILED(?: open or read)?$/gm)].map((line) => line[1] ?? '');
      // It ends with 1 when something differs; otherwise it could not be run.
      settle(error !== null && found.length === 0 ? null : found);
    });
  });
}
