import { describe, expect, test } from 'vitest';
import { answeredBy, attemptProblem, isRing } from '../../../shared/callouts/answers';
import {
  clockStart,
  firstFeedbackDue,
  isNight,
  limitsOf,
  nextFeedbackDue,
} from '../../../shared/callouts/clocks';
import { CALL_LADDER, nextRepeat, promptsMetBy, rungsOf } from '../../../shared/callouts/ladder';
import { isSamePerson, mergeVerdict, numberKey, withoutTwins } from '../../../shared/callouts/merge';
import { nextOn, splitOverPhones, townshipOf } from '../../../shared/callouts/phones';
import { callOutForecast, callOutRates, callSeconds } from '../../../shared/callouts/rates';
import { defaultCallOutRules, effectiveCallOutRules, ruleFor } from '../../../shared/callouts/rules';
import { sentenceFor } from '../../../shared/callouts/sentence';
import type { CallOutRule } from '../../../shared/domain/callouts';
import { calloutsSetting } from '../../../shared/settings/callouts';
import { array, assert, boolean, constantFrom, nat, property, record } from '../../helpers/fc.ts';

const MINUTE = 60_000;
/** 2026-09-12 02:38 +08:00 */
const NIGHT = Date.UTC(2026, 8, 11, 18, 38);
const DAY = Date.UTC(2026, 8, 12, 2, 0);
const county = defaultCallOutRules('county');
const ruleOf = (color: CallOutRule['color']): CallOutRule => {
  const rule = county.find((one) => one.color === color);
  if (rule === undefined) throw new Error(color);
  return rule;
};
const words = ['山洪', '险情'];

describe('the table of who answers by when', () => {
  test('has the minutes of domain.md 3.4', () => {
    const row = ({
      firstRingMinutes,
      answeredMinutes,
      feedbackMinutes,
      feedbackEveryMinutes,
      receiptOnly,
    }: CallOutRule) => [
      firstRingMinutes,
      answeredMinutes,
      feedbackMinutes,
      feedbackEveryMinutes,
      receiptOnly,
    ];
    expect(Object.fromEntries(county.map((rule) => [rule.color, row(rule)]))).toEqual({
      red: [5, 15, 30, 60, false],
      orange: [10, 20, 60, null, false],
      yellow: [15, 30, 1_440, 1_440, true],
      blue: [30, 60, null, null, true],
      short_fuse: [3, 10, 20, null, false],
      relief: [30, 60, 120, 720, false],
    });
  });

  test('a county calls its townships, a city its counties, a province its cities', () => {
    const roles = (profile: 'county' | 'city' | 'province') =>
      defaultCallOutRules(profile).find((rule) => rule.color === 'red')?.roles ?? [];
    expect(roles('county')).toContain('township_government_head');
    expect(roles('city')).not.toContain('township_government_head');
    expect(roles('province')).toContain('city_duty');
  });

  test('the rule follows the kind, the hazard, the colour, then the level, and says why', () => {
    const of = (
      kind: 'warning' | 'relief',
      hazard: string,
      color: 'red' | 'yellow' | null,
      level: 'level_2' | null,
    ) => {
      const found = ruleFor(county, { kind, hazard, color, level }, words);
      return [found?.rule.color, found?.why];
    };
    expect(of('relief', '', null, null)).toEqual(['relief', 'kind']);
    expect(of('warning', '山洪灾害', 'red', null)).toEqual(['short_fuse', 'short_fuse']);
    expect(of('warning', '山洪灾害', 'yellow', null)).toEqual(['yellow', 'color']);
    expect(of('warning', '台风', null, 'level_2')).toEqual(['orange', 'level']);
    expect(of('warning', '台风', null, null)).toEqual(['orange', 'assumed']);
  });

  test('a table without the colour falls back on the next graver one', () => {
    const rules = effectiveCallOutRules([ruleOf('red')], 'county');
    const found = ruleFor(rules, { kind: 'warning', hazard: '暴雨', color: 'yellow', level: null }, words);
    expect([found?.rule.color, found?.why]).toEqual(['red', 'assumed']);
  });

  test('the default setting is one that its own schema takes, and a rule that rings after it must be answered is not', () => {
    expect(calloutsSetting.schema.parse(calloutsSetting.fallback)).toEqual(calloutsSetting.fallback);
    const own = {
      ...calloutsSetting.fallback,
      rules: county.map((one) => ({ ...one, roles: [...one.roles] })),
    };
    expect(calloutsSetting.schema.safeParse(own).success).toBe(true);
    const wrong = { ...own, rules: own.rules.map((one) => ({ ...one, firstRingMinutes: 10_000 })) };
    expect(calloutsSetting.schema.safeParse(wrong).success).toBe(false);
  });
});

