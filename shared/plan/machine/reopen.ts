/** Opening again what was done, skipped or said not to apply. */
import { isChoice, isReport, isSpawn, isStep } from '../blocks';
import type { RunAct } from '../run-acts';
import type { Decided, Refusal } from '../run-refusals';
import { type Case, happened, refuse, textProblem } from './guards';
import { stepReleasedAt } from './steps';
import type { Instance } from './walk';

/**
 * What may be opened again: a step or a choice on the path that is done, skipped or not applicable. What was reported is
 * out of the house and a child incident lives by itself: those are corrected, not opened again.
 */
function problemOf({ block, status, record }: Instance): Refusal | null {
  if (!isStep(block) && !isChoice(block) && !isSpawn(block)) return refuse('wrong_kind');
  if (record.dropped !== undefined) return null;
  if (status !== 'done') return refuse('not_done');
  if (isReport(block)) return refuse('report_sent');
  return isSpawn(block) ? refuse('child_exists') : null;
}

/**
 * The flow never goes back: where it had gone on it stays gone on, so that no time limit further on is lost or begins
 * anew; the block itself is open and its own clock counts on from where it stood. Behind a choice that is decided
 * another way (改判) the new path runs beside what had already begun.
 */
export function reopen(given: Case, act: Extract<RunAct, { readonly kind: 'reopen' }>): Decided {
  const { ctx, instance, at } = given;
  const { block, key, record } = instance;
  const problem = problemOf(instance) ?? textProblem('reason', act.reason);
  if (problem) return problem;
  const isReached = given.ahead.ahead === undefined;
  const releasedAt =
    isStep(block) || isSpawn(block) ? stepReleasedAt(ctx, block, record) : given.walk.exits.get(key);
  const passed = isReached && releasedAt !== undefined ? { passedAt: releasedAt } : {};
  return happened({ kind: 'step_reopened', key, at, reason: act.reason.trim(), ...passed, ...given.ahead });
}
