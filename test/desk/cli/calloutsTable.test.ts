import { join } from 'node:path';
import exceljs from 'exceljs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { RATE_FORMULA } from '../../../shared/callouts/rates';
import { callOutPeople } from '../../helpers/callOutPeople';
import { cli, signInOptions } from '../../helpers/cliRun';
import { type DeskRoom, makeRoom, NOW, tempFolder } from '../../helpers/deskRoom';

let room: DeskRoom;
let callOutId: string;

beforeAll(async () => {
  room = await makeRoom();
  callOutId = room.newId();
  await room.call('callout.start', {
    callOutId,
    kind: 'other',
    warningIds: [],
    incidentId: null,
    ruleId: 'red',
    people: callOutPeople(3),
    phones: 2,
    relay: false,
    sentence: '',
  });
  const personId = `${callOutId}:2`;
  await room.call('callout.call', { callOutId, personId, phone: 2 });
  room.clock.advance(90_000);
  await room.call('callout.attempt', {
    callOutId,
    personId,
    attemptId: room.newId(),
    at: null,
    way: 'mobile',
    number: '',
    phone: 2,
    result: 'answered_confirmed',
    spoke: 'self',
    readBack: { what: true, where: true, when: true },
    note: '',
    recordingNo: '0043',
  });
  await room.call('callout.sheet', { callOutId, actId: room.newId(), lines: '2 反馈 转移127 在岗' });
  room.close();
});
afterAll(() => room.dispose());

const table = (id: string, out: string) =>
  cli(['callouts', 'table', id, '--out', out, '--home', room.home, ...signInOptions('supervisor'), '--json']);
/** A day number of a sheet as an instant. */
const instantOf = (value: unknown): number =>
  value instanceof Date ? value.getTime() - 8 * 3_600_000 : Number.NaN;

describe('watchdesk callouts table', () => {
  test('writes a workbook with real times and numbers, nothing merged, and the formula at its foot', async () => {
    const out = join(tempFolder('out'), '叫应.xlsx');
    const run = await table(callOutId, out);
    expect(run.code, run.stderr).toBe(0);
    expect(JSON.parse(run.stdout)).toMatchObject({
      ok: true,
      format: 'xlsx',
      rates: { persons: 3, answeredSelf: 1 },
    });
    const book = new exceljs.Workbook();
    await book.xlsx.readFile(out);
    const [sheet] = book.worksheets;
    if (sheet === undefined) throw new Error('no sheet');
    const rows = sheet.getSheetValues().slice(1) as unknown[][];
    const head = rows.findIndex((row) => row[1] === '序号');
    expect(rows[head]?.slice(1)).toEqual([
      ...[
        '序号',
        '乡镇',
        '责任人',
        '职务',
        '号码',
        '首呼',
        '应答时刻',
        '用时',
        '呼叫次数',
        '方式',
        '本人/代答',
      ],
      ...['复述', '升级对象及时刻', '上岗', '反馈时刻', '已转移/力量/困难', '呼叫人', '备注'],
    ]);
    const second = rows[head + 2] ?? [];
    expect([second[1], second[8], second[9]]).toEqual([2, 90, 1]);
    expect(instantOf(second[6])).toBe(NOW);
    expect(instantOf(second[7])).toBe(NOW + 90_000);
    expect([second[5], second[10], second[12], second[14], second[16], second[18]]).toEqual([
      '13800000002',
      '手机',
      '已复述',
      '在岗',
      '转移127人',
      '录音0043',
    ]);
    expect(rows.at(-2)?.[1]).toBe(RATE_FORMULA.zh);
    expect(rows.some((row) => String(row[1]).startsWith('应叫3人，应答1人'))).toBe(true);
    expect((sheet.model as { merges?: unknown[] }).merges ?? []).toEqual([]);
  });

  test('a call-out that there is not is refused with exit 1, a missing file name is a matter of usage', async () => {
    expect((await table('nobody', join(tempFolder('out'), 'a.xlsx'))).code).toBe(1);
    expect((await cli(['callouts', 'table', callOutId, '--home', room.home])).code).toBe(2);
  });

  test('the paper sheet names who is still to be reached on one telephone, with the sentence to read', async () => {
    room.reopen();
    const paper = { kind: 'callout_sheet', callOutId, phone: 1 } as const;
    const { html } = await room.call('paper.preview', { paper, masked: false });
    for (const text of ['王001', '张003', '请复述', '17 应']) expect(html).toContain(text);
    expect(html).not.toContain('李002');
    room.close();
  });
});
