import { expect, test } from 'vitest';
import { readPeople } from '../../../shared/rules/figures/quickPeople';
import { assert, property, string } from '../../helpers/fc.ts';

/** `male trapped, …`, with what else is known of a person in brackets. */
function read(typed: string): string {
  const { people, problem } = readPeople(typed);
  if (problem !== null) return problem;
  return people
    .map(({ name, sex, age, household, state, note }) => {
      const more = [name, age, household, note].filter((one) => one !== '' && one !== null).join('|');
      return `${sex} ${state}${more === '' ? '' : ` [${more}]`}`;
    })
    .join(', ');
}

test.each([
  ['3 人被困，1 男 2 女', 'male trapped, female trapped, female trapped'],
  ['3人被困(1男2女)', 'male trapped, female trapped, female trapped'],
  ['三人被困，一男两女', 'male trapped, female trapped, female trapped'],
  ['被困2人', 'unknown trapped, unknown trapped'],
  ['２人被困，１人失联', 'unknown trapped, unknown trapped, unknown missing'],
  ['3人被困，1男2女，1人失联', 'male trapped, female trapped, female trapped, unknown missing'],
  ['2人获救，1人遇难；1人送医', 'unknown rescued, unknown rescued, unknown dead, unknown hospitalised'],
  ['3人，1男', 'male null, unknown null, unknown null'],
  ['2男1女被困', 'male trapped, male trapped, female trapped'],
  ['3 trapped, 1 male 2 female', 'male trapped, female trapped, female trapped'],
  ['王强 男 45岁 3组 被困', 'male trapped [王强|45|3组]'],
  ['李桂香，女，67岁；王强 男 被困 腿伤', 'female null [李桂香|67], male trapped [王强|腿伤]'],
  ['王强\n李桂香', 'unknown null [王强], unknown null [李桂香]'],
  ['2人被困，4男', 'sexes_over'],
  ['999人被困', 'too_many'],
  ['', 'nothing'],
  ['，。；', 'nothing'],
])('%s is read as %s', (typed, expected) => {
  expect(read(typed)).toBe(expected);
});

test('any text is read into at most 200 people or says why not', () => {
  assert(
    property(string({ unit: 'grapheme', maxLength: 80 }), (typed) => {
      const { people, problem } = readPeople(typed);
      expect(people.length).toBeLessThanOrEqual(200);
      expect(problem === null).toBe(people.length > 0);
    }),
  );
});
