import { type Db, statement } from '../db/statement';
import { insertSystemLine } from '../log/line';
import type { Projectors } from '../projections/body';
import { withdrawReview } from '../review/project';
import { openObligation } from './obligationRows';

type Owed = {
  id: string;
  kind: string;
  recipient: string;
  round: number | null;
  target_at: number | null;
  due_at: number;
};

/** What the incident owed by itself when it was closed is owed again, with its own time: late is late. */
function oweAgain(db: Db, incidentId: string, at: number): void {
  const owed = statement<[string], Owed>(
    db,
    `SELECT id, kind, recipient, round, target_at, due_at FROM obligations
     WHERE scope_id = ? AND state = 'not_needed' AND standing = 1 AND due_at IS NOT NULL ORDER BY id`,
  ).all(incidentId);
  for (const { target_at, due_at, ...duty } of owed) {
    const whose = { scopeId: incidentId, incidentId, runId: null, blockKey: null };
    const wanted = { ...duty, ...whose, targetAt: target_at, dueAt: due_at, reached: true, standing: true };
    openObligation(db, wanted, at);
  }
}

export const reopenProjectors: Projectors = {
  'incident.reopened': (db, fact) => {
    statement(
      db,
      "UPDATE incidents SET state = 'open', closed_at = NULL, reopened_at = ?, retention = NULL WHERE id = ?",
    ).run(fact.at, fact.subject);
    withdrawReview(db, fact.subject, fact.at);
    oweAgain(db, fact.subject, fact.at);
    insertSystemLine(db, fact, { reason: fact.body.reason }, fact.subject);
  },
  'incident.retention_set': (db, fact) => {
    const { retention, reason } = fact.body;
    statement(db, 'UPDATE incidents SET retention = ? WHERE id = ?').run(retention, fact.subject);
    insertSystemLine(db, fact, { retention, reason }, fact.subject);
  },
};
