import type { Warning } from '../../../shared/contract/models';
import type { ReadWarning } from '../../../shared/domain/warnings';
import { type Compared, disagree, isSameKind } from '../../../shared/warnings/compare';
import { type Head, type HeldReason, isInEarnest } from '../../../shared/warnings/place';
import { type Db, statement } from '../db/statement';

export type WarningRow = {
  id: string;
  issuer: string;
  kind: string;
  color: Warning['color'];
  level: Warning['level'];
  area: string;
  text: string;
  received_at: number;
  starts_at: number | null;
  ends_at: number | null;
  lifted_at: number | null;
  identifier: string | null;
  headline: string;
  code: string | null;
  status: Warning['status'];
  message: Warning['message'];
  source: Warning['source'];
  areas: string;
  issued_at: number | null;
  instruction: string;
  marks: string;
  original: string;
  head_id: string;
  superseded_by: string | null;
  lift_reason: string;
  lift_message_id: string | null;
};

type Bare = Omit<Warning, 'updates' | 'disagreesWith' | 'followedInstead'>;

function stateOf(row: WarningRow, now: number): Warning['state'] {
  if (row.lifted_at !== null) return 'lifted';
  if (row.superseded_by !== null) return 'superseded';
  return row.ends_at !== null && row.ends_at < now ? 'expired' : 'in_force';
}

function bare(row: WarningRow, now: number): Bare {
  return {
    id: row.id,
    issuer: row.issuer,
    kind: row.kind,
    color: row.color,
    level: row.level,
    area: row.area,
    text: row.text,
    receivedAt: row.received_at,
    startsAt: row.starts_at,
    endsAt: row.ends_at,
    state: stateOf(row, now),
    liftedAt: row.lifted_at,
    identifier: row.identifier,
    headline: row.headline,
    code: row.code,
    status: row.status,
    message: row.message,
    source: row.source,
    areas: JSON.parse(row.areas) as Warning['areas'],
    issuedAt: row.issued_at,
    instruction: row.instruction,
    marks: JSON.parse(row.marks) as Warning['marks'],
    supersededBy: row.superseded_by,
  };
}

export type Choice = { followed_id: string; other_id: string; reason: string; at: number; by_name: string };

export function choicesOf(db: Db, id: string): Choice[] {
  return statement<[string, string], Choice>(
    db,
    'SELECT * FROM warning_choices WHERE followed_id = ? OR other_id = ? ORDER BY at, followed_id, other_id',
  ).all(id, id);
}

function olderOf(db: Db, row: WarningRow): string[] {
  return statement<[string, string], { id: string }>(
    db,
    'SELECT id FROM warnings WHERE head_id = ? AND id <> ? ORDER BY coalesce(issued_at, received_at) DESC, id',
  )
    .all(row.head_id, row.id)
    .map(({ id }) => id);
}

/** The warning with what stands around it; `others`: the warnings in force. */
function whole(db: Db, row: WarningRow, now: number, others: readonly Compared[]): Warning {
  const warning = bare(row, now);
  const choices = choicesOf(db, row.id);
  const decided = new Set(choices.flatMap((one) => [one.followed_id, one.other_id]));
  const isShown = warning.state === 'in_force' && warning.status !== 'draft';
  return {
    ...warning,
    updates: row.head_id === row.id ? olderOf(db, row) : [],
    disagreesWith: isShown
      ? others.filter((other) => disagree(warning, other) && !decided.has(other.id)).map(({ id }) => id)
      : [],
    followedInstead: choices.find((one) => one.other_id === row.id)?.followed_id ?? null,
  };
}

/** Not lifted, not past its end, nothing in its place, and no draft. */
const IN_FORCE = `lifted_at IS NULL AND superseded_by IS NULL AND status <> 'draft' AND (ends_at IS NULL OR ends_at >= ?)`;

function rows(db: Db, where: string, now: number): WarningRow[] {
  return statement<[number], WarningRow>(
    db,
    `SELECT * FROM warnings WHERE ${where} ORDER BY received_at DESC, id LIMIT 300`,
  ).all(now);
}

const comparable = (db: Db, now: number): Bare[] => rows(db, IN_FORCE, now).map((row) => bare(row, now));

export function warningRow(db: Db, id: string): WarningRow | undefined {
  return statement<[string], WarningRow>(db, 'SELECT * FROM warnings WHERE id = ?').get(id);
}

export function warningById(db: Db, id: string, now: number): Warning | undefined {
  const row = warningRow(db, id);
  return row && whole(db, row, now, comparable(db, now));
}

