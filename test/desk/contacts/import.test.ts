import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { contactById } from '../../../electron/desk/contacts/read';
import { rebuildProjections } from '../../../electron/desk/projections/project';
import { number, saveContact } from '../../helpers/contacts';
import { type DeskRoom, makeRoom, NOW } from '../../helpers/deskRoom';

let room: DeskRoom;
beforeEach(async () => {
  room = await makeRoom();
});
afterEach(() => room.dispose());

type Cells = readonly (readonly (string | number | Date)[])[];

const HEADS = ['姓名', '职务', '所在单位', '乡镇', '手机号码', '办公室电话', '分管领导', 'AB岗', '有效期至'];
const LIST: Cells = [
  ['枫坪镇防汛责任人名单'],
  HEADS,
  ['王建国', '镇长', '枫坪镇', '枫坪镇', 13800000001, '7001234、7001235', '陈志明', '赖小军', ''],
  ['陈志明', '党委书记', '枫坪镇', '枫坪镇', '138 0000 0002', '', '', '', new Date(Date.UTC(2027, 5, 30))],
  ['赖小军', '副镇长', '枫坪镇', '枫坪镇', '13800000003', '', '', '', ''],
];

async function workbook(rows: Cells, name = '名单.xlsx'): Promise<string> {
  const book = new ExcelJS.Workbook();
  book.addWorksheet('名单').addRows(rows.map((row) => [...row]));
  const path = join(room.home, name);
  await book.xlsx.writeFile(path);
  return path;
}

async function open(path: string) {
  return room.call('contact.openFile', { path }, room.supervisor);
}

async function run(path: string, skipBad = false) {
  const file = await open(path);
  const { fileId, map } = file;
  const importId = room.newId();
  return room.call('contact.importRun', { importId, fileId, map, skipBad }, room.supervisor);
}

const book = async () =>
  (await room.call('contact.list', { includeRemoved: false }, room.supervisor)).contacts;
const named = async (name: string) => (await book()).find((one) => one.name === name);

describe('a list of people', () => {
  test('is matched by its headings below a title, and the dry run writes nothing', async () => {
    const file = await open(await workbook(LIST));
    expect(file).toMatchObject({ format: 'xlsx', total: 3, before: null });
    expect(file.map).toEqual({
      headerRow: 2,
      columns: {
        name: '姓名',
        post: '职务',
        unit: '所在单位',
        area: '乡镇',
        mobile: '手机号码',
        office: '办公室电话',
        superior: '分管领导',
        deputies: 'AB岗',
        validUntil: '有效期至',
      },
    });
    const { fileId, map } = file;
    const report = await room.call('contact.importPreview', { fileId, map }, room.supervisor);
    expect(report).toMatchObject({ added: 3, changed: 0, unchanged: 0, refused: 0 });
    expect(await book()).toEqual([]);
  });

  test('becomes entries with several numbers, a superior, a deputy, a role and an end', async () => {
    expect(await run(await workbook(LIST))).toMatchObject({ added: 3, refused: 0 });
    const head = await named('王建国');
    const secretary = await named('陈志明');
    expect(head?.numbers.map((one) => [one.kind, one.number])).toEqual([
      ['mobile', '13800000001'],
      ['office', '7001234'],
      ['office', '7001235'],
    ]);
    expect(head).toMatchObject({
      role: 'township_government_head',
      superiorId: secretary?.id,
      deputyIds: [(await named('赖小军'))?.id],
    });
    // the end of 2027-06-30 in the room's zone
    expect(secretary?.validUntil).toBe(Date.UTC(2027, 5, 30, 16) - 1);
  });

  test('taken in once more changes nothing and confirms everybody; with a change it changes that', async () => {
    const path = await workbook(LIST);
    await run(path);
    room.clock.advance(60_000);
    const again = await run(path);
    expect(again).toMatchObject({ added: 0, changed: 0, unchanged: 3 });
    expect((await named('王建国'))?.checkedAt).toBe(NOW + 60_000);
    expect((await open(path)).before).toMatchObject({ by: '周明' });
    const rows = LIST.map((row) => (row[0] === '王建国' ? row.with(4, '13900000009') : row));
    const file = await open(await workbook(rows, '新名单.xlsx'));
    const { fileId, map } = file;
    const report = await room.call('contact.importPreview', { fileId, map }, room.supervisor);
    expect(report.rows[0]).toMatchObject({
      state: 'changed',
      name: '王建国',
      changes: [{ field: 'numbers', to: '13900000009、7001234、7001235' }],
    });
    expect(await run(await workbook(rows, '新名单.xlsx'))).toMatchObject({ changed: 1, unchanged: 2 });
    expect(await book()).toHaveLength(3);
  });

  test('leaves what it has no column for, and a number that was found wrong stays marked', async () => {
    const { id } = await saveContact(room, {
      numbers: [number('13800000001', { isWrong: true }), number('8001', { kind: 'radio' })],
      note: '住镇政府宿舍',
      role: 'duty_leader',
    });
    await run(await workbook(LIST));
    expect(contactById(room.db, id)).toMatchObject({ note: '住镇政府宿舍', role: 'duty_leader' });
    expect(contactById(room.db, id)?.numbers.map((one) => [one.number, one.isWrong])).toEqual([
      ['13800000001', true],
      ['7001234', false],
      ['7001235', false],
      ['8001', false],
    ]);
  });

  test('finds somebody who moved to another unit by the private number', async () => {
    await run(await workbook(LIST));
    const moved = LIST.map((row) => (row[0] === '赖小军' ? row.with(2, '石塘镇').with(3, '石塘镇') : row));
    expect(await run(await workbook(moved, '调整.xlsx'))).toMatchObject({ added: 0, changed: 1 });
    expect((await named('赖小军'))?.unit).toBe('石塘镇');
  });
});

