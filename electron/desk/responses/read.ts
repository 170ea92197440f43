import type { ResponseChange, ResponseSummary } from '../../../shared/contract/areas/responses';
import type { ResponseDuty } from '../../../shared/domain/facts/responses';
import type { RisingChange } from '../../../shared/rules/responses/response';
import { type Db, statement } from '../db/statement';

export type ResponseRow = {
  id: string;
  hazard: ResponseSummary['hazard'];
  matter: string;
  issuer: string;
  level: ResponseSummary['level'];
  area: string;
  basis: string;
  starts_at: number;
  level_since: number;
  period: string;
  ends_at: number | null;
  measures: string;
  incident_id: string | null;
  warning_id: string | null;
  state: ResponseSummary['state'];
  ended_at: number | null;
  drill: string | null;
  recorded_at: number;
};

type ShownRow = ResponseRow & {
  incident_title: string | null;
  warning_kind: string | null;
  warning_area: string | null;
  warning_lifted_at: number | null;
  warning_ends_at: number | null;
  changes: number;
  unsent: number;
  unsigned: number;
};

const SELECT = `SELECT r.*, i.title AS incident_title, h.kind AS warning_kind, h.area AS warning_area, h.lifted_at AS warning_lifted_at,
    h.ends_at AS warning_ends_at,
    (SELECT count(*) FROM response_changes c WHERE c.response_id = r.id) AS changes,
    (SELECT count(*) FROM response_changes c WHERE c.response_id = r.id AND c.sent_at IS NULL) AS unsent,
    (SELECT count(*) FROM response_changes c JOIN documents d ON d.id = c.document_id AND d.state = 'open'
       JOIN document_units u ON u.document_id = d.id AND u.signed_at IS NULL WHERE c.response_id = r.id) AS unsigned
  FROM responses r LEFT JOIN incidents i ON i.id = r.incident_id LEFT JOIN warnings w ON w.id = r.warning_id
    LEFT JOIN warnings h ON h.id = w.head_id`;

/** The row as it stands, for projectors and rules. */
export function responseRow(db: Db, id: string): ResponseRow | undefined {
  return statement<[string], ResponseRow>(db, 'SELECT * FROM responses WHERE id = ?').get(id);
}

function toSummary(row: ShownRow, now: number): ResponseSummary {
  const isExpired = row.warning_ends_at !== null && row.warning_ends_at < now;
  return {
    id: row.id,
    hazard: row.hazard,
    matter: row.matter,
    issuer: row.issuer,
    level: row.level,
    area: row.area,
    basis: row.basis,
    startsAt: row.starts_at,
    levelSince: row.level_since,
    period: row.period,
    endsAt: row.ends_at,
    measures: row.measures,
    incidentId: row.incident_id,
    incidentTitle: row.incident_title,
    warningId: row.warning_id,
    warningTitle: row.warning_kind === null ? null : `${row.warning_kind}（${row.warning_area ?? ''}）`,
    warningIsOver: row.warning_id !== null && (row.warning_lifted_at !== null || isExpired),
    state: row.state,
    endedAt: row.ended_at,
    drill: row.drill,
    changes: row.changes,
    unsent: row.state === 'withdrawn' ? 0 : row.unsent,
    unsigned: row.unsigned,
  };
}

export function responseById(db: Db, id: string, now: number): ResponseSummary | undefined {
  const row = statement<[string], ShownRow>(db, `${SELECT} WHERE r.id = ?`).get(id);
  return row && toSummary(row, now);
}

/** Responses: those in force first, the highest level first; then the others, the newest first. */
export function responses(db: Db, isActiveOnly: boolean, now: number): ResponseSummary[] {
  return statement<[], ShownRow>(
    db,
    `${SELECT} ${isActiveOnly ? "WHERE r.state = 'active'" : ''}
     ORDER BY r.state <> 'active', CASE r.state WHEN 'active' THEN r.level END, r.starts_at DESC, r.id LIMIT 300`,
  )
    .all()
    .map((row) => toSummary(row, now));
}

/** Responses of real work in force, the highest first. */
export const inForce = (db: Db, now: number): ResponseSummary[] =>
  responses(db, true, now).filter((one) => one.drill === null);

