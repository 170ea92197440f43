import { describe, expect, it } from 'vitest';
import {
  type Report,
  SUSPECTED_FROM,
  shareOf,
  suspectedDuplicates,
  suspicionOf,
} from '../../../shared/rules/intake/duplicates';

const AT = Date.UTC(2026, 8, 11, 18, 38);
const MINUTE = 60_000;
const report = (over: Partial<Report> = {}): Report => ({
  place: '枫坪镇上坑村3组',
  words: '屋后滑坡，冲毁民房1栋，3人被困',
  type: 'geological',
  occurredAt: null,
  receivedAt: AT,
  callback: '138 0000 0000',
  ...over,
});
const kinds = (a: Report, b: Report): readonly string[] => suspicionOf(a, b).reasons.map(({ kind }) => kind);

describe('two reports', () => {
  it('of one landslide, told by two people in their own words, are suspected of being one, with the reasons', () => {
    const neighbour = report({
      place: '上坑村三组',
      words: '山上塌下来了，房子冲毁，有人被困',
      callback: '139 1111 2222',
      receivedAt: AT + 12 * MINUTE,
    });
    expect(suspicionOf(neighbour, report()).score).toBeGreaterThanOrEqual(SUSPECTED_FROM);
    expect(kinds(neighbour, report())).toEqual(expect.arrayContaining(['place', 'time', 'type']));
  });

  it('of the same kind in different places are two', () => {
    const other = report({ place: '大桥镇溪口村', callback: '139 1111 2222' });
    expect(suspicionOf(other, report())).toEqual({ score: 0, reasons: [] });
  });

  it('of one place but of different classes, hours apart, are two', () => {
    const fight = report({
      type: 'mass_incident',
      words: '村民聚集',
      callback: '139 1111 2222',
      receivedAt: AT + 20 * 60 * MINUTE,
    });
    expect(suspicionOf(fight, report()).score).toBeLessThan(SUSPECTED_FROM);
  });

  it('from the same number within the hour are suspected even when the place is told in other words', () => {
    const again = report({
      place: '后山水库边',
      words: '还是刚才那个滑坡，3人被困',
      receivedAt: AT + 5 * MINUTE,
    });
    expect(kinds(again, report())).toContain('callback');
    expect(suspicionOf(again, report()).score).toBeGreaterThanOrEqual(SUSPECTED_FROM);
  });

  it('without a place are not compared by words alone', () => {
    expect(suspicionOf(report({ place: '', callback: '' }), report({ callback: '' })).score).toBe(0);
  });

  it('score the same way round', () => {
    const other = report({ place: '枫坪镇上坑村', words: '滑坡', receivedAt: AT + 30 * MINUTE });
    expect(suspicionOf(other, report()).score).toBe(suspicionOf(report(), other).score);
  });
});

describe('the list', () => {
  it('names the likeliest first, three at most, and leaves out what is none', () => {
    const near = [1, 2, 3, 4].map((minutes) => report({ receivedAt: AT - minutes * 60 * MINUTE }));
    const far = report({ place: '凤都镇', callback: '' });
    const found = suspectedDuplicates(report(), [far, ...near]);
    expect(found).toHaveLength(3);
    expect(found[0]?.incident).toBe(near[0]);
    expect(found.map(({ score }) => score)).toEqual(
      [...found.map(({ score }) => score)].sort((a, b) => b - a),
    );
  });

  it('knows a village within a full address, and Chinese numbers', () => {
    expect(shareOf('上坑村', '岚溪县枫坪镇上坑村三组')).toBe(1);
    expect(shareOf('上坑村3组', '上坑村三组')).toBe(1);
    expect(shareOf('', '上坑村')).toBe(0);
  });
});