describe('the clocks', () => {
  test('run from the receipt, or from now when that is long ago', () => {
    expect(clockStart(DAY - 9 * MINUTE, DAY)).toBe(DAY - 9 * MINUTE);
    expect(clockStart(DAY - 90 * MINUTE, DAY)).toBe(DAY);
    expect(limitsOf(ruleOf('red'), DAY)).toEqual({
      ringDueAt: DAY + 5 * MINUTE,
      answerDueAt: DAY + 15 * MINUTE,
    });
  });

  test('who answers late has as long for the feedback as who answered in time', () => {
    expect(firstFeedbackDue(ruleOf('red'), DAY, DAY + 3 * MINUTE)).toBe(DAY + 30 * MINUTE);
    expect(firstFeedbackDue(ruleOf('red'), DAY, DAY + 40 * MINUTE)).toBe(DAY + 55 * MINUTE);
    expect(firstFeedbackDue(ruleOf('blue'), DAY, DAY)).toBeNull();
  });

  test('feedback repeats on its rhythm, whenever the last one came', () => {
    const due = DAY + 30 * MINUTE;
    expect(nextFeedbackDue(ruleOf('red'), due, DAY + 10 * MINUTE)).toBe(due + 60 * MINUTE);
    expect(nextFeedbackDue(ruleOf('red'), due, due + 61 * MINUTE)).toBe(due + 120 * MINUTE);
    expect(nextFeedbackDue(ruleOf('orange'), due, due)).toBeNull();
  });

  test('night runs over midnight', () => {
    const night = { fromMinute: 1_320, toMinute: 360 };
    expect(isNight(NIGHT, night)).toBe(true);
    expect(isNight(DAY, night)).toBe(false);
    expect(isNight(Date.UTC(2026, 8, 12, 14, 0), night)).toBe(true);
    expect(isNight(Date.UTC(2026, 8, 11, 22, 0), night)).toBe(false);
  });
});

describe('what counts as an answer', () => {
  const whole = { what: true, where: true, when: true };
  const said = {
    way: 'mobile',
    result: 'answered_confirmed',
    readBack: whole,
    spoke: 'self',
    who: '',
  } as const;
  const deputies = [{ contactId: 'd1', name: '副镇长李某', post: '', number: '' }];

  test('the person or a registered deputy with the three points, and nobody else', () => {
    expect(answeredBy(said, ruleOf('red'), [])).toBe('self');
    expect(answeredBy({ ...said, readBack: { ...whole, when: false } }, ruleOf('red'), [])).toBeNull();
    expect(answeredBy({ ...said, spoke: 'deputy', who: '副镇长李某' }, ruleOf('red'), deputies)).toBe(
      'deputy',
    );
    expect(answeredBy({ ...said, spoke: 'deputy', who: '路人' }, ruleOf('red'), deputies)).toBeNull();
    expect(answeredBy({ ...said, spoke: 'other' }, ruleOf('red'), deputies)).toBeNull();
    expect(attemptProblem({ ...said, spoke: 'deputy' }, ruleOf('red'), [])).toBe('not_a_deputy');
  });

  test('a text message never is, whatever was typed', () => {
    for (const rule of county) expect(answeredBy({ ...said, way: 'sms' }, rule, [])).toBeNull();
  });

  test('a receipt is enough where the rule says so', () => {
    const receipt = {
      ...said,
      result: 'answered_no_readback',
      readBack: { what: false, where: false, when: false },
    } as const;
    expect(answeredBy(receipt, ruleOf('blue'), [])).toBe('self');
    expect(answeredBy(receipt, ruleOf('orange'), [])).toBeNull();
  });

  test('a text message begins the ladder only by day and where a receipt is enough', () => {
    const night = { fromMinute: 1_320, toMinute: 360 };
    const sms = (at: number) => ({ way: 'sms', to: 'person', at }) as const;
    expect(isRing(sms(DAY), ruleOf('blue'), night)).toBe(true);
    expect(isRing(sms(NIGHT), ruleOf('blue'), night)).toBe(false);
    expect(isRing(sms(DAY), ruleOf('red'), night)).toBe(false);
    expect(isRing({ way: 'mobile', to: 'superior', at: DAY }, ruleOf('red'), night)).toBe(false);
  });
});

