import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formOf, readAny, readPasted } from '../../../shared/warnings/read';
import { comparable, expectedOf, filesOf, textOf, wholeWarning } from './corpus';

const table = expectedOf('pasted');
const now = Date.parse('2026-08-23T17:30:00+08:00');

describe('pasted texts of different issuers', () => {
  test('the corpus holds at least twenty, each with what it must give and what must be asked', () => {
    expect(filesOf('pasted').length).toBeGreaterThanOrEqual(20);
    expect(filesOf('pasted').toSorted()).toEqual(
      Object.keys(table)
        .map((name) => `${name}.txt`)
        .toSorted(),
    );
  });

  test.each(Object.entries(table))('%s', (name, expected) => {
    const text = textOf('pasted', `${name}.txt`);
    const reading = readPasted(text, { now: Date.parse(expected.now ?? '') });
    expect(comparable(reading)).toEqual({
      warning: wholeWarning('paste', { ...expected.warning, text: text.trim() }),
      doubts: expected.doubts,
    });
    expect(readAny(text, { now: Date.parse(expected.now ?? '') })).toEqual([reading]);
  });

  const choicesOf = (name: string, field: string): readonly string[] | undefined => {
    const reading = readPasted(textOf('pasted', name), { now });
    return reading.ok ? reading.doubts.find((doubt) => doubt.field === field)?.choices : undefined;
  };

  test('a doubt brings the readings to choose from', () => {
    expect(choicesOf('18-clock-without-day.txt', 'issuedAt')).toEqual([
      '2026-08-23T09:08:00.000Z',
      '2026-08-22T09:08:00.000Z',
    ]);
    expect(choicesOf('23-hours-with-a-range.txt', 'endsAt')).toEqual([
      '2026-08-23T12:00:00.000Z',
      '2026-08-23T15:00:00.000Z',
    ]);
    expect(choicesOf('22-two-kinds.txt', 'kind')).toEqual(['暴雨', '雷电']);
    expect(choicesOf('25-our-county.txt', 'area')).toEqual(['岚溪县']);
  });

  test('a missing year is the one next to now, over the turn of the year too', () => {
    const text = '岚溪县气象台12月31日23时50分发布寒潮蓝色预警信号：预计未来6小时岚溪镇降温明显。';
    const reading = readPasted(text, { now: Date.parse('2027-01-01T00:10:00+08:00') });
    expect(reading.ok && reading.warning.issuedAt).toBe(Date.parse('2026-12-31T23:50:00+08:00'));
  });

  test('an issue time ahead of now is kept and asked about', () => {
    const text = '岚溪县气象台2026年8月24日17时发布大雾黄色预警信号。';
    const reading = readPasted(text, { now });
    expect(reading.ok && reading.warning.issuedAt).toBe(Date.parse('2026-08-24T17:00:00+08:00'));
    expect(reading.ok && reading.doubts).toContainEqual(
      expect.objectContaining({ field: 'issuedAt', reason: 'unlikely' }),
    );
  });

  test('a bracket at the start of a text does not make it JSON', () => {
    expect(formOf('[岚溪县气象台] 发布暴雨蓝色预警信号')).toBe('paste');
    expect(formOf('  [{"identifier":')).toBe('feed');
    expect(formOf('\uFEFF <alert/>')).toBe('cap');
  });

  test('any text is read or refused, and nothing is invented: colour, level and kind stand in it', () => {
    const words = [
      '岚溪县气象台',
      '8月23日17时',
      '发布',
      '解除',
      '暴雨',
      '台风',
      '橙色',
      '蓝色',
      'Ⅲ级',
      '预警',
      '信号',
      '，',
      '。',
      '未来6小时',
      '今天夜间',
      '至',
      '可能',
      '升级为',
      '岚溪镇',
      '\n',
      '（',
      '）',
      '响应',
    ];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...words), { maxLength: 25 }), (parts) => {
        const text = parts.join('');
        const reading = readPasted(text, { now });
        if (!reading.ok) return;
        const { color, level, kind } = reading.warning;
        const signs = { red: '红', orange: '橙', yellow: '黄', blue: '蓝' } as const;
        if (color !== null) expect(text).toContain(signs[color]);
        if (level !== null) expect(text).toContain('Ⅲ');
        expect(text.normalize('NFKC')).toContain(kind);
      }),
      { numRuns: 500 },
    );
  });
});
