import { masked } from '../../../shared/contacts/numbers';
import { staleReasons } from '../../../shared/contacts/stale';
import type { ContactDetail, ContactView } from '../../../shared/contract/areas/contacts';
import type { Contact } from '../../../shared/domain/contacts';
import { type Db, statement } from '../db/statement';
import { readSetting } from '../settings/read';
import { contactById, contactRow } from './read';

/** Who asks: what may be seen hangs on the roles. */
export type Viewer = { readonly roles: readonly string[] } | null;

export const maySeeAll = (viewer: Viewer): boolean => viewer?.roles.includes('supervisor') ?? false;

/** An entry as somebody may see it: private numbers of an entry for leaders are masked for all but supervisors. */
export function viewOf(contact: Contact, viewer: Viewer, now: number, months: number): ContactView {
  const isMasked = contact.visibility === 'leaders' && !maySeeAll(viewer);
  const numbers = isMasked ? masked(contact.numbers) : contact.numbers;
  return {
    ...contact,
    numbers: numbers.map((one) => ({ ...one })),
    deputyIds: [...contact.deputyIds],
    stale: staleReasons(contact, now, months),
    isMasked: isMasked && numbers.some((one) => one.number.includes('×')),
  };
}

function namedOf(db: Db, id: string) {
  const row = contactRow(db, id);
  if (row === undefined || row.removed_at !== null) return [];
  const { name, post, unit } = row;
  return [{ id, name, post, unit }];
}

const idsOf = (db: Db, sql: string, id: string): string[] =>
  statement<[string], { id: string }>(db, sql)
    .all(id)
    .map((row) => row.id);

/** An entry with everybody around it; undefined when there is none. `reveal`: private numbers too, which the caller has logged. */
export function detailOf(
  db: Db,
  id: string,
  viewer: Viewer,
  now: number,
  reveal = false,
): ContactDetail | undefined {
  const row = contactRow(db, id);
  const contact = contactById(db, id);
  if (row === undefined || contact === undefined) return undefined;
  const months = readSetting(db, 'contacts').confirmMonths;
  const seen = reveal ? { roles: ['supervisor'] } : viewer;
  const under = idsOf(db, 'SELECT id FROM contacts WHERE superior_id = ? ORDER BY area_code, name, id', id);
  const stands = idsOf(
    db,
    'SELECT contact_id AS id FROM contact_deputies WHERE deputy_id = ? ORDER BY contact_id',
    id,
  );
  const reveals = statement<[string], { at: number; by: string; reason: string }>(
    db,
    'SELECT revealed_at AS at, revealed_by AS by, reason FROM contact_reveals WHERE contact_id = ? ORDER BY revealed_at DESC, id LIMIT 50',
  );
  return {
    ...viewOf(contact, seen, now, months),
    superior: contact.superiorId === null ? null : (namedOf(db, contact.superiorId)[0] ?? null),
    deputies: contact.deputyIds.flatMap((one) => namedOf(db, one)),
    under: under.flatMap((one) => namedOf(db, one)),
    standsInFor: stands.flatMap((one) => namedOf(db, one)),
    savedAt: row.saved_at,
    savedBy: row.saved_by,
    removedReason: row.removed_reason,
    reveals: maySeeAll(viewer) ? reveals.all(id) : [],
  };
}
