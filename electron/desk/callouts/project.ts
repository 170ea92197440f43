import type { LaidPrompt, ListedPerson } from '../../../shared/domain/facts/callouts';
import { type Db, statement } from '../db/statement';
import { keepAct } from '../documents/acts';
import type { RecordedFact } from '../journal/journal';
import { insertSystemLine } from '../log/line';
import type { FactOf, Projectors } from '../projections/body';
import { refreshCallOut, refreshPerson } from './deadlines';
import { type CallOutRow, callOutById, type PersonRow, peopleOf, personById } from './rows';

function callOutOf(db: Db, fact: RecordedFact): CallOutRow {
  const row = callOutById(db, fact.subject);
  if (row === undefined) throw new Error(`the call-out ${fact.subject} is not there`);
  return row;
}

function personOf(db: Db, id: string): PersonRow {
  const row = personById(db, id);
  if (row === undefined) throw new Error(`the person ${id} is on no list`);
  return row;
}

/** Brings the deadlines of a person up after its row changed. */
function settle(db: Db, fact: RecordedFact, personId: string): PersonRow {
  const person = personOf(db, personId);
  refreshPerson(db, callOutOf(db, fact), person, fact.at);
  return personOf(db, personId);
}

function listPeople(db: Db, fact: RecordedFact, people: readonly ListedPerson[]): void {
  for (const one of people) {
    statement(
      db,
      `INSERT INTO callout_people (id, callout_id, row, contact_id, name, post, unit, role, area_code, area_name, number, numbers, superior,
         deputies, phone, warning_ids, listed_at, ring_due_at, answer_due_at)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    ).run(
      one.id,
      fact.subject,
      one.row,
      one.contactId,
      one.name,
      one.post,
      one.unit,
      one.role,
      one.areaCode,
      one.areaName,
      one.number,
      JSON.stringify(one.numbers),
      one.superior === null ? null : JSON.stringify(one.superior),
      JSON.stringify(one.deputies),
      one.phone,
      JSON.stringify(one.warningIds),
      fact.at,
      one.ringDueAt,
      one.answerDueAt,
    );
  }
}

function layPrompts(db: Db, fact: RecordedFact, personId: string, prompts: readonly LaidPrompt[]): void {
  prompts.forEach(({ step, at, contactIds }, place) => {
    statement(
      db,
      `INSERT INTO callout_prompts (id, callout_id, person_id, place, step, at, contact_ids) VALUES (?, ?, ?, ?, ?, ?, ?)
       ON CONFLICT (id) DO NOTHING`,
    ).run(
      `${personId}.${place + 1}`,
      fact.subject,
      personId,
      place + 1,
      step,
      at,
      JSON.stringify(contactIds),
    );
  });
}

/** A person's warnings with those that joined its call. */
function joinWarnings(db: Db, person: PersonRow, ids: readonly string[]): void {
  const all = [...new Set([...person.warningIds, ...ids])];
  statement(db, 'UPDATE callout_people SET warning_ids = ? WHERE id = ?').run(JSON.stringify(all), person.id);
}

/** The sooner of two limits holds for a call that is about two warnings. */
function tighten(
  db: Db,
  id: string,
  limits: { readonly ringDueAt: number; readonly answerDueAt: number },
): void {
  statement(
    db,
    'UPDATE callout_people SET ring_due_at = min(ring_due_at, ?), answer_due_at = min(answer_due_at, ?) WHERE id = ?',
  ).run(limits.ringDueAt, limits.answerDueAt, id);
}

const whoIs = (person: PersonRow): string =>
  [person.areaName === '' ? person.unit : person.areaName, person.post, person.name]
    .filter((part) => part !== '')
    .join(' ');

/** How many have answered so far, told on every line so that the last one of a folded group has the sum. */
function sums(db: Db, callOutId: string): { readonly persons: number; readonly answered: number } {
  const people = peopleOf(db, callOutId).filter((one) => !one.isDropped);
  return { persons: people.length, answered: people.filter((one) => one.answeredAt !== null).length };
}

function line(
  db: Db,
  fact: RecordedFact,
  callOut: CallOutRow,
  params: Readonly<Record<string, string | number | null>>,
  name: string = fact.kind,
): void {
  const all = { callOut: callOut.title, ...sums(db, callOut.id), ...params };
  insertSystemLine(db, fact, all, callOut.incidentId, name, [], callOut.drill);
}

function attemptsMade(db: Db, person: PersonRow): number {
  const row = statement<[string, string], { n: number }>(
    db,
    'SELECT count(*) AS n FROM callout_attempts WHERE callout_id = ? AND person_id = ?',
  ).get(person.callOutId, person.id);
  return row?.n ?? 0;
}

type Answer = {
  readonly personId: string;
  readonly answeredBy: 'self' | 'deputy' | null;
  readonly feedbackDueAt: number | null;
  readonly met: readonly string[];
};

/** Takes what was judged with an attempt or a feedback into the rows; true when the person answered by it. */
function takeAnswer(db: Db, body: Answer, at: number): boolean {
  for (const id of body.met) {
    statement(db, 'UPDATE callout_prompts SET done_at = coalesce(done_at, ?) WHERE id = ?').run(at, id);
  }
  if (body.answeredBy === null) return false;
  const changed = statement(
    db,
    'UPDATE callout_people SET answered_at = ?, answered_by = ?, feedback_due_at = ? WHERE id = ? AND answered_at IS NULL',
  ).run(at, body.answeredBy, body.feedbackDueAt, body.personId).changes;
  return changed > 0;
}

/** One line for each person: when it answered. */
function answerLine(
  db: Db,
  fact: RecordedFact,
  person: PersonRow,
  how: { readonly way: string; readonly who: string },
): void {
  const first = person.firstCallAt ?? person.answeredAt ?? fact.at;
  const params = {
    person: whoIs(person),
    row: person.row,
    at: person.answeredAt,
    by: person.answeredBy,
    waitMs: Math.max(0, (person.answeredAt ?? first) - first),
    attempts: attemptsMade(db, person),
    ...how,
  };
  line(db, fact, callOutOf(db, fact), params, 'callout.answered');
}

function insertAttempt(db: Db, fact: FactOf<'callout.attempted'>, isAnswer: boolean): void {
  const { attempt, personId, author } = fact.body;
  statement(
    db,
    `INSERT INTO callout_attempts (id, callout_id, person_id, seq, at, ended_at, way, number, phone, result, read_back, spoke, target, who,
       is_answer, note, recorded_by, recording_no)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  ).run(
    attempt.id,
    fact.subject,
    personId,
    fact.seq,
    attempt.at,
    attempt.endedAt,
    attempt.way,
    attempt.number,
    attempt.phone,
    attempt.result,
    JSON.stringify(attempt.readBack),
    attempt.spoke,
    attempt.to,
    attempt.who,
    Number(isAnswer),
    attempt.note,
    author.name,
    attempt.recordingNo ?? '',
  );
}

const attempted = (db: Db, fact: FactOf<'callout.attempted'>): void => {
  const { attempt, personId, isRing, prompts } = fact.body;
  const endedAt = attempt.endedAt ?? attempt.at;
  const isAnswer = takeAnswer(db, fact.body, endedAt);
  insertAttempt(db, fact, isAnswer);
  // Whoever dialled has hung up; an answer on another way ends the call as well.
  const isOver = 'calling_phone = @phone OR @answers = 1';
  statement(
    db,
    `UPDATE callout_people SET last_attempt_at = max(coalesce(last_attempt_at, 0), @at),
       first_call_at = CASE WHEN @isRing = 1 THEN coalesce(first_call_at, @at) ELSE first_call_at END,
       calling_phone = CASE WHEN ${isOver} THEN NULL ELSE calling_phone END,
       calling_since = CASE WHEN ${isOver} THEN NULL ELSE calling_since END,
       calling_by = CASE WHEN ${isOver} THEN NULL ELSE calling_by END
     WHERE id = @id`,
  ).run({
    at: attempt.at,
    isRing: Number(isRing),
    phone: attempt.to === 'person' ? attempt.phone : -1,
    answers: Number(isAnswer),
    id: personId,
  });
  layPrompts(db, fact, personId, prompts);
  const person = settle(db, fact, personId);
  if (isAnswer) answerLine(db, fact, person, { way: attempt.way, who: attempt.who });
};

const fedBack = (db: Db, fact: FactOf<'callout.fed_back'>): void => {
  const { feedback, personId, feedbackDueAt, answeredBy, who, author } = fact.body;
  const isAnswer = takeAnswer(db, fact.body, feedback.at);
  statement(
    db,
    `INSERT INTO callout_feedback (id, callout_id, person_id, seq, at, way, is_on_post, evacuated, forces, difficulties, recorded_by)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  ).run(
    feedback.id,
    fact.subject,
    personId,
    fact.seq,
    feedback.at,
    feedback.way,
    feedback.isOnPost === null ? null : Number(feedback.isOnPost),
    feedback.evacuated,
    feedback.forces,
    feedback.difficulties,
    author.name,
  );
  if (isAnswer) {
    statement(
      db,
      'UPDATE callout_people SET calling_phone = NULL, calling_since = NULL, calling_by = NULL WHERE id = ?',
    ).run(personId);
  }
  statement(db, 'UPDATE callout_people SET feedback_due_at = ? WHERE id = ? AND answered_at IS NOT NULL').run(
    feedbackDueAt,
    personId,
  );
  const person = settle(db, fact, personId);
  line(db, fact, callOutOf(db, fact), {
    person: whoIs(person),
    row: person.row,
    at: feedback.at,
    isOnPost: feedback.isOnPost === null ? null : Number(feedback.isOnPost),
    evacuated: feedback.evacuated,
    forces: feedback.forces,
    difficulties: feedback.difficulties,
    by: isAnswer ? answeredBy : null,
    who,
  });
};

const released = (db: Db, fact: FactOf<'callout.released'>): void => {
  const { personId } = fact.body;
  const person = personOf(db, personId);
  const isUntried = attemptsMade(db, person) === 0;
  statement(
    db,
    `UPDATE callout_people SET calling_phone = NULL, calling_since = NULL, calling_by = NULL,
       first_call_at = CASE WHEN ? = 1 THEN NULL ELSE first_call_at END WHERE id = ?`,
  ).run(Number(isUntried), personId);
  settle(db, fact, personId);
  if (isUntried)
    statement(db, 'DELETE FROM callout_prompts WHERE callout_id = ? AND person_id = ?').run(
      fact.subject,
      personId,
    );
};

export const calloutProjectors: Projectors = {
  'callout.started': (db, fact) => {
    const { kind, title, warningIds, incidentId, rule, ladder, phones, relay, people, merged, author } =
      fact.body;
    statement(
      db,
      `INSERT INTO callouts (id, kind, title, warning_ids, incident_id, rule, ladder, clock_from, ring_due_at, answer_due_at, phones, relay,
         sentence, merged, started_at, started_by, state, drill, drill_id)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'open', ?, ?)`,
    ).run(
      fact.subject,
      kind,
      title,
      JSON.stringify(warningIds),
      incidentId,
      JSON.stringify(rule),
      JSON.stringify(ladder),
      fact.body.from,
      fact.body.ringDueAt,
      fact.body.answerDueAt,
      phones,
      Number(relay),
      fact.body.sentence,
      JSON.stringify(merged),
      fact.at,
      author.name,
      fact.body.drill ?? null,
      fact.body.drillId ?? null,
    );
    listPeople(db, fact, people);
    const callOut = callOutOf(db, fact);
    refreshCallOut(db, callOut, fact.at);
    const params = { phones, merged: merged.length, answerDueAt: callOut.answerDueAt };
    line(db, fact, callOut, params);
  },
  'callout.added': (db, fact) => {
    const { title, warningIds, people, joined, merged, sentence } = fact.body;
    const before = callOutOf(db, fact);
    statement(
      db,
      'UPDATE callouts SET title = ?, warning_ids = ?, sentence = ?, merged = ? WHERE id = ?',
    ).run(
      title,
      JSON.stringify([...new Set([...before.warningIds, ...warningIds])]),
      sentence,
      JSON.stringify([...before.merged, ...merged]),
      fact.subject,
    );
    listPeople(db, fact, people);
    for (const id of joined) {
      joinWarnings(db, personOf(db, id), warningIds);
      tighten(db, id, fact.body);
    }
    keepAct(db, fact);
    const callOut = callOutOf(db, fact);
    refreshCallOut(db, callOut, fact.at);
    line(db, fact, callOut, { added: people.length, joined: joined.length, merged: merged.length });
  },
  'callout.merged': (db, fact) => {
    const { people, warningIds } = fact.body;
    for (const one of people) {
      joinWarnings(db, personOf(db, one.personId), warningIds);
      tighten(db, one.personId, one);
      statement(db, 'UPDATE callout_people SET sentence = ? WHERE id = ?').run(one.sentence, one.personId);
      settle(db, fact, one.personId);
    }
    const from = callOutById(db, fact.body.fromId);
    line(db, fact, callOutOf(db, fact), { people: people.length, from: from?.title ?? '' });
  },
  'callout.called': (db, fact) => {
    const { personId, phone, prompts, author } = fact.body;
    statement(
      db,
      `UPDATE callout_people SET calling_phone = ?, calling_since = ?, calling_by = ?, first_call_at = coalesce(first_call_at, ?) WHERE id = ?`,
    ).run(phone, fact.at, author.name, fact.at, personId);
    layPrompts(db, fact, personId, prompts);
    settle(db, fact, personId);
  },
  'callout.released': released,
  'callout.attempted': attempted,
  'callout.fed_back': fedBack,
  'callout.dropped': (db, fact) => {
    const { personId, reason } = fact.body;
    statement(
      db,
      `UPDATE callout_people SET dropped_at = ?, drop_reason = ?, calling_phone = NULL, calling_since = NULL, calling_by = NULL WHERE id = ?`,
    ).run(fact.at, reason, personId);
    const person = settle(db, fact, personId);
    line(db, fact, callOutOf(db, fact), { person: whoIs(person), row: person.row, reason });
  },
  'callout.number_set': (db, fact) => {
    statement(db, 'UPDATE callout_people SET number = ? WHERE id = ?').run(
      fact.body.number,
      fact.body.personId,
    );
  },
  'callout.closed': (db, fact) => {
    const { reason, persons, answered, unanswered, author } = fact.body;
    statement(
      db,
      "UPDATE callouts SET state = 'closed', closed_at = ?, closed_by = ?, close_words = ? WHERE id = ?",
    ).run(fact.at, author.name, reason, fact.subject);
    statement(
      db,
      'UPDATE callout_people SET calling_phone = NULL, calling_since = NULL, calling_by = NULL WHERE callout_id = ?',
    ).run(fact.subject);
    const callOut = callOutOf(db, fact);
    refreshCallOut(db, callOut, fact.at);
    const params = {
      reason,
      persons,
      answered,
      names: unanswered.slice(0, 20).join('、'),
      left: unanswered.length,
    };
    line(db, fact, callOut, params);
  },
};
