import type { CallOutPersonModel } from '../../../shared/contract/areas/callouts';
import { initialsOf } from '../../../shared/search/initials';
import { plain } from '../../../shared/search/text';

/** Somebody on the list of a call-out that goes on. */
export type Callee = {
  readonly callOutId: string;
  readonly title: string;
  readonly person: CallOutPersonModel;
};

const WIDEST = 200;
const SAID = /(?:转移|撤离|evacuated|moved)\D{0,8}(\d{1,6})/iu;

/** How many people a sentence says were moved (`已转移群众127人`); null when it says nothing of it. */
export function evacuatedIn(text: string): number | null {
  const said = SAID.exec(text.normalize('NFKC').slice(0, WIDEST * 10));
  return said?.[1] === undefined ? null : Number(said[1]);
}

export type CalleeWords = { readonly who: string; readonly evacuated: string };

/** What is typed to take feedback: whom by name, place, initials or number, then how many were moved: `dqz 转移 127`, `大桥 127`. */
export function calleeWords(typed: string): CalleeWords {
  const text = typed.normalize('NFKC').trim().slice(0, WIDEST);
  const split = /^(\S+)\s+(?:转移|撤离|moved|evacuated)?\s*(\d{1,6})\s*人?$/iu.exec(text);
  if (split !== null) return { who: split[1] ?? '', evacuated: split[2] ?? '' };
  return { who: text, evacuated: '' };
}

const digits = (text: string): string => text.replaceAll(/\D/g, '');

/** Whether a person on a list is meant by a name, a township, a unit, their pinyin initials, or three digits of the number. */
export function isMeant(person: CallOutPersonModel, who: string): boolean {
  const wanted = plain(who).replaceAll(/\s+/gu, '');
  if (wanted === '') return false;
  if (/^\d+$/.test(wanted)) return wanted.length >= 3 && digits(person.number).includes(wanted);
  const names = [person.name, person.areaName, person.unit, `${person.areaName}${person.post}`];
  if (names.some((name) => plain(name).replaceAll(/\s+/gu, '').includes(wanted))) return true;
  return names.some((name) => initialsOf(name).some((letters) => letters.startsWith(wanted)));
}

/** People whom the words mean, those who have not answered first. */
export function findCallees(callees: readonly Callee[], who: string): readonly Callee[] {
  const rank = ({ person }: Callee): number => (person.state === 'answered' ? 1 : 0);
  return callees
    .filter(({ person }) => person.state !== 'dropped' && isMeant(person, who))
    .toSorted((a, b) => rank(a) - rank(b) || a.person.row - b.person.row);
}

/** Who telephones: the one whose number it is; else nobody, or several of them, and it has to be said. */
export function calleeOfNumber(callees: readonly Callee[], phone: string): Callee | null {
  const wanted = digits(phone);
  if (wanted.length < 5) return null;
  const [only, ...more] = callees.filter(({ person }) => {
    const own = digits(person.number);
    return person.state !== 'dropped' && own !== '' && (own === wanted || own.endsWith(wanted));
  });
  return more.length === 0 ? (only ?? null) : null;
}

type Caller = {
  readonly phone: string;
  readonly name: string;
  readonly unit: string;
  readonly about: string;
};
const MOST = 12;

/** Who of the people on lists a caller may be, by what is typed of number, name and unit; whoever was chosen stays among them. */
export function calleesOf(caller: Caller, callees: readonly Callee[]): readonly Callee[] {
  const found = [caller.phone, caller.name, caller.unit].flatMap((typed) =>
    typed.trim().length < 2 ? [] : findCallees(callees, typed),
  );
  const chosen = callees.filter(({ person }) => caller.about === `callee:${person.id}`);
  return [...new Map([...chosen, ...found].map((one) => [one.person.id, one])).values()].slice(0, MOST);
}
