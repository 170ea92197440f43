import { dirname } from 'node:path';
import { dialog } from 'electron';
import { logLine } from '../log';
import type { Words } from '../words';
import { changedFiles } from './installed';

const MOST_NAMED = 10;

/** Whether the program is still the one that was installed; says so on screen only when it is not. */
export async function checkProgram(words: () => Words): Promise<void> {
  const changed = await changedFiles(dirname(process.execPath));
  if (changed === null) return;
  logLine(`the installed program was compared with its hashes: ${changed.length} files changed`);
  if (changed.length === 0) return;
  const { changedTitle, changedMessage } = words();
  await dialog.showMessageBox({
    type: 'warning',
    title: changedTitle,
    message: changedMessage(changed.length),
    detail: changed.slice(0, MOST_NAMED).join('\n'),
  });
}
