import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import {
  chmod,
  copyFile,
  lstat,
  lutimes,
  mkdir,
  readdir,
  readlink,
  symlink,
  writeFile,
} from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import { pipeline } from 'node:stream/promises';

/** Every file and link below a folder, as paths with `/`, sorted; no sockets, which nobody can read. */
export async function filesBelow(folder: string): Promise<readonly string[]> {
  const items = await readdir(folder, { recursive: true, withFileTypes: true });
  return items
    .filter((item) => item.isFile() || item.isSymbolicLink())
    .map((item) => relative(folder, join(item.parentPath, item.name)).split(sep).join('/'))
    .sort();
}

/** Copies one file with the rights that a shipped file has: for everybody to read, for nobody but root to change. */
export async function put(from: string, to: string, mode?: number): Promise<void> {
  await mkdir(dirname(to), { recursive: true });
  const found = await lstat(from);
  if (found.isSymbolicLink()) return symlink(await readlink(from), to);
  await copyFile(from, to);
  await chmod(to, mode ?? (found.mode & 0o111 ? 0o755 : 0o644));
}

export async function putBytes(to: string, bytes: Buffer | string, mode = 0o644): Promise<void> {
  await mkdir(dirname(to), { recursive: true });
  await writeFile(to, bytes);
  await chmod(to, mode);
}

/** Copies the files of a folder that `wanted` takes. */
export async function putTree(
  from: string,
  to: string,
  wanted: (file: string) => boolean = () => true,
): Promise<void> {
  for (const file of await filesBelow(from)) if (wanted(file)) await put(join(from, file), join(to, file));
}

async function sha256Of(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}

/** What `sha256sum --check` reads: a line for every file below the folder, but none for the list itself. */
export async function sumsOf(folder: string): Promise<string> {
  const lines: string[] = [];
  for (const file of await filesBelow(folder)) {
    if (file === 'SHA256SUMS' || (await lstat(join(folder, file))).isSymbolicLink()) continue;
    lines.push(`${await sha256Of(join(folder, file))}  ${file}\n`);
  }
  return lines.join('');
}

/** Bytes of all files below a folder. */
export async function bytesBelow(folder: string): Promise<number> {
  let sum = 0;
  for (const file of await filesBelow(folder)) sum += (await lstat(join(folder, file))).size;
  return sum;
}

/** Gives everything below a folder, and the folder, one time and plain folders' rights: the same tree makes the same package. */
export async function settle(folder: string, seconds: number): Promise<void> {
  for (const item of await readdir(folder, { recursive: true, withFileTypes: true })) {
    const path = join(item.parentPath, item.name);
    if (item.isDirectory()) await chmod(path, 0o755);
    await lutimes(path, seconds, seconds);
  }
  await chmod(folder, 0o755);
  await lutimes(folder, seconds, seconds);
}
