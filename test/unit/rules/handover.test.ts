import { describe, expect, test } from 'vitest';
import { isNearReport, isReadBack, needOf } from '../../../shared/rules/handover';
import { maySignAsLeader, maySignAsOfficer } from '../../../shared/rules/signers';

const at = (time: string): number => Date.parse(`2026-09-12T${time}+08:00`);
const report = (time: string) => ({ group: 'reports_due' as const, dueAt: at(time) });

describe('a report due around the change', () => {
  const isNear = (due: string, now: string): boolean => isNearReport(report(due), at('08:30'), at(now), 20);
  test.each([
    ['08:20', '08:15', true],
    ['08:50', '08:15', true],
    ['08:51', '08:15', false],
    ['05:00', '08:15', true],
    // The change is late: it counts from now.
    ['09:20', '09:05', true],
    // Hours before its planned start it takes place now.
    ['08:20', '03:00', false],
    ['03:19', '03:00', true],
  ])('due %s, now %s, change 08:30: %s', (due, now, wanted) => {
    expect(isNear(due, now)).toBe(wanted);
  });

  test('concerns reports only', () => {
    expect(isNearReport({ group: 'incidents', dueAt: at('08:31') }, at('08:30'), at('08:15'), 20)).toBe(
      false,
    );
  });
});

describe('the time that is read back', () => {
  test.each(['07:30', '7:30', '0730', '7：30', ' 07.30 '])('%s is half past seven', (typed) => {
    expect(isReadBack(typed, at('07:30'))).toBe(true);
  });
  test.each(['', '07:31', '7', '7点半', '107:30', '19:30'])('%s is not', (typed) => {
    expect(isReadBack(typed, at('07:30'))).toBe(false);
  });
});

test('an answer holds only for the state that it was given for', () => {
  const item = { group: 'incidents' as const, dueAt: null, named: null, mark: 'b' };
  expect(needOf({ ...item, answeredMark: null }, false)).toBe('answer');
  expect(needOf({ ...item, answeredMark: 'a' }, false)).toBe('changed');
  expect(needOf({ ...item, answeredMark: 'b' }, false)).toBeNull();
  expect(needOf({ ...item, answeredMark: 'b' }, true)).toBe('report');
  expect(needOf({ ...item, named: '黄敏', answeredMark: 'b' }, true)).toBeNull();
});

describe('who may sign', () => {
  const post = (name: string, accountId: string | null, at: 'duty_leader' | 'primary_officer') => ({
    post: at,
    accountId,
    name,
    phone: '',
  });
  const officer = { id: 'o', roles: ['officer'] };
  const supervisor = { id: 's', roles: ['supervisor'] };
  const operator = { id: 'p', roles: ['operator'] };

  test('an officer of the shift, or any officer where nobody there has an account', () => {
    const own = [post('陈立', 'o', 'primary_officer')];
    expect(maySignAsOfficer(own, officer)).toBe(true);
    expect(maySignAsOfficer(own, supervisor)).toBe(false);
    const typed = [post('某人', null, 'primary_officer')];
    expect([officer, supervisor, operator].map((one) => maySignAsOfficer(typed, one))).toEqual([
      true,
      true,
      false,
    ]);
  });

  test('the leader of either shift, or a supervisor where neither has an account', () => {
    const led = [post('林海', 's', 'duty_leader')];
    expect(maySignAsLeader(led, [], supervisor)).toBe(true);
    expect(maySignAsLeader([], led, supervisor)).toBe(true);
    expect(maySignAsLeader(led, [], officer)).toBe(false);
    expect(maySignAsLeader([], [], supervisor)).toBe(true);
    expect(maySignAsLeader([], [], officer)).toBe(false);
  });
});
