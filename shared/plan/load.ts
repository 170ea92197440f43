/** From the text of a file to a checked value, or to all that is wrong with it. Pure: the caller reads the files. */
import { readPlan } from './check-plan';
import { checkTables } from './check-tables';
import { Findings, toProblems } from './findings';
import { tablesSchema } from './schema';
import type { BlockPlaces, PlanResult, PlanTables, TablesResult } from './types';
import { type Place, readYaml, type YamlSource } from './yaml-source';

/**
 * Reads tables.yaml: posts, parties, facts and obligations. `file` is only used to name the file in problems. Never
 * throws; at most 50 problems, in the order of the file.
 */
export function parseTables(text: string, file: string): TablesResult {
  const read = readYaml(text);
  if (!read.ok) return { ok: false, problems: toProblems(read.findings, file, read.placeOf) };
  const findings = new Findings(read.source, read.findings);
  const tables = findings.shape(tablesSchema, read.source.value);
  if (tables) checkTables(findings, read.source.value, tables);
  if (!tables || findings.any) return { ok: false, problems: findings.problems(file) };
  return { ok: true, tables: deepFreeze(tables) };
}

/**
 * Reads one work plan against the tables. Never throws, whatever the text: size, nesting, aliases and duplicate keys are
 * refused first, then shape and references, each problem with its line and column and what to do. Plans named by
 * spawn or subplan are checked by checkPlanSet, which knows the others.
 */
export function parsePlan(text: string, file: string, tables: PlanTables): PlanResult {
  const read = readYaml(text);
  if (!read.ok) return { ok: false, problems: toProblems(read.findings, file, read.placeOf) };
  const { source } = read;
  const findings = new Findings(source, read.findings);
  const plan = readPlan(findings, tables);
  if (!plan) return { ok: false, problems: findings.problems(file) };
  return { ok: true, plan: deepFreeze(plan), places: placesOf(source) };
}

/** Where each block of a plan that was read stands, by id; a spawn or sub-plan where it names its plan; the plan itself under ''. */
function placesOf(source: YamlSource): BlockPlaces {
  const places: Record<string, Place> = {};
  const collect = (raw: unknown): void => {
    if (typeof raw !== 'object' || raw === null) return;
    const { id } = raw as { readonly id?: unknown };
    const path = [['spawn', 'subplan'].find((key) => Object.hasOwn(raw, key)) ?? 'id'];
    if (typeof id === 'string') places[id] = source.placeOf(source.offsetOf(raw, path));
    Object.values(raw).forEach(collect);
  };
  collect(source.value);
  return { ...places, '': source.placeOf(source.offsetOf(source.value, ['id'])) };
}

function deepFreeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    Object.values(value).forEach(deepFreeze);
  }
  return value;
}
