/**
 * A run goes over to another plan: what was done is carried under the keys of the new plan, the flow never goes back, and
 * what is owed and has no place in the new plan stays owed by the old run.
 */
import { isChoice, isReport, isSpawn, isStep, planIndex } from '../blocks';
import { dues } from '../machine/dues';
import { keyOf, untilKey } from '../machine/state';
import { isStepDone, isToDo, stepReleasedAt } from '../machine/steps';
import { type Instance, walkRun } from '../machine/walk';
import type {
  Due,
  InstanceKey,
  InstanceRecord,
  OwedHere,
  PastRecord,
  RunContext,
  RunState,
} from '../run-types';
import type { Block, Choice, Loop } from '../types';
import type { SwitchMap } from './match';

export type SwitchInput = {
  readonly old: RunContext;
  readonly state: RunState;
  readonly next: RunContext;
  readonly map: SwitchMap;
  /** the moment of the switch */
  readonly at: number;
  /** the run that is left */
  readonly runId: string;
};
export type Switched = {
  readonly state: RunState;
  /** what stays owed by the run that is left */
  readonly owed: readonly OwedHere[];
  /** key in the run that is left → key in the new one */
  readonly keys: ReadonlyMap<InstanceKey, InstanceKey>;
};

/** The rounds in which the new block stands for the old one: loops that were carried keep theirs, a loop that is new begins with its first. */
function roundsIn(next: readonly Loop[], old: readonly Loop[], rounds: readonly number[], map: SwitchMap) {
  return next.map((loop) => {
    const place = old.findIndex((one) => map[one.id] === loop.id);
    return place < 0 ? 1 : (rounds[place] ?? 1);
  });
}

/** Old key → new key; when several rounds come to one place the latest counts. */
function newKeys(input: SwitchInput): ReadonlyMap<InstanceKey, InstanceKey> {
  const before = planIndex(input.old.plan);
  const after = planIndex(input.next.plan);
  const keys = new Map<InstanceKey, InstanceKey>();
  const places = new Map<InstanceKey, InstanceKey>();
  for (const { key, block, rounds } of walkRun(input.old, input.state).instances) {
    const to = input.map[block.id];
    const place = to == null ? undefined : after.get(to);
    if (!place) continue;
    const target = keyOf(
      place.block.id,
      roundsIn(place.loops, before.get(block.id)?.loops ?? [], rounds, input.map),
    );
    const earlier = places.get(target);
    if (earlier !== undefined) keys.delete(earlier);
    keys.set(key, target);
    places.set(target, key);
  }
  return keys;
}

const plain = (text: string): string => text.replaceAll(/\s+/g, '').toLowerCase();

/** The option of the new choice that says the same as the old one, in either language; null when none does. */
export function sameOption(old: Choice, option: number, next: Choice): number | null {
  const said = old.options[option];
  if (!said) return null;
  const found = next.options.findIndex((one) => plain(one.when) === plain(said.when));
  const inEnglish = next.options.findIndex((one) => plain(one.when_en) === plain(said.when_en));
  const place = found >= 0 ? found : inEnglish;
  return place >= 0 ? place : null;
}

/** What was decided, under the numbers of the new options; a decision whose option is gone is asked again. */
function carriedChoice<T extends Pick<InstanceRecord, 'choice'>>(row: T, from: Choice, to: Choice): T {
  const { choice, ...rest } = row;
  if (!choice) return row;
  const option = sameOption(from, choice.option, to);
  return (option === null ? rest : { ...rest, choice: { ...choice, option } }) as T;
}

/** Only what the new block can hold: parties it names, fields it asks for. The rest stays in the old run. */
function fitting(record: InstanceRecord, from: Block, to: Block): InstanceRecord {
  if (isChoice(from) && isChoice(to)) {
    const past = record.past?.map((one): PastRecord => carriedChoice(one, from, to));
    return carriedChoice({ ...record, ...(past ? { past } : {}) }, from, to);
  }
  if (!isStep(from) || !isStep(to)) return record;
  const named = 'to' in to ? (to.to ?? []) : [];
  const parties = Object.entries(record.parties ?? {}).filter(
    ([party]) => from.step === to.step && named.includes(party),
  );
  const { parties: _old, sent, ...rest } = record;
  return {
    ...rest,
    ...(parties.length > 0 ? { parties: Object.fromEntries(parties) } : {}),
    ...(sent && isReport(to) ? { sent } : {}),
  };
}

