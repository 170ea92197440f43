import { describe, expect, test } from 'vitest';
import { areaIn, areaPrefix, isWithin } from '../../../shared/contacts/areas';
import {
  digitsOf,
  guessNumberKind,
  isSameNumber,
  masked,
  splitNumbers,
  unmasked,
} from '../../../shared/contacts/numbers';
import { guessRole } from '../../../shared/contacts/roles';
import { monthsBefore, renewalOf, staleReasons } from '../../../shared/contacts/stale';
import type { Contact } from '../../../shared/domain/contacts';

const number = (value: string, over: Partial<Contact['numbers'][number]> = {}) =>
  ({ kind: 'mobile', number: value, note: '', isWrong: false, ...over }) as const;
/** a day of 2026 at noon in the room's zone */
const at = (month: number, day: number, year = 2026): number => Date.UTC(year, month - 1, day, 4);

describe('numbers', () => {
  test('are the same however they are written', () => {
    expect(digitsOf('+86 138-0000-0001')).toBe('13800000001');
    expect(isSameNumber('0599-7001234', '（0599）７００１２３４')).toBe(true);
    expect(isSameNumber('岚溪一号', '岚溪二号')).toBe(false);
  });

  test('in one cell are taken apart, and blanks within one stay', () => {
    expect(splitNumbers('13800000001、0599-7001234')).toEqual(['13800000001', '0599-7001234']);
    expect(splitNumbers('13800000001 13900000002')).toEqual(['13800000001', '13900000002']);
    expect(splitNumbers('138 0000 0001\n0599 7001234')).toEqual(['138 0000 0001', '0599 7001234']);
    expect(splitNumbers(' ')).toEqual([]);
  });

  test('say by their form what they are', () => {
    expect(['13800000001', '17401234567', '0599-7001234', '8816 2345 6789'].map(guessNumberKind)).toEqual([
      'mobile',
      'satellite',
      'office',
      'satellite',
    ]);
  });

  test('of a person are masked, of an office not, and the mask finds its number again', () => {
    const known = [number('13800000001'), number('0599-7001234', { kind: 'office' })];
    const [mobile, office] = masked(known);
    expect([mobile?.number, office?.number]).toEqual(['138××××0001', '0599-7001234']);
    expect(unmasked('138××××0001', known)).toBe('13800000001');
    expect(unmasked('139××××0001', known)).toBeNull();
  });
});

describe('what makes an entry stale', () => {
  const entry = (over: Partial<Contact>) => ({
    checkedAt: at(1, 31),
    validUntil: null,
    numbers: [number('13800000001')],
    removedAt: null,
    ...over,
  });

  test('months end on the last day of a shorter one', () => {
    expect(monthsBefore(at(8, 31), 6)).toBe(at(2, 28));
    expect(monthsBefore(at(1, 15), 6)).toBe(at(7, 15, 2025));
  });

  test('is age, a term that is over, a wrong number, or none that works', () => {
    expect(staleReasons(entry({}), at(7, 31), 6)).toEqual([]);
    expect(staleReasons(entry({}), at(7, 31) + 1, 6)).toEqual(['old']);
    expect(staleReasons(entry({ validUntil: at(2, 1) }), at(2, 2), 6)).toEqual(['expired']);
    const wrong = [number('13800000001', { isWrong: true })];
    expect(staleReasons(entry({ numbers: wrong }), at(2, 2), 6)).toEqual(['wrong_number', 'no_number']);
    expect(staleReasons(entry({ removedAt: at(2, 1), numbers: [] }), at(9, 2), 6)).toEqual([]);
  });

  test('the yearly renewal is due from so many days before its day until everybody was confirmed', () => {
    const rule = { renewBy: '04-20', remindDays: 30 };
    const people = [
      { checkedAt: at(12, 30, 2025), removedAt: null, kind: 'person' },
      { checkedAt: at(1, 2), removedAt: null, kind: 'person' },
      { checkedAt: null, removedAt: null, kind: 'room' },
    ] as const;
    expect(renewalOf(people, at(3, 20), rule)).toBeNull();
    expect(renewalOf(people, at(3, 21), rule)).toMatchObject({ left: 1, total: 2, year: 2026 });
    expect(renewalOf(people, at(6, 1), rule)?.left).toBe(1);
    expect(renewalOf(people.slice(1), at(4, 1), rule)).toBeNull();
  });
});

describe('divisions', () => {
  const areas = [
    { code: '350426', name: '尤溪县' },
    { code: '350426100', name: '城关镇' },
    { code: '350426102', name: '洋中镇' },
  ];

  test('hold everything that begins as they do, whatever their level', () => {
    expect(['350000', '350100', '350426', '350426100'].map(areaPrefix)).toEqual([
      '35',
      '3501',
      '350426',
      '350426100',
    ]);
    expect(isWithin('350426100001', '350400')).toBe(true);
    expect(isWithin('350426', '350426100')).toBe(false);
  });

  test('are found in words: the lowest within the others, by the full name before the short one', () => {
    expect(areaIn('尤溪县洋中镇后洋村', areas)?.code).toBe('350426102');
    expect(areaIn('尤溪县应急局', areas)?.code).toBe('350426');
    expect(areaIn('洋中镇后洋村', areas)?.code).toBe('350426102');
    expect(areaIn('洋中片区', areas)?.code).toBe('350426102');
    expect(areaIn('某地', areas)).toBeNull();
    const twins = [...areas, { code: '350423100', name: '城关镇' }];
    expect(areaIn('城关镇', twins)).toBeNull();
    expect(areaIn('尤溪县城关镇', twins)?.code).toBe('350426100');
  });
});

test.each([
  ['县委书记', '岚溪县委', 'county_party_head'],
  ['县长', '岚溪县政府', 'county_government_head'],
  ['副县长', '岚溪县政府', 'county_deputy'],
  ['党委书记', '枫坪镇', 'township_party_head'],
  ['党委副书记', '枫坪镇', 'other'],
  ['镇长', '枫坪镇', 'township_government_head'],
  ['值班员', '枫坪镇', 'township_duty'],
  ['村支书', '枫坪镇上坑村', 'other'],
  ['支部书记', '枫坪镇上坑村', 'village_head'],
  ['地灾点巡查员', '枫坪镇上坑村', 'watcher'],
  ['局长', '县应急管理局', 'emergency_head'],
  ['副局长', '县应急管理局', 'other'],
  ['所长', '枫坪派出所', 'police_station'],
  ['救灾股股长', '县应急管理局', 'relief_officer'],
  ['', '市应急管理局值班室', 'city_duty'],
] as const)('%s of %s is called out as %s', (post, unit, role) => {
  expect(guessRole(post, unit)).toBe(role);
});
