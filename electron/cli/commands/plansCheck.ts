import { checkPlanSet, type PlanProblem, type PlanTables, parsePlan } from '../../../shared/plan';
import { answer, type Context } from '../context';
import { usage } from '../failure';
import { DONE, REFUSED } from '../io';
import { isTables, readPlanFile, shippedWith, tablesFor } from '../planFiles';

/** `plans check`: every problem as `file:line:column: what is wrong and what to do`. Exit 1 when there is any. */
export async function run(context: Context): Promise<number> {
  const { files, locale, json, io } = context;
  if (files.length === 0) throw usage('要写至少一个文件。', 'Name at least one file.');
  const tables = tablesFor(context, files);
  const problems = tables.ok ? problemsOf(context, tables.tables) : tables.problems;
  if (problems.length === 0) {
    await answer(
      context,
      { ok: true, files: files.length, problems: [] },
      { zh: `${files.length} 个文件，没有问题。`, en: `${files.length} files, no problems.` },
    );
    return DONE;
  }
  if (json) await io.stdout(`${JSON.stringify({ ok: false, files: files.length, problems })}\n`);
  else {
    for (const problem of problems) {
      const { file, line, column } = problem;
      await io.stdout(`${file}:${line}:${column}: ${problem[locale]}\n`);
    }
  }
  return REFUSED;
}

type Plans = Parameters<typeof checkPlanSet>[0];

function problemsOf(context: Context, tables: PlanTables): readonly PlanProblem[] {
  const problems: PlanProblem[] = [];
  const plans: Plans[number][] = [];
  for (const name of new Set(context.files)) {
    if (isTables(name)) continue;
    const file = readPlanFile(name, context);
    const result = file.ok ? parsePlan(file.text, name, tables) : file;
    if (result.ok) plans.push({ file: name, plan: result.plan, places: result.places });
    else problems.push(...result.problems);
  }
  return [...problems, ...setProblems(context, tables, plans)];
}

/** What is wrong between the files. A plan that ships with the console may be named; a file with its id takes its place. */
function setProblems(context: Context, tables: PlanTables, plans: Plans): readonly PlanProblem[] {
  const own = new Set(plans.map(({ plan }) => plan.id));
  const others = shippedWith(context, tables).filter(({ plan }) => !own.has(plan.id));
  const files = new Set(plans.map(({ file }) => file));
  return checkPlanSet([...plans, ...others], tables).filter((problem) => files.has(problem.file));
}
