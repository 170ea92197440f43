import type { Block, Choice, RunItem, RunState } from '../../../shared/plan';

/** Options that are taken where the facts propose none: index, or -1 for the last. */
const USUAL_OPTION: Readonly<Record<string, number>> = {
  special: -1,
  regrade: -1,
  danger: -1,
  urgent: -1,
};

export type Circumstances = { readonly isFalseAlarm: boolean; readonly isUnsafe: boolean };

/** The option that a room takes: what the facts propose, unless it opens another incident; else what is usual. */
export function optionFor(
  state: RunState,
  item: RunItem,
  { id, options }: Choice,
  { isFalseAlarm, isUnsafe }: Circumstances,
): number {
  const hasSpawn = (index: number): boolean =>
    options[index]?.flow.some((block: Block) => 'spawn' in block) === true;
  const proposed = item.proposedOption ?? null;
  if (id === 'real') return isFalseAlarm ? 1 : 0;
  // Whether a response was started is known from its notice.
  if (id === 'started') return Object.hasOwn(state.records, 'notice') ? 0 : 1;
  if (proposed !== null && !hasSpawn(proposed)) return proposed;
  if (id === 'safe') return isUnsafe ? 1 : 0;
  const usual = USUAL_OPTION[id] ?? 0;
  return usual < 0 ? options.length - 1 : usual;
}
