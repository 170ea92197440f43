import { describe, expect, test } from 'vitest';
import { areasMeet, type Compared, disagree, isSameKind } from '../../../shared/warnings/compare';

const HOUR = 3_600_000;
const one = (over: Partial<Compared> = {}): Compared => ({
  id: over.id ?? 'a',
  issuer: '县气象台',
  kind: '暴雨',
  code: null,
  color: 'yellow',
  level: null,
  status: 'actual',
  areas: [],
  area: '全县',
  startsAt: 0,
  endsAt: 6 * HOUR,
  receivedAt: 0,
  ...over,
});
const other = (over: Partial<Compared> = {}): Compared => one({ id: 'b', color: 'red', ...over });

describe('two warnings disagree', () => {
  test('about the same hazard, place and time in another colour or level', () => {
    expect(disagree(one(), other())).toBe(true);
    expect(disagree(one({ color: null, level: 'level_3' }), other({ color: null, level: 'level_2' }))).toBe(
      true,
    );
    expect(disagree(one(), other({ color: 'yellow' }))).toBe(false);
  });

  test('but not a colour with a level: they are two scales', () => {
    expect(disagree(one(), other({ color: null, level: 'level_4' }))).toBe(false);
  });

  test('not where hazard, place, time or earnest are others', () => {
    expect(disagree(one(), other({ kind: '高温' }))).toBe(false);
    expect(disagree(one({ area: '大桥镇' }), other({ area: '西溪乡' }))).toBe(false);
    expect(disagree(one(), other({ startsAt: 7 * HOUR, endsAt: 9 * HOUR }))).toBe(false);
    expect(disagree(one(), other({ status: 'exercise' }))).toBe(false);
    expect(disagree(one(), one())).toBe(false);
  });
});

test.each([
  ['暴雨', null, '暴雨橙色预警', '11B03', true],
  ['地质灾害气象风险', null, '地质灾害', null, true],
  ['山洪灾害', null, '山洪', null, true],
  ['大风', null, '雷雨大风', null, false],
])('%s (%s) and %s (%s) are one hazard: %s', (a, codeA, b, codeB, same) => {
  expect(isSameKind({ kind: a, code: codeA }, { kind: b, code: codeB })).toBe(same);
});

test.each([
  ['大桥镇、西溪乡', '西溪乡', true],
  ['大桥镇', '全县', true],
  ['大桥镇', '', false],
  ['大桥', '大桥镇', true],
  ['大桥镇', '凤都镇', false],
])('%s and %s share a place: %s', (a, b, meet) => {
  expect(areasMeet({ area: a, areas: [] }, { area: b, areas: [] })).toBe(meet);
});

test('division codes say it before names do, and the end noughts mean all of it', () => {
  const coded = (code: string) => ({ area: '', areas: [{ name: '', code }] });
  expect(areasMeet(coded('350000'), coded('350122'))).toBe(true);
  expect(areasMeet(coded('350122'), coded('350123'))).toBe(false);
});
