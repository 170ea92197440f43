import type { HandedItem } from '../../../shared/contract/areas/handover';
import { type Db, statement } from '../db/statement';
import { armDeadline, endDeadline } from '../deadlines/deadlineRows';
import { insertSystemLine } from '../log/line';
import type { FactOf, Projectors } from '../projections/body';

const people = (posts: readonly { readonly post: string; readonly name: string }[]): string =>
  posts.map((post) => `${post.post}:${post.name}`).join(',');

export const handoverProjectors: Projectors = {
  'handover.noted': (db, fact) => {
    upsertNote(db, fact);
    armNote(db, fact);
    insertSystemLine(db, fact, { title: fact.body.title, state: fact.body.state }, fact.body.incidentId);
  },
  'handover.note_done': (db, fact) => {
    statement(db, 'UPDATE handover_notes SET done_at = ?, result = ? WHERE id = ?').run(
      fact.at,
      fact.body.result,
      fact.subject,
    );
    endDeadline(db, `hand.${fact.subject}`, 'met', fact.at);
    const note = statement<[string], { title: string; incident_id: string | null }>(
      db,
      'SELECT title, incident_id FROM handover_notes WHERE id = ?',
    ).get(fact.subject);
    insertSystemLine(
      db,
      fact,
      { title: note?.title ?? '', result: fact.body.result },
      note?.incident_id ?? null,
    );
  },
  'handover.started': (db, fact) => {
    const { shiftId, nextShiftId, startsAt, endsAt, posts, author } = fact.body;
    statement(
      db,
      `INSERT INTO handovers (id, shift_id, next_shift_id, state, starts_at, ends_at, posts, started_at, started_by)
       VALUES (?, ?, ?, 'open', ?, ?, ?, ?, ?)`,
    ).run(fact.subject, shiftId, nextShiftId, startsAt, endsAt, JSON.stringify(posts), fact.at, author.name);
    insertSystemLine(db, fact, { people: people(posts) }, null);
  },
  'handover.next_changed': (db, fact) => {
    const { startsAt, endsAt, posts } = fact.body;
    statement(db, 'UPDATE handovers SET starts_at = ?, ends_at = ?, posts = ? WHERE id = ?').run(
      startsAt,
      endsAt,
      JSON.stringify(posts),
      fact.subject,
    );
    insertSystemLine(db, fact, { people: people(posts) }, null);
  },
  'handover.cancelled': (db, fact) => {
    statement(db, "UPDATE handovers SET state = 'cancelled' WHERE id = ?").run(fact.subject);
    dropWorking(db, fact.subject);
    insertSystemLine(db, fact, { reason: fact.body.reason }, null);
  },
  'handover.opinion_given': (db, fact) => {
    const { key, text, author } = fact.body;
    statement(
      db,
      `INSERT INTO handover_opinions (handover_id, item_key, text, given_at, given_by) VALUES (?, ?, ?, ?, ?)
       ON CONFLICT (handover_id, item_key) DO UPDATE SET text = excluded.text, given_at = excluded.given_at, given_by = excluded.given_by`,
    ).run(fact.subject, key, text, fact.at, author.name);
  },
  'handover.answered': (db, fact) => {
    const { answers, verdict, words, author } = fact.body;
    for (const one of answers) {
      statement(
        db,
        `INSERT INTO handover_answers (handover_id, item_key, mark, verdict, words, read_back_at, seen_due_at, answered_at, answered_by)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
         ON CONFLICT (handover_id, item_key) DO UPDATE SET mark = excluded.mark, verdict = excluded.verdict, words = excluded.words,
           read_back_at = excluded.read_back_at, seen_due_at = excluded.seen_due_at, answered_at = excluded.answered_at,
           answered_by = excluded.answered_by`,
      ).run(fact.subject, one.key, one.mark, verdict, words, one.readBackAt, one.dueAt, fact.at, author.name);
    }
    if (verdict === 'objection')
      insertSystemLine(db, fact, { words, items: answers.length }, null, 'handover.objection');
  },
  'handover.report_named': (db, fact) => {
    const { deadlineId, person } = fact.body;
    statement(
      db,
      `INSERT INTO handover_named (handover_id, deadline_id, person, named_at) VALUES (?, ?, ?, ?)
       ON CONFLICT (handover_id, deadline_id) DO UPDATE SET person = excluded.person, named_at = excluded.named_at`,
    ).run(fact.subject, deadlineId, person, fact.at);
    statement(db, 'UPDATE deadlines SET assignee = ? WHERE id = ?').run(person, deadlineId);
    const row = statement<
      [string],
      { title_zh: string; title_en: string; due_at: number; incident_id: string | null }
    >(db, 'SELECT title_zh, title_en, due_at, incident_id FROM deadlines WHERE id = ?').get(deadlineId);
    insertSystemLine(
      db,
      fact,
      { titleZh: row?.title_zh ?? '', titleEn: row?.title_en ?? '', person, dueAt: row?.due_at ?? null },
      row?.incident_id ?? null,
    );
  },
  'handover.completed': complete,
  'handover.sealed': (db, fact) => {
    const { origin, seq, hash, code, signatures } = fact.body;
    const leader = signatures.find((one) => one.role === 'leader');
    statement(
      db,
      `UPDATE handovers SET origin = ?, seq = ?, hash = ?, code = ?, signatures = ?, leader_signed_at = ?, leader_way = ? WHERE id = ?`,
    ).run(
      origin,
      seq,
      hash,
      code,
      JSON.stringify(signatures),
      leader ? fact.at : null,
      leader ? 'key' : null,
      fact.subject,
    );
    insertSystemLine(db, fact, { code }, null);
  },
  'handover.leader_signed': signLater,
};

