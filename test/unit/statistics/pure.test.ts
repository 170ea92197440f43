import { describe, expect, it } from 'vitest';
import { type CalloutPerson, calloutTotals } from '../../../shared/statistics/callouts';
import { median, onTimeRate, standingOf, waitsOf } from '../../../shared/statistics/duties';
import type { CountedLine } from '../../../shared/statistics/lines';
import { LineTally, monthSpan } from '../../../shared/statistics/lines';

const MINUTE = 60_000;
const at = (iso: string): number => Date.parse(`${iso}+08:00`);
const line = (receivedAt: number, rest: Partial<CountedLine> = {}): CountedLine => ({
  kind: 'phone_in',
  isPeople: true,
  receivedAt,
  recordedAt: receivedAt,
  author: '陈立',
  shiftId: null,
  unit: null,
  isCorrection: false,
  isWithdrawal: false,
  isWithdrawn: false,
  isImported: false,
  ...rest,
});

describe('the tally of lines', () => {
  it('goes by the day and hour of the room, where midnight is 16:00 UTC', () => {
    const tally = new LineTally(at('2026-11-23T00:00:00'), at('2026-11-25T00:00:00'));
    tally.add(line(at('2026-11-23T23:59:59')));
    tally.add(line(at('2026-11-24T00:00:00')));
    const { byDay, byHour } = tally.result();
    expect(byDay).toEqual([
      { day: '2026-11-23', people: 1, system: 0 },
      { day: '2026-11-24', people: 1, system: 0 },
    ]);
    expect(byHour.filter(({ people }) => people > 0).map(({ hour }) => hour)).toEqual([0, 23]);
  });

  it('shows days without a line, and months instead of days in a span of more than 400 days', () => {
    const week = new LineTally(at('2026-11-23T00:00:00'), at('2026-11-30T00:00:00'));
    expect(week.result().byDay).toHaveLength(7);
    const years = new LineTally(at('2024-01-01T00:00:00'), at('2026-01-01T00:00:00'));
    years.add(line(at('2025-03-31T23:59:59')));
    const { byDay } = years.result();
    expect(byDay).toHaveLength(24);
    expect(byDay.find(({ people }) => people === 1)?.day).toBe('2025-03');
  });

  it('names the thirty units that called most and puts the others together', () => {
    const tally = new LineTally(0, 1);
    for (let unit = 0; unit < 35; unit += 1)
      for (let times = 0; times <= unit; times += 1) tally.add(line(0, { unit: `单位${unit}` }));
    const { bySource } = tally.result();
    expect(bySource).toHaveLength(31);
    expect(bySource[0]).toEqual({ unit: '单位34', count: 35 });
    expect(bySource.at(-1)).toEqual({ unit: '', count: 1 + 2 + 3 + 4 + 5 });
  });

  it('leaves a withdrawn line, its withdrawal and a correction out of the records', () => {
    const tally = new LineTally(0, 1);
    tally.add(line(0, { isWithdrawn: true }));
    tally.add(line(0, { isWithdrawal: true, kind: 'note' }));
    tally.add(line(0));
    tally.add(line(0, { isCorrection: true, recordedAt: 600_000 }));
    expect(tally.result().lines).toEqual({
      people: 4,
      system: 0,
      records: 1,
      corrections: 1,
      withdrawals: 1,
      late: 0,
      imported: 0,
      calls: 1,
    });
  });
});

describe('rates and times', () => {
  it('knows the months of a year', () => {
    expect(monthSpan('2026-12')).toEqual({ from: at('2026-12-01T00:00:00'), to: at('2027-01-01T00:00:00') });
    expect(monthSpan('2026-02')?.to).toBe(at('2026-03-01T00:00:00'));
    expect(monthSpan('2026-13')).toBeNull();
  });

  it('counts only what fell due in the rate of what was on time', () => {
    expect(onTimeRate({ onTime: 3, late: 1, overdue: 0, running: 5, notNeeded: 2 })).toBe(0.75);
    expect(onTimeRate({ onTime: 0, late: 0, overdue: 0, running: 5, notNeeded: 0 })).toBeNull();
    const due = { subject: 'obligation', dueAt: 100, doneAt: 100 } as const;
    expect(standingOf({ ...due, state: 'met' }, 500)).toBe('onTime');
    expect(standingOf({ ...due, state: 'open', doneAt: null }, 100)).toBe('running');
    expect(standingOf({ ...due, state: 'open', doneAt: null }, 101)).toBe('overdue');
  });

  it('takes the raisings of an alert before its answer for one waiting', () => {
    const waits = waitsOf([
      { subject: 'a', at: 0, what: 'raised' },
      { subject: 'a', at: 60, what: 'raised' },
      { subject: 'b', at: 70, what: 'acknowledged' },
      { subject: 'a', at: 100, what: 'acknowledged' },
      { subject: 'a', at: 400, what: 'raised' },
      { subject: 'a', at: 410, what: 'acknowledged' },
    ]);
    expect(waits).toEqual([10, 100]);
    expect(median(waits)).toBe(55);
    expect(median([])).toBeNull();
  });

  it('takes rates of call-outs over persons, not over attempts', () => {
    const person = (attempts: CalloutPerson['attempts'], answeredAt: number | null): CalloutPerson => ({
      key: 's',
      blockId: 's',
      titleZh: '',
      titleEn: '',
      party: 'p',
      partyZh: '',
      partyEn: '',
      at: 0,
      attempts,
      answeredAt,
    });
    const totals = calloutTotals([
      person([{ at: 0, result: 'answered_confirmed' }], 0),
      person(
        [
          { at: 0, result: 'no_answer' },
          { at: 2 * MINUTE, result: 'no_answer' },
          { at: 6 * MINUTE, result: 'answered_confirmed' },
        ],
        6 * MINUTE,
      ),
      person([{ at: 0, result: 'answered_not_self' }], null),
      person([], null),
    ]);
    expect(totals).toEqual({
      persons: 4,
      called: 3,
      answered: 2,
      within5: 1,
      within15: 2,
      attempts: 5,
      meanMs: 3 * MINUTE,
    });
  });
});
