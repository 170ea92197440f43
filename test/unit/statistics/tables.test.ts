import { describe, expect, it } from 'vitest';
import { cellText, statisticsTables } from '../../../shared/statistics/tables';
import { NIGHT_NUMBERS } from '../../helpers/fakeStatistics';

describe('the tables of statistics', () => {
  it('are rectangles with names of their own, in both languages', () => {
    for (const locale of ['zh', 'en'] as const) {
      const tables = statisticsTables(NIGHT_NUMBERS, locale);
      expect(new Set(tables.map(({ id }) => id)).size).toBe(tables.length);
      expect(new Set(tables.map(({ title }) => title)).size).toBe(tables.length);
      for (const { rows, columns } of tables)
        for (const row of rows) expect(row).toHaveLength(columns.length);
    }
  });

  it('say in English nothing in Chinese but what people typed', () => {
    const english = statisticsTables(NIGHT_NUMBERS, 'en').flatMap((table) => [
      table.title,
      table.note,
      ...table.columns.map(({ name }) => name),
    ]);
    expect(english.join(' ')).not.toMatch(/\p{Script=Han}/u);
  });

  it('give the rates that their formulas name', () => {
    const tables = statisticsTables(NIGHT_NUMBERS, 'zh');
    const shown = (id: string, row: number) => {
      const table = tables.find((one) => one.id === id);
      return table?.columns.map(({ kind }, at) => cellText(kind, table.rows.at(row)?.[at] ?? null));
    };
    expect(shown('deadlines', -1)).toEqual(['合计', '18', '1', '1', '4', '2', '90.0%']);
    expect(shown('callouts', -1)?.slice(2)).toEqual([
      '30',
      '30',
      '29',
      '96.7%',
      '80.0%',
      '93.3%',
      '41',
      '2.3',
    ]);
    expect(tables.find(({ id }) => id === 'callouts')?.note).toContain('应答率=接听并复述确认人数÷应叫人数');
  });
});
