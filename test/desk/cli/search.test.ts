import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { landslide } from '../../helpers/acts';
import { cli, signInOptions } from '../../helpers/cliRun';
import { aLine, type DeskRoom, makeRoom } from '../../helpers/deskRoom';

let room: DeskRoom;
let options: readonly string[];

beforeAll(async () => {
  room = await makeRoom();
  for (let index = 1; index <= 130; index += 1) await room.line(`第${index}条：枫坪镇巡查正常`);
  await room.call('log.append', {
    ...aLine('请求支援\n第二行'),
    entryId: room.newId(),
    caller: { unit: '上坑村', name: '王建国', post: '', phone: '13905930001' },
  });
  await room.call('incident.record', { ...landslide(room), title: '上坑滑坡' });
  room.close();
  options = ['--home', room.home, ...signInOptions('officer')];
});
afterAll(() => room.dispose());

const search = (...args: readonly string[]) => cli(['search', ...args, ...options]);

describe('search', () => {
  test('prints the newest lines first, each in one row, and what else was found by kind', async () => {
    const found = await search('上坑');
    expect(found).toMatchObject({ code: 0, stderr: '' });
    const rows = found.stdout.split('\n');
    expect(rows.find((row) => row.startsWith('事件 1'))).toBeDefined();
    expect(rows.filter((row) => row.includes('上坑滑坡')).length).toBeGreaterThan(0);
    expect(found.stdout).toContain('上坑村 王建国 13905930001  请求支援 第二行');
  });

  test('takes several words, the end of a telephone number, and initials', async () => {
    expect((await search('支援', '0001')).stdout).toContain('日志 1\n');
    expect((await search('wjg')).stdout).toContain('请求支援');
    expect((await search('支援', '巡查')).stdout).toContain('日志 0');
  });

  test('gives as many lines as asked for, beyond one page, and one JSON document', async () => {
    const found = await search('巡查正常', '--limit', '120', '--json');
    const document = JSON.parse(found.stdout);
    expect(document).toMatchObject({ ok: true, text: '巡查正常', lineCount: { count: 130, isMore: false } });
    const texts = document.lines.map((line: { entry: { text: string } }) => line.entry.text);
    expect(texts).toEqual(Array.from({ length: 120 }, (_, index) => `第${130 - index}条：枫坪镇巡查正常`));
  });

  test.each([
    { args: [], why: '缺少要找的文字' },
    { args: ['，。'], why: '至少有一个字' },
    { args: ['雨', '--limit', '0'], why: '--limit' },
  ])('is refused with the usage for $args', async ({ args, why }) => {
    const found = await search(...args);
    expect(found.code).toBe(2);
    expect(found.stderr).toContain(why);
  });
});