/** A record as the new run holds it. Where the flow had gone on it stays gone on; what was done is done. */
function carried(input: SwitchInput, instance: Instance, to: Block): InstanceRecord {
  const { block, status, record } = instance;
  const kept = fitting(record, block, to);
  if (!isStep(block) && !isSpawn(block)) return kept;
  const releasedAt = stepReleasedAt(input.old, block, record);
  if (releasedAt === undefined || isReport(to)) return kept;
  const isDone = status === 'done';
  return { ...kept, carried: { at: releasedAt, ...(isDone ? { done: true as const } : {}) } };
}

/** What was settled and is to be done after all by the new plan: a party more to tell, a decision whose option is gone. */
function isNewlyAsked(next: RunContext, before: Instance, to: Block, record: InstanceRecord): boolean {
  if (isChoice(to)) return before.record.choice !== undefined && record.choice === undefined;
  if (!isStep(to) && !isSpawn(to)) return false;
  if (before.status !== 'waiting' && before.status !== 'done') return false;
  return !isStepDone(next, to, record) && isToDo(next, to, record);
}

const sameDuty = (a: Due, b: Due): boolean =>
  a.kind === 'obligation' &&
  b.kind === 'obligation' &&
  a.obligation === b.obligation &&
  a.recipient === b.recipient;

/** Answers and reports that were owed and that nothing in the new run asks for. */
function leftOwed(input: SwitchInput, state: RunState, keys: Switched['keys']): readonly OwedHere[] {
  const asked = dues(input.next, state);
  return dues(input.old, input.state).flatMap((due): readonly OwedHere[] => {
    if (due.kind === 'chase' && due.party !== undefined) {
      const key = keys.get(due.key);
      const isAsked = asked.some((one) => one.kind === 'chase' && one.key === key && one.party === due.party);
      return isAsked ? [] : [{ key: due.key, party: due.party }];
    }
    if (due.kind !== 'obligation' || !due.reached || due.recipient === undefined) return [];
    return asked.some((one) => sameDuty(one, due)) ? [] : [{ key: due.key, recipient: due.recipient }];
  });
}

/**
 * The run under the new plan, from the one that is left. Pure: the same input gives the same state. The receipt and the
 * beginning stay; a block that stood open keeps the moment at which it opened, also behind steps that are new; what the
 * flow comes to only now opens at the switch, so that nothing is late before anybody could know of it.
 */
export function planSwitch(input: SwitchInput): Switched {
  const { old, state, next, at, runId } = input;
  const keys = newKeys(input);
  const after = planIndex(next.plan);
  const records: Record<InstanceKey, InstanceRecord> = {};
  const opened: Record<InstanceKey, number> = {};
  const walk = walkRun(old, state);
  for (const instance of walk.instances) {
    const key = keys.get(instance.key);
    const block = key === undefined ? undefined : after.get(input.map[instance.block.id] ?? '')?.block;
    if (key === undefined || !block) continue;
    const record = carried(input, instance, block);
    if (Object.keys(instance.record).length > 0) records[key] = record;
    if (instance.openedAt !== undefined && instance.possible && !isNewlyAsked(next, instance, block, record))
      opened[key] = instance.openedAt;
    const view = walk.loops.get(instance.key);
    if (view?.doneAt !== undefined && !view.left) opened[untilKey(key, view.round)] = view.doneAt;
  }
  const { receivedAt, startedAt } = state;
  const fresh: RunState = {
    receivedAt,
    startedAt,
    status: 'running',
    records,
    from: { runId, at, opened },
  };
  return { state: fresh, owed: leftOwed(input, fresh, keys), keys };
}
