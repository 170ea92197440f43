import { describe, expect, test } from 'vitest';
import type { FigureValue, ForceLine } from '../../../shared/domain/incidentFacts';
import { PERSON_STATES } from '../../../shared/domain/incidentFacts';
import { maskName } from '../../../shared/domain/mask';
import { ledgerFalls, unexplainedFalls } from '../../../shared/rules/figures/falls';
import { evacuationOf, forceTotals, machinesIn } from '../../../shared/rules/figures/forces';
import {
  figuresToTell,
  type LedgerEntry,
  ledgerFigures,
  ledgerRows,
  peopleCounts,
} from '../../../shared/rules/figures/ledger';
import { historyOf, isFigureValue, standingFigures } from '../../../shared/rules/figures/standing';
import { array, assert, constantFrom, integer, property, record } from '../../helpers/fc.ts';

const value = (figure: FigureValue['figure'], count: number, asOf: number): FigureValue => ({
  figure,
  value: count,
  asOf,
  source: '现场',
  reason: '',
  recordedAt: asOf,
  by: '陈立',
});

describe('the value that stands', () => {
  test('is the newest by its own time, not by when it came', () => {
    const values = [value('trapped', 3, 10), value('trapped', 1, 30), value('trapped', 2, 20)];
    expect(standingFigures(values)).toEqual({ trapped: 1 });
    expect(historyOf(values, 'trapped').map((one) => one.value)).toEqual([1, 2, 3]);
  });

  test('of one moment told twice is the one recorded later', () => {
    expect(standingFigures([value('dead', 1, 10), value('dead', 2, 10)])).toEqual({ dead: 2 });
  });

  test('that nobody reported is absent, and nought that was reported is nought', () => {
    expect(standingFigures([value('missing', 0, 10)])).toEqual({ missing: 0 });
  });

  test.each([
    ['person', 1.5, false],
    ['person', 3, true],
    ['yuan', 49_999_999.99, true],
    ['magnitude', 10.1, false],
    ['hectare', -1, false],
    ['hour', Number.NaN, false],
  ])('of %s may be %d: %s', (unit, given, isRight) => {
    expect(isFigureValue(unit, given)).toBe(isRight);
  });
});

describe('a fall', () => {
  test.each([
    ['is explained by who was rescued', { trapped: 3, rescued: 0 }, { trapped: 2, rescued: 1 }, 0],
    ['is explained when the rescued were not counted before', { trapped: 3 }, { trapped: 2, rescued: 1 }, 0],
    ['is explained by who went to hospital', { trapped: 3 }, { trapped: 2, hospitalised: 1 }, 0],
    [
      'of two is not explained by one who is both rescued and in hospital',
      { trapped: 3 },
      { trapped: 1, rescued: 1, hospitalised: 1 },
      1,
    ],
    ['without anybody elsewhere is not explained', { trapped: 3 }, { trapped: 2 }, 1],
    [
      'of the dead is explained only when they are counted elsewhere',
      { dead: 2, missing: 0 },
      { dead: 1, missing: 1 },
      0,
    ],
    ['of another figure is never explained by people', { evacuated: 19 }, { evacuated: 18, rescued: 1 }, 1],
    ['is none when the figure was not known', {}, { trapped: 2 }, 0],
  ])('%s', (_name, before, after, count) => {
    expect(unexplainedFalls(before, after)).toHaveLength(count);
  });

  test('of the ledger is asked for only when its people became fewer', () => {
    const [before, after] = [{ trapped: 3 }, { trapped: 2 }];
    expect(ledgerFalls(before, after, { from: 3, to: 3 })).toEqual([]);
    expect(ledgerFalls(before, after, { from: 3, to: 2 })).toEqual([{ figure: 'trapped', from: 3, to: 2 }]);
  });
});

