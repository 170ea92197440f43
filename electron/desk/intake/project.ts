import type { ElementSaid, IntakeSaid } from '../../../shared/domain/facts/intake';
import { ELEMENT_NAMES } from '../../../shared/wording/intakeLines';
import { type Db, statement } from '../db/statement';
import { armDeadline, endDeadline } from '../deadlines/deadlineRows';
import { insertLine, insertSystemLine } from '../log/line';
import { noteCaller } from '../logMore/callers';
import type { Projectors } from '../projections/body';
import { EXTRA, elementsAt, followUpId } from './read';

type Change =
  | ElementSaid
  | { readonly element: string; readonly state: string; readonly text: string; readonly question: string };
type Said = {
  readonly at: number;
  readonly recordedAt: number;
  readonly source: string;
  readonly author: string;
  readonly actId: string;
};

function insertElement(db: Db, incidentId: string, change: Change, said: Said): void {
  const last = statement<[string, string], { place: number | null }>(
    db,
    'SELECT max(place) AS place FROM incident_elements WHERE incident_id = ? AND element = ?',
  ).get(incidentId, change.element);
  statement(
    db,
    `INSERT INTO incident_elements (incident_id, element, place, state, text, question, changed_at, recorded_at, source, author, act_id)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  ).run(
    incidentId,
    change.element,
    (last?.place ?? 0) + 1,
    change.state,
    change.text,
    change.question,
    said.at,
    said.recordedAt,
    said.source,
    said.author,
    said.actId,
  );
}

type Mark = {
  readonly mark: 'flags' | 'verified' | 'stable';
  readonly value: readonly string[];
  readonly at: number;
  readonly saidBy: string;
  readonly words: string;
};

function insertMark(db: Db, incidentId: string, mark: Mark, recordedAt: number, author: string): void {
  const last = statement<[string, string], { place: number | null }>(
    db,
    'SELECT max(place) AS place FROM incident_marks WHERE incident_id = ? AND mark = ?',
  ).get(incidentId, mark.mark);
  statement(
    db,
    `INSERT INTO incident_marks (incident_id, mark, place, value, at, recorded_at, said_by, words, author)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  ).run(
    incidentId,
    mark.mark,
    (last?.place ?? 0) + 1,
    JSON.stringify(mark.value),
    mark.at,
    recordedAt,
    mark.saidBy,
    mark.words,
    author,
  );
}

/** A flag makes an incident sensitive; taking the flags away does not make it harmless by itself. */
function setFlags(db: Db, incidentId: string, flags: readonly string[]): void {
  statement(
    db,
    'UPDATE incidents SET flags = ?, sensitive = CASE WHEN ? > 0 THEN 1 ELSE sensitive END WHERE id = ?',
  ).run(JSON.stringify(flags), flags.length, incidentId);
}

/** The one follow-up of an incident names its open questions; it is armed while there are any and ends when there is none. */
function settleFollowUp(db: Db, incidentId: string, dueAt: number | null, at: number): void {
  const open = elementsAt(db, incidentId).filter(({ state }) => state === 'verifying');
  if (dueAt === null || open.length === 0) {
    endDeadline(db, followUpId(incidentId), 'met', at);
    return;
  }
  const title = titleOf(db, incidentId);
  const names = (locale: 'zh' | 'en'): string =>
    open.map(({ element }) => ELEMENT_NAMES[locale][element]).join(locale === 'zh' ? '、' : ', ');
  const wanted = {
    id: followUpId(incidentId),
    subject: 'elements' as const,
    titleZh: `${title}：核实 ${open.length} 项（${names('zh')}）`,
    titleEn: `${title}: verify ${open.length} (${names('en')})`,
    owner: 'duty_officer',
    scopeId: incidentId,
    incidentId,
    runId: null,
    blockKey: null,
    instructionId: null,
    obligationId: null,
    targetAt: null,
    dueAt,
    reached: true,
  };
  armDeadline(db, wanted, at);
}

const titleOf = (db: Db, incidentId: string): string =>
  statement<[string], { title: string }>(db, 'SELECT title FROM incidents WHERE id = ?').get(incidentId)
    ?.title ?? '';

