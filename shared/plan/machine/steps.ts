/** What the record of one step says: whom it has reached, whether it is done, and when the flow could go on. */
import type { Delivery, InstanceRecord, PartyRecord, RunContext } from '../run-types';
import type { PlanTables, ReportStep, Spawn, Step } from '../types';
import { own } from './state';

const NOTHING: PartyRecord = {};

export function partyRecord(record: InstanceRecord, party: string): PartyRecord {
  return own(record.parties, party) ?? NOTHING;
}

export const isReported = (party: PartyRecord): boolean => (party.reports?.length ?? 0) > 0;
/** domain.md 3.5: a person on the list spoke and read back; nothing else is an answer. */
export const isAnswered = (party: PartyRecord): boolean =>
  party.attempts?.some((attempt) => attempt.result === 'answered_confirmed') ?? false;

/** To whom the obligation of a report step is owed, in the order of the table. */
export function recipientsOf(tables: PlanTables, step: ReportStep): readonly string[] {
  return tables.obligations.find((row) => row.id === step.obligation)?.to ?? [];
}

export function deliveryTo(record: InstanceRecord, recipient: string): Delivery | undefined {
  return own(record.sent, recipient);
}

/** Parties that were told or called and from whom something is still owed. */
export function outstandingParties(block: Step | Spawn, record: InstanceRecord): readonly string[] {
  if (!('step' in block) || record.dropped) return [];
  if (block.step === 'order') {
    return block.to.filter((id) => {
      const party = partyRecord(record, id);
      return party.notified !== undefined && !isReported(party);
    });
  }
  if (block.step === 'call') {
    return block.to.filter((id) => {
      const party = partyRecord(record, id);
      return (party.attempts?.length ?? 0) > 0 && !isAnswered(party);
    });
  }
  return [];
}

/** The latest of the moments, undefined while one of them is missing. */
function allAt(moments: readonly (number | undefined)[]): number | undefined {
  return moments.reduce<number | undefined>(
    (latest, at) => (latest === undefined || at === undefined ? undefined : Math.max(latest, at)),
    Number.NEGATIVE_INFINITY,
  );
}

/** The moment this block's own work let the flow go on. */
function workedAt(ctx: RunContext, block: Step | Spawn, record: InstanceRecord): number | undefined {
  if (!('step' in block)) return record.spawned?.at;
  switch (block.step) {
    case 'action':
    case 'call':
      return record.completed?.at;
    case 'order':
      return allAt(block.to.map((id) => partyRecord(record, id).notified?.at));
    case 'report':
      return allAt(recipientsOf(ctx.tables, block).map((id) => deliveryTo(record, id)?.at));
  }
}

/**
 * When the flow goes on after this block, counted from nothing but its own record; undefined = it does not yet. The
 * first cause holds: neither dropping a step that had let the flow go on, nor a duty met after it was dropped, nor
 * opening it again, moves the moment at which the next block opened.
 */
export function stepReleasedAt(
  ctx: RunContext,
  block: Step | Spawn,
  record: InstanceRecord,
): number | undefined {
  const past = (record.past ?? []).map((one) => one.reopened.passedAt);
  const gone = past.find((at) => at !== undefined);
  if (gone !== undefined) return gone;
  const causes = [workedAt(ctx, block, record), record.dropped?.at, record.carried?.at].filter(
    (at) => at !== undefined,
  );
  return causes.length === 0 ? undefined : Math.min(...causes);
}

/** The room's own part is still to be done, though the flow may have gone on before the block was opened again. */
export function isToDo(ctx: RunContext, block: Step | Spawn, record: InstanceRecord): boolean {
  return workedAt(ctx, block, record) === undefined;
}

/** Nothing is owed any more: reported back by all, answered by all, told to all. */
export function isStepDone(ctx: RunContext, block: Step | Spawn, record: InstanceRecord): boolean {
  if (!('step' in block)) return record.spawned !== undefined || record.carried?.done === true;
  if (record.carried?.done === true) return true;
  switch (block.step) {
    case 'action':
      return record.completed !== undefined;
    case 'order':
      return block.to.every((id) => isReported(partyRecord(record, id)));
    case 'call':
      return record.completed !== undefined && block.to.every((id) => isAnswered(partyRecord(record, id)));
    case 'report':
      return recipientsOf(ctx.tables, block).every((id) => deliveryTo(record, id) !== undefined);
  }
}
