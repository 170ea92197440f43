import { describe, expect, it } from 'vitest';
import { LOSS_ITEM_IDS, LOSS_ITEMS, lossKindName } from '../../../shared/rules/losses/items';
import { coversDaily, nextKinds, nextUpdate, nextZeroDue } from '../../../shared/rules/losses/process';
import { readLosses } from '../../../shared/rules/losses/readTable';
import {
  conflictsOf,
  jumpsOf,
  type LossFigure,
  lossValue,
  tableOf,
  totalsOf,
} from '../../../shared/rules/losses/table';
import { array, assert, constantFrom, nat, property, record } from '../../helpers/fc.ts';

const UNITS = [
  { code: '001', name: '大桥镇', aliases: ['大桥'] },
  { code: '002', name: '西溪乡', aliases: [] },
  { code: '003', name: '城关街道', aliases: [] },
];
const RULE = { factor: 3, floor: 10 };
const figure = (unit: string, item: string, value: number): LossFigure => ({
  unit,
  item,
  value,
  at: 0,
  source: '',
});
const anyTable = array(
  record({
    unit: constantFrom('001', '002', '003'),
    item: constantFrom(...LOSS_ITEM_IDS),
    cents: nat(100_000),
  }),
  { maxLength: 60 },
).map((cells) => [
  ...tableOf(cells.map(({ unit, item, cents }) => figure(unit, item, cents / 100))).values(),
]);

describe('the totals of a loss report', () => {
  it('are the sums over the units, for every item and any table', () => {
    assert(
      property(anyTable, (figures) => {
        const totals = totalsOf(figures);
        for (const id of LOSS_ITEM_IDS) {
          const sum = figures.filter((one) => one.item === id).reduce((all, one) => all + one.value, 0);
          expect(totals[id] ?? 0).toBeCloseTo(sum, 6);
        }
      }),
    );
  });

  it('keep every part within its whole when every unit does', () => {
    assert(
      property(anyTable, (figures) => {
        if (conflictsOf(figures, UNITS).length > 0) return;
        const total = (id: string): number => totalsOf(figures)[id] ?? 0;
        expect(total('cropLost')).toBeLessThanOrEqual(total('cropDamaged') + 1e-6);
        expect(total('cropDamaged')).toBeLessThanOrEqual(total('cropAffected') + 1e-6);
        const parts = ['lossHomes', 'lossFarming', 'lossIndustry', 'lossWorks', 'lossPublic'];
        expect(parts.reduce((all, id) => all + total(id), 0)).toBeLessThanOrEqual(total('loss') + 1e-6);
        expect(total('dead') + total('missing')).toBeLessThanOrEqual(total('affected') + 1e-6);
      }),
    );
  });
});

describe('a part above its whole', () => {
  it('is named with its unit: 绝收 over 成灾, 成灾 over 受灾, parts of the loss over the loss', () => {
    const crops = [figure('001', 'cropAffected', 10), figure('001', 'cropDamaged', 12)];
    expect(conflictsOf(crops, UNITS)).toEqual([
      { unit: '001', parts: ['cropDamaged'], whole: 'cropAffected', sum: 12, value: 10 },
    ]);
    const money = [figure('002', 'loss', 5), figure('002', 'lossHomes', 3), figure('002', 'lossWorks', 2.01)];
    expect(conflictsOf(money, UNITS).map((one) => [one.unit, one.sum])).toEqual([['002', 5.01]]);
    expect(conflictsOf([figure('001', 'cropLost', 1)], UNITS).map((one) => one.whole)).toEqual([
      'cropDamaged',
    ]);
    expect(conflictsOf([...crops.slice(0, 1), figure('001', 'cropDamaged', 10)], UNITS)).toEqual([]);
  });
});

