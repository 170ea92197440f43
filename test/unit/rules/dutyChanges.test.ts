import { describe, expect, it } from 'vitest';
import { type AskedDuty, dutyChanges, type KnownDuty } from '../../../shared/rules/duties/changes';
import { dutyGroup } from '../../../shared/rules/duties/groups';

const MINUTE = 60_000;
const RECEIVED = Date.UTC(2026, 1, 28, 15, 50);

type Asks = Partial<AskedDuty> & {
  readonly ruleId?: string;
  readonly limit?: number;
  readonly isLaw?: boolean;
};

function asks({ ruleId = 'r1', limit = 30, isLaw = false, ...over }: Asks = {}): AskedDuty {
  return {
    kind: 'phone_report',
    recipient: 'office',
    round: null,
    targetAt: null,
    dueAt: RECEIVED + limit * MINUTE,
    supersededBy: null,
    rule: {
      ruleId,
      clockField: 'received_at',
      clockAt: RECEIVED,
      limitMinutes: limit,
      mark: 'M',
      document: '',
      article: '',
      isLaw,
      isOverridden: false,
    },
    ...over,
  };
}

function known(over: Partial<KnownDuty> = {}): KnownDuty {
  return {
    id: 'inc.phone_report.office',
    kind: 'phone_report',
    recipient: 'office',
    round: null,
    state: 'open',
    dueAt: RECEIVED + 30 * MINUTE,
    metAt: null,
    isStanding: true,
    isOfRun: false,
    rule: { ruleId: 'r1', clockAt: RECEIVED, limitMinutes: 30, isOverridden: false },
    ...over,
  };
}

const changes = (have: readonly KnownDuty[], wanted: readonly AskedDuty[], now = RECEIVED) =>
  dutyChanges('inc', have, wanted, now);
const NOTHING = { obligations: [], superseded: [], moved: [] };

describe('the duties of an incident against what its rules ask for', () => {
  it('are opened once, by the earlier limit, and by the law where two are equal', () => {
    const { obligations } = changes([], [asks({ ruleId: 'a', limit: 60 }), asks({ ruleId: 'b', limit: 30 })]);
    expect(obligations.map((duty) => [duty.id, duty.rule?.ruleId])).toEqual([
      ['inc.phone_report.office', 'b'],
    ]);
    const equal = changes([], [asks({ ruleId: 'a' }), asks({ ruleId: 'b', isLaw: true })]);
    expect(equal.obligations[0]?.rule?.ruleId).toBe('b');
  });

  it('change nothing when they stand as they are asked for, however often that is looked at', () => {
    expect(changes([known()], [asks()])).toEqual(NOTHING);
  });

  it('that were met stay met, whatever limit follows', () => {
    expect(changes([known({ state: 'met', metAt: RECEIVED })], [asks({ ruleId: 'b', limit: 15 })])).toEqual(
      NOTHING,
    );
  });

  it('keep how they stood when a limit moves', () => {
    const { obligations, superseded } = changes([known()], [asks({ ruleId: 'b', limit: 15 })]);
    expect(superseded).toEqual([{ id: 'inc.phone_report.office', by: 'inc.phone_report.office' }]);
    expect(obligations[0]?.dueAt).toBe(RECEIVED + 15 * MINUTE);
  });

  it('stay as near as a plan pulled them', () => {
    const pulled = known({ dueAt: RECEIVED + 10 * MINUTE });
    const { obligations, superseded } = changes([pulled], [asks({ ruleId: 'b', limit: 20 })]);
    expect(obligations[0]?.dueAt).toBe(RECEIVED + 10 * MINUTE);
    expect(superseded).toEqual([]);
  });

  it('that nobody asks for give way, to what took their place or to nothing, but not while a plan asks', () => {
    expect(changes([known()], []).superseded).toEqual([{ id: 'inc.phone_report.office', by: null }]);
    expect(changes([known({ isOfRun: true })], [])).toEqual(NOTHING);
    expect(changes([known({ isStanding: false, rule: null })], [])).toEqual(NOTHING);
  });

  it('of a series open one at a time: the next to come, then the one after the last that was done', () => {
    const daily = [1, 2, 3].map((round) =>
      asks({ kind: 'zero_report', round, dueAt: RECEIVED + round * 1_440 * MINUTE }),
    );
    const ids = (have: readonly KnownDuty[], now: number) =>
      changes(have, daily, now).obligations.map((duty) => duty.id);
    expect(ids([], RECEIVED)).toEqual(['inc.zero_report.office.r1']);
    expect(ids([], RECEIVED + 1_500 * MINUTE)).toEqual(['inc.zero_report.office.r2']);
    const first = known({ id: 'inc.zero_report.office.r1', kind: 'zero_report', round: 1 });
    expect(ids([first], RECEIVED)).toEqual(['inc.zero_report.office.r1'].slice(1));
    const met = { ...first, state: 'met', metAt: RECEIVED + 1_400 * MINUTE } as const;
    expect(ids([met], RECEIVED + 1_400 * MINUTE)).toEqual(['inc.zero_report.office.r2']);
  });
});

describe('the groups of duties', () => {
  it('keep reports apart from who is told and what is watched', () => {
    const group = (kind: string, isWindow = false) => dutyGroup({ kind, isWindow });
    expect([group('phone_report'), group('notify'), group('head_report'), group('leader_report')]).toEqual([
      'reports',
      'notices',
      'notices',
      'notices',
    ]);
    expect(group('casualty_watch', true)).toBe('windows');
  });
});
