import { type Db, statement } from '../db/statement';
import type { RecordedFact } from '../journal/journal';
import type { Projectors } from '../projections/body';
import { entryOf } from './entries';

/** Adds the entry that a fact makes: in the transaction of the fact itself, so that neither is ever there without the other. */
export function auditFact(db: Db, fact: RecordedFact): void {
  const entry = entryOf(db, fact);
  if (entry === null) return;
  const top = statement<[], { top: number | null }>(db, 'SELECT max(number) AS top FROM audit_entries').get();
  statement(
    db,
    `INSERT INTO audit_entries (number, id, at, kind, fact, subject, account_id, name, params) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  ).run(
    (top?.top ?? 0) + 1,
    `${fact.origin}:${fact.seq}`,
    fact.at,
    entry.kind,
    fact.kind,
    fact.subject,
    entry.accountId,
    entry.name,
    JSON.stringify(entry.params),
  );
}

/** Facts that only the audit shows. */
export const auditProjectors: Projectors = {
  'access.refused': () => undefined,
  'export.made': () => undefined,
};
