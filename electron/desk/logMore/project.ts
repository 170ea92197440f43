import type { AttachmentRef } from '../../../shared/domain/facts';
import { clockTime, dayOf } from '../../../shared/domain/time';
import { type Db, statement } from '../db/statement';
import { endDeadline } from '../deadlines/deadlineRows';
import { insertLine, insertSystemLine } from '../log/line';
import type { FactOf, Projectors } from '../projections/body';
import { noteAttachments } from './store';

type Row = {
  kind: string;
  human_number: number | null;
  incident_id: string | null;
  handling: string;
  leader_words: string;
  attachments: string;
  received_at: number;
};

function lineOf(db: Db, id: string): Row {
  const row = statement<[string], Row>(
    db,
    'SELECT kind, human_number, incident_id, handling, leader_words, attachments, received_at FROM log_entries WHERE id = ?',
  ).get(id);
  if (!row) throw new Error(`the line ${id} is not in the log`);
  return row;
}

/** What is added later stands below what was there, with its time and who added it: `[11-24 03:05 陈立] …`. */
function added(before: string, words: string, fact: FactOf<'log.handled'>): string {
  if (words === '') return before;
  const mark = `[${dayOf(fact.at).slice(5)} ${clockTime(fact.at)} ${fact.body.author.name}] ${words}`;
  return before === '' ? mark : `${before}\n${mark}`;
}

/** An instruction that was taken back wants nothing of anybody any more. */
function endInstruction(db: Db, id: string, reason: string, at: number): void {
  statement(db, 'UPDATE instructions SET done_at = ?, result = ? WHERE id = ? AND done_at IS NULL').run(
    at,
    reason,
    id,
  );
  endDeadline(db, `ins.${id}`, 'not_needed', at);
}

export const logMoreProjectors: Projectors = {
  'log.finished': (db, fact) => {
    const { result, doneAt } = fact.body;
    const line = lineOf(db, fact.subject);
    statement(db, 'UPDATE log_entries SET result = ?, done_at = ? WHERE id = ?').run(
      result,
      doneAt,
      fact.subject,
    );
    insertSystemLine(db, fact, { number: line.human_number, result, doneAt }, line.incident_id);
  },
  'log.handled': (db, fact) => {
    const { noteId, handling, leaderWords, author } = fact.body;
    const line = lineOf(db, fact.subject);
    statement(
      db,
      'INSERT INTO log_notes (id, entry_id, at, author, handling, leader_words) VALUES (?, ?, ?, ?, ?, ?)',
    ).run(noteId, fact.subject, fact.at, author.name, handling, leaderWords);
    statement(db, 'UPDATE log_entries SET handling = ?, leader_words = ? WHERE id = ?').run(
      added(line.handling, handling, fact),
      added(line.leader_words, leaderWords, fact),
      fact.subject,
    );
    insertSystemLine(db, fact, { number: line.human_number, handling, leaderWords }, line.incident_id);
  },
  'log.withdrawn': (db, fact) => {
    const { withdraws, reason, author } = fact.body;
    const line = lineOf(db, withdraws);
    insertLine(db, fact, {
      id: fact.subject,
      kind: 'note',
      text: reason,
      system: null,
      occurredAt: null,
      receivedAt: fact.at,
      author,
      incidentId: line.incident_id,
      caller: null,
      handling: '',
      correctsId: null,
      withdrawsId: withdraws,
    });
    statement(db, 'UPDATE log_entries SET withdrawn_by_id = ?, pinned_at = NULL WHERE id = ?').run(
      fact.subject,
      withdraws,
    );
    if (line.kind === 'instruction') endInstruction(db, withdraws, reason, fact.at);
  },
  'log.attached': (db, fact) => {
    const line = lineOf(db, fact.subject);
    const all = [...(JSON.parse(line.attachments) as AttachmentRef[]), ...fact.body.attachments];
    statement(db, 'UPDATE log_entries SET attachments = ? WHERE id = ?').run(
      JSON.stringify(all),
      fact.subject,
    );
    noteAttachments(db, fact.subject, fact.body.attachments, fact.at);
    const names = fact.body.attachments.map((one) => one.name).join('、');
    insertSystemLine(db, fact, { number: line.human_number, names }, line.incident_id);
  },
  // A pin says what the room wants in sight and nothing about what happened: no line of its own.
  'log.pinned': (db, fact) => {
    statement(db, 'UPDATE log_entries SET pinned_at = ? WHERE id = ?').run(fact.at, fact.subject);
  },
  'log.unpinned': (db, fact) => {
    statement(db, 'UPDATE log_entries SET pinned_at = NULL WHERE id = ?').run(fact.subject);
  },
  'desk.started': (db, fact) => {
    const from = fact.body.previousHeartbeatAt;
    if (fact.body.clean || from === null) return;
    const { count, firstZh, firstEn } = fact.body.due ?? { count: 0, firstZh: [], firstEn: [] };
    const firsts = { firstZh: firstZh.join('、'), firstEn: firstEn.join(', ') };
    insertSystemLine(db, fact, { from, to: fact.at, due: count, ...firsts }, null);
    statement(db, 'INSERT INTO clock_questions (id, from_at, to_at, due_count) VALUES (?, ?, ?, ?)').run(
      `${fact.origin}:${fact.seq}`,
      from,
      fact.at,
      count,
    );
  },
  'clock.checked': (db, fact) => {
    const { deskAt, trueAt, differenceMs, author } = fact.body;
    statement(
      db,
      'UPDATE clock_questions SET answered_at = ?, difference_ms = ?, answered_by = ? WHERE answered_at IS NULL',
    ).run(fact.at, differenceMs, author.name);
    insertSystemLine(db, fact, { deskAt, trueAt, differenceMs }, null);
  },
};
