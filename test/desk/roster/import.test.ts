import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import excel, { type Worksheet } from 'exceljs';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { addDays, daysOfMonth, namesOf, weekdayOf } from '../../../shared/domain/roster';
import { type DeskRoom, makeRoom, tempFolder } from '../../helpers/deskRoom';
import { fullMonth, publish } from '../../helpers/roster';

const WEEKDAYS = '日一二三四五六';
const MONTH = '2026-09';

let room: DeskRoom;
beforeEach(async () => {
  room = await makeRoom({ now: Date.UTC(2026, 7, 20, 2, 0) });
});
afterEach(() => room.dispose());

/** Writes a workbook as an office would have saved it. */
async function workbook(fill: (sheet: Worksheet) => void, name = '9月'): Promise<string> {
  const book = new excel.Workbook();
  fill(book.addWorksheet(name));
  const path = join(tempFolder('xlsx'), '2026年9月值班表.xlsx');
  await book.xlsx.writeFile(path);
  return path;
}

const read = (path: string) => room.call('roster.readFile', { path });
async function preview(path: string, month = MONTH) {
  const file = await read(path);
  return {
    file,
    seen: await room.call('roster.preview', { fileId: file.fileId, sheet: 0, month, layout: null }),
  };
}
type Seen = Awaited<ReturnType<typeof preview>>['seen'];
const at = (seen: Seen, day: string, post: string, shift = 0): string =>
  namesOf(
    seen.cells.find((one) => one.day === day && one.post === post && one.shift === shift)?.people ?? [],
  );

/** Title over the whole width, heading, real dates, weekdays, one row per day. */
function plainSheet(sheet: Worksheet): void {
  sheet.addRow(['岚溪县应急管理局2026年9月值班安排表']);
  sheet.mergeCells('A1:G1');
  sheet.addRow(['日期', '星期', '带班领导', '值班长', '主班', '副班', '备班']);
  for (const day of daysOfMonth(MONTH)) {
    const row = sheet.addRow([
      new Date(`${day}T00:00:00Z`),
      `星期${WEEKDAYS[weekdayOf(day)] ?? ''}`,
      '林志远（副局长）13900000001',
      '王　芳',
      '陈立 13800000000',
      '黄敏、吴晓',
      '赖小军',
    ]);
    row.getCell(1).numFmt = 'm"月"d"日"';
  }
  sheet.addRow(['注：值班电话 0593-8880000，无特殊情况不得调班。']);
}

describe('layouts of an office', () => {
  test('real dates under a merged title, numbers behind names', async () => {
    const { file, seen } = await preview(await workbook(plainSheet));
    expect(file.sheets).toEqual(['9月']);
    expect(seen).toMatchObject({ month: MONTH, rows: 30, problems: [], isRemembered: false });
    expect(seen.cells).toHaveLength(150);
    expect(seen.cells.find((one) => one.day === '2026-09-12' && one.post === 'duty_leader')?.people).toEqual([
      {
        accountId: null,
        name: '林志远',
        title: '副局长',
        mobile: '13900000001',
        officePhone: '',
        satPhone: '',
        state: 'planned',
      },
    ]);
    expect(at(seen, '2026-09-30', 'chief_duty_officer')).toBe('王芳');
    expect(
      seen.cells.find((one) => one.day === '2026-09-30' && one.post === 'primary_officer')?.people[0],
    ).toMatchObject({
      accountId: room.officer,
    });
  });

  test('a date cell merged over two shifts, a leader merged over a week, text dates', async () => {
    const duty = (await room.call('settings.get', { key: 'duty' })).value as object;
    await room.call(
      'settings.change',
      { key: 'duty', value: { ...duty, startsAt: [510, 1_230] } },
      room.supervisor,
    );
    const path = await workbook((sheet) => {
      sheet.addRow(['2026年9月值班表']);
      sheet.addRow(['日期', '班次', '带班领导', '主班', '副班']);
      for (let n = 0; n < 7; n += 1) {
        const row = 3 + n * 2;
        sheet.addRow([`9月${n + 1}日`, '白班', n === 0 ? '林志远' : null, '陈立', '黄敏']);
        sheet.addRow([null, '夜班', null, '赖小军', '吴晓']);
        sheet.mergeCells(`A${row}:A${row + 1}`);
      }
      sheet.mergeCells('C3:C16');
    });
    const { seen } = await preview(path);
    expect(seen).toMatchObject({ problems: [], rows: 14 });
    expect(at(seen, '2026-09-07', 'duty_leader', 1)).toBe('林志远');
    expect(at(seen, '2026-09-03', 'primary_officer', 0)).toBe('陈立');
    expect(at(seen, '2026-09-03', 'primary_officer', 1)).toBe('赖小军');
  });

  test('posts over 姓名 and 电话, rich text, formulas and numbers as cells', async () => {
    const path = await workbook((sheet) => {
      sheet.addRow(['日期', '带班领导', null, '值班人员', null]);
      sheet.addRow([null, '姓名', '手机', '姓名', '联系电话']);
      sheet.mergeCells('A1:A2');
      sheet.mergeCells('B1:C1');
      sheet.mergeCells('D1:E1');
      sheet.addRow([
        1,
        { richText: [{ text: '林' }, { text: '志远' }] },
        13_900_000_001,
        '陈立\n黄敏',
        '13800000000\n13800000001',
      ]);
      sheet.addRow([{ formula: 'A3+1', result: 2 }, '郑国华', null, '赖小军', '0593-8880000']);
    });
    const { seen } = await preview(path);
    expect(seen.problems).toEqual([]);
    expect(seen.cells).toMatchObject([
      { day: '2026-09-01', post: 'duty_leader', people: [{ name: '林志远', mobile: '13900000001' }] },
      { post: 'primary_officer', people: [{ name: '陈立', mobile: '13800000000' }] },
      { post: 'secondary_officer', people: [{ name: '黄敏', mobile: '13800000001' }] },
      { day: '2026-09-02', post: 'duty_leader' },
      { post: 'primary_officer', people: [{ name: '赖小军', officePhone: '0593-8880000' }] },
    ]);
  });

  test('last year’s table is found by its weekdays, and another month is said', async () => {
    const { seen } = await preview(
      await workbook((sheet) => {
        sheet.addRow(['日期', '星期', '带班领导', '主班', '副班']);
        sheet.addRow(['9月12日', '星期五', '林志远', '陈立', '黄敏']);
      }),
    );
    expect(seen.problems).toMatchObject([{ row: 1, column: 1, code: 'weekday_differs' }]);
    const october = await preview(await workbook(plainSheet), '2026-10');
    expect(october.seen).toMatchObject({ month: MONTH, cells: [] });
    expect(october.seen.problems.filter((one) => one.code === 'other_month')).toHaveLength(30);
  });
});

