/** Every threshold of the grades at, just below and just above its number, written down here a second time from the laws themselves. */
import { describe, expect, it } from 'vitest';
import type { FigureId } from '../../../../shared/domain/figures';
import type { Grade, IncidentType } from '../../../../shared/domain/vocabulary';
import type { RuleFlag } from '../../../../shared/rules/incident';
import { graded } from './support';

type Row = {
  readonly types: readonly IncidentType[];
  readonly figure: FigureId;
  /** the smallest difference that counts */
  readonly step: number;
  readonly numbers: readonly (readonly [Grade, number])[];
  /** what a known figure below all of them is */
  readonly below: Grade | null;
  readonly flags?: readonly RuleFlag[];
  readonly division?: string;
  readonly with?: Partial<Record<FigureId, number>>;
};

const levels = (...numbers: readonly number[]): Row['numbers'] =>
  numbers.map((number, index) => [`level_${index + 1}` as Grade, number]);

const WORK: readonly IncidentType[] = [
  'hazchem',
  'coal_mine',
  'noncoal_mine',
  'fireworks',
  'construction',
  'industry_trade',
  'road',
  'rail',
  'aviation',
  'metro',
  'fire',
  'gas',
  'utilities',
];
const SEA: readonly IncidentType[] = ['waterway', 'fishing_vessel'];
const EQUIPMENT: readonly IncidentType[] = ['special_equipment'];
const CENT = 0.01;

const TABLE: readonly Row[] = [
  { types: WORK, figure: 'dead', step: 1, numbers: levels(30, 10, 3), below: 'level_4' },
  { types: WORK, figure: 'seriousInjury', step: 1, numbers: levels(100, 50, 10), below: 'level_4' },
  {
    types: WORK,
    figure: 'lossYuan',
    step: CENT,
    numbers: levels(100_000_000, 50_000_000, 10_000_000),
    below: 'level_4',
  },
  { types: EQUIPMENT, figure: 'dead', step: 1, numbers: levels(30, 10, 3), below: 'level_4' },
  { types: EQUIPMENT, figure: 'seriousInjury', step: 1, numbers: levels(100, 50, 10), below: 'level_4' },
  {
    types: EQUIPMENT,
    figure: 'lossYuan',
    step: CENT,
    numbers: levels(100_000_000, 50_000_000, 10_000_000, 10_000),
    below: null,
  },
  {
    types: EQUIPMENT,
    figure: 'evacuated',
    step: 1,
    numbers: levels(150_000, 50_000, 10_000, 500),
    below: null,
  },
  {
    types: EQUIPMENT,
    figure: 'strandedHours',
    step: 0.01,
    numbers: levels(48, 24, 12),
    below: null,
    with: { strandedPersons: 100 },
  },
  {
    types: EQUIPMENT,
    figure: 'strandedHours',
    step: 0.01,
    numbers: [['level_3', 12]],
    below: null,
    with: { strandedPersons: 99 },
  },
  {
    types: EQUIPMENT,
    figure: 'strandedPersons',
    step: 1,
    numbers: [['level_1', 100]],
    below: 'level_3',
    with: { strandedHours: 48 },
  },
  {
    types: EQUIPMENT,
    figure: 'strandedPersons',
    step: 1,
    numbers: [['level_2', 100]],
    below: 'level_3',
    with: { strandedHours: 47.99 },
  },
  {
    types: EQUIPMENT,
    figure: 'strandedHours',
    step: 0.01,
    numbers: [['level_4', 2]],
    below: null,
    flags: ['lift'],
  },
  {
    types: EQUIPMENT,
    figure: 'strandedHours',
    step: 0.01,
    numbers: [
      ['level_3', 12],
      ['level_4', 3.5],
    ],
    below: null,
    flags: ['ropeway'],
  },
  {
    types: EQUIPMENT,
    figure: 'strandedHours',
    step: 0.01,
    numbers: [
      ['level_3', 12],
      ['level_4', 1],
    ],
    below: null,
    flags: ['ride'],
  },
  {
    types: ['wildfire'],
    figure: 'burntHectares',
    step: 0.0001,
    numbers: levels(1_000, 100, 1),
    below: 'level_4',
  },
  { types: ['wildfire'], figure: 'dead', step: 1, numbers: levels(30, 10, 3, 1), below: null },
  { types: ['wildfire'], figure: 'seriousInjury', step: 1, numbers: levels(100, 50, 10, 1), below: null },
  { types: ['geological'], figure: 'dead', step: 1, numbers: levels(30, 10, 3), below: 'level_4' },
  {
    types: ['geological'],
    figure: 'lossYuan',
    step: CENT,
    numbers: levels(10_000_000, 5_000_000, 1_000_000),
    below: 'level_4',
  },
  {
    types: ['geological'],
    figure: 'threatened',
    step: 1,
    numbers: levels(1_000, 500, 100),
    below: 'level_4',
  },
  {
    types: ['geological'],
    figure: 'potentialLossYuan',
    step: CENT,
    numbers: levels(100_000_000, 50_000_000, 5_000_000),
    below: 'level_4',
  },
  { types: ['earthquake'], figure: 'magnitude', step: 0.1, numbers: levels(7, 6, 5, 4), below: null },
  {
    types: ['earthquake'],
    figure: 'magnitude',
    step: 0.1,
    numbers: levels(7, 6, 5, 4),
    below: null,
    division: '330100',
  },
  {
    types: ['earthquake'],
    figure: 'magnitude',
    step: 0.1,
    numbers: levels(6, 5, 3, 2.5),
    below: null,
    division: '350481',
  },
  {
    types: ['earthquake'],
    figure: 'magnitude',
    step: 0.1,
    numbers: [['level_4', 6]],
    below: null,
    division: '350481',
    flags: ['taiwan_quake_felt'],
  },
  { types: SEA, figure: 'dead', step: 1, numbers: levels(30, 10, 3), below: 'level_4' },
  { types: SEA, figure: 'missing', step: 1, numbers: levels(30, 10, 3), below: 'level_4' },
  { types: SEA, figure: 'atRisk', step: 1, numbers: levels(30, 10, 3), below: 'level_4' },
  { types: SEA, figure: 'seriousInjury', step: 1, numbers: levels(100, 50, 10), below: 'level_4' },
  { types: SEA, figure: 'shipGrossTons', step: 1, numbers: levels(10_000, 3_000, 500), below: 'level_4' },
];

