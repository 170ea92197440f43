import { CONTACT_FIELD_WORDS, type ContactField } from '../../../shared/contacts/import/fields';
import type { PaperRefOf } from '../../../shared/contract/areas/papers';
import type { Contact, NumberKind } from '../../../shared/domain/contacts';
import { dayOf, stamp } from '../../../shared/domain/time';
import { CALL_ROLE_WORDS, CONTACT_KIND_WORDS } from '../../../shared/wording/contactWords';
import { readRoom } from '../accounts/accountRows';
import type { Db } from '../db/statement';
import { stampOf } from '../papers/log/words';
import { type Paper, type PaperColumn, safeFileName } from '../papers/paper';
import { allContacts } from './read';

type Cell = (contact: Contact, nameOf: (id: string) => string) => string;

/** Numbers of one kind that work, in the order in which they are tried. */
const numbers =
  (kind: NumberKind): Cell =>
  (contact) =>
    contact.numbers
      .filter((one) => one.kind === kind && !one.isWrong)
      .map((one) => one.number)
      .join('、');

const COLUMNS: readonly (readonly [field: ContactField, width: number, cell: Cell])[] = [
  ['name', 7, (one) => one.name],
  ['post', 8, (one) => one.post],
  ['role', 8, (one) => CALL_ROLE_WORDS[one.role].zh],
  ['unit', 9, (one) => one.unit],
  ['area', 6, (one) => one.areaName],
  ['areaCode', 6, (one) => one.areaCode ?? ''],
  ['mobile', 8, numbers('mobile')],
  ['office', 8, numbers('office')],
  ['duty', 7, numbers('duty')],
  ['home', 5, numbers('home')],
  ['fax', 5, numbers('fax')],
  ['satellite', 5, numbers('satellite')],
  ['radio', 4, numbers('radio')],
  ['superior', 4, (one, nameOf) => (one.superiorId === null ? '' : nameOf(one.superiorId))],
  ['deputies', 4, (one, nameOf) => one.deputyIds.map(nameOf).join('、')],
  ['validUntil', 2, (one) => (one.validUntil === null ? '' : dayOf(one.validUntil))],
  ['note', 2, (one) => one.note],
  ['kind', 1, (one) => CONTACT_KIND_WORDS[one.kind].zh],
  ['visibility', 1, (one) => (one.visibility === 'leaders' ? '领导' : '')],
];

/** The whole book as a list whose columns are those of the import: what is changed in it can be read in again. Numbers known to be wrong are left out. */
export function composeContacts(db: Db, _ref: PaperRefOf<'contacts'>, now: number): Paper {
  const book = allContacts(db);
  const names = new Map(book.map((one) => [one.id, one.name]));
  const nameOf = (id: string): string => names.get(id) ?? '';
  const title = `${readRoom(db)?.name ?? ''}通讯录`;
  return {
    title,
    fileName: safeFileName(`${title}-${stampOf(now)}`),
    landscape: true,
    layout: 'dense',
    blocks: [
      { block: 'title', text: title },
      { block: 'line', text: `${book.length} 条，截至 ${stamp(now)}`, align: 'center' },
      {
        block: 'table',
        columns: COLUMNS.map(
          ([field, width]): PaperColumn => ({ label: CONTACT_FIELD_WORDS[field].zh, width }),
        ),
        rows: book.map((one) => ({ cells: COLUMNS.map(([, , cell]) => cell(one, nameOf)) })),
        repeatHead: true,
      },
    ],
    foot: { left: title, right: stamp(now) },
  };
}
