import type { Author } from '../facts';
import type { BackupCause, BackupPlace } from '../recovery';

/** Facts of backups and of a restore. A backup by the clock is a fact only when the one before it failed. */
export type RecoveryFacts = {
  readonly 'backup.made': {
    readonly cause: BackupCause;
    readonly place: BackupPlace;
    readonly name: string;
    readonly entries: number;
    /** hash of the head that it holds */
    readonly head: string;
    readonly author: Author | null;
  };
  readonly 'backup.failed': {
    readonly cause: BackupCause;
    readonly place: BackupPlace;
    /** a code that shared/wording/recoveryLines.ts words, or the system's own */
    readonly problem: string;
    readonly author: Author | null;
  };
  /** The first row of a new origin. It carries the new seat key, which the old one endorsed. */
  readonly 'restore.done': {
    readonly publicKey: string;
    /** hexadecimal signature of the old seat key, or null where it was lost */
    readonly endorsement: string | null;
    readonly backup: string;
    readonly madeAt: number;
    readonly entries: number;
    readonly replayed: number;
    readonly dropped: number;
    readonly previous: { readonly origin: string; readonly seq: number; readonly hash: string };
    readonly missingAttachments: readonly string[];
    readonly isInPlace: boolean;
  };
};
