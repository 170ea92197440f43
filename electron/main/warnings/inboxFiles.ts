import { watch } from 'node:fs';
import { lstat, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { InboxTools } from './inbox';

/** Where warnings are dropped: named by whoever starts the console, else beside the data. The page cannot name it. */
export const inboxFolder = (home: string, env: Readonly<Record<string, string | undefined>>): string => {
  const named = env['WATCHDESK_WARNINGS_IN'];
  return named === undefined || named === '' ? join(home, 'warnings-in') : named;
};

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
