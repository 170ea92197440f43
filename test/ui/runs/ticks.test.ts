import { describe, expect, it } from 'vitest';
import {
  impliedFields,
  isImplied,
  PENDING,
  readTicks,
  restPending,
  ticksInWords,
} from '../../../renderer/screens/runs/steps/ticks';
import type { Tick } from '../../../shared/plan/types';
import { NIGHT } from '../../helpers/fakeDesk';

const tick = (field: string, type: Tick['type'], label = field): Tick => ({ field, type, label });
const TICKS = [
  tick('place', 'text'),
  tick('people', 'number', '人数'),
  tick('eta', 'time'),
  tick('ok', 'check', '已核'),
];

describe('the fields of a step', () => {
  it('are read as what they are', () => {
    const raw = { place: ' 上坑 ', people: '６', eta: '03:10', ok: true };
    expect(readTicks(TICKS, raw, NIGHT, true)).toEqual({
      fields: { place: '上坑', people: 6, eta: Date.parse('2026-11-24T03:10:00+08:00'), ok: true },
      problems: {},
    });
  });

  it('say what cannot be read, and what is missing where all is asked', () => {
    const raw = { people: 'viele', eta: 'bald' };
    expect(readTicks(TICKS, raw, NIGHT, true).problems).toEqual({
      place: 'empty',
      people: 'not_a_number',
      eta: 'not_a_time',
    });
    expect(readTicks(TICKS, {}, NIGHT, false)).toEqual({ fields: {}, problems: {} });
  });

  it('take 正在核实 for any of them, and for the rest at once', () => {
    const rest = restPending(TICKS, { people: '3' });
    expect(rest).toEqual({ people: '3', place: PENDING, eta: PENDING });
    expect(readTicks(TICKS, rest, NIGHT, true).problems).toEqual({});
  });

  it('hold to options, bounds and what is required, as the machine does', () => {
    const typed: readonly Tick[] = [
      { field: 'kind', type: 'select', label: '类别', options: ['甲', '乙'] },
      { field: 'depth', type: 'number', label: '水深', unit: '米', min: -5, max: 20 },
      { field: 'phone', type: 'phone', label: '电话', required: true },
      { field: 'sure', type: 'check', label: '已核', required: true },
    ];
    const good = { kind: '乙', depth: '-3', phone: ' 0599-2221234 ', sure: true };
    expect(readTicks(typed, good, NIGHT, false)).toEqual({
      fields: { kind: '乙', depth: -3, phone: '0599-2221234', sure: true },
      problems: {},
    });
    expect(readTicks(typed, { kind: '丙', depth: '21', sure: false }, NIGHT, false)).toEqual({
      fields: {},
      problems: { depth: 'not_in_range', phone: 'empty', sure: 'empty' },
    });
    expect(ticksInWords(typed, good)).toContain('水深 -3米');
    expect(typed.filter(isImplied)).toEqual([]);
  });

  it('never take a text for a problem because it reads like one', () => {
    expect(readTicks(TICKS, { place: 'not_a_time' }, NIGHT, false).fields).toEqual({ place: 'not_a_time' });
  });

  it('make a sentence when nobody typed one', () => {
    expect(ticksInWords(TICKS, { people: '6', place: PENDING, ok: true })).toBe('人数 6；已核');
  });
});

describe('fields that a delivery says anyway', () => {
  const ticks = [
    tick('gov_receiver', 'person'),
    tick('sup_at', 'time'),
    tick('read_back', 'check'),
    tick('way', 'text'),
    tick('as_of', 'time'),
    tick('words', 'text'),
  ];
  it('are those of receiver, time, way and read-back', () => {
    expect(ticks.filter(isImplied).map((one) => one.field)).toEqual([
      'gov_receiver',
      'sup_at',
      'read_back',
      'way',
    ]);
  });

  it('are filled for the recipient they belong to', () => {
    const said = { receiver: '小李', at: NIGHT, way: '电话', readBack: true };
    expect(impliedFields(ticks, { ...said, recipient: 'government_duty_office' })).toEqual({
      gov_receiver: '小李',
      read_back: true,
      way: '电话',
    });
    expect(impliedFields(ticks, { ...said, recipient: 'superior_duty_office' })).toEqual({
      sup_at: NIGHT,
      read_back: true,
      way: '电话',
    });
  });
});
