import { LOSS_ITEMS, type LossItem } from './items';

/** One figure of one unit; what nobody reported is absent, which is not zero. */
export type LossFigure = {
  readonly unit: string;
  readonly item: string;
  readonly value: number;
  /** when it was so, and in whose words */
  readonly at: number;
  readonly source: string;
};

export type LossUnit = { readonly code: string; readonly name: string };

export const figureKey = (unit: string, item: string): string => `${unit}|${item}`;

/** Figures by unit and item. */
export function tableOf(figures: readonly LossFigure[]): ReadonlyMap<string, LossFigure> {
  return new Map(figures.map((one) => [figureKey(one.unit, one.item), one]));
}

const rounded = (value: number): number => Math.round(value * 100) / 100;

/** The totals: for every item the sum over the units. They are never typed, so that they always add up. */
export function totalsOf(figures: readonly LossFigure[]): Readonly<Record<string, number>> {
  const totals: Record<string, number> = {};
  for (const { item, value } of figures) totals[item] = rounded((totals[item] ?? 0) + value);
  return totals;
}

/** A part may not be more than its whole: 绝收 ≤ 成灾 ≤ 受灾, parts of the loss ≤ the loss, households ≤ rooms, 需救助 ≤ 受灾人口. */
const AT_MOST: readonly (readonly [parts: readonly string[], whole: string])[] = [
  [['cropLost'], 'cropDamaged'],
  [['cropDamaged'], 'cropAffected'],
  [['collapsedHouseholds'], 'collapsedRooms'],
  [['severeHouseholds'], 'severeRooms'],
  [['slightHouseholds'], 'slightRooms'],
  [['needRelief'], 'affected'],
  [['dead', 'missing'], 'affected'],
  [['lossHomes', 'lossFarming', 'lossIndustry', 'lossWorks', 'lossPublic'], 'loss'],
];

export type LossConflict = {
  readonly unit: string;
  readonly parts: readonly string[];
  readonly whole: string;
  readonly sum: number;
  readonly value: number;
};

/**
 * Where parts are more than their whole, unit by unit. Since totals are sums over units, what holds for every unit holds for the totals too. A whole that
 * nobody reported counts as nought: its parts cannot be known without it.
 */
export function conflictsOf(
  figures: readonly LossFigure[],
  units: readonly LossUnit[],
): readonly LossConflict[] {
  const table = tableOf(figures);
  const known = (unit: string, item: string): number => table.get(figureKey(unit, item))?.value ?? 0;
  return units.flatMap(({ code }) =>
    AT_MOST.flatMap(([parts, whole]) => {
      const sum = rounded(parts.reduce((all, part) => all + known(code, part), 0));
      const value = known(code, whole);
      return sum > value ? [{ unit: code, parts, whole, sum, value }] : [];
    }),
  );
}

export type LossJump = {
  /** null: the total */
  readonly unit: string | null;
  readonly item: string;
  readonly from: number;
  readonly to: number;
  readonly how: 'jump' | 'fall';
};

/** A figure of at least `floor` that grows to `factor` times what it was is a jump; any fall is one. A room setting [D]. */
export type JumpRule = { readonly factor: number; readonly floor: number };

const jumpOf = (from: number, to: number, rule: JumpRule): LossJump['how'] | null => {
  if (to < from) return 'fall';
  return from > 0 && to >= rule.floor && to >= from * rule.factor ? 'jump' : null;
};

/**
 * What needs a written explanation against the report before: figures that fall, and totals that jump (domain.md 2.5, X15). Falls are told by unit as well:
 * a total may hide them.
 */
export function jumpsOf(
  before: readonly LossFigure[],
  now: readonly LossFigure[],
  units: readonly LossUnit[],
  rule: JumpRule,
): readonly LossJump[] {
  const [was, is] = [tableOf(before), tableOf(now)];
  const [wasTotal, isTotal] = [totalsOf(before), totalsOf(now)];
  const jumps: LossJump[] = [];
  for (const { id } of LOSS_ITEMS) {
    const from = wasTotal[id];
    if (from !== undefined) {
      const to = isTotal[id] ?? 0;
      const how = jumpOf(from, to, rule);
      if (how !== null) jumps.push({ unit: null, item: id, from, to, how });
    }
    for (const { code } of units) {
      const old = was.get(figureKey(code, id))?.value;
      const value = is.get(figureKey(code, id))?.value ?? 0;
      if (old !== undefined && value < old)
        jumps.push({ unit: code, item: id, from: old, to: value, how: 'fall' });
    }
  }
  return jumps;
}

/** The value as the table writes it: whole, or with the digits of its item; null when it is no such number. */
export function lossValue(one: LossItem, value: number): number | null {
  if (!Number.isFinite(value) || value < 0 || value > 100_000_000) return null;
  const kept = Math.round(value * 10 ** one.digits) / 10 ** one.digits;
  return Math.abs(kept - value) > 1e-9 ? null : kept;
}
