import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import readExcel from 'read-excel-file/node';
import { expect, it } from 'vitest';
import { aLine, makeRoom, NOW } from '../../helpers/deskRoom';

const SCOPE = { from: NOW - 3_600_000, to: NOW + 1 };

async function aRoom() {
  const room = await makeRoom();
  const caller = { unit: '=HYPERLINK("http://x","点我")', name: '', post: '', phone: '' };
  await room.call('log.append', { ...aLine('来电'), entryId: room.newId(), kind: 'phone_in', caller });
  await room.line('记事');
  return room;
}

it('writes every table to a sheet of its own, numbers as numbers and no formula', async () => {
  const room = await aRoom();
  const path = join(room.home, '统计.xlsx');
  const scope = { scope: SCOPE, format: 'xlsx', table: null, locale: 'zh', path } as const;
  const written = await room.call('statistics.write', scope);
  const sheets = await readExcel(path);
  const names = sheets.map(({ sheet }) => sheet);
  expect(names.slice(0, 3)).toEqual(['总数', '按日', '按小时']);
  const totals = sheets.find(({ sheet }) => sheet === '总数')?.data ?? [];
  expect(totals).toContainEqual(['人工记录', 2]);
  expect(totals).toContainEqual(['接听来电', 1]);
  const sources = sheets.find(({ sheet }) => sheet === '按来电（文）单位')?.data ?? [];
  expect(sources).toContainEqual(['=HYPERLINK("http://x","点我")', 1]);
  expect(readFileSync(path).includes('<f>')).toBe(false);
  expect(written.bytes).toBe(readFileSync(path).length);
  expect(readdirSync(room.home).filter((name) => name.includes('.part'))).toEqual([]);
  expect(room.facts().at(-1)).toMatchObject({ kind: 'export.written', body: { format: 'xlsx' } });
  room.dispose();
});

it('writes one table as CSV that a spreadsheet opens without running anything', async () => {
  const room = await aRoom();
  const path = join(room.home, 's.csv');
  await room.call('statistics.write', { scope: SCOPE, format: 'csv', table: 'bySource', locale: 'zh', path });
  const text = readFileSync(path, 'utf8');
  expect(text.charCodeAt(0)).toBe(0xfeff);
  expect(parse(text.slice(1))).toEqual([
    ['单位', '记录'],
    [`'=HYPERLINK("http://x","点我")`, '1'],
  ]);
  expect(
    await room.refusal('statistics.write', {
      scope: SCOPE,
      format: 'csv',
      table: null,
      locale: 'zh',
      path: join(room.home, 'no-such-folder', 's.csv'),
    }),
  ).toMatchObject({ code: 'export_failed' });
  room.dispose();
});
