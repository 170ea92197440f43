/** What a person may do with a run, and what then has happened. */
import { isChoice, isEnd, isLoop, isSpawn, isStep } from '../blocks';
import type { Decided, Refusal, RunAct, RunContext, RunState } from '../run-types';
import {
  type Case,
  doneProblem,
  happened,
  momentProblem,
  noteProblem,
  pathProblem,
  refuse,
  textProblem,
  wayProblem,
} from './guards';
import { blockIdOf } from './state';
import { decideStep, isStepAct } from './step-acts';
import { currentItems } from './view';
import { type Walk, walkRun } from './walk';

type Of<K extends RunAct['kind']> = Extract<RunAct, { readonly kind: K }>;
const optional = (name: 'words' | 'note', value: string | undefined) =>
  value === undefined || value.trim() === '' ? {} : { [name]: value.trim() };

function decisionProblem(act: Of<'choose'> | Of<'answer_until'>): Refusal | null {
  return textProblem('decidedBy', act.decidedBy) ?? wayProblem(act.way) ?? noteProblem('words', act.words);
}

function choose(given: Case, act: Of<'choose'>): Decided {
  const { block, key } = given.instance;
  if (!isChoice(block)) return refuse('wrong_kind');
  const inRange = Number.isInteger(act.option) && act.option >= 0 && act.option < block.options.length;
  const problem =
    doneProblem(given.instance) ?? (inRange ? null : refuse('unknown_option')) ?? decisionProblem(act);
  if (problem) return problem;
  const { option, way } = act;
  const words = optional('words', act.words);
  const decidedBy = act.decidedBy.trim();
  return happened({
    kind: 'option_chosen',
    key,
    at: given.at,
    option,
    decidedBy,
    way,
    ...words,
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
  const { yes, way } = act;
  const { key, round } = view;
  const words = optional('words', act.words);
  return happened({
    kind: 'until_answered',
    key,
    at,
    round,
    yes,
    decidedBy: act.decidedBy.trim(),
    way,
    ...words,
  });
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

function confirmEnd(given: Case): Decided {
  const { ctx, state, instance, at } = given;
  if (!isEnd(instance.block)) return refuse('wrong_kind');
  if (instance.openedAt === undefined) return refuse('not_open');
  const closed = currentItems(ctx, state)
    .map((item) => item.key)
    .filter((key) => key !== instance.key);
  return happened({ kind: 'run_ended', key: instance.key, at, closed });
}

function drop(given: Case, act: Of<'skip' | 'not_applicable'>): Decided {
  const { block, key } = given.instance;
  if (!isStep(block) && !isSpawn(block)) return refuse('wrong_kind');
  const mandatory = isStep(block) && block.mandatory === true;
  const gate = mandatory && act.override !== true ? refuse('mandatory') : null;
  const problem = doneProblem(given.instance) ?? gate ?? textProblem('reason', act.reason);
  if (problem) return problem;
  const kind = act.kind === 'skip' ? 'step_skipped' : 'step_not_applicable';
  const override = mandatory ? { override: true as const } : {};
  return happened({ kind, key, at: given.at, reason: act.reason.trim(), ...override, ...given.ahead });
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
    case 'confirm_end':
      return confirmEnd(given);
    case 'skip':
    case 'not_applicable':
      return drop(given, act);
    default:
      return refuse('act_unknown');
  }
}

/** What may still be done with an order or call that was given out before its path was closed. */
const SETTLING: readonly RunAct['kind'][] = ['report_back', 'chase', 'call_result', 'skip', 'not_applicable'];

/**
 * Judges an act at the moment `now`: the events that then have happened, or a refusal that names its reason. Never
 * throws, whatever the act holds. Work may be done before the flow comes to it once every choice around it is
 * decided; the event is then marked `ahead`.
 */
export function decide(ctx: RunContext, state: RunState, act: RunAct, now: number): Decided {
  if (state.status === 'ended') return refuse('run_ended');
  const walk = walkRun(ctx, state);
  const instance = walk.byKey.get(act.key);
  if (!instance) {
    const isLaterRound = typeof act.key === 'string' && walk.byKey.has(`${blockIdOf(act.key)}@1`);
    return refuse(isLaterRound ? 'round_not_started' : 'unknown_key');
  }
  const at = act.at ?? now;
  const settles = instance.status === 'waiting' && SETTLING.includes(act.kind);
  const problem = momentProblem(state, at, now) ?? (settles ? null : pathProblem(instance));
  if (problem) return problem;
  const isAhead = instance.openedAt === undefined || instance.openedAt > at;
  return dispatch({ ctx, state, walk, instance, at, ahead: isAhead ? { ahead: true } : {} }, act);
}
