import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { PaperFormat, PaperRef } from '../../../shared/contract/areas/papers';
import type { LogEntry } from '../../../shared/contract/models';
import { stamp } from '../../../shared/domain/time';
import { aLine, type DeskRoom, makeRoom, tempFolder } from '../../helpers/deskRoom';
import { csvRows, docxText, xlsxRows, zipPart } from '../../helpers/paperReaders';

const LINES = 2_000;
const PHONE = '13800001234';
const IDENTITY = '35012219880101123X';
/** What a spreadsheet would take for a formula, or choke on. */
const TRAPS = [
  '=1+1',
  '=HYPERLINK("http://example.invalid","点")',
  '+86转移',
  '-5人',
  '@SUM(A1)',
  '＝1+1',
  '\t=cmd|calc',
  '引号"、逗号,、换行\n第二行',
  '<b>不是标记</b>&amp;',
  '😀𠮷野家 “上坑村”',
];

let room: DeskRoom;
let shiftId = '';
const texts: string[] = [];
let entries: LogEntry[] = [];

beforeAll(async () => {
  room = await makeRoom();
  shiftId = room.newId();
  const startsAt = room.clock.wall();
  const post = { accountId: room.officer, phone: '' };
  await room.call('shift.open', {
    shiftId,
    startsAt,
    endsAt: startsAt + 86_400_000,
    posts: [
      { ...post, post: 'duty_leader', name: '林×', accountId: null },
      { ...post, post: 'primary_officer', name: '陈立' },
    ],
  });
  for (let index = 0; index < LINES; index += 1) {
    room.clock.advance(20_000);
    const trap = TRAPS[index % 40];
    const text = trap ?? `第${index}条：枫坪镇上坑村3组报，转移${index}人，回拨${PHONE}，证件${IDENTITY}`;
    texts.push(text.trim());
    await room.call('log.append', {
      ...aLine(text),
      entryId: room.newId(),
      kind: index % 3 === 0 ? 'phone_in' : 'note',
      receivedAt: index % 50 === 0 ? room.clock.wall() - 600_000 : null,
      caller: index % 3 === 0 ? { unit: '枫坪镇值班室', name: '王×', post: '值班员', phone: PHONE } : null,
      handling: index % 4 === 0 ? '02:41 报带班领导' : '',
    });
  }
  const ids = room.db.prepare<[], { id: string }>('SELECT id FROM log_entries WHERE human_number = 30').all();
  await room.call('log.correct', {
    entryId: room.newId(),
    corrects: ids[0]?.id ?? '',
    text: '更正后的内容',
    reason: '听错',
  });
  // What is exported afterwards stands in no shift.
  await room.call('shift.close', { shiftId, summary: '雨势减弱' });
  const { all } = await room.call('log.count', {});
  for (let from = 1; from <= all; from += 500) {
    entries.push(...(await room.call('log.range', { from, to: from + 499, people: false })));
  }
  entries = entries.filter((entry) => entry.shiftId === shiftId);
}, 120_000);
afterAll(() => room.dispose());

async function written(
  format: Exclude<PaperFormat, 'pdf'>,
  masked = false,
  paper: PaperRef = { kind: 'shift_log', shiftId },
): Promise<string> {
  const path = join(tempFolder('papers'), `log.${format}`);
  await room.call('paper.write', {
    paper,
    masked,
    jobId: room.newId(),
    format,
    path,
  });
  expect(readdirSync(dirname(path)), 'nothing but the file').toEqual([`log.${format}`]);
  return path;
}

const someLines = (): PaperRef => ({
  kind: 'log',
  scope: { entryIds: entries.slice(0, 60).map(({ id }) => id) },
});

const squeezed = (text: string): string => text.normalize('NFKC').replaceAll(/\s+/g, '');

function expectEveryLine(found: string): void {
  const whole = squeezed(found);
  const missing = texts.filter((text) => !whole.includes(squeezed(text)));
  expect(missing).toEqual([]);
}

