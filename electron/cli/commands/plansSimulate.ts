import {
  type PlanProblem,
  type PlanTables,
  type Profile,
  parseChoices,
  resolvePlan,
  type Simulation,
  simulate,
  type WorkPlan,
} from '../../../shared/plan';
import { answer, type Context } from '../context';
import { usage } from '../failure';
import { DONE, REFUSED } from '../io';
import { readPlanFile, readPlanSet, tablesFor } from '../planFiles';

/**
 * `plans simulate`: plays the first plan named (others may follow that it takes in) by a file of choices with the machine of the console, and prints the trace. Exit 1 when a file is
 * broken, when the plan does not come to an end, and with --strict when something was late or assumed.
 */
export async function run(context: Context): Promise<number> {
  if (context.files.length === 0) throw usage('要写至少一个文件。', 'Name at least one file.');
  const tables = tablesFor(context, context.files);
  if (!tables.ok) return tell(context, tables.problems);
  const set = readPlanSet(context, tables.tables, context.files);
  const [first] = set.plans;
  if (first === undefined || set.problems.length > 0) return tell(context, set.problems);
  const others = new Map([...set.others, ...set.plans].map(({ plan }) => [plan.id, plan]));
  return play(context, first.plan, others, tables.tables);
}

async function play(
  context: Context,
  plan: WorkPlan,
  others: ReadonlyMap<string, WorkPlan>,
  tables: PlanTables,
): Promise<number> {
  const name = context.option('choices');
  const file = name === undefined ? undefined : readPlanFile(name, context);
  if (file?.ok === false) return tell(context, file.problems);
  const planAt = (profile: Profile): WorkPlan => resolvePlan(plan, others, profile);
  const read = parseChoices(file?.text ?? '', name ?? 'choices.yaml', planAt, tables);
  if (!read.ok) return tell(context, read.problems);
  const { choices } = read;
  const simulation = simulate({ plan: planAt(choices.profile), tables, profile: choices.profile }, choices);
  const isLate = simulation.deadlines.some((row) => row.lateMinutes > 0);
  const isStrictFailure = context.has('strict') && (isLate || simulation.assumed.length > 0);
  const ok = simulation.result === 'ended' && !isStrictFailure;
  const head = {
    format: 1,
    plan: { id: plan.id, title: plan.title, title_en: plan.title_en },
    profile: choices.profile,
    received: new Date(choices.receivedAt).toISOString(),
  };
  await answer(context, { ok, ...head, ...simulation }, { zh: wordsZh(simulation), en: wordsEn(simulation) });
  return ok ? DONE : REFUSED;
}

async function tell({ io, json, locale }: Context, problems: readonly PlanProblem[]): Promise<number> {
  if (json) await io.stdout(`${JSON.stringify({ ok: false, problems })}\n`);
  for (const problem of problems)
    io.stderr(`${problem.file}:${problem.line}:${problem.column}: ${problem[locale]}\n`);
  return REFUSED;
}

const RESULT_ZH = {
  ended: '走到结束',
  waiting: '停住了，没有能做的事',
  stopped: '到了时间还没有结束',
  refused: '有一步被拒绝',
} as const;
const RESULT_EN = {
  ended: 'came to its end',
  waiting: 'stands still, nothing can be done',
  stopped: 'not ended when the time was over',
  refused: 'an act was refused',
} as const;

const minute = (value: number): string => `T+${String(value).padStart(4)}`;
/** What an event adds to its name: to whom, which option, what. */
function detail(row: Simulation['trace'][number]): string {
  const { event } = row;
  if ('party' in event) return event.party;
  if ('recipient' in event) return event.recipient;
  if (event.kind === 'option_chosen') return `→ ${event.option + 1}`;
  if (event.kind === 'until_answered') return event.yes ? 'yes' : 'no';
  return '';
}

function wordsZh(simulation: Simulation): string {
  const rows = simulation.trace.map((row) =>
    `${minute(row.minute)}  ${row.title}  ${row.event.kind} ${detail(row)}`.trimEnd(),
  );
  const late = simulation.deadlines.filter((row) => row.lateMinutes > 0);
  const lateRows = late.map((row) => `  ${row.title}：应在 T+${row.dueMinute}，迟 ${row.lateMinutes} 分钟`);
  const assumed = simulation.assumed.map((row) => `  ${row.block}：按第 ${row.option} 个选项`);
  return [
    ...rows,
    '',
    `${RESULT_ZH[simulation.result]}${simulation.end === null ? '' : `（${simulation.end}）`}，共 ${simulation.minutes} 分钟；时限 ${simulation.deadlines.length} 项，超时 ${late.length} 项。`,
    ...lateRows,
    ...(assumed.length > 0 ? ['没有写明、按默认走的选择：', ...assumed] : []),
    ...(simulation.refusal ? [`  ${simulation.refusal.key}：${simulation.refusal.code}`] : []),
  ].join('\n');
}

function wordsEn(simulation: Simulation): string {
  const rows = simulation.trace.map((row) =>
    `${minute(row.minute)}  ${row.titleEn}  ${row.event.kind} ${detail(row)}`.trimEnd(),
  );
  const late = simulation.deadlines.filter((row) => row.lateMinutes > 0);
  const lateRows = late.map(
    (row) => `  ${row.titleEn}: due at T+${row.dueMinute}, ${row.lateMinutes} min late`,
  );
  const assumed = simulation.assumed.map((row) => `  ${row.block}: option ${row.option}`);
  return [
    ...rows,
    '',
    `${RESULT_EN[simulation.result]}${simulation.end === null ? '' : ` (${simulation.end})`}, ${simulation.minutes} min; ${simulation.deadlines.length} deadlines, ${late.length} late.`,
    ...lateRows,
    ...(assumed.length > 0 ? ['Choices that were not named and took their default:', ...assumed] : []),
    ...(simulation.refusal ? [`  ${simulation.refusal.key}: ${simulation.refusal.code}`] : []),
  ].join('\n');
}
