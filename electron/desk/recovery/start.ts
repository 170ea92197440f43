import type { Desk } from '../desk';
import type { Services } from '../services';
import { readSetting } from '../settings/read';
import { JournalFile } from './journalFile';
import { BackupKeeper, isBackupRunning, type RecoveryServices } from './keeper';
import { notePlaces } from './places';

export type Recovery = { readonly services: RecoveryServices; readonly stop: () => Promise<void> };

/** A cold start has better things to do; what was not saved before the stop is saved a minute later. */
const FIRST_MS = 60_000;

/**
 * Starts the backups and the daily file of a desk; `services` is given what answers wait for. Before the room is founded it only waits for that.
 */
export function startRecovery(desk: Desk, services: Services, log: (line: string) => void): Recovery {
  const keeper = new BackupKeeper(desk, services, log);
  let file = openFile(desk, services, log);
  const moved = (): void => {
    const before = file;
    const { secondFolder, journalFolder } = readSetting(desk.db, 'backups');
    notePlaces(desk.home, { secondFolder, journalFolder });
    if (before?.state.folder === journalFolder) return;
    file = openFile(desk, services, log);
    void before?.close();
  };
  if (desk.keys !== null) notePlacesQuietly(moved, log);
  desk.afterCommit = () => {
    // The room was founded meanwhile.
    file ??= openFile(desk, services, log);
    file?.committed();
  };
  keeper.start(FIRST_MS);
  return {
    services: {
      hasTried: () => keeper.hasTried,
      isRunning: () => isBackupRunning(desk),
      journalFile: () => file?.state ?? { state: 'off', folder: '', problem: '', writtenAt: null },
      settled: () => file?.settled() ?? Promise.resolve(),
      moved,
    },
    stop: async () => {
      keeper.stop();
      desk.afterCommit = undefined;
      await file?.close();
    },
  };
}

/** A note that cannot be written costs the start-up screen a folder, and the room nothing. */
function notePlacesQuietly(moved: () => void, log: (line: string) => void): void {
  try {
    moved();
  } catch (error) {
    log(`the folders of backups could not be noted: ${(error as Error).message}`);
  }
}

function openFile(desk: Desk, services: Services, log: (line: string) => void): JournalFile | null {
  if (desk.keys === null) return null;
  const { journalFolder } = readSetting(desk.db, 'backups');
  return new JournalFile({
    db: desk.db,
    keys: desk.keys,
    folder: journalFolder,
    now: desk.now,
    log,
    onChange: () => services.emit?.({ event: 'changed', areas: ['health'] }),
  });
}
