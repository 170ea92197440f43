import type { Caller } from '../../../shared/contract/models';
import { type Db, statement } from '../db/statement';
import { armDeadline, endDeadline } from '../deadlines/deadlineRows';
import type { Projectors } from '../projections/body';
import { insertLine, insertSystemLine } from './line';

export const logProjectors: Projectors = {
  'log.recorded': (db, fact) => {
    const body = fact.body;
    insertLine(db, fact, { ...body, id: fact.subject, system: null, correctsId: null });
  },
  'log.corrected': (db, fact) => {
    const { corrects, text, reason, author } = fact.body;
    const original = originalOf(db, corrects);
    insertLine(db, fact, {
      id: fact.subject,
      kind: original.kind === 'instruction' || original.kind === 'incident' ? 'note' : original.kind,
      text,
      system: null,
      occurredAt: original.occurred_at,
      receivedAt: original.received_at,
      author,
      incidentId: original.incident_id,
      caller: original.caller ? (JSON.parse(original.caller) as Caller) : null,
      handling: reason,
      correctsId: corrects,
    });
    statement(db, 'UPDATE log_entries SET corrected_by_id = ? WHERE id = ?').run(fact.subject, corrects);
  },
  'instruction.recorded': (db, fact) => {
    const { leader, way, words, owner, dueAt, receivedAt, incidentId, author } = fact.body;
    insertLine(db, fact, {
      id: fact.subject,
      kind: 'instruction',
      text: words,
      system: null,
      occurredAt: null,
      receivedAt,
      author,
      incidentId,
      caller: null,
      handling: '',
      correctsId: null,
    });
    statement(
      db,
      `INSERT INTO instructions (id, leader, way, words, owner, due_at, incident_id, recorded_at)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
    ).run(fact.subject, leader, way, words, owner, dueAt, incidentId, fact.at);
    if (dueAt !== null) armInstruction(db, fact.subject, fact.body.words, owner, dueAt, incidentId, fact.at);
  },
  'instruction.done': (db, fact) => {
    statement(db, 'UPDATE instructions SET done_at = ?, result = ? WHERE id = ?').run(
      fact.at,
      fact.body.result,
      fact.subject,
    );
    endDeadline(db, `ins.${fact.subject}`, 'met', fact.at);
    const row = statement<[string], { words: string; owner: string; incident_id: string | null }>(
      db,
      'SELECT words, owner, incident_id FROM instructions WHERE id = ?',
    ).get(fact.subject);
    insertSystemLine(
      db,
      fact,
      { words: row?.words ?? '', owner: row?.owner ?? '', result: fact.body.result },
      row?.incident_id ?? null,
    );
  },
};

type Original = {
  kind: string;
  occurred_at: number | null;
  received_at: number;
  incident_id: string | null;
  caller: string | null;
};

function originalOf(db: Db, id: string): Original {
  const row = statement<[string], Original>(
    db,
    'SELECT kind, occurred_at, received_at, incident_id, caller FROM log_entries WHERE id = ?',
  ).get(id);
  if (!row) throw new Error(`the corrected line ${id} is not in the log`);
  return row;
}

/** First words of a text, for a title. */
function headline(text: string): string {
  return text.length > 40 ? `${text.slice(0, 39)}…` : text;
}

function armInstruction(
  db: Db,
  id: string,
  words: string,
  owner: string,
  dueAt: number,
  incidentId: string | null,
  at: number,
): void {
  armDeadline(
    db,
    {
      id: `ins.${id}`,
      subject: 'instruction',
      titleZh: `落实指示：${headline(words)}`,
      titleEn: `Instruction: ${headline(words)}`,
      owner,
      scopeId: incidentId ?? id,
      incidentId,
      runId: null,
      blockKey: null,
      instructionId: id,
      obligationId: null,
      targetAt: null,
      dueAt,
      reached: true,
    },
    at,
  );
}
