import type { FigureId, Figures } from '../../domain/figures';
import {
  PERSON_STATES,
  type PeopleCounts,
  type PersonRow,
  type PersonState,
} from '../../domain/incidentFacts';

export type PersonSex = PersonRow['sex'];
export type PersonDetails = Pick<PersonRow, 'name' | 'sex' | 'age' | 'household' | 'note'>;

/** What was written into the ledger 人头账 about one person, in the order of writing. */
export type LedgerEntry =
  | ({ readonly kind: 'added' } & Entry & PersonDetails & StateOf)
  | ({ readonly kind: 'state' } & Entry & StateOf)
  | ({ readonly kind: 'details' } & Entry & PersonDetails)
  | ({ readonly kind: 'removed' } & Entry);
type Entry = { readonly personId: string; readonly recordedAt: number };
type StateOf = { readonly state: PersonState; readonly at: number; readonly source: string };

/** The figures that the ledger owns while it has rows (users.md: counts in reports come from it). */
export const LEDGER_FIGURES = [
  'dead',
  'missing',
  'trapped',
  'rescued',
  'hospitalised',
] as const satisfies readonly (FigureId | PersonState)[];
export type LedgerFigure = (typeof LEDGER_FIGURES)[number];
export const isLedgerFigure = (figure: string): figure is LedgerFigure =>
  (LEDGER_FIGURES as readonly string[]).includes(figure);

/**
 * The rows of the ledger as the entries leave them, in the order in which people were added. A state holds until a newer one by its own time; what arrives
 * late for an earlier time does not overwrite. Details are those written last. Who was removed is gone.
 */
export function ledgerRows(entries: readonly LedgerEntry[]): PersonRow[] {
  const rows = new Map<string, PersonRow>();
  for (const entry of entries) {
    const before = rows.get(entry.personId);
    if (entry.kind === 'added') {
      const { kind: _, personId, recordedAt: __, ...row } = entry;
      rows.set(personId, { id: personId, ...row });
    } else if (entry.kind === 'removed') rows.delete(entry.personId);
    else if (before !== undefined) rows.set(entry.personId, changed(before, entry));
  }
  return [...rows.values()];
}

function changed(
  row: PersonRow,
  entry: Extract<LedgerEntry, { readonly kind: 'state' | 'details' }>,
): PersonRow {
  if (entry.kind === 'state') {
    const { state, at, source } = entry;
    return at >= row.at ? { ...row, state, at, source } : row;
  }
  const { name, sex, age, household, note } = entry;
  return { ...row, name, sex, age, household, note };
}

/** Counts of the six states; `total` is their sum, whatever the rows are. */
export function peopleCounts(rows: readonly PersonRow[]): PeopleCounts {
  const counts = { total: rows.length } as Record<PersonState | 'total', number>;
  for (const state of PERSON_STATES) counts[state] = rows.filter((row) => row.state === state).length;
  return counts;
}

const INSIDE: ReadonlySet<PersonState> = new Set(['trapped', 'missing', 'rescued']);

/**
 * The figures that follow from the ledger. 送医 is part of 获救 where the person had been trapped, missing or rescued before (documents.md 7: 3 = 获救1 + 仍被困2
 * + 遇难0 + 失联0, the rescued one being in hospital); who was brought to hospital without that is 送医 only. The ledger names everybody, so nobody is nought.
 */
export function ledgerFigures(entries: readonly LedgerEntry[]): Readonly<Record<LedgerFigure, number>> {
  const rows = ledgerRows(entries);
  const wereInside = new Set(
    entries.flatMap((entry) =>
      (entry.kind === 'added' || entry.kind === 'state') && INSIDE.has(entry.state) ? [entry.personId] : [],
    ),
  );
  const { dead, missing, trapped, rescued, hospitalised } = peopleCounts(rows);
  const broughtOut = rows.filter((row) => row.state === 'hospitalised' && wereInside.has(row.id)).length;
  return { dead, missing, trapped, rescued: rescued + broughtOut, hospitalised };
}

/** Those of them that stand otherwise, or that nobody had reported. */
export function figuresToTell(owned: Readonly<Record<LedgerFigure, number>>, standing: Figures): Figures {
  const figures: Partial<Record<FigureId, number>> = {};
  for (const figure of LEDGER_FIGURES) {
    if (owned[figure] !== standing[figure]) figures[figure] = owned[figure];
  }
  return figures;
}