export type ChangeRow = {
  id: string;
  response_id: string;
  position: number;
  kind: ResponseChange['kind'];
  from_level: ResponseChange['from'];
  level: ResponseChange['to'];
  at: number;
  period: string;
  ends_at: number | null;
  measures: string;
  reason: string;
  decided_by: string;
  decided_way: ResponseChange['decidedWay'];
  decided_words: string;
  decided_at: number;
  duties: string;
  recorded_at: number;
  recorded_by: string;
  document_id: string | null;
  title: string;
  addressee: string;
  text: string;
  doc_number: string;
  signer: string;
  sent_at: number | null;
};

export function changeRow(db: Db, id: string): ChangeRow | undefined {
  return statement<[string], ChangeRow>(db, 'SELECT * FROM response_changes WHERE id = ?').get(id);
}

export function lastChange(db: Db, responseId: string): ChangeRow | undefined {
  return statement<[string], ChangeRow>(
    db,
    'SELECT * FROM response_changes WHERE response_id = ? ORDER BY position DESC LIMIT 1',
  ).get(responseId);
}

/** The duties of all changes of a response. */
export const allDuties = (db: Db, responseId: string): readonly ResponseDuty[] =>
  statement<[string], ChangeRow>(db, 'SELECT * FROM response_changes WHERE response_id = ? ORDER BY position')
    .all(responseId)
    .flatMap(dutiesOf);

export const dutiesOf = (row: ChangeRow): readonly ResponseDuty[] => JSON.parse(row.duties) as ResponseDuty[];

function noticeOf(db: Db, row: ChangeRow): ResponseChange['notice'] {
  if (row.document_id === null || row.sent_at === null) return null;
  const units = statement<[string], { units: number; signed: number }>(
    db,
    'SELECT count(*) AS units, count(signed_at) AS signed FROM document_units WHERE document_id = ?',
  ).get(row.document_id);
  return {
    title: row.title,
    addressee: row.addressee,
    text: row.text,
    docNumber: row.doc_number,
    signer: row.signer,
    sentAt: row.sent_at,
    documentId: row.document_id,
    signed: units?.signed ?? 0,
    units: units?.units ?? 0,
  };
}

/** Every change of a response, oldest first. */
export function changesOf(db: Db, responseId: string): ResponseChange[] {
  return statement<[string], ChangeRow>(
    db,
    'SELECT * FROM response_changes WHERE response_id = ? ORDER BY position',
  )
    .all(responseId)
    .map((row) => ({
      id: row.id,
      kind: row.kind,
      from: row.from_level,
      to: row.level,
      at: row.at,
      period: row.period,
      endsAt: row.ends_at,
      measures: row.measures,
      reason: row.reason,
      decidedBy: row.decided_by,
      decidedWay: row.decided_way,
      decidedWords: row.decided_words,
      decidedAt: row.decided_at,
      recordedAt: row.recorded_at,
      recordedBy: row.recorded_by,
      notice: noticeOf(db, row),
    }));
}

/** The changes of responses in force, for the rule that makes a downtime pack of every rise. Drills make none. */
export function changesInForce(db: Db): RisingChange[] {
  return statement<[], RisingChange>(
    db,
    `SELECT c.id, c.kind, c.from_level AS "from", c.level AS "to" FROM response_changes c JOIN responses r ON r.id = c.response_id
     WHERE r.state = 'active' AND r.drill IS NULL ORDER BY c.recorded_at, c.id`,
  ).all();
}

/** Responses of real work that stood at any time of a span, with the highest level that each had in it. */
export function responsesBetween(
  db: Db,
  from: number,
  to: number,
): readonly { readonly matter: string; readonly level: ResponseSummary['level'] }[] {
  return statement<[{ from: number; to: number }], { matter: string; level: ResponseSummary['level'] }>(
    db,
    `SELECT r.matter, min(c.level) AS level FROM responses r JOIN response_changes c ON c.response_id = r.id
     WHERE r.state <> 'withdrawn' AND r.drill IS NULL AND r.starts_at < @to AND (r.ended_at IS NULL OR r.ended_at >= @from)
       AND c.kind <> 'ended' AND c.at < @to
       AND NOT EXISTS (SELECT 1 FROM response_changes n WHERE n.response_id = r.id AND n.position = c.position + 1 AND n.at <= @from)
     GROUP BY r.id ORDER BY min(c.level), r.starts_at, r.id`,
  ).all({ from, to });
}
