import type {
  AttemptResult,
  AttemptTarget,
  AttemptWay,
  CallLadder,
  CallOther,
  CallOutKind,
  CallOutRule,
  LadderStep,
  ReadBack,
} from '../../../shared/domain/callouts';
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

export type AttemptRow = {
  readonly id: string;
  readonly personId: string;
  readonly at: number;
  readonly endedAt: number | null;
  readonly way: AttemptWay;
  readonly number: string;
  readonly phone: number;
  readonly result: AttemptResult;
  readonly readBack: ReadBack;
  readonly spoke: 'self' | 'deputy' | 'other' | 'nobody';
  readonly to: AttemptTarget;
  readonly who: string;
  readonly isAnswer: boolean;
  readonly note: string;
  readonly by: string;
};

type StoredAttempt = {
  id: string;
  person_id: string;
  at: number;
  ended_at: number | null;
  way: AttemptWay;
  number: string;
  phone: number;
  result: AttemptResult;
  read_back: string;
  spoke: AttemptRow['spoke'];
  target: AttemptTarget;
  who: string;
  is_answer: number;
  note: string;
  recorded_by: string;
};

/** In the order in which they were made. */
export function attemptsOf(db: Db, callOutId: string): AttemptRow[] {
  return statement<[string], StoredAttempt>(
    db,
    'SELECT * FROM callout_attempts WHERE callout_id = ? ORDER BY person_id, at, seq, id',
  )
    .all(callOutId)
    .map((row) => ({
      id: row.id,
      personId: row.person_id,
      at: row.at,
      endedAt: row.ended_at,
      way: row.way,
      number: row.number,
      phone: row.phone,
      result: row.result,
      readBack: JSON.parse(row.read_back) as ReadBack,
      spoke: row.spoke,
      to: row.target,
      who: row.who,
      isAnswer: row.is_answer === 1,
      note: row.note,
      by: row.recorded_by,
    }));
}

export const isAttemptKnown = (db: Db, id: string): boolean =>
  statement(db, 'SELECT 1 FROM callout_attempts WHERE id = ?').get(id) !== undefined;

export type FeedbackRow = {
  readonly id: string;
  readonly personId: string;
  readonly at: number;
  readonly way: AttemptWay;
  readonly isOnPost: boolean | null;
  readonly evacuated: number | null;
  readonly forces: string;
  readonly difficulties: string;
  readonly by: string;
};

type StoredFeedback = {
  id: string;
  person_id: string;
  at: number;
  way: AttemptWay;
  is_on_post: number | null;
  evacuated: number | null;
  forces: string;
  difficulties: string;
  recorded_by: string;
};

export function feedbackOf(db: Db, callOutId: string): FeedbackRow[] {
  return statement<[string], StoredFeedback>(
    db,
    'SELECT * FROM callout_feedback WHERE callout_id = ? ORDER BY person_id, at, seq, id',
  )
    .all(callOutId)
    .map((row) => ({
      id: row.id,
      personId: row.person_id,
      at: row.at,
      way: row.way,
      isOnPost: row.is_on_post === null ? null : row.is_on_post === 1,
      evacuated: row.evacuated,
      forces: row.forces,
      difficulties: row.difficulties,
      by: row.recorded_by,
    }));
}

export const isFeedbackKnown = (db: Db, id: string): boolean =>
  statement(db, 'SELECT 1 FROM callout_feedback WHERE id = ?').get(id) !== undefined;

export type PromptRow = {
  readonly id: string;
  readonly personId: string;
  readonly place: number;
  readonly step: LadderStep;
  readonly at: number;
  readonly contactIds: readonly string[];
  readonly raisedAt: number | null;
  readonly doneAt: number | null;
};

type StoredPrompt = {
  id: string;
  person_id: string;
  place: number;
  step: LadderStep;
  at: number;
  contact_ids: string;
  raised_at: number | null;
  done_at: number | null;
};

const toPrompt = (row: StoredPrompt): PromptRow => ({
  id: row.id,
  personId: row.person_id,
  place: row.place,
  step: row.step,
  at: row.at,
  contactIds: JSON.parse(row.contact_ids) as string[],
  raisedAt: row.raised_at,
  doneAt: row.done_at,
});

export function promptsOf(db: Db, callOutId: string): PromptRow[] {
  return statement<[string], StoredPrompt>(
    db,
    'SELECT * FROM callout_prompts WHERE callout_id = ? ORDER BY person_id, place',
  )
    .all(callOutId)
    .map(toPrompt);
}

export function promptsOfPerson(db: Db, person: Pick<PersonRow, 'id' | 'callOutId'>): PromptRow[] {
  return statement<[string, string], StoredPrompt>(
    db,
    'SELECT * FROM callout_prompts WHERE callout_id = ? AND person_id = ? ORDER BY place',
  )
    .all(person.callOutId, person.id)
    .map(toPrompt);
}
