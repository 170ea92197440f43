import { answer, type Context } from '../context';
import { usage } from '../failure';
import { DONE, REFUSED } from '../io';
import { readPlanSet, tablesFor } from '../planFiles';

/** `plans check`: every problem as `file:line:column: what is wrong and what to do`. Exit 1 when there is any. */
export async function run(context: Context): Promise<number> {
  const { files, locale, json, io } = context;
  if (files.length === 0) throw usage('要写至少一个文件。', 'Name at least one file.');
  const tables = tablesFor(context, files);
  const problems = tables.ok ? readPlanSet(context, tables.tables, files).problems : tables.problems;
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
