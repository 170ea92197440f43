import { describe, expect, it } from 'vitest';
import {
  clocksOf,
  overridesSchema,
  type RuleOverrides,
  withOverrides,
} from '../../../../shared/rules/incident';
import { BOOK, clockInput, graded, NIGHT } from './support';

const why = '本地规定';
const problems = (overrides: RuleOverrides) =>
  withOverrides(BOOK, overrides).problems.map(({ ruleId, field, code }) => `${ruleId} ${field} ${code}`);

describe('rules that the room changed', () => {
  it('a stricter threshold of the law holds and says that it was changed', () => {
    const { book, problems: none } = withOverrides(BOOK, { ws_dead: { thresholds: { level_3: 2 }, why } });
    expect(none).toEqual([]);
    const result = graded({ type: 'gas', figures: { dead: 2 } }, book);
    expect(result.grade).toBe('level_3');
    expect(result.because[0]).toMatchObject({ ruleId: 'ws_dead', threshold: 2, isOverridden: true });
    expect(result.because[0]?.text.zh).toContain('本值班室改过');
    expect(graded({ type: 'gas', figures: { dead: 2 } }).grade).toBe('level_4');
  });

  it('a rule of law is neither made laxer nor switched off', () => {
    expect(problems({ ws_dead: { thresholds: { level_3: 4 }, why } })).toEqual([
      'ws_dead thresholds.level_3 law_only_stricter',
    ]);
    expect(problems({ ws_dead: { off: true, why } })).toEqual(['ws_dead off law_not_off']);
    expect(problems({ ws_level_up_county: { limitMinutes: 121, why } })).toEqual([
      'ws_level_up_county limitMinutes law_only_stricter',
    ]);
    expect(problems({ ws_level_up_county: { limitMinutes: 90, why } })).toEqual([]);
    expect(problems({ ws_casualty_change: { limitMinutes: 43_199, why } })).toEqual([
      'ws_casualty_change limitMinutes law_only_stricter',
    ]);
    expect(problems({ ws_casualty_change: { limitMinutes: 50_000, why } })).toEqual([]);
  });

  it('what could not be changed stands as shipped', () => {
    const { book } = withOverrides(BOOK, { ws_dead: { thresholds: { level_3: 4 }, why } });
    expect(book.grades).toEqual(BOOK.grades);
  });

  it('the minutes of 立即 are the room’s own', () => {
    expect(problems({ gov_county_up: { limitMinutes: 45, targetMinutes: 20, why } })).toEqual([]);
    expect(problems({ nd_zero_county: { limitMinutes: 600, why } })).toEqual([]);
    expect(problems({ nd_zero_county: { limitMinutes: 1_440, why } })).toEqual([
      'nd_zero_county limitMinutes day_minutes',
    ]);
  });

  it('custom and settings may be made laxer, switched off, and rules of other places switched on', () => {
    const given: RuleOverrides = {
      gov_30_60_phone: { limitMinutes: 40, why },
      fire_hotspot: { off: true, why },
      henan_phone_major: { off: false, why },
      'mp_duty_leader.level_2': { limitMinutes: 8, why },
    };
    const { book, problems: none } = withOverrides(BOOK, given);
    expect(none).toEqual([]);
    const grades = [{ at: NIGHT, grade: 'level_2', reportingGrade: 'level_2', nearMiss: false } as const];
    const rows = clocksOf(book, clockInput({ profile: 'province', grades }));
    expect(rows.find((row) => row.kind === 'leader_report')).toMatchObject({
      limitMinutes: 8,
      isOverridden: true,
    });
    expect(rows.find((row) => row.kind === 'phone_report')).toMatchObject({ ruleId: 'henan_phone_major' });
  });

  it('a shorter limit takes its target along', () => {
    const { book, problems: none } = withOverrides(BOOK, { gov_30_60_written: { limitMinutes: 40, why } });
    expect(none).toEqual([]);
    expect(book.limits.find(({ id }) => id === 'gov_30_60_written')).toMatchObject({ targetMinutes: 40 });
  });

  it.each([
    [{ nothing_like_it: { limitMinutes: 5, why } }, 'nothing_like_it  unknown_rule'],
    [{ ws_dead: { limitMinutes: 5, why } }, 'ws_dead limitMinutes not_of_this_rule'],
    [{ gov_30_60_phone: { thresholds: { level_1: 5 }, why } }, 'gov_30_60_phone thresholds not_of_this_rule'],
    [{ ws_dead: { thresholds: { near_miss: 5 }, why } }, 'ws_dead thresholds.near_miss not_of_this_rule'],
    [{ ws_dead: { thresholds: { level_2: 3 }, why } }, 'ws_dead thresholds levels_order'],
    [{ gov_30_60_phone: { targetMinutes: 31, why } }, 'gov_30_60_phone targetMinutes target_after_limit'],
    [{ update_cycle: { limitMinutes: 9, why } }, 'update_cycle limitMinutes series_minutes'],
  ] as const)('%o is refused', (overrides, problem) => {
    expect(problems(overrides as RuleOverrides)).toEqual([problem]);
  });

  it('names one of two thresholds of a step', () => {
    const { book, problems: none } = withOverrides(BOOK, {
      se_stranded: { thresholds: { 'level_1.strandedHours': 36 }, why },
    });
    expect(none).toEqual([]);
    const figures = { strandedPersons: 100, strandedHours: 36 };
    expect(graded({ type: 'special_equipment', figures }, book).grade).toBe('level_1');
  });

  it('have a shape that a setting can be held to', () => {
    expect(overridesSchema.safeParse({ ws_dead: { thresholds: { level_3: 2 }, why } }).success).toBe(true);
    expect(overridesSchema.safeParse({ ws_dead: { thresholds: { level_3: 2 } } }).success).toBe(false);
    expect(overridesSchema.safeParse({ 'mp_chief.level_4': { limitMinutes: 1.5, why } }).success).toBe(false);
  });
});
