import { describe, expect, test } from 'vitest';
import { namesOf } from '../../../shared/domain/roster';
import { proposeLayout, type SheetGrid } from '../../../shared/rules/roster/layout';
import { readNames } from '../../../shared/rules/roster/names';
import { readSheet } from '../../../shared/rules/roster/readSheet';
import { daysIn, monthIn, shiftIn, weekdayIn } from '../../../shared/rules/roster/sheetDays';

describe('names in one cell', () => {
  const read = (text: string): string =>
    readNames(text)
      .people.map((one) =>
        [one.name, one.title, one.mobile, one.officePhone, one.satPhone].filter(Boolean).join('|'),
      )
      .join(' ');

  test.each([
    ['陈立', '陈立'],
    ['陈立、黄敏', '陈立 黄敏'],
    ['陈立 黄敏', '陈立 黄敏'],
    ['陈立\n黄敏', '陈立 黄敏'],
    ['陈立，黄敏；吴晓/邱文', '陈立 黄敏 吴晓 邱文'],
    ['王　芳', '王芳'],
    ['王 芳 李 强', '王芳 李强'],
    ['王　芳、李　强', '王芳 李强'],
    ['陈立13800000000', '陈立|13800000000'],
    ['陈立 138 0000 0000', '陈立|13800000000'],
    ['陈立（138-0000-0000）', '陈立|13800000000'],
    ['陈立(13800000000)、黄敏(0593-8880000)', '陈立|13800000000 黄敏|0593-8880000'],
    ['林志远（副局长）13900000001', '林志远|副局长|13900000001'],
    ['陈立 +86 13800000000 13491234567', '陈立|13800000000|13491234567'],
    ['古丽·阿依娜 8880000', '古丽·阿依娜|8880000'],
    ['Zhang San', 'Zhang San'],
    ['', ''],
    ['—', ''],
  ])('%j', (text, people) => {
    expect(read(text)).toBe(people);
    expect(readNames(text).unread).toEqual([]);
  });

  test.each([
    ['待定?', ['待定?']],
    ['13800000000', ['13800000000']],
    ['陈立 A3!', ['A3!']],
  ])('%j is said to be unread', (text, unread) => {
    expect(readNames(text).unread).toEqual(unread);
  });
});

describe('dates as an office writes them', () => {
  test.each([
    ['9月12日', ['2026-09-12']],
    ['9月12日（星期六）', ['2026-09-12']],
    ['12日', ['2026-09-12']],
    ['12', ['2026-09-12']],
    ['１２号', ['2026-09-12']],
    ['2026-09-12', ['2026-09-12']],
    ['2026年9月12日', ['2026-09-12']],
    ['2026/9/12 周六', ['2026-09-12']],
    ['9.12', ['2026-09-12']],
    ['9月12日-9月14日', ['2026-09-12', '2026-09-13', '2026-09-14']],
    ['12日至14日', ['2026-09-12', '2026-09-13', '2026-09-14']],
    ['9月30日—10月1日', ['2026-09-30', '2026-10-01']],
    ['31日', null],
    ['9月31日', null],
    ['合计', null],
    ['14日至12日', null],
  ])('%s', (text, days) => {
    expect(daysIn(text, '2026-09')).toEqual(days);
  });

  test('29 February is a day of leap years only', () => {
    expect(daysIn('29日', '2028-02')).toEqual(['2028-02-29']);
    expect(daysIn('29日', '2026-02')).toBeNull();
  });

  test('the month of a title, weekdays and shifts', () => {
    expect(monthIn('岚溪县应急管理局2026年9月份值班安排表')).toBe('2026-09');
    expect(monthIn('2026.10')).toBe('2026-10');
    expect(monthIn('9月')).toBeNull();
    expect(['星期六', '周日', '三', '礼拜天', ''].map(weekdayIn)).toEqual([6, 0, 3, 0, null]);
    const starts = [510, 1_230];
    expect(
      ['白班', '夜班', '08:30-20:30', '20:30', '第二班', '全天', '23:00'].map((one) => shiftIn(one, starts)),
    ).toEqual([0, 1, 0, 1, 1, null, null]);
    expect(['全天', '夜班'].map((one) => shiftIn(one, [510]))).toEqual([0, null]);
  });
});

const options = {
  month: '2026-09',
  starts: [510],
  accountOf: (name: string) => (name === '陈立' ? 'acc' : null),
};

const lines = (grid: SheetGrid, given: Partial<typeof options> = {}): string[] => {
  const layout = proposeLayout(grid);
  if (layout === null) return ['no layout'];
  return readSheet(grid, layout, { ...options, ...given }).cells.map(
    ({ day, shift, post, people }) => `${day.slice(5)}/${shift} ${post} ${namesOf(people)}`,
  );
};

