import { FIGURE_IDS, type FigureId, type Figures } from '../../../shared/domain/figures';
import type { ForceLine, PersonRow } from '../../../shared/domain/incidentFacts';
import { type Db, statement } from '../db/statement';
import { insertSystemLine } from '../log/line';
import type { FactOf, Projectors } from '../projections/body';
import { changedCounts, keepFigures, nextPlace, standingOf, syncCasualties } from './figureRows';
import { forcesOf, measuresOf, peopleOf } from './peopleRows';

/** The figures that a report of an incident brought: those of the form, or every count above nought. */
export function keepReported(db: Db, fact: FactOf<'incident.reported'>): void {
  const { figures, casualties, caller, source, receivedAt, author } = fact.body;
  const known = figures ?? changedCounts(casualties, {});
  const told = caller.unit === '' ? source : caller.unit;
  const values = { figures: known, asOf: receivedAt, source: told, reason: '', actId: '' };
  keepFigures(db, fact.subject, values, fact.at, author.name);
  if (figures !== undefined) syncCasualties(db, fact.subject);
}

/** `trapped:3:2,rescued::1`: figures that stand otherwise than before, for the line of the log. The noughts of a new ledger go without saying. */
function changedWords(before: Figures, after: Figures, isLedger: boolean): string {
  const was = (id: FigureId): number | undefined => before[id] ?? (isLedger ? 0 : undefined);
  return FIGURE_IDS.filter((id) => after[id] !== undefined && after[id] !== was(id))
    .map((id) => `${id}:${before[id] ?? ''}:${after[id]}`)
    .join(',');
}

/** Adds the values of an update and gives what the line of the log says about them. Facts of before have only the full set of counts. */
export function keepUpdated(
  db: Db,
  fact: FactOf<'incident.facts_updated'>,
): Readonly<Record<string, string | number>> {
  const { figures, casualties, asOf, reason, source, actId, isLedger, author } = fact.body;
  const before = standingOf(db, fact.subject);
  const values = {
    figures: figures ?? changedCounts(casualties, before),
    asOf: asOf ?? fact.at,
    source,
    reason: reason ?? '',
    actId: actId ?? '',
  };
  keepFigures(db, fact.subject, values, fact.at, author.name);
  syncCasualties(db, fact.subject);
  if (figures === undefined) return {};
  const changed = changedWords(before, standingOf(db, fact.subject), isLedger === true);
  const people = isLedger === true ? { people: peopleOf(db, fact.subject).length } : {};
  return { changed, asOf: values.asOf, reason: values.reason, ...people };
}

function keepPeople(db: Db, fact: FactOf<'incident.people_changed'>): void {
  const { changes, at, source, reason, author } = fact.body;
  const known = new Map(peopleOf(db, fact.subject).map((row) => [row.id, row]));
  let place = nextPlace(db, 'incident_people', fact.subject);
  for (const change of changes) {
    const row = { ...NOBODY, ...known.get(change.personId), ...change };
    statement(
      db,
      `INSERT INTO incident_people (incident_id, n, person_id, kind, name, sex, age, household, note, state, at, source, reason, recorded_at, recorded_by)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    ).run(
      fact.subject,
      place,
      change.personId,
      change.kind,
      row.name,
      row.sex,
      row.age,
      row.household,
      row.note,
      row.state,
      at,
      source,
      reason,
      fact.at,
      author.name,
    );
    place += 1;
  }
}

const NOBODY: Omit<PersonRow, 'id' | 'at' | 'source'> = {
  name: '',
  sex: 'unknown',
  age: null,
  household: '',
  note: '',
  state: 'trapped',
};

function keepForce(
  db: Db,
  fact: FactOf<'incident.force_set' | 'incident.force_removed'>,
  force: ForceLine,
  removed: boolean,
): void {
  statement(
    db,
    `INSERT INTO incident_forces (incident_id, n, force_id, unit, kind, persons, vehicles, equipment, state, at, source, removed, recorded_at, recorded_by)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  ).run(
    fact.subject,
    nextPlace(db, 'incident_forces', fact.subject),
    force.id,
    force.unit,
    force.kind,
    force.persons,
    force.vehicles,
    force.equipment,
    force.state,
    force.at,
    force.source,
    Number(removed),
    fact.at,
    fact.body.author.name,
  );
}

/** No name of a person ever stands in a line of the log, so that no search finds one. */
export const figuresProjectors: Projectors = {
  'incident.people_changed': (db, fact) => {
    keepPeople(db, fact);
    const { changes, source, reason, isTold } = fact.body;
    if (!isTold) insertSystemLine(db, fact, { rows: changes.length, source, reason }, fact.subject);
  },
  'incident.names_shown': (db, fact) => {
    const { count, why } = fact.body;
    insertSystemLine(db, fact, { count, why }, fact.subject);
  },
  'incident.force_set': (db, fact) => {
    const { force } = fact.body;
    const before = forcesOf(db, fact.subject).find((one) => one.id === force.id);
    keepForce(db, fact, force, false);
    const { unit, kind, persons, vehicles, equipment, state, at, source } = force;
    const params = { unit, kind, persons, vehicles, equipment, state, at, source };
    insertSystemLine(db, fact, { ...params, before: before?.state ?? '' }, fact.subject);
  },
  'incident.force_removed': (db, fact) => {
    const { forceId, reason } = fact.body;
    const force = forcesOf(db, fact.subject).find((one) => one.id === forceId);
    if (force === undefined) return;
    keepForce(db, fact, force, true);
    insertSystemLine(db, fact, { unit: force.unit, reason }, fact.subject);
  },
  'incident.measure_recorded': (db, fact) => {
    const { measureId, at, who, text, source, author } = fact.body;
    statement(
      db,
      `INSERT INTO incident_measures (incident_id, n, id, at, who, text, source, recorded_at, recorded_by)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    ).run(
      fact.subject,
      nextPlace(db, 'incident_measures', fact.subject),
      measureId,
      at,
      who,
      text,
      source,
      fact.at,
      author.name,
    );
    insertSystemLine(db, fact, { at, who, text }, fact.subject);
  },
  'incident.measure_withdrawn': (db, fact) => {
    const { measureId, reason } = fact.body;
    const measure = measuresOf(db, fact.subject).find((one) => one.id === measureId);
    if (measure === undefined) return;
    statement(db, 'UPDATE incident_measures SET withdrawn_at = ? WHERE incident_id = ? AND id = ?').run(
      fact.at,
      fact.subject,
      measureId,
    );
    insertSystemLine(db, fact, { text: measure.text, reason }, fact.subject);
  },
};