/** What the intake form said besides, when the incident is recorded. The line of the incident tells it; there is none of its own. */
export function projectIntake(
  db: Db,
  incidentId: string,
  intake: IntakeSaid,
  said: {
    readonly at: number;
    readonly recordedAt: number;
    readonly source: string;
    readonly author: string;
  },
): void {
  const whole = { ...said, actId: incidentId };
  for (const one of intake.elements) insertElement(db, incidentId, one, whole);
  for (const [extra, text] of Object.entries(intake.extras))
    insertElement(db, incidentId, { element: EXTRA + extra, state: 'filled', text, question: '' }, whole);
  if (intake.flags.length > 0) {
    const mark = { mark: 'flags', value: intake.flags, at: said.at, saidBy: said.author, words: '' } as const;
    insertMark(db, incidentId, mark, said.recordedAt, said.author);
    setFlags(db, incidentId, intake.flags);
  }
  settleFollowUp(db, incidentId, intake.followUpAt, said.recordedAt);
}

export const intakeProjectors: Projectors = {
  'incident.element_set': (db, fact) => {
    const { actId, element, state, text, question, at, source, followUpAt, author } = fact.body;
    const said = { at, recordedAt: fact.at, source, author: author.name, actId };
    insertElement(db, fact.subject, { element, state, text, question }, said);
    settleFollowUp(db, fact.subject, followUpAt, fact.at);
    insertSystemLine(db, fact, { element, state, text, question, source, at }, fact.subject);
  },
  'incident.extra_set': (db, fact) => {
    const { actId, extra, value, at, source, author } = fact.body;
    const change = { element: EXTRA + extra, state: 'filled', text: value, question: '' };
    insertElement(db, fact.subject, change, { at, recordedAt: fact.at, source, author: author.name, actId });
    const row = statement<[string], { type: string }>(db, 'SELECT type FROM incidents WHERE id = ?').get(
      fact.subject,
    );
    insertSystemLine(db, fact, { extra, value, source, type: row?.type ?? '' }, fact.subject);
  },
  'incident.questions_asked': (db, fact) => {
    const { note, followUpAt } = fact.body;
    const count = elementsAt(db, fact.subject).filter(({ state }) => state === 'verifying').length;
    settleFollowUp(db, fact.subject, followUpAt, fact.at);
    insertSystemLine(db, fact, { note, followUpAt, count }, fact.subject);
  },
  'incident.flags_set': (db, fact) => {
    const { flags, author } = fact.body;
    const mark = { mark: 'flags', value: flags, at: fact.at, saidBy: author.name, words: '' } as const;
    insertMark(db, fact.subject, mark, fact.at, author.name);
    setFlags(db, fact.subject, flags);
    insertSystemLine(db, fact, { flags: flags.join(' ') }, fact.subject);
  },
  'incident.verified': (db, fact) => {
    const { isTrue, at, by, words, author } = fact.body;
    const mark = { mark: 'verified', value: [String(isTrue)], at, saidBy: by, words } as const;
    insertMark(db, fact.subject, mark, fact.at, author.name);
    statement(db, 'UPDATE incidents SET verdict = ? WHERE id = ?').run(
      JSON.stringify({ isTrue, at, by }),
      fact.subject,
    );
    insertSystemLine(db, fact, { isTrue: Number(isTrue), at, by, words }, fact.subject);
  },
  'incident.marked_stable': (db, fact) => {
    const { isStable, at, by, words, author } = fact.body;
    const value = [isStable ? 'stable' : 'growing'];
    insertMark(db, fact.subject, { mark: 'stable', value, at, saidBy: by, words }, fact.at, author.name);
    statement(db, 'UPDATE incidents SET stable_at = ? WHERE id = ?').run(isStable ? at : null, fact.subject);
    insertSystemLine(db, fact, { isStable: Number(isStable), at, by, words }, fact.subject);
  },
  'incident.call_merged': (db, fact) => {
    const { entryId, kind, text, caller, callback, occurredAt, receivedAt, callLineId, author } = fact.body;
    insertLine(db, fact, {
      id: entryId,
      kind,
      text,
      system: null,
      occurredAt,
      receivedAt,
      author,
      incidentId: fact.subject,
      caller,
      handling: '',
      correctsId: null,
    });
    const row = statement<[string], { drill: string | null }>(
      db,
      'SELECT drill FROM incidents WHERE id = ?',
    ).get(fact.subject);
    const drill = row?.drill ?? null;
    if (callLineId !== undefined)
      statement(
        db,
        'UPDATE log_entries SET incident_id = ?, drill = ? WHERE id = ? AND incident_id IS NULL',
      ).run(fact.subject, drill, callLineId);
    if (drill === null && callback !== '' && callback !== caller.phone)
      noteCaller(db, { ...caller, phone: callback }, receivedAt);
  },
};