describe('layouts', () => {
  test('one row per day under a title', () => {
    const grid = [
      ['2026年9月值班表', '2026年9月值班表', '', '', ''],
      ['日期', '星期', '带班领导', '主班', '副班'],
      ['9月1日', '星期二', '林志远', '陈立', '黄敏'],
      ['9月2日', '星期三', '郑国华', '赖小军', '吴晓'],
      ['注：值班电话8880000', '', '', '', ''],
    ];
    expect(proposeLayout(grid)).toEqual({
      firstRow: 2,
      columns: ['day', 'weekday', 'duty_leader', 'primary_officer', 'secondary_officer'],
    });
    expect(lines(grid)).toEqual([
      '09-01/0 duty_leader 林志远',
      '09-01/0 primary_officer 陈立',
      '09-01/0 secondary_officer 黄敏',
      '09-02/0 duty_leader 郑国华',
      '09-02/0 primary_officer 赖小军',
      '09-02/0 secondary_officer 吴晓',
    ]);
  });

  test('posts over 姓名 and 电话, in two heading rows', () => {
    const grid = [
      ['日期', '星期', '带班领导', '带班领导', '带班领导', '值班员', '值班员', '备班'],
      ['日期', '星期', '姓名', '职务', '手机', '姓名', '联系电话', '备班'],
      ['1日', '二', '林志远', '副局长', '13900000001', '陈立、黄敏', '13800000000、13800000001', '赖小军'],
    ];
    expect(proposeLayout(grid)).toEqual({
      firstRow: 2,
      columns: [
        'day',
        'weekday',
        'duty_leader',
        'title:duty_leader',
        'phone:duty_leader',
        'officers',
        'phone:officers',
        'standby_officer',
      ],
    });
    const read = readSheet(grid, proposeLayout(grid) ?? { firstRow: 0, columns: [] }, options);
    expect(read.problems).toEqual([]);
    expect(read.cells).toMatchObject([
      { post: 'duty_leader', people: [{ name: '林志远', title: '副局长', mobile: '13900000001' }] },
      { post: 'primary_officer', people: [{ name: '陈立', mobile: '13800000000', accountId: 'acc' }] },
      { post: 'secondary_officer', people: [{ name: '黄敏', mobile: '13800000001', accountId: null }] },
      { post: 'standby_officer', people: [{ name: '赖小军' }] },
    ]);
  });

  test('two rows per day, with a column for the shift and without one', () => {
    const head = ['日期', '班次', '值班领导', '主班', '副班'];
    const body = [
      ['9月1日', '白班', '林志远', '陈立', '黄敏'],
      ['9月1日', '夜班', '林志远', '赖小军', '吴晓'],
    ];
    const expected = [
      '09-01/0 duty_leader 林志远',
      '09-01/0 primary_officer 陈立',
      '09-01/0 secondary_officer 黄敏',
      '09-01/1 duty_leader 林志远',
      '09-01/1 primary_officer 赖小军',
      '09-01/1 secondary_officer 吴晓',
    ];
    expect(lines([head, ...body], { starts: [510, 1_230] })).toEqual(expected);
    const without = [head, ...body].map((row) => row.filter((_one, at) => at !== 1));
    expect(lines(without, { starts: [510, 1_230] })).toEqual(expected);
  });

  test('no proposal for a sheet that names no date or no post', () => {
    expect(
      proposeLayout([
        ['物资', '数量'],
        ['帐篷', '20'],
      ]),
    ).toBeNull();
    expect(proposeLayout([])).toBeNull();
  });
});

test('every problem names its cell, and what is right beside it is taken', () => {
  const grid = [
    ['日期', '星期', '带班领导', '主班', '副班'],
    ['9月1日', '星期三', '林志远', '陈立', '黄敏'],
    ['10月2日', '', '郑国华', '赖小军', '吴晓'],
    ['三号', '', '郑国华', '赖小军', '吴晓'],
    ['9月4日', '', '??', '赖小军', '吴晓、吴晓'],
    ['9月4日', '', '郑国华', '赖小军', '吴晓'],
  ];
  const layout = proposeLayout(grid);
  const { cells, problems, rows } = readSheet(grid, layout ?? { firstRow: 0, columns: [] }, options);
  expect(problems).toEqual([
    { row: 1, column: 1, code: 'weekday_differs', text: '09-01 星期三' },
    { row: 2, column: 0, code: 'other_month', text: '10月2日' },
    { row: 3, column: 0, code: 'day_unread', text: '三号' },
    { row: 4, column: 2, code: 'not_a_name', text: '??' },
    { row: 5, column: 0, code: 'too_many_rows', text: '09-04' },
  ]);
  expect(rows).toBe(2);
  expect(cells.map((one) => `${one.day.slice(8)} ${namesOf(one.people)}`)).toEqual([
    '01 林志远',
    '01 陈立',
    '01 黄敏',
    '04 赖小军',
    '04 吴晓、吴晓',
  ]);
});

test('a sheet whose columns nobody named gives one problem and nothing else', () => {
  expect(readSheet([['1', '2']], { firstRow: 0, columns: ['ignore', 'day'] }, options)).toEqual({
    cells: [],
    problems: [{ row: 0, column: 0, code: 'no_columns', text: '' }],
    rows: 0,
  });
});
