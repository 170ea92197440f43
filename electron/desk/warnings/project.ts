import type { LiftingMessage } from '../../../shared/domain/facts/warnings';
import type { ReadWarning } from '../../../shared/domain/warnings';
import { titleOf } from '../../../shared/warnings/place';
import { type Db, statement } from '../db/statement';
import { insertSystemLine } from '../log/line';
import type { FactOf, Projectors } from '../projections/body';

const NO_MARKS = { severity: null, urgency: null, certainty: null };

function insertWarning(db: Db, fact: FactOf<'warning.recorded'>): void {
  const { body, subject } = fact;
  const behind = body.supersededBy ?? null;
  statement(
    db,
    `INSERT INTO warnings (id, issuer, kind, color, level, area, text, received_at, starts_at, ends_at, identifier, headline, code,
       status, message, source, areas, issued_at, instruction, marks, original, head_id, superseded_by)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,
       coalesce((SELECT head_id FROM warnings WHERE id = ?), ?), ?)`,
  ).run(
    subject,
    body.issuer,
    body.kind,
    body.color,
    body.level,
    body.area,
    body.text,
    body.receivedAt,
    body.startsAt,
    body.endsAt,
    body.identifier ?? null,
    body.headline ?? '',
    body.code ?? null,
    body.status ?? 'actual',
    body.message ?? 'alert',
    body.source ?? 'hand',
    JSON.stringify(body.areas ?? []),
    body.issuedAt ?? null,
    body.instruction ?? '',
    JSON.stringify(body.marks ?? NO_MARKS),
    body.original ?? '',
    behind,
    subject,
    behind,
  );
  for (const id of body.supersedes ?? []) {
    statement(db, 'UPDATE warnings SET superseded_by = ? WHERE id = ?').run(subject, id);
    statement(db, 'UPDATE warnings SET head_id = ? WHERE head_id = ?').run(subject, id);
  }
}

type Kept = {
  readonly id: string;
  readonly reading: ReadWarning;
  readonly original: string;
  readonly receivedAt: number;
};

function insertMessage(
  db: Db,
  kept: Kept,
  state: 'held' | 'noted' | 'linked',
  reason: string | null,
  warningId: string | null,
): void {
  const { id, reading, original, receivedAt } = kept;
  statement(
    db,
    `INSERT INTO warning_messages (id, identifier, message, issued_at, reading, original, reason, state, warning_id, received_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET state = excluded.state, warning_id = excluded.warning_id`,
  ).run(
    id,
    reading.identifier,
    reading.message,
    reading.issuedAt,
    JSON.stringify(reading),
    original,
    reason,
    state,
    warningId,
    receivedAt,
  );
}

function keepLifting(db: Db, warningId: string, message: LiftingMessage): void {
  insertMessage(db, message, 'linked', null, warningId);
  statement(db, 'UPDATE warnings SET lift_message_id = ? WHERE id = ?').run(message.id, warningId);
}

export const warningProjectors: Projectors = {
  'warning.recorded': (db, fact) => {
    insertWarning(db, fact);
    const { issuer, kind, color, level, area, receivedAt, status, supersedes, supersededBy } = fact.body;
    const how = (supersededBy ?? null) !== null ? 'late' : (supersedes ?? []).length > 0 ? 'update' : 'new';
    insertSystemLine(
      db,
      fact,
      { issuer, kind, color, level, area, receivedAt, status: status ?? 'actual', how },
      null,
    );
  },
  'warning.lifted': (db, fact) => {
    const { reason, message, goesOn = 0 } = fact.body;
    statement(db, 'UPDATE warnings SET lifted_at = ?, lift_reason = ? WHERE id = ?').run(
      fact.at,
      reason,
      fact.subject,
    );
    if (message) keepLifting(db, fact.subject, message);
    const row = statement<[string], { issuer: string; kind: string; status: string }>(
      db,
      'SELECT issuer, kind, status FROM warnings WHERE id = ?',
    ).get(fact.subject);
    insertSystemLine(
      db,
      fact,
      { issuer: row?.issuer ?? '', kind: row?.kind ?? '', status: row?.status ?? 'actual', reason, goesOn },
      null,
    );
  },
  'warning.held': (db, fact) => {
    const { reading, original, reason, isOpen, warningId, receivedAt } = fact.body;
    const kept = { id: fact.subject, reading, original, receivedAt };
    insertMessage(db, kept, isOpen ? 'held' : 'noted', reason, warningId);
    insertSystemLine(
      db,
      fact,
      {
        title: titleOf(reading),
        issuer: reading.issuer,
        reason,
        isOpen: isOpen ? 1 : 0,
        status: reading.status,
      },
      null,
    );
  },
  'warning.settled': (db, fact) => {
    const { way, warningId, title, reason } = fact.body;
    statement(db, 'UPDATE warning_messages SET state = ?, warning_id = ? WHERE id = ?').run(
      way,
      warningId,
      fact.subject,
    );
    insertSystemLine(db, fact, { way, title, reason }, null);
  },
  'warning.preferred': (db, fact) => {
    const { otherId, title, otherTitle, reason, author } = fact.body;
    statement(db, 'DELETE FROM warning_choices WHERE followed_id = ? AND other_id = ?').run(
      otherId,
      fact.subject,
    );
    statement(
      db,
      'INSERT OR REPLACE INTO warning_choices (followed_id, other_id, reason, at, by_name) VALUES (?, ?, ?, ?, ?)',
    ).run(fact.subject, otherId, reason, fact.at, author.name);
    insertSystemLine(db, fact, { title, otherTitle, reason }, null);
  },
  'warning.assessed': (db, fact) => {
    const { startedAt, wasHit, note, title, author } = fact.body;
    statement(
      db,
      'INSERT OR REPLACE INTO warning_impacts (warning_id, started_at, was_hit, note, at, by_name) VALUES (?, ?, ?, ?, ?, ?)',
    ).run(fact.subject, startedAt, wasHit === null ? null : Number(wasHit), note, fact.at, author.name);
    insertSystemLine(
      db,
      fact,
      { title, startedAt, wasHit: wasHit === null ? null : Number(wasHit), note },
      null,
    );
  },
};
