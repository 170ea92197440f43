import type { PlannedShift, RosterSwap, RosterVersion } from '../../../shared/contract/areas/roster';
import type { RosterPlace } from '../../../shared/domain/facts/roster';
import { firstPhone, plainName, type RosterCell, type RosterPerson } from '../../../shared/domain/roster';
import { MINUTE_MS } from '../../../shared/domain/time';
import { SHIFT_POSTS, type ShiftPost } from '../../../shared/domain/vocabulary';
import { allAccounts } from '../accounts/accountRows';
import { type Db, statement } from '../db/statement';
import { readSetting } from '../settings/read';

type VersionRow = {
  month: string;
  version: number;
  published_at: number;
  published_by: string;
  how: RosterVersion['how'];
  reason: string;
  file_name: string | null;
  starts: string;
  cells: string;
};

/** One version of a month as it was published. */
export type StoredRoster = {
  readonly version: RosterVersion;
  readonly starts: readonly number[];
  readonly cells: readonly RosterCell[];
};

const toStored = (row: VersionRow): StoredRoster => ({
  version: {
    month: row.month,
    version: row.version,
    publishedAt: row.published_at,
    publishedBy: row.published_by,
    how: row.how,
    reason: row.reason,
    fileName: row.file_name,
  },
  starts: JSON.parse(row.starts) as number[],
  cells: JSON.parse(row.cells) as RosterCell[],
});

/** The newest version of a month, or the one that is named; undefined when there is none. */
export function rosterOf(db: Db, month: string, version?: number): StoredRoster | undefined {
  const row = statement<[string, number], VersionRow>(
    db,
    'SELECT * FROM roster_versions WHERE month = ? AND version <= ? ORDER BY version DESC LIMIT 1',
  ).get(month, version ?? Number.MAX_SAFE_INTEGER);
  if (!row || (version !== undefined && row.version !== version)) return undefined;
  return toStored(row);
}

/** All versions of a month, newest first. */
export function versionsOf(db: Db, month: string): RosterVersion[] {
  return statement<[string], VersionRow>(
    db,
    'SELECT * FROM roster_versions WHERE month = ? ORDER BY version DESC',
  )
    .all(month)
    .map((row) => toStored(row).version);
}

export function publishedWith(db: Db, publishId: string): StoredRoster | undefined {
  const row = statement<[string], VersionRow>(db, 'SELECT * FROM roster_versions WHERE publish_id = ?').get(
    publishId,
  );
  return row && toStored(row);
}

export type EntryRow = {
  day: string;
  shift: number;
  post: ShiftPost;
  place: number;
  month: string;
  version: number;
  starts_at: number;
  ends_at: number;
  account_id: string | null;
  name: string;
  title: string;
  mobile: string;
  office_phone: string;
  sat_phone: string;
  state: RosterPerson['state'];
};

const toPerson = (row: EntryRow): RosterPerson => ({
  accountId: row.account_id,
  name: row.name,
  title: row.title,
  mobile: row.mobile,
  officePhone: row.office_phone,
  satPhone: row.sat_phone,
  state: row.state,
});

/** Finds the account of somebody who is on the roster by name only: the one account with that display name. */
export function accountFinder(db: Db): (name: string) => string | null {
  const byName = new Map<string, string | null>();
  for (const account of allAccounts(db)) {
    const name = plainName(account.displayName);
    byName.set(name, byName.has(name) ? null : account.id);
  }
  return (name) => byName.get(plainName(name)) ?? null;
}

function rowsAt(db: Db, startsAt: number): EntryRow[] {
  return statement<[number], EntryRow>(db, 'SELECT * FROM roster_entries WHERE starts_at = ? ORDER BY place')
    .all(startsAt)
    .sort((a, b) => SHIFT_POSTS.indexOf(a.post) - SHIFT_POSTS.indexOf(b.post) || a.place - b.place);
}

