import { describe, expect, test } from 'vitest';
import { CATALOGUE } from '../../../shared/tally/catalogue';
import type { CellValue, TallyColumn, TallyUnit } from '../../../shared/tally/sheet';
import { readSolitaire } from '../../../shared/tally/solitaire';
import { asSolitaire } from '../../../shared/tally/writeSolitaire';
import { array, assert, constantFrom, integer, property, record, uniqueArray } from '../../helpers/fc.ts';

const unit = (code: string, name: string, aliases: readonly string[] = []): TallyUnit => ({
  code,
  name,
  aliases,
  phone: '',
});
const UNITS = [
  unit('001', '大桥镇'),
  unit('002', '西溪乡', ['西溪']),
  unit('003', '城关街道', ['城关']),
  unit('004', '上坑镇'),
  unit('005', '三明市', ['明市']),
  unit('006', '岚溪经济开发区', ['开发区', '经开区']),
];
const pick = (...ids: string[]): TallyColumn[] =>
  ids.flatMap((id) => CATALOGUE.find((one) => one.id === id) ?? []);
const COLUMNS = pick(
  'evacuated',
  'households',
  'sheltered',
  'dead',
  'missing',
  'trapped',
  'collapsed',
  'rain_24h',
  'shelters',
  'power_cut',
  'situation',
);

/** `unit code.column=value`, with `?` where the value is offered without its tick. */
function read(text: string, columns = COLUMNS): string[] {
  const found = readSolitaire(text, UNITS, columns);
  return [
    ...found.cells.map((one) => `${one.unit}.${one.columnId}=${one.value}${one.doubt === null ? '' : '?'}`),
    ...found.marks.map((one) => `${one.unit}:${one.how}`),
    ...found.unknown.map((one) => `!${one.name}`),
  ];
}

const SHAPES: readonly (readonly [string, readonly string[]])[] = [
  ['1. 大桥镇 转移127人 安置35', ['001.evacuated=127', '001.sheltered=35']],
  ['1、大桥镇：转移127人，安置35人', ['001.evacuated=127', '001.sheltered=35']],
  ['1.大桥镇转移127人', ['001.evacuated=127']],
  ['（1）大桥镇：已转移：127/安置：35', ['001.evacuated=127', '001.sheltered=35']],
  ['大桥镇：已转移：１２７，安置３５人', ['001.evacuated=127', '001.sheltered=35']],
  ['大桥镇转移一百二十七人，安置三十五人', ['001.evacuated=127', '001.sheltered=35']],
  ['大桥镇转移一百二人', ['001.evacuated=120']],
  ['大桥镇转移两千零五人', ['001.evacuated=2005']],
  ['大桥镇转移1.2万人', ['001.evacuated=12000']],
  ['大桥镇转移一万二千人', ['001.evacuated=12000']],
  ['大桥镇转移1,270人', ['001.evacuated=1270']],
  ['大桥镇 127人转移 35人安置', ['001.evacuated=127', '001.sheltered=35']],
  ['大桥镇转移32户127人', ['001.evacuated=127', '001.households=32']],
  ['大桥镇转移127人32户，安置35人', ['001.evacuated=127', '001.households=32', '001.sheltered=35']],
  ['大桥镇转移127', ['001.evacuated=127']],
  ['大桥镇无死亡、失联', ['001.dead=0', '001.missing=0']],
  ['大桥镇：无人员死亡失联', ['001.dead=0', '001.missing=0']],
  ['大桥镇死亡0人，失联1人', ['001.dead=0', '001.missing=1']],
  ['大桥镇死亡、失联、受困均为0', ['001.dead=0', '001.missing=0', '001.trapped=0']],
  ['大桥镇死亡、失联均无', ['001.dead=0', '001.missing=0']],
  ['大桥镇失联：无', ['001.missing=0']],
  ['大桥镇 转移127人 安置35 无伤亡', ['001.dead=0', '001.evacuated=127', '001.sheltered=35']],
  ['大桥镇无死亡 失联3人', ['001.dead=0', '001.missing=3']],
  ['大桥镇死亡遇难情况正在核实', []],
  ['2. 西溪 转移60', ['002.evacuated=60']],
  ['西溪：同上次', ['002:same']],
  ['西溪乡 无变化', ['002:same']],
  ['3. 城关街道 零报告', ['003:zero']],
  ['城关 平安', ['003:zero']],
  ['大桥镇转移127人，西溪乡转移60人', ['001.evacuated=127', '002.evacuated=60']],
  ['西溪乡转移60人至大桥镇中心小学', ['002.evacuated=60']],
  ['大桥村转移6人', []],
  ['4 上坑镇 倒塌房屋3间', ['004.collapsed=3']],
  ['上坑镇24小时雨量152.5毫米', ['004.rain_24h=152.5']],
  ['上坑镇 24h雨量152.5mm', ['004.rain_24h=152.5']],
  ['上坑镇06:00 转移20人', ['004.evacuated=20']],
  ['上坑镇6时30分转移20人，电话13800000000', ['004.evacuated=20']],
  ['上坑镇截至11月28日6时，转移20人', ['004.evacuated=20']],
  ['上坑镇新增转移20人，累计转移147人', ['004.evacuated=147?']],
  ['上坑镇新增转移20人', ['004.evacuated=20?']],
  ['上坑镇转移新增20人', ['004.evacuated=20?']],
  ['上坑镇转移、安置127人', ['004.evacuated=127?', '004.sheltered=127?']],
  ['三明市转移3人', ['005.evacuated=3']],
  ['经开区 停电：是', ['006.power_cut=true']],
  ['开发区无停电', ['006.power_cut=false']],
  ['开发区 险情：K12处滑坡', ['006.situation=K12处滑坡']],
  ['7. 白石镇 转移9人', ['!白石镇']],
  ['5. 南浦 转移9人', ['!南浦']],
  ['合计：转移300人', []],
  ['#接龙\n防汛报数 06:00\n1. 大桥镇 转移7人\n2. 西溪 8', ['001.evacuated=7', '002.evacuated=8?']],
  ['1. 大桥镇\n转移7人\n安置3人', ['001.evacuated=7', '001.sheltered=3']],
  ['大桥镇转移7人\n大桥镇转移9人', ['001.evacuated=9?']],
  ['大桥镇转移7人\n大桥镇转移7人', ['001.evacuated=7']],
  [
    '单位\t转移人数\t安置人数\n大桥镇\t127\t35\n西溪乡\t60\t',
    ['001.evacuated=127', '001.sheltered=35', '002.evacuated=60'],
  ],
  ['大桥镇\t127\t32\t35', ['001.evacuated=127', '001.households=32', '001.sheltered=35']],
  ['序号\t单位\t安置人数（人）\n1\t上坑镇\t8\n合计\t\t8', ['004.sheltered=8']],
  ['1\t白石镇\t8', ['!白石镇']],
  ['大桥镇 转移\u200b127人', ['001.evacuated=127']],
  ['🌧️大桥镇🌧️ 转移127人', []],
];

