import { blockTitle, isChoice, isEnd, isFork, isSubplan, planIndex } from '../../../../shared/plan/blocks';
import { type Instance, walkRun } from '../../../../shared/plan/machine/walk';
import type { RunContext, RunState } from '../../../../shared/plan/run-types';
import { canCarry, type Match, type MatchReason, type SwitchMap } from '../../../../shared/plan/switch/match';
import { planSwitch, sameOption } from '../../../../shared/plan/switch/switch';
import type { Block, Locale } from '../../../../shared/plan/types';

/** One block of the plan that is left on which something was done or stands open. */
export type SwitchRow = {
  readonly block: Block;
  readonly status: Instance['status'];
  readonly to: string | null;
  readonly why: MatchReason | 'person';
  /** parties that only the new block names */
  readonly more: readonly string[];
  /** the step goes on being done although the new one names more */
  readonly isDone: boolean;
  /** the option that was chosen and that the new question does not have */
  readonly lostOption: string | null;
  /** blocks of the new plan that may take over */
  readonly fits: readonly Block[];
};

const partiesOf = (block: Block | undefined): readonly string[] =>
  block && 'to' in block ? (block.to ?? []) : [];

function isWorked({ record, status, block }: Instance): boolean {
  if (isEnd(block) || isFork(block) || isSubplan(block)) return false;
  return Object.keys(record).length > 0 || status === 'active' || status === 'waiting';
}

function lostOption(instance: Instance, to: Block | undefined, locale: Locale): string | null {
  const { block, record } = instance;
  if (!isChoice(block) || !record.choice) return null;
  const kept = to && isChoice(to) ? sameOption(block, record.choice.option, to) : null;
  const said = block.options[record.choice.option];
  return kept === null ? ((locale === 'zh' ? said?.when : said?.when_en) ?? '') : null;
}

/** What was done and what stands open, by block, with where it goes on. Blocks in loops stand for all their rounds. */
export function switchRows(input: {
  readonly old: RunContext;
  readonly state: RunState;
  readonly next: RunContext;
  readonly matches: readonly Match[];
  readonly map: SwitchMap;
  readonly locale: Locale;
}): readonly SwitchRow[] {
  const { old, state, next, matches, map, locale } = input;
  const after = planIndex(next.plan);
  const newest = new Map<string, Instance>();
  for (const instance of walkRun(old, state).instances)
    if (isWorked(instance)) newest.set(instance.block.id, instance);
  return [...newest.values()].map((instance) => {
    const { block, status } = instance;
    const to = map[block.id] ?? null;
    const target = to === null ? undefined : after.get(to)?.block;
    const proposed = matches.find((match) => match.from === block.id);
    return {
      block,
      status,
      to,
      why: proposed?.to === to ? proposed.why : 'person',
      more: target ? partiesOf(target).filter((party) => !partiesOf(block).includes(party)) : [],
      isDone: status === 'done',
      lostOption: target ? lostOption(instance, target, locale) : null,
      fits: [...after.values()].map((place) => place.block).filter((one) => canCarry(block, one)),
    };
  });
}

/** A row that a person should look at; the others go over by their ids without more. */
export function needsLook(row: SwitchRow): boolean {
  return row.why !== 'id' || row.more.length > 0 || row.lostOption !== null;
}

/** Steps of the new plan that nobody takes over, in its order. */
export function freshTitles(next: RunContext, map: SwitchMap, locale: Locale): readonly string[] {
  const taken = new Set(Object.values(map));
  return [...planIndex(next.plan).values()]
    .map((place) => place.block)
    .filter((block) => !taken.has(block.id) && !isEnd(block) && !isFork(block) && !isSubplan(block))
    .map((block) => blockTitle(block, locale));
}

/** Whose answers stay owed under the old plan. */
export function leftOwed(
  old: RunContext,
  state: RunState,
  next: RunContext,
  map: SwitchMap,
  at: number,
): readonly string[] {
  const { owed } = planSwitch({ old, state, next, map, at, runId: '' });
  return [...new Set(owed.map((one) => one.party ?? one.recipient ?? ''))].filter((one) => one !== '');
}
