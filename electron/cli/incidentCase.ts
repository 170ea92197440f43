/** The facts of an incident as somebody feeds them to `grade` and `clocks`: one JSON file, described in resources/rules/CASES.md. */
import { z } from 'zod';
import {
  FIGURE_IDS,
  FIGURES,
  type FigureId,
  type Figures,
  type FigureUnit,
} from '../../shared/domain/figures';
import { GRADES, type Grade, INCIDENT_TYPE_LIST, PROFILES } from '../../shared/domain/vocabulary';
import { nearest } from '../../shared/plan/problem-words';
import { RULE_FLAGS, type RuleFlag, type RuleWords } from '../../shared/rules/incident';
import { momentOf } from './moments';

export type CaseProblem = RuleWords & { readonly field: string; readonly code: string };

const opt = z.exactOptional;
const issue = (code: string, params: Readonly<Record<string, unknown>> = {}) => ({
  error: code,
  params: { code, ...params },
});

const moment = z
  .string()
  .refine((text) => momentOf(text) !== null, issue('bad_time'))
  .transform((text) => momentOf(text) ?? 0);

/** How many decimals a unit may have: people are counted, yuan have cents. */
const DECIMALS: Readonly<Record<FigureUnit, number>> = {
  person: 0,
  household: 0,
  room: 0,
  gross_ton: 0,
  yuan: 2,
  hectare: 4,
  hour: 2,
  magnitude: 1,
};
const MOST: Readonly<Record<FigureUnit, number>> = {
  person: 1e9,
  household: 1e9,
  room: 1e9,
  gross_ton: 1e7,
  yuan: 1e13,
  hectare: 1e8,
  hour: 1e5,
  magnitude: 10,
};

function hasDecimals(value: number, most: number): boolean {
  const [, part = ''] = String(value).split('.');
  return /e-/.test(String(value)) || part.length > most;
}

function figureSchema(id: FigureId) {
  const { unit } = FIGURES[id];
  const [decimals, most] = [DECIMALS[unit], MOST[unit]];
  return z
    .number()
    .refine((value) => value >= 0 || unit === 'magnitude', issue('negative'))
    .refine((value) => Math.abs(value) <= most, issue('too_big', { most }))
    .refine((value) => !hasDecimals(value, decimals), issue('decimals', { decimals }));
}

const ofFigures = <T extends z.ZodType>(schema: (id: FigureId) => T) =>
  z.strictObject(
    Object.fromEntries(FIGURE_IDS.map((id) => [id, opt(schema(id))])) as Record<
      FigureId,
      z.ZodExactOptional<T>
    >,
  );
const figures = ofFigures(figureSchema);
const grade = z.enum(GRADES).nullable();
const flag = z.enum(RULE_FLAGS as [RuleFlag, ...RuleFlag[]]);

const stage = z
  .strictObject({
    at: moment,
    figures: opt(figures),
    grade: opt(grade),
    reportingGrade: opt(grade),
    nearMiss: opt(z.boolean()),
  })
  .refine((one) => (one.figures === undefined) !== (one.grade === undefined), issue('figures_or_grade'));

const caseSchema = z.strictObject({
  format: opt(z.literal(1)),
  type: z.enum(INCIDENT_TYPE_LIST),
  profile: opt(z.enum(PROFILES)),
  division: opt(z.string().refine((text) => /^\d{6,12}$/.test(text), issue('bad_division'))),
  at: opt(moment),
  occurredAt: opt(moment.nullable()),
  receivedAt: opt(moment),
  verifiedAt: opt(moment.nullable()),
  stableAt: opt(moment.nullable()),
  lastReportAt: opt(moment.nullable()),
  until: opt(moment),
  flags: opt(z.array(flag).max(40)),
  figures: opt(figures),
  figureTimes: opt(ofFigures(() => moment)),
  grades: opt(z.array(stage).min(1).max(100)),
});

export type IncidentCase = z.output<typeof caseSchema>;
export type CaseStage = {
  readonly at: number;
  readonly figures?: Figures;
  readonly grade?: Grade | null;
  readonly reportingGrade?: Grade | null;
  readonly nearMiss?: boolean;
};
export type CaseResult =
  | { readonly ok: true; readonly facts: IncidentCase }
  | { readonly ok: false; readonly problems: readonly CaseProblem[] };

const TYPES: Readonly<Record<string, readonly [zh: string, en: string]>> = {
  string: ['文字', 'a text'],
  number: ['数字', 'a number'],
  boolean: [' true 或 false', 'true or false'],
  array: ['列表', 'a list'],
  object: ['一组“键: 值”', 'an object'],
};

