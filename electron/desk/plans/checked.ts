import { createHash } from 'node:crypto';
import {
  checkPlanSet,
  type PlanProblem,
  type PlanTables,
  parsePlan,
  type WorkPlan,
} from '../../../shared/plan';
import { type Db, statement } from '../db/statement';
import { refuseWith } from '../deskError';
import { currentTables, type PlanRow, parsedPlan } from './planStore';

/** What a revision is known by: its own text and the tables it was written against. */
export function planHash(tablesText: string, text: string): string {
  return createHash('sha256').update(tablesText).update('\0').update(text).digest('hex');
}

/** Refuses with the first problem, with file, line, column and remedy in both languages. */
export function refuseBroken(problems: readonly PlanProblem[]): never {
  const first = problems[0];
  const place = first ? `${first.file}:${first.line}:${first.column}: ` : '';
  return refuseWith('plan_broken', {
    params: { problems: place + (first?.zh ?? ''), problemsEn: place + (first?.en ?? '') },
  });
}

/** One revision of every other plan: the one in force; of a plan that never was in force the newest, unless only what is in force counts. */
function otherPlans(db: Db, planId: string, isInForceOnly: boolean): PlanRow[] {
  const rows = statement<[string], PlanRow>(
    db,
    "SELECT * FROM plans WHERE id <> ? AND state <> 'retired' ORDER BY id, state = 'in_force' DESC, revision DESC",
  ).all(planId);
  return rows.filter(
    (row, index) => rows[index - 1]?.id !== row.id && (!isInForceOnly || row.state === 'in_force'),
  );
}

/**
 * Reads a plan and checks it beside the others: what it spawns or takes in has to be there. Refused with the first thing that is wrong in it, or
 * that it makes wrong in another plan.
 */
export function checkedPlan(
  db: Db,
  planId: string,
  text: string,
  tables: PlanTables,
  isInForceOnly: boolean,
): WorkPlan {
  const file = `${planId}.yaml`;
  const read = parsePlan(text, file, tables);
  if (!read.ok) return refuseBroken(read.problems);
  if (read.plan.id !== planId) refuseWith('plan_id_differs', { field: 'text', params: { id: read.plan.id } });
  const others = otherPlans(db, planId, isInForceOnly).map((row) => ({
    file: `${row.id}.yaml`,
    plan: parsedPlan(row).plan,
  }));
  const keyOf = (one: PlanProblem): string => `${one.file} ${one.block} ${one.code}`;
  const before = new Set(checkPlanSet(others, tables).map(keyOf));
  const own = { file, plan: read.plan, places: read.places };
  const problems = checkPlanSet([own, ...others], tables).filter((one) => !before.has(keyOf(one)));
  if (problems.length > 0) refuseBroken(problems);
  return read.plan;
}

/** The title of a plan in force that could not go on without this one; null when there is none. */
export function neededBy(db: Db, planId: string): string | null {
  const tables = currentTables(db);
  if (!tables) return null;
  const others = otherPlans(db, planId, true).map((row) => ({
    file: `${row.id}.yaml`,
    plan: parsedPlan(row).plan,
  }));
  const needs = (plan: WorkPlan): boolean =>
    checkPlanSet(
      [{ file: 'one', plan }, ...others.filter((other) => other.plan.id !== plan.id)],
      tables,
    ).some((problem) => problem.file === 'one');
  return others.find((other) => needs(other.plan))?.plan.title ?? null;
}

/** Every plan in force has to be readable against new tables, by itself and beside the others; refused with its name and its first problem. */
export function checkAgainstTables(db: Db, tables: PlanTables): void {
  const plans = otherPlans(db, '', true).map((row) => {
    const file = `${row.id}.yaml`;
    const read = parsePlan(row.text, file, tables);
    return read.ok ? { file, plan: read.plan, places: read.places } : refuseBroken(read.problems);
  });
  const problems = checkPlanSet(plans, tables);
  if (problems.length > 0) refuseBroken(problems);
}
