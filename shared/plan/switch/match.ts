/**
 * Which block of another plan takes over from which block of the plan that is left. Equal ids are the same block; what has
 * no such partner is proposed by its title, its duty, its parties, each with how sure that is. A person confirms.
 */
import { blockKind, blockTitle, isChoice, isReport, isStep, planIndex } from '../blocks';
import type { Block, WorkPlan } from '../types';

/** Block of the old plan → block of the new one; null or absent = nobody takes over. */
export type SwitchMap = Readonly<Record<string, string | null>>;
export type MatchReason = 'id' | 'title' | 'obligation' | 'parties' | 'none';
export type Match = {
  readonly from: string;
  readonly to: string | null;
  readonly why: MatchReason;
  /** 0 to 1; 1 only for equal ids */
  readonly confidence: number;
};

const kindOf = (block: Block): string => (isStep(block) ? block.step : blockKind(block));

/**
 * Whether what was done on `from` may stand for `to`: blocks of one kind, steps of any kind for each other; only a
 * report stands for a report, and only of the same duty, since otherwise somebody would never be told.
 */
export function canCarry(from: Block, to: Block): boolean {
  if (isReport(to)) return isReport(from) && from.obligation === to.obligation;
  if (isStep(from) && isStep(to)) return true;
  return kindOf(from) === kindOf(to);
}

const partiesOf = (block: Block): readonly string[] => ('to' in block ? (block.to ?? []) : []);

/** The share of parties that both name. */
function overlap(a: readonly string[], b: readonly string[]): number {
  const all = new Set([...a, ...b]);
  return all.size === 0 ? 0 : a.filter((one) => b.includes(one)).length / all.size;
}

const plain = (text: string): string => text.replaceAll(/[\s，。、：；（）()“”"]/g, '').toLowerCase();

/** How alike two blocks with different ids are; null when they are not. */
function likeness(from: Block, to: Block): Omit<Match, 'from' | 'to'> | null {
  if (!canCarry(from, to) || kindOf(from) !== kindOf(to)) return null;
  if (isReport(from) && isReport(to)) return { why: 'obligation', confidence: 0.9 };
  if (plain(blockTitle(from, 'zh')) === plain(blockTitle(to, 'zh'))) return { why: 'title', confidence: 0.8 };
  const isAddressed = isStep(from) && from.step !== 'action' && !isChoice(to);
  const share = isAddressed ? overlap(partiesOf(from), partiesOf(to)) : 0;
  return share > 0.5 ? { why: 'parties', confidence: 0.3 + share * 0.3 } : null;
}

/** A partner for every block of the old plan, ends aside; each block of the new plan is given away once, the surest first. */
export function proposeMatches(old: WorkPlan, next: WorkPlan): readonly Match[] {
  const before = [...planIndex(old).values()].map((place) => place.block).filter((one) => !('end' in one));
  const after = planIndex(next);
  const matches = new Map<string, Match>();
  for (const { id } of before.filter((one) => sameId(one, after.get(one.id)?.block)))
    matches.set(id, { from: id, to: id, why: 'id', confidence: 1 });
  const taken = new Set(matches.keys());
  const likely = before
    .filter((one) => !matches.has(one.id))
    .flatMap((from) =>
      [...after.values()].flatMap(({ block }): readonly Match[] => {
        const found = taken.has(block.id) ? null : likeness(from, block);
        return found ? [{ from: from.id, to: block.id, ...found }] : [];
      }),
    )
    .toSorted((a, b) => b.confidence - a.confidence);
  for (const match of likely) {
    if (matches.has(match.from) || match.to === null || taken.has(match.to)) continue;
    matches.set(match.from, match);
    taken.add(match.to);
  }
  return before.map(({ id }) => matches.get(id) ?? { from: id, to: null, why: 'none', confidence: 0 });
}

const sameId = (from: Block, to: Block | undefined): boolean => to !== undefined && canCarry(from, to);

export function mapOf(matches: readonly Match[]): SwitchMap {
  return Object.fromEntries(matches.map((match) => [match.from, match.to]));
}

/** Why a mapping cannot be used: a block that is not there, two for one, or kinds that do not stand for each other. */
export type MapProblem = {
  readonly code: 'unknown' | 'twice' | 'kind';
  readonly from: string;
  readonly to: string;
};

export function mapProblem(old: WorkPlan, next: WorkPlan, map: SwitchMap): MapProblem | null {
  const taken = new Set<string>();
  for (const [from, to] of Object.entries(map)) {
    if (to === null) continue;
    const a = planIndex(old).get(from)?.block;
    const b = planIndex(next).get(to)?.block;
    if (!a || !b) return { code: 'unknown', from, to };
    if (taken.has(to)) return { code: 'twice', from, to };
    if (!canCarry(a, b)) return { code: 'kind', from, to };
    taken.add(to);
  }
  return null;
}
