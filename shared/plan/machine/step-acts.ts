/** Acts on the four kinds of step. */
import { isStep } from '../blocks';
import type { RunAct } from '../run-acts';
import type { Decided, Refusal } from '../run-refusals';
import type { PartyRecord, RunEvent } from '../run-types';
import type { CallStep, OrderStep, Step, StepKind } from '../types';
import {
  type Case,
  doneProblem,
  fieldsProblem,
  happened,
  keptFields,
  noteProblem,
  refuse,
  resultProblem,
  textProblem,
} from './guards';
import { deliveryTo, isAnswered, isReported, partyRecord, recipientsOf } from './steps';

type Of<K extends RunAct['kind']> = Extract<RunAct, { readonly kind: K }>;
type StepAct = Of<'complete' | 'notify' | 'notify_all' | 'report_back' | 'chase' | 'call_result' | 'send'>;

const KINDS: Readonly<Record<StepAct['kind'], readonly StepKind[]>> = {
  complete: ['action', 'call'],
  notify: ['order'],
  notify_all: ['order'],
  report_back: ['order'],
  chase: ['order', 'call'],
  call_result: ['call'],
  send: ['report'],
};

export function isStepAct(act: RunAct): act is StepAct {
  return Object.hasOwn(KINDS, act.kind);
}

function complete(given: Case, step: Step, act: Of<'complete'>): Decided {
  const { record, key } = given.instance;
  if (record.completed) return refuse('already_done');
  if (step.step === 'call') {
    const missing = step.to.find((party) => !partyRecord(record, party).attempts?.length);
    if (missing !== undefined) return refuse('call_missing', { party: missing });
  }
  const needsAll = step.step === 'action' && step.mandatory === true;
  const problem = fieldsProblem(step, act.fields, needsAll) ?? noteProblem('note', act.note);
  if (problem) return problem;
  const note = act.note === undefined || act.note.trim() === '' ? {} : { note: act.note.trim() };
  const fields = keptFields(act.fields ?? {});
  return happened({ kind: 'step_completed', key, at: given.at, fields, ...note, ...given.ahead });
}

type Told = Pick<Of<'notify'>, 'party' | 'who'>;

function notify(given: Case, { party, who }: Told): Decided {
  const { record, key } = given.instance;
  if (partyRecord(record, party).notified) return refuse('already_notified', { party });
  const problem = textProblem('who', who);
  if (problem) return problem;
  return happened({ kind: 'party_notified', key, at: given.at, party, who: who.trim(), ...given.ahead });
}

/** All parties of the list or none: one that cannot be told refuses the whole list and is named. */
function notifyAll(given: Case, step: Step, act: Of<'notify_all'>): Decided {
  const rows: readonly Told[] = Array.isArray(act.parties) ? act.parties : [];
  if (rows.length === 0) return refuse('unknown_party');
  const told = new Set<string>();
  const events: RunEvent[] = [];
  for (const row of rows) {
    if (typeof row !== 'object' || row === null) return refuse('unknown_party');
    const isNamed = 'to' in step && step.to?.includes(row.party) === true && !told.has(row.party);
    if (!isNamed) return refuse('unknown_party', typeof row.party === 'string' ? { party: row.party } : {});
    told.add(row.party);
    const one = notify(given, row);
    if (!one.ok) return { ...one, params: { ...one.params, party: row.party } };
    events.push(...one.events);
  }
  return { ok: true, events };
}

function reportBack(given: Case, step: Step, act: Of<'report_back'>): Decided {
  const { record, key } = given.instance;
  const problem =
    noticeProblem(partyRecord(record, act.party), act.party, given.at) ??
    textProblem('who', act.who) ??
    textProblem('what', act.what) ??
    fieldsProblem(step, act.fields, false);
  if (problem) return problem;
  const fields = act.fields === undefined ? {} : { fields: keptFields(act.fields) };
  const { party } = act;
  const told = { who: act.who.trim(), what: act.what.trim() };
  return happened({ kind: 'party_reported', key, at: given.at, party, ...told, ...fields, ...given.ahead });
}

