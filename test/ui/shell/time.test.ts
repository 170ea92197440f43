import { describe, expect, it } from 'vitest';
import { nearTime, parseFutureTime, parsePastTime } from '../../../renderer/app/time';

const at = (month: number, day: number, hour: number, minute: number, year = 2026): number =>
  Date.UTC(year, month - 1, day, hour, minute) - 8 * 3_600_000;
const NOW = at(11, 24, 2, 58) + 13_000;

describe('a time in the past as people type it', () => {
  it.each([
    ['02:38', at(11, 24, 2, 38)],
    ['0238', at(11, 24, 2, 38)],
    ['2:38', at(11, 24, 2, 38)],
    ['０２：３８', at(11, 24, 2, 38)],
    ['-5', at(11, 24, 2, 53)],
    ['－5', at(11, 24, 2, 53)],
    ['02:58', at(11, 24, 2, 58)],
    ['23:50', at(11, 23, 23, 50)],
    ['11-23 22:10', at(11, 23, 22, 10)],
    ['12-31 23:59', at(12, 31, 23, 59, 2025)],
    ['2026-11-23 22:10', at(11, 23, 22, 10)],
  ])('%s', (typed, expected) => {
    expect(parsePastTime(typed, NOW)).toBe(expected);
  });

  it.each(['', '半夜', '25:00', '02:60', '5', '02-30 10:00', '--5', '12345'])('refuses %j', (typed) => {
    expect(parsePastTime(typed, NOW)).toBeNull();
  });
});

describe('a time to come', () => {
  it.each([
    ['05:00', at(11, 24, 5, 0)],
    ['02:00', at(11, 25, 2, 0)],
    ['+30', at(11, 24, 3, 29)],
    ['11-25 08:00', at(11, 25, 8, 0)],
  ])('%s', (typed, expected) => {
    expect(parseFutureTime(typed, NOW)).toBe(expected);
  });
});

describe('a time on screen', () => {
  it('carries its day when that is not today', () => {
    expect(nearTime(at(11, 24, 2, 38), NOW)).toBe('02:38');
    expect(nearTime(at(11, 23, 22, 10), NOW)).toBe('11-23 22:10');
  });
});
