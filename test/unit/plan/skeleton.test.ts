import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { checkPlanSet, parsePlan, parseTables } from '../../../shared/plan';
import { planSkeleton } from '../../../shared/plan/skeleton';
import { planToYaml } from '../../../shared/plan/writeYaml';

test('a new plan passes the checks before anything of it was written', () => {
  const file = resolve(import.meta.dirname, '../../../resources/work-plans/tables.yaml');
  const tables = parseTables(readFileSync(file, 'utf8'), 'tables.yaml');
  if (!tables.ok) throw new Error('the shipped tables do not parse');
  const head = {
    id: 'waterlogging',
    title: '城市内涝',
    category: 'natural_disaster',
    hazards: ['flood_drought'],
  } as const;
  const text = planToYaml(planSkeleton(head, tables.tables.posts[0]?.id ?? ''));
  const read = parsePlan(text, 'waterlogging.yaml', tables.tables);
  expect(read.ok ? [] : read.problems).toEqual([]);
  if (read.ok)
    expect(checkPlanSet([{ file: 'waterlogging.yaml', plan: read.plan }], tables.tables)).toEqual([]);
});
