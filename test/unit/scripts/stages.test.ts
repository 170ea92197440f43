import { describe, expect, test } from 'vitest';
import { countsOf, resultOf, summary } from '../../../scripts/stages.ts';

describe('the stages of npm test', () => {
  test('reads what Vitest reports', () => {
    const report = {
      numTotalTests: 9,
      numPassedTests: 6,
      numFailedTests: 1,
      numPendingTests: 1,
      numTodoTests: 1,
    };
    expect(countsOf(report)).toEqual({ passed: 6, failed: 1, skipped: 2 });
  });

  test('reads what Playwright reports and counts a flaky test as failed', () => {
    const report = { stats: { expected: 4, unexpected: 1, flaky: 2, skipped: 3 } };
    expect(countsOf(report)).toEqual({ passed: 4, failed: 3, skipped: 3 });
  });

  test.each([[null], [[]], ['text'], [{}]])('takes %j for no report', (report) => {
    expect(countsOf(report)).toBeUndefined();
  });

  test('fails a stage that ran no test although it ended with 0', () => {
    expect(resultOf('ui', 0, undefined, 1)).toMatchObject({ code: 1, passed: 0, failed: 1 });
    expect(resultOf('ui', 0, { passed: 0, failed: 0, skipped: 3 }, 1)).toMatchObject({ code: 1, failed: 1 });
  });

  test('fails a stage whose tests passed but which ended with an error', () => {
    expect(resultOf('desk', 2, { passed: 8, failed: 0, skipped: 0 }, 1)).toMatchObject({
      code: 2,
      passed: 8,
      failed: 1,
    });
  });

  test('passes a stage whose tests all passed', () => {
    expect(resultOf('desk', 0, { passed: 8, failed: 0, skipped: 0 }, 1)).toMatchObject({
      code: 0,
      failed: 0,
    });
  });

  test('ends with the totals alone on the last line', () => {
    const results = [
      resultOf('unit', 0, { passed: 5, failed: 0, skipped: 0 }, 1.25),
      resultOf('desk', 1, { passed: 2, failed: 3, skipped: 0 }, 2),
    ];
    const lines = summary(results, ['e2e']).split('\n');
    expect(lines.at(-1)).toBe('7 passed, 3 failed');
    expect(lines.join('\n')).toMatch(/e2e\s+not run/);
  });

  test('names what was skipped', () => {
    const results = [resultOf('unit', 0, { passed: 5, failed: 0, skipped: 2 }, 1)];
    expect(summary(results, []).split('\n').at(-1)).toBe('5 passed, 0 failed, 2 skipped');
  });
});
