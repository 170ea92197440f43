/**
 * The shape of every piece of the format, one level at a time: a flow inside a block stays `unknown` here and is taken
 * apart by check-plan.ts, so that each finding has a place in the file and hostile nesting cannot grow the stack.
 */
import { z } from 'zod';
import type {
  Choice,
  Fork,
  Lane,
  Loop,
  Option,
  PlanTables,
  Spawn,
  Step,
  StepKind,
  Subplan,
  Wait,
  WorkPlan,
} from './types';

/** A screen shows a title of at most this many characters on one line. */
export const MAX_TITLE = 14;
export const MAX_INSTRUCTION = 90;
/** 60 days: longer than the longest duty of domain.md 2.5. */
export const MAX_MINUTES = 86_400;
export const MAX_PARTIES = 20;
export const MAX_OPTIONS = 10;
export const MAX_LANES = 12;
export const MAX_TICK_OPTIONS = 20;
/** of `min` and `max`: what a person types into a field never needs more */
const MAX_BOUND = 1_000_000_000;
const MAX_URL = 300;

export const PROFILES = ['county', 'city', 'province'] as const;
export const BASES = ['law', 'practice', 'default'] as const;

/** Also the signs that turn the direction of writing: a title must read as it is written. */
const CONTROL = /\p{Cc}|\p{Cs}|[\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]/u;