/** Warnings, newest first; those in force are on the wall: exercises and tests too, under their band. */
export function warnings(db: Db, isInForceOnly: boolean, now: number): Warning[] {
  const inForce = rows(db, IN_FORCE, now);
  const others = inForce.map((row) => bare(row, now));
  const shown = isInForceOnly ? inForce : rows(db, '? > 0', now);
  return shown.map((row) => whole(db, row, now, others));
}

/** Warnings in force that are meant in earnest: no exercise and no test. What the room decides and reports goes by these. */
export const warningsInEarnest = (db: Db, now: number): Warning[] =>
  warnings(db, true, now).filter(({ status }) => isInEarnest(status));

/** Warnings in force of the same kind, and of the same issuer first. */
export function candidatesFor(
  db: Db,
  reading: Pick<ReadWarning, 'kind' | 'code' | 'issuer' | 'status'>,
  now: number,
): Warning[] {
  return warnings(db, true, now)
    .filter((one) => one.status === reading.status && isSameKind(one, reading))
    .toSorted((a, b) => Number(b.issuer === reading.issuer) - Number(a.issuer === reading.issuer));
}

/** The newest warnings of the chains that these identifiers, or this warning, belong to. */
export function headsOf(db: Db, identifiers: readonly string[], parentId: string | null): Head[] {
  return statement<[string, string | null], Head>(
    db,
    `SELECT DISTINCT h.id, h.status, h.issued_at AS issuedAt, h.lifted_at AS liftedAt
     FROM warnings w JOIN warnings h ON h.id = w.head_id
     WHERE w.identifier IN (SELECT value FROM json_each(?)) OR w.id = ? ORDER BY h.received_at, h.id`,
  ).all(JSON.stringify(identifiers), parentId);
}

/** The ids of the whole chain that a warning belongs to. */
export function chainOf(db: Db, id: string): string[] {
  return statement<[string], { id: string }>(
    db,
    'SELECT id FROM warnings WHERE head_id = (SELECT head_id FROM warnings WHERE id = ?) ORDER BY coalesce(issued_at, received_at), id',
  )
    .all(id)
    .map((row) => row.id);
}

export type MessageRow = {
  id: string;
  reading: ReadWarning;
  original: string;
  reason: HeldReason | null;
  state: 'held' | 'noted' | 'linked' | 'new' | 'dismissed';
  warning_id: string | null;
  received_at: number;
};

const toMessage = (row: Omit<MessageRow, 'reading'> & { reading: string }): MessageRow => ({
  ...row,
  reading: JSON.parse(row.reading) as ReadWarning,
});
const MESSAGE = 'SELECT id, reading, original, reason, state, warning_id, received_at FROM warning_messages';
type StoredMessage = Omit<MessageRow, 'reading'> & { reading: string };

export function messageRow(db: Db, id: string): MessageRow | undefined {
  const row = statement<[string], StoredMessage>(db, `${MESSAGE} WHERE id = ?`).get(id);
  return row && toMessage(row);
}

/** Messages that nobody has found a place for, oldest first. */
export function heldRows(db: Db): MessageRow[] {
  return statement<[], StoredMessage>(
    db,
    `${MESSAGE} WHERE state = 'held' ORDER BY received_at, id LIMIT 300`,
  )
    .all()
    .map(toMessage);
}

/** Messages that were kept with a chain: its liftings, acknowledgements, what came after the end. */
export function messagesOf(db: Db, warningIds: readonly string[]): MessageRow[] {
  return statement<[string], StoredMessage>(
    db,
    `${MESSAGE} WHERE state IN ('linked', 'noted') AND warning_id IN (SELECT value FROM json_each(?)) ORDER BY received_at, id`,
  )
    .all(JSON.stringify(warningIds))
    .map(toMessage);
}

/** The warning or message that this very message is already: by identifier, kind of message and time of sending. */
export function knownMessage(
  db: Db,
  reading: Pick<ReadWarning, 'identifier' | 'message' | 'issuedAt'>,
): { readonly id: string; readonly warningId: string | null } | undefined {
  const { identifier, message, issuedAt } = reading;
  if (identifier === null || identifier === '') return undefined;
  return statement<
    [string, string, number | null, string, string, number | null],
    { id: string; warningId: string | null }
  >(
    db,
    `SELECT id, id AS warningId FROM warnings WHERE identifier = ? AND message = ? AND issued_at IS ?
     UNION ALL SELECT id, warning_id FROM warning_messages WHERE identifier = ? AND message = ? AND issued_at IS ? LIMIT 1`,
  ).get(identifier, message, issuedAt, identifier, message, issuedAt);
}
