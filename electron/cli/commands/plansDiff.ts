import { blockTitle, type PlanTables, parsePlan, type WorkPlan } from '../../../shared/plan';
import { changesInOrder, diffPlans, isUnchanged, type PlanDiff } from '../../../shared/plan/diff';
import { CHANGE_WORDS, fieldLine } from '../../../shared/wording/planFields';
import { answer, type Context } from '../context';
import { refused, usage } from '../failure';
import { DONE } from '../io';
import { readPlanFile, tablesFor } from '../planFiles';

const SIGNS = { added: '+', removed: '-', moved: '>', changed: '~' } as const;

function planOf(context: Context, name: string, tables: PlanTables): WorkPlan {
  const file = readPlanFile(name, context);
  const read = file.ok ? parsePlan(file.text, name, tables) : file;
  if (read.ok) return read.plan;
  return brokenFile(read.problems[0]);
}

function brokenFile(
  problem: { file: string; line: number; column: number; zh: string; en: string } | undefined,
): never {
  const place = problem ? `${problem.file}:${problem.line}:${problem.column}: ` : '';
  throw refused('plan_broken', `${place}${problem?.zh ?? ''}`, `${place}${problem?.en ?? ''}`);
}

function linesOf(context: Context, before: WorkPlan, after: WorkPlan, diff: PlanDiff): string[] {
  const { locale } = context;
  const lines = diff.head.map((change) => `~ ${fieldLine(change, locale, null)}`);
  for (const { id, kinds, block, fields } of changesInOrder(before, after, diff)) {
    const sign = SIGNS[kinds[0] ?? 'changed'];
    const words = kinds.map((kind) => CHANGE_WORDS[kind][locale]).join(locale === 'zh' ? '、' : ', ');
    lines.push(`${sign} ${id}  ${blockTitle(block, locale)}  [${words}]`);
    lines.push(...fields.map((change) => `    ${fieldLine(change, locale, null)}`));
  }
  return lines;
}

/** `plans diff A B`: what B has that A has not, block by block. Exit 0 whether they differ or not; 1 when one of them cannot be read. */
export async function run(context: Context): Promise<number> {
  const [older, newer, ...more] = context.files;
  if (older === undefined || newer === undefined || more.length > 0)
    throw usage('要写两个文件：旧的、新的。', 'Name two files: the older and the newer.');
  const tables = tablesFor(context, []);
  if (!tables.ok) return brokenFile(tables.problems[0]);
  const before = planOf(context, older, tables.tables);
  const after = planOf(context, newer, tables.tables);
  const diff = diffPlans(before, after);
  const isSame = isUnchanged(diff);
  const lines = isSame ? [] : linesOf(context, before, after, diff);
  await answer(
    context,
    { ok: true, same: isSame, ...diff },
    isSame
      ? { zh: '两个方案相同。', en: 'The two plans are the same.' }
      : { zh: lines.join('\n'), en: lines.join('\n') },
  );
  return DONE;
}
