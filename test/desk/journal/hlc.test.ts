import { expect, test } from 'vitest';
import { nextHlc } from '../../../electron/desk/journal/hlc';
import { array, check, integer, property } from '../../helpers/fc.ts';

const AT = 1_767_225_600_000;

test('follows the wall clock and counts inside one millisecond', () => {
  expect(nextHlc(null, AT)).toBe('1767225600000-000000');
  expect(nextHlc('1767225600000-000000', AT)).toBe('1767225600000-000001');
  expect(nextHlc('1767225600000-000041', AT + 1)).toBe('1767225600001-000000');
});

test('never goes back when the wall clock does', () => {
  expect(nextHlc('1767225600000-000003', AT - 86_400_000)).toBe('1767225600000-000004');
});

test('carries a full counter over, since the text has to sort', () => {
  const next = nextHlc('1767225600000-999999', AT - 1);
  expect(next).toBe('1767225600001-000000');
  expect(next > '1767225600000-999999').toBe(true);
});

test('sorts as text in the order of writing, whatever the wall clock does', () => {
  const walls = array(integer({ min: AT - 1_000, max: AT + 1_000 }), { minLength: 2, maxLength: 200 });
  const result = check(
    property(walls, (times) => {
      let last: string | null = null;
      for (const time of times) {
        const next: string = nextHlc(last, time);
        if (last !== null && next <= last) return false;
        last = next;
      }
      return true;
    }),
    { seed: 7, numRuns: 300 },
  );
  expect(result.failed).toBe(false);
});
