import { describe, expect, test } from 'vitest';
import { clockText, differenceText } from '../../../electron/desk/papers/log/clock';
import { closingText } from '../../../electron/desk/papers/log/closing';
import { chineseNumber } from '../../../electron/desk/papers/log/folded';
import { safeFileName } from '../../../electron/desk/papers/paper';

const NONE = {
  incidents: 0,
  phoneReports: 0,
  written: [],
  received: null,
  issued: null,
  calls: 0,
  media: 0,
  public: 0,
  called: 0,
  answered: 0,
  instructions: 0,
  late: 0,
  corrections: 0,
  withdrawals: 0,
  people: 0,
  system: 0,
  open: 0,
} as const;

describe('words of the log on paper', () => {
  test('the closing paragraph is that of the model of the document, figure for figure', () => {
    const numbers = {
      ...NONE,
      incidents: 1,
      phoneReports: 2,
      written: [
        { name: '初报', count: 1 },
        { name: '续报', count: 2 },
      ],
      received: 4,
      issued: 2,
      calls: 46,
      media: 4,
      public: 3,
      called: 30,
      answered: 29,
      instructions: 3,
      late: 2,
      people: 61,
      system: 300,
      open: 6,
    };
    expect(closingText(numbers, true)).toBe(
      '本班共接报突发事件信息1起；电话首报2次；书面报送3期（初报1、续报2）；收文4件、发文2件；接听来电46个（其中媒体4、群众求助3）；叫应30人，应答29人，应答率96.7%；领导指示3条；人工记录61条（含补记2条），系统自动记录300条；未办结6项，见交接班记录。',
    );
  });

  test('a quiet shift says what there was none of only where it matters', () => {
    expect(closingText(NONE, true)).toBe(
      '本班共接听来电0个（其中媒体0、群众求助0）；人工记录0条，系统自动记录0条；无未办结事项。',
    );
    expect(closingText({ ...NONE, open: null }, false)).not.toContain('未办结');
  });

  test('the clock of the seat is told as each officer found it', () => {
    const clock = (shownAt: number, trueAt: number) => ({ shownAt, trueAt, source: '北京时间' });
    expect(differenceText(12_000, 0)).toBe('快12秒');
    expect(differenceText(0, 65_000)).toBe('慢1分5秒');
    expect(differenceText(120_000, 0)).toBe('快2分');
    expect(clockText([])).toBe('未对时');
    expect(
      clockText([
        { name: '陈立', clock: clock(5_000, 5_200) },
        { name: '黄敏', clock: null },
        { name: '周明', clock: clock(0, 3_000) },
      ]),
    ).toBe('陈立：本机无差（对北京时间）；周明：本机慢3秒（对北京时间）');
  });

  test('annexes are numbered as an office does', () => {
    expect([1, 10, 11, 20, 21, 99, 100].map(chineseNumber)).toEqual([
      '一',
      '十',
      '十一',
      '二十',
      '二十一',
      '九十九',
      '100',
    ]);
  });

  test('a file name holds nothing that a file system refuses or that leads elsewhere', () => {
    expect(safeFileName('../岚溪县 值班:日志?*"<>|')).toBe('岚溪县值班日志');
    expect(safeFileName(' \u0000/\\')).toBe('文档');
    expect(safeFileName('长'.repeat(500)).length).toBe(120);
  });
});
