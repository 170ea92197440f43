import type { ForceLine, MeasureLine, PersonRow } from '../../../shared/domain/incidentFacts';
import { type LedgerEntry, ledgerRows } from '../../../shared/rules/figures/ledger';
import { type Db, statement } from '../db/statement';

const EVER = Number.MAX_SAFE_INTEGER;

type EntryRow = {
  person_id: string;
  kind: LedgerEntry['kind'];
  name: string;
  sex: PersonRow['sex'];
  age: number | null;
  household: string;
  note: string;
  state: PersonRow['state'];
  at: number;
  source: string;
  recorded_at: number;
};

const toEntry = (row: EntryRow): LedgerEntry => ({
  personId: row.person_id,
  kind: row.kind,
  name: row.name,
  sex: row.sex,
  age: row.age,
  household: row.household,
  note: row.note,
  state: row.state,
  at: row.at,
  source: row.source,
  recordedAt: row.recorded_at,
});

/** What was written into the ledger up to a moment. */
export function ledgerEntries(db: Db, incidentId: string, until = EVER): LedgerEntry[] {
  return statement<[string, number], EntryRow>(
    db,
    'SELECT * FROM incident_people WHERE incident_id = ? AND recorded_at <= ? ORDER BY n',
  )
    .all(incidentId, until)
    .map(toEntry);
}

/** The rows of the ledger with their full names, as the entries up to a moment leave them. */
export function peopleOf(db: Db, incidentId: string, until = EVER): PersonRow[] {
  return ledgerRows(ledgerEntries(db, incidentId, until));
}

/** Whether anybody was ever entered under this id, in whichever incident. */
export function isPersonKnown(db: Db, personId: string): boolean {
  return statement(db, 'SELECT 1 FROM incident_people WHERE person_id = ?').get(personId) !== undefined;
}

type ForceRow = Omit<ForceLine, 'id'> & { force_id: string; removed: number };

/** Every unit of forces as it was set last up to a moment, in the order in which they were first named. */
export function forcesOf(db: Db, incidentId: string, until = EVER): ForceLine[] {
  const rows = statement<[string, number], ForceRow>(
    db,
    'SELECT * FROM incident_forces WHERE incident_id = ? AND recorded_at <= ? ORDER BY n',
  ).all(incidentId, until);
  const forces = new Map<string, ForceLine>();
  for (const row of rows) {
    const { unit, kind, persons, vehicles, equipment, state, at, source } = row;
    if (row.removed === 1) forces.delete(row.force_id);
    else {
      const line = { id: row.force_id, unit, kind, persons, vehicles, equipment, state, at, source };
      forces.set(row.force_id, line);
    }
  }
  return [...forces.values()];
}

type MeasureRow = { id: string; at: number; who: string; text: string; source: string };

/** What was done, by the time at which it was done; without what was withdrawn by then. */
export function measuresOf(db: Db, incidentId: string, until = EVER): MeasureLine[] {
  return statement<[string, number, number], MeasureRow>(
    db,
    `SELECT id, at, who, text, source FROM incident_measures
     WHERE incident_id = ? AND recorded_at <= ? AND (withdrawn_at IS NULL OR withdrawn_at > ?) ORDER BY at, n`,
  ).all(incidentId, until, until);
}
