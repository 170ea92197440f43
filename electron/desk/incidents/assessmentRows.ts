import type { GradeResult, GradeUsed, OpenedObligation } from '../../../shared/domain/facts/duties';
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

type Due = { readonly id: string; readonly dueAt: number };

/** The duties with a limit that were not owed before, or not as early. */
function newDuties(db: Db, duties: readonly OpenedObligation[]): readonly Due[] {
  return duties.flatMap(({ id, dueAt }) => {
    const row = statement<[string], { state: string; due_at: number | null }>(
      db,
      'SELECT state, due_at FROM obligations WHERE id = ?',
    ).get(id);
    const isKnown = row?.state === 'open' && row.due_at !== null && dueAt !== null && row.due_at <= dueAt;
    return dueAt === null || isKnown ? [] : [{ id, dueAt }];
  });
}

/** What followed from what became known: duties open, move or give way; a rise is a line that says what became due and what is overdue at once. */
export function projectAssessment(db: Db, fact: FactOf<'incident.assessed'>): void {
  const { body, subject } = fact;
  const before = statement<[string], { reporting_grade: string | null; near_miss: number }>(
    db,
    'SELECT reporting_grade, near_miss FROM incidents WHERE id = ?',
  ).get(subject);
  const news = newDuties(db, body.obligations);
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
  // What an incident owes from its beginning is on its page; what a rise adds has to be said.
  const due = body.rose === undefined ? [] : news.map((duty) => duty.id);
  const overdue = news
    .filter((duty) => due.includes(duty.id) && duty.dueAt <= fact.at)
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
