import type { AuditEntry, AuditFilter } from '../../../shared/contract/areas/audit';
import { DAY_MS } from '../../../shared/domain/time';
import { AUDIT_KIND_NAMES, auditWords } from '../../../shared/wording/auditWords';
import { type Db, statement } from '../db/statement';
import { readSetting } from '../settings/read';

type Row = {
  number: number;
  id: string;
  at: number;
  kind: AuditEntry['kind'];
  fact: string;
  account_id: string | null;
  name: string;
  params: string;
};

/** So many rows are looked at for a text in one call; the next goes on from there. */
const MOST_LOOKED_AT = 5_000;
const SLICE = 500;

const toEntry = (row: Row): AuditEntry => ({
  number: row.number,
  id: row.id,
  at: row.at,
  kind: row.kind,
  fact: row.fact,
  accountId: row.account_id,
  name: row.name,
  params: JSON.parse(row.params) as AuditEntry['params'],
});

/** Rows below a number, newest first, by everything but the text. */
function slice(db: Db, filter: AuditFilter, before: number, limit: number): Row[] {
  return statement<[number, number, number, string, string, string | null, string | null, number], Row>(
    db,
    `SELECT number, id, at, kind, fact, account_id, name, params FROM audit_entries
     WHERE number < ? AND at >= ? AND at < ? AND (? = '[]' OR kind IN (SELECT value FROM json_each(?)))
       AND (? IS NULL OR account_id = ?)
     ORDER BY number DESC LIMIT ?`,
  ).all(
    before,
    filter.from ?? 0,
    filter.to ?? Number.MAX_SAFE_INTEGER,
    JSON.stringify(filter.kinds),
    JSON.stringify(filter.kinds),
    filter.accountId,
    filter.accountId,
    limit,
  );
}

/** All words must stand in the entry as somebody reads it, in either language. */
function hasWords(entry: AuditEntry, words: readonly string[]): boolean {
  if (words.length === 0) return true;
  const text = [
    entry.name,
    AUDIT_KIND_NAMES.zh[entry.kind],
    AUDIT_KIND_NAMES.en[entry.kind],
    auditWords(entry.fact, entry.params, 'zh'),
    auditWords(entry.fact, entry.params, 'en'),
  ]
    .join('\n')
    .toLowerCase();
  return words.every((word) => text.includes(word));
}

const wordsOf = (text: string): readonly string[] =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');

/** The room's setting of how far back the audit shows: an instant, or null for everything. */
export function shownSince(db: Db, now: number): number | null {
  const { days } = readSetting(db, 'auditRetentionDays');
  return days === null ? null : now - days * DAY_MS;
}

const within = (filter: AuditFilter, since: number | null): AuditFilter => ({
  ...filter,
  from: since === null ? filter.from : Math.max(since, filter.from ?? 0),
});

/** One page of entries, newest first, and where the next begins; it looks at so many rows at most. */
export function auditPage(
  db: Db,
  asked: AuditFilter,
  before: number | null,
  limit: number,
  since: number | null,
): { entries: AuditEntry[]; next: number | null } {
  const filter = within(asked, since);
  const words = wordsOf(filter.text);
  const entries: AuditEntry[] = [];
  let below = before ?? Number.MAX_SAFE_INTEGER;
  for (let looked = 0; looked < MOST_LOOKED_AT; looked += SLICE) {
    const rows = slice(db, filter, below, SLICE);
    for (const row of rows) {
      const entry = toEntry(row);
      below = row.number;
      if (!hasWords(entry, words)) continue;
      entries.push(entry);
      if (entries.length === limit) return { entries, next: below };
    }
    if (rows.length < SLICE) return { entries, next: null };
  }
  return { entries, next: below };
}

/** Every entry that a filter finds, newest first, read in slices. */
export function* auditEntries(db: Db, asked: AuditFilter, since: number | null): Generator<AuditEntry> {
  let next: number | null = Number.MAX_SAFE_INTEGER;
  while (next !== null) {
    const page: { entries: AuditEntry[]; next: number | null } = auditPage(db, asked, next, SLICE, since);
    yield* page.entries;
    next = page.next;
  }
}

export function auditPeople(db: Db): { accountId: string; name: string }[] {
  return statement<[], { accountId: string; name: string }>(
    db,
    `SELECT a.account_id AS accountId, coalesce(p.display_name, max(a.name)) AS name FROM audit_entries a
     LEFT JOIN accounts p ON p.id = a.account_id WHERE a.account_id IS NOT NULL GROUP BY a.account_id ORDER BY name`,
  ).all();
}
