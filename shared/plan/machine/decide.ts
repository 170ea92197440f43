/** What a person may do with a run, and what then has happened. */
import { isChoice, isEnd, isLoop, isSpawn, isStep, isWait } from '../blocks';
import type { RunAct } from '../run-acts';
import type { Decided, Refusal } from '../run-refusals';
import type { RunContext, RunState } from '../run-types';
import { decideBeside, isBeside, isWord } from './beside';
import {
  type Case,
  decisionProblem,
  doneProblem,
  happened,
  keptDecision,
  momentProblem,
  noteProblem,
  pathProblem,
  refuse,
  textProblem,
} from './guards';
import { reopen } from './reopen';
import { asRunning, blockIdOf } from './state';
import { decideStep, isStepAct } from './step-acts';
import { outstandingParties, stepReleasedAt } from './steps';
import { currentItems } from './view';
import { type Instance, type Walk, walkRun } from './walk';

type Of<K extends RunAct['kind']> = Extract<RunAct, { readonly kind: K }>;
function choose(given: Case, act: Of<'choose'>): Decided {
  const { block, key } = given.instance;
  if (!isChoice(block)) return refuse('wrong_kind');
  const inRange = Number.isInteger(act.option) && act.option >= 0 && act.option < block.options.length;
  const problem =
    doneProblem(given.instance) ?? (inRange ? null : refuse('unknown_option')) ?? decisionProblem(act);
  if (problem) return problem;
  const { option } = act;
  // Opened again, and the path first taken has gone on since: it stays gone on.
  const wentOn = given.walk.exits.get(key);
  return happened({
    kind: 'option_chosen',
    key,
    at: given.at,
    option,
    ...(wentOn === undefined ? {} : { passedAt: wentOn }),
    ...keptDecision(act),
    ...given.ahead,
  });
}

/** What in the loop's present round still holds it open. */
function openInRound(walk: Walk, loopKey: string, round: number): string {
  const open = walk.instances.find(
    (row) =>
      row.loopKey === loopKey &&
      row.rounds.at(-1) === round &&
      row.possible &&
      (row.status === 'active' || row.status === 'pending'),
  );
  return open?.key ?? '';
}

function answerUntil(given: Case, act: Of<'answer_until'>): Decided {
  const { walk, instance, at } = given;
  const view = walk.loops.get(instance.key);
  if (!isLoop(instance.block) || !view) return refuse('wrong_kind');
  if (view.left) return refuse('already_done');
  if (!view.plan) return refuse('not_open');
  if (view.doneAt === undefined)
    return refuse('round_not_done', { open: openInRound(walk, view.key, view.round), round: view.round });
  const answered =
    typeof act.yes === 'boolean' ? null : refuse('field_type', { field: 'yes', type: 'check' });
  const problem = answered ?? decisionProblem(act);
  if (problem) return problem;
  const { yes } = act;
  const { key, round } = view;
  return happened({ kind: 'until_answered', key, at, round, yes, ...keptDecision(act) });
}

function openRound(given: Case): Decided {
  const view = given.walk.loops.get(given.instance.key);
  if (!isLoop(given.instance.block) || !view) return refuse('wrong_kind');
  if (view.left) return refuse('already_done');
  if (!view.plan) return refuse('not_open');
  if (view.doneAt !== undefined || view.plan.opensAt <= given.at) return refuse('round_open');
  return happened({ kind: 'round_opened', key: view.key, at: given.at, round: view.round });
}

function spawnChild(given: Case, act: Of<'spawn'>): Decided {
  const { instance, at } = given;
  if (!isSpawn(instance.block)) return refuse('wrong_kind');
  const problem = doneProblem(instance) ?? textProblem('childIncidentId', act.childIncidentId);
  if (problem) return problem;
  const { childIncidentId } = act;
  return happened({ kind: 'child_spawned', key: instance.key, at, childIncidentId, ...given.ahead });
}

/** A wait may be ended before its time: a person decides, and may say why. */
function confirmWait(given: Case, act: Of<'confirm_wait'>): Decided {
  const { instance, at } = given;
  if (!isWait(instance.block)) return refuse('wrong_kind');
  if (instance.openedAt === undefined) return refuse('not_open');
  const problem = doneProblem(instance) ?? noteProblem('note', act.note);
  if (problem) return problem;
  const note = act.note === undefined || act.note.trim() === '' ? {} : { note: act.note.trim() };
  return happened({ kind: 'wait_over', key: instance.key, at, ...note, ...given.ahead });
}

function confirmEnd(given: Case, act: Of<'confirm_end'>): Decided {
  const { ctx, state, instance, at } = given;
  if (!isEnd(instance.block)) return refuse('wrong_kind');
  if (instance.openedAt === undefined) return refuse('not_open');
  const problem = act.decision === undefined ? null : decisionProblem(act.decision);
  if (problem) return problem;
  const decided = act.decision === undefined ? {} : keptDecision(act.decision);
  const closed = currentItems(ctx, state)
    .map((item) => item.key)
    .filter((key) => key !== instance.key);
  return happened({ kind: 'run_ended', key: instance.key, at, closed, ...decided });
}

