import { z } from 'zod';
import { stepsOutOfOrder } from './readGrades';
import { MIN_SERIES_MINUTES } from './readLimits';
import type {
  GradeRule,
  LimitRule,
  RuleBook,
  RuleHead,
  RuleOverride,
  RuleOverrides,
  RuleWords,
} from './types';

const opt = z.exactOptional;
const minutes = z.int().min(0).max(525_600);

/** The shape of the setting: what the room changed of which rule, and why. */
export const overridesSchema = z.record(
  z.string().regex(/^[a-z][a-z0-9_]{0,39}(\.level_[1-4])?$/),
  z.strictObject({
    limitMinutes: opt(minutes),
    targetMinutes: opt(minutes.nullable()),
    thresholds: opt(
      z.record(z.string().regex(/^(level_[1-4]|near_miss)(\.[a-zA-Z]{1,40})?$/), z.number().min(0).max(1e13)),
    ),
    off: opt(z.boolean()),
    why: z.string().min(1).max(300),
  }),
);

export type OverrideProblem = RuleWords & {
  readonly ruleId: string;
  /** `limitMinutes`, `targetMinutes`, `off`, `thresholds.level_3` … */
  readonly field: string;
  readonly code: string;
};

const WORDS = {
  unknown_rule: { zh: '没有这条规则。', en: 'There is no such rule.' },
  not_of_this_rule: { zh: '这条规则没有这一项。', en: 'This rule has nothing of the kind.' },
  law_not_off: { zh: '法定规则不能停用。', en: 'A rule of law cannot be switched off.' },
  law_only_stricter: {
    zh: '法定规则只能改得更严，不能放宽。',
    en: 'A rule of law can only be made stricter.',
  },
  target_after_limit: { zh: '争取时间晚于时限。', en: 'The target lies after the limit.' },
  series_minutes: { zh: '间隔至少 10 分钟。', en: 'The interval is at least 10 minutes.' },
  day_minutes: {
    zh: '每日的钟点按 0 时起的分钟数写，要在 0 到 1439 之间。',
    en: 'The clock time of a daily report is minutes from midnight, 0 to 1439.',
  },
  levels_order: { zh: '等级越高，数要越大。', en: 'A higher level needs a higher number.' },
} as const satisfies Readonly<Record<string, RuleWords>>;

type Found = { readonly field: string; readonly code: keyof typeof WORDS };
type Changed<R> = { readonly rule: R; readonly found: readonly Found[] };

function offOf(rule: RuleHead, override: RuleOverride): readonly Found[] {
  return override.off === true && rule.basis === 'law' ? [{ field: 'off', code: 'law_not_off' }] : [];
}

/** A window of the law may be made longer, every other limit shorter. */
function isLaxer(rule: LimitRule, limit: number): boolean {
  return rule.isWindow ? limit < rule.limitMinutes : limit > rule.limitMinutes;
}

function changedLimit(rule: LimitRule, override: RuleOverride): Changed<LimitRule> {
  const found: Found[] = [...offOf(rule, override)];
  const limitMinutes = override.limitMinutes ?? rule.limitMinutes;
  // a target that was shipped gives way to a shorter limit
  const shipped = rule.targetMinutes === null ? null : Math.min(rule.targetMinutes, limitMinutes);
  const targetMinutes = override.targetMinutes === undefined ? shipped : override.targetMinutes;
  if (override.thresholds !== undefined) found.push({ field: 'thresholds', code: 'not_of_this_rule' });
  if (rule.basis === 'law' && !rule.isLimitSetting && isLaxer(rule, limitMinutes))
    found.push({ field: 'limitMinutes', code: 'law_only_stricter' });
  if (targetMinutes !== null && targetMinutes > limitMinutes)
    found.push({ field: 'targetMinutes', code: 'target_after_limit' });
  if (rule.series !== null && 'every' in rule.series && limitMinutes < MIN_SERIES_MINUTES)
    found.push({ field: 'limitMinutes', code: 'series_minutes' });
  if (rule.series !== null && 'daily' in rule.series && limitMinutes >= 1_440)
    found.push({ field: 'limitMinutes', code: 'day_minutes' });
  const isOn = override.off === undefined ? rule.isOn : !override.off;
  return { rule: { ...rule, limitMinutes, targetMinutes, isOn, override }, found };
}

function changedGrade(rule: GradeRule, override: RuleOverride): Changed<GradeRule> {
  const found: Found[] = [...offOf(rule, override)];
  for (const field of ['limitMinutes', 'targetMinutes'] as const)
    if (override[field] !== undefined) found.push({ field, code: 'not_of_this_rule' });
  const left = new Map(Object.entries(override.thresholds ?? {}));
  const steps = rule.steps.map((step) => ({
    ...step,
    all: step.all.map((one) => {
      const short = step.all.length === 1 ? step.result : '';
      const key = [`${step.result}.${one.figure}`, short].find((name) => left.has(name));
      if (key === undefined) return one;
      const atLeast = left.get(key) ?? one.atLeast;
      left.delete(key);
      if (rule.basis === 'law' && atLeast > one.atLeast)
        found.push({ field: `thresholds.${key}`, code: 'law_only_stricter' });
      return { ...one, atLeast };
    }),
  }));
  for (const key of left.keys()) found.push({ field: `thresholds.${key}`, code: 'not_of_this_rule' });
  if (stepsOutOfOrder(steps) !== null) found.push({ field: 'thresholds', code: 'levels_order' });
  const isOn = override.off === undefined ? rule.isOn : !override.off;
  return { rule: { ...rule, steps, isOn, override }, found };
}

function changedHead<R extends RuleHead>(rule: R, override: RuleOverride): Changed<R> {
  const fields = ['limitMinutes', 'targetMinutes', 'thresholds'] as const;
  const found = fields
    .filter((field) => override[field] !== undefined)
    .map((field): Found => ({ field, code: 'not_of_this_rule' }));
  const isOn = override.off === undefined ? rule.isOn : !override.off;
  return { rule: { ...rule, isOn, override }, found: [...offOf(rule, override), ...found] };
}

const problemsOf = (ruleId: string, found: readonly Found[]): readonly OverrideProblem[] =>
  found.map(({ field, code }) => ({ ruleId, field, code, ...WORDS[code] }));

/**
 * The book as the room changed it, and what could not be changed. Rules of law are only ever made stricter and never switched off (the room's own minutes
 * of a law that says 立即 are free); an override with a problem is left out whole, so that the shipped rule holds. `why` stays with the rule.
 */
export function withOverrides(
  book: RuleBook,
  overrides: RuleOverrides,
): { readonly book: RuleBook; readonly problems: readonly OverrideProblem[] } {
  const problems: OverrideProblem[] = [];
  const unknown = new Set(Object.keys(overrides));
  const change = <R extends RuleHead>(rules: readonly R[], work: (rule: R, by: RuleOverride) => Changed<R>) =>
    rules.map((rule) => {
      const override = Object.hasOwn(overrides, rule.id) ? overrides[rule.id] : undefined;
      if (override === undefined) return rule;
      unknown.delete(rule.id);
      const { rule: changed, found } = work(rule, override);
      problems.push(...problemsOf(rule.id, found));
      return found.length > 0 ? rule : changed;
    });
  const changed: RuleBook = {
    ...book,
    counting: change(book.counting, changedHead),
    grades: change(book.grades, changedGrade),
    limits: change(book.limits, changedLimit),
  };
  const strays = [...unknown].flatMap((id) => problemsOf(id, [{ field: '', code: 'unknown_rule' }]));
  return { book: changed, problems: [...problems, ...strays] };
}
