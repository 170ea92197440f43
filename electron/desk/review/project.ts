import { type Db, statement } from '../db/statement';
import { armDeadline, endDeadline, type WantedDeadline } from '../deadlines/deadlineRows';
import { insertSystemLine } from '../log/line';
import type { Projectors } from '../projections/body';
import type { StoredFinding } from './read';

const reviewDeadline = (incidentId: string): string => `review.${incidentId}`;
const taskDeadline = (findingId: string): string => `review.task.${findingId}`;

function wanted(
  about: Pick<WantedDeadline, 'id' | 'subject' | 'titleZh' | 'titleEn' | 'owner' | 'incidentId' | 'dueAt'>,
): WantedDeadline {
  return {
    ...about,
    scopeId: about.id,
    runId: null,
    blockKey: null,
    instructionId: null,
    obligationId: null,
    targetAt: null,
    reached: true,
  };
}

function titleOf(db: Db, incidentId: string): string {
  return (
    statement<[string], { title: string }>(db, 'SELECT title FROM incidents WHERE id = ?').get(incidentId)
      ?.title ?? ''
  );
}

/** An incident was closed: its review is owed from now on. */
export function openReview(db: Db, incidentId: string, dueAt: number, at: number): void {
  const drill = statement<[string], { drill: string | null }>(
    db,
    'SELECT drill FROM incidents WHERE id = ?',
  ).get(incidentId);
  // An incident that was opened again and is closed anew is looked at anew, with the answers that are there.
  statement(
    db,
    `INSERT INTO reviews (incident_id, due_at, closed_at, drill) VALUES (?, ?, ?, ?)
     ON CONFLICT (incident_id) DO UPDATE SET due_at = excluded.due_at, closed_at = excluded.closed_at, completed_at = NULL,
       completed_by = ''`,
  ).run(incidentId, dueAt, at, drill?.drill ?? null);
  const title = titleOf(db, incidentId);
  const about = { titleZh: `复盘：${title}`, titleEn: `After-action review: ${title}` };
  const id = reviewDeadline(incidentId);
  armDeadline(db, wanted({ id, subject: 'review', ...about, owner: 'duty_officer', incidentId, dueAt }), at);
}

/** An incident goes on: nobody has to review it until it is closed again. */
export function withdrawReview(db: Db, incidentId: string, at: number): void {
  endDeadline(db, reviewDeadline(incidentId), 'not_needed', at);
}

function findingsOf(db: Db, incidentId: string): readonly StoredFinding[] {
  const row = statement<[string], { findings: string }>(
    db,
    'SELECT findings FROM reviews WHERE incident_id = ?',
  ).get(incidentId);
  return row ? (JSON.parse(row.findings) as StoredFinding[]) : [];
}

/** Tasks ring by themselves; one that was taken out of the review or lost its date rings no more. */
function armTasks(
  db: Db,
  incidentId: string,
  before: readonly StoredFinding[],
  findings: readonly StoredFinding[],
  at: number,
): void {
  const kept = new Set<string>();
  for (const { id, text, owner, dueAt, doneAt } of findings) {
    if (dueAt === null || owner === '' || doneAt !== null) continue;
    kept.add(id);
    const about = { titleZh: `复盘整改：${text.slice(0, 60)}`, titleEn: `Review task: ${text.slice(0, 60)}` };
    armDeadline(
      db,
      wanted({ id: taskDeadline(id), subject: 'review_task', ...about, owner, incidentId, dueAt }),
      at,
    );
  }
  for (const { id } of before) if (!kept.has(id)) endDeadline(db, taskDeadline(id), 'not_needed', at);
}

export const reviewProjectors: Projectors = {
  'review.saved': (db, fact) => {
    const { answers, findings, version, author } = fact.body;
    const before = findingsOf(db, fact.subject);
    const done = new Map(before.map((one) => [one.id, one]));
    const merged = findings.map((one) => {
      const { doneAt, result } = done.get(one.id) ?? { doneAt: null, result: '' };
      return { ...one, doneAt, result };
    });
    statement(
      db,
      'UPDATE reviews SET answers = ?, findings = ?, version = ?, saved_at = ?, saved_by = ? WHERE incident_id = ?',
    ).run(JSON.stringify(answers), JSON.stringify(merged), version, fact.at, author.name, fact.subject);
    armTasks(db, fact.subject, before, merged, fact.at);
    const title = titleOf(db, fact.subject);
    insertSystemLine(db, fact, { title, findings: findings.length }, fact.subject);
  },
  'review.task_done': (db, fact) => {
    const { findingId, result } = fact.body;
    const findings = findingsOf(db, fact.subject).map((one) =>
      one.id === findingId ? { ...one, doneAt: fact.at, result } : one,
    );
    statement(db, 'UPDATE reviews SET findings = ? WHERE incident_id = ?').run(
      JSON.stringify(findings),
      fact.subject,
    );
    endDeadline(db, taskDeadline(findingId), 'met', fact.at);
    const text = findings.find((one) => one.id === findingId)?.text ?? '';
    insertSystemLine(db, fact, { text, result }, fact.subject);
  },
  'review.completed': (db, fact) => {
    statement(db, 'UPDATE reviews SET completed_at = ?, completed_by = ? WHERE incident_id = ?').run(
      fact.at,
      fact.body.author.name,
      fact.subject,
    );
    endDeadline(db, reviewDeadline(fact.subject), 'met', fact.at);
    insertSystemLine(db, fact, { title: titleOf(db, fact.subject) }, fact.subject);
  },
  'review.proposal_made': (db, fact) => {
    const { incidentId, planId, blockId, what, author } = fact.body;
    statement(
      db,
      `INSERT INTO review_proposals (id, incident_id, plan_id, block_id, what, made_at, made_by, state)
       VALUES (?, ?, ?, ?, ?, ?, ?, 'open')`,
    ).run(fact.subject, incidentId, planId, blockId, what, fact.at, author.name);
    insertSystemLine(db, fact, { plan: planId, what }, incidentId);
  },
  'review.proposal_settled': (db, fact) => {
    const { outcome, revision, why, author } = fact.body;
    statement(
      db,
      'UPDATE review_proposals SET state = ?, revision = ?, why = ?, settled_at = ?, settled_by = ? WHERE id = ?',
    ).run(outcome, revision, why, fact.at, author.name, fact.subject);
    const row = statement<[string], { incident_id: string; what: string; plan_id: string }>(
      db,
      'SELECT incident_id, what, plan_id FROM review_proposals WHERE id = ?',
    ).get(fact.subject);
    const params = { outcome, revision, why, what: row?.what ?? '', plan: row?.plan_id ?? '' };
    insertSystemLine(db, fact, params, row?.incident_id ?? null);
  },
};
