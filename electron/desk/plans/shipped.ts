import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FactBodies } from '../../../shared/domain/facts';
import { checkPlanSet, parsePlan, parseTables } from '../../../shared/plan';
import { planHash, refuseBroken } from './checked';

export type ShippedPlan = { readonly id: string; readonly body: FactBodies['plan.revised'] };

const TABLES = 'tables.yaml';

/** Reads and checks the plans that ship with the console. A broken one is refused with its file, line and remedy; nothing is founded then. */
export function shippedPlans(resources: string): ShippedPlan[] {
  const folder = join(resources, 'work-plans');
  const tablesText = readFileSync(join(folder, TABLES), 'utf8');
  const tables = parseTables(tablesText, TABLES);
  if (!tables.ok) return refuseBroken(tables.problems);
  const parsed = readdirSync(folder)
    .filter((name) => name.endsWith('.yaml') && name !== TABLES)
    .sort()
    .map((file) => {
      const text = readFileSync(join(folder, file), 'utf8');
      const result = parsePlan(text, file, tables.tables);
      if (!result.ok) return refuseBroken(result.problems);
      return { text, file, plan: result.plan };
    });
  const problems = checkPlanSet(parsed, tables.tables);
  if (problems.length > 0) return refuseBroken(problems);
  return parsed.map(({ text, plan }) => ({
    id: plan.id,
    body: {
      revision: 1,
      hash: planHash(tablesText, text),
      text,
      tablesText,
    },
  }));
}
