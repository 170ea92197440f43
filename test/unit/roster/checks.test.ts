import { describe, expect, test } from 'vitest';
import { calendarDay } from '../../../electron/desk/roster/calendar';
import { addDays, daysOfMonth, type RosterCell } from '../../../shared/domain/roster';
import { startOfDay } from '../../../shared/domain/time';
import { checkRoster, type RosterToCheck } from '../../../shared/rules/roster/checks';
import { SETTINGS, type SettingValue } from '../../../shared/settings';
import { rosterWarningText } from '../../../shared/wording/roster';
import { cell, fullMonth, onRoster } from '../../helpers/roster';

const duty = SETTINGS.duty.fallback;
const calendar: SettingValue<'calendar'> = SETTINGS.calendar.fallback;
const at = (day: string): number => startOfDay(day) ?? 0;

function toCheck(
  month: string,
  cells: readonly RosterCell[],
  given: Partial<RosterToCheck> = {},
): RosterToCheck {
  const days = daysOfMonth(month);
  const all = [addDays(days[0] ?? '', -1), ...days, addDays(days.at(-1) ?? '', 1)];
  const own = given.calendar ?? calendar;
  return {
    month,
    cells,
    around: [],
    days: all.map((day) => calendarDay(day, own.days)),
    starts: given.duty?.startsAt ?? duty.startsAt,
    publishedAt: at(`${month}-01`) - 20 * 86_400_000,
    now: at(`${month}-01`),
    reinforcedSince: null,
    duty,
    calendar: own,
    ...given,
  };
}

const found = (input: RosterToCheck): string[] =>
  checkRoster(input).map(
    (one) =>
      `${one.day.slice(5)}${one.shift === null ? '' : `/${one.shift}`} ${rosterWarningText(one, 'zh')}`,
  );

const without = (cells: readonly RosterCell[], day: string, post?: string): RosterCell[] =>
  cells.filter((one) => one.day !== day || (post !== undefined && one.post !== post));

/** A month with one cell laid otherwise. */
const withCell = (month: string, ...changed: readonly RosterCell[]): RosterCell[] => [
  ...fullMonth(month).filter(
    (one) =>
      !changed.some((other) => other.day === one.day && other.post === one.post && other.shift === one.shift),
  ),
  ...changed,
];

describe('a full month has nothing to warn about', () => {
  test.each(['2026-01', '2026-02', '2026-04', '2026-12', '2028-02'])('%s', (month) => {
    expect(found(toCheck(month, fullMonth(month)))).toEqual([]);
  });
});

describe('gaps and numbers', () => {
  test('an empty roster has a gap on every day, the leap day too', () => {
    const gaps = found(toCheck('2028-02', []));
    expect(gaps).toHaveLength(29);
    expect(gaps.at(-1)).toBe('02-29/0 没有排人');
  });

  test.each([
    ['the first day', '2026-09-01'],
    ['the last day of a short month', '2026-09-30'],
    ['the last day of a long month', '2026-08-31'],
  ])('%s without anybody', (_which, day) => {
    const month = day.slice(0, 7);
    expect(found(toCheck(month, without(fullMonth(month), day)))).toEqual([`${day.slice(5)}/0 没有排人`]);
  });

  test('one officer, no leader, and somebody marked absent count as they stand', () => {
    expect(
      found(toCheck('2026-09', without(fullMonth('2026-09'), '2026-09-08', 'secondary_officer'))),
    ).toEqual(['09-08/0 值班员 1 人，应有 2 人']);
    expect(found(toCheck('2026-09', without(fullMonth('2026-09'), '2026-09-08', 'duty_leader')))).toEqual([
      '09-08/0 带班领导 0 人，应有 1 人',
    ]);
    const absent = withCell(
      '2026-09',
      cell('2026-09-08', 'secondary_officer', [onRoster('曾庆', { state: 'absent' })]),
    );
    expect(found(toCheck('2026-09', absent))).toEqual(['09-08/0 值班员 1 人，应有 2 人']);
  });

  test('the same person at two posts is named and counts once', () => {
    const twice = withCell('2026-09', cell('2026-09-08', 'secondary_officer', ['叶 长青']));
    expect(found(toCheck('2026-09', twice))).toEqual([
      '09-08/0 值班员 1 人，应有 2 人',
      '09-08/0 叶长青 同班占两个岗位',
    ]);
  });

  test('reinforced duty asks for more from the shift on that it began in, and not of shifts that are over', () => {
    const input = toCheck('2026-09', fullMonth('2026-09'), {
      reinforcedSince: at('2026-09-28') + 12 * 3_600_000,
      now: at('2026-09-29') + 12 * 3_600_000,
    });
    expect(found(input)).toEqual([
      '09-29/0 值班员 2 人，应有 3 人（加强值班）',
      '09-30/0 值班员 2 人，应有 3 人（加强值班）',
    ]);
  });
});

