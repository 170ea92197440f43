import type { Contact, ContactNumber } from '../../domain/contacts';
import type { ContactContent } from '../../domain/facts/contacts';
import type { Area } from '../areas';
import { digitsOf, isPrivate, isSameNumber } from '../numbers';
import type { ContactField, ContactMap } from './fields';
import { type ContactProblem, ContactReader, type ReadContact } from './readRow';

export type PlannedState = 'added' | 'changed' | 'unchanged' | 'refused';

/** What an import would do with one row. */
export type PlannedRow = {
  readonly row: number;
  readonly state: PlannedState;
  readonly name: string;
  readonly unit: string;
  /** the entry that it is, or becomes; null when the row is refused */
  readonly contactId: string | null;
  /** what would be different, by field, as `from → to` */
  readonly changes: readonly { readonly field: ContactField; readonly from: string; readonly to: string }[];
  readonly content: ContactContent | null;
};

export type ContactImportPlan = {
  readonly missing: readonly string[];
  readonly rows: readonly PlannedRow[];
  readonly problems: readonly ContactProblem[];
  readonly blank: number;
};

const placeOf = (name: string, unit: string): string => `${name}\n${unit}`;

/**
 * Finds the entry that a row is about: the same name in the same unit; or the same name, of which there is only one, with a private number in common; or a room's own number.
 * A private number that belongs to somebody of another name is a problem of the row, never a silent change of who it is.
 */
function entryOf(row: ReadContact, book: readonly Contact[]): Contact | { readonly other: Contact } | null {
  const byName = book.filter((one) => one.name === row.name);
  const exact = byName.find((one) => one.unit === (row.unit ?? one.unit));
  if (exact !== undefined && (row.unit !== undefined || byName.length === 1)) return exact;
  const numbers = row.numbers.filter((one) => isPrivate(one) && digitsOf(one.number) !== '');
  const holds = (one: Contact): boolean =>
    one.numbers.some(
      (known) => isPrivate(known) && numbers.some((mine) => isSameNumber(mine.number, known.number)),
    );
  const sameNumber = book.filter((one) => one.kind === 'person' && holds(one));
  const same = sameNumber.find((one) => one.name === row.name);
  if (same !== undefined) return same;
  const [other] = sameNumber;
  return other === undefined ? null : { other };
}

/** The numbers of an entry after a row: those of the kinds that the row has come from it, a number known to be wrong stays marked. */
function mergedNumbers(before: readonly ContactNumber[], row: ReadContact): ContactNumber[] {
  if (row.numbers.length === 0) return [...before];
  const kinds = new Set(row.numbers.map((one) => one.kind));
  const own = row.numbers.map((one) => {
    const known = before.find((other) => isSameNumber(other.number, one.number));
    return known === undefined ? one : { ...one, note: known.note, isWrong: known.isWrong };
  });
  const kept = before.filter(
    (one) => !kinds.has(one.kind) && !own.some((other) => isSameNumber(other.number, one.number)),
  );
  return [...own, ...kept];
}

function contentFor(row: ReadContact, before: Contact | null): ContactContent {
  return {
    kind: row.kind ?? before?.kind ?? 'person',
    name: row.name,
    post: row.post ?? before?.post ?? '',
    // A guess does not undo what somebody chose.
    role: row.role ?? before?.role ?? row.guess,
    unit: row.unit ?? before?.unit ?? '',
    areaCode: row.area?.code ?? before?.areaCode ?? null,
    areaName: row.area?.name ?? before?.areaName ?? '',
    numbers: mergedNumbers(before?.numbers ?? [], row),
    superiorId: before?.superiorId ?? null,
    deputyIds: before?.deputyIds ?? [],
    validUntil: row.validUntil ?? before?.validUntil ?? null,
    note: row.note ?? before?.note ?? '',
    visibility: row.visibility ?? before?.visibility ?? 'all',
  };
}

type Draft = {
  readonly read: ReadContact;
  readonly before: Contact | null;
  readonly id: string;
  content: ContactContent;
};

/** Somebody named in a row: of the same unit before others, among the file's rows and the book. */
function personIn(name: string, unit: string, drafts: readonly Draft[], book: readonly Contact[]) {
  const people = new Map<string, { readonly id: string; readonly unit: string }>();
  for (const one of book) if (one.name === name) people.set(one.id, { id: one.id, unit: one.unit });
  for (const one of drafts)
    if (one.content.name === name) people.set(one.id, { id: one.id, unit: one.content.unit });
  const all = [...people.values()];
  const near = all.filter((one) => one.unit === unit);
  if (near.length === 1) return near[0]?.id ?? 'person_unknown';
  if (all.length === 1) return all[0]?.id ?? 'person_unknown';
  return all.length === 0 ? ('person_unknown' as const) : ('person_ambiguous' as const);
}

function link(drafts: Draft[], book: readonly Contact[], map: ContactMap, problems: ContactProblem[]): void {
  const superiors = new Map(book.map((one) => [one.id, one.superiorId]));
  for (const draft of drafts) {
    const { read, content, id } = draft;
    const find = (field: 'superior' | 'deputies', name: string): string | null => {
      const found = personIn(name, content.unit, drafts, book);
      const code = found === id ? 'circle' : found;
      if (code !== 'person_unknown' && code !== 'person_ambiguous' && code !== 'circle') return code;
      const column = map.columns[field] ?? '';
      problems.push({ row: read.row, field, column, code, found: name, isNote: true });
      return null;
    };
    let { superiorId, deputyIds } = content;
    if (read.superior !== undefined) superiorId = find('superior', read.superior) ?? superiorId;
    if (read.deputies !== undefined) {
      const found = read.deputies.flatMap((name) => find('deputies', name) ?? []);
      if (found.length > 0) deputyIds = [...new Set(found)];
    }
    superiors.set(id, superiorId);
    if (leadsBack(id, superiors)) {
      const column = map.columns.superior ?? '';
      problems.push({
        row: read.row,
        field: 'superior',
        column,
        code: 'circle',
        found: read.superior ?? '',
        isNote: true,
      });
      superiorId = draft.before?.superiorId ?? null;
      superiors.set(id, superiorId);
    }
    draft.content = { ...content, superiorId, deputyIds };
  }
}

