import { type Db, statement } from '../db/statement';
import type { RecordedFact } from '../journal/journal';
import { insertSystemLine } from '../log/line';
import type { Projectors } from '../projections/body';
import { currentTablesText, parsedPlan, planRow } from './planStore';

/** A line of the log about a plan: its title in both languages, the revision, and what was typed. */
function writeLine(
  db: Db,
  fact: RecordedFact,
  revision: number | null,
  params: Readonly<Record<string, string | number | null>> = {},
): void {
  const row = planRow(db, fact.subject, revision);
  const plan = row && parsedPlan(row).plan;
  const titles = { titleZh: plan?.title ?? fact.subject, titleEn: plan?.title_en ?? fact.subject };
  insertSystemLine(db, fact, { ...titles, revision, ...params }, null);
}

type Ending = { readonly by: string | null; readonly at: number; readonly why: string };

/** Retires what `where` names; a revision that is retired already keeps when and why. */
function retire(db: Db, planId: string, before: number, { by, at, why }: Ending): void {
  statement(
    db,
    `UPDATE plans SET state = 'retired', retired_by = ?, retired_at = ?, retired_why = ?
     WHERE id = ? AND revision < ? AND state <> 'retired'`,
  ).run(by, at, why, planId, before);
}

function setTables(db: Db, text: string, at: number, by: string, why: string): void {
  if (currentTablesText(db) === text) return;
  statement(
    db,
    `INSERT INTO plan_tables (number, text, revised_at, revised_by, why)
     VALUES ((SELECT coalesce(max(number), 0) + 1 FROM plan_tables), ?, ?, ?, ?)`,
  ).run(text, at, by, why);
}

export const planProjectors: Projectors = {
  'plan.revised': (db, fact) => {
    const { revision, hash, text, tablesText } = fact.body;
    retire(db, fact.subject, revision, { by: null, at: fact.at, why: '' });
    statement(
      db,
      `INSERT INTO plans (id, revision, hash, text, tables_text, revised_at, state, in_force_at)
       VALUES (?, ?, ?, ?, ?, ?, 'in_force', ?)`,
    ).run(fact.subject, revision, hash, text, tablesText, fact.at, fact.at);
    setTables(db, tablesText, fact.at, '', '');
  },
  'plan.drafted': (db, fact) => {
    const { revision, hash, text, tablesText, why, reason, author } = fact.body;
    statement(
      db,
      `INSERT INTO plans (id, revision, hash, text, tables_text, revised_at, state, why, reason, author_id, author_name)
       VALUES (?, ?, ?, ?, ?, ?, 'draft', ?, ?, ?, ?)`,
    ).run(
      fact.subject,
      revision,
      hash,
      text,
      tablesText,
      fact.at,
      why,
      reason,
      author.accountId,
      author.name,
    );
    writeLine(db, fact, revision, { why, reason });
  },
  'plan.reviewed': (db, fact) => {
    const { revision, note, isOwn, author } = fact.body;
    statement(
      db,
      `UPDATE plans SET state = 'reviewed', reviewed_by = ?, reviewed_at = ?, review_note = ?, own_review = ?
       WHERE id = ? AND revision = ?`,
    ).run(author.name, fact.at, note, Number(isOwn), fact.subject, revision);
    writeLine(db, fact, revision, { note, isOwn: Number(isOwn) });
  },
  'plan.put_in_force': (db, fact) => {
    const { revision, filingDueAt, author } = fact.body;
    retire(db, fact.subject, revision, { by: author.name, at: fact.at, why: '' });
    statement(
      db,
      `UPDATE plans SET state = 'in_force', in_force_by = ?, in_force_at = ?, filing_due_at = ? WHERE id = ? AND revision = ?`,
    ).run(author.name, fact.at, filingDueAt, fact.subject, revision);
    writeLine(db, fact, revision, { filingDueAt });
  },
  'plan.retired': (db, fact) => {
    const { why, author } = fact.body;
    const revision = planRow(db, fact.subject, null)?.revision ?? null;
    retire(db, fact.subject, Number.MAX_SAFE_INTEGER, { by: author.name, at: fact.at, why });
    writeLine(db, fact, revision, { why });
  },
  'plan.filed': (db, fact) => {
    const { revision, filedAt, number } = fact.body;
    statement(db, 'UPDATE plans SET filed_at = ?, filed_number = ? WHERE id = ? AND revision = ?').run(
      filedAt,
      number,
      fact.subject,
      revision,
    );
    writeLine(db, fact, revision, { filedAt, number });
  },
  'plan.tables_revised': (db, fact) => {
    const { text, why, author } = fact.body;
    setTables(db, text, fact.at, author.name, why);
    insertSystemLine(db, fact, { why }, null);
  },
};
