/** What one version of a work plan has that another has not: blocks by their ids, with the fields that changed. Pure. */
import { isChoice, isFork, isLoop } from './blocks';
import type { Block, Choice, WorkPlan } from './types';

/** One field with both its values; undefined where it was not there. */
export type FieldChange = { readonly field: string; readonly before: unknown; readonly after: unknown };

/**
 * `moved`: it stands in another flow, or in the same one in another order; it may have changed as well. Blocks inside an added or removed one are
 * listed by themselves.
 */
export type PlanDiff = {
  /** fields of the plan itself */
  readonly head: readonly FieldChange[];
  readonly added: readonly string[];
  readonly removed: readonly string[];
  readonly moved: readonly string[];
  readonly changed: readonly { readonly id: string; readonly fields: readonly FieldChange[] }[];
};

export type ChangeKind = 'added' | 'removed' | 'moved' | 'changed';
/** A block that differs, for a list in reading order. */
export type Change = {
  readonly id: string;
  readonly kinds: readonly ChangeKind[];
  /** as it is in the newer plan; of a removed one as it was */
  readonly block: Block;
  readonly fields: readonly FieldChange[];
  /** for a removed one: the block of the newer plan that it stood behind; null: at the beginning */
  readonly behind: string | null;
};

type Container = { readonly key: string; readonly flow: readonly Block[] };
type Place = { readonly block: Block; readonly container: string };
type Placed = {
  readonly blocks: ReadonlyMap<string, Place>;
  readonly flows: ReadonlyMap<string, readonly string[]>;
};

const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** Where the options of a choice stood before: by their words, the rest in their order. Null for one that is new. */
function optionPlaces(before: Choice | undefined, after: Choice): readonly (number | null)[] {
  const olds = before?.options ?? [];
  const taken = new Set<number>();
  const claim = (at: number): number | null => {
    if (at < 0) return null;
    taken.add(at);
    return at;
  };
  const byWords = after.options.map((option) =>
    claim(olds.findIndex((old, at) => !taken.has(at) && old.when === option.when)),
  );
  return byWords.map((at) => at ?? claim(olds.findIndex((_old, other) => !taken.has(other))));
}

/** The flows inside a block, each under a name that is the same in both plans. `before` is the same block of the older plan. */
function containersOf(block: Block, before: Block | undefined): readonly Container[] {
  if (isLoop(block)) return [{ key: `loop ${block.id}`, flow: block.flow }];
  if (isFork(block)) return block.lanes.map((lane) => ({ key: `lane ${lane.id}`, flow: lane.flow }));
  if (!isChoice(block)) return [];
  const places =
    before === undefined
      ? block.options.map((_option, at) => at)
      : optionPlaces(isChoice(before) ? before : undefined, block);
  return block.options.map((option, at) => ({
    key: `option ${block.id} ${places[at] ?? `new ${at}`}`,
    flow: option.flow,
  }));
}

/** Every block with the flow that it stands in. The newer plan is read beside the older one, so that its options get the same names. */
function placesOf(plan: WorkPlan, older: Placed | null): Placed {
  const blocks = new Map<string, Place>();
  const flows = new Map<string, readonly string[]>();
  const visit = ({ key, flow }: Container): void => {
    flows.set(
      key,
      flow.map((block) => block.id),
    );
    for (const block of flow) {
      blocks.set(block.id, { block, container: key });
      for (const inner of containersOf(block, older?.blocks.get(block.id)?.block)) visit(inner);
    }
  };
  visit({ key: 'plan', flow: plan.flow });
  return { blocks, flows };
}

/** The longest run of ids that keep their order: what is not in it was moved. */
function inOrder(before: readonly string[], after: readonly string[]): ReadonlySet<string> {
  const place = new Map(before.map((id, at) => [id, at]));
  const best: { readonly length: number; readonly from: number }[] = [];
  after.forEach((id, at) => {
    let found = { length: 1, from: -1 };
    for (let earlier = 0; earlier < at; earlier += 1) {
      const isBefore = (place.get(after[earlier] ?? '') ?? 0) < (place.get(id) ?? 0);
      const length = (best[earlier]?.length ?? 0) + 1;
      if (isBefore && length > found.length) found = { length, from: earlier };
    }
    best.push(found);
  });
  const kept = new Set<string>();
  let at = best.findIndex(({ length }) => length === Math.max(...best.map((one) => one.length)));
  while (at >= 0) {
    kept.add(after[at] ?? '');
    at = best[at]?.from ?? -1;
  }
  return kept;
}

function movedIds(before: Placed, after: Placed): string[] {
  const moved: string[] = [];
  const stayed = (id: string): boolean => {
    const was = before.blocks.get(id);
    return was !== undefined && was.container === after.blocks.get(id)?.container;
  };
  for (const [key, ids] of after.flows) {
    const common = ids.filter(stayed);
    const kept = inOrder((before.flows.get(key) ?? []).filter(stayed), common);
    moved.push(...ids.filter((id) => before.blocks.has(id) && !kept.has(id)));
  }
  return moved;
}