describe('a shift of 2,000 lines, read again by somebody else’s reader', () => {
  test('CSV: every row, every text, one width, a byte order mark, no formula', async () => {
    const path = await written('csv');
    expect([...readFileSync(path).subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    const [head = [], ...rows] = csvRows(path);
    const text = head.indexOf('内容');
    expect(rows.length).toBe(entries.length);
    const inert = (value: string) => (/^[=+\-@\t\r\n＝＋－＠]/u.test(value) ? `'${value}` : value);
    expect(rows.filter((row) => row[head.indexOf('人工序号')] !== '').map((row) => row[text])).toEqual(
      [...texts, '更正后的内容'].map(inert),
    );
    for (const cell of rows.flat()) expect(cell).not.toMatch(/^[=+\-@\t\r\n＝＋－＠]/u);
    expect(rows[3]?.[head.indexOf('录入时间')]).toBe(stamp(entries[3]?.recordedAt ?? 0));
  });

  test('XLSX: every row with real dates and numbers, texts as text cells and no formula anywhere', async () => {
    const path = await written('xlsx');
    const [head = [], ...rows] = await xlsxRows(path);
    const of = (name: string): number => head.indexOf(name);
    expect(rows.length).toBe(entries.length);
    const people = rows.filter((row) => row[of('人工序号')] !== null);
    expect(people.map((row) => squeezed(String(row[of('内容')])))).toEqual(
      [...texts, '更正后的内容'].map(squeezed),
    );
    const date = rows[5]?.[of('录入时间')];
    expect(date).toBeInstanceOf(Date);
    const local = (entries[5]?.recordedAt ?? 0) + 8 * 3_600_000;
    expect(Math.abs((date as Date).getTime() - local)).toBeLessThan(1_000);
    expect(rows[5]?.[of('序号')]).toBe(entries[5]?.number);
    const sheet = await zipPart(path, 'xl/worksheets/sheet1.xml');
    expect(sheet).not.toMatch(/<f[ >]/);
    expect(sheet).toContain('<pane');
    expect(sheet).toContain('>=1+1<');
  });

  test('JSON: what the desk holds, line for line', async () => {
    const lines = JSON.parse(readFileSync(await written('json'), 'utf8')) as LogEntry[];
    expect(lines.map(({ words: _words, ...line }: LogEntry & { words?: string }) => line)).toEqual(entries);
  });

  test('DOCX: every line by people, corrections with what stood there before, the closing figures', async () => {
    const path = await written('docx');
    const text = await docxText(path);
    expectEveryLine(text);
    expect(text).toContain('更正第30条：更正后的内容（原记：');
    expect(text).toContain('（已更正，见第2001条）');
    expect(text).toContain('补记，');
    expect(text).toMatch(/接听来电\d+个（其中媒体0、群众求助0）/);
    expect(text).toContain('校验码');
    const xml = await zipPart(path, 'word/document.xml');
    expect(xml).toContain('w:eastAsia="方正小标宋简体"');
    expect(await zipPart(path, 'word/styles.xml')).toContain('w:eastAsia="仿宋"');
    expect(xml).toContain('w:orient="landscape"');
    expect(xml).not.toContain('<b>不是标记');
  }, 180_000);

  test('a masked copy shows no telephone and no ID number in any format, and says what it is', async () => {
    const csv = readFileSync(await written('csv', true), 'utf8');
    const json = readFileSync(await written('json', true), 'utf8');
    const xlsx = JSON.stringify(await xlsxRows(await written('xlsx', true)));
    const docx = await docxText(await written('docx', true, someLines()));
    for (const text of [csv, json, xlsx, docx]) {
      expect(text).not.toContain(PHONE);
      expect(text).not.toContain(IDENTITY);
      expect(text).toContain('138××××1234');
      expect(text).toContain('3501××××××××××××3X');
    }
    expect(docx).toContain('脱敏副本');
    expect(csv.split('\r\n').length).toBe(entries.length + 2);
  }, 90_000);

  test('found lines go on paper with what they correct, in the order of the log', async () => {
    const correction = entries.find((entry) => entry.corrects !== null);
    const chosen = [correction?.id ?? '', entries[7]?.id ?? ''];
    const page = await room.call('paper.preview', {
      paper: { kind: 'log', scope: { entryIds: chosen } },
      masked: false,
    });
    expect(page.title).toContain('检索摘录');
    expect(page.html).toMatch(/检索所得 2 条/);
    expect(page.html).toContain('更正后的内容（原记：');
    expect(page.html.indexOf(entries[7]?.text ?? '?')).toBeLessThan(page.html.indexOf('更正后的内容'));
  });
});

describe('a long export that somebody cancels', () => {
  test('ends as cancelled and leaves no file', async () => {
    const folder = tempFolder('cancelled');
    const jobId = room.newId();
    const writing = room.reply('paper.write', {
      paper: { kind: 'shift_log', shiftId },
      masked: false,
      jobId,
      format: 'xlsx',
      path: join(folder, 'log.xlsx'),
    });
    await room.call('paper.cancel', { jobId });
    expect(await writing).toMatchObject({ ok: false, error: { code: 'cancelled' } });
    expect(readdirSync(folder)).toEqual([]);
    expect(room.facts().at(-1)?.kind).toBe('export.written');
    expect(room.facts().at(-1)?.body['sha256']).not.toBe('');
  });

  test('tells how far it is', async () => {
    room.events.length = 0;
    await written('xlsx');
    const seen = room.events.filter((event) => event.event === 'progress');
    expect(seen.length).toBeGreaterThan(0);
  });

  test('never replaces a file that is there by half a new one', async () => {
    const path = join(tempFolder('kept'), 'missing', 'log.csv');
    expect(
      await room.refusal('paper.write', {
        paper: { kind: 'shift_log', shiftId },
        masked: false,
        jobId: room.newId(),
        format: 'csv',
        path,
      }),
    ).toMatchObject({ code: 'export_failed' });
    expect(existsSync(path)).toBe(false);
  });
});
