import { describe, expect, it } from 'vitest';
import { DEADLINE_SUBJECTS } from '../../../shared/contract/alertModels';
import {
  type Ladder,
  type LadderRung,
  ladderFor,
  ladderProblem,
  shippedLadder,
} from '../../../shared/rules/ladder';
import { alertLaddersSetting } from '../../../shared/settings/alertLadders';

const MINUTE = 60_000;
const rung = (over: Partial<LadderRung>): LadderRung => ({
  when: 'minutes',
  value: 0,
  level: 2,
  to: [],
  channel: 'notification',
  ...over,
});
const ladder = (...rungs: LadderRung[]): Ladder => ({ rungs, repeatSeconds: 60, acknowledgementMinutes: 10 });
const at = (over: Partial<Parameters<typeof ladderFor>[0]> = {}) => ({
  armedAt: 0,
  targetAt: null,
  dueAt: 100 * MINUTE,
  reached: true,
  ...over,
});
const minutesOf = (...args: Parameters<typeof ladderFor>) =>
  ladderFor(...args).map((one) => [one.rung, one.level, one.fireAt / MINUTE]);

describe('a ladder', () => {
  it('as shipped rings at seven tenths of the time, at the due time and ten minutes after it', () => {
    expect(minutesOf(at())).toEqual([
      [1, 1, 70],
      [2, 2, 100],
      [3, 3, 110],
    ]);
  });

  it('takes the target of the deadline for its share, and leaves the share out where it would fall at the due time', () => {
    expect(minutesOf(at({ targetAt: 40 * MINUTE }))[0]).toEqual([1, 1, 40]);
    expect(minutesOf(at({ targetAt: 100 * MINUTE }))).toHaveLength(2);
  });

  it('keeps what rings before the due time from a step whose turn has not come', () => {
    const own = ladder(rung({ value: -30, level: 1 }), rung({}), rung({ value: 20, level: 3 }));
    expect(minutesOf(at(), own)).toEqual([
      [1, 1, 70],
      [2, 2, 100],
      [3, 3, 120],
    ]);
    expect(minutesOf(at({ reached: false }), own).map(([place]) => place)).toEqual([2, 3]);
  });

  it('carries posts and channel of each rung', () => {
    const [one] = ladderFor(at(), ladder(rung({ to: ['duty_leader'], channel: 'alarm_window' })));
    expect(one).toMatchObject({ to: ['duty_leader'], channel: 'alarm_window' });
  });

  it.each([
    ['rung_order', ladder(rung({ value: 10 }), rung({ value: 0 }))],
    ['rung_order', ladder(rung({}), rung({ when: 'share', value: 50 }))],
    ['level_falls', ladder(rung({ level: 3 }), rung({ value: 5, level: 2 }))],
    ['no_rung_at_due', ladder(rung({ value: 5 }))],
    ['no_rung_at_due', ladder(rung({ value: 0, level: 1 }))],
    [null, ladder(rung({ value: -5 }), rung({ value: 5 }))],
  ] as const)('is refused with %s', (problem, own) => {
    expect(ladderProblem(own, 'step')).toBe(problem);
  });

  it('of calls to leaders asks for no call to a leader', () => {
    expect(ladderProblem(ladder(rung({ to: ['duty_leader'] })), 'escalation')).toBe('call_upon_call');
    expect(ladderProblem(ladder(rung({ to: ['chief_duty_officer'] })), 'escalation')).toBeNull();
  });

  it('as shipped is one that the setting would take, for every kind of deadline', () => {
    const kinds = Object.fromEntries(
      DEADLINE_SUBJECTS.map((subject) => [subject, { ...shippedLadder(subject), why: '' }]),
    );
    expect(alertLaddersSetting.schema.safeParse({ kinds, callMinutes: 5 }).success).toBe(true);
  });

  it('can neither be silent nor repeat never', () => {
    const kinds = { step: { ...shippedLadder('step'), why: '', repeatSeconds: 0 } };
    expect(alertLaddersSetting.schema.safeParse({ kinds, callMinutes: 5 }).success).toBe(false);
    const none = { step: { ...shippedLadder('step'), why: '', rungs: [] } };
    expect(alertLaddersSetting.schema.safeParse({ kinds: none, callMinutes: 5 }).success).toBe(false);
  });
});
