import { describe, expect, test } from 'vitest';
import { type ImportSource, importDocument, partsOfHtml, partsOfText } from '../../../../shared/plan/import';
import fc from '../../../helpers/fc.ts';
import { CHOICE } from './support';

const words = fc.constantFrom(
  ...[
    '',
    '步骤',
    '责任单位',
    '时限',
    '工作要求',
    '阶段',
    '序号',
    '1',
    '（一）',
    '值班员',
    '消防救援大队',
    '民政局',
    '王小二',
  ],
  ...[
    '立即',
    '30分钟',
    '每2小时',
    'T+15min',
    '8:00前',
    '同步',
    '是否属实',
    '如有被困人员，通知120',
    '是：报告带班领导',
    '否：归档',
  ],
  ...[
    '电话首报',
    '续报',
    '终报',
    '叫应各乡镇',
    '抢险救援组',
    '医疗组',
    '直至险情解除',
    '注：备注',
    '一、总则',
    '{x}',
    '\u0007a\u2028b',
    '<b>',
  ],
);
const cell = fc.record({
  text: words,
  from: fc.constantFrom('own' as const, 'above' as const, 'left' as const),
});
const table = fc.array(fc.array(cell, { maxLength: 7 }), { maxLength: 12 });
const line = fc.record({ text: words, level: fc.constantFrom(null, 1, 2), depth: fc.nat(2) });
const part = fc.oneof(
  table.map((rows) => ({ part: 'table' as const, name: '', rows })),
  fc.array(line, { maxLength: 10 }).map((lines) => ({ part: 'text' as const, lines })),
);

const sourceOf = (parts: ImportSource['parts']): ImportSource => ({
  fileName: '任意.docx',
  format: 'docx',
  parts,
  text: null,
});

describe('any document', () => {
  test('becomes a draft that the checks take, and no row is lost without a word', () => {
    fc.assert(
      fc.property(fc.array(part, { maxLength: 4 }), (parts) => {
        const draft = importDocument(sourceOf(parts), CHOICE);
        expect(draft.problems).toEqual([]);
        expect(draft.counts.blocks).toBeGreaterThan(0);
        for (const { place, blocks } of draft.rows) {
          const isTold = draft.notes.some((note) => JSON.stringify(note.place) === JSON.stringify(place));
          expect(blocks.length > 0 || isTold).toBe(true);
        }
      }),
      { numRuns: 400 },
    );
  });

  test('any text and any markup are read in a time that grows with their length alone', () => {
    const hostile = [
      '<a',
      '<a "',
      "<a '",
      '<![',
      '<!--',
      '<td colspan=',
      '一',
      '每1',
      '（一）',
      '\t"',
      '|',
      '&#1;',
      '如果',
      '是否',
    ];
    for (const piece of hostile) {
      const text = piece.repeat(Math.floor(200_000 / piece.length));
      for (const parts of [
        partsOfHtml(text),
        partsOfHtml(`<table><tr><td>步骤</td><td>要求</td></tr><tr><td>${text}`),
        partsOfText(text),
      ]) {
        expect(importDocument(sourceOf(parts), CHOICE).text.length).toBeLessThan(1_000_000);
      }
    }
  });
});
