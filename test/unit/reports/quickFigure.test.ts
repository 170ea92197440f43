import { describe, expect, it } from 'vitest';
import { readQuickFigure } from '../../../shared/reports/quickFigure';

describe('a changed figure in one line', () => {
  it.each([
    ['转移26', 'evacuated', 26, ''],
    ['已转移 26人 枫坪镇值班室', 'evacuated', 26, '枫坪镇值班室'],
    ['转移安置１９', 'relocated', 19, ''],
    ['遇难1人', 'dead', 1, ''],
    ['受威胁7户', 'threatenedHouseholds', 7, ''],
    ['受威胁26', 'threatened', 26, ''],
    ['直接经济损失120万元 县统计局', 'lossYuan', 1_200_000, '县统计局'],
    ['过火面积1.5公顷', 'burntHectares', 1.5, ''],
  ])('%s', (typed, figure, value, source) => {
    expect(readQuickFigure(typed)).toEqual({ figure, value, source });
  });

  it.each([
    '',
    '转移',
    '26',
    '转移二十六',
    '雨量30毫米',
    '转移26间',
    '转移26枫坪镇',
  ])('does not guess at “%s”', (typed) => {
    expect(readQuickFigure(typed)).toBeNull();
  });
});
