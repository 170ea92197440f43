import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { WarningInbox } from '../../../electron/main/warnings/inbox';
import { inboxFolder, inboxTools } from '../../../electron/main/warnings/inboxFiles';
import { ok, refuse } from '../../../shared/contract/errors';

type File = { size: number; mtimeMs: number; isFile: boolean };

function aFolder(files: Record<string, File> | null, outcome = 'taken') {
  const state = {
    files,
    outcome,
    folder: '/in',
    isDeskAway: false,
    canWatch: true,
    given: [] as string[],
    watching: 0,
    changed: (): void => undefined,
    timers: [] as { readonly ms: number; readonly run: () => void }[],
    log: [] as string[],
  };
  const inbox = new WarningInbox({
    folder: async () => state.folder,
    list: async () => {
      if (state.files === null) throw new Error('ENOENT');
      return Object.keys(state.files);
    },
    stat: async (path) => state.files?.[path.slice(4)] ?? Promise.reject(new Error('ENOENT')),
    watch: (_folder, changed) => {
      if (!state.canWatch) throw new Error('ENOSPC');
      state.watching += 1;
      state.changed = changed;
      return () => {
        state.watching -= 1;
      };
    },
    desk: async (procedure, input) => {
      if (state.isDeskAway) return refuse('desk_unavailable');
      state.given.push(`${procedure} ${(input as { path: string }).path}`);
      return ok({ outcome: state.outcome });
    },
    after: (ms, run) => {
      const timer = { ms, run };
      state.timers.push(timer);
      return () => {
        state.timers = state.timers.filter((one) => one !== timer);
      };
    },
    log: (line) => state.log.push(line),
  });
  return { inbox, state };
}

const aFile = (over: Partial<File> = {}): File => ({ size: 900, mtimeMs: 1, isFile: true, ...over });

describe('the folder of warnings', () => {
  it('gives a file to the desk when two looks find it the same, and never again', async () => {
    const { inbox, state } = aFolder({ 'a.xml': aFile() });
    await inbox.scan();
    expect(state.given).toEqual([]);
    await inbox.scan();
    await inbox.scan();
    expect(state.given).toEqual(['warning.watchFile /in/a.xml']);
  });

  it('waits while a file grows, and takes it again when it changed', async () => {
    const files = { 'a.xml': aFile() };
    const { inbox, state } = aFolder(files);
    await inbox.scan();
    files['a.xml'] = aFile({ size: 1_800, mtimeMs: 2 });
    await inbox.scan();
    expect(state.given).toHaveLength(0);
    await inbox.scan();
    expect(state.given).toHaveLength(1);
    files['a.xml'] = aFile({ size: 2_000, mtimeMs: 3 });
    await inbox.scan();
    await inbox.scan();
    expect(state.given).toHaveLength(2);
  });

  it('leaves other kinds, hidden files and folders alone', async () => {
    const { inbox, state } = aFolder({
      '.a.xml': aFile(),
      'a.xml.tmp': aFile(),
      'a.pdf': aFile(),
      'b.xml': aFile({ isFile: false }),
      'C.JSON': aFile(),
      'd.txt': aFile(),
    });
    await inbox.scan();
    await inbox.scan();
    expect(state.given).toEqual(['warning.watchFile /in/C.JSON', 'warning.watchFile /in/d.txt']);
  });

  it('tries again while the desk is away or the file cannot be read yet', async () => {
    const { inbox, state } = aFolder({ 'a.xml': aFile() }, 'later');
    state.isDeskAway = true;
    await inbox.scan();
    await inbox.scan();
    state.isDeskAway = false;
    await inbox.scan();
    state.outcome = 'taken';
    await inbox.scan();
    await inbox.scan();
    expect(state.given).toHaveLength(2);
  });

  it('looks a moment after a change, and every minute whatever the system tells', async () => {
    const { inbox, state } = aFolder({});
    inbox.start();
    expect(state.timers.map(({ ms }) => ms)).toEqual([1_000]);
    state.timers.shift()?.run();
    await expect.poll(() => state.timers.map(({ ms }) => ms)).toEqual([60_000]);
    state.changed();
    expect(state.timers.map(({ ms }) => ms)).toEqual([1_000]);
    inbox.close();
    expect([state.timers.length, state.watching]).toEqual([0, 0]);
    state.changed();
    expect(state.timers).toHaveLength(0);
  });

  it('works without watching where the system cannot, and says so once', async () => {
    const { inbox, state } = aFolder({ 'a.xml': aFile() });
    state.canWatch = false;
    await inbox.scan();
    await inbox.scan();
    expect(state.given).toHaveLength(1);
    expect(state.log.filter((line) => line.includes('every minute'))).toHaveLength(1);
  });

  it('begins when the folder comes and ends when it goes', async () => {
    const { inbox, state } = aFolder(null);
    await inbox.scan();
    expect(state.watching).toBe(0);
    state.files = {};
    await inbox.scan();
    expect(state.watching).toBe(1);
    state.files = null;
    await inbox.scan();
    expect(state.watching).toBe(0);
  });

  it('leaves one for another when another one is chosen, and reads what lies there', async () => {
    const { inbox, state } = aFolder({ 'a.xml': aFile() });
    await inbox.scan();
    await inbox.scan();
    state.folder = '/to';
    await inbox.scan();
    expect(state.watching).toBe(1);
    await inbox.scan();
    expect(state.given).toEqual(['warning.watchFile /in/a.xml', 'warning.watchFile /to/a.xml']);
  });

  it('lies beside the data unless the room chose another one, or whoever starts the console names one', async () => {
    const room = (path: string) => async () => ok({ value: { path } });
    expect(await inboxFolder('/home/d', {}, room(''))).toBe('/home/d/warnings-in');
    expect(await inboxFolder('/home/d', {}, room('/chosen'))).toBe('/chosen');
    const named = { WATCHDESK_WARNINGS_IN: '/share/in' };
    expect(await inboxFolder('/home/d', named, room('/chosen'))).toBe('/share/in');
    expect(await inboxFolder('/home/d', {}, async () => refuse('desk_unavailable'))).toBeNull();
  });

  it('on the disk is told of a new file, and takes links and folders for none', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'watchdesk-in-'));
    try {
      const changes: string[] = [];
      const end = inboxTools.watch(folder, () => changes.push('changed'));
      writeFileSync(join(folder, 'a.xml'), '<alert/>');
      await expect.poll(() => changes.length, { timeout: 20_000 }).toBeGreaterThan(0);
      end();
      mkdirSync(join(folder, 'b.xml'));
      symlinkSync(join(folder, 'a.xml'), join(folder, 'c.xml'));
      const stats = await Promise.all(
        ['a.xml', 'b.xml', 'c.xml'].map((name) => inboxTools.stat(join(folder, name))),
      );
      expect(stats.map(({ isFile }) => isFile)).toEqual([true, false, false]);
      expect((await inboxTools.list(folder)).toSorted()).toEqual(['a.xml', 'b.xml', 'c.xml']);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