/** A mandatory step is passed by a supervisor (`override`) on somebody's decision, who is named with way and words. */
function passProblem(isMandatory: boolean, act: Of<'skip' | 'not_applicable'>): Refusal | null {
  if (isMandatory && act.override !== true) return refuse('mandatory');
  if (act.decision !== undefined) return decisionProblem(act.decision);
  return isMandatory ? refuse('decision_missing') : null;
}

function drop(given: Case, act: Of<'skip' | 'not_applicable'>): Decided {
  const { block, key } = given.instance;
  if (!isStep(block) && !isSpawn(block)) return refuse('wrong_kind');
  const mandatory = isStep(block) && block.mandatory === true;
  const problem =
    doneProblem(given.instance) ?? passProblem(mandatory, act) ?? textProblem('reason', act.reason);
  if (problem) return problem;
  const kind = act.kind === 'skip' ? 'step_skipped' : 'step_not_applicable';
  const override = mandatory ? { override: true as const } : {};
  const decided = act.decision === undefined ? {} : keptDecision(act.decision);
  const reason = act.reason.trim();
  // What the flow has left behind cannot be dropped before it did: the blocks after it opened then.
  const at = Math.max(given.at, stepReleasedAt(given.ctx, block, given.instance.record) ?? given.at);
  return happened({ kind, key, at, reason, ...override, ...decided, ...given.ahead });
}

function dispatch(given: Case, act: RunAct): Decided {
  if (isStepAct(act)) return decideStep(given, act);
  switch (act.kind) {
    case 'choose':
      return choose(given, act);
    case 'answer_until':
      return answerUntil(given, act);
    case 'open_round':
      return openRound(given);
    case 'spawn':
      return spawnChild(given, act);
    case 'confirm_wait':
      return confirmWait(given, act);
    case 'confirm_end':
      return confirmEnd(given, act);
    case 'skip':
    case 'not_applicable':
      return drop(given, act);
    case 'reopen':
      return reopen(given, act);
    default:
      return refuse('act_unknown');
  }
}

/** What may still be done with an order or call that was given out before its path was closed. */
const SETTLING: readonly RunAct['kind'][] = ['report_back', 'chase', 'call_result', 'skip', 'not_applicable'];

/** What may still be done with what a run owes that was left for another plan. */
const OWED: readonly RunAct['kind'][] = [...SETTLING, 'send'];

/** After the end only words come to a block, and answers that somebody outside still owed. */
function endedProblem(state: RunState, { block, record }: Instance, act: RunAct): Refusal | null {
  if (state.status !== 'ended' || isWord(act)) return null;
  const isAnswer = act.kind === 'report_back' || act.kind === 'call_result';
  const owes = isStep(block) && outstandingParties(block, record).length > 0;
  return isAnswer && owes ? null : refuse('run_ended');
}

function judge(ctx: RunContext, ended: RunState, act: RunAct, now: number): Decided {
  const isOwed = ended.switched?.owed.some((one) => one.key === act.key) === true && OWED.includes(act.kind);
  const state = isOwed ? asRunning(ended) : ended;
  const walk = walkRun(ctx, state);
  const instance = walk.byKey.get(act.key);
  if (!instance) {
    if (state.status === 'ended') return refuse('run_ended');
    const isLaterRound = typeof act.key === 'string' && walk.byKey.has(`${blockIdOf(act.key)}@1`);
    return refuse(isLaterRound ? 'round_not_started' : 'unknown_key');
  }
  const at = act.at ?? now;
  const settles = instance.status === 'waiting' && SETTLING.includes(act.kind);
  const isFree = settles || isBeside(act) || state.status === 'ended';
  const problem =
    endedProblem(state, instance, act) ??
    momentProblem(state, at, now) ??
    (isFree ? null : pathProblem(instance));
  if (problem) return problem;
  const isAhead = instance.openedAt === undefined || instance.openedAt > at;
  const given: Case = { ctx, state, walk, instance, at, ahead: isAhead ? { ahead: true } : {} };
  return isBeside(act) ? decideBeside(given, act) : dispatch(given, act);
}

/**
 * Judges an act at the moment `now`: the events that then have happened, or a refusal that names its reason. Never
 * throws, whatever the act holds. Work may be done before the flow comes to it once every choice around it is
 * decided; the event is then marked `ahead`. `by` = who records it, kept in the events.
 */
export function decide(ctx: RunContext, state: RunState, act: RunAct, now: number, by?: string): Decided {
  const decided = judge(ctx, state, act, now);
  if (!decided.ok || by === undefined) return decided;
  return { ok: true, events: decided.events.map((event) => ({ ...event, by })) };
}
