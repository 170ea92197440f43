import { drillTitle } from '../../../shared/domain/drill';
import { closeWatches } from '../briefing/watch';
import { type Db, statement } from '../db/statement';
import { endDeadline } from '../deadlines/deadlineRows';
import { keepReported, keepUpdated } from '../figures/project';
import { projectIntake } from '../intake/project';
import { insertLine, insertSystemLine } from '../log/line';
import { noteCaller } from '../logMore/callers';
import type { FactOf, Projectors } from '../projections/body';
import { openReview } from '../review/project';
import { noteGrade, projectAssessment, typeOf } from './assessmentRows';
import { meetObligation, openStanding } from './obligationRows';
import { reopenProjectors } from './reopenProject';

export const incidentProjectors: Projectors = {
  ...reopenProjectors,
  'incident.reported': (db, fact) => {
    insertIncident(db, fact);
    keepReported(db, fact);
    const { body } = fact;
    insertLine(db, fact, {
      id: fact.subject,
      kind: 'incident',
      text: body.summary,
      system: null,
      occurredAt: body.occurredAt,
      receivedAt: body.receivedAt,
      author: body.author,
      incidentId: fact.subject,
      caller: body.caller,
      handling: '',
      correctsId: null,
    });
    if (body.callLineId !== undefined) {
      statement(
        db,
        'UPDATE log_entries SET incident_id = ?, drill = ? WHERE id = ? AND incident_id IS NULL',
      ).run(fact.subject, body.drill ?? null, body.callLineId);
    }
    if (body.intake !== undefined) {
      const { receivedAt, source, author } = body;
      const said = { at: receivedAt, recordedAt: fact.at, source, author: author.name };
      projectIntake(db, fact.subject, body.intake, said);
    }
    if (body.drill === undefined && body.callback !== '' && body.callback !== body.caller.phone) {
      noteCaller(db, { ...body.caller, phone: body.callback }, body.receivedAt);
    }
    openStanding(db, fact.subject, body.obligations, fact.at);
  },
  'incident.facts_updated': (db, fact) => {
    const { casualties, grade, sensitive, source } = fact.body;
    const said = keepUpdated(db, fact);
    const before = statement<[string], { grade: string | null }>(
      db,
      'SELECT grade FROM incidents WHERE id = ?',
    ).get(fact.subject);
    // A grade that was confirmed stays so until another is named.
    statement(
      db,
      `UPDATE incidents SET grade_preliminary = CASE WHEN grade IS ? THEN grade_preliminary ELSE 1 END, grade = ?, sensitive = ?
       WHERE id = ?`,
    ).run(grade, grade, Number(sensitive), fact.subject);
    const params = { ...casualties, grade, gradeBefore: before?.grade ?? null, source, ...said };
    insertSystemLine(db, fact, params, fact.subject);
  },
  'incident.closed': (db, fact) => {
    statement(
      db,
      "UPDATE incidents SET state = 'closed', closed_at = ?, result = ?, retention = ? WHERE id = ?",
    ).run(fact.at, fact.body.result, fact.body.retention ?? null, fact.subject);
    statement(
      db,
      `UPDATE obligations SET state = 'not_needed' WHERE scope_id = ? AND state = 'open' AND is_window = 0`,
    ).run(fact.subject);
    const open = statement<[string], { id: string }>(
      db,
      // A document, reminder, receipt or call-out that is linked to the incident lives on by itself.
      `SELECT id FROM deadlines WHERE incident_id = ? AND state = 'open' AND subject NOT LIKE 'callout_%'
       AND subject NOT IN ('document', 'receipt', 'reminder', 'check', 'media', 'watch') ORDER BY id`,
    ).all(fact.subject);
    for (const deadline of open) endDeadline(db, deadline.id, 'not_needed', fact.at);
    closeWatches(db, fact.subject, fact.at);
    const { result, overrideReason, leftOpen, decidedBy, way, reviewDueAt } = fact.body;
    if (reviewDueAt !== undefined) openReview(db, fact.subject, reviewDueAt, fact.at);
    const decision = decidedBy === undefined ? {} : { decidedBy, way: way ?? null };
    insertSystemLine(
      db,
      fact,
      { result, overrideReason, leftOpen: leftOpen.join('；'), ...decision },
      fact.subject,
    );
  },
  'obligation.met': (db, fact) => {
    const { receiver, at, way, readBack, lateReason, recordId } = fact.body;
    meetObligation(db, fact.subject, { at, receiver, way, readBack, lateReason, recordId }, fact.at);
    const why = lateReason === undefined || lateReason === '' ? {} : { lateReason };
    dutyLine(db, fact, { receiver, way, at, ...why });
  },
  'obligation.late_explained': (db, fact) => {
    const { reason } = fact.body;
    statement(db, 'UPDATE obligations SET late_reason = ? WHERE id = ?').run(reason, fact.subject);
    dutyLine(db, fact, { reason });
  },
  'incident.assessed': projectAssessment,
  'incident.grade_confirmed': (db, fact) => {
    const { grade, proposed, decidedBy, way, words } = fact.body;
    statement(db, 'UPDATE incidents SET grade = ?, grade_preliminary = 0 WHERE id = ?').run(
      grade,
      fact.subject,
    );
    noteGrade(db, fact, 'confirmed', { grade, reportingGrade: null, nearMiss: false, because: [] }, fact.at);
    const type = typeOf(db, fact.subject);
    insertSystemLine(db, fact, { type, grade, proposed, decidedBy, way, words }, fact.subject);
  },
};

/** A line about a duty, under the name that it has among the deadlines (with the mark of a drill). */
function dutyLine(
  db: Db,
  fact: FactOf<'obligation.met' | 'obligation.late_explained'>,
  params: Readonly<Record<string, string | number>>,
): void {
  const row = statement<
    [string],
    { title_zh: string; title_en: string; incident_id: string | null; drill: string | null }
  >(
    db,
    `SELECT o.title_zh, o.title_en, o.incident_id, d.drill FROM obligations o LEFT JOIN deadlines d ON d.id = 'ob.' || o.id
     WHERE o.id = ?`,
  ).get(fact.subject);
  const drill = row?.drill ?? null;
  const titles = { titleZh: row?.title_zh ?? '', titleEn: row?.title_en ?? '' };
  insertSystemLine(db, fact, { ...titles, ...params }, row?.incident_id ?? null, fact.kind, [], drill);
}

function insertIncident(db: Db, fact: FactOf<'incident.reported'>): void {
  const body = fact.body;
  statement(
    db,
    `INSERT INTO incidents (id, number, title, type, place, summary, callback, caller, source, occurred_at, received_at, recorded_at,
       casualties, grade, grade_preliminary, sensitive, state, parent_id, drill, drill_id)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1, ?, 'open', ?, ?, ?)`,
  ).run(
    fact.subject,
    body.number,
    drillTitle(body.title, body.drill ?? null),
    body.type,
    body.place,
    body.summary,
    body.callback,
    JSON.stringify(body.caller),
    body.source,
    body.occurredAt,
    body.receivedAt,
    fact.at,
    JSON.stringify(body.casualties),
    body.grade,
    Number(body.sensitive),
    body.parentId,
    body.drill ?? null,
    body.drillId ?? null,
  );
}
