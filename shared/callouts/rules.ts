import type { CallOutKind, CallOutRule } from '../domain/callouts';
import type { CallRole } from '../domain/contacts';
import type { Grade, Profile, WarningColor } from '../domain/vocabulary';

type Limits = Pick<
  CallOutRule,
  'firstRingMinutes' | 'answeredMinutes' | 'feedbackMinutes' | 'feedbackEveryMinutes' | 'receiptOnly'
>;

const limits = (
  firstRingMinutes: number,
  answeredMinutes: number,
  feedbackMinutes: number | null,
  feedbackEveryMinutes: number | null,
  receiptOnly = false,
): Limits => ({ firstRingMinutes, answeredMinutes, feedbackMinutes, feedbackEveryMinutes, receiptOnly });

/** Minutes after receipt (domain.md 3.4 [D]); relief repeats every twelve hours until settled (3.5 [D]). */
const LIMITS: Readonly<Record<CallOutRule['color'], Limits>> = {
  red: limits(5, 15, 30, 60),
  orange: limits(10, 20, 60, null),
  yellow: limits(15, 30, 1_440, 1_440, true),
  blue: limits(30, 60, null, null, true),
  short_fuse: limits(3, 10, 20, null),
  relief: limits(30, 60, 120, 720),
};

type Lists = Readonly<Record<CallOutRule['color'], readonly CallRole[]>>;

/** A county calls its own heads and its townships; village heads and watchers are called by the township, except when there is no time for that. */
const COUNTY: Lists = {
  red: [
    'county_party_head',
    'county_government_head',
    'emergency_head',
    'duty_leader',
    'township_party_head',
    'township_government_head',
  ],
  orange: ['county_deputy', 'emergency_head', 'township_party_head', 'township_government_head'],
  yellow: ['flood_duty', 'county_duty', 'township_duty'],
  blue: ['township_duty'],
  short_fuse: ['township_party_head', 'township_government_head', 'township_duty', 'village_head', 'watcher'],
  relief: ['relief_officer'],
};

/** A city calls its counties. */
const CITY: Lists = {
  red: [
    'duty_leader',
    'county_party_head',
    'county_government_head',
    'emergency_head',
    'flood_head',
    'county_duty',
  ],
  orange: ['county_deputy', 'emergency_head', 'county_duty'],
  yellow: ['flood_duty', 'county_duty'],
  blue: ['county_duty'],
  short_fuse: ['county_duty', 'township_party_head', 'township_government_head', 'township_duty'],
  relief: ['relief_officer'],
};

/** A province calls cities and counties: its townships would be a hundred and thirty calls (users.md B). */
const PROVINCE: Lists = {
  red: ['duty_leader', 'flood_head', 'emergency_head', 'city_duty', 'county_duty'],
  orange: ['emergency_head', 'city_duty', 'county_duty'],
  yellow: ['city_duty'],
  blue: ['city_duty'],
  short_fuse: ['city_duty', 'county_duty', 'township_duty'],
  relief: ['relief_officer'],
};

const LISTS: Readonly<Record<Profile, Lists>> = { county: COUNTY, city: CITY, province: PROVINCE };

/** The rules that hold in a room of this level until it has its own. Source: domain.md 3.4 [D]. */
export function defaultCallOutRules(profile: Profile): CallOutRule[] {
  const lists = LISTS[profile];
  return (Object.keys(LIMITS) as CallOutRule['color'][]).map((color) => ({
    id: color,
    color,
    roles: lists[color],
    ...LIMITS[color],
  }));
}

/** The room's own rules, or those of its level when it has none. */
export const effectiveCallOutRules = (
  own: readonly CallOutRule[],
  profile: Profile,
): readonly CallOutRule[] => (own.length > 0 ? own : defaultCallOutRules(profile));

const OF_LEVEL: Readonly<Record<Grade, WarningColor>> = {
  level_1: 'red',
  level_2: 'orange',
  level_3: 'yellow',
  level_4: 'blue',
};

export const RULE_REASONS = ['chosen', 'kind', 'short_fuse', 'color', 'level', 'assumed'] as const;
export type RuleReason = (typeof RULE_REASONS)[number];

export type RuleCase = {
  readonly kind: CallOutKind;
  /** what the warning is about, in the issuer's words; empty without a warning */
  readonly hazard: string;
  readonly color: WarningColor | null;
  readonly level: Grade | null;
};

/** Which row of the table a case falls under: by its kind, as one without time, by its colour, by its level where it has no colour. */
function rowOf(
  one: RuleCase,
  shortFuseWords: readonly string[],
): readonly [CallOutRule['color'], RuleReason] {
  if (one.kind === 'relief') return ['relief', 'kind'];
  const grave = one.color ?? (one.level === null ? null : OF_LEVEL[one.level]);
  const isGrave = grave === null || grave === 'red' || grave === 'orange';
  if (isGrave && one.hazard !== '' && shortFuseWords.some((word) => one.hazard.includes(word)))
    return ['short_fuse', 'short_fuse'];
  if (one.color !== null) return [one.color, 'color'];
  if (grave !== null) return [grave, 'level'];
  return ['orange', 'assumed'];
}

/**
 * The rule for a call-out and why it was taken. A rule that was asked for wins. A colour without a rule of its own falls back on the next graver one, so
 * that an edited table never leaves a warning without anybody to call. Undefined only when there are no rules at all.
 */
export function ruleFor(
  rules: readonly CallOutRule[],
  one: RuleCase,
  shortFuseWords: readonly string[],
  wantedId: string | null = null,
): { readonly rule: CallOutRule; readonly why: RuleReason } | undefined {
  const wanted = rules.find((rule) => rule.id === wantedId);
  if (wanted !== undefined) return { rule: wanted, why: 'chosen' };
  const [row, why] = rowOf(one, shortFuseWords);
  const order: readonly CallOutRule['color'][] = ['blue', 'yellow', 'orange', 'red', 'short_fuse'];
  const from = order.indexOf(row);
  const tries = from < 0 ? [row, 'orange' as const] : [...order.slice(from), ...order];
  const rule = tries.flatMap((color) => rules.find((known) => known.color === color) ?? [])[0] ?? rules[0];
  return rule && { rule, why: rule.color === row ? why : 'assumed' };
}
