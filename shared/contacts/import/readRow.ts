import { isStorableText } from '../../contract/fields';
import { CALL_ROLES, type CallRole, type ContactKind, type ContactNumber } from '../../domain/contacts';
import { instantOf } from '../../imports/times';
import { CALL_ROLE_WORDS } from '../../wording/contactWords';
import { type Area, areaIn } from '../areas';
import { guessNumberKind, isDialable, isSameNumber, splitNumbers } from '../numbers';
import { guessRole } from '../roles';
import { CONTACT_FIELDS, type ContactField, type ContactMap, NUMBER_FIELDS } from './fields';

export const ROW_PROBLEMS = [
  'name_missing',
  'too_long',
  'not_storable',
  'cell_error',
  'number_unusable',
  'role_unknown',
  'area_unknown',
  'date_unreadable',
  'person_unknown',
  'person_ambiguous',
  'twice',
  'number_of_other',
  'circle',
] as const;
export type ContactProblemCode = (typeof ROW_PROBLEMS)[number];

/** What is wrong with a row; `isNote` says that the row is taken all the same, without that cell. */
export type ContactProblem = {
  readonly row: number;
  readonly field: ContactField | null;
  /** heading of the column */
  readonly column: string;
  readonly code: ContactProblemCode;
  /** what stands in the cell, or who holds the number already */
  readonly found: string;
  readonly isNote: boolean;
};

/** A row as it was read; a field that its file has no column or no text for is undefined and leaves an entry as it is. */
export type ReadContact = {
  readonly row: number;
  readonly name: string;
  readonly unit: string | undefined;
  readonly post: string | undefined;
  readonly role: CallRole | undefined;
  /** what the post and unit say, where no role is named */
  readonly guess: CallRole;
  readonly kind: ContactKind | undefined;
  readonly area: Area | undefined;
  /** in the order of the columns, each once */
  readonly numbers: readonly ContactNumber[];
  readonly superior: string | undefined;
  readonly deputies: readonly string[] | undefined;
  readonly validUntil: number | undefined;
  readonly note: string | undefined;
  readonly visibility: 'all' | 'leaders' | undefined;
};

const LIMITS: Readonly<Partial<Record<ContactField, number>>> = {
  name: 60,
  post: 60,
  unit: 120,
  area: 60,
  note: 500,
};
const DAY_MS = 86_400_000;

const roleOf = (word: string): CallRole | undefined =>
  CALL_ROLES.find((role) => role === word || Object.values(CALL_ROLE_WORDS[role]).includes(word));

const shortened = (text: string): string => (text.length > 40 ? `${text.slice(0, 39)}…` : text);

/** Reads rows of one list by one map. Pure: the same row gives the same reading. */
export class ContactReader {
  readonly #map: ContactMap;
  readonly #at: ReadonlyMap<ContactField, number>;
  readonly #areas: readonly Area[];