describe('a jump', () => {
  const jumps = (before: LossFigure[], now: LossFigure[]) =>
    jumpsOf(before, now, UNITS, RULE).map(({ unit, item, how }) => `${unit ?? '*'} ${item} ${how}`);

  it('is a total at the factor or above it, not below, and not of small numbers', () => {
    const was = [figure('001', 'affected', 10)];
    expect(jumps(was, [figure('001', 'affected', 30)])).toEqual(['* affected jump']);
    expect(jumps(was, [figure('001', 'affected', 29)])).toEqual([]);
    expect(jumps([figure('001', 'dead', 1)], [figure('001', 'dead', 9)])).toEqual([]);
    expect(jumps([], [figure('001', 'affected', 5_000)])).toEqual([]);
  });

  it('is any fall, by unit even where the total hides it', () => {
    const was = [figure('001', 'affected', 50), figure('002', 'affected', 10)];
    const now = [figure('001', 'affected', 40), figure('002', 'affected', 25)];
    expect(jumps(was, now)).toEqual(['001 affected fall']);
    expect(jumps(was, [])).toEqual(['* affected fall', '001 affected fall', '002 affected fall']);
    expect(jumps(was, was)).toEqual([]);
  });
});

describe('the reports of a process', () => {
  it('are one initial, any number of updates, one verified; zero reports in between', () => {
    const initial = { kind: 'initial', number: 1 } as const;
    const first = { kind: 'update', number: 1 } as const;
    expect(nextKinds([], false)).toEqual(['initial', 'zero']);
    expect(nextKinds([{ kind: 'zero', number: 1 }], false)).toEqual(['initial', 'zero']);
    expect(nextKinds([initial], false)).toEqual(['update', 'verified', 'zero']);
    expect(nextKinds([initial, first], true)).toEqual([]);
    expect(nextUpdate([initial, first, { kind: 'zero', number: 1 }])).toBe(2);
    expect(lossKindName('update', 3, 'zh')).toBe('续报三');
    expect(lossKindName('update', 12, 'zh')).toBe('续报12');
  });

  it('are due every day at the room’s hour, over the end of a month and a leap day', () => {
    const at = (day: string, time: string): number => Date.parse(`${day}T${time}:00+08:00`);
    expect(nextZeroDue(at('2026-09-30', '23:50'), 540)).toBe(at('2026-10-01', '09:00'));
    expect(nextZeroDue(at('2028-02-28', '00:10'), 540)).toBe(at('2028-02-29', '09:00'));
    expect(coversDaily(at('2026-10-01', '09:00'), at('2026-10-01', '00:05'))).toBe(true);
    expect(coversDaily(at('2026-10-01', '09:00'), at('2026-09-30', '23:59'))).toBe(false);
  });
});

describe('a table of losses that is read', () => {
  const HEAD = ['序号', '单位', '受灾人口（人）', '绝收面积(公顷)', '备注'];

  it('gives the figures of known units by their names or other names', () => {
    const read = readLosses(
      [
        ['岚溪县灾情统计表'],
        HEAD,
        ['1', '大桥', '1,270', '0.35', ''],
        ['2', '西溪乡', '—', '', ''],
        ['', '合计', '1270', '0.35', ''],
      ],
      UNITS,
    );
    expect(read.problems).toEqual([]);
    expect(read.figures).toEqual([
      { unit: '001', item: 'affected', value: 1_270 },
      { unit: '001', item: 'cropLost', value: 0.35 },
    ]);
  });

  it('names every cell that cannot be taken, by column and row', () => {
    const read = readLosses(
      [
        HEAD,
        ['1', '大桥镇', '约三百', '0.355', ''],
        ['2', '白石镇', '5', '', ''],
        ['3', '西溪乡', '1.5', '2', ''],
        ['4', '大桥', '7', '', ''],
        ['', '合计', '9', '2.1', ''],
      ],
      UNITS,
    );
    expect(read.problems.map((one) => `${one.column}${one.row} ${one.why} ${one.expected}`.trim())).toEqual([
      'C2 not_a_number',
      'D2 not_whole',
      'B3 unknown_unit',
      'C4 not_whole',
      'B5 unit_twice',
      'C6 total_differs 0',
      'D6 total_differs 2',
    ]);
    expect(readLosses([['甲', '乙']], UNITS).problems[0]?.why).toBe('no_heading');
  });

  it('takes a figure only in the digits of its item', () => {
    const [persons, hectares] = [LOSS_ITEMS[0], LOSS_ITEMS.find((one) => one.id === 'cropLost')];
    expect(persons && lossValue(persons, 1.5)).toBeNull();
    expect(hectares && lossValue(hectares, 0.35)).toBe(0.35);
    expect(hectares && lossValue(hectares, -1)).toBeNull();
  });
});