/** Nobody reports on what he was not told, or before he was told. */
function noticeProblem(party: PartyRecord, id: string, at: number): Refusal | null {
  if (!party.notified) return refuse('not_notified', { party: id });
  if (at < party.notified.at) return refuse('at_before_notice', { party: id, notifiedAt: party.notified.at });
  return null;
}

function chaseProblem(given: Case, step: OrderStep | CallStep, id: string): Refusal | null {
  const party = partyRecord(given.instance.record, id);
  if (step.step === 'order') {
    if (isReported(party)) return refuse('already_reported', { party: id });
    return noticeProblem(party, id, given.at);
  }
  if (isAnswered(party)) return refuse('already_answered', { party: id });
  return party.attempts?.length ? null : refuse('not_called', { party: id });
}

function chase(given: Case, step: Step, act: Of<'chase'>): Decided {
  if (step.step !== 'order' && step.step !== 'call') return refuse('wrong_kind');
  const problem = chaseProblem(given, step, act.party) ?? noteProblem('note', act.note);
  if (problem) return problem;
  const note = act.note === undefined || act.note.trim() === '' ? {} : { note: act.note.trim() };
  const { party } = act;
  return happened({
    kind: 'party_chased',
    key: given.instance.key,
    at: given.at,
    party,
    ...note,
    ...given.ahead,
  });
}

function callResult(given: Case, act: Of<'call_result'>): Decided {
  const isContradiction = act.result === 'answered_confirmed' && act.readBack === false;
  const problem =
    resultProblem(act.result) ??
    noteProblem('who', act.who) ??
    (isContradiction ? refuse('read_back_missing', { party: act.party }) : null);
  if (problem) return problem;
  const { party, result, readBack } = act;
  return happened({
    kind: 'call_attempted',
    key: given.instance.key,
    at: given.at,
    party,
    result,
    ...(act.who === undefined || act.who.trim() === '' ? {} : { who: act.who.trim() }),
    ...(typeof readBack === 'boolean' ? { readBack } : {}),
    ...given.ahead,
  });
}

function send(given: Case, step: Step, act: Of<'send'>): Decided {
  const { ctx, instance, at } = given;
  if (step.step !== 'report') return refuse('wrong_kind');
  const { recipient, readBack } = act;
  if (!recipientsOf(ctx.tables, step).includes(recipient)) return refuse('unknown_recipient');
  if (deliveryTo(instance.record, recipient)) return refuse('already_sent', { recipient });
  const problem =
    textProblem('receiver', act.receiver) ??
    textProblem('way', act.way) ??
    fieldsProblem(step, act.fields, false);
  if (problem) return problem;
  return happened({
    kind: 'report_sent',
    key: instance.key,
    at,
    recipient,
    receiver: act.receiver.trim(),
    way: act.way.trim(),
    ...(typeof readBack === 'boolean' ? { readBack } : {}),
    ...(act.fields === undefined ? {} : { fields: keptFields(act.fields) }),
    ...given.ahead,
  });
}

/** Judges an act on a step; kind, state and party are checked here once for all. */
export function decideStep(given: Case, act: StepAct): Decided {
  const step = given.instance.block;
  if (!isStep(step) || !KINDS[act.kind].includes(step.step)) return refuse('wrong_kind');
  const done = doneProblem(given.instance);
  if (done) return done;
  if ('party' in act) {
    const isNamed = 'to' in step && step.to?.includes(act.party) === true;
    if (!isNamed) return refuse('unknown_party');
  }
  switch (act.kind) {
    case 'complete':
      return complete(given, step, act);
    case 'notify':
      return notify(given, act);
    case 'notify_all':
      return notifyAll(given, step, act);
    case 'report_back':
      return reportBack(given, step, act);
    case 'chase':
      return chase(given, step, act);
    case 'call_result':
      return callResult(given, act);
    case 'send':
      return send(given, step, act);
  }
}