function leadsBack(id: string, superiors: ReadonlyMap<string, string | null>): boolean {
  const seen = new Set([id]);
  for (let at = superiors.get(id) ?? null; at !== null; at = superiors.get(at) ?? null) {
    if (seen.has(at)) return true;
    seen.add(at);
  }
  return false;
}

const oneOf = (id: string | null): readonly string[] => (id === null ? [] : [id]);
const numbersText = (numbers: readonly ContactNumber[]): string =>
  numbers.map((one) => one.number).join('、');

function changesOf(
  before: Contact,
  after: ContactContent,
  nameOf: (id: string) => string,
): PlannedRow['changes'] {
  const names = (ids: readonly string[]): string => ids.map(nameOf).join('、');
  const pairs: readonly (readonly [ContactField, string, string])[] = [
    ['name', before.name, after.name],
    ['post', before.post, after.post],
    ['role', before.role, after.role],
    ['unit', before.unit, after.unit],
    ['area', before.areaName, after.areaName],
    ['areaCode', before.areaCode ?? '', after.areaCode ?? ''],
    ['numbers', numbersText(before.numbers), numbersText(after.numbers)],
    ['superior', names(oneOf(before.superiorId)), names(oneOf(after.superiorId))],
    ['deputies', names(before.deputyIds), names(after.deputyIds)],
    ['validUntil', String(before.validUntil ?? ''), String(after.validUntil ?? '')],
    ['note', before.note, after.note],
    ['kind', before.kind, after.kind],
    ['visibility', before.visibility, after.visibility],
  ];
  const isKindsOnly =
    before.numbers.map((one) => one.kind).join() !== after.numbers.map((one) => one.kind).join();
  return pairs
    .filter(([field, from, to]) => from !== to || (field === 'numbers' && isKindsOnly))
    .map(([field, from, to]) => ({ field, from, to }));
}

/**
 * What taking a list in would do, row by row, without doing it. The same list once more changes nothing. Rows that are refused leave the others as they are.
 * `newId` gives the ids of entries that are added.
 */
export function planImport(
  table: readonly (readonly string[])[],
  map: ContactMap,
  book: readonly Contact[],
  areas: readonly Area[],
  newId: () => string,
): ContactImportPlan {
  const reader = new ContactReader(map, table[map.headerRow - 1] ?? [], areas);
  const missing = reader.missing();
  if (missing.length > 0) return { missing, rows: [], problems: [], blank: 0 };
  const problems: ContactProblem[] = [];
  const refused: PlannedRow[] = [];
  const drafts: Draft[] = [];
  const places = new Map<string, number>();
  let blank = 0;
  for (const [index, cells] of table.entries()) {
    const row = index + 1;
    if (row <= map.headerRow) continue;
    const found = reader.read(row, cells);
    if (found === null) {
      blank += 1;
      continue;
    }
    const { contact: read } = found;
    const entry = entryOf(read, book);
    const before = entry !== null && 'id' in entry ? entry : null;
    const own = [...found.problems, ...conflicts(read, entry, before, places, map)];
    problems.push(...own);
    if (own.some((one) => !one.isNote)) {
      const { name, unit = '' } = read;
      refused.push({ row, state: 'refused', name, unit, contactId: null, changes: [], content: null });
      continue;
    }
    const content = contentFor(read, before);
    places.set(placeOf(content.name, content.unit), row);
    if (before !== null) places.set(before.id, row);
    drafts.push({ read, before, id: before?.id ?? newId(), content });
  }
  link(drafts, book, map, problems);
  const names = new Map([
    ...book.map((one) => [one.id, one.name] as const),
    ...drafts.map((one) => [one.id, one.content.name] as const),
  ]);
  const plan = drafts.map((one) => planned(one, (id) => names.get(id) ?? ''));
  const rows = [...refused, ...plan].sort((a, b) => a.row - b.row);
  return { missing, rows, problems: problems.sort((a, b) => a.row - b.row), blank };
}

function conflicts(
  read: ReadContact,
  entry: ReturnType<typeof entryOf>,
  before: Contact | null,
  places: ReadonlyMap<string, number>,
  map: ContactMap,
): ContactProblem[] {
  const { row } = read;
  const earlier =
    (before === null ? undefined : places.get(before.id)) ??
    places.get(placeOf(read.name, read.unit ?? before?.unit ?? ''));
  if (read.name !== '' && earlier !== undefined) {
    const column = map.columns.name ?? '';
    return [{ row, field: 'name', column, code: 'twice', found: String(earlier), isNote: false }];
  }
  if (entry === null || 'id' in entry) return [];
  const { name, unit } = entry.other;
  const found = unit === '' ? name : `${name}（${unit}）`;
  return [
    { row, field: 'mobile', column: map.columns.mobile ?? '', code: 'number_of_other', found, isNote: false },
  ];
}

function planned({ read, before, id, content }: Draft, nameOf: (id: string) => string): PlannedRow {
  const changes = before === null ? [] : changesOf(before, content, nameOf);
  const state = before === null ? 'added' : changes.length === 0 ? 'unchanged' : 'changed';
  return { row: read.row, state, name: content.name, unit: content.unit, contactId: id, changes, content };
}
