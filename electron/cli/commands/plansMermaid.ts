import { type PlanProblem, parsePlan, toMermaid } from '../../../shared/plan';
import { answer, type Context } from '../context';
import { usage } from '../failure';
import { DONE, REFUSED } from '../io';
import { readPlanFile, tablesFor } from '../planFiles';

/** `plans mermaid`: the flowchart of one plan as Mermaid text; a broken plan is told as `plans check` tells it, exit 1. */
export async function run(context: Context): Promise<number> {
  const [name, ...more] = context.files;
  if (name === undefined || more.length > 0) throw usage('要写一个文件。', 'Name one file.');
  const tables = tablesFor(context, []);
  if (!tables.ok) return tell(context, tables.problems);
  const file = readPlanFile(name, context);
  const result = file.ok ? parsePlan(file.text, name, tables.tables) : file;
  if (!result.ok) return tell(context, result.problems);
  const { plan } = result;
  // The drawing of a plan without a run is the same at every level.
  const mermaid = toMermaid(
    { plan, tables: tables.tables, profile: 'county' },
    null,
    context.locale,
  ).trimEnd();
  await answer(context, { ok: true, id: plan.id, mermaid }, { zh: mermaid, en: mermaid });
  return DONE;
}

async function tell({ io, json, locale }: Context, problems: readonly PlanProblem[]): Promise<number> {
  if (json) await io.stdout(`${JSON.stringify({ ok: false, problems })}\n`);
  for (const problem of problems) {
    io.stderr(`${problem.file}:${problem.line}:${problem.column}: ${problem[locale]}\n`);
  }
  return REFUSED;
}
