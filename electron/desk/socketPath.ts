import { createHash } from 'node:crypto';
import { tmpdir, userInfo } from 'node:os';
import { join, resolve } from 'node:path';

/** Unix allows 108 bytes with the closing zero. */
const LONGEST_UNIX_PATH = 103;

/** Where the console of this home listens for the command line: in the home, or under the temporary folder when that path is too long; a pipe on Windows. */
export function socketPath(home: string): string {
  const name = createHash('sha256').update(resolve(home)).digest('hex').slice(0, 16);
  if (process.platform === 'win32') return `\\\\.\\pipe\\watchdesk-${name}`;
  const inHome = join(resolve(home), 'desk.sock');
  if (Buffer.byteLength(inHome) <= LONGEST_UNIX_PATH) return inHome;
  return join(tmpdir(), `watchdesk-${userInfo().uid}-${name}.sock`);
}
