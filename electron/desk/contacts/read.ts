import { areaPrefix, isConcerned } from '../../../shared/contacts/areas';
import { digitsOf } from '../../../shared/contacts/numbers';
import { inOrder } from '../../../shared/contacts/roles';
import type { CallRole, Contact, ContactNumber } from '../../../shared/domain/contacts';
import { type Db, statement } from '../db/statement';

export type ContactRow = {
  id: string;
  kind: Contact['kind'];
  name: string;
  post: string;
  role: CallRole;
  unit: string;
  area_code: string | null;
  area_name: string;
  superior_id: string | null;
  valid_until: number | null;
  checked_at: number | null;
  note: string;
  visibility: Contact['visibility'];
  saved_at: number;
  saved_by: string;
  removed_at: number | null;
  removed_reason: string;
};

type NumberRow = {
  contact_id: string;
  kind: ContactNumber['kind'];
  number: string;
  note: string;
  is_wrong: number;
};

const toNumber = ({ kind, number, note, is_wrong }: NumberRow): ContactNumber => ({
  kind,
  number,
  note,
  isWrong: is_wrong === 1,
});

const toContact = (
  row: ContactRow,
  numbers: readonly ContactNumber[],
  deputyIds: readonly string[],
): Contact => ({
  id: row.id,
  kind: row.kind,
  name: row.name,
  post: row.post,
  role: row.role,
  unit: row.unit,
  areaCode: row.area_code,
  areaName: row.area_name,
  numbers,
  superiorId: row.superior_id,
  deputyIds,
  validUntil: row.valid_until,
  checkedAt: row.checked_at,
  note: row.note,
  visibility: row.visibility,
  removedAt: row.removed_at,
});

export function contactRow(db: Db, id: string): ContactRow | undefined {
  return statement<[string], ContactRow>(db, 'SELECT * FROM contacts WHERE id = ?').get(id);
}

/** One entry with its true numbers, removed or not. */
export function contactById(db: Db, id: string): Contact | undefined {
  const row = contactRow(db, id);
  if (!row) return undefined;
  const numbers = statement<[string], NumberRow>(
    db,
    'SELECT * FROM contact_numbers WHERE contact_id = ? ORDER BY position',
  ).all(id);
  const deputies = statement<[string], { deputy_id: string }>(
    db,
    'SELECT deputy_id FROM contact_deputies WHERE contact_id = ? ORDER BY position',
  ).all(id);
  return toContact(
    row,
    numbers.map(toNumber),
    deputies.map((one) => one.deputy_id),
  );
}

function grouped<R extends { contact_id: string }, T>(
  rows: readonly R[],
  of: (row: R) => T,
): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    const group = groups.get(row.contact_id);
    if (group === undefined) groups.set(row.contact_id, [of(row)]);
    else group.push(of(row));
  }
  return groups;
}

/** The whole book in administrative order (division, post, name). */
export function allContacts(db: Db, includeRemoved = false): Contact[] {
  const rows = statement<[], ContactRow>(
    db,
    `SELECT * FROM contacts ${includeRemoved ? '' : 'WHERE removed_at IS NULL'}`,
  ).all();
  const numbers = grouped(
    statement<[], NumberRow>(db, 'SELECT * FROM contact_numbers ORDER BY contact_id, position').all(),
    toNumber,
  );
  const deputies = grouped(
    statement<[], { contact_id: string; deputy_id: string }>(
      db,
      'SELECT contact_id, deputy_id FROM contact_deputies ORDER BY contact_id, position',
    ).all(),
    (row) => row.deputy_id,
  );
  return rows
    .map((row) => toContact(row, numbers.get(row.id) ?? [], deputies.get(row.id) ?? []))
    .sort(inOrder);
}

/**
 * Who is to be called for divisions: entries of the wanted posts whose division lies within one of them, or contains one of them (the head of a county for a town of it), in
 * administrative order. An entry whose term is over is left out only where another one of the same post and division still holds: nobody is dropped without a successor.
 */
export function contactsFor(
  db: Db,
  wanted: { readonly areaPrefixes: readonly string[]; readonly roles: readonly CallRole[] },
  now: number,
): Contact[] {
  const prefixes = wanted.areaPrefixes.map(areaPrefix);
  const found = allContacts(db).filter(
    ({ role, areaCode }) =>
      wanted.roles.includes(role) &&
      areaCode !== null &&
      prefixes.some((prefix) => isConcerned(areaCode, prefix)),
  );
  const isOver = (one: Contact): boolean => one.validUntil !== null && one.validUntil < now;
  const place = (one: Contact): string => `${one.areaCode}|${one.role}`;
  const held = new Set(found.filter((one) => !isOver(one)).map(place));
  return found.filter((one) => !isOver(one) || !held.has(place(one)));
}

/** Entries that a number reaches, however it is written. */
export function contactsByNumber(db: Db, number: string): Contact[] {
  const digits = digitsOf(number);
  if (digits.length < 3) return [];
  return statement<[string], { contact_id: string }>(
    db,
    'SELECT DISTINCT contact_id FROM contact_numbers WHERE digits = ? ORDER BY contact_id',
  )
    .all(digits)
    .flatMap(({ contact_id }) => contactById(db, contact_id) ?? [])
    .filter((one) => one.removedAt === null);
}
