import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { settleImports } from '../../../electron/desk/imports/runner';
import { verifyJournal } from '../../../electron/desk/journal/verify';
import { projectionDigests } from '../../../electron/desk/projections/digest';
import { rebuildProjections } from '../../../electron/desk/projections/project';
import type { ImportFile } from '../../../shared/contract/areas/imports';
import { type DeskRoom, makeRoom, tempFolder } from '../../helpers/deskRoom';
import { foreignRow, writeXlsx } from '../../helpers/foreignLog';

let room: DeskRoom;
beforeEach(async () => {
  room = await makeRoom();
});
afterEach(() => room.dispose());

function csvFile(content: string | Buffer, name = '旧日志.csv'): string {
  const path = join(tempFolder('csv'), name);
  writeFileSync(path, content);
  return path;
}

const open = (path: string): Promise<ImportFile> => room.call('import.open', { path }, room.supervisor);

async function importAll(file: ImportFile, more: { skipBad?: boolean; again?: boolean } = {}) {
  const choice = { source: '旧台账', skipBad: false, again: false, ...more };
  const input = { batchId: room.newId(), fileId: file.fileId, map: file.map, ...choice };
  return room.call('import.run', input, room.supervisor);
}

const lines = () =>
  room.db
    .prepare<
      [],
      { text: string; received_at: number; author_name: string; kind: string; recorded_at: number }
    >(
      'SELECT text, received_at, author_name, kind, recorded_at FROM log_entries WHERE import_id IS NOT NULL ORDER BY number',
    )
    .all();

const TEXT =
  '时间,方式,单位,内容,值班员\n2025-03-04 02:38,来电,"水利局,防汛办","水位上涨\n已到警戒",王海\n2025/3/4 3:05,去电,,通知乡镇,\n';
/** the same in GB18030, as a spreadsheet here writes it */
const GB18030 = Buffer.from(
  'cab1bce42cb7bdcabd2cb5a5cebb2cc4dac8dd2cd6b5b0e0d4b10a323032352d30332d30342030323a33382cc0b4b5e72ccbaec0fbbed62ccbaecebbc9cfd5c72ccdf5baa30a',
  'hex',
);

