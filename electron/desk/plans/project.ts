import { statement } from '../db/statement';
import type { Projectors } from '../projections/body';

export const planProjectors: Projectors = {
  'plan.revised': (db, fact) => {
    const { revision, hash, text, tablesText } = fact.body;
    statement(
      db,
      'INSERT INTO plans (id, revision, hash, text, tables_text, revised_at) VALUES (?, ?, ?, ?, ?, ?)',
    ).run(fact.subject, revision, hash, text, tablesText, fact.at);
  },
};
