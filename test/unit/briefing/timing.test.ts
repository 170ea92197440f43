import { describe, expect, test } from 'vitest';
import {
  rowAt,
  type TimedDuty,
  type TimedRule,
  timingRows,
  timingTotals,
} from '../../../shared/briefing/timing';
import { limitWords, sourceWords } from '../../../shared/wording/timingWords';
import { at } from '../../helpers/slideFacts';

const MINUTE = 60_000;
const rule = (limitMinutes: number, change: Partial<TimedRule> = {}): TimedRule => ({
  clockField: 'received_at',
  clockAt: at(2, 38),
  limitMinutes,
  mark: 'M',
  document: '',
  article: '',
  isLaw: false,
  isOverridden: false,
  ...change,
});
const duty = (
  kind: string,
  recipient: string,
  limit: number,
  metAt: number | null,
  change: Partial<TimedDuty> = {},
): TimedDuty => ({
  id: `slide.${kind}.${recipient}`,
  kind,
  titleZh: `${kind} → ${recipient}`,
  titleEn: `${kind} → ${recipient}`,
  round: null,
  targetAt: null,
  dueAt: at(2, 38) + limit * MINUTE,
  state: metAt === null ? 'open' : 'met',
  droppedAt: null,
  metAt,
  receiver: metAt === null ? '' : '李×',
  way: metAt === null ? '' : 'phone',
  readBack: metAt !== null,
  lateReason: '',
  isWindow: false,
  rule: rule(limit),
  ...change,
});
const slide = (duties: readonly TimedDuty[], asOf = at(3, 30)) =>
  timingRows({
    occurredAt: at(2, 20),
    receivedAt: at(2, 38),
    verifiedAt: at(2, 47),
    source: '枫坪镇值班室，电话报告',
    duties,
    asOf,
  });

const DUTIES = [
  duty('initial_report', 'superior', 60, at(3, 26)),
  duty('phone_report', 'superior', 30, at(2, 56)),
  duty('phone_report', 'government', 30, at(2, 50)),
  duty('leader_report', 'duty_leader', 5, at(2, 42)),
];

describe('the check of reporting times', () => {
  test('has the rows and intervals of the example in their order: +18, +9, +4, +12, +18, +48', () => {
    const rows = slide(DUTIES);
    expect(rows.map((row) => [row.group, row.intervalMinutes, row.limitMinutes, row.state])).toEqual([
      ['occurred', null, null, 'noted'],
      ['received', 18, null, 'noted'],
      ['verified', 9, null, 'noted'],
      ['leader', 4, 5, 'on_time'],
      ['phone', 12, 30, 'on_time'],
      ['phone', 18, 30, 'on_time'],
      ['written', 48, 60, 'on_time'],
    ]);
    expect(timingTotals(rows)).toEqual({ onTime: 4, late: 0, overdue: 0, open: 0, unexplained: 0 });
  });

  test.each([
    ['at the last instant', 0, 'on_time', 0],
    ['a second after it', 1_000, 'late', 1],
    ['two minutes after it', 2 * MINUTE, 'late', 2],
  ])('takes a report made %s for what it is', (_when, after, state, late) => {
    const rows = slide([duty('phone_report', 'superior', 30, at(3, 8) + after)]);
    expect(rows.at(-1)).toMatchObject({ state, lateMinutes: late });
  });

  test('counts late ones that nobody explained', () => {
    const rows = slide([
      duty('phone_report', 'superior', 30, at(3, 10)),
      duty('phone_report', 'government', 30, at(3, 12), { lateReason: '线路忙' }),
    ]);
    expect(timingTotals(rows)).toMatchObject({ late: 2, unexplained: 1 });
  });

  test('what is not done is open until its limit and overdue after it, by the minute', () => {
    const owed = duty('initial_report', 'superior', 60, null);
    const [open] = slide([owed], at(3, 38)).slice(-1);
    expect(open).toMatchObject({ state: 'open', at: null, intervalMinutes: null, lateMinutes: 0 });
    expect(slide([owed], at(3, 41)).at(-1)).toMatchObject({ state: 'overdue', lateMinutes: 3 });
    expect(open && rowAt(open, at(3, 41))).toMatchObject({ state: 'overdue', lateMinutes: 3 });
    expect(open && rowAt(open, at(3, 38))).toBe(open);
  });

  test('counts across midnight, month end and a leap day in the room’s clock', () => {
    const received = Date.UTC(2028, 1, 29, 15, 50);
    const rows = timingRows({
      occurredAt: null,
      receivedAt: received,
      verifiedAt: null,
      source: '',
      duties: [
        duty('phone_report', 'superior', 30, received + 30 * MINUTE, {
          dueAt: received + 30 * MINUTE,
          rule: rule(30, { clockAt: received }),
        }),
      ],
      asOf: received + 40 * MINUTE,
    });
    expect(rows.at(-1)).toMatchObject({ intervalMinutes: 30, state: 'on_time' });
  });

  test('an update counts from the last report to the same receiver', () => {
    const update = duty('update_report', 'superior', 120, at(5, 24), {
      dueAt: at(5, 30),
      rule: rule(120, { clockField: 'last_report_at', clockAt: null }),
    });
    const rows = slide([...DUTIES, update], at(5, 30));
    expect(rows.at(-1)).toMatchObject({
      group: 'update',
      clock: { field: 'last_report_at', at: at(3, 26) },
      intervalMinutes: 118,
      state: 'on_time',
    });
  });

  test('what fell away undone was never reported when its limit had passed, and not asked for when it had not', () => {
    const gone = (droppedAt: number): TimedDuty =>
      duty('initial_report', 'superior', 60, null, { state: 'not_needed', droppedAt });
    const late = slide([gone(at(3, 48))], at(9, 0)).at(-1);
    expect(late).toMatchObject({ state: 'overdue', lateMinutes: 10, at: null });
    expect(late && rowAt(late, at(12, 0)).lateMinutes).toBe(10);
    expect(slide([gone(at(3, 0))], at(9, 0))).toHaveLength(3);
  });

  test('leaves out what is not asked for any more, and has the limit of a duty without a rule from its due time', () => {
    const gone = duty('skip_report', 'province', 60, null, { state: 'superseded' });
    const bare = duty('head_report', 'emergency_head', 20, null, { rule: null });
    const rows = slide([gone, bare], at(2, 40));
    expect(rows.map((row) => row.id)).toEqual([
      'occurred',
      'received',
      'verified',
      'slide.head_report.emergency_head',
    ]);
    expect(rows.at(-1)).toMatchObject({ group: 'leader', limitMinutes: 20, state: 'open' });
  });
});

describe('words of a limit', () => {
  test.each([
    [0, '立即'],
    [5, '5 分'],
    [60, '60 分'],
    [120, '2 小时'],
    [90, '90 分'],
    [1_440, '1 天'],
    [43_200, '30 天'],
  ])('says %i minutes as people do', (minutes, words) => {
    expect(limitWords(minutes, 'zh')).toBe(words);
  });

  test('names document and article with the mark, says whose setting it is, and that the room changed it', () => {
    const law = { mark: 'S2', document: '生产安全事故报告和调查处理条例', article: '第十一条', isLaw: true };
    expect(sourceWords(rule(120, law), 'zh')).toBe('生产安全事故报告和调查处理条例第十一条［S2］');
    expect(sourceWords(rule(120, { ...law, isOverridden: true }), 'zh')).toContain('本室设置');
    expect(sourceWords(rule(5, { mark: 'D' }), 'zh')).toBe('本室设置（程序默认）［D］');
    expect(sourceWords(null, 'zh')).toBe('工作方案');
  });
});
