import { parse } from 'yaml';
import type { RevisionReason, RevisionState } from '../../../shared/domain/facts/plans';
import {
  type OtherPlans,
  type PlanTables,
  type Profile,
  parsePlan,
  parseTables,
  type RunContext,
  resolvePlan,
  subplanIds,
  type WorkPlan,
} from '../../../shared/plan';
import { type Db, statement } from '../db/statement';
import { refuseWith } from '../deskError';

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

type Titles = { readonly title: string; readonly titleEn: string };
const titles = new Map<string, Titles>();

/** The value of a key that stands at the very beginning of a line, with the lines that continue it; undefined where the text is not laid out so. */
function topValue(text: string, key: string): unknown {
  const lines = new RegExp(`^${key}:.*(?:\\n[ \\t].*)*`, 'm').exec(text)?.[0];
  if (lines === undefined) return undefined;
  try {
    return (parse(lines) as Readonly<Record<string, unknown>>)[key];
  } catch {
    return undefined;
  }
}

/** How a stored revision is called, without reading the rest of it: the board names its runs at every start. */
export function planTitles(row: PlanRow): Titles {
  const known = titles.get(row.hash);
  if (known) return known;
  const title = topValue(row.text, 'title');
  const titleEn = topValue(row.text, 'title_en');
  const isPlain = typeof title === 'string' && typeof titleEn === 'string';
  const { plan } = isPlain ? { plan: { title, title_en: titleEn } } : parsedPlan(row);
  const value = { title: plan.title, titleEn: plan.title_en };
  titles.set(row.hash, value);
  return value;
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

/** The revision of each sub-plan, by plan id, that a run works with. */
export type Subplans = Readonly<Record<string, number>>;

const parsedInner = new WeakMap<PlanTables, Map<string, WorkPlan>>();

/** A sub-plan read against the tables of the plan that uses it. */
function innerPlan(row: PlanRow, tables: PlanTables): WorkPlan {
  const known = parsedInner.get(tables) ?? new Map<string, WorkPlan>();
  parsedInner.set(tables, known);
  const before = known.get(row.hash);
  if (before) return before;
  const result = parsePlan(row.text, `${row.id}.yaml`, tables);
  if (!result.ok) {
    const [first] = result.problems;
    return refuseWith('plan_broken', { params: { problems: first ? `${first.file}：${first.zh}` : row.id } });
  }
  known.set(row.hash, result.plan);
  return result.plan;
}

function storedRow(db: Db, id: string, revision: number): PlanRow {
  const row = planRow(db, id, revision);
  if (!row) throw new Error(`plan ${id} revision ${revision} is not stored`);
  return row;
}

/**
 * The revisions that a run of this revision starts with: of every sub-plan, and of theirs, the newest. Refused as
 * `plan_broken` when one is not stored or does not fit the tables of the plan.
 */
export function pinnedSubplans(db: Db, planId: string, revision: number): Subplans {
  const { plan, tables } = parsedPlan(storedRow(db, planId, revision));
  const pinned = new Map<string, number>();
  const open = [...subplanIds(plan)];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (pinned.has(id)) continue;
    const row = planRow(db, id, null) ?? refuseWith('plan_broken', { params: { problems: id } });
    pinned.set(id, row.revision);
    open.push(...subplanIds(innerPlan(row, tables)));
  }
  return Object.fromEntries([...pinned].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** The texts of pinned sub-plans, by plan id. */
export function subplanTexts(db: Db, subplans: Subplans): Record<string, string> {
  return Object.fromEntries(
    Object.entries(subplans).map(([id, revision]) => [id, storedRow(db, id, revision).text]),
  );
}

/** What the run machine needs for a run pinned to a revision, and to one of each sub-plan: the plan as it is worked. */
export function runContext(db: Db, planId: string, revision: number, subplans: Subplans = {}): RunContext {
  const stored = statement<[string, number], { hash: string }>(
    db,
    'SELECT hash FROM plans WHERE id = ? AND revision = ?',
  ).get(planId, revision);
  const found = stored && parsedByHash(db, { id: planId, revision, hash: stored.hash });
  if (!found) throw new Error(`plan ${planId} revision ${revision} is not stored`);
  const { plan, tables } = found;
  const others: OtherPlans = new Map(
    Object.entries(subplans).map(([id, pinned]) => [id, innerPlan(storedRow(db, id, pinned), tables)]),
  );
  const profile = profileOf(db);
  return { plan: resolvePlan(plan, others, profile), tables, profile };
}
