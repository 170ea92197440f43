/** The questions every act is asked. Each gives a refusal or null, so that they can be put one after another with ??. */

import type { Decided, Refusal, RefusalCode, RefusalParams } from '../run-refusals';
import type {
  CallResult,
  DecisionWay,
  Fields,
  FieldValue,
  RunContext,
  RunEvent,
  RunState,
} from '../run-types';
import type { Step, Tick } from '../types';
import { own } from './state';
import type { Instance, Walk } from './walk';

/** All that an act is judged by. `at` is when it happened; `ahead` marks what was done before the flow came there. */
export type Case = {
  readonly ctx: RunContext;
  readonly state: RunState;
  readonly walk: Walk;
  readonly instance: Instance;
  readonly at: number;
  readonly ahead: { readonly ahead?: true };
};

/** Who decided, which way and in which words, as it was typed. */
export type DecisionInput = {
  readonly decidedBy: string;
  readonly way: DecisionWay;
  readonly words?: string | undefined;
};

export function happened(event: RunEvent): Decided {
  return { ok: true, events: [event] };
}

const MAX_TEXT = 2_000;
const WAYS: readonly DecisionWay[] = ['face', 'phone', 'signature'];
const RESULTS: readonly CallResult[] = [
  'answered_confirmed',
  'answered_not_self',
  'answered_no_readback',
  'busy',
  'no_answer',
  'power_off',
  'wrong_number',
  'line_down',
];

export function refuse(code: RefusalCode, params?: RefusalParams): Refusal {
  return { ok: false, code, ...(params ? { params } : {}) };
}

/** Text that must say something: not blank, at most 2,000 characters, no NUL and no half of a surrogate pair. */
export function textProblem(field: string, value: unknown): Refusal | null {
  if (typeof value !== 'string' || value.trim() === '') return refuse('text_missing', { field });
  if (value.length > MAX_TEXT) return refuse('text_too_long', { field, max: MAX_TEXT });
  if (value.includes('\u0000') || !value.isWellFormed()) return refuse('text_unusable', { field });
  return null;
}

/** As textProblem, but the text may be left out or blank. */
export function noteProblem(field: string, value: unknown): Refusal | null {
  return value === undefined || value === '' ? null : textProblem(field, value);
}

/** An act is recorded when it happened or afterwards, and nothing of a run happens before its receipt. */
export function momentProblem(state: RunState, at: number, now: number): Refusal | null {
  if (!Number.isSafeInteger(at)) return refuse('at_invalid');
  if (at > now) return refuse('at_in_future', { at, now });
  if (at < state.receivedAt) return refuse('at_before_receipt', { at, receivedAt: state.receivedAt });
  return null;
}

/** Whether the flow may ever come here, and whether it is settled that it may: working ahead needs no more than that. */
export function pathProblem(instance: Instance): Refusal | null {
  if (!instance.possible) return refuse('not_on_path');
  if (instance.undecided !== undefined) return refuse('choose_first', { choice: instance.undecided });
  return null;
}

export function doneProblem(instance: Instance): Refusal | null {
  const { status, record } = instance;
  const isOver = status === 'done' || status === 'skipped' || record.dropped !== undefined;
  return isOver ? refuse('already_done') : null;
}

export function wayProblem(way: unknown): Refusal | null {
  return WAYS.some((known) => known === way) ? null : refuse('unknown_way');
}

export function decisionProblem(decision: DecisionInput): Refusal | null {
  if (typeof decision !== 'object' || decision === null) return refuse('decision_missing');
  return (
    textProblem('decidedBy', decision.decidedBy) ??
    wayProblem(decision.way) ??
    noteProblem('words', decision.words)
  );
}

/** The parts of a decision worth keeping. */
export function keptDecision({ decidedBy, way, words }: DecisionInput) {
  return {
    decidedBy: decidedBy.trim(),
    way,
    ...(words === undefined || words.trim() === '' ? {} : { words: words.trim() }),
  };
}

