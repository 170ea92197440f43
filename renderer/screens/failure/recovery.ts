import type { BackupRow, BackupVerdictAnswer, RecoveryLook } from '../../../shared/contract/areas/recovery';

/** What is known of one backup while the screen looks through them. */
export type Check = 'waiting' | 'checking' | BackupVerdictAnswer;

/** How much of the log a restore gives back. Times UTC milliseconds. */
export type Reach = {
  readonly upTo: number;
  /** the daily files hold the last line that was acknowledged, and it can be brought back */
  readonly isWhole: boolean;
  /** rows that come from the daily files */
  readonly replayed: number;
};

/** The moment of the newest row of any daily file; null where there is none. */
export const newestDaily = (look: Pick<RecoveryLook, 'daily'>): number | null =>
  look.daily.reduce<number | null>(
    (newest, { newestAt }) => (newestAt === null ? newest : Math.max(newest ?? newestAt, newestAt)),
    null,
  );

/** How far a verified backup reaches with the daily files after it; null for one that is not verified. */
export function reachOf(look: Pick<RecoveryLook, 'daily'>, check: Check | undefined): Reach | null {
  if (typeof check !== 'object' || !check.ok) return null;
  const newest = newestDaily(look);
  return { upTo: check.upTo, isWhole: newest !== null && check.upTo >= newest, replayed: check.replayable };
}

/** The one to choose: of those that passed, the one that reaches furthest; the newest of equals. */
export function recommended(
  look: Pick<RecoveryLook, 'found' | 'daily'>,
  checks: Readonly<Record<string, Check>>,
): BackupRow | null {
  let best: { readonly row: BackupRow; readonly upTo: number } | null = null;
  for (const row of look.found) {
    const reach = reachOf(look, checks[row.id]);
    if (reach !== null && (best === null || reach.upTo > best.upTo)) best = { row, upTo: reach.upTo };
  }
  return best?.row ?? null;
}
