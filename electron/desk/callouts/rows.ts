import type { CallLadder, CallOther, CallOutKind, CallOutRule } from '../../../shared/domain/callouts';
import type { CallRole, NumberKind } from '../../../shared/domain/contacts';
import type { MergedPerson } from '../../../shared/domain/facts/callouts';
import { type Db, statement } from '../db/statement';

export type CallOutRow = {
  readonly id: string;
  readonly kind: CallOutKind;
  readonly title: string;
  readonly warningIds: readonly string[];
  readonly incidentId: string | null;
  readonly rule: CallOutRule;
  readonly ladder: CallLadder;
  readonly from: number;
  readonly ringDueAt: number;
  readonly answerDueAt: number;
  readonly phones: number;
  readonly relay: boolean;
  readonly sentence: string;
  readonly merged: readonly MergedPerson[];
  readonly startedAt: number;
  readonly startedBy: string;
  readonly state: 'open' | 'closed';
  readonly closedAt: number | null;
  readonly closedBy: string;
  readonly closeWords: string;
  readonly drill: string | null;
  readonly drillId: string | null;
};

type StoredCallOut = {
  id: string;
  kind: CallOutKind;
  title: string;
  warning_ids: string;
  incident_id: string | null;
  rule: string;
  ladder: string;
  clock_from: number;
  ring_due_at: number;
  answer_due_at: number;
  phones: number;
  relay: number;
  sentence: string;
  merged: string;
  started_at: number;
  started_by: string;
  state: CallOutRow['state'];
  closed_at: number | null;
  closed_by: string;
  close_words: string;
  drill: string | null;
  drill_id: string | null;
};

const toCallOut = (row: StoredCallOut): CallOutRow => ({
  id: row.id,
  kind: row.kind,
  title: row.title,
  warningIds: JSON.parse(row.warning_ids) as string[],
  incidentId: row.incident_id,
  rule: JSON.parse(row.rule) as CallOutRule,
  ladder: JSON.parse(row.ladder) as CallLadder,
  from: row.clock_from,
  ringDueAt: row.ring_due_at,
  answerDueAt: row.answer_due_at,
  phones: row.phones,
  relay: row.relay === 1,
  sentence: row.sentence,
  merged: JSON.parse(row.merged) as MergedPerson[],
  startedAt: row.started_at,
  startedBy: row.started_by,
  state: row.state,
  closedAt: row.closed_at,
  closedBy: row.closed_by,
  closeWords: row.close_words,
  drill: row.drill,
  drillId: row.drill_id,
});

export function callOutById(db: Db, id: string): CallOutRow | undefined {
  const row = statement<[string], StoredCallOut>(db, 'SELECT * FROM callouts WHERE id = ?').get(id);
  return row && toCallOut(row);
}

/** Open ones, or those of the last times with the closed; newest first. */
export function callOuts(db: Db, isOpenOnly: boolean, limit = 200): CallOutRow[] {
  const where = isOpenOnly ? "WHERE state = 'open'" : '';
  return statement<[number], StoredCallOut>(
    db,
    `SELECT * FROM callouts ${where} ORDER BY started_at DESC, id LIMIT ?`,
  )
    .all(limit)
    .map(toCallOut);
}

/** Begun in a span of time, oldest first; drills count apart. */
export function callOutsBetween(db: Db, from: number, to: number): CallOutRow[] {
  return statement<[number, number], StoredCallOut>(
    db,
    'SELECT * FROM callouts WHERE drill IS NULL AND started_at >= ? AND started_at < ? ORDER BY started_at, id',
  )
    .all(from, to)
    .map(toCallOut);
}

export function openCallOutsOf(db: Db, incidentId: string): CallOutRow[] {
  return statement<[string], StoredCallOut>(
    db,
    "SELECT * FROM callouts WHERE incident_id = ? AND state = 'open' ORDER BY started_at, id",
  )
    .all(incidentId)
    .map(toCallOut);
}