function upsertNote(db: Db, fact: FactOf<'handover.noted'>): void {
  const { group, title, state, next, dueAt, owner, incidentId, author } = fact.body;
  statement(
    db,
    `INSERT INTO handover_notes (id, group_id, title, state, next, due_at, owner, incident_id, noted_at, noted_by)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET group_id = excluded.group_id, title = excluded.title, state = excluded.state, next = excluded.next,
       due_at = excluded.due_at, owner = excluded.owner, incident_id = excluded.incident_id`,
  ).run(fact.subject, group, title, state, next, dueAt, owner, incidentId, fact.at, author.name);
}

function armNote(db: Db, fact: FactOf<'handover.noted'>): void {
  const { title, owner, incidentId, dueAt } = fact.body;
  const id = `hand.${fact.subject}`;
  if (dueAt === null) {
    endDeadline(db, id, 'not_needed', fact.at);
    return;
  }
  const wanted = {
    id,
    subject: 'handover' as const,
    titleZh: title,
    titleEn: title,
    owner: owner === '' ? 'duty_officer' : owner,
    scopeId: fact.subject,
    incidentId,
    runId: null,
    blockKey: null,
    instructionId: null,
    obligationId: null,
    targetAt: null,
    dueAt,
    reached: true,
  };
  armDeadline(db, wanted, fact.at);
}

/** What was answered stands in the record from here on; the tables of the work on it are emptied. */
function complete(db: Db, fact: FactOf<'handover.completed'>): void {
  const { record, closing, offgoing, oncoming, leader, leaderLater } = fact.body;
  statement(
    db,
    "UPDATE handovers SET state = 'completed', completed_at = ?, record = ?, closing = ?, leader_name = ? WHERE id = ?",
  ).run(fact.at, JSON.stringify(record), closing, leader, fact.subject);
  dropWorking(db, fact.subject);
  const open = record.filter((item: HandedItem) => !item.isObject);
  const objections = record.filter((item: HandedItem) => item.answer?.verdict === 'objection').length;
  insertSystemLine(
    db,
    fact,
    { offgoing, oncoming, leader, items: open.length, objections, later: Number(leaderLater) },
    null,
  );
}

function dropWorking(db: Db, id: string): void {
  for (const table of ['handover_opinions', 'handover_answers', 'handover_named'])
    statement(db, `DELETE FROM ${table} WHERE handover_id = ?`).run(id);
}

function signLater(db: Db, fact: FactOf<'handover.leader_signed'>): void {
  const { name, signature, words } = fact.body;
  const row = statement<[string], { signatures: string | null; code: string | null }>(
    db,
    'SELECT signatures, code FROM handovers WHERE id = ?',
  ).get(fact.subject);
  const signatures = JSON.parse(row?.signatures ?? '[]') as unknown[];
  statement(
    db,
    'UPDATE handovers SET leader_name = ?, leader_signed_at = ?, leader_way = ?, signatures = ? WHERE id = ?',
  ).run(
    name,
    fact.at,
    signature === null ? 'paper' : 'key',
    JSON.stringify(signature === null ? signatures : [...signatures, signature]),
    fact.subject,
  );
  insertSystemLine(db, fact, { name, paper: Number(signature === null), words, code: row?.code ?? '' }, null);
}