  /** `headings` are the cells of the heading row; `areas` the divisions that a row may name. */
  constructor(map: ContactMap, headings: readonly string[], areas: readonly Area[]) {
    this.#map = map;
    this.#areas = areas;
    this.#at = new Map(
      CONTACT_FIELDS.flatMap((field) => {
        const heading = map.columns[field];
        return heading === undefined ? [] : [[field, headings.indexOf(heading)] as const];
      }),
    );
  }

  /** Columns of the map that the file does not have. */
  missing(): readonly string[] {
    return [...this.#at].flatMap(([field, at]) => (at < 0 ? [this.#map.columns[field] ?? field] : []));
  }

  /** A row with what is wrong with it; null when it is empty. */
  read(
    row: number,
    cells: readonly string[],
  ): { readonly contact: ReadContact; readonly problems: readonly ContactProblem[] } | null {
    if (cells.every((cell) => cell.trim() === '')) return null;
    const problems: ContactProblem[] = [];
    const note = (field: ContactField, code: ContactProblemCode, found: string, isNote = false): void => {
      problems.push({
        row,
        field,
        column: this.#map.columns[field] ?? '',
        code,
        found: shortened(found),
        isNote,
      });
    };
    const text = (field: ContactField): string | undefined => this.#text(cells, field, note);
    const name = text('name') ?? '';
    if (name === '') note('name', 'name_missing', '');
    const unit = text('unit');
    const post = text('post');
    const isRoom = /室|中心|指挥部/u.test(text('kind') ?? '');
    const contact: ReadContact = {
      row,
      name,
      unit,
      post,
      role: this.#role(text('role'), note),
      guess: guessRole(post ?? '', unit ?? ''),
      kind: this.#at.has('kind') ? (isRoom ? 'room' : 'person') : undefined,
      area: this.#area(text('area'), text('areaCode'), unit, note),
      numbers: this.#numbers(cells, note),
      superior: text('superior'),
      deputies: text('deputies')
        ?.split(/[,，;；、/\s]+/u)
        .filter((one) => one !== ''),
      validUntil: this.#date(text('validUntil'), note),
      note: text('note'),
      visibility: this.#visibility(text('visibility')),
    };
    return { contact, problems };
  }

  #cell(cells: readonly string[], field: ContactField): string {
    const at = this.#at.get(field);
    return at === undefined || at < 0 ? '' : (cells[at] ?? '').trim();
  }

  #text(
    cells: readonly string[],
    field: ContactField,
    note: (field: ContactField, code: ContactProblemCode, found: string) => void,
  ): string | undefined {
    const text = this.#cell(cells, field);
    if (text === '') return undefined;
    if (!isStorableText(text)) note(field, 'not_storable', '');
    else if (text.length > (LIMITS[field] ?? 200)) note(field, 'too_long', text);
    else if (/^#(REF|N\/A|VALUE|NAME\?|DIV\/0|NUM|NULL)!?$/.test(text)) note(field, 'cell_error', text);
    else return text;
    return undefined;
  }

  #role(
    word: string | undefined,
    note: (field: ContactField, code: ContactProblemCode, found: string) => void,
  ): CallRole | undefined {
    if (word === undefined) return undefined;
    const role = roleOf(word);
    if (role === undefined) note('role', 'role_unknown', word);
    return role;
  }

  #area(
    word: string | undefined,
    code: string | undefined,
    unit: string | undefined,
    note: (field: ContactField, code: ContactProblemCode, found: string, isNote: boolean) => void,
  ): Area | undefined {
    if (code !== undefined) {
      const digits = code.replace(/0{6}$/, '').replace(/(?<=^\d{6})0{3}$/, '');
      const known = this.#areas.find((area) => area.code === digits);
      if (known !== undefined) return known;
      if (/^\d{6}(?:\d{3}){0,2}$/.test(digits)) return { code: digits, name: word ?? '' };
      note('areaCode', 'area_unknown', code, false);
      return undefined;
    }
    const found = areaIn(word ?? '', this.#areas) ?? areaIn(unit ?? '', this.#areas);
    if (found !== null) return found;
    if (word !== undefined) note('area', 'area_unknown', word, true);
    return undefined;
  }

  #numbers(
    cells: readonly string[],
    note: (field: ContactField, code: ContactProblemCode, found: string) => void,
  ): ContactNumber[] {
    const numbers: ContactNumber[] = [];
    for (const field of NUMBER_FIELDS) {
      for (const number of splitNumbers(this.#cell(cells, field))) {
        const kind = field === 'numbers' ? guessNumberKind(number) : field;
        if (number.includes('×') || !isDialable({ kind, number })) note(field, 'number_unusable', number);
        else if (!numbers.some((one) => isSameNumber(one.number, number)))
          numbers.push({ kind, number, note: '', isWrong: false });
      }
    }
    return numbers;
  }

  /** The end of the day that a cell names. */
  #date(
    text: string | undefined,
    note: (field: ContactField, code: ContactProblemCode, found: string) => void,
  ): number | undefined {
    if (text === undefined || /^(?:长期|无|-)$/u.test(text)) return undefined;
    const at = instantOf(text) ?? instantOf(Number(text));
    if (at === null) {
      note('validUntil', 'date_unreadable', text);
      return undefined;
    }
    return at + DAY_MS - 1;
  }

  #visibility(text: string | undefined): 'all' | 'leaders' | undefined {
    if (text === undefined) return undefined;
    return /领导|内部|leader/iu.test(text) ? 'leaders' : 'all';
  }
}
