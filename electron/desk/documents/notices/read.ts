import type { Notice } from '../../../../shared/contract/areas/notices';
import type { OutputOf } from '../../../../shared/contract/procedures';
import { isReceiptCurrent, receiptEnds } from '../../../../shared/rules/notices';
import { allAccounts } from '../../accounts/accountRows';
import { type Db, statement } from '../../db/statement';
import { refuseWith } from '../../deskError';

type Row = {
  id: string;
  version: number;
  title: string;
  text: string;
  issued_at: number;
  issued_by: string;
  valid_from: number;
  valid_until: number | null;
  renew: Notice['renew'];
  state: 'standing' | 'withdrawn';
  withdrawn_at: number | null;
  withdrawn_by: string | null;
  reason: string;
};

const SELECT = `SELECT n.*, v.title, v.text, v.issued_at, v.issued_by FROM notices n
  JOIN notice_versions v ON v.notice_id = n.id AND v.version = n.version`;

/** Those who stand in shifts read standing orders. */
const READERS = new Set(['officer', 'operator', 'supervisor']);

function shiftOpenedAt(db: Db): number | null {
  return (
    statement<[], { at: number }>(
      db,
      'SELECT opened_at AS at FROM shifts WHERE closed_at IS NULL ORDER BY opened_at DESC LIMIT 1',
    ).get()?.at ?? null
  );
}

function stateOf(row: Row, now: number): Notice['state'] {
  if (row.state === 'withdrawn') return 'withdrawn';
  if (row.valid_from > now) return 'coming';
  return row.valid_until !== null && row.valid_until <= now ? 'expired' : 'in_force';
}

function readersOf(db: Db, row: Row, now: number, openedAt: number | null): Notice['readers'] {
  const receipts = new Map(
    statement<[string, number], { account_id: string; name: string; at: number }>(
      db,
      `SELECT account_id, name, max(at) AS at FROM notice_receipts WHERE notice_id = ? AND version = ? GROUP BY account_id`,
    )
      .all(row.id, row.version)
      .map((receipt) => [receipt.account_id, receipt] as const),
  );
  return allAccounts(db)
    .filter((account) => account.roles.some((role) => READERS.has(role)) || receipts.has(account.id))
    .map((account) => {
      const readAt = receipts.get(account.id)?.at ?? null;
      return {
        accountId: account.id,
        name: account.displayName,
        readAt,
        isCurrent: readAt !== null && isReceiptCurrent(row.renew, readAt, now, openedAt),
        endsAt: readAt === null ? null : receiptEnds(row.renew, readAt),
      };
    });
}

function toNotice(db: Db, row: Row, now: number, openedAt: number | null): Notice {
  return {
    id: row.id,
    version: row.version,
    title: row.title,
    text: row.text,
    issuedAt: row.issued_at,
    issuedBy: row.issued_by,
    validFrom: row.valid_from,
    validUntil: row.valid_until,
    renew: row.renew,
    state: stateOf(row, now),
    withdrawnAt: row.withdrawn_at,
    withdrawnBy: row.withdrawn_by,
    reason: row.reason,
    readers: readersOf(db, row, now, openedAt),
  };
}

export function noticeById(db: Db, id: string, now: number): Notice | undefined {
  const row = statement<[string], Row>(db, `${SELECT} WHERE n.id = ?`).get(id);
  return row && toNotice(db, row, now, shiftOpenedAt(db));
}

/** In force first, then what is to come, then what is over. */
export function notices(db: Db, withOld: boolean, now: number): Notice[] {
  const rank = { in_force: 0, coming: 1, expired: 2, withdrawn: 3 } as const;
  const openedAt = shiftOpenedAt(db);
  return statement<[], Row>(db, `${SELECT} ORDER BY v.issued_at DESC, n.id LIMIT 500`)
    .all()
    .map((row) => toNotice(db, row, now, openedAt))
    .filter((one) => withOld || rank[one.state] < 2)
    .sort((a, b) => rank[a.state] - rank[b.state]);
}

/** What an account still has to read: in force, and no receipt of its own that counts. */
export function unreadNotices(db: Db, accountId: string, now: number): Notice[] {
  return notices(db, false, now)
    .filter((one) => one.state === 'in_force')
    .filter((one) => !one.readers.some((reader) => reader.accountId === accountId && reader.isCurrent))
    .reverse();
}

/** Stops an officer from opening or taking over a shift before the standing orders in force were ticked as read (ISSUE: read-receipts). */
export function requireNoticesRead(db: Db, accountId: string, now: number): void {
  const [first, ...others] = unreadNotices(db, accountId, now);
  if (first !== undefined)
    refuseWith('notices_unread', { params: { count: others.length + 1, first: first.title } });
}

export function noticeVersions(db: Db, id: string): OutputOf<'notice.versions'> {
  return statement<
    [string],
    { version: number; title: string; text: string; issuedAt: number; issuedBy: string }
  >(
    db,
    `SELECT version, title, text, issued_at AS issuedAt, issued_by AS issuedBy FROM notice_versions WHERE notice_id = ? ORDER BY version DESC`,
  )
    .all(id)
    .map((version) => ({
      ...version,
      receipts: statement<[string, number], { name: string; at: number }>(
        db,
        'SELECT name, at FROM notice_receipts WHERE notice_id = ? AND version = ? ORDER BY at, id',
      ).all(id, version.version),
    }));
}
