import { nextRepeat } from '../../../shared/callouts/ladder';
import type { LadderStep } from '../../../shared/domain/callouts';
import { clockOf, drillTitle } from '../../../shared/domain/drill';
import { type Db, statement } from '../db/statement';
import { armDeadline, endDeadline, type WantedDeadline } from '../deadlines/deadlineRows';
import { type PromptRow, promptsOfPerson } from './callRows';
import { type CallOutRow, callOutById, type PersonRow, peopleOf, personById } from './rows';

/** The scope that the deadlines of a call-out stand under. */
export const scopeOf = (callOutId: string): string => `callout:${callOutId}`;

type Kind = 'callout_ring' | 'callout_answer' | 'callout_feedback' | 'callout_prompt';
const PREFIX: Readonly<Record<Kind, string>> = {
  callout_ring: 'cor',
  callout_answer: 'coa',
  callout_feedback: 'cof',
  callout_prompt: 'cop',
};

type Words = { readonly zh: string; readonly en: string };

/** `枫坪镇 镇长 李某` */
const who = (person: PersonRow): string =>
  [person.areaName === '' ? person.unit : person.areaName, person.post, person.name]
    .filter((part) => part !== '')
    .join(' ');

const STEP_WORDS: Readonly<Record<LadderStep, Words>> = {
  redial: { zh: '重拨，并打办公电话', en: 'redial, and the office number' },
  superior_and_deputy: { zh: '同时叫上级和副职', en: 'call the superior and the deputy at the same time' },
  other_ways: {
    zh: '改用卫星电话、邻乡、派出所、应急广播',
    en: 'satellite phone, neighbour township, police station, loudspeaker',
  },
  door_to_door: { zh: '派人上门，列为失联', en: 'send somebody to the door; out of contact' },
  tell_leader: { zh: '失联，报带班领导', en: 'out of contact: tell the leader on duty' },
  repeat: { zh: '继续叫应', en: 'keep calling' },
};

function arm(
  db: Db,
  callOut: CallOutRow,
  kind: Kind,
  about: { readonly id: string; readonly words: Words; readonly dueAt: number },
  at: number,
): void {
  const wanted: WantedDeadline = {
    id: `${PREFIX[kind]}.${about.id}`,
    subject: kind,
    titleZh: drillTitle(about.words.zh, callOut.drill, 'zh'),
    titleEn: drillTitle(about.words.en, callOut.drill, 'en'),
    owner: 'duty_officer',
    scopeId: scopeOf(callOut.id),
    incidentId: callOut.incidentId,
    runId: null,
    blockKey: null,
    instructionId: null,
    obligationId: null,
    // Near is due here: minutes apart, an early nudge for everybody on the list would only be noise.
    targetAt: about.dueAt,
    dueAt: about.dueAt,
    reached: true,
  };
  armDeadline(db, wanted, at);
  if (callOut.drill !== null && callOut.incidentId === null) {
    statement(db, 'UPDATE deadlines SET clock = ?, drill = ? WHERE id = ?').run(
      clockOf(callOut.drillId),
      callOut.drill,
      wanted.id,
    );
  }
}

const end = (db: Db, kind: Kind, id: string, isMet: boolean, at: number): void =>
  endDeadline(db, `${PREFIX[kind]}.${id}`, isMet ? 'met' : 'not_needed', at);

/** The repeat after all other rungs have come: a row of its own each time, because each is told by itself. */
function addRepeat(
  db: Db,
  callOut: CallOutRow,
  person: PersonRow,
  prompts: readonly PromptRow[],
  at: number,
): PromptRow {
  const last = prompts.at(-1);
  const from = Math.max(at, last?.at ?? at);
  const place = (last?.place ?? 0) + 1;
  const prompt: PromptRow = {
    id: `${person.id}.${place}`,
    personId: person.id,
    place,
    step: 'repeat',
    at: nextRepeat(callOut.ladder, person.firstCallAt ?? at, from),
    contactIds: [],
    raisedAt: null,
    doneAt: null,
  };
  statement(
    db,
    "INSERT INTO callout_prompts (id, callout_id, person_id, place, step, at, contact_ids) VALUES (?, ?, ?, ?, 'repeat', ?, '[]')",
  ).run(prompt.id, callOut.id, person.id, place, prompt.at);
  return prompt;
}

/** These stay until they are done: a further call asks for less. */
const STAYS: ReadonlySet<LadderStep> = new Set(['door_to_door', 'tell_leader']);

/**
 * The prompts that stand: those of the newest moment that has come, and those that still come. An older one that was not done gives way to the newer,
 * which asks for more, and stays in the record as not done. All that come are armed at once, so that a desk that was down tells every missed one in one
 * look; only the repeats, which have no end, follow one from the other, and those that were missed are not told one by one.
 */