describe('the ledger of people', () => {
  const nobody = { name: '', sex: 'unknown', age: null, household: '', note: '', source: '现场' } as const;
  const added = (personId: string, at: number): LedgerEntry => ({
    kind: 'added',
    personId,
    state: 'trapped',
    at,
    recordedAt: at,
    ...nobody,
  });

  test('sums up to its rows whatever is written into it', () => {
    const entries = array(
      record({
        kind: constantFrom('added', 'state', 'state', 'details', 'removed'),
        personId: constantFrom('a', 'b', 'c', 'd', 'e'),
        state: constantFrom(...PERSON_STATES),
        at: integer({ min: 0, max: 9 }),
      }),
      { maxLength: 60 },
    );
    assert(
      property(entries, (list) => {
        const rows = ledgerRows(
          list.map((one) => ({ ...nobody, ...one, recordedAt: one.at }) as LedgerEntry),
        );
        const counts = peopleCounts(rows);
        const sum = PERSON_STATES.reduce((total, state) => total + counts[state], 0);
        expect(sum).toBe(counts.total);
        expect(counts.total).toBe(rows.length);
      }),
    );
  });

  test('keeps the newest state by its own time when older news comes late', () => {
    const rows = ledgerRows([
      added('a', 10),
      { kind: 'state', personId: 'a', state: 'hospitalised', at: 40, source: '医院', recordedAt: 41 },
      { kind: 'state', personId: 'a', state: 'rescued', at: 30, source: '消防', recordedAt: 50 },
    ]);
    expect(rows[0]).toMatchObject({ state: 'hospitalised', at: 40, source: '医院' });
  });

  test('tells the figures that stand otherwise, nought too, since it names everybody', () => {
    const owned = ledgerFigures([added('a', 1), added('b', 1)]);
    expect(figuresToTell(owned, { trapped: 3, dead: 1, evacuated: 19 })).toEqual({
      trapped: 2,
      dead: 0,
      missing: 0,
      rescued: 0,
      hospitalised: 0,
    });
    expect(figuresToTell(owned, owned)).toEqual({});
  });

  test('counts who was brought out and is in hospital as rescued too, a bystander in hospital not', () => {
    const state = (personId: string, to: 'rescued' | 'hospitalised', at: number): LedgerEntry => ({
      kind: 'state',
      personId,
      state: to,
      at,
      source: '消防',
      recordedAt: at,
    });
    const bystander: LedgerEntry = {
      kind: 'added',
      personId: 'c',
      state: 'hospitalised',
      at: 3,
      recordedAt: 3,
      ...nobody,
    };
    const entries = [
      added('a', 1),
      added('b', 1),
      state('a', 'rescued', 2),
      state('a', 'hospitalised', 5),
      bystander,
    ];
    expect(ledgerFigures(entries)).toEqual({ dead: 0, missing: 0, trapped: 1, rescued: 1, hospitalised: 2 });
    expect(peopleCounts(ledgerRows(entries))).toMatchObject({
      total: 3,
      trapped: 1,
      rescued: 0,
      hospitalised: 2,
    });
  });
});

describe('forces', () => {
  const force = (kind: ForceLine['kind'], persons: number, more: Partial<ForceLine> = {}): ForceLine => ({
    id: `${kind}${persons}`,
    unit: '消防救援大队',
    kind,
    persons,
    vehicles: 0,
    equipment: '',
    state: 'present',
    at: 0,
    source: '',
    ...more,
  });

  test('on scene and en route are two sums: 86 = 31 + 6 + 49 while 15 are on the way', () => {
    const { present, enRoute } = forceTotals([
      force('fire', 31, { equipment: '生命探测装备2套' }),
      force('medical', 6),
      force('local', 22, { equipment: '挖掘机1台' }),
      force('local', 27, { equipment: '挖掘机2台、铁锹若干' }),
      force('fire', 15, { state: 'en_route', vehicles: 3 }),
      force('police', 9, { state: 'left' }),
    ]);
    expect(present.persons).toBe(86);
    expect(present.byKind.map((one) => one.persons)).toEqual([31, 6, 49]);
    expect(present.machines).toEqual([
      { name: '生命探测装备', count: 2, unit: '套' },
      { name: '挖掘机', count: 3, unit: '台' },
    ]);
    expect([enRoute.persons, enRoute.vehicles]).toEqual([15, 3]);
  });

  test('have machines only where a number and a measure word stand', () => {
    expect(machinesIn('大型机械３台，冲锋舟 2 艘；绳索若干')).toEqual([
      { name: '大型机械', count: 3, unit: '台' },
      { name: '冲锋舟', count: 2, unit: '艘' },
    ]);
  });

  test('move people out of danger: 26 = 19 + 7', () => {
    expect(evacuationOf({ threatened: 26, evacuated: 19, threatenedHouseholds: 7 })).toEqual({
      threatened: 26,
      evacuated: 19,
      remaining: 7,
      households: 7,
    });
    expect(evacuationOf({ evacuated: 19 })).toBeNull();
  });
});

test.each([
  ['陈立', '陈×'],
  ['王小明', '王××'],
  ['欧阳明', '欧阳×'],
  ['司马', '司×'],
  ['阿依古丽·买买提', '阿××'],
  ['John Smith', 'J××'],
  ['', ''],
  ['陈×', '陈×'],
])('the name %s is shown as %s, and so is what is masked already', (name, masked) => {
  expect(maskName(name)).toBe(masked);
  expect(maskName(masked)).toBe(masked);
});
