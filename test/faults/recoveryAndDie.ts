import { randomUUID } from 'node:crypto';
import { makeBackup } from '../../electron/desk/recovery/makeBackup';
import { backupsFolder } from '../../electron/desk/recovery/places';
import { restoreHome } from '../../electron/desk/recovery/restoreHome';

/** `backup HOME STEP` or `restore HOME STEP BACKUP NOW`: does it in that home and dies by SIGKILL before the step. */
const [what, home = '', wanted, backup = '', at] = process.argv.slice(2);
const now = at === undefined ? Date.now() : Number(at);
const onStep = (step: string): void => {
  if (step !== wanted) return;
  process.kill(process.pid, 'SIGKILL');
  for (;;);
};
if (what === 'backup') {
  const order = {
    home,
    into: backupsFolder(home),
    place: 'home',
    cause: 'command',
    appVersion: '1',
  } as const;
  makeBackup({ ...order, now, full: true }, onStep);
} else {
  restoreHome({ backup, dailyFiles: [], into: home, isInPlace: true, now, newId: randomUUID }, onStep);
}
