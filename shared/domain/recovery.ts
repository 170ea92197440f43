import { DAY_MS, dayOf, MINUTE_MS, stamp } from './time';

/** Where a backup lies: beside the data, in the second folder, or in one that somebody named. */
export const BACKUP_PLACES = ['home', 'second', 'other'] as const;
export type BackupPlace = (typeof BACKUP_PLACES)[number];

export const BACKUP_CAUSES = ['timer', 'hand', 'command'] as const;
export type BackupCause = (typeof BACKUP_CAUSES)[number];

/** Where the journal stood: the newest origin, its last number, that row's hash (hexadecimal) and logical time. */
export type JournalHead = {
  readonly origin: string;
  readonly seq: number;
  readonly hash: string;
  readonly hlc: string;
};

export type KeptFile = { readonly path: string; readonly bytes: number; readonly sha256: string };

/** What a backup says of itself. It is written before the backup is verified and the backup takes its name only after that. */
export type BackupManifest = {
  readonly format: typeof BACKUP_FORMAT;
  readonly room: { readonly id: string; readonly name: string };
  /** UTC milliseconds */
  readonly madeAt: number;
  readonly cause: BackupCause;
  readonly appVersion: string;
  readonly schemaVersion: number;
  readonly head: JournalHead;
  /** rows of the journal, all origins */
  readonly entries: number;
  readonly files: readonly KeptFile[];
  /** files of the log, each named by its SHA-256 */
  readonly attachments: readonly { readonly sha256: string; readonly bytes: number }[];
  /** files that the log names and that were gone or damaged already when the backup was made */
  readonly missing: readonly string[];
};

export const BACKUP_FORMAT = 'watchdesk-backup/1';

/** A backup as a list shows it. */
export type BackupInfo = {
  /** `home:watchdesk-20261129-110000.wdbak` */
  readonly id: string;
  readonly place: BackupPlace;
  readonly name: string;
  /** the backup itself, absolute */
  readonly path: string;
  /** null where the manifest cannot be read: then nothing else is known of it */
  readonly madeAt: number | null;
  readonly roomName: string;
  readonly entries: number;
  readonly head: JournalHead | null;
  readonly schemaVersion: number;
  readonly appVersion: string;
  readonly bytes: number;
  readonly attachments: number;
  readonly missing: number;
};

/** What is wrong with a backup, the first thing that was found. */
export const BACKUP_PROBLEMS = [
  'manifest', // it cannot be read, or is not what was written
  'file', // a file is gone or changed; detail names it
  'attachment',
  'key', // seat.key is not the key of the journal
  'integrity', // SQLite finds the database damaged
  'schema', // its tables are not what this version's steps make
  'schema_newer',
  'chain', // the journal does not verify; detail names the first bad row
  'count',
] as const;
export type BackupProblem = (typeof BACKUP_PROBLEMS)[number];

export type BackupVerdict =
  | { readonly ok: true; readonly manifest: BackupManifest }
  | { readonly ok: false; readonly problem: BackupProblem; readonly detail: string };

/** What a restore did. */
export type RestoreReport = {
  readonly backup: string;
  readonly madeAt: number;
  /** rows of the journal in the backup, and those taken from the daily files after it */
  readonly entries: number;
  readonly replayed: number;
  /** lines of the daily files that could not be taken: torn, changed, or not going on from what was there */
  readonly dropped: number;
  readonly previous: JournalHead;
  readonly origin: string;
  /** attachments that the log names and that are in no copy any more */
  readonly missingAttachments: readonly string[];
  /** names of accounts made after the backup: they have no password until one is set */
  readonly accountsWithoutPassword: readonly string[];
  /** folder with the damaged data; null where there was none */
  readonly aside: string | null;
  readonly seconds: number;
};

/** One row of the journal in a daily file: bytes as hexadecimal text, the body exactly as it was hashed. */
export type JournalLine = {
  readonly room: string;
  readonly origin: string;
  readonly seq: number;
  readonly hlc: string;
  readonly at: number;
  readonly actor: string;
  readonly kind: string;
  readonly subject: string;
  readonly salt: string | null;
  readonly body: string | null;
  readonly alg: string;
  readonly prev: string;
  readonly hash: string;
  readonly sig: string;
  /** signature of the head that ends with this row; on the last row of what was written together */
  readonly head?: string;
};

const SUFFIX = '.wdbak';
const NAME = /^watchdesk-\d{8}-\d{6}(?:-\d+)?\.wdbak$/;
const digits = (text: string): string => text.replaceAll(/\D/g, '');

