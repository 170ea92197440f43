import { describe, expect, test } from 'vitest';
import { readAny, readFeed } from '../../../shared/warnings/read';
import { comparable, type Expected, expectedOf, filesOf, textOf, wholeWarning } from './corpus';

const table = expectedOf<readonly Expected[]>('feed');

describe('messages of the Chinese feed', () => {
  test('every file has what it must give', () => {
    expect(filesOf('feed').toSorted()).toEqual(
      Object.keys(table)
        .map((name) => `${name}.json`)
        .toSorted(),
    );
  });

  test.each(Object.entries(table))('%s is read in every field', (name, expected) => {
    const text = textOf('feed', `${name}.json`);
    const wanted = expected.map(({ warning, doubts, code, where }) =>
      warning ? { warning: wholeWarning('feed', warning), doubts } : { code, where },
    );
    expect(readFeed(text).map(comparable)).toEqual(wanted);
    expect(readAny(text, { now: 0 }).map(comparable)).toEqual(wanted);
  });
});
