import { isWithin } from '../../../shared/contacts/areas';
import { isDialable, isSameNumber, unmasked } from '../../../shared/contacts/numbers';
import { renewalOf } from '../../../shared/contacts/stale';
import type { ContactDetail } from '../../../shared/contract/areas/contacts';
import type { ParsedInputOf } from '../../../shared/contract/procedures';
import type { Contact, ContactNumber } from '../../../shared/domain/contacts';
import type { ContactContent } from '../../../shared/domain/facts/contacts';
import { actorOf, type Call, type SomeHandlers } from '../call';
import { type Db, statement } from '../db/statement';
import { authorOf, fact, transact } from '../desk';
import { refuseWith } from '../deskError';
import { readSetting } from '../settings/read';
import { childrenOf, knownAreas } from './divisions';
import { bestMatches } from './find';
import { allContacts, contactById } from './read';
import { detailOf, maySeeAll, viewOf } from './view';

/** Entries that are listed at once; more are told by their number. */
const MOST_LISTED = 500;

const detail = (call: Call, id: string, reveal = false): ContactDetail =>
  detailOf(call.desk.db, id, call.actor, call.desk.now(), reveal) ??
  refuseWith('not_found', { field: 'contactId' });

function standing(db: Db, id: string): Contact {
  const contact = contactById(db, id) ?? refuseWith('not_found', { field: 'contactId' });
  if (contact.removedAt !== null) refuseWith('not_found', { field: 'contactId' });
  return contact;
}

type Typed = ParsedInputOf<'contact.save'>;

/** The numbers as they were typed, masked ones put back; each one once. */
function numbersOf(typed: Typed, before: Contact | undefined): ContactNumber[] {
  const numbers: ContactNumber[] = [];
  for (const [at, one] of typed.numbers.entries()) {
    const field = `numbers.${at}.number`;
    const number =
      unmasked(one.number, before?.numbers ?? []) ??
      refuseWith('number_unusable', { field, params: { number: one.number } });
    if (!isDialable({ kind: one.kind, number })) refuseWith('number_unusable', { field, params: { number } });
    if (!numbers.some((other) => isSameNumber(other.number, number))) numbers.push({ ...one, number });
  }
  return numbers;
}

/** True when following the superiors of an entry leads back to it. */
function isCircle(db: Db, id: string, superiorId: string): boolean {
  const seen = new Set([id]);
  for (let at: string | null = superiorId; at !== null; at = contactById(db, at)?.superiorId ?? null) {
    if (seen.has(at)) return true;
    seen.add(at);
  }
  return false;
}

function checkLinks(db: Db, typed: Typed): void {
  const { contactId, superiorId, deputyIds } = typed;
  const isThere = (id: string): boolean => contactById(db, id)?.removedAt === null;
  if (superiorId !== null && (!isThere(superiorId) || isCircle(db, contactId, superiorId)))
    refuseWith('contact_link', { field: 'superiorId' });
  const isWrong = deputyIds.includes(contactId) || new Set(deputyIds).size !== deputyIds.length;
  if (isWrong || !deputyIds.every(isThere)) refuseWith('contact_link', { field: 'deputyIds' });
}

function checkTwin(db: Db, { contactId, name, unit }: Typed): void {
  const twin = statement<[string, string, string], { id: string }>(
    db,
    'SELECT id FROM contacts WHERE name = ? AND unit = ? AND removed_at IS NULL AND id <> ?',
  ).get(name, unit, contactId);
  if (twin) refuseWith('contact_twin', { field: 'name', params: { name, unit, id: twin.id } });
}

const contentOf = ({ id: _id, checkedAt: _checked, removedAt: _removed, ...content }: Contact) => content;

/** Two contents say the same, whatever the order of their fields. */
export function isSameContent(a: ContactContent, b: ContactContent): boolean {
  const keys = Object.keys(a) as (keyof ContactContent)[];
  return keys.every((key) => JSON.stringify(a[key]) === JSON.stringify(b[key]));
}

const numberForm = ({ kind, number, note, isWrong }: ContactNumber): ContactNumber => ({
  kind,
  number,
  note,
  isWrong,
});

const nameOfArea = (call: Call, code: string | null): string =>
  knownAreas(call.desk.db, call.services.resources).find((area) => area.code === code)?.name ?? '';

function save(input: Typed, call: Call): ContactDetail {
  const actor = actorOf(call);
  const { db } = call.desk;
  return transact(call.desk, (write) => {
    const { contactId, ...typed } = input;
    const before = contactById(db, contactId);
    if (before?.visibility === 'leaders' && typed.visibility === 'all' && !maySeeAll(actor))
      refuseWith('forbidden', { field: 'visibility' });
    const numbers = numbersOf(input, before).map(numberForm);
    const areaName = typed.areaName === '' ? nameOfArea(call, typed.areaCode) : typed.areaName;
    const content: ContactContent = { ...typed, areaName, numbers };
    if (before !== undefined && before.removedAt === null && isSameContent(content, contentOf(before)))
      return detail(call, contactId);
    checkLinks(db, input);
    checkTwin(db, input);
    const isNew = before === undefined || before.removedAt !== null;
    const body = { ...content, isNew, author: authorOf(actor) };
    write(fact('contact.saved', contactId, actor.accountId, body));
    return detail(call, contactId);
  });
}