const INNER = new Set(['flow', 'lanes', 'options']);

function fieldChanges(before: object, after: object, leave: ReadonlySet<string> = INNER): FieldChange[] {
  const [was, is] = [before as Record<string, unknown>, after as Record<string, unknown>];
  const names = [...new Set([...Object.keys(is), ...Object.keys(was)])].filter((name) => !leave.has(name));
  return names.flatMap((field) =>
    isSame(was[field], is[field]) ? [] : [{ field, before: was[field], after: is[field] }],
  );
}

type Part = { readonly name: string; readonly flow: readonly Block[] };

/** Options or lanes: one that came or went, and fields of one that stayed, as `option.when`. */
function partChanges(
  prefix: 'option' | 'lane',
  pairs: readonly (readonly [Part | null, Part | null])[],
): FieldChange[] {
  return pairs.flatMap(([before, after]): FieldChange[] => {
    if (before === null || after === null)
      return [{ field: prefix, before: before?.name, after: after?.name }];
    return fieldChanges(before, after, new Set(['flow', 'name', 'id'])).map((change) => ({
      ...change,
      field: `${prefix}.${change.field}`,
    }));
  });
}

function innerChanges(before: Block, after: Block): FieldChange[] {
  if (isChoice(before) && isChoice(after)) {
    const places = optionPlaces(before, after);
    const named = (at: number | null): Part | null => {
      const option = at === null ? undefined : before.options[at];
      return option ? { ...option, name: option.when } : null;
    };
    const gone = before.options.flatMap((option, at): [Part, null][] =>
      places.includes(at) ? [] : [[{ ...option, name: option.when }, null]],
    );
    return partChanges('option', [
      ...after.options.map((option, at): [Part | null, Part] => [
        named(places[at] ?? null),
        { ...option, name: option.when },
      ]),
      ...gone,
    ]);
  }
  if (isFork(before) && isFork(after)) {
    const lane = (list: typeof before.lanes, id: string): Part | null => {
      const found = list.find((one) => one.id === id);
      return found ? { ...found, name: found.title } : null;
    };
    const ids = new Set([...after.lanes, ...before.lanes].map((one) => one.id));
    return partChanges(
      'lane',
      [...ids].map((id) => [lane(before.lanes, id), lane(after.lanes, id)]),
    );
  }
  return [];
}

/** Compares two versions of a plan. Blocks are the same when their ids are; nothing is guessed from titles. */
export function diffPlans(before: WorkPlan, after: WorkPlan): PlanDiff {
  const older = placesOf(before, null);
  const newer = placesOf(after, older);
  const changed = [...newer.blocks].flatMap(([id, { block }]) => {
    const was = older.blocks.get(id)?.block;
    const fields = was === undefined ? [] : [...fieldChanges(was, block), ...innerChanges(was, block)];
    return fields.length === 0 ? [] : [{ id, fields }];
  });
  return {
    head: fieldChanges(before, after),
    added: [...newer.blocks.keys()].filter((id) => !older.blocks.has(id)),
    removed: [...older.blocks.keys()].filter((id) => !newer.blocks.has(id)),
    moved: movedIds(older, newer),
    changed,
  };
}

/** True when the two say the same in all fields and in the same order. */
export const isUnchanged = (diff: PlanDiff): boolean =>
  diff.head.length + diff.added.length + diff.removed.length + diff.moved.length + diff.changed.length === 0;

/** The blocks that differ in the order of the newer plan; what was removed stands where it was, behind the block that it followed. */
export function changesInOrder(before: WorkPlan, after: WorkPlan, diff: PlanDiff): readonly Change[] {
  const older = placesOf(before, null).blocks;
  const newer = placesOf(after, null).blocks;
  const fields = new Map(diff.changed.map((one) => [one.id, one.fields]));
  const [added, moved] = [new Set(diff.added), new Set(diff.moved)];
  const gone = new Map<string | null, Change[]>();
  let behind: string | null = null;
  for (const [id, { block }] of older) {
    if (newer.has(id)) behind = id;
    else {
      const change: Change = { id, kinds: ['removed'], block, fields: [], behind };
      gone.set(behind, [...(gone.get(behind) ?? []), change]);
    }
  }
  const standing = [...newer].flatMap(([id, { block }]): Change[] => {
    const kinds: ChangeKind[] = [
      ...(added.has(id) ? (['added'] as const) : []),
      ...(moved.has(id) ? (['moved'] as const) : []),
      ...(fields.has(id) ? (['changed'] as const) : []),
    ];
    const own: Change[] =
      kinds.length === 0 ? [] : [{ id, kinds, block, fields: fields.get(id) ?? [], behind: null }];
    return [...own, ...(gone.get(id) ?? [])];
  });
  return [...(gone.get(null) ?? []), ...standing];
}
