import type { PersonRow, PersonState } from '../../domain/incidentFacts';

export type QuickPerson = Pick<PersonRow, 'name' | 'sex' | 'age' | 'household' | 'note'> & {
  /** null when no state was said: the form's own holds */
  readonly state: PersonState | null;
};
export type QuickRead = {
  readonly people: readonly QuickPerson[];
  /** words such as `4男 > 3人` where men and women are more than the people named */
  readonly problem: 'nothing' | 'too_many' | 'sexes_over' | null;
};

const MOST = 200;

const STATE_WORDS: readonly (readonly [PersonState, RegExp])[] = [
  ['trapped', /被困|受困|被埋|trapped/iu],
  ['missing', /失联|失踪|下落不明|missing/iu],
  ['hospitalised', /送医|送往医院|住院|就医|送治|hospitali[sz]ed|in hospital/iu],
  ['dead', /遇难|死亡|身亡|dead|died/iu],
  ['safe', /脱险|平安|自行撤离|safe/iu],
  ['rescued', /获救|救出|rescued/iu],
];

const CHINESE_DIGITS: Readonly<Record<string, number>> = {
  一: 1,
  二: 2,
  两: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
};

/** 三人, 十二人, 二十三名: numbers up to 99 in characters before the words that count people. */
function digitsOf(text: string): string {
  return text.replaceAll(
    /([一二两三四五六七八九]?)(十?)([一二三四五六七八九]?)(?=\s*(?:个|名|位)?\s*(?:人|男|女|名|被困|失联|获救|遇难))/gu,
    (whole, tens: string, ten: string, ones: string) => {
      if (whole === '') return '';
      const one = CHINESE_DIGITS[ones] ?? 0;
      if (ten === '') return ones !== '' && tens !== '' ? whole : String(CHINESE_DIGITS[tens || ones] ?? 0);
      return String((tens === '' ? 1 : (CHINESE_DIGITS[tens] ?? 0)) * 10 + one);
    },
  );
}

type Group = { total: number | null; men: number; women: number; state: PersonState | null };

const stateIn = (clause: string): PersonState | null =>
  STATE_WORDS.find(([, words]) => words.test(clause))?.[0] ?? null;
const numberBefore = (clause: string, words: string): number | null => {
  const found = new RegExp(`(\\d{1,4})\\s*(?:名|个|位)?\\s*(?:${words})`, 'iu').exec(clause);
  return found === null ? null : Number(found[1]);
};

const MEN = '男(?:性|子|孩)?|males?|m[ae]n\\b';
const WOMEN = '女(?:性|子|孩)?|females?|wom[ae]n\\b';
const PEOPLE =
  '人|名(?!男|女)|people|persons?|trapped|missing|rescued|dead|safe|hospitali[sz]ed|被困|失联|获救|遇难|死亡|送医|脱险';

/** Clauses into groups: 「3人被困，1男2女，1人失联」 is three trapped of known sex and one missing. */
function groupsOf(clauses: readonly string[]): Group[] {
  const groups: Group[] = [];
  for (const clause of clauses) {
    const sexless = clause.replaceAll(
      /\d{1,4}\s*(?:名|个|位)?\s*(?:男|女|males?|females?|m[ae]n\b|wom[ae]n\b)/giu,
      ' ',
    );
    const total = numberBefore(sexless, PEOPLE);
    const men = numberBefore(clause, MEN) ?? 0;
    const women = numberBefore(clause, WOMEN) ?? 0;
    const state = stateIn(clause);
    const last = groups.at(-1);
    if (total !== null || last === undefined || (state !== null && last.state !== null && men + women > 0)) {
      groups.push({ total, men, women, state });
    } else {
      last.men += men;
      last.women += women;
      last.state ??= state;
    }
  }
  return groups.filter((one) => (one.total ?? 0) + one.men + one.women > 0);
}

const unknown = (sex: QuickPerson['sex'], state: PersonState | null): QuickPerson => ({
  name: '',
  sex,
  age: null,
  household: '',
  note: '',
  state,
});

function rowsOf({ total, men, women, state }: Group): QuickPerson[] {
  const rest = Math.max(0, (total ?? 0) - men - women);
  return [
    ...Array.from({ length: men }, () => unknown('male', state)),
    ...Array.from({ length: women }, () => unknown('female', state)),
    ...Array.from({ length: rest }, () => unknown('unknown', state)),
  ];
}

/** `王强 男 45岁 3组 被困`: one person; the first word that is nothing else is the name, the others are a note. */
function namedPerson(line: string): QuickPerson | null {
  let person = unknown('unknown', null);
  const rest: string[] = [];
  for (const word of line.split(/[\s,，、]+/u).filter((one) => one !== '')) {
    const age = /^(\d{1,3})\s*(?:周?岁|y)?$/u.exec(word);
    const state = stateIn(word);
    if (/^(?:男|男性|male|m)$/iu.test(word)) person = { ...person, sex: 'male' };
    else if (/^(?:女|女性|female|f)$/iu.test(word)) person = { ...person, sex: 'female' };
    else if (age !== null && Number(age[1]) <= 150) person = { ...person, age: Number(age[1]) };
    else if (state !== null && person.state === null) person = { ...person, state };
    else if (/(?:组|户|村|队|室)$/u.test(word) && person.household === '')
      person = { ...person, household: word };
    else if (person.name === '') person = { ...person, name: word.slice(0, 60) };
    else rest.push(word);
  }
  if (person.name === '' && person.state === null) return null;
  return { ...person, note: rest.join(' ').slice(0, 300) };
}

/**
 * Reads what is said about people in one breath into rows of the ledger: 「3 人被困，1 男 2 女」 makes three at once, without names. A line or a part after
 * a semicolon without a count of people is one person by name. At most 200 at once.
 */
export function readPeople(typed: string): QuickRead {
  const parts = digitsOf(typed.normalize('NFKC'))
    .split(/[;；。\n]+/u)
    .map((part) => part.trim())
    .filter((part) => part !== '');
  const people: QuickPerson[] = [];
  for (const part of parts) {
    const groups = groupsOf(part.split(/[,，、()（）]+/u).filter((clause) => clause.trim() !== ''));
    if (groups.some((one) => one.total !== null && one.men + one.women > one.total))
      return { people: [], problem: 'sexes_over' };
    if (groups.reduce((sum, one) => sum + Math.max(one.total ?? 0, one.men + one.women), 0) > MOST)
      return { people: [], problem: 'too_many' };
    const named = groups.length === 0 ? namedPerson(part) : null;
    people.push(...groups.flatMap(rowsOf), ...(named === null ? [] : [named]));
  }
  if (people.length > MOST) return { people: [], problem: 'too_many' };
  return { people, problem: people.length === 0 ? 'nothing' : null };
}