/** The number of an entry that was found wrong, by its digits or as it is shown masked. */
function wrongOne(contact: Contact, typed: string): ContactNumber | undefined {
  const number = unmasked(typed, contact.numbers);
  return number === null ? undefined : contact.numbers.find((one) => isSameNumber(one.number, number));
}

function correctNumber(input: ParsedInputOf<'contact.correctNumber'>, call: Call): ContactDetail {
  const actor = actorOf(call);
  const { db } = call.desk;
  return transact(call.desk, (write) => {
    const contact = standing(db, input.contactId);
    const { right } = input;
    const before = wrongOne(contact, input.wrong);
    const isDone =
      right !== null && contact.numbers.some((one) => isSameNumber(one.number, right) && !one.isWrong);
    if (before === undefined && isDone) return detail(call, contact.id);
    if (before === undefined) return refuseWith('not_found', { field: 'wrong' });
    if (right === null && before.isWrong) return detail(call, contact.id);
    if (right !== null) {
      if (right.includes('×') || !isDialable({ kind: before.kind, number: right }))
        refuseWith('number_unusable', { field: 'right', params: { number: right } });
      if (isSameNumber(right, before.number) && !before.isWrong)
        refuseWith('nothing_changed', { field: 'right' });
    }
    const body = { wrong: before.number, right, author: authorOf(actor) };
    write(fact('contact.number_corrected', contact.id, actor.accountId, body));
    return detail(call, contact.id);
  });
}

function list(input: ParsedInputOf<'contact.list'>, call: Call) {
  const { db } = call.desk;
  const now = call.desk.now();
  const rule = readSetting(db, 'contacts');
  const book = allContacts(db, input.includeRemoved);
  const isStale = (one: Contact): boolean =>
    viewOf(one, call.actor, now, rule.confirmMonths).stale.length > 0;
  const { role, areaCode, text = '', staleOnly } = input;
  const fitting = book.filter(
    (one) =>
      (role === undefined || one.role === role) &&
      (areaCode === undefined || (one.areaCode !== null && isWithin(one.areaCode, areaCode))) &&
      (staleOnly !== true || isStale(one)),
  );
  const found = text.trim() === '' ? fitting : bestMatches(fitting, text);
  const held = book.filter((one) => one.removedAt === null);
  return {
    contacts: found.slice(0, MOST_LISTED).map((one) => viewOf(one, call.actor, now, rule.confirmMonths)),
    total: found.length,
    all: held.length,
    stale: held.filter(isStale).length,
    renewal: renewalOf(held, now, rule),
  };
}

export const contactHandlers: SomeHandlers<
  | 'contact.list'
  | 'contact.get'
  | 'contact.save'
  | 'contact.remove'
  | 'contact.correctNumber'
  | 'contact.confirm'
  | 'contact.reveal'
  | 'area.children'
> = {
  'contact.list': list,
  'contact.get': (input, call) => detail(call, input.contactId),
  'contact.save': save,

  'contact.remove': (input, call) => {
    const actor = actorOf(call);
    return transact(call.desk, (write) => {
      const contact =
        contactById(call.desk.db, input.contactId) ?? refuseWith('not_found', { field: 'contactId' });
      if (contact.removedAt === null) {
        const body = { reason: input.reason, author: authorOf(actor) };
        write(fact('contact.removed', contact.id, actor.accountId, body));
      }
      return detail(call, contact.id);
    });
  },

  'contact.correctNumber': correctNumber,

  'contact.confirm': (input, call) => {
    const actor = actorOf(call);
    return transact(call.desk, (write, now) => {
      const ids = [...new Set(input.contactIds)];
      const open = ids.filter((id) => standing(call.desk.db, id).checkedAt !== now);
      const [first] = open;
      if (first !== undefined) {
        const body = { contactIds: open, author: authorOf(actor) };
        write(fact('contact.confirmed', first, actor.accountId, body));
      }
      return { confirmed: ids.length };
    });
  },

  'contact.reveal': (input, call) => {
    const actor = actorOf(call);
    return transact(call.desk, (write) => {
      const { db } = call.desk;
      const contact = standing(db, input.contactId);
      const isNoted = statement<[string], { id: string }>(
        db,
        'SELECT id FROM contact_reveals WHERE id = ?',
      ).get(input.revealId);
      if (contact.visibility === 'leaders' && !maySeeAll(actor) && !isNoted) {
        const { revealId, reason } = input;
        const body = { revealId, reason, author: authorOf(actor) };
        write(fact('contact.revealed', contact.id, actor.accountId, body));
      }
      return detail(call, contact.id, true);
    });
  },

  'area.children': (input, { desk, services }) => childrenOf(desk.db, services.resources, input.code),
};
