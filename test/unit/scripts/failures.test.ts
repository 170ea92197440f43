import { expect, test } from 'vitest';
import { failuresOf, failuresText } from '../../../scripts/failures.ts';

const vitest = {
  numTotalTests: 3,
  testResults: [
    {
      name: '/room/test/ui/a.test.tsx',
      status: 'failed',
      message: '',
      assertionResults: [
        { fullName: 'board shows it', status: 'passed', failureMessages: [] },
        {
          fullName: 'board draws it',
          status: 'failed',
          failureMessages: ['\u001B[31mError: not there\u001B[39m'],
        },
      ],
    },
    { name: '/room/test/ui/b.test.tsx', status: 'failed', message: 'SyntaxError: no', assertionResults: [] },
    { name: '/room/test/ui/c.test.tsx', status: 'passed', message: '', assertionResults: [] },
  ],
};

const playwright = {
  suites: [
    {
      title: 'board.e2e.ts',
      specs: [{ title: 'stands', ok: true, tests: [] }],
      suites: [
        {
          title: 'at night',
          specs: [
            { title: 'rings', ok: false, tests: [{ results: [{ error: { message: 'Error: silent' } }] }] },
          ],
        },
      ],
    },
  ],
};

test('names each test that failed, and each file that does not load, in the report of Vitest', () => {
  expect(failuresText(failuresOf(vitest), '/room')).toBe(
    [
      '✗ test/ui/a.test.tsx > board draws it',
      '    Error: not there',
      '✗ test/ui/b.test.tsx',
      '    SyntaxError: no',
    ].join('\n'),
  );
});

test('names each test that failed in the report of Playwright', () => {
  expect(failuresOf(playwright)).toEqual([
    { title: 'board.e2e.ts > at night > rings', message: 'Error: silent' },
  ]);
});

test.each([[null], [[]], ['text'], [{}]])('finds no failure in %j', (report) => {
  expect(failuresOf(report)).toEqual([]);
});

test('keeps the beginning of a long message', () => {
  const message = Array.from({ length: 99 }, (_, index) => `line ${index}`).join('\n');
  expect(failuresText([{ title: 'long', message }], '/room').split('\n')).toHaveLength(13);
});
