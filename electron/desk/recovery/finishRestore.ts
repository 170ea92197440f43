import { existsSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { makeFolder } from '../db/folder';
import { DATABASE_FILE } from '../db/open';
import { SEAT_KEY_FILE } from '../journal/keys';
import { syncFolder } from '../syncFolder';

/** A restore builds the room here, whole, before anything of the home is moved. */
export const STAGED_FOLDER = 'restoring';
export const READY_FILE = 'ready.json';

/** The database goes last: until it is there the home does not open as anything else. */
const ITEMS: readonly (readonly string[])[] = [
  ['attachments'],
  [SEAT_KEY_FILE],
  [DATABASE_FILE, `${DATABASE_FILE}-wal`, `${DATABASE_FILE}-shm`],
];

/**
 * Puts a room that a restore made whole in the place of what was there, which is moved into a folder `damaged-…` beside it. Each step can be repeated, so that a
 * restore that was stopped here is finished by whoever opens the home next. Needs the home's lock. Gives the folder with the old data, null when there
 * was nothing to do.
 */
export function finishRestore(
  home: string,
  onStep: (step: string) => void = () => undefined,
): { readonly aside: string | null } | null {
  const staged = join(home, STAGED_FOLDER);
  const ready = join(staged, READY_FILE);
  if (!existsSync(ready)) return null;
  const { stamp } = JSON.parse(readFileSync(ready, 'utf8')) as { readonly stamp: string };
  const aside = join(home, `damaged-${stamp}`);
  for (const names of ITEMS) {
    const [first = ''] = names;
    if (!existsSync(join(staged, first))) continue;
    onStep(`aside ${first}`);
    for (const name of names) moveAside(home, aside, name);
    onStep(`place ${first}`);
    renameSync(join(staged, first), join(home, first));
    syncFolder(home);
  }
  onStep('clean');
  rmSync(staged, { recursive: true, force: true });
  syncFolder(home);
  return { aside: existsSync(aside) ? aside : null };
}

function moveAside(home: string, aside: string, name: string): void {
  if (!existsSync(join(home, name))) return;
  makeFolder(aside);
  renameSync(join(home, name), join(aside, name));
  syncFolder(aside);
}
