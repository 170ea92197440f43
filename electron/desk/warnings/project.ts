import { statement } from '../db/statement';
import { insertSystemLine } from '../log/line';
import type { Projectors } from '../projections/body';

export const warningProjectors: Projectors = {
  'warning.recorded': (db, fact) => {
    const { issuer, kind, color, level, area, text, receivedAt, startsAt, endsAt } = fact.body;
    statement(
      db,
      `INSERT INTO warnings (id, issuer, kind, color, level, area, text, received_at, starts_at, ends_at)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    ).run(fact.subject, issuer, kind, color, level, area, text, receivedAt, startsAt, endsAt);
    insertSystemLine(db, fact, { issuer, kind, color, level, area, receivedAt }, null);
  },
  'warning.lifted': (db, fact) => {
    statement(db, 'UPDATE warnings SET lifted_at = ? WHERE id = ?').run(fact.at, fact.subject);
    const row = statement<[string], { issuer: string; kind: string }>(
      db,
      'SELECT issuer, kind FROM warnings WHERE id = ?',
    ).get(fact.subject);
    insertSystemLine(
      db,
      fact,
      { issuer: row?.issuer ?? '', kind: row?.kind ?? '', reason: fact.body.reason },
      null,
    );
  },
};
