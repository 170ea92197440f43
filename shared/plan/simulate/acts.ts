/** The next act on one open item, as the choices ask for it. */
import { isChoice, isStep } from '../blocks';
import { pendingFields } from '../machine/guards';
import { roundsOf } from '../machine/state';
import type { RunAct } from '../run-acts';
import type { Fields, PartyProgress, RunEvent, RunItem } from '../run-types';
import type { CallStep, OrderStep, Step } from '../types';
import type { Choices } from './choices';
import type { AssumedRow } from './simulate';

/** `at` = when it is done, UTC ms. */
export type Planned = { readonly act: RunAct; readonly at: number; readonly assumed?: AssumedRow };
/** `at` is absent where it counts from the opening of the item. */
export type NextStep = Omit<Planned, 'at'> & { readonly at?: number };

const SAYS = { decidedBy: '带班领导', way: 'phone' } as const;

/** Nothing was done: the step was left out. */
export const isWithout = (event: RunEvent): boolean =>
  event.kind === 'step_skipped' || event.kind === 'step_not_applicable';

function decisionOf(item: RunItem, choices: Choices): NextStep | null {
  const { block, key, blockId } = item;
  if (!isChoice(block)) return null;
  const named = choices.options.get(blockId);
  const round = roundsOf(key).at(-1) ?? 1;
  const wished = named?.[Math.min(round, named.length) - 1];
  const option = wished ?? item.proposedOption ?? 0;
  const why = item.proposedOption == null ? 'first' : 'fact';
  return {
    act: { kind: 'choose', key, option, ...SAYS },
    ...(wished === undefined ? { assumed: { block: blockId, option: option + 1, why } } : {}),
  };
}

function loopOf(item: RunItem, choices: Choices): NextStep | null {
  if (item.loop?.ask !== true) return null;
  const rounds = choices.rounds.get(item.blockId) ?? 1;
  return { act: { kind: 'answer_until', key: item.key, yes: item.loop.round >= rounds, ...SAYS } };
}

/** A party that says nothing is chased when it is due, as often as the choices say. */
function partyAct(item: RunItem, step: OrderStep | CallStep, choices: Choices): NextStep | null {
  const silent = choices.silent.get(step.id) ?? [];
  const { key } = item;
  const parties = item.parties ?? [];
  const untouched = parties.find((one) => one.progress === 'to_notify' || one.progress === 'to_call');
  if (untouched) return { act: contact(step, key, untouched, silent.includes(untouched.party)) };
  const owing = parties.filter((one) => one.progress === 'notified' || one.progress === 'called');
  const willing = owing.find((one) => !silent.includes(one.party));
  if (willing) return { act: answer(step, key, willing.party) };
  const late = owing.find((one) => (one.chases?.length ?? 0) < choices.chases);
  if (late?.chaseAt !== undefined)
    return { act: { kind: 'chase', key, party: late.party, at: late.chaseAt }, at: late.chaseAt };
  return null;
}

function contact(
  step: OrderStep | CallStep,
  key: string,
  { party }: PartyProgress,
  isSilent: boolean,
): RunAct {
  if (step.step === 'order') return { kind: 'notify', key, party, who: '接听人', at: 0 };
  const result = isSilent ? ('no_answer' as const) : ('answered_confirmed' as const);
  return { kind: 'call_result', key, party, result, at: 0, ...(isSilent ? {} : { readBack: true }) };
}

/** Fields only where the plan insists on some. */
function required(step: Step): { readonly fields?: Fields } {
  return step.ticks.some((tick) => tick.required === true) ? { fields: pendingFields(step) } : {};
}

function answer(step: OrderStep | CallStep, key: string, party: string): RunAct {
  return step.step === 'order'
    ? { kind: 'report_back', key, party, who: '报告人', what: '已落实', at: 0, ...required(step) }
    : { kind: 'call_result', key, party, result: 'answered_confirmed', readBack: true, at: 0 };
}

function stepOf(item: RunItem, choices: Choices): NextStep | null {
  const { block, key } = item;
  if (!isStep(block)) return null;
  if (block.step === 'report') {
    const recipient = item.recipients?.find((one) => one.delivery === undefined)?.recipient;
    if (recipient === undefined) return null;
    const told = { recipient, receiver: '接收人', way: 'phone', readBack: true, at: 0 };
    return { act: { kind: 'send', key, ...told, ...required(block) } };
  }
  const isTalk = block.step === 'order' || block.step === 'call';
  const talk = isTalk ? partyAct(item, block, choices) : null;
  // a call goes on when everybody was tried; who was silent may still be chased afterwards
  const isChase = talk?.act.kind === 'chase';
  if ((talk !== null && !isChase) || block.step === 'order') return talk;
  if (item.status === 'waiting') return talk;
  return { act: { kind: 'complete', key, fields: pendingFields(block) } };
}

/** What is done next on an item, or null when nothing is, for the time being or for good. */
export function nextStep(item: RunItem, choices: Choices): NextStep | null {
  const { key, kind, blockId } = item;
  const reason = choices.skip.get(blockId);
  if (reason !== undefined && item.status === 'active' && (kind === 'step' || kind === 'spawn'))
    return { act: { kind: 'skip', key, reason, override: true, decision: SAYS } };
  switch (kind) {
    case 'step':
      return stepOf(item, choices);
    case 'choice':
      return decisionOf(item, choices);
    case 'loop':
      return loopOf(item, choices);
    case 'wait':
      return {
        act: { kind: 'confirm_wait', key },
        ...(item.wait?.until === undefined ? {} : { at: item.wait.until }),
      };
    case 'spawn':
      return { act: { kind: 'spawn', key, childIncidentId: `child-${blockId}` } };
    default:
      return null;
  }
}
