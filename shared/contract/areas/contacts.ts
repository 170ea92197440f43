import { z } from 'zod';
import { CONTACT_FIELDS, contactMapSchema } from '../../contacts/import/fields';
import { ROW_PROBLEMS } from '../../contacts/import/readRow';
import { STALE_REASONS } from '../../contacts/stale';
import { CALL_ROLES, CONTACT_KINDS, NUMBER_KINDS } from '../../domain/contacts';
import { filled, id, instant, text, uuid } from '../fields';
import { command, internal, query } from '../procedure';

/** Procedures and shapes of the contacts book 通讯录. */

const writers = ['officer', 'operator', 'supervisor'] as const;
const leaders = ['officer', 'supervisor'] as const;

/** 6 digits county and above, 9 township, 12 village */
export const areaCode = z.string().regex(/^\d{6}(?:\d{3}(?:\d{3})?)?$/);

export const contactNumber = z.strictObject({
  kind: z.enum(NUMBER_KINDS),
  number: z.string(),
  note: z.string(),
  isWrong: z.boolean(),
});

const named = z.strictObject({ id: z.string(), name: z.string(), post: z.string(), unit: z.string() });

/** An entry as the asking account may see it. */
export const contactView = z.strictObject({
  id: z.string(),
  kind: z.enum(CONTACT_KINDS),
  name: z.string(),
  post: z.string(),
  role: z.enum(CALL_ROLES),
  unit: z.string(),
  areaCode: z.string().nullable(),
  areaName: z.string(),
  numbers: z.array(contactNumber),
  superiorId: z.string().nullable(),
  deputyIds: z.array(z.string()),
  validUntil: z.number().nullable(),
  checkedAt: z.number().nullable(),
  note: z.string(),
  visibility: z.enum(['all', 'leaders']),
  removedAt: z.number().nullable(),
  /** why it cannot be trusted; empty: it can */
  stale: z.array(z.enum(STALE_REASONS)),
  /** private numbers are shown as 138××××0000 */
  isMasked: z.boolean(),
});
export type ContactView = z.infer<typeof contactView>;

export const contactDetail = contactView.extend({
  superior: named.nullable(),
  deputies: z.array(named),
  /** whose superior it is, and for whom it stands in */
  under: z.array(named),
  standsInFor: z.array(named),
  savedAt: z.number(),
  savedBy: z.string(),
  removedReason: z.string(),
  /** who looked at private numbers, newest first; for supervisors */
  reveals: z.array(z.strictObject({ at: z.number(), by: z.string(), reason: z.string() })),
});
export type ContactDetail = z.infer<typeof contactDetail>;

export const contactList = z.strictObject({
  /** in administrative order, or the best fit first where something was typed */
  contacts: z.array(contactView),
  /** how many fit; more than are listed when there are many */
  total: z.number(),
  /** entries in the whole book, and those of them that are stale */
  all: z.number(),
  stale: z.number(),
  /** the yearly renewal while it is due */
  renewal: z
    .strictObject({ year: z.number(), dueAt: z.number(), left: z.number(), total: z.number() })
    .nullable(),
});
export type ContactList = z.infer<typeof contactList>;

const numberInput = z.strictObject({
  kind: z.enum(NUMBER_KINDS),
  /** a masked number stands for the one that is there */
  number: filled(40),
  note: text(60),
  isWrong: z.boolean(),
});

/** What a person types of an entry. */
export const contactInput = z.strictObject({
  contactId: uuid,
  kind: z.enum(CONTACT_KINDS),
  name: filled(60),
  post: text(60),
  role: z.enum(CALL_ROLES),
  unit: text(120),
  areaCode: areaCode.nullable(),
  areaName: text(60),
  numbers: z.array(numberInput).max(12),
  superiorId: id.nullable(),
  deputyIds: z.array(id).max(8),
  validUntil: instant.nullable(),
  note: text(500),
  visibility: z.enum(['all', 'leaders']),
});

/** A division with whether there are divisions below it in the data that is shipped. */
export const areaRow = z.strictObject({ code: z.string(), name: z.string(), hasChildren: z.boolean() });
export type AreaRow = z.infer<typeof areaRow>;

