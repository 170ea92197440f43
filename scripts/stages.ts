/** What one stage of `npm test` did. A stage without a report counts as one check that passed or failed. */
export type StageResult = {
  readonly name: string;
  readonly code: number;
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  readonly seconds: number;
};

type Counts = Pick<StageResult, 'passed' | 'failed' | 'skipped'>;

const numberAt = (value: unknown, key: string): number => {
  const found =
    typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[key] : undefined;
  return typeof found === 'number' ? found : 0;
};

/** Reads the JSON report of Vitest or of Playwright; undefined when it is neither. */
export function countsOf(report: unknown): Counts | undefined {
  if (typeof report !== 'object' || report === null) return undefined;
  if ('numTotalTests' in report) {
    return {
      passed: numberAt(report, 'numPassedTests'),
      failed: numberAt(report, 'numFailedTests'),
      skipped: numberAt(report, 'numPendingTests') + numberAt(report, 'numTodoTests'),
    };
  }
  if ('stats' in report) {
    const { stats } = report;
    // A flaky test failed at least once: it counts as failed.
    const failed = numberAt(stats, 'unexpected') + numberAt(stats, 'flaky');
    return { passed: numberAt(stats, 'expected'), failed, skipped: numberAt(stats, 'skipped') };
  }
  return undefined;
}

/**
 * The result of a stage from its exit code and its report. A stage that failed outside its tests (a file that does
 * not load, say) has one failure; a stage whose report holds no test that ran has failed too.
 */
export function resultOf(
  name: string,
  code: number,
  counts: Counts | undefined,
  seconds: number,
): StageResult {
  const ran = counts ?? { passed: 0, failed: 0, skipped: 0 };
  const isEmpty = ran.passed + ran.failed === 0;
  const isBad = code !== 0 || ran.failed > 0 || isEmpty;
  const failed = isBad ? Math.max(1, ran.failed) : 0;
  return { name, code: isBad ? code || 1 : 0, passed: ran.passed, failed, skipped: ran.skipped, seconds };
}

/** The table at the end of `npm test`, and its last line: `N passed, N failed`. `seconds` for all together, where stages ran side by side. */
export function summary(
  results: readonly StageResult[],
  notRun: readonly string[],
  seconds = results.reduce((sum, result) => sum + result.seconds, 0),
): string {
  const total = (pick: (result: StageResult) => number): number =>
    results.reduce((sum, r) => sum + pick(r), 0);
  const skipped = total((r) => r.skipped);
  const line = (r: StageResult): string =>
    `${r.name.padEnd(8)}${String(r.passed).padStart(6)} passed${String(r.failed).padStart(6)} failed${r.seconds.toFixed(1).padStart(9)} s`;
  return [
    '',
    ...results.map(line),
    ...notRun.map((name) => `${name.padEnd(8)}   not run`),
    `${'all'.padEnd(8)}${seconds.toFixed(1).padStart(37)} s`,
    '',
    `${total((r) => r.passed)} passed, ${total((r) => r.failed)} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`,
  ].join('\n');
}
