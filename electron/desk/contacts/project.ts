import { digitsOf, isPrivate, isSameNumber } from '../../../shared/contacts/numbers';
import type { ContactNumber } from '../../../shared/domain/contacts';
import type { ContactContent } from '../../../shared/domain/facts/contacts';
import { maskPhone } from '../../../shared/domain/mask';
import { type Db, statement } from '../db/statement';
import { insertSystemLine } from '../log/line';
import type { Projectors } from '../projections/body';
import { contactById } from './read';

function putNumbers(db: Db, id: string, numbers: readonly ContactNumber[]): void {
  statement(db, 'DELETE FROM contact_numbers WHERE contact_id = ?').run(id);
  for (const [position, { kind, number, note, isWrong }] of numbers.entries()) {
    statement(
      db,
      'INSERT INTO contact_numbers (contact_id, position, kind, number, digits, note, is_wrong) VALUES (?, ?, ?, ?, ?, ?, ?)',
    ).run(id, position, kind, number, digitsOf(number), note, Number(isWrong));
  }
}

function putContact(db: Db, id: string, content: ContactContent, at: number, by: string): void {
  const { kind, name, post, role, unit, areaCode, areaName, superiorId, validUntil, note, visibility } =
    content;
  statement(
    db,
    `INSERT INTO contacts (id, kind, name, post, role, unit, area_code, area_name, superior_id, valid_until, checked_at, note, visibility,
       saved_at, saved_by)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET kind = excluded.kind, name = excluded.name, post = excluded.post, role = excluded.role,
       unit = excluded.unit, area_code = excluded.area_code, area_name = excluded.area_name, superior_id = excluded.superior_id,
       valid_until = excluded.valid_until, checked_at = excluded.checked_at, note = excluded.note, visibility = excluded.visibility,
       saved_at = excluded.saved_at, saved_by = excluded.saved_by, removed_at = NULL, removed_reason = ''`,
  ).run(
    id,
    kind,
    name,
    post,
    role,
    unit,
    areaCode,
    areaName,
    superiorId,
    validUntil,
    at,
    note,
    visibility,
    at,
    by,
  );
  putNumbers(db, id, content.numbers);
  statement(db, 'DELETE FROM contact_deputies WHERE contact_id = ?').run(id);
  for (const [position, deputyId] of content.deputyIds.entries()) {
    statement(db, 'INSERT INTO contact_deputies (contact_id, position, deputy_id) VALUES (?, ?, ?)').run(
      id,
      position,
      deputyId,
    );
  }
}

function confirm(db: Db, ids: readonly string[], at: number): void {
  for (const id of ids) statement(db, 'UPDATE contacts SET checked_at = ? WHERE id = ?').run(at, id);
}

const named = (db: Db, id: string) => {
  const contact = contactById(db, id);
  return { name: contact?.name ?? '', unit: contact?.unit ?? '', post: contact?.post ?? '' };
};

export const contactsProjectors: Projectors = {
  'contact.saved': (db, fact) => {
    const { isNew, author, ...content } = fact.body;
    putContact(db, fact.subject, content, fact.at, author.name);
    const { name, unit, post } = content;
    insertSystemLine(db, fact, { name, unit, post, isNew: Number(isNew) }, null);
  },

  'contact.number_corrected': (db, fact) => {
    const { wrong, right } = fact.body;
    const contact = contactById(db, fact.subject);
    if (contact === undefined) return;
    const place = contact.numbers.findIndex((one) => isSameNumber(one.number, wrong));
    const before = contact.numbers[place];
    if (before === undefined) return;
    const isThere =
      right !== null && contact.numbers.some((one, at) => at !== place && isSameNumber(one.number, right));
    const numbers = contact.numbers.flatMap((one, at) => {
      if (at !== place)
        return right !== null && isSameNumber(one.number, right) ? [{ ...one, isWrong: false }] : [one];
      if (right === null) return [{ ...one, isWrong: true }];
      return isThere ? [] : [{ ...one, number: right, isWrong: false }];
    });
    putNumbers(db, contact.id, numbers);
    const hidden = contact.visibility === 'leaders' && isPrivate(before);
    const shown = (number: string): string => (hidden ? maskPhone(number) : number);
    insertSystemLine(
      db,
      fact,
      { ...named(db, contact.id), wrong: shown(wrong), right: right === null ? '' : shown(right) },
      null,
    );
  },

  'contact.confirmed': (db, fact) => {
    const { contactIds } = fact.body;
    confirm(db, contactIds, fact.at);
    insertSystemLine(db, fact, { ...named(db, fact.subject), count: contactIds.length }, null);
  },

  'contact.removed': (db, fact) => {
    const { reason } = fact.body;
    const params = { ...named(db, fact.subject), reason };
    statement(db, 'UPDATE contacts SET removed_at = ?, removed_reason = ? WHERE id = ?').run(
      fact.at,
      reason,
      fact.subject,
    );
    insertSystemLine(db, fact, params, null);
  },

  'contact.revealed': (db, fact) => {
    const { revealId, reason, author } = fact.body;
    statement(
      db,
      'INSERT INTO contact_reveals (id, contact_id, revealed_at, revealed_by, reason) VALUES (?, ?, ?, ?, ?)',
    ).run(revealId, fact.subject, fact.at, author.name, reason);
    insertSystemLine(db, fact, { ...named(db, fact.subject), reason }, null);
  },

  'contact.imported': (db, fact) => {
    const { contacts, confirmed, author, part, parts, fileName, sha256 } = fact.body;
    for (const { id, isNew: _isNew, ...content } of contacts) {
      putContact(db, id, content, fact.at, author.name);
    }
    confirm(db, confirmed, fact.at);
    if (part < parts) return;
    const { added, changed, unchanged, refused } = fact.body;
    statement(
      db,
      `INSERT INTO contact_imports (id, file_name, sha256, added, changed, unchanged, refused, imported_at, imported_by)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    ).run(fact.subject, fileName, sha256, added, changed, unchanged, refused, fact.at, author.name);
    insertSystemLine(db, fact, { fileName, added, changed, unchanged, refused }, null);
  },
};
