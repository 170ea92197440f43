/** What was typed into fields of the run says something about facts: only ever used to propose. */
import { isStep, planIndex } from '../blocks';
import type { Fields, InstanceRecord, RunContext, RunState } from '../run-types';
import type { Facts } from '../types';
import { blockIdOf } from './state';

type Filled = { readonly at: number; readonly fields: Fields };

function filledIn(record: InstanceRecord): readonly Filled[] {
  const { completed, fields, parties, sent } = record;
  const given = [
    ...(completed && fields ? [{ at: completed.at, fields }] : []),
    ...Object.values(parties ?? {}).flatMap((party) => party.reports ?? []),
    ...Object.values(sent ?? {}),
  ];
  return given.flatMap((one) => (one.fields ? [{ at: one.at, fields: one.fields }] : []));
}

/** By fact, the newest value of a field that feeds it; what is still being verified says nothing. */
function tickFacts(ctx: RunContext, state: RunState): Facts {
  const newest = new Map<string, { readonly at: number; readonly value: number | boolean }>();
  const index = planIndex(ctx.plan);
  for (const [key, record] of Object.entries(state.records)) {
    const block = index.get(blockIdOf(key))?.block;
    if (!block || !isStep(block)) continue;
    for (const tick of block.ticks.filter((one) => one.fact !== undefined)) {
      for (const { at, fields } of filledIn(record)) {
        const value = Object.hasOwn(fields, tick.field) ? fields[tick.field] : undefined;
        const { fact = '' } = tick;
        if (typeof value !== 'number' && typeof value !== 'boolean') continue;
        if (at >= (newest.get(fact)?.at ?? 0)) newest.set(fact, { at, value });
      }
    }
  }
  return Object.fromEntries([...newest].map(([fact, { value }]) => [fact, value]));
}

/**
 * The facts of the room, and where they say nothing (unknown, 0 or false) what fields of this run say. A value typed into
 * a field changes no record: it lets an option be proposed before the record has it.
 */
export function knownFacts(ctx: RunContext, state: RunState, facts: Facts): Facts {
  const said = Object.entries(facts).filter(([, value]) => value !== 0 && value !== false);
  return { ...facts, ...tickFacts(ctx, state), ...Object.fromEntries(said) };
}
