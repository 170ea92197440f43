import type { CallOther } from '../domain/callouts';
import type { Contact, ContactNumber, NumberKind } from '../domain/contacts';

/** Townships that a warning's words name: `枫坪镇、大桥镇有特大暴雨`. Empty when it names none of them. */
export function namedAreas(words: string, names: readonly string[]): string[] {
  return [...new Set(names)].filter((name) => name.length >= 2 && words.includes(name));
}

/** A division code without the noughts of what it does not name: 350121101000 → 350121101, 350121000000 → 350121. Codes of six digits stay. */
export function divisionCode(code: string): string {
  const digits = code.replaceAll(/\D/g, '');
  if (digits.length > 6 && /^0*$/.test(digits.slice(6))) return digits.slice(0, 6);
  return digits.length === 12 && digits.endsWith('000') ? digits.slice(0, 9) : digits;
}

const MOST_NUMBERS = 12;

/** The number dialled first: the mobile of a person, the duty line of a room, else the first of the entry; never a fax, never one known to be wrong. */
function inDialOrder(contact: Pick<Contact, 'kind' | 'numbers'>): readonly ContactNumber[] {
  const usable = contact.numbers.filter((one) => !one.isWrong && one.kind !== 'fax');
  const first: NumberKind = contact.kind === 'room' ? 'duty' : 'mobile';
  return [...usable.filter((one) => one.kind === first), ...usable.filter((one) => one.kind !== first)];
}

export const otherOf = (contact: Contact): CallOther => ({
  contactId: contact.id,
  name: contact.name,
  post: contact.post,
  number: inDialOrder(contact)[0]?.number ?? '',
});

/** An entry of the contacts book as somebody on the list: whom to dial, and who stands above and beside. */
export function listedFrom(contact: Contact, superior: Contact | null, deputies: readonly Contact[]) {
  const numbers = inDialOrder(contact);
  return {
    contactId: contact.id,
    name: contact.name,
    post: contact.post,
    unit: contact.unit,
    role: contact.role,
    areaCode: contact.areaCode,
    areaName: contact.areaName,
    number: numbers[0]?.number ?? '',
    numbers: numbers.slice(1, MOST_NUMBERS + 1).map(({ kind, number }) => ({ kind, number })),
    superior: superior === null ? null : otherOf(superior),
    deputies: deputies.slice(0, 6).map(otherOf),
    phone: null,
  };
}