describe('the ladder', () => {
  test('has its minutes from the first call, then every ten', () => {
    expect(rungsOf(CALL_LADDER, DAY).map((one) => [one.step, (one.at - DAY) / MINUTE])).toEqual([
      ['redial', 2],
      ['superior_and_deputy', 5],
      ['other_ways', 10],
      ['door_to_door', 15],
      ['tell_leader', 15],
    ]);
    expect((nextRepeat(CALL_LADDER, DAY, DAY + 15 * MINUTE) - DAY) / MINUTE).toBe(25);
    expect((nextRepeat(CALL_LADDER, DAY, DAY + 25 * MINUTE) - DAY) / MINUTE).toBe(35);
    expect((nextRepeat(CALL_LADDER, DAY, DAY + 58 * MINUTE) - DAY) / MINUTE).toBe(65);
  });

  test('repeats stand on the grid of ten minutes and always ahead', () => {
    assert(
      property(nat(100_000_000), (after) => {
        const next = nextRepeat(CALL_LADDER, DAY, DAY + after);
        expect(next).toBeGreaterThan(DAY + after);
        expect((next - DAY - 15 * MINUTE) % (10 * MINUTE)).toBe(0);
      }),
    );
  });

  test('the superior and the deputy are two calls', () => {
    const prompts = [{ id: 'p', step: 'superior_and_deputy', at: DAY, doneAt: null }] as const;
    const tried = { way: 'mobile', to: 'superior', at: DAY } as const;
    const context = {
      firstAt: DAY - 5 * MINUTE,
      triedBefore: new Set<'deputy'>(),
      hasSuperior: true,
      hasDeputy: true,
    };
    expect(promptsMetBy(prompts, tried, context)).toEqual([]);
    expect(promptsMetBy(prompts, tried, { ...context, hasDeputy: false })).toEqual(['p']);
    expect(promptsMetBy(prompts, tried, { ...context, triedBefore: new Set(['deputy']) })).toEqual(['p']);
  });
});

describe('one person, one call', () => {
  const standing = {
    contactId: 'c1',
    number: '138 0000 0001',
    callOutId: 'a',
    personId: 'a:1',
    isAnswered: false,
    isCalling: false,
    lastAt: DAY,
    matters: [{ warningId: 'w1', hazard: '暴雨', color: 'orange' }],
  } as const;
  const wanted = [{ warningId: 'w2', hazard: '暴雨', color: 'orange' }] as const;

  test('people are the same by their entry or by their number, however it is written', () => {
    expect(numberKey('+86 138-0000-0001')).toBe('13800000001');
    expect(isSamePerson({ contactId: 'x', number: '13800000001' }, standing)).toBe(true);
    expect(isSamePerson({ contactId: null, number: '' }, { contactId: null, number: '' })).toBe(false);
    expect(withoutTwins([standing, { ...standing, contactId: null }])).toHaveLength(1);
  });

  test('an open call takes the warning in for an hour, and a running one always', () => {
    const at = (minutes: number, more = {}) =>
      mergeVerdict(standing, wanted, [{ ...standing, ...more }], DAY + minutes * MINUTE, 60).verdict;
    expect(at(60)).toBe('merge');
    expect(at(61)).toBe('call');
    expect(at(61, { isCalling: true })).toBe('merge');
    expect(at(30, { isAnswered: true })).toBe('known');
  });
});

const callable = record({
  phone: constantFrom(0, 1, 2),
  isDone: boolean(),
  isCalling: boolean(),
  called: nat(40),
});

describe('the telephones', () => {
  test('share a list evenly, and relay leaves the second of a township to its duty room', () => {
    const people = ['350999101000', '350999101000', '350999102000', '350999102000', null].map((areaCode) => {
      return { areaCode, role: 'other' as const };
    });
    expect(splitOverPhones(people, 2, false)).toEqual([1, 2, 1, 2, 1]);
    expect(splitOverPhones(people, 2, true)).toEqual([1, 0, 2, 0, 1]);
    expect([townshipOf('350999101203'), townshipOf('350999000000'), townshipOf('350999')]).toEqual([
      '350999101',
      null,
      null,
    ]);
  });

  test('shares differ by one at most', () => {
    assert(
      property(nat(200), nat(8), (count, phones) => {
        const people = Array.from({ length: count }, () => ({ areaCode: null, role: 'other' as const }));
        const split = splitOverPhones(people, phones + 1, false);
        const sizes = Array.from(
          { length: phones + 1 },
          (_one, at) => split.filter((one) => one === at + 1).length,
        );
        expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1);
      }),
    );
  });

  test('the next call is never somebody who is being called, is done, or belongs to another telephone', () => {
    assert(
      property(array(callable, { maxLength: 20 }), nat(50), (rows, minute) => {
        const people = rows.map((one, at) => ({
          ...one,
          id: `p${at}`,
          row: at + 1,
          firstCallAt: one.called === 0 ? null : one.called,
          lastAttemptAt: one.called === 0 ? null : one.called,
          redialDueAt: one.called % 3 === 1 ? one.called + 2 : null,
          repeatDueAt: one.called % 3 === 2 ? one.called + 10 : null,
        }));
        for (const phone of [0, 1, 2]) {
          const next = people.find((one) => one.id === nextOn(phone, people, minute));
          if (people.some((one) => one.phone === phone && one.isCalling)) expect(next).toBeUndefined();
          if (next !== undefined)
            expect([next.phone, next.isDone, next.isCalling]).toEqual([phone, false, false]);
        }
      }),
    );
  });

  test('a redial that is due goes first, then the rows in their order, then repeats', () => {
    const person = (row: number, more = {}) => ({
      id: `p${row}`,
      row,
      phone: 1,
      isCalling: false,
      isDone: false,
      firstCallAt: null,
      lastAttemptAt: null,
      redialDueAt: null,
      repeatDueAt: null,
      ...more,
    });
    const tried = { firstCallAt: 1, lastAttemptAt: 1 };
    const people = [
      person(1, { ...tried, repeatDueAt: 5 }),
      person(2, { ...tried, redialDueAt: 9 }),
      person(3),
      person(4),
    ];
    expect(nextOn(1, people, 8)).toBe('p3');
    expect(nextOn(1, people, 9)).toBe('p2');
    expect(nextOn(1, people.slice(0, 2), 8)).toBe('p1');
  });
});

