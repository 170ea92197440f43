import type { Figures } from '../../domain/figures';
import type { ForceLine } from '../../domain/incidentFacts';

export type ForceKind = ForceLine['kind'];
export const FORCE_KINDS = [
  'fire',
  'medical',
  'police',
  'army',
  'professional',
  'local',
  'volunteer',
  'other',
] as const satisfies readonly ForceKind[];

export type Machine = { readonly name: string; readonly count: number; readonly unit: string };
export type ForceSum = {
  readonly persons: number;
  readonly vehicles: number;
  /** persons by kind in the order of FORCE_KINDS, those with somebody only */
  readonly byKind: readonly { readonly kind: ForceKind; readonly persons: number }[];
  readonly machines: readonly Machine[];
};

const ITEM = /([^\d、，,；;。\s]+?)\s*(\d{1,5})\s*(台|套|架|艘|辆|条|只|部|顶|个|组|具|units?|sets?)/giu;

/** `挖掘机1台、生命探测装备2套` as things that can be counted; what has no number and measure word is left out. */
export function machinesIn(equipment: string): Machine[] {
  return [...equipment.normalize('NFKC').matchAll(ITEM)].map(([, name = '', count = '0', unit = '']) => ({
    name,
    count: Number(count),
    unit,
  }));
}

function sumOf(lines: readonly ForceLine[]): ForceSum {
  const machines = new Map<string, Machine>();
  for (const machine of lines.flatMap((line) => machinesIn(line.equipment))) {
    const key = `${machine.name}|${machine.unit}`;
    machines.set(key, { ...machine, count: (machines.get(key)?.count ?? 0) + machine.count });
  }
  const personsOf = (kind: ForceKind): number =>
    lines.filter((line) => line.kind === kind).reduce((sum, line) => sum + line.persons, 0);
  return {
    persons: lines.reduce((sum, line) => sum + line.persons, 0),
    vehicles: lines.reduce((sum, line) => sum + line.vehicles, 0),
    byKind: FORCE_KINDS.map((kind) => ({ kind, persons: personsOf(kind) })).filter((one) => one.persons > 0),
    machines: [...machines.values()],
  };
}

/** 在场 and 途中 are two sums, never one (documents.md 7: 86 = 31 + 6 + 49, while 15 on the way are not among them). */
export function forceTotals(forces: readonly ForceLine[]): {
  readonly present: ForceSum;
  readonly enRoute: ForceSum;
} {
  return {
    present: sumOf(forces.filter((line) => line.state === 'present')),
    enRoute: sumOf(forces.filter((line) => line.state === 'en_route')),
  };
}

export type Evacuation = {
  readonly threatened: number;
  readonly evacuated: number;
  readonly remaining: number;
  readonly households: number | null;
};

/** 受威胁 = 已转移 + 待转移 (documents.md 6: 26 = 19 + 7). Null while nobody has said how many are threatened; more may have moved than had to. */
export function evacuationOf(figures: Figures): Evacuation | null {
  if (figures.threatened === undefined) return null;
  const evacuated = figures.evacuated ?? 0;
  return {
    threatened: figures.threatened,
    evacuated,
    remaining: Math.max(0, figures.threatened - evacuated),
    households: figures.threatenedHouseholds ?? null,
  };
}
