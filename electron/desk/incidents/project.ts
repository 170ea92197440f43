import { drillTitle } from '../../../shared/domain/drill';
import { type Db, statement } from '../db/statement';
import { endDeadline } from '../deadlines/deadlineRows';
import { insertLine, insertSystemLine } from '../log/line';
import { noteCaller } from '../logMore/callers';
import type { FactOf, Projectors } from '../projections/body';
import { openReview } from '../review/project';
import { meetObligation, openObligation } from './obligationRows';
import { reopenProjectors } from './reopenProject';

export const incidentProjectors: Projectors = {
  ...reopenProjectors,
  'incident.reported': (db, fact) => {
    insertIncident(db, fact);
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
    if (body.drill === undefined && body.callback !== '' && body.callback !== body.caller.phone) {
      noteCaller(db, { ...body.caller, phone: body.callback }, body.receivedAt);
    }
    for (const duty of body.obligations) {
      const wanted = { ...duty, scopeId: fact.subject, incidentId: fact.subject, round: null };
      openObligation(db, { ...wanted, runId: null, blockKey: null, reached: true, standing: true }, fact.at);
    }
  },
  'incident.facts_updated': (db, fact) => {
    const { casualties, grade, sensitive, source } = fact.body;
    statement(db, 'UPDATE incidents SET casualties = ?, grade = ?, sensitive = ? WHERE id = ?').run(
      JSON.stringify(casualties),
      grade,
      Number(sensitive),
      fact.subject,
    );
    insertSystemLine(db, fact, { ...casualties, grade, source }, fact.subject);
  },
  'incident.closed': (db, fact) => {
    statement(
      db,
      "UPDATE incidents SET state = 'closed', closed_at = ?, result = ?, retention = ? WHERE id = ?",
    ).run(fact.at, fact.body.result, fact.body.retention ?? null, fact.subject);
    statement(db, "UPDATE obligations SET state = 'not_needed' WHERE scope_id = ? AND state = 'open'").run(
      fact.subject,
    );
    const open = statement<[string], { id: string }>(
      db,
      // A document, reminder or receipt that is linked to the incident lives on by itself.
      `SELECT id FROM deadlines WHERE incident_id = ? AND state = 'open'
       AND subject NOT IN ('document', 'receipt', 'reminder', 'check') ORDER BY id`,
    ).all(fact.subject);
    for (const deadline of open) endDeadline(db, deadline.id, 'not_needed', fact.at);
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
    const { receiver, at, way, readBack } = fact.body;
    meetObligation(db, fact.subject, { at, receiver, way, readBack }, fact.at);
    const row = statement<
      [string],
      { title_zh: string; title_en: string; incident_id: string | null; drill: string | null }
    >(db, 'SELECT title_zh, title_en, incident_id, drill FROM deadlines WHERE id = ?').get(
      `ob.${fact.subject}`,
    );
    insertSystemLine(
      db,
      fact,
      { titleZh: row?.title_zh ?? '', titleEn: row?.title_en ?? '', receiver, way, at },
      row?.incident_id ?? null,
      fact.kind,
      [],
      row?.drill ?? null,
    );
  },
};

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
