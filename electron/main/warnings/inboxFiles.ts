import { watch } from 'node:fs';
import { lstat, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { SettingValue } from '../../../shared/settings';
import type { InboxTools } from './inbox';

/**
 * Where warnings are dropped: named by whoever starts the console, else as chosen in the room's settings, else beside the data. The page cannot name it. Null:
 * the desk does not answer, and so it is not known now.
 */
export async function inboxFolder(
  home: string,
  env: Readonly<Record<string, string | undefined>>,
  desk: InboxTools['desk'],
): Promise<string | null> {
  const named = env['WATCHDESK_WARNINGS_IN'];
  if (named !== undefined && named !== '') return named;
  const answer = await desk('settings.get', { key: 'warningFolder' }, null);
  if (!answer.ok) return null;
  const { value } = answer.value as { readonly value: SettingValue<'warningFolder'> };
  return value.path === '' ? join(home, 'warnings-in') : value.path;
}

/** The inbox on the real disk. */
export const inboxTools: Pick<InboxTools, 'list' | 'stat' | 'watch'> = {
  list: (folder) => readdir(folder),
  // A link is no file: what it points to was not put here.
  stat: async (path) => {
    const found = await lstat(path);
    return { size: found.size, mtimeMs: found.mtimeMs, isFile: found.isFile() };
  },
  watch: (folder, changed) => {
    const watcher = watch(folder, { persistent: false }, changed);
    // A folder that goes away ends the watching; the minute's look finds out.
    watcher.on('error', () => watcher.close());
    return () => watcher.close();
  },
};