describe('figures out of a chat', () => {
  test.each(SHAPES)('%s', (text, found) => {
    expect(read(text).toSorted()).toEqual([...found].toSorted());
  });

  test('one bare figure belongs to the only number column without a doubt', () => {
    expect(read('大桥镇 127\n西溪乡：六十', pick('evacuated'))).toEqual([
      '001.evacuated=127',
      '002.evacuated=60',
    ]);
  });

  test('each value names the line that it was read from, and a conflict every value', () => {
    const found = readSolitaire('1. 大桥镇 转移7人\n9. 大桥镇 转移9人', UNITS, COLUMNS);
    expect(found.cells).toEqual([
      {
        unit: '001',
        columnId: 'evacuated',
        value: 9,
        source: '9. 大桥镇 转移9人',
        doubt: 'conflict',
        others: [{ value: 7, source: '1. 大桥镇 转移7人' }],
      },
    ]);
  });

  test('lines that nothing was taken from are kept for the eye', () => {
    const { rest } = readSolitaire('#接龙\n大桥镇收到\n大桥镇转移7人', UNITS, COLUMNS);
    expect(rest).toEqual(['#接龙', '大桥镇收到']);
  });

  test('a hostile text ends in time and gives no figure out of range', () => {
    const found = readSolitaire(`大桥镇转移${'9'.repeat(6)}亿人${'转移、'.repeat(9_000)}`, UNITS, COLUMNS);
    for (const { value } of found.cells) expect(Number(value)).toBeLessThanOrEqual(100_000_000);
  });

  test('a sheet written as a chat text gives its values back', () => {
    const columns = COLUMNS.filter((one) => one.kind === 'number');
    const row = record({
      code: constantFrom(...UNITS.map((one) => one.code)),
      values: array(integer({ min: 0, max: 99_999 }), {
        minLength: columns.length,
        maxLength: columns.length,
      }),
    });
    assert(
      property(uniqueArray(row, { selector: (one) => one.code, maxLength: 6 }), (rows) => {
        const values = new Map<string, CellValue>();
        for (const { code, values: list } of rows) {
          for (const [place, column] of columns.entries())
            values.set(`${code}|${column.id}`, list[place] ?? 0);
        }
        const text = asSolitaire(UNITS, columns, (code, id) => values.get(`${code}|${id}`) ?? null);
        const found = readSolitaire(text, UNITS, columns);
        expect(found.cells.every((one) => one.doubt === null)).toBe(true);
        expect(new Map(found.cells.map((one) => [`${one.unit}|${one.columnId}`, one.value]))).toEqual(values);
      }),
      { numRuns: 100 },
    );
  });
});
