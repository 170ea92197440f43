import { expect, test } from 'vitest';
import { clockTimeWithSeconds, dayOf, stamp } from '../../../shared/domain/time';

test('a stamp is the day and the clock of the room, in any year, and never fails', () => {
  const moments = [
    0,
    -1,
    1_788_888_888_888,
    253_402_271_999_999,
    253_402_272_000_000,
    -62_200_000_000_000,
    Number.NaN,
    9e15,
  ];
  for (const at of moments) expect(stamp(at)).toBe(`${dayOf(at)} ${clockTimeWithSeconds(at)}`);
  expect(stamp(Date.parse('2026-09-11T18:38:13Z'))).toBe('2026-09-12 02:38:13');
});
