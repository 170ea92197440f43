import { type Db, statement } from '../../db/statement';
import { insertSystemLine } from '../../log/line';
import type { Projectors } from '../../projections/body';

function titleOf(db: Db, id: string): string {
  return (
    statement<[string], { title: string }>(
      db,
      'SELECT v.title FROM notices n JOIN notice_versions v ON v.notice_id = n.id AND v.version = n.version WHERE n.id = ?',
    ).get(id)?.title ?? ''
  );
}

export const noticeProjectors: Projectors = {
  'notice.issued': (db, fact) => {
    const { version, title, text, validFrom, validUntil, renew, author } = fact.body;
    statement(
      db,
      'INSERT INTO notice_versions (notice_id, version, title, text, issued_at, issued_by) VALUES (?, ?, ?, ?, ?, ?)',
    ).run(fact.subject, version, title, text, fact.at, author.name);
    statement(
      db,
      `INSERT INTO notices (id, version, valid_from, valid_until, renew, state) VALUES (?, ?, ?, ?, ?, 'standing')
       ON CONFLICT (id) DO UPDATE SET version = excluded.version, valid_from = excluded.valid_from,
         valid_until = excluded.valid_until, renew = excluded.renew`,
    ).run(fact.subject, version, validFrom, validUntil, renew);
    insertSystemLine(db, fact, { title, version }, null);
  },
  'notice.withdrawn': (db, fact) => {
    const { reason, author } = fact.body;
    statement(
      db,
      "UPDATE notices SET state = 'withdrawn', withdrawn_at = ?, withdrawn_by = ?, reason = ? WHERE id = ?",
    ).run(fact.at, author.name, reason, fact.subject);
    insertSystemLine(db, fact, { title: titleOf(db, fact.subject), reason }, null);
  },
  'notice.read': (db, fact) => {
    const { version, shiftId, author } = fact.body;
    statement(
      db,
      'INSERT INTO notice_receipts (id, notice_id, version, account_id, name, at, shift_id) VALUES (?, ?, ?, ?, ?, ?, ?)',
    ).run(
      `${fact.origin}:${fact.seq}`,
      fact.subject,
      version,
      author.accountId,
      author.name,
      fact.at,
      shiftId,
    );
    insertSystemLine(db, fact, { title: titleOf(db, fact.subject), version, name: author.name }, null);
  },
};
