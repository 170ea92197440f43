import { describe, expect, test } from 'vitest';
import { breakLines } from '../../../shared/reports/grid/breakLines';
import { breakTitle } from '../../../shared/reports/grid/breakTitle';
import { widthOf } from '../../../shared/reports/grid/cells';
import { layOut, linesOver, TITLE_CHARS } from '../../../shared/reports/grid/layOut';
import { BOX, CELL, CHARS, LINES, MM, PITCH } from '../../../shared/reports/grid/measures';
import { reportGrid } from '../../../shared/reports/grid/reportGrid';
import type { GridLayout, GridRow } from '../../../shared/reports/grid/types';
import { reportText } from '../../../shared/reports/text';
import { INITIAL_REPORT, UPDATE_REPORT } from '../../fixtures/reports';
import fc from '../../helpers/fc.ts';

const textOf = ({ pieces }: Pick<GridRow, 'pieces'>): string => pieces.map(({ text }) => text).join('');
const rowsOf = (layout: GridLayout): readonly GridRow[] => layout.pages.flatMap(({ rows }) => rows);
const flat = (text: string): string => text.replaceAll(/\s/g, '');
const lines = (text: string, indent = 0): string[] =>
  breakLines([{ text, face: 'text' }], CHARS, indent).map(textOf);

describe('the grid of GB/T 9704', () => {
  test('fills a text box of 156 by 225 millimetres with 22 lines of 28 characters', () => {
    expect(CELL * CHARS).toBeCloseTo(BOX.width * MM, 6);
    expect(PITCH * LINES).toBeCloseTo(BOX.height * MM, 6);
    expect(PITCH).toBeCloseTo(28.99, 2);
    expect(CELL).toBeCloseTo(15.79, 2);
  });
});

describe('lines of a paragraph', () => {
  test('hold 28 characters, two of them empty on the first', () => {
    expect(lines('汉'.repeat(60), 2).map((line) => line.length)).toEqual([26, 28, 6]);
  });

  test('count digits and Latin letters as half a character', () => {
    expect(lines(`${'汉'.repeat(27)}12字`)).toEqual([`${'汉'.repeat(27)}12`, '字']);
  });

  test('begin with no closing sign and end with no opening one', () => {
    expect(lines(`${'汉'.repeat(28)}，字`)).toEqual(['汉'.repeat(27), '汉，字']);
    expect(lines(`${'汉'.repeat(27)}“字”`)).toEqual(['汉'.repeat(27), '“字”']);
  });

  test('part no number and no telephone', () => {
    expect(lines(`${'汉'.repeat(26)}168.4毫米`)).toEqual(['汉'.repeat(26), '168.4毫米']);
    expect(lines(`${'汉'.repeat(25)}000-00000000；`)[1]).toBe('000-00000000；');
  });

  test('part no number from its unit', () => {
    expect(lines(`${'汉'.repeat(27)}2时20分`)).toEqual(['汉'.repeat(27), '2时20分']);
  });

  test('lose and add nothing, and none is too long, whatever is written', () => {
    const alphabet = fc.constantFrom('汉', '，', '。', '（', '）', '“', '”', '1', '2', 'A', '.', '-', '𠀀');
    fc.assert(
      fc.property(fc.array(alphabet, { maxLength: 200 }), fc.integer({ min: 0, max: 4 }), (chars, indent) => {
        const text = chars.join('');
        const broken = lines(text, indent);
        expect(broken.join('')).toBe(text);
        broken.forEach((line, index) => {
          expect(widthOf(line)).toBeLessThanOrEqual(CHARS - (index === 0 ? indent : 0));
        });
      }),
    );
  });
});

describe('a title', () => {
  test('stays on one line when it fits', () => {
    expect(breakTitle(INITIAL_REPORT.title, TITLE_CHARS)).toEqual([INITIAL_REPORT.title]);
  });

  test('is broken into lines of about the same length, between words', () => {
    expect(breakTitle(UPDATE_REPORT.title, TITLE_CHARS)).toEqual([
      '关于岚溪县枫坪镇上坑村',
      '山体滑坡情况的续报（一）',
    ]);
  });

  test('is never lost, however long', () => {
    const title = '关于'.concat('岚溪县枫坪镇上坑村三组屋后'.repeat(7), '情况的初报');
    const broken = breakTitle(title, TITLE_CHARS);
    expect(broken.join('')).toBe(title);
    for (const line of broken) expect(widthOf(line)).toBeLessThanOrEqual(TITLE_CHARS);
  });
});

describe('a report on the grid', () => {
  test('holds every sentence of its text in order', () => {
    for (const document of [INITIAL_REPORT, UPDATE_REPORT]) {
      const printed = flat(
        rowsOf(layOut(reportGrid(document)))
          .map(textOf)
          .join(''),
      );
      const body = flat(reportText(document))
        .replace(/送：.*$/, '')
        .replace(/附件：.*$/, '');
      expect(printed).toContain(body);
    }
  });

  test('puts no row outside the box and none on another', () => {
    for (const { rows } of layOut(reportGrid(INITIAL_REPORT)).pages) {
      for (const row of rows) {
        expect(row.line + row.lines).toBeLessThanOrEqual(LINES);
        expect(row.x).toBeGreaterThanOrEqual(-0.001);
        expect(row.x + row.width).toBeLessThanOrEqual(BOX.width * MM + 0.001);
      }
      const taken = rows.filter(({ x }) => x === 0).flatMap(({ line }) => line);
      expect(new Set(taken).size).toBe(taken.length);
    }
  });

  test('draws full lines out to 156 millimetres', () => {
    const rows = rowsOf(layOut(reportGrid(INITIAL_REPORT)));
    const full = rows.filter((row) => row.x === 0 && widthOf(textOf(row)) > CHARS - 2);
    expect(full.length).toBeGreaterThan(10);
    for (const { width } of full) expect(width).toBeCloseTo(BOX.width * MM, 6);
  });

  test('says by how many lines the first report is longer than a page', () => {
    const layout = layOut(reportGrid(INITIAL_REPORT));
    expect(layout.pages).toHaveLength(2);
    expect(linesOver(layout)).toBe(layout.used - LINES);
    expect(linesOver(layout)).toBeGreaterThan(0);
    const short = { ...INITIAL_REPORT, sections: INITIAL_REPORT.sections.slice(4), verifying: [] };
    expect(linesOver(layOut(reportGrid(short)))).toBe(0);
  });

  test('keeps the colophon at the foot of the last page', () => {
    const { pages } = layOut(reportGrid(INITIAL_REPORT));
    const last = pages
      .at(-1)
      ?.rows.filter(({ line }) => line === LINES - 1)
      .map(textOf);
    expect(last).toEqual(['岚溪县应急管理局', '2026年9月12日印发']);
    expect(pages.at(-1)?.rules.map(({ weightMm }) => weightMm)).toEqual([0.35, 0.25, 0.35]);
  });
});