/** A list that was chosen, by an id: a page never names a path. */
export const contactFile = z.strictObject({
  fileId: z.string(),
  fileName: z.string(),
  format: z.enum(['csv', 'xlsx']),
  /** the first rows as they stand in the file */
  rows: z.array(z.array(z.string())),
  /** rows below the headings */
  total: z.number(),
  map: contactMapSchema,
  /** when this very file was taken in before */
  before: z.strictObject({ at: z.number(), by: z.string() }).nullable(),
});
export type ContactFile = z.infer<typeof contactFile>;

const counts = {
  added: z.number(),
  changed: z.number(),
  unchanged: z.number(),
  refused: z.number(),
};

export const contactImportReport = z.strictObject({
  ...counts,
  blank: z.number(),
  /** refused ones first, then changed, added and unchanged ones; the first thousand */
  rows: z.array(
    z.strictObject({
      row: z.number(),
      state: z.enum(['added', 'changed', 'unchanged', 'refused']),
      name: z.string(),
      unit: z.string(),
      contactId: z.string().nullable(),
      changes: z.array(z.strictObject({ field: z.enum(CONTACT_FIELDS), from: z.string(), to: z.string() })),
    }),
  ),
  problems: z.array(
    z.strictObject({
      row: z.number(),
      field: z.enum(CONTACT_FIELDS).nullable(),
      column: z.string(),
      code: z.enum(ROW_PROBLEMS),
      found: z.string(),
      isNote: z.boolean(),
    }),
  ),
});
export type ContactImportReport = z.infer<typeof contactImportReport>;

export const contactImportResult = z.strictObject({ importId: z.string(), ...counts });
export type ContactImportResult = z.infer<typeof contactImportResult>;

const importers = ['supervisor'] as const;

export const contactsProcedures = {
  'contact.list': query(
    'any',
    z.strictObject({
      role: z.enum(CALL_ROLES).optional(),
      /** everything within the division */
      areaCode: areaCode.optional(),
      /** words, first letters, pinyin, digits */
      text: text(80).optional(),
      staleOnly: z.boolean().optional(),
      includeRemoved: z.boolean(),
    }),
    contactList,
  ),
  'contact.get': query('any', z.strictObject({ contactId: id }), contactDetail),
  /**
   * A new entry, or another content of one that is there; saving confirms it. Refusals: contact_twin (params.name, unit, id) when another entry has the same name in the
   * same unit; number_unusable, contact_link; forbidden when somebody but a supervisor opens an entry that is kept for leaders.
   */
  'contact.save': command(writers, contactInput, contactDetail),
  'contact.remove': command(leaders, z.strictObject({ contactId: id, reason: filled(200) }), contactDetail),
  /** A number that was found wrong: the right one in its place, or null while nobody knows it. Refusal: not_found with the field wrong. */
  'contact.correctNumber': command(
    writers,
    z.strictObject({ contactId: id, wrong: filled(40), right: filled(40).nullable() }),
    contactDetail,
  ),
  /** The entries were asked after and are right. */
  'contact.confirm': command(
    writers,
    z.strictObject({ contactIds: z.array(id).min(1).max(500) }),
    z.strictObject({ confirmed: z.number() }),
  ),
  /** Shows the private numbers of one entry; who did so, and why, stands in the log. */
  'contact.reveal': command(
    leaders,
    z.strictObject({ revealId: uuid, contactId: id, reason: filled(200) }),
    contactDetail,
  ),
  /** Looks at a list of people. The path comes from a dialog in main. */
  'contact.openFile': internal(
    command(importers, z.strictObject({ path: z.string().min(1).max(4_096) }), contactFile),
  ),
  /** The dry run: what taking the list in would do, row by row; nothing is written. Refusal: import_columns. */
  'contact.importPreview': command(
    importers,
    z.strictObject({ fileId: id, map: contactMapSchema }),
    contactImportReport,
  ),
  /** The real run, all or nothing but for refused rows, which `skipBad` leaves out. Refusals: import_has_bad_rows, import_nothing. */
  'contact.importRun': command(
    importers,
    z.strictObject({ importId: uuid, fileId: id, map: contactMapSchema, skipBad: z.boolean() }),
    contactImportResult,
  ),
  /** Divisions below one, of the shipped data and the room's own units; null: where to begin, the room's own division first. */
  'area.children': query('any', z.strictObject({ code: areaCode.nullable() }), z.array(areaRow)),
} as const;

export const contactsConsoleProcedures = {
  /** Asks which list of people; null when the person cancelled. */
  'console.chooseContacts': command(importers, z.strictObject({}), contactFile.nullable()),
} as const;
