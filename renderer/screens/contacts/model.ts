import type { ContactDetail, ContactView } from '../../../shared/contract/areas/contacts';
import type { CallRole, ContactKind, NumberKind } from '../../../shared/domain/contacts';
import { dayOf, startOfDay } from '../../../shared/domain/time';

export type NumberValue = {
  readonly kind: NumberKind;
  readonly number: string;
  readonly note: string;
  readonly isWrong: boolean;
};

/** Somebody chosen from the book, or words that name nobody of it yet. */
export type PersonValue = { readonly id: string; readonly label: string };

/** What the form holds while it is typed. */
export type ContactValues = {
  kind: ContactKind;
  name: string;
  post: string;
  role: CallRole;
  unit: string;
  areaCode: string;
  areaName: string;
  numbers: NumberValue[];
  superiorId: PersonValue;
  deputyIds: PersonValue[];
  validUntil: string;
  note: string;
  visibility: 'all' | 'leaders';
};

export const NOBODY: PersonValue = { id: '', label: '' };
export const EMPTY_NUMBER: NumberValue = { kind: 'mobile', number: '', note: '', isWrong: false };

export const EMPTY: ContactValues = {
  kind: 'person',
  name: '',
  post: '',
  role: 'other',
  unit: '',
  areaCode: '',
  areaName: '',
  numbers: [EMPTY_NUMBER],
  superiorId: NOBODY,
  deputyIds: [],
  validUntil: '',
  note: '',
  visibility: 'all',
};

/** How somebody is named in a list that one chooses from. */
export const labelOf = (one: {
  readonly name: string;
  readonly unit: string;
  readonly post: string;
}): string =>
  [one.name, [one.unit, one.post].filter((part) => part !== '').join(' ')]
    .filter((part) => part !== '')
    .join('，');

export function valuesOf(contact: ContactDetail): ContactValues {
  const { kind, name, post, role, unit, areaCode, areaName, note, visibility } = contact;
  const person = (one: ContactDetail['superior']): PersonValue =>
    one === null ? NOBODY : { id: one.id, label: labelOf(one) };
  return {
    kind,
    name,
    post,
    role,
    unit,
    areaCode: areaCode ?? '',
    areaName,
    numbers: contact.numbers.length === 0 ? [EMPTY_NUMBER] : contact.numbers.map((one) => ({ ...one })),
    superiorId: person(contact.superior),
    deputyIds: contact.deputies.map(person),
    validUntil: contact.validUntil === null ? '' : dayOf(contact.validUntil),
    note,
    visibility,
  };
}

const DAY_MS = 86_400_000;

/** The end of a day that is typed as 2027-06-30, 2027/6/30 or 20270630; null where it is none. */
export function endOfDay(typed: string): number | null {
  const match = /^(\d{4})\D?(\d{1,2})\D?(\d{1,2})\D?$/.exec(typed.normalize('NFKC').trim());
  if (match === null) return null;
  const [, year = '', month = '', day = ''] = match;
  const start = startOfDay(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`);
  return start === null ? null : start + DAY_MS - 1;
}

export type AreaGroup = { readonly key: string; readonly name: string; readonly contacts: ContactView[] };

/** Neighbours of the same division together, in the order in which they come. */
export function groupByArea(contacts: readonly ContactView[]): readonly AreaGroup[] {
  const groups: AreaGroup[] = [];
  for (const contact of contacts) {
    const key = contact.areaCode ?? '';
    const last = groups.at(-1);
    if (last?.key === key) last.contacts.push(contact);
    else groups.push({ key, name: contact.areaName, contacts: [contact] });
  }
  return groups;
}

/** The divisions from the top down to one: province, city, county, township, village; from the room's own where it lies within. */
export function chainOf(code: string, own: string): readonly string[] {
  if (code === '') return [];
  const levels = [
    `${code.slice(0, 2)}0000`,
    `${code.slice(0, 4)}00`,
    code.slice(0, 6),
    code.slice(0, 9),
    code.slice(0, 12),
  ];
  const chain = levels.filter(
    (level, at) => levels.indexOf(level) === at && (level === code || at < depthOf(code)),
  );
  return own !== '' && code.startsWith(own) ? chain.slice(chain.indexOf(own)) : chain;
}

function depthOf(code: string): number {
  if (code.length === 6) return code.endsWith('0000') ? 0 : code.endsWith('00') ? 1 : 2;
  return code.length === 9 ? 3 : 4;
}
