/** The shape of the files in resources/rules/; what the keys mean is told in the README beside them. */
import { z } from 'zod';
import { FIGURE_IDS, type FigureId } from '../../domain/figures';
import { GRADES, INCIDENT_TYPE_LIST, INCIDENT_TYPES, PROFILES } from '../../domain/vocabulary';
import { BASES, CELL_WORDS, CLOCK_FIELDS, OWED_WAYS, RULE_FLAGS, type RuleFigure, SUMS } from './types';

const opt = z.exactOptional;
/** Thirty days of minutes and a year: longer than any limit there is. */
const MAX_MINUTES = 525_600;

const custom = (code: string) => ({ error: code, params: { code } });
const idText = z.string().superRefine((value, context) => {
  if (!/^[a-z][a-z0-9_]{0,39}$/.test(value))
    context.addIssue({ code: 'custom', params: { code: 'bad_id', value } });
});
const words = z.string().min(1).max(200);
const dayText = z.string().refine(isDay, custom('bad_day'));
const minutes = z.int().min(0).max(MAX_MINUTES);

function isDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && new Date(`${text}T00:00:00Z`).toISOString().startsWith(text);
}

/** Reading YAML leaves decimals as they were written. */
const amount = z.union([
  z.number().min(0).max(1e13),
  z
    .string()
    .refine((text) => /^\d{1,13}(\.\d{1,4})?$/.test(text), custom('bad_amount'))
    .transform(Number),
]);

export const RULE_FIGURES = [...FIGURE_IDS, ...Object.keys(SUMS)] as [RuleFigure, ...RuleFigure[]];
const figure = z.enum(RULE_FIGURES);
const flag = z.enum(RULE_FLAGS as [(typeof RULE_FLAGS)[0], ...typeof RULE_FLAGS]);
const flags = z.array(flag).min(1).max(20);
const step = z.partialRecord(figure, amount);

/** Types may be named one by one, by class, or by a group of the files. */
const typeNames = z.array(z.string().min(1).max(40)).min(1).max(40);
const divisions = z
  .array(z.string().regex(/^\d{2,6}$/))
  .min(1)
  .max(40);

export const sourceSchema = z.strictObject({
  id: idText,
  mark: z.string().regex(/^(S\d{1,2}b?|S-[a-z]{1,10}|X\d{1,2}b?|M|D)$/),
  zh: words,
  en: words,
  from: opt(dayText),
  until: opt(dayText),
});
export const groupSchema = z.record(z.string(), typeNames);
export const recipientSchema = z.strictObject({
  id: idText,
  zh: words,
  en: words,
  by_level: opt(z.partialRecord(z.enum(PROFILES), words)),
});
export const kindSchema = z.strictObject({ id: idText, zh: words, en: words });

const head = {
  id: idText,
  family: opt(idText),
  zh: words,
  en: words,
  basis: z.enum(BASES),
  source: z.string().max(60),
  article: opt(z.string().max(60)),
  from: opt(dayText),
  until: opt(dayText),
  off: opt(z.literal(true)),
  note: opt(z.string().max(300)),
};

export const gradeSchema = z.strictObject({
  ...head,
  types: typeNames,
  divisions: opt(divisions),
  scope: opt(z.enum(['grade', 'reporting_grade', 'near_miss'])),
  flags: opt(flags),
  unless: opt(flags),
  levels: z.strictObject({
    level_1: opt(step),
    level_2: opt(step),
    level_3: opt(step),
    level_4: opt(step),
    near_miss: opt(step),
  }),
  below: opt(z.enum(GRADES)),
});

const people = FIGURE_IDS.filter((id): id is 'missing' | 'trapped' => id === 'missing' || id === 'trapped');
export const countingSchema = z.strictObject({
  ...head,
  also: z
    .array(z.enum(people as [FigureId, ...FigureId[]]))
    .min(1)
    .max(4),
});

const condition = z.union([
  z.strictObject({ grade: z.enum(GRADES) }),
  z.strictObject({ near_miss: z.literal(true) }),
  z.strictObject({ figure, at_least: amount }),
  z.strictObject({ flag }),
  z.strictObject({ any_flag: z.literal(true) }),
]);

export const limitSchema = z.strictObject({
  ...head,
  profiles: opt(z.array(z.enum(PROFILES)).min(1).max(3)),
  types: opt(typeNames),
  divisions: opt(divisions),
  when: opt(z.array(condition).min(1).max(20)),
  grades: opt(z.array(z.enum(GRADES)).min(1).max(4)),
  unless: opt(flags),
  kind: idText,
  to: z.array(idText).min(1).max(12),
  by: opt(z.enum(['room', 'others'])),
  way: opt(z.enum(OWED_WAYS)),
  clock: z.enum(CLOCK_FIELDS),
  on_rise: opt(z.literal('change')),
  limit: minutes,
  target: opt(minutes),
  immediate: opt(z.literal(true)),
  limit_is: opt(z.literal('setting')),
  series: opt(z.enum(['every', 'daily', 'daily_next_day'])),
  window: opt(z.literal(true)),
});

const cell = z.union([
  minutes,
  z.enum(CELL_WORDS),
  z.strictObject({
    limit: minutes,
    target: opt(minutes),
    when: opt(z.array(condition).min(1).max(20)),
    otherwise: opt(z.enum(CELL_WORDS)),
  }),
]);
export const matrixRowSchema = z.strictObject({
  id: idText,
  zh: words,
  en: words,
  to: idText,
  kind: opt(idText),
  way: opt(z.enum(OWED_WAYS)),
  immediate: opt(z.literal(true)),
  note: opt(z.string().max(300)),
  cells: z.strictObject({ level_4: cell, level_3: cell, level_2: cell, level_1: cell }),
});
export const matrixSchema = z.strictObject({
  profile: z.enum(PROFILES),
  source: z.string().max(60),
  on_rise: opt(z.literal('change')),
  rows: z.array(z.unknown()).min(1).max(60),
});

export const hintSchema = z.strictObject({
  id: idText,
  types: typeNames,
  source: z.string().max(60),
  zh: z.string().min(1).max(600),
  en: z.string().min(1).max(900),
});

const list = opt(z.array(z.unknown()).max(400));
/** Every file has the same shape; each holds the parts that it is about. */
export const fileSchema = z.strictObject({
  version: z.literal(1),
  sources: list,
  groups: opt(groupSchema),
  recipients: list,
  kinds: list,
  counting: list,
  grades: list,
  hints: list,
  limits: list,
  corrections: list,
  matrix: opt(z.unknown()),
});

export type RawSource = z.output<typeof sourceSchema>;
export type RawHead = Pick<z.output<typeof limitSchema>, keyof typeof head>;
export type RawGrade = z.output<typeof gradeSchema>;
export type RawCounting = z.output<typeof countingSchema>;
export type RawLimit = z.output<typeof limitSchema>;
export type RawCondition = z.output<typeof condition>;
export type RawCell = z.output<typeof cell>;
export type RawMatrix = Omit<z.output<typeof matrixSchema>, 'rows'>;
export type RawMatrixRow = z.output<typeof matrixRowSchema>;
export type RawHint = z.output<typeof hintSchema>;
export type RawFile = z.output<typeof fileSchema>;
export const KNOWN_TYPES: readonly string[] = INCIDENT_TYPE_LIST;
export const KNOWN_CLASSES: Readonly<Record<string, readonly string[]>> = INCIDENT_TYPES;
