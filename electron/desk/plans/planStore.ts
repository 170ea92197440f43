import type { RevisionReason, RevisionState } from '../../../shared/domain/facts/plans';
import {
  type PlanTables,
  type Profile,
  parsePlan,
  parseTables,
  type RunContext,
  type WorkPlan,
} from '../../../shared/plan';
import { type Db, statement } from '../db/statement';

/** A revision as it is stored. */
export type PlanRow = {
  id: string;
  revision: number;
  hash: string;
  text: string;
  tables_text: string;
  revised_at: number;
  state: RevisionState;
  why: string;
  reason: RevisionReason | null;
  author_id: string | null;
  author_name: string;
  reviewed_by: string | null;
  reviewed_at: number | null;
  review_note: string;
  own_review: number;
  in_force_by: string | null;
  in_force_at: number | null;
  retired_by: string | null;
  retired_at: number | null;
  retired_why: string;
  filed_at: number | null;
  filed_number: string;
  filing_due_at: number | null;
};
type Parsed = { readonly plan: WorkPlan; readonly tables: PlanTables };

const parsed = new Map<string, Parsed>();
const parsedTables = new Map<string, PlanTables>();

/** One revision; when none is named the one in force, or the newest of a plan that has none. Undefined when there is no such plan. */
export function planRow(db: Db, id: string, revision: number | null): PlanRow | undefined {
  return revision === null
    ? statement<[string], PlanRow>(
        db,
        "SELECT * FROM plans WHERE id = ? ORDER BY state = 'in_force' DESC, revision DESC LIMIT 1",
      ).get(id)
    : statement<[string, number], PlanRow>(db, 'SELECT * FROM plans WHERE id = ? AND revision = ?').get(
        id,
        revision,
      );
}

/** A stored revision as values. It was checked before it was stored, so a failure here is damage. */
export function parsedPlan(row: PlanRow): Parsed {
  const known = parsed.get(row.hash);
  if (known) return known;
  const tables = tablesOf(row.tables_text);
  const plan = parsePlan(row.text, `${row.id}.yaml`, tables);
  if (!plan.ok)
    throw new Error(`stored plan ${row.id} revision ${row.revision}: ${plan.problems[0]?.en ?? 'broken'}`);
  const value = { plan: plan.plan, tables };
  parsed.set(row.hash, value);
  return value;
}

/** Posts, parties, facts and obligations of a tables text, parsed once. */
export function tablesOf(text: string): PlanTables {
  const known = parsedTables.get(text);
  if (known) return known;
  const result = parseTables(text, 'tables.yaml');
  if (!result.ok) throw new Error(`stored tables: ${result.problems[0]?.en ?? 'broken'}`);
  parsedTables.set(text, result.tables);
  return result.tables;
}

/** The revision of a plan that may be started; undefined when none is in force. */
export function inForceRow(db: Db, id: string): PlanRow | undefined {
  const row = planRow(db, id, null);
  return row?.state === 'in_force' ? row : undefined;
}

/** The text of the shared tables in force; undefined before the room is founded. */
export function currentTablesText(db: Db): string | undefined {
  return statement<[], { text: string }>(
    db,
    'SELECT text FROM plan_tables ORDER BY number DESC LIMIT 1',
  ).get()?.text;
}

/** The shared tables in force. Undefined before the room is founded. */
export function currentTables(db: Db): PlanTables | undefined {
  const text = currentTablesText(db);
  return text === undefined ? undefined : tablesOf(text);
}

/** A revision that was read before is not read again: its texts are long, and every act on a run asks for them. */
function parsedByHash(
  db: Db,
  key: { readonly id: string; readonly revision: number; readonly hash: string },
): Parsed | undefined {
  const known = parsed.get(key.hash);
  if (known) return known;
  const row = planRow(db, key.id, key.revision);
  return row && parsedPlan(row);
}

export function profileOf(db: Db): Profile {
  const row = statement<[], { profile: Profile }>(db, 'SELECT profile FROM room LIMIT 1').get();
  return row?.profile ?? 'county';
}

/** What the run machine needs for a run pinned to a revision. */
export function runContext(db: Db, planId: string, revision: number): RunContext {
  const stored = statement<[string, number], { hash: string }>(
    db,
    'SELECT hash FROM plans WHERE id = ? AND revision = ?',
  ).get(planId, revision);
  const found = stored && parsedByHash(db, { id: planId, revision, hash: stored.hash });
  if (!found) throw new Error(`plan ${planId} revision ${revision} is not stored`);
  return { ...found, profile: profileOf(db) };
}
