import type { CallToMake } from '../../../shared/domain/facts/ladders';
import { type Db, statement } from '../db/statement';
import { armDeadline, endDeadline } from '../deadlines/deadlineRows';
import { insertSystemLine } from '../log/line';
import type { Projectors } from '../projections/body';

/** Arms the calls that a raised rung asks for, or adds what is overdue to the ones that have still to be made. */
export function projectCalls(db: Db, deadlineId: string, calls: readonly CallToMake[], at: number): void {
  for (const call of calls) {
    const standing = statement<[string], { state: string }>(
      db,
      'SELECT state FROM deadlines WHERE id = ?',
    ).get(call.id);
    if (standing?.state !== 'open') {
      statement(db, 'DELETE FROM escalation_items WHERE escalation_id = ?').run(call.id);
      statement(
        db,
        `INSERT INTO escalations (id, post, opened_at) VALUES (?, ?, ?)
         ON CONFLICT (id) DO UPDATE SET opened_at = excluded.opened_at`,
      ).run(call.id, call.post, at);
      armCall(db, deadlineId, call, at);
    }
    statement(
      db,
      `INSERT INTO escalation_items (escalation_id, deadline_id, at) VALUES (?, ?, ?)
       ON CONFLICT (escalation_id, deadline_id) DO NOTHING`,
    ).run(call.id, deadlineId, at);
  }
}

function armCall(db: Db, deadlineId: string, call: CallToMake, at: number): void {
  const about = statement<[string], { incident_id: string | null }>(
    db,
    'SELECT incident_id FROM deadlines WHERE id = ?',
  ).get(deadlineId);
  armDeadline(
    db,
    {
      id: call.id,
      subject: 'escalation',
      titleZh: call.titleZh,
      titleEn: call.titleEn,
      owner: 'primary_officer',
      scopeId: call.id,
      incidentId: about?.incident_id ?? null,
      runId: null,
      blockKey: null,
      instructionId: null,
      obligationId: null,
      targetAt: null,
      dueAt: call.dueAt,
      reached: true,
    },
    at,
  );
}

export const ladderProjectors: Projectors = {
  'escalation.called': (db, fact) => {
    const { callId, post, name, reached, note, author } = fact.body;
    statement(
      db,
      'INSERT INTO escalation_calls (id, escalation_id, at, name, reached, note, called_by) VALUES (?, ?, ?, ?, ?, ?, ?)',
    ).run(callId, fact.subject, fact.at, name, Number(reached), note, author.name);
    const about = statement<
      [string],
      { title_zh: string; title_en: string; incident_id: string | null; drill: string | null }
    >(db, 'SELECT title_zh, title_en, incident_id, drill FROM deadlines WHERE id = ?').get(fact.subject);
    insertSystemLine(
      db,
      fact,
      {
        post,
        name,
        reached: Number(reached),
        note,
        titleZh: about?.title_zh ?? '',
        titleEn: about?.title_en ?? '',
      },
      about?.incident_id ?? null,
      fact.kind,
      [],
      about?.drill ?? null,
    );
    if (reached) endDeadline(db, fact.subject, 'met', fact.at);
  },
};
