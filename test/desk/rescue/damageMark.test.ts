import { closeSync, cpSync, existsSync, openSync, statSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openDesk } from '../../../electron/desk/openDesk';
import { markDamage } from '../../../electron/desk/rescue/damageMark';
import { makeRoom, tempFolder } from '../../helpers/deskRoom';

const PAGE = 4_096;

function zeroPage(home: string, page: number): void {
  const file = openSync(join(home, 'watchdesk.db'), 'r+');
  writeSync(file, Buffer.alloc(PAGE), 0, PAGE, page * PAGE);
  closeSync(file);
}

/** A copy of the home with one page of its database gone that an ordinary start does not look at. */
function quietlyDamaged(home: string): string {
  const pages = statSync(join(home, 'watchdesk.db')).size / PAGE;
  for (let page = pages - 1; page > 0; page -= 1) {
    const copy = tempFolder('damaged');
    cpSync(home, copy, { recursive: true });
    zeroPage(copy, page);
    try {
      openDesk({ home: copy }).close();
      const anew = tempFolder('damaged');
      cpSync(home, anew, { recursive: true });
      zeroPage(anew, page);
      return anew;
    } catch {
      // This page is looked at by every start.
    }
  }
  throw new Error('every page is looked at by every start');
}

test('damage that was met in use makes the next start look at every page; what is sound opens, and the note goes', async () => {
  const room = await makeRoom();
  room.close();
  markDamage(room.home, Date.now());
  room.reopen();
  expect(existsSync(join(room.home, 'damage-found'))).toBe(false);
  room.close();

  const home = quietlyDamaged(room.home);
  markDamage(home, Date.now());
  expect(() => openDesk({ home })).toThrow(expect.objectContaining({ code: 'data_corrupt' }));
  expect(existsSync(join(home, 'damage-found'))).toBe(true);
});