/** `watchdesk-20261129-110000.wdbak`, in the room's time; `again` tells two of one second apart. */
export function backupName(at: number, again = 0): string {
  const text = digits(stamp(at));
  return `watchdesk-${text.slice(0, 8)}-${text.slice(8)}${again === 0 ? '' : `-${again + 1}`}${SUFFIX}`;
}

/** Only a whole and verified backup has such a name. */
export const isBackupName = (name: string): boolean => NAME.test(name);

export const backupId = (place: BackupPlace, name: string): string => `${place}:${name}`;

/** Newest first, by the journal's own time: a wall clock that was set does not change which is newer. */
export function byNewest(
  a: Pick<BackupInfo, 'head' | 'madeAt'>,
  b: Pick<BackupInfo, 'head' | 'madeAt'>,
): number {
  const [first, second] = [a.head?.hlc ?? '', b.head?.hlc ?? ''];
  if (first !== second) return first < second ? 1 : -1;
  return (b.madeAt ?? 0) - (a.madeAt ?? 0);
}

const KEEP_LAST = 6;
const KEEP_HOURS = 24;
const KEEP_DAYS = 14;
/** However full the disk is, so many stay. */
const KEEP_ALWAYS = 2;
const HOUR_MS = 60 * MINUTE_MS;

type Kept = Pick<BackupInfo, 'name' | 'head' | 'madeAt' | 'bytes'>;

/**
 * Names of the backups of one folder that may go: all but the last six, the newest of each of the last 24 hours and of each of the last 14 days, and the
 * oldest of these where they take more than `mostBytes`. The two newest always stay. One that cannot be read is never counted as kept and never
 * removed: somebody has to look at it. Called only after a newer one was verified.
 */
export function backupsToDrop(found: readonly Kept[], now: number, mostBytes: number): string[] {
  const readable = found.filter((one) => one.madeAt !== null).sort(byNewest);
  const hours = new Set<number>();
  const days = new Set<string>();
  const kept = readable.filter(({ madeAt }, index) => {
    const at = madeAt ?? 0;
    const hour = Math.floor(at / HOUR_MS);
    const day = dayOf(at);
    const isNewHour = !hours.has(hour) && now - at < KEEP_HOURS * HOUR_MS;
    const isNewDay = !days.has(day) && now - at < KEEP_DAYS * DAY_MS;
    hours.add(hour);
    days.add(day);
    return index < KEEP_LAST || isNewHour || isNewDay;
  });
  let bytes = 0;
  const stays = new Set(
    kept
      .filter((one, index) => {
        bytes += one.bytes;
        return index < KEEP_ALWAYS || bytes <= mostBytes;
      })
      .map((one) => one.name),
  );
  return readable.filter((one) => !stays.has(one.name)).map((one) => one.name);
}

/** Days that nothing of the journal, its daily files or the audit may be pruned (网络安全法: not less than six months). */
export const RETENTION_DAYS = 183;

/** Whether what was written at `at` may be pruned at `now`. A moment in the future may not. */
export const isPrunable = (at: number, now: number): boolean => now - at > RETENTION_DAYS * DAY_MS;

export const LATE_AFTER_MS = 30 * MINUTE_MS;

/** Whether the backups are late: `unsavedSince` is when the oldest fact was written that is in no backup. */
export const isBackupLate = (unsavedSince: number | null, now: number): boolean =>
  unsavedSince !== null && now - unsavedSince > LATE_AFTER_MS;

/**
 * Whether a backup is due: something is not saved and the last try lies so many minutes back, or in the future (the clock was set back).
 */
export function isBackupDue(
  state: { readonly unsavedSince: number | null; readonly triedAt: number | null },
  everyMinutes: number,
  now: number,
): boolean {
  if (state.unsavedSince === null) return false;
  const { triedAt } = state;
  return triedAt === null || now < triedAt || now - triedAt >= everyMinutes * MINUTE_MS;
}

/** The room's name as a person may type it to confirm a restore: spaces around it and the width of letters do not count. */
export const isSameName = (typed: string, name: string): boolean =>
  name.trim() !== '' && typed.normalize('NFKC').trim() === name.normalize('NFKC').trim();

const DAILY = /^entries-(\d{8})\.jsonl$/;

/** `entries-20261129.jsonl` */
export const dailyFileName = (day: string): string => `entries-${digits(day)}.jsonl`;
export const isDailyFile = (name: string): boolean => DAILY.test(name);

/** The file that a row of this moment goes into: never one before `last`, so that the newest file ends with the newest row, whatever the clock did. */
export function dailyFileFor(at: number, last: string | null): string {
  const name = dailyFileName(dayOf(at));
  return last !== null && last > name ? last : name;
}