describe('a CSV of another log', () => {
  test.each([
    ['UTF-8', Buffer.from(TEXT)],
    ['UTF-8 with its mark', Buffer.from(`\uFEFF${TEXT}`)],
    ['UTF-16 with its mark', Buffer.from(`\uFEFF${TEXT}`, 'utf16le')],
    [
      'tabs',
      Buffer.from(
        '时间\t方式\t单位\t内容\t值班员\n2025-03-04 02:38\t来电\t水利局,防汛办\t"水位上涨\n已到警戒"\t王海\n2025/3/4 3:05\t去电\t\t通知乡镇\t\n',
      ),
    ],
  ])('is read in %s: every line, with its own times and author', async (_name, bytes) => {
    const file = await open(csvFile(bytes));
    expect(file.map.columns).toEqual({
      received: '时间',
      kind: '方式',
      unit: '单位',
      text: '内容',
      author: '值班员',
    });
    expect(await importAll(file)).toMatchObject({ good: 2, bad: 0, state: 'done', format: 'csv' });
    const now = room.clock.wall();
    expect(lines()).toEqual([
      {
        text: '水位上涨\n已到警戒',
        received_at: Date.UTC(2025, 2, 3, 18, 38),
        author_name: '王海',
        kind: 'phone_in',
        recorded_at: now,
      },
      {
        text: '通知乡镇',
        received_at: Date.UTC(2025, 2, 3, 19, 5),
        author_name: '周明',
        kind: 'phone_out',
        recorded_at: now,
      },
    ]);
  });

  test('is read in GB18030', async () => {
    const file = await open(csvFile(GB18030));
    expect(file.headings).toEqual(['时间', '方式', '单位', '内容', '值班员']);
    await importAll(file);
    expect(lines().map((line) => [line.text, line.author_name])).toEqual([['水位上涨', '王海']]);
  });

  test('of no known encoding, an old XLS and an empty file are refused in words', async () => {
    const refusal = async (bytes: Buffer) =>
      room.refusal('import.open', { path: csvFile(bytes) }, room.supervisor);
    expect(await refusal(Buffer.from([0x61, 0xff, 0xff, 0x0a]))).toMatchObject({
      code: 'import_unreadable',
      params: { why: 'encoding' },
    });
    expect(await refusal(Buffer.from('d0cf11e0a1b11ae1', 'hex'))).toMatchObject({ params: { why: 'xls' } });
    expect(await refusal(Buffer.alloc(0))).toMatchObject({ params: { why: 'empty' } });
    expect(await refusal(Buffer.from('504b030400000000', 'hex'))).toMatchObject({
      params: { why: 'broken' },
    });
  });

  test('saves its broken rows with what is wrong, to be mended and imported by themselves', async () => {
    const file = await open(
      csvFile('时间,内容\n2025-03-04 02:38,好的一行\n2025-03-04 25:00,时间不对\n,没有时间\n'),
    );
    const report = await room.call('import.check', { fileId: file.fileId, map: file.map }, room.supervisor);
    expect(report.problems.map((one) => [one.row, one.code])).toEqual([
      [3, 'time_unreadable'],
      [4, 'time_missing'],
    ]);
    const path = join(tempFolder('bad'), '不对的行.csv');
    await room.call('import.saveBad', { fileId: file.fileId, path }, room.supervisor);
    const saved = readFileSync(path, 'utf8');
    expect(saved).toContain('3,“时间”栏：时间看不懂（2025-03-04 25:00）,2025-03-04 25:00,时间不对');
    expect(saved).not.toContain('好的一行');
    const mended = await open(
      csvFile(
        saved.replace('25:00,时间不对', '15:00,时间不对').replace(',,没有时间', ',2025-03-05 01:00,没有时间'),
      ),
    );
    expect(await importAll(mended)).toMatchObject({ good: 2, bad: 0 });
  });

  test('of the same content is not imported twice without being told so', async () => {
    const path = csvFile(TEXT);
    await importAll(await open(path));
    const second = await open(csvFile(TEXT, '改了名.csv'));
    expect(second.before).toMatchObject({ source: '旧台账', good: 2 });
    expect(second.isKnownMap).toBe(true);
    const input = {
      batchId: room.newId(),
      fileId: second.fileId,
      map: second.map,
      source: '再来',
      skipBad: false,
    };
    const refused = await room.refusal('import.run', { ...input, again: false }, room.supervisor);
    expect(refused.code).toBe('import_before');
    expect(lines()).toHaveLength(2);
    await room.call('import.run', { ...input, again: true }, room.supervisor);
    expect(lines()).toHaveLength(4);
  });

  test('that changed after the dry run, or lacks a column of the map, is refused', async () => {
    const path = csvFile(TEXT);
    const file = await open(path);
    writeFileSync(path, TEXT.replace('通知乡镇', '通知各乡镇'));
    const input = {
      batchId: room.newId(),
      fileId: file.fileId,
      source: '旧台账',
      skipBad: false,
      again: false,
    };
    expect((await room.refusal('import.run', { ...input, map: file.map }, room.supervisor)).code).toBe(
      'import_file_changed',
    );
    const map = { ...file.map, columns: { ...file.map.columns, phone: '手机号码' } };
    expect(await room.refusal('import.run', { ...input, map }, room.supervisor)).toMatchObject({
      code: 'import_columns',
      params: { columns: '手机号码' },
    });
    expect(lines()).toEqual([]);
  });

  test('is nobody’s business but a supervisor’s', async () => {
    const path = csvFile(TEXT);
    for (const as of [room.officer, room.operator]) {
      expect((await room.refusal('import.open', { path }, as)).code).toBe('forbidden');
    }
  });
});

