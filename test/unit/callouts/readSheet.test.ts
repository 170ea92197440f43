import { describe, expect, test } from 'vitest';
import { readSheet } from '../../../shared/callouts/readSheet';

/** 2026-09-12 02:45 +08:00 */
const NOW = Date.UTC(2026, 8, 11, 18, 45);
const one = (text: string) => readSheet(text, NOW)[0];

describe('the lines of the paper sheet', () => {
  test.each([
    ['17 应', 'answered_confirmed', 'self'],
    ['17. 应答', 'answered_confirmed', 'self'],
    ['１７ 应', 'answered_confirmed', 'self'],
    ['17未复述', 'answered_no_readback', 'self'],
    ['17 非本人', 'answered_not_self', 'other'],
    ['18 无', 'no_answer', 'nobody'],
    ['18 无人接', 'no_answer', 'nobody'],
    ['19 占线', 'busy', 'nobody'],
    ['21 停机', 'power_off', 'nobody'],
    ['21 关机', 'power_off', 'nobody'],
    ['22 空号', 'wrong_number', 'nobody'],
    ['23 线路不通', 'line_down', 'nobody'],
  ])('%s', (text, result, spoke) => {
    expect(one(text)).toMatchObject({ does: 'attempt', result, spoke });
  });

  test('a deputy is named', () => {
    expect(one('20 代 张三')).toMatchObject({
      row: 20,
      spoke: 'deputy',
      who: '张三',
      result: 'answered_confirmed',
    });
    expect(one('20 代')).toMatchObject({ does: 'problem', problem: 'no_name' });
  });

  test('feedback gives the people moved, and what else was said is kept', () => {
    expect(one('17 反馈 转移127')).toMatchObject({ does: 'feedback', evacuated: 127, isOnPost: null });
    expect(one('17 反馈 已到岗 转移 12 人 力量20人 困难：缺冲锋舟')).toMatchObject({
      isOnPost: true,
      evacuated: 12,
      forces: '20人',
      difficulties: '缺冲锋舟',
    });
    expect(one('17 反馈 进村道路中断')).toMatchObject({ evacuated: null, difficulties: '进村道路中断' });
    expect(one('17 反馈')).toMatchObject({ problem: 'no_feedback' });
  });

  test('a time at the end is that of the last time it was so late', () => {
    expect(one('17 应 02:41')).toMatchObject({ at: NOW - 4 * 60_000 });
    expect(one('17 无 23:50')).toMatchObject({ at: NOW - 175 * 60_000 });
    expect(one('17 无 25:00')).toMatchObject({ problem: 'bad_time' });
  });

  test('several lines at once; what is not understood is named by its line', () => {
    expect(readSheet('1 应\n\n# 二号电话\n喂\n3 哦', NOW).map((line) => [line.line, line.does])).toEqual([
      [1, 'attempt'],
      [4, 'problem'],
      [5, 'problem'],
    ]);
  });
});
