import { describe, expect, test } from 'vitest';
import {
  MAX_BYTES,
  READ_REFUSALS,
  readAny,
  readCap,
  readFeed,
  readPasted,
} from '../../../shared/warnings/read';
import { comparable, expectedOf, filesOf, textOf } from './corpus';

const table = expectedOf('hostile');
const good = textOf('cap', '01-plain.xml');
const now = Date.parse('2026-08-23T17:30:00+08:00');

const refusalOf = (name: string, text: string): unknown => {
  const [reading, ...others] = name.endsWith('.feed') ? readFeed(text) : [readCap(text)];
  expect(others).toEqual([]);
  return reading && comparable(reading);
};

describe('messages that are refused', () => {
  test('the corpus holds at least thirty, each with its reason', () => {
    expect(filesOf('hostile').length).toBeGreaterThanOrEqual(30);
    expect(filesOf('hostile').toSorted()).toEqual(Object.keys(table).toSorted());
  });

  test.each(Object.entries(table))('%s', (name, { code, where }) => {
    const place = where ?? expect.toSatisfy((value: unknown) => value === null || typeof value === 'string');
    expect(refusalOf(name, textOf('hostile', name))).toEqual({ code, where: place });
    expect(READ_REFUSALS).toContain(code);
  });

  test('fifty megabytes are not looked into', () => {
    const huge = good.replace('停止户外作业。', 'x'.repeat(50_000_000));
    expect(refusalOf('a.xml', huge)).toEqual({ code: 'too_large', where: null });
    expect(refusalOf('a.feed', `[${huge}`)).toEqual({ code: 'too_large', where: null });
    expect(readAny(`[${huge}`, { now }).map(comparable)).toEqual([{ code: 'too_large', where: null }]);
    expect(comparable(readPasted(huge, { now }))).toEqual({ code: 'too_large', where: null });
  });

  test('two megabytes are counted in bytes, not in characters', () => {
    const text = good.replace('停止户外作业。', '雨'.repeat(MAX_BYTES / 3));
    expect(text.length).toBeLessThan(MAX_BYTES);
    expect(refusalOf('a.xml', text)).toEqual({ code: 'too_large', where: null });
  });

  test('an entity that doubles itself is never expanded', () => {
    const levels = Array.from({ length: 30 }, (_, at) => `<!ENTITY e${at + 1} "&e${at};&e${at};">`);
    const bomb = good
      .replace('<alert', `<!DOCTYPE alert [<!ENTITY e0 "哈">${levels.join('')}]>\n<alert`)
      .replace('停止户外作业。', '&e30;');
    expect(refusalOf('a.xml', bomb)).toMatchObject({ code: 'doctype' });
  });

  test('brackets without end are refused in every form', () => {
    expect(refusalOf('a.feed', '['.repeat(1_900_000))).toMatchObject({
      code: expect.stringMatching(/too_deep|not_json/),
    });
    expect(refusalOf('a.xml', '<a>'.repeat(600_000))).toMatchObject({ code: 'too_deep' });
  });

  test('a thousand messages in one document are the most', () => {
    const one = JSON.parse(textOf('feed', '01-single.json'));
    expect(readFeed(JSON.stringify(Array.from({ length: 1_001 }, () => one))).map(comparable)).toEqual([
      { code: 'too_many', where: '' },
    ]);
    expect(readFeed(JSON.stringify(Array.from({ length: 1_000 }, () => one)))).toHaveLength(1_000);
  });

  test('a name of an object’s own machinery is no message', () => {
    const text = '{"__proto__":{"identifier":"x","headline":"y"},"constructor":{}}';
    expect(refusalOf('a.feed', text)).toMatchObject({ code: 'wrong_identifier' });
    expect(Object.hasOwn(Object.prototype, 'identifier')).toBe(false);
  });

  test('what is no warning at all is not read as one', () => {
    expect(comparable(readPasted('明天下午三点开会，请带上值班表。', { now }))).toEqual({
      code: 'not_warning',
      where: null,
    });
  });
});