describe('a row that cannot be taken', () => {
  const BAD: Cells = [
    HEADS,
    ['', '镇长', '枫坪镇', '', '13800000001', '', '', '', ''],
    ['李四', '镇长', '枫坪镇', '', '见群公告', '', '', '', ''],
    ['王五', '镇长', '枫坪镇', '', '13800000005', '', '', '', ''],
    ['王五', '主任', '枫坪镇', '', '13800000006', '', '', '', ''],
    ['赵六', '主任', '枫坪镇', '', '13800000007', '', '查无此人', '', '明天'],
    ['孙七', '主任', '枫坪镇', '', '13800000008', '', '查无此人', '', ''],
  ];

  test('is named by its number with what to do, and leaves the others only when that is wanted', async () => {
    const file = await open(await workbook(BAD));
    const { fileId, map } = file;
    const report = await room.call('contact.importPreview', { fileId, map }, room.supervisor);
    expect(report).toMatchObject({ added: 2, refused: 4 });
    expect(report.problems.map((one) => [one.row, one.code, one.isNote])).toEqual([
      [2, 'name_missing', false],
      [3, 'number_unusable', false],
      [5, 'twice', false],
      [6, 'date_unreadable', false],
      [7, 'person_unknown', true],
    ]);
    const order = { importId: room.newId(), fileId, map, skipBad: false };
    expect(await room.refusal('contact.importRun', order, room.supervisor)).toMatchObject({
      code: 'import_has_bad_rows',
      params: { bad: 4 },
    });
    expect(await book()).toEqual([]);
    const result = await room.call('contact.importRun', { ...order, skipBad: true }, room.supervisor);
    expect(result).toMatchObject({ added: 2, refused: 4 });
    expect(await room.call('contact.importRun', { ...order, skipBad: true }, room.supervisor)).toEqual(
      result,
    );
    expect((await book()).map((one) => one.name).toSorted()).toEqual(['孙七', '王五']);
  });

  test('has a private number of somebody else, who is named', async () => {
    await saveContact(room, { name: '王建国' });
    const file = await open(
      await workbook([HEADS, ['李四', '', '石塘镇', '', '13800000001', '', '', '', '']]),
    );
    const { fileId, map } = file;
    const report = await room.call('contact.importPreview', { fileId, map }, room.supervisor);
    expect(report.problems).toMatchObject([{ code: 'number_of_other', found: '王建国（枫坪镇）' }]);
  });
});

test('a CSV in GB18030 with a column for any number is read like a workbook', async () => {
  const path = join(room.home, '名单.csv');
  // 姓名,单位,电话 / 王建国,枫坪镇,13800000001/0599-7001234 in GB18030
  const text = 'd0d5c3fb2cb5a5cebb2cb5e7bbb00a';
  const row = 'cdf5bda8b9fa2cb7e3c6bad5f22c';
  writeFileSync(
    path,
    Buffer.concat([Buffer.from(text + row, 'hex'), Buffer.from('13800000001/0599-7001234\n', 'ascii')]),
  );
  expect(await run(path)).toMatchObject({ added: 1 });
  expect((await named('王建国'))?.numbers.map((one) => one.kind)).toEqual(['mobile', 'office']);
});

test('only a supervisor takes a list in or out, and what goes out can be taken in again', async () => {
  await run(await workbook(LIST));
  const path = join(room.home, '导出.xlsx');
  const order = {
    paper: { kind: 'contacts' },
    masked: false,
    jobId: room.newId(),
    format: 'xlsx',
    path,
  } as const;
  expect(await room.refusal('paper.write', order)).toMatchObject({ code: 'forbidden' });
  expect(await room.refusal('contact.openFile', { path })).toMatchObject({ code: 'forbidden' });
  await room.call('paper.write', order, room.supervisor);
  expect(await run(path)).toMatchObject({ added: 0, changed: 0, unchanged: 3, refused: 0 });
});

test('a file that is no table is refused by what it is', async () => {
  const path = join(room.home, '旧.xls');
  writeFileSync(path, Buffer.from('d0cf11e0a1b11ae1', 'hex'));
  expect(await room.refusal('contact.openFile', { path }, room.supervisor)).toMatchObject({
    code: 'import_unreadable',
    params: { why: 'xls' },
  });
});

test('a list of more than two hundred is one import in several facts, rebuilt alike, found by the search', async () => {
  const rows = Array.from({ length: 450 }, (_none, at) => [
    `张${at}`,
    '主任',
    `石塘镇第${at}村`,
    '石塘镇',
    `1390000${String(at).padStart(4, '0')}`,
    '',
    '',
    '',
    '',
  ]);
  expect(await run(await workbook([HEADS, ...rows]))).toMatchObject({ added: 450 });
  const facts = room.facts().filter((one) => one.kind === 'contact.imported');
  expect(facts.map((one) => (one.body['contacts'] as unknown[]).length)).toEqual([200, 200, 50]);
  const before = room.db.prepare('SELECT * FROM contacts ORDER BY id').all();
  rebuildProjections(room.db);
  expect(room.db.prepare('SELECT * FROM contacts ORDER BY id').all()).toEqual(before);
  const found = await room.call('search.all', { text: '张449', lines: 5, things: 5 });
  expect(found.groups.find((one) => one.kind === 'contact')?.hits).toHaveLength(1);
});