describe('imported lines', () => {
  test('count in no shift, and their corrections and withdrawals stay when the batch is withdrawn', async () => {
    const now = room.clock.wall();
    const posts = [{ post: 'primary_officer', accountId: room.officer, name: '陈立', phone: '' }] as const;
    const shift = await room.call('shift.open', {
      shiftId: room.newId(),
      startsAt: now,
      endsAt: now + 3_600_000,
      posts: [...posts],
    });
    const before = await room.call('shift.numbers', { shiftId: shift.id });
    const batch = await importAll(await open(csvFile(TEXT)));
    expect(await room.call('shift.numbers', { shiftId: shift.id })).toEqual(before);
    const taken = room.newId();
    const first = room.db
      .prepare<[], { id: string }>('SELECT id FROM log_entries WHERE import_id IS NOT NULL ORDER BY number')
      .get();
    await room.call('log.withdraw', { entryId: taken, withdraws: first?.id ?? '', reason: '重复' });
    const entryId = room.newId();
    await room.call('import.withdraw', { batchId: batch.id, entryId, reason: '不是我室的' }, room.supervisor);
    const marks = room.db
      .prepare('SELECT withdrawn_by_id FROM log_entries WHERE import_id IS NOT NULL ORDER BY number')
      .pluck()
      .all();
    expect(marks).toEqual([taken, entryId]);
    const line = await room.call('log.get', { entryId });
    expect(line.text).toContain('不是我室的');
    const again = await room.call(
      'import.withdraw',
      { batchId: batch.id, entryId: room.newId(), reason: '再撤' },
      room.supervisor,
    );
    expect(again.withdrawnReason).toBe('不是我室的');
  });
});

describe('an import that is interrupted', () => {
  const kinds = (): string[] =>
    room
      .facts()
      .map((one) => one.kind)
      .filter((kind) => kind.startsWith('import.'));

  /** Stops the desk as soon as the journal holds so many facts of an import, as a kill does. */
  async function stopAt(facts: number): Promise<void> {
    const path = await writeXlsx(Array.from({ length: 900 }, (_, n) => foreignRow(n + 1)));
    const file = await open(path);
    const run = importAll(file).catch((error: unknown) => error);
    while (kinds().length < facts) await new Promise((go) => setImmediate(go));
    room.close();
    await run;
    room.reopen();
  }

  test.each([1, 3, 5])('after %i facts leaves nothing in the log, then or later', async (facts) => {
    await stopAt(facts);
    expect(kinds()).not.toContain('import.finished');
    expect(lines()).toEqual([]);
    await settleImports(room.desk);
    expect(lines()).toEqual([]);
    const [batch] = await room.call('import.list', {});
    expect(batch?.state).toBe('abandoned');
    expect(verifyJournal(room.db).ok).toBe(true);
  });

  test.each([
    7, 8, 10,
  ])('after its decision (%i facts) is brought to its end by the next start', async (facts) => {
    await stopAt(facts);
    expect(kinds()).toContain('import.finished');
    await settleImports(room.desk);
    expect(lines()).toHaveLength(900);
    expect((await room.call('import.list', {}))[0]?.state).toBe('done');
    const before = projectionDigests(room.db);
    rebuildProjections(room.db);
    expect(projectionDigests(room.db)).toEqual(before);
  });

  test('lets others write between any two of its steps', async () => {
    const path = await writeXlsx(Array.from({ length: 900 }, (_, n) => foreignRow(n + 1)));
    const run = importAll(await open(path));
    while (kinds().length < 8) await new Promise((go) => setImmediate(go));
    const mine = await room.line('导入当中接的一个电话');
    await run;
    const numbers = room.db
      .prepare('SELECT number FROM log_entries ORDER BY number')
      .pluck()
      .all() as number[];
    expect(numbers).toEqual(numbers.map((_, at) => at + 1));
    const { number } = await room.call('log.get', { entryId: mine });
    expect(number).toBeLessThan(numbers.length);
  });
});