function wordsOf(field: string, code: string, params: Readonly<Record<string, unknown>>): CaseProblem {
  const say = (zh: string, en: string): CaseProblem => ({
    field,
    code,
    zh: `${field}：${zh}`,
    en: `${field}: ${en}`,
  });
  switch (code) {
    case 'missing':
      return say('缺少，请补上。', 'is missing.');
    case 'unknown_field': {
      const { near } = params;
      const [zh, en] = near === undefined ? ['', ''] : [`是不是 ${near}？`, ` Did you mean ${near}?`];
      return say(`没有这一项。${zh}`, `is not known.${en}`);
    }
    case 'not_listed':
      return say(`只能是：${params['values']}。`, `must be one of: ${params['values']}.`);
    case 'bad_time':
      return say(
        '时刻写成 2026-09-12 02:38（+08:00），或带时区的 ISO 8601。',
        'must be a moment like 2026-09-12 02:38 (+08:00), or ISO 8601 with a zone.',
      );
    case 'negative':
      return say('不能小于 0。', 'must not be below 0.');
    case 'too_big':
      return say(`最多 ${params['most']}。`, `must be at most ${params['most']}.`);
    case 'decimals':
      return params['decimals'] === 0
        ? say('要写整数。', 'must be a whole number.')
        : say(`最多 ${params['decimals']} 位小数。`, `has more than ${params['decimals']} decimals.`);
    case 'bad_division':
      return say('区划代码是 6 到 12 位数字。', 'must be a division code of 6 to 12 digits.');
    case 'figures_or_grade':
      return say('每一段写 figures 或 grade，写一个。', 'needs either figures or grade.');
    case 'out_of_order':
      return say(`不能早于 ${params['than']}。`, `must not be before ${params['than']}.`);
    case 'too_far':
      return say('最多到接报后 400 天。', 'must lie within 400 days of the receipt.');
    case 'twice':
      return say('写了两次。', 'is there twice.');
    default: {
      const [zh, en] = TYPES[String(params['wanted'])] ?? ['另一种写法', 'written differently'];
      return say(`应为${zh}。`, `must be ${en}.`);
    }
  }
}

const fieldOf = (path: readonly PropertyKey[]): string =>
  path.length === 0 ? 'facts' : path.map(String).join('.');
const at = (value: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>(
    (inner, step) =>
      typeof inner === 'object' && inner !== null ? (inner as Record<PropertyKey, unknown>)[step] : undefined,
    value,
  );

const KNOWN = [...Object.keys(caseSchema.shape), ...FIGURE_IDS, 'reportingGrade', 'nearMiss', 'grade'];

function problemsOf(raw: unknown, one: z.core.$ZodIssue): readonly CaseProblem[] {
  const field = fieldOf(one.path);
  switch (one.code) {
    case 'unrecognized_keys':
      return one.keys.map((key) =>
        wordsOf(fieldOf([...one.path, key]), 'unknown_field', { near: nearest(key, KNOWN) }),
      );
    case 'invalid_type':
      return [
        at(raw, one.path) === undefined
          ? wordsOf(field, 'missing', {})
          : wordsOf(field, 'wrong_type', { wanted: one.expected }),
      ];
    case 'invalid_value':
      return [
        at(raw, one.path) === undefined
          ? wordsOf(field, 'missing', {})
          : wordsOf(field, 'not_listed', { values: one.values.map(String).join(', ') }),
      ];
    case 'custom': {
      const { code, ...params } = (one.params ?? {}) as Readonly<Record<string, unknown>>;
      return [wordsOf(field, String(code), params)];
    }
    default:
      return [wordsOf(field, 'wrong_type', {})];
  }
}

const FARTHEST_MS = 400 * 86_400_000;

/** Times that contradict each other; what is not given cannot. */
function timeProblems(facts: IncidentCase): readonly CaseProblem[] {
  const problems: CaseProblem[] = [];
  const notBefore = (
    field: string,
    later: number | null | undefined,
    than: string,
    earlier: number | null | undefined,
  ) => {
    if (later != null && earlier != null && later < earlier)
      problems.push(wordsOf(field, 'out_of_order', { than }));
  };
  notBefore('receivedAt', facts.receivedAt, 'occurredAt', facts.occurredAt);
  for (const field of ['verifiedAt', 'stableAt', 'lastReportAt', 'until'] as const)
    notBefore(field, facts[field], 'receivedAt', facts.receivedAt);
  facts.grades?.forEach((one, index) => {
    notBefore(`grades.${index}.at`, one.at, `grades.${index - 1}.at`, facts.grades?.[index - 1]?.at);
  });
  const { until, receivedAt } = facts;
  if (until !== undefined && receivedAt !== undefined && until - receivedAt > FARTHEST_MS)
    problems.push(wordsOf('until', 'too_far', {}));
  return problems;
}

/** Reads one case. Never throws; every problem names its field. */
export function parseCase(text: string): CaseResult {
  let raw: unknown;
  try {
    raw = JSON.parse(text.replace(/^\ufeff/, ''));
  } catch (error) {
    const why = (error as Error).message;
    const problem = { field: 'facts', code: 'not_json', zh: `不是 JSON：${why}`, en: `Not JSON: ${why}` };
    return { ok: false, problems: [problem] };
  }
  const read = caseSchema.safeParse(raw);
  const problems = read.success
    ? timeProblems(read.data)
    : read.error.issues.flatMap((one) => problemsOf(raw, one));
  return read.success && problems.length === 0 ? { ok: true, facts: read.data } : { ok: false, problems };
}

/** What a command needs and was not given. */
export const missingField = (field: string): CaseProblem => wordsOf(field, 'missing', {});
