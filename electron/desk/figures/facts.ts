import type { Caller } from '../../../shared/contract/models';
import type { IncidentFacts } from '../../../shared/domain/incidentFacts';
import { maskName } from '../../../shared/domain/mask';
import { peopleCounts } from '../../../shared/rules/figures/ledger';
import { standingFigures } from '../../../shared/rules/figures/standing';
import { type Db, statement } from '../db/statement';
import { refuseWith } from '../deskError';
import { gradeSteps } from '../incidents/gradeRows';
import { elementsAt, marksAt } from '../intake/read';
import { profileOf } from '../plans/planStore';
import { figureValues } from './figureRows';
import { forcesOf, measuresOf, peopleOf } from './peopleRows';

type Row = {
  id: string;
  number: string;
  title: string;
  type: IncidentFacts['type'];
  place: string;
  summary: string;
  source: string;
  caller: string;
  occurred_at: number | null;
  received_at: number;
  grade: IncidentFacts['grade'];
  drill: string | null;
};

/**
 * Everything that the room knew of an incident at a moment (`at` null: everything it knows, as of `now`): by the time of recording, so that what was told
 * later does not appear earlier. Names of people are in full; whoever shows them masks them. Refusal: not_found.
 */
export function incidentFactsAt(db: Db, incidentId: string, at: number | null, now?: number): IncidentFacts {
  const row =
    statement<[string], Row>(db, 'SELECT * FROM incidents WHERE id = ?').get(incidentId) ??
    refuseWith('not_found', { field: 'incidentId' });
  const until = at ?? Number.MAX_SAFE_INTEGER;
  const values = figureValues(db, incidentId, until);
  const people = peopleOf(db, incidentId, until);
  return {
    incidentId: row.id,
    number: row.number,
    title: row.title,
    type: row.type,
    place: row.place,
    summary: row.summary,
    source: row.source,
    callerUnit: (JSON.parse(row.caller) as Caller).unit,
    occurredAt: row.occurred_at,
    receivedAt: row.received_at,
    grade: at === null ? row.grade : gradeAt(db, row, at),
    ...marksAt(db, incidentId, until),
    profile: profileOf(db),
    drill: row.drill,
    asOf: at ?? now ?? lastKnown(db, row.received_at, incidentId),
    figures: standingFigures(values),
    figureValues: values,
    elements: elementsAt(db, incidentId, until),
    people,
    peopleCounts: people.length === 0 ? null : peopleCounts(people),
    forces: forcesOf(db, incidentId, until),
    measures: measuresOf(db, incidentId, until),
  };
}

/** The facts as a page and a paper may show them: names of people masked. */
export function shownFacts(facts: IncidentFacts): IncidentFacts {
  return { ...facts, people: facts.people.map((row) => ({ ...row, name: maskName(row.name) })) };
}

/** The grade that the room went by at a moment; of an incident whose steps were not kept, the one of today. */
function gradeAt(db: Db, row: Row, at: number): IncidentFacts['grade'] {
  const steps = gradeSteps(db, row.id);
  return steps.length === 0 ? row.grade : (steps.findLast((step) => step.at <= at)?.usedGrade ?? null);
}

/** When something was last written about the incident. */
function lastKnown(db: Db, receivedAt: number, incidentId: string): number {
  const row = statement<[string], { at: number | null }>(
    db,
    'SELECT max(recorded_at) AS at FROM log_entries WHERE incident_id = ?',
  ).get(incidentId);
  return row?.at ?? receivedAt;
}