const rounded = (value: number): number => Number(value.toFixed(4));

const CASES = TABLE.flatMap((row) =>
  row.types.flatMap((type) =>
    row.numbers.flatMap(([level, number], index) => {
      const lower = row.numbers[index + 1]?.[0] ?? row.below;
      const about = { type, row };
      return [
        { ...about, value: number, expected: level },
        { ...about, value: rounded(number + row.step), expected: level },
        { ...about, value: rounded(number - row.step), expected: lower },
      ];
    }),
  ),
);

describe('thresholds', () => {
  it.each(
    CASES.map((one) => ({
      ...one,
      name: `${one.type}${one.row.flags ? ` (${one.row.flags})` : ''}${one.row.division ? ` in ${one.row.division}` : ''}: ${one.row.figure} ${one.value} → ${one.expected}`,
    })),
  )('$name', ({ type, row, value, expected }) => {
    const figures = { ...row.with, [row.figure]: value };
    const place = row.division === undefined ? {} : { division: row.division };
    const { grade, because } = graded({ type, figures, flags: row.flags ?? [], ...place });
    expect(grade).toBe(expected);
    const decisive = because.filter((one) => one.of === 'grade' && one.isDecisive);
    expect(decisive.length > 0).toBe(expected !== null);
    for (const one of decisive) expect(one).toMatchObject({ result: expected, isOverridden: false });
  });

  it('covers every criterion that speaks for a grade by a number', () => {
    expect(CASES.length).toBeGreaterThan(400);
  });
});

describe('较大涉险, accidents only', () => {
  const NEAR: readonly (readonly [FigureId, number])[] = [
    ['atRisk', 10],
    ['trapped', 3],
    ['missing', 3],
    ['evacuated', 500],
    ['hospitalised', 10],
  ];
  it.each(NEAR)('%s from %i', (figure, number) => {
    const near = (value: number, type: IncidentType) =>
      graded({ type, figures: { [figure]: value } }).nearMiss;
    for (const type of [...WORK, ...SEA, ...EQUIPMENT]) {
      expect(near(number, type)).toBe(true);
      expect(near(number + 1, type)).toBe(true);
      expect(near(number - 1, type)).toBe(false);
    }
    for (const type of ['geological', 'flood_drought', 'earthquake', 'wildfire', 'food_safety'] as const)
      expect(near(number * 10, type)).toBe(false);
  });

  it('adds who is trapped to who is missing', () => {
    expect(graded({ type: 'gas', figures: { trapped: 2, missing: 1 } }).nearMiss).toBe(true);
    expect(graded({ type: 'gas', figures: { trapped: 1, missing: 1 } }).nearMiss).toBe(false);
  });

  it('is met by serious pollution and by an important site in danger', () => {
    expect(graded({ type: 'hazchem', flags: ['serious_pollution'] }).nearMiss).toBe(true);
    expect(graded({ type: 'hazchem', flags: ['key_site_threatened'] }).nearMiss).toBe(true);
    expect(graded({ type: 'wildfire', flags: ['key_site_threatened'] }).nearMiss).toBe(false);
  });
});
