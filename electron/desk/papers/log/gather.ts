import type { LogScope } from '../../../../shared/contract/areas/papers';
import type { LogEntry, Room, Shift, Warning } from '../../../../shared/contract/models';
import type { SettingValue } from '../../../../shared/settings';
import { isInEarnest } from '../../../../shared/warnings/place';
import { readRoom } from '../../accounts/accountRows';
import type { Db } from '../../db/statement';
import { refuseWith } from '../../deskError';
import { signOnsFor } from '../../duty/read';
import { countOfScope, entriesOfScope, entryById } from '../../log/read';
import { responsesBetween } from '../../responses/read';
import { readSetting } from '../../settings/read';
import { shiftById } from '../../shifts/read';
import { warnings } from '../../warnings/read';
import { type CheckCode, checkCode } from '../check';
import type { ComposeOptions } from '../composers';
import { clockText } from './clock';
import { type ClosingNumbers, closingNumbers } from './closing';

/** Above this many lines nobody reads paper: XLSX and CSV have no such limit. */
export const PAPER_LINES = 20_000;

/** What the log's paper is made of. */
export type LogPaper = {
  readonly room: Room;
  /** the organ of the setting `paper`, or the room's name */
  readonly organ: string;
  readonly scope: LogScope;
  readonly shift: Shift | null;
  /** what was recorded in this time; for found lines from the first to the last of them */
  readonly span: { readonly from: number; readonly to: number };
  readonly entries: readonly LogEntry[];
  /** lines that others of this paper correct or take back, on it or not */
  readonly originals: ReadonlyMap<string, LogEntry>;
  readonly warnings: readonly Warning[];
  /** responses that stood in this time, each with its highest level of it */
  readonly responses: ReturnType<typeof responsesBetween>;
  readonly numbers: ClosingNumbers;
  /** how far this seat's clock was off, as each officer found it at sign-on */
  readonly clock: string;
  readonly check: CheckCode;
  readonly now: number;
  readonly masked: boolean;
};

/** The name that stands on the head of documents. */
export function organOf(room: Room, setting: SettingValue<'paper'>): string {
  return setting.organ === '' ? room.name : setting.organ;
}

/** Reads all that the paper of a scope needs. Refusals: not_found, too_long_for_paper (params.max, params.lines). */
export function gatherLog(db: Db, scope: LogScope, now: number, options: ComposeOptions): LogPaper {
  const room = readRoom(db);
  if (!room) throw new Error('there is no room');
  const shift =
    'shiftId' in scope
      ? (shiftById(db, scope.shiftId) ?? refuseWith('not_found', { field: 'shiftId' }))
      : null;
  const lines = countOfScope(db, scope);
  if (lines > PAPER_LINES) refuseWith('too_long_for_paper', { params: { lines, max: PAPER_LINES } });
  const entries: LogEntry[] = [];
  for (const entry of entriesOfScope(db, scope)) {
    entries.push(entry);
    options.tick(entries.length);
  }
  const span = spanOf(scope, shift, entries, now);
  return {
    room,
    organ: organOf(room, readSetting(db, 'paper')),
    scope,
    shift,
    span,
    entries,
    originals: originalsOf(db, entries),
    warnings: warningsIn(db, span, now),
    responses: responsesBetween(db, span.from, span.to + 1),
    numbers: closingNumbers(db, entries, span, shift),
    clock: shift === null ? '' : clockText(signOnsFor(db, shift.startsAt)),
    check: checkCode(db),
    now,
    masked: options.masked,
  };
}

function spanOf(
  scope: LogScope,
  shift: Shift | null,
  entries: readonly LogEntry[],
  now: number,
): LogPaper['span'] {
  if (shift) return { from: shift.openedAt, to: shift.closedAt ?? now };
  if ('from' in scope) return { from: scope.from, to: Math.min(scope.to, now) };
  return { from: entries[0]?.recordedAt ?? now, to: entries.at(-1)?.recordedAt ?? now };
}

/** Warnings in earnest that were in force at some time of the span; one that an update took the place of, until that came. */
function warningsIn(db: Db, { from, to }: LogPaper['span'], now: number): Warning[] {
  const all = warnings(db, false, now);
  const came = new Map(all.map(({ id, receivedAt }) => [id, receivedAt]));
  return all.filter((one) => {
    const ends = [one.liftedAt, one.endsAt, came.get(one.supersededBy ?? '') ?? null];
    const end = Math.min(...ends.map((at) => at ?? Number.POSITIVE_INFINITY));
    return isInEarnest(one.status) && one.receivedAt <= to && end >= from;
  });
}

function originalsOf(db: Db, entries: readonly LogEntry[]): Map<string, LogEntry> {
  const here = new Map(entries.map((entry) => [entry.id, entry]));
  const found = new Map<string, LogEntry>();
  for (const entry of entries) {
    for (const link of [entry.corrects, entry.withdraws]) {
      if (link === null || found.has(link.id)) continue;
      const original = here.get(link.id) ?? entryById(db, link.id);
      if (original) found.set(link.id, original);
    }
  }
  return found;
}
