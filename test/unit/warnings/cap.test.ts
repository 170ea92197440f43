import { describe, expect, test } from 'vitest';
import { readCap } from '../../../shared/warnings/read';
import { comparable, expectedOf, filesOf, textOf, wholeWarning } from './corpus';

const table = expectedOf('cap');

describe('messages of CAP 1.2', () => {
  test('the corpus holds at least forty, each with what it must give', () => {
    expect(filesOf('cap').length).toBeGreaterThanOrEqual(40);
    expect(filesOf('cap').toSorted()).toEqual(
      Object.keys(table)
        .map((name) => `${name}.xml`)
        .toSorted(),
    );
  });

  test.each(Object.entries(table))('%s is read in every field', (name, { warning = {}, doubts = [] }) => {
    expect(comparable(readCap(textOf('cap', `${name}.xml`)))).toEqual({
      warning: wholeWarning('cap', warning),
      doubts,
    });
  });

  test('what two infos say differently comes with both readings', () => {
    const reading = readCap(textOf('cap', '43-two-infos-that-differ.xml'));
    expect(reading.ok && reading.doubts.map(({ field, choices }) => [field, choices])).toEqual([
      ['endsAt', ['2026-08-23T15:08:00.000Z', '2026-08-23T21:08:00.000Z']],
      ['color', ['red', 'orange']],
    ]);
  });
});