/** One line of text: not blank, no control characters or halves of a pair, at most `max` characters (code points). */
function line(max: number) {
  return z.string().superRefine((value, context) => {
    const length = [...value].length;
    if (value.trim() === '') context.addIssue({ code: 'custom', params: { code: 'empty' } });
    else if (CONTROL.test(value)) context.addIssue({ code: 'custom', params: { code: 'text_unusable' } });
    else if (length > max)
      context.addIssue({ code: 'custom', params: { code: 'too_long', max, actual: length } });
  });
}
function matching(pattern: RegExp, code: string) {
  return z.string().superRefine((value, context) => {
    if (!pattern.test(value)) context.addIssue({ code: 'custom', params: { code, value } });
  });
}
/** A whole number whose words name both of its bounds. */
function whole(min: number, max: number) {
  return z.number().superRefine((value, context) => {
    if (!Number.isSafeInteger(value) || value < min || value > max)
      context.addIssue({ code: 'custom', params: { code: 'number_range', min, max } });
  });
}
/** Only addresses of pages, and nothing that a reader could not see. */
function checkUrl(value: string, context: z.RefinementCtx): void {
  const isPlain =
    value.length <= MAX_URL && /^https?:\/\/[A-Za-z0-9.-]+(:\d{1,5})?([/?#][\x21-\x7e]*)?$/.test(value);
  if (!isPlain) context.addIssue({ code: 'custom', params: { code: 'bad_url', max: MAX_URL } });
}
const id = matching(/^[a-z][a-z0-9_]{0,39}$/, 'bad_id');
export const planId = matching(/^[a-z][a-z0-9-]{0,39}$/, 'bad_plan_id');
const title = line(MAX_TITLE);
const english = line(120);
const minutes = whole(1, MAX_MINUTES);
const ids = z.array(id).min(1).max(MAX_PARTIES);
const flow = z.array(z.unknown());
const basis = z.enum(BASES);
const stepClock = z.enum(['receipt', 'step']);
const opt = z.exactOptional;
const profiles = z.array(z.enum(PROFILES)).min(1).max(3);
const levels = { profiles: opt(profiles) };
const byLevel = z.strictObject({ county: line(90), city: line(90), province: line(90) });

// ---------------------------------------------------------------- tables

const post = z.strictObject({
  id,
  zh: line(30),
  en: english,
  same_as: opt(z.strictObject({ county: opt(id), city: opt(id), province: opt(id) })),
});
const party = z.strictObject({
  id,
  zh: line(30),
  en: english,
  kind: z.enum(['office', 'leader', 'area', 'force', 'scene', 'expert']),
  by_level: byLevel,
});
const fact = z.strictObject({ id, zh: line(30), type: z.enum(['number', 'bool']) });
const obligation = z.strictObject({
  id,
  zh: line(30),
  en: english,
  report_kind: id,
  to: ids,
  clock: z.enum(['receipt', 'step', 'last_report']),
  target_minutes: minutes.nullable(),
  limit_minutes: minutes.nullable(),
  basis,
  source_mark: line(60),
  covers: opt(z.array(id).max(20)),
  by_rule: opt(z.boolean()),
  spine: opt(z.boolean()),
  note: opt(line(120)),
});
export const tablesSchema = z.strictObject({
  version: z.literal(2),
  posts: z.array(post).min(1).max(50),
  parties: z.array(party).min(1).max(300),
  facts: z.array(fact).max(200),
  obligations: z.array(obligation).max(200),
}) satisfies z.ZodType<PlanTables>;

// ---------------------------------------------------------------- plan and blocks

type Head<T> = Omit<T, 'flow' | 'options' | 'lanes'>;

const warningCode = matching(
  /^11(B(01|03|04|05|06|07|09|14|15|16|17|19|20|21|22)|E0[26])$/,
  'unknown_warning_code',
);
export const planSchema = z.strictObject({
  id: planId,
  title,
  title_en: english,
  category: z.enum(['natural_disaster', 'accident_disaster', 'public_health', 'social_security']),
  hazards: z
    .array(matching(/^[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)?$/, 'bad_hazard'))
    .min(1)
    .max(20),
  warning_types: z.array(z.strictObject({ code: warningCode.nullable(), note: line(60) })).max(30),
  level_notes: byLevel,
  trigger: line(160),
  trigger_en: line(300),
  ...levels,
  purpose: opt(line(300)),
  basis_text: opt(line(160)),
  reviewed_every_months: opt(whole(1, 120)),
  flow,
}) satisfies z.ZodType<Head<WorkPlan>>;

export const TICK_TYPES = ['text', 'time', 'number', 'person', 'check', 'select', 'phone', 'place'] as const;
const bound = whole(-MAX_BOUND, MAX_BOUND);
const tick = z.strictObject({
  field: id,
  type: z.enum(TICK_TYPES),
  label: line(20),
  options: opt(z.array(line(20)).min(2).max(MAX_TICK_OPTIONS)),
  unit: opt(line(8)),
  min: opt(bound),
  max: opt(bound),
  required: opt(z.boolean()),
  fact: opt(id),
});
const link = z.strictObject({ title: line(30), url: z.string().superRefine(checkUrl) });
const attachment = z.strictObject({ name: line(80), sha256: matching(/^[0-9a-f]{64}$/, 'bad_sha256') });
const stepParts = {
  id,
  title,
  title_en: english,
  post: id,
  instruction: line(MAX_INSTRUCTION * 2),
  ticks: z.array(tick).min(1).max(20),
  outputs: z.array(line(30)).min(1).max(10),
  mandatory: opt(z.boolean()),
  basis,
  source: opt(line(120)),
  links: opt(z.array(link).min(1).max(10)),
  attachments: opt(z.array(attachment).min(1).max(10)),
  ...levels,
};
const timed = { limit: minutes, clock: stepClock };

/** One schema for each kind of step: what another kind may carry is an unknown key here. */
export const stepSchemas: Readonly<Record<StepKind, z.ZodType<Step>>> = {
  action: z.strictObject({ ...stepParts, ...timed, step: z.literal('action'), to: opt(ids) }),
  order: z.strictObject({ ...stepParts, ...timed, step: z.literal('order'), to: ids, chase: minutes }),
  call: z.strictObject({ ...stepParts, ...timed, step: z.literal('call'), to: ids, chase: minutes }),
  report: z.strictObject({ ...stepParts, step: z.literal('report'), obligation: id }),
};

export const choiceSchema = z.strictObject({
  ...timed,
  ...levels,
  id,
  choice: title,
  question_en: english,
  by: id,
  decided_by: opt(id),
  fact: opt(line(200)),
  instruction: opt(line(MAX_INSTRUCTION * 2)),
  options: z.array(z.unknown()).min(2).max(MAX_OPTIONS),
  basis: opt(basis),
  source: opt(line(120)),
}) satisfies z.ZodType<Head<Choice>>;
export const optionSchema = z.strictObject({
  when: line(20),
  when_en: english,
  fact: opt(line(200)),
  flow,
}) satisfies z.ZodType<Head<Option>>;

export const forkSchema = z.strictObject({
  ...levels,
  id,
  fork: title,
  title_en: english,
  lanes: z.array(z.unknown()).min(2).max(MAX_LANES),
}) satisfies z.ZodType<Head<Fork>>;
export const laneSchema = z.strictObject({
  id,
  title,
  title_en: english,
  flow: flow.min(1),
}) satisfies z.ZodType<Head<Lane>>;

export const loopSchema = z.strictObject({
  ...levels,
  id,
  loop: title,
  title_en: english,
  every: minutes,
  on_change: z.boolean(),
  until: line(30),
  until_en: english,
  by: id,
  decided_by: opt(id),
  flow: flow.min(1),
}) satisfies z.ZodType<Head<Loop>>;

export const spawnSchema = z.strictObject({
  ...levels,
  id,
  spawn: planId,
  title,
  title_en: english,
  instruction: opt(line(MAX_INSTRUCTION * 2)),
}) satisfies z.ZodType<Spawn>;

export const waitSchema = z.strictObject({
  ...levels,
  id,
  wait: title,
  title_en: english,
  by: id,
  for: opt(minutes),
  at: opt(matching(/^([01]\d|2[0-3]):[0-5]\d$/, 'bad_time')),
  fact: opt(line(200)),
  instruction: opt(line(MAX_INSTRUCTION * 2)),
}) satisfies z.ZodType<Wait>;

export const subplanSchema = z.strictObject({
  ...levels,
  id,
  subplan: planId,
  title,
  title_en: english,
}) satisfies z.ZodType<Subplan>;

export const endSchema = z.strictObject({ id, end: title, title_en: english });
