import type { IncidentElements } from '../../../shared/contract/areas/intake';
import type { AttentionFlag, ElementFact, ElementId } from '../../../shared/domain/incidentFacts';
import { ELEMENTS } from '../../../shared/domain/incidentFacts';
import { type Db, statement } from '../db/statement';

type Row = {
  element: string;
  place: number;
  state: ElementFact['state'];
  text: string;
  question: string;
  changed_at: number;
  recorded_at: number;
  source: string;
  author: string;
};

/** Further facts by hazard stand beside the elements, their ids marked. */
export const EXTRA = 'extra.';

/** What was known at a moment: everything that was recorded until then (UTC ms), the newest of each. */
function standing(db: Db, incidentId: string, until: number): readonly Row[] {
  return statement<[string, number], Row>(
    db,
    `SELECT element, max(place) AS place, state, text, question, changed_at, recorded_at, source, author FROM incident_elements
     WHERE incident_id = ? AND recorded_at <= ? GROUP BY element ORDER BY element`,
  ).all(incidentId, until);
}

const toFact = (row: Row): ElementFact => ({
  element: row.element as ElementId,
  state: row.state,
  text: row.text,
  question: row.question,
  changedAt: row.changed_at,
  source: row.source,
  by: row.author,
});

/** The elements that somebody has said something about, as they stood at a moment, in the order of asking. */
export function elementsAt(
  db: Db,
  incidentId: string,
  until: number = Number.MAX_SAFE_INTEGER,
): readonly ElementFact[] {
  const known = new Map(standing(db, incidentId, until).map((row) => [row.element, row]));
  return ELEMENTS.flatMap((element) => {
    const row = known.get(element);
    return row === undefined ? [] : [toFact(row)];
  });
}

type MarkRow = {
  mark: 'flags' | 'verified' | 'stable';
  value: string;
  at: number;
  recorded_at: number;
  said_by: string;
  words: string;
  author: string;
};

export type MarksAt = {
  readonly flags: readonly AttentionFlag[];
  /** when it was found to be true; null while nobody has, or when it was found to be untrue */
  readonly verifiedAt: number | null;
  readonly stableAt: number | null;
};

/** Flags, verification and 稳定 as they stood at a moment (by the time of recording, UTC ms). */
export function marksAt(db: Db, incidentId: string, until: number = Number.MAX_SAFE_INTEGER): MarksAt {
  const rows = statement<[string, number], MarkRow>(
    db,
    `SELECT mark, max(place) AS place, value, at, recorded_at, said_by, words, author FROM incident_marks
     WHERE incident_id = ? AND recorded_at <= ? GROUP BY mark`,
  ).all(incidentId, until);
  const of = (mark: MarkRow['mark']): MarkRow | undefined => rows.find((row) => row.mark === mark);
  const values = (row: MarkRow | undefined): readonly string[] =>
    row === undefined ? [] : (JSON.parse(row.value) as string[]);
  const whenSaid = (mark: MarkRow['mark'], word: string): number | null => {
    const row = of(mark);
    return row !== undefined && values(row).includes(word) ? row.at : null;
  };
  return {
    flags: values(of('flags')) as AttentionFlag[],
    verifiedAt: whenSaid('verified', 'true'),
    stableAt: whenSaid('stable', 'stable'),
  };
}

function marksOf(db: Db, incidentId: string): IncidentElements['marks'] {
  return statement<[string], MarkRow>(
    db,
    'SELECT * FROM incident_marks WHERE incident_id = ? ORDER BY recorded_at DESC, place DESC, mark',
  )
    .all(incidentId)
    .map((row) => ({
      mark: row.mark,
      value: JSON.parse(row.value) as string[],
      at: row.at,
      saidBy: row.said_by,
      words: row.words,
      by: row.author,
      recordedAt: row.recorded_at,
    }));
}

/** The deadline of the one follow-up of an incident. */
export const followUpId = (incidentId: string): string => `elements.${incidentId}`;

/** When the open questions are asked again; null when none is open. */
export function followUpOf(db: Db, incidentId: string): number | null {
  const row = statement<[string], { due_at: number }>(
    db,
    "SELECT due_at FROM deadlines WHERE id = ? AND state = 'open'",
  ).get(followUpId(incidentId));
  return row?.due_at ?? null;
}

const openElement = (element: ElementId): ElementFact => ({
  element,
  state: 'open',
  text: '',
  question: '',
  changedAt: 0,
  source: '',
  by: '',
});

/** All twelve elements as they stand, the further facts, every change, and the follow-up. */
export function incidentElements(db: Db, incidentId: string): IncidentElements {
  const rows = standing(db, incidentId, Number.MAX_SAFE_INTEGER);
  const known = new Map(elementsAt(db, incidentId).map((one) => [one.element, one]));
  const history = statement<[string], Row>(
    db,
    `SELECT * FROM incident_elements WHERE incident_id = ? AND element NOT LIKE 'extra.%'
     ORDER BY recorded_at DESC, place DESC, element`,
  )
    .all(incidentId)
    .map((row) => ({ ...toFact(row), recordedAt: row.recorded_at }));
  return {
    elements: ELEMENTS.map((element) => known.get(element) ?? openElement(element)),
    extras: rows
      .filter((row) => row.element.startsWith(EXTRA))
      .map((row) => ({
        extra: row.element.slice(EXTRA.length),
        value: row.text,
        changedAt: row.changed_at,
        source: row.source,
        by: row.author,
      })),
    history,
    marks: marksOf(db, incidentId),
    followUpAt: followUpOf(db, incidentId),
  };
}

/** True when an act of this id has changed an element or a further fact before. */
export function isActStored(db: Db, incidentId: string, actId: string): boolean {
  return (
    statement(db, 'SELECT 1 FROM incident_elements WHERE incident_id = ? AND act_id = ?').get(
      incidentId,
      actId,
    ) !== undefined
  );
}
