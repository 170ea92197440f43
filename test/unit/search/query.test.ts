import { describe, expect, it } from 'vitest';
import { marksOf, snippetOf } from '../../../shared/search/marks';
import { parseQuery } from '../../../shared/search/query';
import { tokensOf } from '../../../shared/search/text';

const words = (typed: string): string[] => parseQuery(typed).map((term) => term.words);

describe('what was typed', () => {
  it('is taken apart at spaces of either width, and kept together in quotation marks', () => {
    expect(words('暴雨　枫坪镇  暴雨')).toEqual(['暴雨', '枫坪镇']);
    expect(words('“A 3” ＡＢ１２')).toEqual(['a 3', 'ab12']);
    expect(words('，。 - 雨')).toEqual(['雨']);
  });

  it('is one token for one or two characters, and for three digits', () => {
    const tokens = (typed: string) => parseQuery(typed).map((term) => [term.isExact, ...term.tokens]);
    expect(tokens('雨')).toEqual([[true, '雨']]);
    expect(tokens('暴雨')).toEqual([[true, '暴雨']]);
    expect(tokens('𠮷野')).toEqual([[true, '𠮷野']]);
    expect(tokens('001')).toEqual([[true, '001']]);
    expect(tokens('3人')).toEqual([[true, '3人']]);
    expect(tokens('58')).toEqual([[true, '§58']]);
    expect(tokens('0001')).toEqual([[false, '000', '001']]);
    expect(tokens('值班室')).toEqual([[false, '值班', '班室']]);
  });

  it('asks the index for at most eight grams of a long term, and its tokens are among those of the text', () => {
    const long = '枫坪镇值班室来电报告上坑村后山出现裂缝';
    const [term] = parseQuery(long);
    expect(term?.tokens).toHaveLength(8);
    const tokens = tokensOf(`${long}。`);
    expect(term?.tokens.filter((token) => !tokens.has(token))).toEqual([]);
  });
});

describe('marks', () => {
  const found = (text: string, typed: string): string[] =>
    marksOf(text, parseQuery(typed)).map(([from, to]) => text.slice(from, to));

  it('stand where the words are, whatever their width or case', () => {
    expect(found('电话１３９０５９３０００１，Ａ区', '0001 a区')).toEqual(['０００１', 'Ａ区']);
    expect(found('暴雨红色预警：暴雨', '暴雨')).toEqual(['暴雨', '暴雨']);
    expect(found('面积3㎡', '3m')).toEqual(['3㎡']);
    expect(found('103人，3人', '3')).toEqual(['3']);
    expect(found('𠮷野家', '野')).toEqual(['野']);
  });

  it('are kept in a piece that is cut around the first of them', () => {
    const text = `${'前'.repeat(200)}塌方${'后'.repeat(200)}`;
    const piece = snippetOf(text, parseQuery('塌方'), 60);
    expect(piece.text.length).toBe(60);
    expect(piece.marks.map(([from, to]) => piece.text.slice(from, to))).toEqual(['塌方']);
    expect([piece.isCutBefore, piece.isCutAfter]).toEqual([true, true]);
    expect(snippetOf('短句塌方', parseQuery('塌方'))).toEqual({
      text: '短句塌方',
      marks: [[2, 4]],
      isCutBefore: false,
      isCutAfter: false,
    });
  });
});