describe('rest', () => {
  const half = { ...duty, startsAt: [510, 1_230] };

  test.each([
    ['within the month', '2026-09-09', '2026-09-08'],
    ['to the last day', '2026-09-30', '2026-09-29'],
  ])('two 24-hour shifts in a row, %s', (_where, second, first) => {
    const cells = withCell(
      '2026-09',
      cell(first, 'primary_officer', ['王芳']),
      cell(second, 'secondary_officer', ['王 芳']),
    );
    expect(found(toCheck('2026-09', cells))).toEqual([`${second.slice(5)}/0 王 芳 连续值班 48 小时`]);
  });

  test('across the turn of the month the later day warns, in the month that it belongs to', () => {
    const around = [cell('2026-08-31', 'primary_officer', ['陈立'])];
    expect(found(toCheck('2026-09', fullMonth('2026-09'), { around }))).toEqual([
      '09-01/0 陈立 连续值班 48 小时',
    ]);
    const after = [cell('2026-10-01', 'primary_officer', ['赖小军'])];
    expect(found(toCheck('2026-09', fullMonth('2026-09'), { around: after }))).toEqual([]);
  });

  test('leaders and standby officers may follow themselves', () => {
    const cells = withCell(
      '2026-09',
      ...['2026-09-08', '2026-09-09'].flatMap((day) => [
        cell(day, 'duty_leader', ['林志远']),
        cell(day, 'standby_officer', ['王芳']),
      ]),
    );
    expect(found(toCheck('2026-09', cells))).toEqual([]);
  });

  test('of 12-hour shifts two in a row make 24 hours and pass, three do not', () => {
    const starts = half.startsAt;
    const days = daysOfMonth('2026-09').flatMap((day, n) => [
      ...fullMonth('2026-09').filter((one) => one.day === day),
      cell(day, 'duty_leader', ['林志远'], 1),
      cell(day, 'primary_officer', [`夜甲${n % 3}`], 1),
      cell(day, 'secondary_officer', [`夜乙${n % 3}`], 1),
    ]);
    const laid = (...changed: readonly RosterCell[]): RosterCell[] => [
      ...days.filter(
        (one) =>
          !changed.some(
            (other) => other.day === one.day && other.post === one.post && other.shift === one.shift,
          ),
      ),
      ...changed,
    ];
    const two = laid(
      cell('2026-09-08', 'primary_officer', ['王芳']),
      cell('2026-09-08', 'primary_officer', ['王芳'], 1),
    );
    expect(found(toCheck('2026-09', two, { duty: half, starts }))).toEqual([]);
    const three = laid(
      cell('2026-09-08', 'primary_officer', ['王芳']),
      cell('2026-09-08', 'primary_officer', ['王芳'], 1),
      cell('2026-09-09', 'primary_officer', ['王芳']),
    );
    expect(found(toCheck('2026-09', three, { duty: half, starts }))).toEqual([
      '09-09/0 王芳 连续值班 36 小时',
    ]);
  });
});

describe('holidays of 2026', () => {
  test.each([
    ['2026-01-01', '元旦'],
    ['2026-02-17', '春节'],
    ['2026-04-06', '清明'],
    ['2026-05-01', '劳动节'],
    ['2026-06-19', '端午'],
    ['2026-09-25', '中秋'],
    ['2026-10-01', '国庆节'],
  ])('%s without a leader is named %s', (day, name) => {
    const month = day.slice(0, 7);
    const [warning, ...others] = found(toCheck(month, without(fullMonth(month), day, 'duty_leader')));
    expect(warning).toContain(name);
    expect(warning).toContain('没有带班领导');
    expect(others).toEqual([]);
  });

  test('a make-up workday is a day like any other; a sensitive time of the room is special', () => {
    const day = '2026-09-20';
    const cells = without(fullMonth('2026-09'), day, 'duty_leader');
    expect(found(toCheck('2026-09', cells))).toEqual(['09-20/0 带班领导 0 人，应有 1 人']);
    const own = { ...calendar, days: [{ from: day, to: day, kind: 'sensitive' as const, name: '中考' }] };
    expect(found(toCheck('2026-09', cells, { calendar: own }))).toEqual(['09-20/0 中考没有带班领导']);
  });

  test.each([
    ['2026-02', '2026-02-08', [], 'on the last day that is early enough'],
    ['2026-02', '2026-02-09', ['02-15 春节排班表应在 2026-02-08 前发布，实际 2026-02-09'], 'a day later'],
    ['2026-10', '2026-09-24', [], 'in time for 国庆'],
    ['2026-10', '2026-09-25', ['10-01 国庆节排班表应在 2026-09-24 前发布，实际 2026-09-25'], 'late for 国庆'],
    ['2026-05', '2026-05-01', [], 'for a holiday that is not named'],
  ])('%s published on %s', (month, published, expected) => {
    expect(found(toCheck(month, fullMonth(month), { publishedAt: at(published) + 3_600_000 }))).toEqual(
      expected,
    );
  });

  test('a month that is not published warns from the week before the holiday on', () => {
    const cells = fullMonth('2026-10');
    expect(found(toCheck('2026-10', cells, { publishedAt: null, now: at('2026-09-23') }))).toEqual([]);
    expect(found(toCheck('2026-10', cells, { publishedAt: null, now: at('2026-09-24') }))).toEqual([
      '10-01 国庆节排班表应在 2026-09-24 前发布，还没有发布',
    ]);
  });
});

test('every warning has English words', () => {
  const input = toCheck('2026-10', without(fullMonth('2026-10'), '2026-10-02'), { publishedAt: null });
  for (const one of checkRoster(input)) expect(rosterWarningText(one, 'en')).toMatch(/^[A-Z][^{}]+$/);
});