function wantedPrompts(db: Db, callOut: CallOutRow, person: PersonRow, at: number): PromptRow[] {
  const prompts = promptsOfPerson(db, person);
  const raised = prompts.filter((one) => one.raisedAt !== null);
  const lastAt = Math.max(...raised.map((one) => one.at), Number.NEGATIVE_INFINITY);
  const ahead = prompts.filter((one) => one.raisedAt === null && one.doneAt === null && one.at >= lastAt);
  return [
    ...raised.filter((one) => one.doneAt === null && (one.at === lastAt || STAYS.has(one.step))),
    ...(ahead.length > 0 ? ahead : [addRepeat(db, callOut, person, prompts, at)]),
  ];
}

function refreshPrompts(db: Db, callOut: CallOutRow, person: PersonRow, isCalled: boolean, at: number): void {
  const wanted = isCalled ? wantedPrompts(db, callOut, person, at) : [];
  const kept = new Set(wanted.map((one) => one.id));
  for (const prompt of promptsOfPerson(db, person)) {
    const isMet = prompt.doneAt !== null || person.answeredAt !== null;
    if (!kept.has(prompt.id)) end(db, 'callout_prompt', prompt.id, isMet, at);
  }
  for (const { id, step, at: dueAt } of wanted) {
    const { zh, en } = STEP_WORDS[step];
    const words = { zh: `叫应未应答 ${who(person)}：${zh}`, en: `No answer, ${who(person)}: ${en}` };
    arm(db, callOut, 'callout_prompt', { id, words, dueAt }, at);
  }
}

/** What a feedback is called: the relief call is made again until it is settled. */
function feedbackWords(callOut: CallOutRow, person: PersonRow): Words {
  return callOut.kind === 'relief'
    ? { zh: `灾害救助再叫应 ${who(person)}`, en: `Relief, call again: ${who(person)}` }
    : { zh: `叫应反馈 ${who(person)}`, en: `Feedback owed by ${who(person)}` };
}

/**
 * Brings the deadlines of one person to what the rows say; called from the projection of every fact about the person and of the alerts of its prompts.
 * One deadline for each kind: first ring, answer, feedback, and the prompts that stand.
 */
export function refreshPerson(db: Db, callOut: CallOutRow, person: PersonRow, at: number): void {
  const isOn = callOut.state === 'open' && !person.isDropped;
  const isAnswered = person.answeredAt !== null;
  const isCalled = person.firstCallAt !== null;
  const about = who(person);
  if (isOn && !isAnswered && !isCalled) {
    const words = { zh: `叫应首呼 ${about}`, en: `First call to ${about}` };
    arm(db, callOut, 'callout_ring', { id: person.id, words, dueAt: person.ringDueAt }, at);
  } else end(db, 'callout_ring', person.id, isCalled || isAnswered, at);
  if (isOn && !isAnswered) {
    const words = { zh: `叫应应答 ${about}`, en: `Answer of ${about}` };
    arm(db, callOut, 'callout_answer', { id: person.id, words, dueAt: person.answerDueAt }, at);
  } else end(db, 'callout_answer', person.id, isAnswered, at);
  if (isOn && isAnswered && person.feedbackDueAt !== null) {
    const words = feedbackWords(callOut, person);
    arm(db, callOut, 'callout_feedback', { id: person.id, words, dueAt: person.feedbackDueAt }, at);
  } else end(db, 'callout_feedback', person.id, isOn && isAnswered, at);
  refreshPrompts(db, callOut, person, isOn && !isAnswered && isCalled, at);
}

export function refreshCallOut(db: Db, callOut: CallOutRow, at: number): void {
  for (const person of peopleOf(db, callOut.id)) refreshPerson(db, callOut, person, at);
}

/** An alert was raised: when it was that of a prompt, the next rung of the person's ladder is armed. */
export function afterCallOutAlert(
  db: Db,
  deadlineId: string,
  alert: { readonly level: number; readonly dueAt: number },
  at: number,
): void {
  if (!deadlineId.startsWith('cop.')) return;
  // Raised by the monotonic clock it may come before the wall clock says so.
  if (alert.level < 2 && at < alert.dueAt) return;
  const promptId = deadlineId.slice(4);
  const row = statement<[string], { person_id: string; raised_at: number | null }>(
    db,
    'SELECT person_id, raised_at FROM callout_prompts WHERE id = ?',
  ).get(promptId);
  if (row === undefined || row.raised_at !== null) return;
  statement(db, 'UPDATE callout_prompts SET raised_at = ? WHERE id = ?').run(at, promptId);
  const person = personById(db, row.person_id);
  const callOut = person && callOutById(db, person.callOutId);
  if (person && callOut) refreshPerson(db, callOut, person, Math.max(at, alert.dueAt));
}
