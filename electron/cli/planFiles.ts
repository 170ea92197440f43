import { readdirSync, readFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import {
  checkPlanSet,
  type PlanProblem,
  type PlanTables,
  parsePlan,
  parseTables,
  type TablesResult,
} from '../../shared/plan';
import type { Context } from './context';

const TABLES = 'tables.yaml';

export const isTables = (name: string): boolean => basename(name) === TABLES;

export type ReadFile =
  | { readonly ok: true; readonly name: string; readonly text: string }
  | { readonly ok: false; readonly problems: readonly PlanProblem[] };

/** A file named by a person: its text, or the reason why it cannot be read as a problem of its first line. */
export function readPlanFile(name: string, { io }: Context): ReadFile {
  try {
    return { ok: true, name, text: readFileSync(resolve(io.cwd, name), 'utf8') };
  } catch (error) {
    const why = (error as NodeJS.ErrnoException).code ?? (error as Error).message;
    const words = { zh: `文件读不了（${why}）。`, en: `The file cannot be read (${why}).` };
    return { ok: false, problems: [{ file: name, line: 1, column: 1, code: 'unreadable', ...words }] };
  }
}

/** The tables that plans are checked against: those named, else the ones among the files, else those that ship with the console. */
export function tablesFor(context: Context, files: readonly string[]): TablesResult {
  const shipped = join(context.io.resources, 'work-plans', TABLES);
  const file = readPlanFile(context.option('tables') ?? files.find(isTables) ?? shipped, context);
  return file.ok ? parseTables(file.text, file.name) : file;
}

/** The plans that ship with the console, so that one file may name them. */
export function shippedWith(context: Context, tables: PlanTables) {
  const folder = join(context.io.resources, 'work-plans');
  return readdirSync(folder)
    .filter((name) => name.endsWith('.yaml') && !isTables(name))
    .flatMap((file) => {
      const result = parsePlan(readFileSync(join(folder, file), 'utf8'), file, tables);
      return result.ok ? [{ file: join(folder, file), plan: result.plan, places: result.places }] : [];
    });
}

type Plans = Parameters<typeof checkPlanSet>[0];
export type PlanSet = {
  /** the plans of the files, in their order, those left out that cannot be read */
  readonly plans: Plans;
  /** what ships with the console and is not replaced by one of the files */
  readonly others: Plans;
  readonly problems: readonly PlanProblem[];
};

/** Reads plan files and checks them one by one and beside each other. A plan that ships with the console may be named; a file with its id takes its place. */
export function readPlanSet(context: Context, tables: PlanTables, names: readonly string[]): PlanSet {
  const problems: PlanProblem[] = [];
  const plans: Plans[number][] = [];
  for (const name of new Set(names)) {
    if (isTables(name)) continue;
    const file = readPlanFile(name, context);
    const result = file.ok ? parsePlan(file.text, name, tables) : file;
    if (result.ok) plans.push({ file: name, plan: result.plan, places: result.places });
    else problems.push(...result.problems);
  }
  const own = new Set(plans.map(({ plan }) => plan.id));
  const others = shippedWith(context, tables).filter(({ plan }) => !own.has(plan.id));
  const files = new Set(plans.map(({ file }) => file));
  const between = checkPlanSet([...plans, ...others], tables).filter((problem) => files.has(problem.file));
  return { plans, others, problems: [...problems, ...between] };
}