/** The planned shift that begins at an instant; null when nobody is planned for it. */
export function plannedShiftAt(db: Db, startsAt: number): PlannedShift | null {
  const rows = rowsAt(db, startsAt);
  const [first] = rows;
  if (first === undefined) return null;
  const accountOf = accountFinder(db);
  return {
    startsAt,
    endsAt: first.ends_at,
    month: first.month,
    version: first.version,
    posts: rows.map((row) => ({
      post: row.post,
      accountId: row.account_id ?? accountOf(row.name),
      name: row.name,
      phone: firstPhone(toPerson(row)),
      title: row.title,
      state: row.state,
    })),
  };
}

/**
 * The planned shift whose sign-on window or span holds `at`; of two (the window of the next opens before this one ends) the later. With `next` the
 * first one that begins after `at`. The window is the setting `duty.signOnBeforeMinutes`.
 */
export function plannedShift(db: Db, at: number, next = false): PlannedShift | null {
  const early = readSetting(db, 'duty').signOnBeforeMinutes * MINUTE_MS;
  const row = next
    ? statement<[number], { starts_at: number }>(
        db,
        'SELECT starts_at FROM roster_entries WHERE starts_at > ? ORDER BY starts_at LIMIT 1',
      ).get(at)
    : statement<[number, number], { starts_at: number }>(
        db,
        'SELECT starts_at FROM roster_entries WHERE starts_at <= ? AND ends_at > ? ORDER BY starts_at DESC LIMIT 1',
      ).get(at + early, at);
  return row ? plannedShiftAt(db, row.starts_at) : null;
}

type SwapRow = {
  id: string;
  month: string;
  from_place: string;
  to_place: string | null;
  substitute: string | null;
  reason: string;
  requested_at: number;
  requested_by: string;
  state: RosterSwap['state'];
  decided_at: number | null;
  decided_by: string | null;
  words: string;
};

const toSwap = (row: SwapRow): RosterSwap => ({
  id: row.id,
  from: JSON.parse(row.from_place) as RosterPlace,
  to: row.to_place === null ? null : (JSON.parse(row.to_place) as RosterPlace),
  substitute: row.substitute === null ? null : (JSON.parse(row.substitute) as RosterPerson),
  reason: row.reason,
  requestedAt: row.requested_at,
  requestedBy: row.requested_by,
  state: row.state,
  decidedAt: row.decided_at,
  decidedBy: row.decided_by,
  words: row.words,
});

export function swapById(db: Db, id: string): RosterSwap | undefined {
  const row = statement<[string], SwapRow>(db, 'SELECT * FROM roster_swaps WHERE id = ?').get(id);
  return row && toSwap(row);
}

/** Swaps that touch a month and every open one, newest first. */
export function swapsFor(db: Db, month: string): RosterSwap[] {
  return statement<[string, string], SwapRow>(
    db,
    `SELECT * FROM roster_swaps WHERE month = ? OR substr(to_place ->> 'day', 1, 7) = ? OR state = 'open'
     ORDER BY requested_at DESC, id LIMIT 200`,
  )
    .all(month, month)
    .map(toSwap);
}

/** Everybody who stood on a roster, each as written last, for filling cells: name, 职务 and numbers. */
export function knownPeople(db: Db): RosterPerson[] {
  const seen = new Map<string, RosterPerson>();
  const rows = statement<[], EntryRow>(
    db,
    'SELECT * FROM roster_entries ORDER BY starts_at DESC, place LIMIT 3000',
  ).all();
  for (const row of rows) {
    const key = plainName(row.name);
    const known = seen.get(key);
    const person = { ...toPerson(row), state: 'planned' as const };
    if (known === undefined) seen.set(key, person);
    else if (known.mobile === '' && person.mobile !== '') seen.set(key, person);
  }
  for (const account of allAccounts(db)) {
    const key = plainName(account.displayName);
    if (seen.has(key)) continue;
    seen.set(key, {
      accountId: account.id,
      name: account.displayName,
      title: '',
      mobile: '',
      officePhone: '',
      satPhone: '',
      state: 'planned',
    });
  }
  return [...seen.values()];
}
