import type { DocumentEntry, DocumentUnit } from '../../../../shared/contract/areas/register';
import type { OutputOf, ParsedInputOf } from '../../../../shared/contract/procedures';
import { type Db, statement } from '../../db/statement';

export type DocumentRow = {
  id: string;
  direction: DocumentEntry['direction'];
  year: number;
  number: number;
  unit: string;
  doc_number: string;
  title: string;
  way: DocumentEntry['way'];
  urgency: DocumentEntry['urgency'];
  at: number;
  copies: number;
  pages: number;
  place: string;
  confidential: number;
  demand: DocumentEntry['demand'];
  demand_text: string;
  due_at: number | null;
  report_due_at: number | null;
  reported_at: number | null;
  owner: string;
  incident_id: string | null;
  incident_title: string | null;
  answers_id: string | null;
  state: DocumentEntry['state'];
  outcome: DocumentEntry['outcome'];
  finished_at: number | null;
  corrections: number;
  line_id: string;
  recorded_at: number;
  recorded_by: string;
};

const SELECT = `SELECT d.*, i.title AS incident_title FROM documents d LEFT JOIN incidents i ON i.id = d.incident_id`;

/** The row as it stands, for projectors and rules. */
export function documentRow(db: Db, id: string): DocumentRow | undefined {
  return statement<[string], DocumentRow>(db, `${SELECT} WHERE d.id = ?`).get(id);
}

export function unitsOf(db: Db, documentId: string): DocumentUnit[] {
  return statement<[string], DocumentUnit>(
    db,
    `SELECT position, name, signed_at AS signedAt, signed_by AS signedBy, signed_way AS signedWay, chases, chased_at AS chasedAt
     FROM document_units WHERE document_id = ? ORDER BY position`,
  ).all(documentId);
}

function toEntry(db: Db, row: DocumentRow): DocumentEntry {
  return {
    id: row.id,
    direction: row.direction,
    year: row.year,
    number: row.number,
    unit: row.direction === 'incoming' ? row.unit : '',
    units: row.direction === 'outgoing' ? unitsOf(db, row.id) : [],
    docNumber: row.doc_number,
    title: row.title,
    way: row.way,
    urgency: row.urgency,
    at: row.at,
    copies: row.copies,
    pages: row.pages,
    place: row.place,
    confidential: row.confidential === 1,
    demand: row.demand,
    demandText: row.demand_text,
    dueAt: row.due_at,
    reportDueAt: row.report_due_at,
    reportedAt: row.reported_at,
    owner: row.owner,
    incidentId: row.incident_id,
    incidentTitle: row.incident_title,
    answersId: row.answers_id,
    state: row.state,
    outcome: row.outcome,
    finishedAt: row.finished_at,
    corrections: row.corrections,
    recordedAt: row.recorded_at,
    recordedBy: row.recorded_by,
  };
}

export function documentById(db: Db, id: string): DocumentEntry | undefined {
  const row = documentRow(db, id);
  return row && toEntry(db, row);
}

/** The document whose line of the log this is (the first line, or the newest that corrects it). */
export function documentOfLine(db: Db, entryId: string): string | undefined {
  return statement<[string, string], { id: string }>(
    db,
    'SELECT id FROM documents WHERE id = ? OR line_id = ?',
  ).get(entryId, entryId)?.id;
}

/** The outgoing document that answers an incoming one. */
export function answerTo(db: Db, documentId: string): DocumentEntry | null {
  const row = statement<[string], DocumentRow>(
    db,
    `${SELECT} WHERE d.answers_id = ? AND d.state <> 'void' ORDER BY d.recorded_at DESC LIMIT 1`,
  ).get(documentId);
  return row ? toEntry(db, row) : null;
}

/** The next number of a series: one above the highest that was ever given; a voided entry keeps its own. */
export function nextNumber(db: Db, direction: DocumentEntry['direction'], year: number): number {
  const row = statement<[string, number], { top: number | null }>(
    db,
    'SELECT max(number) AS top FROM documents WHERE direction = ? AND year = ?',
  ).get(direction, year);
  return (row?.top ?? 0) + 1;
}

/** Open documents of both directions, those with a limit first. For the board and the handover. */
export function openDocuments(db: Db): DocumentEntry[] {
  return statement<[], DocumentRow>(
    db,
    `${SELECT} WHERE d.state = 'open' ORDER BY d.due_at IS NULL, d.due_at, d.at, d.id LIMIT 500`,
  )
    .all()
    .map((row) => toEntry(db, row));
}

const escaped = (text: string): string => text.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`);

/** What is late: its limit is past, or a leader ought to have been told. */
const OVERDUE = `d.state = 'open' AND (d.due_at <= @now OR (d.reported_at IS NULL AND d.report_due_at <= @now))`;

export function documentList(
  db: Db,
  input: ParsedInputOf<'document.list'>,
  now: number,
): OutputOf<'document.list'> {
  const { direction, show, text, incidentId, limit } = input;
  const where = [
    direction === 'all' ? '1' : 'd.direction = @direction',
    show === 'all' ? '1' : show === 'open' ? "d.state = 'open'" : OVERDUE,
    incidentId === null ? '1' : 'd.incident_id = @incidentId',
    text === ''
      ? '1'
      : `(d.title LIKE @like ESCAPE '\\' OR d.doc_number LIKE @like ESCAPE '\\' OR d.unit LIKE @like ESCAPE '\\'
          OR d.demand_text LIKE @like ESCAPE '\\' OR d.place LIKE @like ESCAPE '\\')`,
  ].join(' AND ');
  const named = { direction, like: `%${escaped(text)}%`, incidentId, now };
  const documents = db
    .prepare<[typeof named & { limit: number }], DocumentRow>(
      `${SELECT} WHERE ${where} ORDER BY d.at DESC, d.recorded_at DESC, d.id LIMIT @limit`,
    )
    .all({ ...named, limit })
    .map((row) => toEntry(db, row));
  const counts = statement<
    [{ direction: string; now: number }],
    { total: number; open: number; overdue: number }
  >(
    db,
    `SELECT count(*) AS total, count(*) FILTER (WHERE d.state = 'open') AS open, count(*) FILTER (WHERE ${OVERDUE}) AS overdue
     FROM documents d WHERE @direction = 'all' OR d.direction = @direction`,
  ).get({ direction, now }) ?? { total: 0, open: 0, overdue: 0 };
  return { documents, ...counts };
}

const HINTS = 60;

/** Units, places and owners typed before, the most frequent first. */
export function documentHints(db: Db): OutputOf<'document.hints'> {
  const of = (sql: string): string[] =>
    statement<[], { word: string }>(db, sql)
      .all()
      .map(({ word }) => word);
  const most = (column: string) =>
    of(
      `SELECT ${column} AS word FROM documents WHERE ${column} <> '' AND (direction = 'incoming' OR '${column}' <> 'unit')
       GROUP BY ${column} ORDER BY count(*) DESC, max(recorded_at) DESC LIMIT ${HINTS}`,
    );
  const receivers = of(
    `SELECT name AS word FROM document_units GROUP BY name ORDER BY count(*) DESC, name LIMIT ${HINTS}`,
  );
  return {
    units: [...new Set([...most('unit'), ...receivers])],
    places: most('place'),
    owners: most('owner'),
  };
}
