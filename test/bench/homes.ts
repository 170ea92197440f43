import { execFileSync } from 'node:child_process';
import {
  constants,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join, resolve } from 'node:path';
import { SCHEMA_VERSION } from '../../electron/desk/db/migrate';

export const root = resolve(import.meta.dirname, '../..');
export const OUT = join(root, 'out/bench');
const HOMES = join(OUT, 'homes');
const INCIDENTS = 40;

const markOf = (home: string): string => join(home, 'made-for-schema');

/** True when a home of this size was seeded before, by this schema. */
export function hasHome(entries: number): boolean {
  const mark = markOf(join(HOMES, String(entries)));
  return existsSync(mark) && readFileSync(mark, 'utf8') === String(SCHEMA_VERSION);
}

/** The seeded home of this size. It is made once and kept in out/bench/homes; what writes gets a copy. */
export function homeOf(entries: number): string {
  const home = join(HOMES, String(entries));
  if (hasHome(entries)) return home;
  rmSync(home, { recursive: true, force: true });
  mkdirSync(home, { recursive: true });
  process.stdout.write(`seeding ${entries} lines, once …\n`);
  const before = performance.now();
  const incidents = String(Math.min(INCIDENTS, Math.floor(entries / 4)));
  const args = ['seed', '--entries', String(entries), '--incidents', incidents, '--home', home];
  execFileSync(process.execPath, [join(root, 'out/main/cli.js'), ...args], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  process.stdout.write(`… in ${((performance.now() - before) / 1_000).toFixed(0)} s\n`);
  writeFileSync(markOf(home), String(SCHEMA_VERSION));
  return home;
}

/** Gives a copy of the home for something that writes, and removes it afterwards. */
export async function withCopy<T>(
  entries: number,
  work: (home: string, folder: string) => Promise<T>,
): Promise<T> {
  const source = homeOf(entries);
  const folder = mkdtempSync(join(OUT, 'copy-'));
  const home = join(folder, 'home');
  try {
    cpSync(source, home, { recursive: true, mode: constants.COPYFILE_FICLONE });
    return await work(home, folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
