import { z } from 'zod';
import { BACKUP_PLACES, BACKUP_PROBLEMS } from '../../domain/recovery';
import { text } from '../fields';
import { command, internal, query } from '../procedure';

/** Procedures and shapes of backups, the daily files and the recovery of a room whose data cannot be opened. */

export const journalHead = z.strictObject({
  origin: z.string(),
  seq: z.number(),
  hash: z.string(),
  hlc: z.string(),
});

/** `home:watchdesk-20261129-110000.wdbak`: never a path. */
const backupId = z.string().regex(/^(home|second|other):watchdesk-\d{8}-\d{6}(-\d+)?\.wdbak$/);

export const backupRow = z.strictObject({
  id: z.string(),
  place: z.enum(BACKUP_PLACES),
  name: z.string(),
  path: z.string(),
  madeAt: z.number().nullable(),
  roomName: z.string(),
  entries: z.number(),
  head: journalHead.nullable(),
  schemaVersion: z.number(),
  appVersion: z.string(),
  bytes: z.number(),
  attachments: z.number(),
  missing: z.number(),
});
export type BackupRow = z.infer<typeof backupRow>;

const failure = z.strictObject({ at: z.number(), problem: z.string() });

export const backupPlaceState = z.strictObject({
  place: z.enum(['home', 'second']),
  path: z.string(),
  /** when the newest one that was verified was made; null when there is none */
  lastAt: z.number().nullable(),
  entries: z.number(),
  count: z.number(),
  bytes: z.number(),
  freeBytes: z.number().nullable(),
  /** since the newest good one; null when the last try went well */
  failure: failure.nullable(),
});
export type BackupPlaceState = z.infer<typeof backupPlaceState>;

export const JOURNAL_FILE_STATES = ['off', 'behind', 'ok', 'failing'] as const;

export const backupState = z.strictObject({
  now: z.number(),
  everyMinutes: z.number(),
  secondMinutes: z.number(),
  places: z.array(backupPlaceState),
  /** when the oldest fact was written that no backup holds */
  unsavedSince: z.number().nullable(),
  isLate: z.boolean(),
  isRunning: z.boolean(),
  journalFile: z.strictObject({
    state: z.enum(JOURNAL_FILE_STATES),
    folder: z.string(),
    problem: z.string(),
    /** when it was last on disk whole */
    writtenAt: z.number().nullable(),
  }),
});
export type BackupState = z.infer<typeof backupState>;

export const dailyFiles = z.strictObject({
  folder: z.string(),
  files: z.number(),
  /** moment of the newest row */
  newestAt: z.number().nullable(),
});

export const recoveryLook = z.strictObject({
  failure: z.strictObject({ code: z.string(), detail: z.string() }).nullable(),
  home: z.string(),
  /** newest first, of every folder that is known */
  found: z.array(backupRow),
  daily: z.array(dailyFiles),
  /** false where a restore would not help: another program holds the data, the disk is full or read-only */
  canRestore: z.boolean(),
  /** folders that were named and are not there: a disk that is not plugged in */
  absentFolders: z.array(z.string()),
});
export type RecoveryLook = z.infer<typeof recoveryLook>;

export const backupVerdict = z.discriminatedUnion('ok', [
  z.strictObject({
    ok: z.literal(true),
    entries: z.number(),
    madeAt: z.number(),
    attachments: z.number(),
    missing: z.number(),
    /** rows of the daily files that go on from it */
    replayable: z.number(),
    /** moment of the newest row that a restore gives back */
    upTo: z.number(),
  }),
  z.strictObject({ ok: z.literal(false), problem: z.enum(BACKUP_PROBLEMS), detail: z.string() }),
]);
export type BackupVerdictAnswer = z.infer<typeof backupVerdict>;

export const restoreReport = z.strictObject({
  backup: z.string(),
  madeAt: z.number(),
  entries: z.number(),
  replayed: z.number(),
  dropped: z.number(),
  previous: journalHead,
  origin: z.string(),
  missingAttachments: z.array(z.string()),
  accountsWithoutPassword: z.array(z.string()),
  aside: z.string().nullable(),
  seconds: z.number(),
});

const empty = z.strictObject({});
const keepers = ['supervisor', 'administrator'] as const;
const which = z.enum(['second', 'journal']);
const one = z.strictObject({ backupId });
/** Two people of the room, where the policy in the backup asks for two (refused with second_needed). */
const people = z
  .array(z.strictObject({ name: z.string().max(64), password: z.string().min(1).max(200) }))
  .max(2)
  .optional();

export const recoveryProcedures = {
  'backup.state': query('seat', empty, backupState),
  'backup.list': query('seat', empty, z.array(backupRow)),
  /** Makes and verifies one now, beside the data, and in the second folder where one is set. */
  'backup.run': command(['officer', ...keepers], empty, backupRow),
  /** The folder that a person chose in the console's dialog; an empty path takes it away. */
  'backup.setFolder': internal(command(keepers, z.strictObject({ which, path: text(1_000) }), backupState)),
  /** These answer while the data cannot be opened, before anybody can sign in. */
  'recovery.look': query('seat', empty, recoveryLook),
  'recovery.verify': command('seat', one, backupVerdict),
  /**
   * The two confirmations come with it: that what will be missing was read, and the room's name as it stands in the backup. Refusal: restore_unconfirmed, with the
   * field that is wrong; second_needed where the policy in the backup wants two people.
   */
  'recovery.restore': command(
    'seat',
    one.extend({ isRead: z.boolean(), roomName: z.string().max(200), people }),
    restoreReport,
  ),
  /** A folder that a person chose in the dialog, to look for backups in as well. */
  'recovery.addFolder': internal(command('seat', z.strictObject({ path: text(1_000) }), recoveryLook)),
} as const;

export const recoveryConsoleProcedures = {
  /** Asks for a folder and has the desk take it; null when the person cancelled. */
  'console.chooseBackupFolder': command(
    keepers,
    z.strictObject({ which, clears: z.boolean() }),
    backupState.nullable(),
  ),
  /** The same on the start-up screen: another folder to look for backups in. */
  'console.chooseRecoveryFolder': command('seat', empty, recoveryLook.nullable()),
} as const;