export type PersonRow = {
  readonly id: string;
  readonly callOutId: string;
  readonly row: number;
  readonly contactId: string | null;
  readonly name: string;
  readonly post: string;
  readonly unit: string;
  readonly role: CallRole;
  readonly areaCode: string | null;
  readonly areaName: string;
  readonly number: string;
  readonly numbers: readonly { readonly kind: NumberKind; readonly number: string }[];
  readonly superior: CallOther | null;
  readonly deputies: readonly CallOther[];
  readonly phone: number;
  readonly warningIds: readonly string[];
  readonly sentence: string;
  readonly listedAt: number;
  readonly ringDueAt: number;
  readonly answerDueAt: number;
  readonly feedbackDueAt: number | null;
  readonly calling: { readonly phone: number; readonly since: number; readonly by: string } | null;
  readonly firstCallAt: number | null;
  readonly lastAttemptAt: number | null;
  readonly answeredAt: number | null;
  readonly answeredBy: 'self' | 'deputy' | null;
  readonly isDropped: boolean;
  readonly dropReason: string;
};

type StoredPerson = {
  id: string;
  callout_id: string;
  row: number;
  contact_id: string | null;
  name: string;
  post: string;
  unit: string;
  role: CallRole;
  area_code: string | null;
  area_name: string;
  number: string;
  numbers: string;
  superior: string | null;
  deputies: string;
  phone: number;
  warning_ids: string;
  sentence: string;
  listed_at: number;
  ring_due_at: number;
  answer_due_at: number;
  feedback_due_at: number | null;
  calling_phone: number | null;
  calling_since: number | null;
  calling_by: string | null;
  first_call_at: number | null;
  last_attempt_at: number | null;
  answered_at: number | null;
  answered_by: PersonRow['answeredBy'];
  dropped_at: number | null;
  drop_reason: string;
};

const callingOf = (row: StoredPerson): PersonRow['calling'] =>
  row.calling_phone === null || row.calling_since === null
    ? null
    : { phone: row.calling_phone, since: row.calling_since, by: row.calling_by ?? '' };

const toPerson = (row: StoredPerson): PersonRow => ({
  id: row.id,
  callOutId: row.callout_id,
  row: row.row,
  contactId: row.contact_id,
  name: row.name,
  post: row.post,
  unit: row.unit,
  role: row.role,
  areaCode: row.area_code,
  areaName: row.area_name,
  number: row.number,
  numbers: JSON.parse(row.numbers) as PersonRow['numbers'],
  superior: row.superior === null ? null : (JSON.parse(row.superior) as CallOther),
  deputies: JSON.parse(row.deputies) as CallOther[],
  phone: row.phone,
  warningIds: JSON.parse(row.warning_ids) as string[],
  sentence: row.sentence,
  listedAt: row.listed_at,
  ringDueAt: row.ring_due_at,
  answerDueAt: row.answer_due_at,
  feedbackDueAt: row.feedback_due_at,
  calling: callingOf(row),
  firstCallAt: row.first_call_at,
  lastAttemptAt: row.last_attempt_at,
  answeredAt: row.answered_at,
  answeredBy: row.answered_by,
  isDropped: row.dropped_at !== null,
  dropReason: row.drop_reason,
});

export function personById(db: Db, id: string): PersonRow | undefined {
  const row = statement<[string], StoredPerson>(db, 'SELECT * FROM callout_people WHERE id = ?').get(id);
  return row && toPerson(row);
}

/** By row, which is the administrative order in which they were listed. */
export function peopleOf(db: Db, callOutId: string): PersonRow[] {
  return statement<[string], StoredPerson>(
    db,
    'SELECT * FROM callout_people WHERE callout_id = ? ORDER BY row',
  )
    .all(callOutId)
    .map(toPerson);
}

export type ListedRow = PersonRow & { readonly title: string; readonly drillId: string | null };

/** Everybody on the open lists, real work first, the newest list first. */
export function openPeople(db: Db): ListedRow[] {
  return statement<[], StoredPerson & { title: string; drill_id: string | null }>(
    db,
    `SELECT p.*, c.title, c.drill_id FROM callout_people p JOIN callouts c ON c.id = p.callout_id
     WHERE c.state = 'open' AND p.dropped_at IS NULL ORDER BY c.drill_id IS NOT NULL, c.started_at DESC, c.id, p.row`,
  )
    .all()
    .map((row) => ({ ...toPerson(row), title: row.title, drillId: row.drill_id }));
}
