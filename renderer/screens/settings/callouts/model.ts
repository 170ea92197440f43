import type { RuleModel } from '../../../../shared/contract/areas/callouts';
import type { SettingValue } from '../../../../shared/settings';
import { calloutsSetting } from '../../../../shared/settings/callouts';

/** One rule as it is typed: numbers are text until they are saved. */
export type TypedRule = Omit<
  RuleModel,
  'firstRingMinutes' | 'answeredMinutes' | 'feedbackMinutes' | 'feedbackEveryMinutes'
> & {
  readonly firstRingMinutes: string;
  readonly answeredMinutes: string;
  readonly feedbackMinutes: string;
  readonly feedbackEveryMinutes: string;
};

export const RULE_NUMBERS = [
  'firstRingMinutes',
  'answeredMinutes',
  'feedbackMinutes',
  'feedbackEveryMinutes',
] as const;
export const LADDER_NUMBERS = [
  'redialMinutes',
  'superiorMinutes',
  'otherWaysMinutes',
  'lostMinutes',
  'repeatMinutes',
] as const;
export const ROOM_NUMBERS = ['phones', 'mergeMinutes', 'callSeconds'] as const;

export type TypedSetting = {
  readonly rules: readonly TypedRule[];
  readonly ladder: Readonly<Record<(typeof LADDER_NUMBERS)[number], string>>;
  readonly room: Readonly<Record<(typeof ROOM_NUMBERS)[number], string>>;
  readonly relay: boolean;
  readonly words: string;
};

const shown = (value: number | null): string => (value === null ? '' : String(value));

export const typedRule = (rule: RuleModel): TypedRule => ({
  ...rule,
  firstRingMinutes: shown(rule.firstRingMinutes),
  answeredMinutes: shown(rule.answeredMinutes),
  feedbackMinutes: shown(rule.feedbackMinutes),
  feedbackEveryMinutes: shown(rule.feedbackEveryMinutes),
});

type Value = SettingValue<'callouts'>;

/** The setting as fields; a room without rules of its own begins with those of its level. */
export function typedSetting(value: Value, rules: readonly RuleModel[]): TypedSetting {
  const texts = <K extends string>(names: readonly K[], from: Readonly<Record<K, number>>) =>
    Object.fromEntries(names.map((name) => [name, String(from[name])])) as Record<K, string>;
  return {
    rules: rules.map(typedRule),
    ladder: texts(LADDER_NUMBERS, value.ladder),
    room: texts(ROOM_NUMBERS, value),
    relay: value.relay,
    words: value.shortFuseWords.join('、'),
  };
}

const numberOf = (typed: string): number =>
  typed.trim() === '' ? Number.NaN : Number(typed.normalize('NFKC'));
const optional = (typed: string): number | null => (typed.trim() === '' ? null : numberOf(typed));

function numbers<K extends string>(
  names: readonly K[],
  typed: Readonly<Record<K, string>>,
): Record<K, number> {
  return Object.fromEntries(names.map((name) => [name, numberOf(typed[name])])) as Record<K, number>;
}

/** What is saved of the fields, or the fields that are wrong (`rules.0.answeredMinutes`, `ladder.lostMinutes`). */
export function readTyped(
  typed: TypedSetting,
  kept: Value,
): { readonly value: Value | null; readonly wrong: ReadonlySet<string> } {
  const parsed = calloutsSetting.schema.safeParse({
    ...kept,
    ...numbers(ROOM_NUMBERS, typed.room),
    rules: typed.rules.map((rule) => ({
      ...rule,
      firstRingMinutes: numberOf(rule.firstRingMinutes),
      answeredMinutes: numberOf(rule.answeredMinutes),
      feedbackMinutes: optional(rule.feedbackMinutes),
      feedbackEveryMinutes: optional(rule.feedbackEveryMinutes),
    })),
    ladder: numbers(LADDER_NUMBERS, typed.ladder),
    relay: typed.relay,
    shortFuseWords: typed.words
      .split(/[、,，\s]+/)
      .map((word) => word.trim())
      .filter((word) => word !== ''),
  });
  if (parsed.success) return { value: parsed.data, wrong: new Set() };
  return { value: null, wrong: new Set(parsed.error.issues.map((issue) => issue.path.join('.'))) };
}