test('columns corrected by a person are remembered by publishing, and used for the next file', async () => {
  const odd = (sheet: Worksheet): void => {
    sheet.addRow(['甲', '乙', '丙', '丁']);
    for (const day of daysOfMonth(MONTH).slice(0, 3)) sheet.addRow([day, '林志远', '陈立', '黄敏']);
  };
  const file = await read(await workbook(odd));
  const ask = (layout: Seen['layout']) =>
    room.call('roster.preview', { fileId: file.fileId, sheet: 0, month: MONTH, layout });
  expect(await ask(null)).toMatchObject({ layout: null, cells: [], problems: [] });
  const layout: NonNullable<Seen['layout']> = {
    firstRow: 1,
    columns: ['day', 'duty_leader', 'primary_officer', 'secondary_officer'],
  };
  const seen = await ask(layout);
  expect(seen).toMatchObject({ rows: 3, problems: [] });
  const { fileName, sha256 } = file;
  await publish(room, MONTH, seen.cells, { source: { fileName, sha256 }, layout });
  expect((await room.call('roster.month', { month: MONTH })).version).toMatchObject({
    how: 'imported',
    fileName: '2026年9月值班表.xlsx',
  });
  const next = await preview(await workbook(odd));
  expect(next.seen).toMatchObject({ isRemembered: true, layout, rows: 3 });
});

test('the file is named in the fact by its own hash', async () => {
  const path = await workbook(plainSheet);
  const file = await read(path);
  expect(file.sha256).toBe(createHash('sha256').update(readFileSync(path)).digest('hex'));
});

test.each([
  ['is not there', () => '/nowhere/roster.xlsx'],
  [
    'is no workbook',
    () => {
      const path = join(tempFolder('xlsx'), 'a.xlsx');
      writeFileSync(path, 'not a workbook');
      return path;
    },
  ],
])('a file that %s is refused in words and leaves nothing', async (_what, make) => {
  expect(await room.refusal('roster.readFile', { path: make() })).toMatchObject({ code: 'file_unreadable' });
  expect(room.db.prepare('SELECT count(*) AS n FROM local_roster_files').get()).toEqual({ n: 0 });
});

test('the month sheet and the day card hold everybody, and the sheet written as XLSX can be imported again', async () => {
  await publish(room, MONTH, fullMonth(MONTH));
  const html = await room.call('paper.preview', {
    paper: { kind: 'roster_month', month: MONTH },
    masked: false,
  });
  expect(html.landscape).toBe(true);
  expect(html.html).toContain('9月30日');
  expect(html.html).toContain('林志远 13900000000');
  const card = await room.call('paper.preview', {
    paper: { kind: 'roster_day', day: '2026-09-25' },
    masked: false,
  });
  expect(card.html).toContain('2026年9月25日　星期五（中秋）');
  expect(card.html).toContain('08:30—次日08:30');
  const path = join(tempFolder('xlsx'), 'out.xlsx');
  await room.call('paper.write', {
    paper: { kind: 'roster_month', month: MONTH },
    masked: false,
    jobId: room.newId(),
    format: 'xlsx',
    path,
  });
  const { seen } = await preview(path);
  expect(seen.problems).toEqual([]);
  const names = (cells: Seen['cells']): string[] =>
    cells.map((one) => `${one.day} ${one.post} ${namesOf(one.people)}`);
  expect(names(seen.cells)).toEqual(names((await room.call('roster.month', { month: MONTH })).cells));
});

test('the sheet of a month that nobody planned is the blank form', async () => {
  const paper = await room.call('paper.preview', {
    paper: { kind: 'roster_month', month: '2028-02' },
    masked: false,
  });
  expect(paper.html).toContain('2月29日');
  expect(paper.html).toContain('未发布');
  expect(addDays('2028-02-29', 1)).toBe('2028-03-01');
});