describe('the figures', () => {
  const one = {
    isDropped: false,
    firstCallAt: 0,
    answeredAt: null,
    answeredBy: null,
    isEscalated: false,
    hasFeedback: false,
  };

  test('are of people, not of attempts, and leave out who was taken off', () => {
    const rates = callOutRates(
      [
        { ...one, answeredAt: 4 * MINUTE, answeredBy: 'self', hasFeedback: true },
        { ...one, answeredAt: 14 * MINUTE, answeredBy: 'deputy', isEscalated: true },
        { ...one },
        { ...one, isDropped: true },
        { ...one, firstCallAt: null, answeredAt: MINUTE, answeredBy: 'self' },
      ],
      true,
    );
    expect(rates).toEqual({
      persons: 4,
      called: 4,
      answeredSelf: 2,
      answeredDeputy: 1,
      unanswered: 1,
      escalated: 1,
      answeredShare: 0.75,
      within5Share: 0.5,
      within15Share: 0.75,
      meanMs: 6 * MINUTE,
      feedbackShare: 0.25,
    });
    expect(callOutRates([], false)).toMatchObject({ answeredShare: null, meanMs: null, feedbackShare: null });
  });

  test('thirty people on two telephones are eighteen minutes; by relay the second of each township costs nothing', () => {
    const people = Array.from({ length: 30 }, (_one, at) => ({ phone: (at % 2) + 1 }));
    const input = { phones: 2, callSeconds: 72, dueAt: DAY + 15 * MINUTE, now: DAY };
    const all = callOutForecast({ ...input, remaining: people });
    expect([(all.doneAt - DAY) / MINUTE, all.isInTime]).toEqual([18, false]);
    const relayed = people.map((one, at) => (at < 13 ? { phone: 0 } : one));
    expect(callOutForecast({ ...input, remaining: relayed }).isInTime).toBe(true);
  });

  test('five calls of its own teach a room how long its calls take', () => {
    const call = (seconds: number) => ({ at: 0, endedAt: seconds * 1_000, phone: 1 });
    expect(callSeconds([call(30), call(30), call(30), call(30)])).toBe(72);
    expect(callSeconds([call(30), call(40), call(50), call(60), call(70)])).toBe(50);
  });
});

describe('the sentence', () => {
  const warning = {
    issuer: '县气象台',
    kind: '暴雨',
    color: 'red',
    level: null,
    area: '枫坪镇、大桥镇',
    receivedAt: NIGHT,
    endsAt: null,
  } as const;
  const input = {
    room: '岚溪县应急值班室',
    kind: 'warning',
    warnings: [warning],
    matter: '',
    rule: ruleOf('red'),
    feedbackBy: NIGHT + 32 * MINUTE,
    drill: false,
  } as const;

  test('says who calls, what, where, by when, and asks to repeat it', () => {
    expect(sentenceFor(input, NIGHT)).toBe(
      '这里是岚溪县应急值班室，县气象台2时38分发布暴雨红色预警，范围枫坪镇、大桥镇。请立即到岗，叫应到村到户，危险区人员马上转移，3时10分前报转移人数和困难。请复述：何事、何地、何时办到。',
    );
  });

  test('covers every warning of the call and keeps to one breath', () => {
    const other = { ...warning, kind: '山洪', color: 'orange', area: '全县各乡镇，'.repeat(20) } as const;
    const text = sentenceFor({ ...input, warnings: [warning, other] }, NIGHT);
    expect(text).toContain('暴雨红色预警、山洪橙色预警');
    expect([...text].length).toBeLessThanOrEqual(130);
  });
});
