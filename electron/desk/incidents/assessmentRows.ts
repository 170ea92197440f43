import type { GradeResult, GradeUsed } from '../../../shared/domain/facts/duties';
import type { IncidentType } from '../../../shared/domain/vocabulary';
import { type Db, statement } from '../db/statement';
import { insertSystemLine } from '../log/line';
import type { FactOf } from '../projections/body';
import { freeLimit, openStanding, supersede } from './obligationRows';

export function typeOf(db: Db, incidentId: string): IncidentType | null {
  const row = statement<[string], { type: IncidentType }>(db, 'SELECT type FROM incidents WHERE id = ?').get(
    incidentId,
  );
  return row?.type ?? null;
}

/** One more step in the history of an incident's grade. */
export function noteGrade(
  db: Db,
  fact: FactOf<'incident.assessed' | 'incident.grade_confirmed'>,
  kind: 'assessed' | 'confirmed',
  result: GradeResult & { readonly used?: GradeUsed },
  at: number,
): void {
  const used = result.used ?? { grade: null, reportingGrade: null };
  const { author } = fact.body;
  const decision =
    'decidedBy' in fact.body
      ? { by: fact.body.decidedBy, way: fact.body.way, words: fact.body.words }
      : { by: '', way: null, words: '' };
  statement(
    db,
    `INSERT INTO incident_grades (id, seq, incident_id, at, kind, grade, reporting_grade, near_miss, because, used_grade, used_reporting_grade, decided_by, way,
       words, author)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  ).run(
    `${fact.origin}:${fact.seq}`,
    fact.seq,
    fact.subject,
    at,
    kind,
    result.grade,
    result.reportingGrade,
    Number(result.nearMiss),
    JSON.stringify(result.because),
    used.grade,
    used.reportingGrade,
    decision.by,
    decision.way,
    decision.words,
    author?.name ?? '',
  );
}

const titles = (db: Db, ids: readonly string[], locale: 'zh' | 'en'): string =>
  ids
    .map(
      (id) =>
        statement<[string], { zh: string; en: string }>(
          db,
          'SELECT title_zh AS zh, title_en AS en FROM obligations WHERE id = ?',
        ).get(id)?.[locale] ?? id,
    )
    .join(locale === 'zh' ? '、' : ', ');

/** What followed from what became known: duties open, move or give way; a rise is a line that says what became due and what is overdue at once. */
export function projectAssessment(db: Db, fact: FactOf<'incident.assessed'>): void {
  const { body, subject } = fact;
  const before = statement<[string], { reporting_grade: string | null; near_miss: number }>(
    db,
    'SELECT reporting_grade, near_miss FROM incidents WHERE id = ?',
  ).get(subject);
  noteGrade(db, fact, 'assessed', body, body.since);
  statement(
    db,
    'UPDATE incidents SET proposed_grade = ?, reporting_grade = ?, near_miss = ? WHERE id = ?',
  ).run(body.grade, body.reportingGrade, Number(body.nearMiss), subject);
  for (const { id, by } of body.superseded) supersede(db, id, by, fact.at);
  for (const id of body.moved ?? []) freeLimit(db, id);
  openStanding(db, subject, body.obligations, fact.at);
  const isNews =
    body.rose !== undefined ||
    (before?.near_miss !== 1 && body.nearMiss) ||
    (body.reportingGrade !== body.grade && body.reportingGrade !== before?.reporting_grade);
  if (!isNews) return;
  const due = body.obligations.filter((duty) => duty.dueAt !== null).map((duty) => duty.id);
  const overdue = body.obligations
    .filter((duty) => duty.dueAt !== null && duty.dueAt <= fact.at)
    .map((duty) => duty.id);
  insertSystemLine(
    db,
    fact,
    {
      type: typeOf(db, subject),
      grade: body.grade,
      reportingGrade: body.reportingGrade,
      nearMiss: Number(body.nearMiss),
      from: body.rose?.from ?? null,
      to: body.rose?.to ?? null,
      dueZh: titles(db, due, 'zh'),
      dueEn: titles(db, due, 'en'),
      overdueZh: titles(db, overdue, 'zh'),
      overdueEn: titles(db, overdue, 'en'),
      superseded: body.superseded.filter((one) => one.by !== null).length,
    },
    subject,
  );
}
