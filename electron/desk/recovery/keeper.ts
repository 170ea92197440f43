import type { Author } from '../../../shared/domain/facts';
import type { BackupCause, BackupInfo } from '../../../shared/domain/recovery';
import { isBackupDue, isBackupLate } from '../../../shared/domain/recovery';
import { dayOf } from '../../../shared/domain/time';
import { type Desk, fact, SYSTEM_ACTOR, transact } from '../desk';
import { Refusal, refuseWith } from '../deskError';
import type { Services } from '../services';
import { readSetting } from '../settings/read';
import { causeOf } from './files';
import type { JournalFileState } from './journalFile';
import { type OwnPlace, ownFolders, readNoted, unsavedSince, writeNoted } from './state';
import type { MadeBackup } from './tasks';

/** What of the recovery lives as long as the desk does. Absent where a command opened the home by itself. */
export type RecoveryServices = {
  readonly hasTried: () => boolean;
  readonly isRunning: () => boolean;
  readonly journalFile: () => JournalFileState;
  /** resolves when what was committed is on the second volume too, where there is one that works */
  readonly settled: () => Promise<void>;
  /** the setting changed: other folders */
  readonly moved: () => void;
};

const running = new WeakSet<Desk>();
export const isBackupRunning = (desk: Desk): boolean => running.has(desk);

export type BackupWish = { readonly cause: BackupCause; readonly author: Author | null };

/**
 * Makes one backup in a worker thread and notes how it went: as local state every time, as a fact when it was asked for by hand, when it is the first that
 * fails, and when the first one after that succeeds. Refusals: backup_running, backup_failed.
 */
export async function runBackup(
  desk: Desk,
  services: Services,
  place: OwnPlace,
  wish: BackupWish,
): Promise<BackupInfo> {
  if (running.has(desk)) return refuseWith('backup_running');
  const folder = ownFolders(desk).find((one) => one.place === place);
  if (folder === undefined) return refuseWith('backup_gone');
  running.add(desk);
  const now = desk.now();
  const full = wish.cause === 'hand' || !wasCheckedToday(readNoted(desk.db, place).fullAt, now);
  try {
    const order = { home: desk.home, into: folder.path, place, cause: wish.cause, now, full };
    const made = await services.workers.run({ task: 'backup', ...order, appVersion: services.version });
    noteMade(desk, place, wish, made, full, now);
    return made.info;
  } catch (error) {
    noteFailed(desk, place, wish, error, now);
    throw error;
  } finally {
    running.delete(desk);
    services.emit?.({ event: 'changed', areas: ['health'] });
  }
}

/** All signatures and attachments are checked with the first backup of a day; the others check what is new, and every hash. */
const wasCheckedToday = (fullAt: number | null, now: number): boolean =>
  fullAt !== null && dayOf(fullAt) === dayOf(now);

function noteMade(
  desk: Desk,
  place: OwnPlace,
  wish: BackupWish,
  made: MadeBackup,
  full: boolean,
  now: number,
): void {
  const { info, count, bytes, freeBytes } = made;
  const before = readNoted(desk.db, place);
  const { head } = info;
  if (head === null) throw new Error('a backup that was verified has a head');
  const body = {
    cause: wish.cause,
    place,
    name: info.name,
    entries: info.entries,
    head: head.hash,
    author: wish.author,
  };
  transact(desk, (write) => {
    writeNoted(desk.db, place, {
      lastAt: now,
      origin: head.origin,
      seq: head.seq,
      entries: info.entries,
      fullAt: full ? now : before.fullAt,
      triedAt: now,
      count,
      bytes,
      freeBytes,
      failure: null,
    });
    if (wish.cause === 'hand' || before.failure !== null)
      write(fact('backup.made', info.name, wish.author?.accountId ?? SYSTEM_ACTOR, body));
  });
}

function noteFailed(desk: Desk, place: OwnPlace, wish: BackupWish, error: unknown, now: number): void {
  // A desk that closes takes its threads with it: that is no failure of a backup.
  if (!desk.db.open) return;
  const before = readNoted(desk.db, place);
  const problem =
    error instanceof Refusal ? String(error.error.params?.problem ?? 'internal') : causeOf(error);
  const body = { cause: wish.cause, place, problem, author: wish.author };
  transact(desk, (write) => {
    writeNoted(desk.db, place, {
      ...before,
      triedAt: now,
      failure: { at: before.failure?.at ?? now, problem },
    });
    if (wish.cause === 'hand' || before.failure?.problem !== problem)
      write(fact('backup.failed', place, wish.author?.accountId ?? SYSTEM_ACTOR, body));
  });
}

const LOOK_MS = 30_000;

/** Makes the backups that are due, one after the other, as long as the desk runs. */
export class BackupKeeper {
  readonly #desk: Desk;
  readonly #services: Services;
  readonly #log: (line: string) => void;
  #timer: NodeJS.Timeout | undefined;
  #isStopped = false;
  #hasTried = false;
  #wasLate = false;

  constructor(desk: Desk, services: Services, log: (line: string) => void) {
    this.#desk = desk;
    this.#services = services;
    this.#log = log;
  }

  get hasTried(): boolean {
    return this.#hasTried;
  }

  start(firstMs = LOOK_MS): void {
    this.#timer = setTimeout(() => void this.#look(), firstMs);
    this.#timer.unref();
  }

  stop(): void {
    this.#isStopped = true;
    clearTimeout(this.#timer);
  }

  async #look(): Promise<void> {
    try {
      await this.makeDue();
    } catch (error) {
      this.#log(`backups: ${(error as Error).message}`);
    }
    if (!this.#isStopped) this.start();
  }

  /** Makes what is due now. A failure was noted where it happened and is logged here. */
  async makeDue(): Promise<void> {
    const { db, keys } = this.#desk;
    if (keys === null) return;
    const { everyMinutes, secondMinutes } = readSetting(db, 'backups');
    for (const { place } of ownFolders(this.#desk)) {
      if (this.#isStopped) return;
      const state = { unsavedSince: unsavedSince(this.#desk, place), triedAt: readNoted(db, place).triedAt };
      const minutes = place === 'home' ? everyMinutes : secondMinutes;
      if (!isBackupDue(state, minutes, this.#desk.now()) || isBackupRunning(this.#desk)) continue;
      try {
        await runBackup(this.#desk, this.#services, place, { cause: 'timer', author: null });
      } catch (error) {
        if (!this.#isStopped) this.#log(`backup (${place}): ${causeOf(error)}`);
      }
    }
    this.#hasTried = true;
    this.#tellLate();
  }

  /** Lateness comes with time alone, so the screen is told. */
  #tellLate(): void {
    const isLate = isBackupLate(unsavedSince(this.#desk, 'home'), this.#desk.now());
    if (isLate !== this.#wasLate) this.#services.emit?.({ event: 'changed', areas: ['health'] });
    this.#wasLate = isLate;
  }
}