export function resultProblem(result: unknown): Refusal | null {
  return RESULTS.some((known) => known === result) ? null : refuse('unknown_result');
}

const isPending = (value: FieldValue): boolean =>
  typeof value === 'object' && value !== null && value.pending === true;
const isBlank = (value: FieldValue | undefined): boolean =>
  value === undefined || (typeof value === 'string' && value.trim() === '');

/** The bounds of a number field; without a `min` of its own it is not negative. */
export function boundsOf(tick: Tick): { readonly min: number; readonly max: number } {
  return { min: tick.min ?? 0, max: tick.max ?? Number.MAX_VALUE };
}

function rangeProblem(tick: Tick, value: number): Refusal | null {
  const { min, max } = boundsOf(tick);
  if (value >= min && value <= max) return null;
  if (tick.min === undefined && tick.max === undefined)
    return refuse('field_type', { field: tick.field, type: tick.type });
  return refuse('field_range', { field: tick.field, min, ...(tick.max === undefined ? {} : { max }) });
}

/** 正在核实 fits every field; otherwise time = whole ms, number finite and within bounds, check = yes or no. */
function valueProblem(tick: Tick, value: FieldValue): Refusal | null {
  const wrong = refuse('field_type', { field: tick.field, type: tick.type });
  if (isPending(value)) return null;
  switch (tick.type) {
    case 'check':
      return typeof value === 'boolean' ? null : wrong;
    case 'time':
      return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? null : wrong;
    case 'number':
      if (typeof value !== 'number' || !Number.isFinite(value)) return wrong;
      return rangeProblem(tick, value);
    case 'select':
      if (typeof value !== 'string') return wrong;
      if (isBlank(value) || tick.options?.includes(value)) return null;
      return refuse('field_option', { field: tick.field });
    case 'text':
    case 'person':
    case 'phone':
    case 'place':
      if (typeof value !== 'string') return wrong;
      return isBlank(value) ? null : textProblem(tick.field, value);
  }
}

/** A required check box must be ticked; any other field needs a value or 正在核实. */
function isMissing(tick: Tick, fields: Fields, all: boolean): boolean {
  const value = own(fields, tick.field);
  if (tick.type === 'check') return tick.required === true && value !== true;
  return (all || tick.required === true) && isBlank(value);
}

/**
 * Whether the fields fit the step's ticks. Required ticks are asked for whenever fields are recorded: when a step is
 * completed, for each party that reports back, for each delivery. With `all`, every tick but the check boxes needs a
 * value or 正在核实: that is asked of the mandatory steps of the room's own work.
 */
export function fieldsProblem(step: Step, given: Fields | undefined, all: boolean): Refusal | null {
  const fields = given === undefined && !all ? {} : given;
  if (typeof fields !== 'object' || fields === null || Array.isArray(fields))
    return refuse('field_type', { field: 'fields', type: 'object' });
  for (const [field, value] of Object.entries(fields)) {
    const tick = step.ticks.find((row) => row.field === field);
    if (!tick) return refuse('field_unknown', { field: field.slice(0, 60) });
    const problem = valueProblem(tick, value);
    if (problem) return problem;
  }
  const missing = step.ticks.find((tick) => isMissing(tick, fields, all));
  return missing ? refuse('field_missing', { field: missing.field }) : null;
}

/** Every field of a step as 正在核实, required check boxes ticked: what a step takes when nothing is known yet. */
export function pendingFields(step: Step): Fields {
  return Object.fromEntries(
    step.ticks.map((tick): [string, FieldValue] => [
      tick.field,
      tick.type === 'check' ? tick.required === true : { pending: true },
    ]),
  );
}

/** The fields worth keeping: blank ones are left out, 正在核实 is kept as such. */
export function keptFields(fields: Fields): Fields {
  const kept = Object.entries(fields).filter(([, value]) => !isBlank(value));
  return Object.fromEntries(
    kept.map(([field, value]) => [field, isPending(value) ? { pending: true } : value]),
  );
}
