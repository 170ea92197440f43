import { divisionCode, listedFrom, namedAreas } from '../../../shared/callouts/list';
import { townshipOf } from '../../../shared/callouts/phones';
import type { DraftPerson } from '../../../shared/contract/areas/callouts';
import type { Warning } from '../../../shared/contract/models';
import type { CallOutRule } from '../../../shared/domain/callouts';
import type { Contact } from '../../../shared/domain/contacts';
import { readRoom } from '../accounts/accountRows';
import { contactById, contactsFor } from '../contacts/read';
import type { Db } from '../db/statement';

export type ListWanted = {
  readonly rule: CallOutRule;
  readonly warnings: readonly Warning[];
  /** null: the areas of the warnings, else the room's own */
  readonly areaCodes: readonly string[] | null;
};

/** Division codes that the warnings name; empty when a source gives names only. */
const codesOf = (warnings: readonly Warning[]): string[] => [
  ...new Set(
    warnings.flatMap((one) => one.areas.flatMap(({ code }) => (code === null ? [] : divisionCode(code)))),
  ),
];

const present = (contact: Contact | undefined): Contact | null =>
  contact === undefined || contact.removedAt !== null ? null : contact;

function listed(db: Db, contact: Contact): DraftPerson {
  const superior = contact.superiorId === null ? null : present(contactById(db, contact.superiorId));
  const deputies = contact.deputyIds.flatMap((id) => present(contactById(db, id)) ?? []);
  return listedFrom(contact, superior, deputies);
}

/** Somebody of the contacts book as a list takes them; undefined when there is no such entry any more. */
export function personFromBook(db: Db, contactId: string): DraftPerson | undefined {
  const contact = present(contactById(db, contactId));
  return contact === null ? undefined : listed(db, contact);
}

/**
 * Who has to be called by a rule, from the contacts book in administrative order: the posts of the rule within the areas asked for, else within those that
 * the warning gives by code, else within the room's division, cut down to the townships that the warning's words name. Somebody without a number is
 * listed all the same: that nobody can be dialled has to be seen.
 */
export function listOf(db: Db, { rule, warnings, areaCodes }: ListWanted, now: number): DraftPerson[] {
  const codes = areaCodes ?? codesOf(warnings);
  const own = readRoom(db)?.divisionCode ?? '';
  const areaPrefixes = codes.length > 0 ? codes : [own];
  const found = contactsFor(db, { areaPrefixes, roles: rule.roles }, now);
  const named = codes.length > 0 ? new Set<string>() : namedTownships(warnings, found);
  const wanted =
    named.size === 0
      ? found
      : found.filter((one) => {
          const township = townshipOf(one.areaCode);
          return township === null || named.has(township);
        });
  return wanted.map((contact) => listed(db, contact));
}

/** The townships, by code, that the words of the warnings name. */
function namedTownships(warnings: readonly Warning[], contacts: readonly Contact[]): Set<string> {
  const words = warnings.map((one) => one.area).join('、');
  const names = new Set(
    namedAreas(
      words,
      contacts.map((one) => one.areaName),
    ),
  );
  return new Set(
    contacts.flatMap((one) => (names.has(one.areaName) ? (townshipOf(one.areaCode) ?? []) : [])),
  );
}
