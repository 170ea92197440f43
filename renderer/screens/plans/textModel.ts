import { innerFlows, isChoice, isFork, isLoop, isReport } from '../../../shared/plan/blocks';
import { partyName, postName } from '../../../shared/plan/names';
import type { RunContext } from '../../../shared/plan/run-types';
import type { Block, Locale } from '../../../shared/plan/types';
import { postOf } from '../runs/ItemCard';

/** A flow inside a block as the text shows it: what it is called and the numbers of its blocks. */
export type Branch = {
  readonly key: string;
  readonly kind: 'option' | 'lane' | 'loop' | 'inner';
  readonly title: string;
  readonly flow: readonly Block[];
};

export function branchesOf(block: Block, locale: Locale): readonly Branch[] {
  if (isChoice(block))
    return block.options.map((option, at) => ({
      key: `${at} ${option.when}`,
      kind: 'option',
      title: locale === 'zh' ? option.when : option.when_en,
      flow: option.flow,
    }));
  if (isFork(block))
    return block.lanes.map((lane) => ({
      key: lane.id,
      kind: 'lane',
      title: locale === 'zh' ? lane.title : lane.title_en,
      flow: lane.flow,
    }));
  if (isLoop(block)) return [{ key: block.id, kind: 'loop', title: '', flow: block.flow }];
  return innerFlows(block).map((flow) => ({ key: block.id, kind: 'inner', title: '', flow }));
}

/** The post that works a block, as it is called here; null for what nobody works. */
export function workerOf(block: Block, ctx: RunContext, locale: Locale): string | null {
  const post = postOf(block);
  return post === null ? null : postName(post, ctx.tables, ctx.profile, locale);
}

/** Whom a step tells or reports to. */
export function partiesOf(block: Block, ctx: RunContext, locale: Locale): readonly string[] {
  const ids = isReport(block)
    ? (ctx.tables.obligations.find((one) => one.id === block.obligation)?.to ?? [])
    : 'to' in block
      ? (block.to ?? [])
      : [];
  return ids.map((id) => partyName(id, ctx.tables, ctx.profile, locale));
}

/** `2.1.3` below `2.1`: every branch begins anew, options and lanes are told apart by a letter. */
export const numberOf = (prefix: string, at: number): string => `${prefix}${at + 1}`;
export const branchPrefix = (number: string, at: number, count: number): string =>
  count === 1 ? `${number}.` : `${number}${String.fromCharCode(97 + (at % 26))}.`;
