/**
 * Where a run stands, worked out from what was done. One pass over the plan gives every block of every round its
 * status, the moment it opened and the moment the flow went on. Nothing of this is stored: a replay cannot disagree
 * with it.
 */
import { blockKind, isChoice, isEnd, isFork, isLoop, isSpawn, isStep, isSubplan, isWait } from '../blocks';
import type { InstanceKey, InstanceRecord, LaneRef, RunContext, RunState } from '../run-types';
import type { Block, BlockKind, Choice, Fork, Loop, Spawn, Step, Subplan, Wait } from '../types';
import { planRound, type RoundPlan, type RoundQuestion } from './rounds';
import { keyOf, own, recordOf, untilKey } from './state';
import { isStepDone, isToDo, outstandingParties, stepReleasedAt } from './steps';

export type InstanceStatus =
  | 'pending'
  | 'active'
  | 'waiting'
  | 'done'
  | 'skipped'
  | 'not_applicable'
  | 'closed';
export type Instance = {
  readonly key: InstanceKey;
  readonly block: Block;
  readonly kind: BlockKind;
  readonly lanes: readonly LaneRef[];
  /** outermost first */
  readonly rounds: readonly number[];
  /** the innermost loop around it, with its key */
  readonly loopKey?: InstanceKey;
  /** on a path that the run can still take */
  readonly possible: boolean;
  /** the nearest choice around it that is not decided */
  readonly undecided?: InstanceKey;
  /** when the flow came here; inside a loop never before the round opens, so it may lie ahead of now */
  readonly openedAt?: number;
  readonly status: InstanceStatus;
  readonly record: InstanceRecord;
  /** of the round it stands in, when that round has a time */
  readonly opensAt?: number;
  /** the clocks of the last_report duties of that round: a later round has others */
  readonly reports?: RoundPlan['reports'];
};
/** The round of a loop that is waiting or open. */
export type LoopView = {
  readonly key: InstanceKey;
  readonly loop: Loop;
  readonly round: number;
  /** absent while the loop is not entered */
  readonly plan?: RoundPlan;
  /** when everything in the round was done: `until` can be answered; absent before */
  readonly doneAt?: number;
  readonly left: boolean;
  /** nothing was done in this round yet and nobody opened it */
  readonly untouched: boolean;
};
export type Walk = {
  readonly instances: readonly Instance[];
  readonly byKey: ReadonlyMap<InstanceKey, Instance>;
  readonly loops: ReadonlyMap<InstanceKey, LoopView>;
  /** when the flow left a choice, behind the path that was taken there */
  readonly exits: ReadonlyMap<InstanceKey, number>;
};

/** What is known around a flow when the walk comes to it. */
type Scope = {
  readonly lanes: readonly LaneRef[];
  readonly rounds: readonly number[];
  readonly loopKey?: InstanceKey;
  readonly opensAt?: number;
  readonly reports?: RoundPlan['reports'];
  readonly possible: boolean;
  readonly undecided?: InstanceKey;
};
/** `at` = when the flow went on, undefined = it has not; `passable` = it still can. */
type Exit = { readonly at: number | undefined; readonly passable: boolean };

const later = (a: number | undefined, b: number | undefined): number | undefined =>
  a === undefined || b === undefined ? undefined : Math.max(a, b);

class Walker {
  readonly instances: Instance[] = [];
  readonly loops = new Map<InstanceKey, LoopView>();
  readonly exits = new Map<InstanceKey, number>();
  private readonly ctx: RunContext;
  private readonly state: RunState;
  constructor(ctx: RunContext, state: RunState) {
    this.ctx = ctx;
    this.state = state;
  }

  flow(blocks: readonly Block[], entry: number | undefined, scope: Scope): Exit {
    let exit: Exit = { at: entry, passable: true };
    for (const block of blocks) {
      const inner: Scope = { ...scope, possible: scope.possible && exit.passable };
      const after = this.block(block, exit.at, inner);
      exit = { at: after.at, passable: exit.passable && after.passable };
    }
    return exit;
  }

  /**
   * When the flow came here. After a change of plan what stood open still does, also behind blocks that are new; what the
   * flow comes to only by the new plan opens at the change, not before.
   */
  private entered(block: Block, entry: number | undefined, scope: Scope): number | undefined {
    const { from } = this.state;
    if (!from) return entry;
    const isSettled = scope.possible && scope.undecided === undefined;
    const known = isSettled ? own(from.opened, keyOf(block.id, scope.rounds)) : undefined;
    return known ?? (entry === undefined ? undefined : Math.max(entry, from.at));
  }

  /** Since when `until` can be answered: not before a change of plan that took away the rest of the round. */
  private asked(key: InstanceKey, round: number, doneAt: number): number {
    const { from } = this.state;
    if (!from) return doneAt;
    return own(from.opened, untilKey(key, round)) ?? Math.max(doneAt, from.at);
  }

  private block(block: Block, before: number | undefined, scope: Scope): Exit {
    const entry = this.entered(block, before, scope);
    if (isStep(block) || isSpawn(block)) return this.leaf(block, entry, scope);
    if (isChoice(block)) return this.choice(block, entry, scope);
    if (isFork(block)) return this.fork(block, entry, scope);
    if (isLoop(block)) return this.loop(block, entry, scope);
    if (isWait(block)) return this.wait(block, entry, scope);
    if (isSubplan(block)) return this.subplan(block, entry, scope);
    const confirmed = isEnd(block) && this.state.endKey === keyOf(block.id, scope.rounds);
    this.add(block, entry, scope, confirmed ? 'done' : entry === undefined ? 'pending' : 'active');
    return { at: undefined, passable: false };
  }

  private leaf(block: Step | Spawn, entry: number | undefined, scope: Scope): Exit {
    const record = recordOf(this.state, keyOf(block.id, scope.rounds));
    const released = stepReleasedAt(this.ctx, block, record);
    const open = entry === undefined ? 'pending' : 'active';
    const finished = record.dropped?.how ?? (isStepDone(this.ctx, block, record) ? 'done' : undefined);
    const isWaiting = released !== undefined && !isToDo(this.ctx, block, record);
    this.add(block, entry, scope, finished ?? (isWaiting ? 'waiting' : open));
    return { at: later(entry, released), passable: true };
  }

  private wait(block: Wait, entry: number | undefined, scope: Scope): Exit {
    const { waited } = recordOf(this.state, keyOf(block.id, scope.rounds));
    this.add(block, entry, scope, waited ? 'done' : entry === undefined ? 'pending' : 'active');
    return { at: later(entry, waited?.at), passable: true };
  }

  /** Its blocks stand where it stands; it is done when they are. */
  private subplan(block: Subplan, entry: number | undefined, scope: Scope): Exit {
    const place = this.instances.length;
    const exit = this.flow(block.flow ?? [], entry, scope);
    const status = entry === undefined ? 'pending' : exit.at === undefined ? 'active' : 'done';
    this.add(block, entry, scope, status, place);
    return exit;
  }

  private choice(block: Choice, entry: number | undefined, scope: Scope): Exit {
    const key = keyOf(block.id, scope.rounds);
    const { choice, past } = recordOf(this.state, key);
    const path = pathTaken(choice, past);
    this.add(block, entry, scope, choice ? 'done' : entry === undefined ? 'pending' : 'active');
    let exit: Exit = { at: undefined, passable: false };
    block.options.forEach((option, index) => {
      const taken = path?.option === index;
      const isOpen = choice === undefined && !taken;
      const inner: Scope = {
        ...scope,
        possible: scope.possible && (isOpen || taken),
        ...(isOpen ? { undecided: scope.undecided ?? key } : {}),
      };
      const after = this.flow(option.flow, taken ? later(entry, path?.since) : undefined, inner);
      if (choice !== undefined && !taken) return;
      exit = { at: taken ? after.at : exit.at, passable: exit.passable || after.passable };
    });
    const before = (past ?? []).map((one) => one.reopened.passedAt).find((at) => at !== undefined);
    exit = { ...exit, at: before ?? choice?.passedAt ?? exit.at };
    if (exit.at !== undefined) this.exits.set(key, exit.at);
    return exit;
  }

  private fork(block: Fork, entry: number | undefined, scope: Scope): Exit {
    const place = this.instances.length;
    const exits = block.lanes.map((lane) => {
      const { id, title, title_en } = lane;
      return this.flow(lane.flow, entry, { ...scope, lanes: [...scope.lanes, { id, title, title_en }] });
    });
    const at = exits.reduce<number | undefined>((latest, exit) => later(latest, exit.at), entry);
    const status = entry === undefined ? 'pending' : at === undefined ? 'active' : 'done';
    this.add(block, entry, scope, status, place);
    return { at, passable: exits.every((exit) => exit.passable) };
  }

  /** Walks the rounds that were closed with "no", then the one that is waiting, open or closed with "yes". */
  private loop(block: Loop, entry: number | undefined, scope: Scope): Exit {
    const key = keyOf(block.id, scope.rounds);
    const answers = recordOf(this.state, key).rounds ?? [];
    const place = this.instances.length;
    let plan: RoundPlan | undefined;
    let enteredAt = entry;
    let round = 1;
    for (; answers[round - 1]?.answer?.yes === false; round += 1) {
      plan = this.round(block, scope, { round, entry, enteredAt, before: plan });
      this.flow(block.flow, plan?.opensAt, inRound(scope, key, round, plan));
      enteredAt = later(enteredAt, answers[round - 1]?.answer?.at);
    }
    plan = this.round(block, scope, { round, entry, enteredAt, before: plan });
    const from = this.instances.length;
    const exit = this.flow(block.flow, plan?.opensAt, inRound(scope, key, round, plan));
    const record = answers[round - 1];
    const touched = this.instances.slice(from).some((instance) => isTouched(instance.record));
    const left = record?.answer !== undefined;
    this.loops.set(key, {
      key,
      loop: block,
      round,
      left,
      untouched: !touched && record?.openedAt === undefined,
      ...(plan ? { plan } : {}),
      ...(exit.at === undefined ? {} : { doneAt: this.asked(key, round, exit.at) }),
    });
    const open = exit.at === undefined ? 'waiting' : 'active';
    this.add(block, entry, scope, left ? 'done' : entry === undefined ? 'pending' : open, place);
    return { at: left ? later(enteredAt, record?.answer?.at) : undefined, passable: exit.passable };
  }

  private round(
    loop: Loop,
    scope: Scope,
    at: Pick<RoundQuestion, 'round' | 'before'> & {
      readonly entry: number | undefined;
      readonly enteredAt: number | undefined;
    },
  ): RoundPlan | undefined {
    const { entry, enteredAt } = at;
    if (entry === undefined || enteredAt === undefined) return undefined;
    return planRound(this.ctx, this.state, { ...at, loop, rounds: scope.rounds, entry, enteredAt });
  }

  private add(
    block: Block,
    openedAt: number | undefined,
    scope: Scope,
    status: InstanceStatus,
    place = this.instances.length,
  ): void {
    const key = keyOf(block.id, scope.rounds);
    this.instances.splice(place, 0, {
      key,
      block,
      kind: blockKind(block),
      lanes: scope.lanes,
      rounds: scope.rounds,
      ...(scope.loopKey === undefined ? {} : { loopKey: scope.loopKey }),
      possible: scope.possible,
      ...(scope.undecided === undefined ? {} : { undecided: scope.undecided }),
      ...(openedAt === undefined ? {} : { openedAt }),
      status: this.final(status, scope.possible, block, recordOf(this.state, key)),
      record: recordOf(this.state, key),
      ...(scope.opensAt === undefined ? {} : { opensAt: scope.opensAt }),
      ...(scope.reports === undefined ? {} : { reports: scope.reports }),
    });
  }

  /**
   * What is left open off the path is not applicable, unless someone outside was told and still owes an answer; what is
   * left open when the run ended is not needed any more.
   */
  private final(
    status: InstanceStatus,
    possible: boolean,
    block: Block,
    record: InstanceRecord,
  ): InstanceStatus {
    if (status !== 'pending' && status !== 'active' && status !== 'waiting') return status;
    const owed = isStep(block) && outstandingParties(block, record).length > 0;
    if (!possible && !owed) return 'not_applicable';
    if (this.state.status === 'ended') return 'closed';
    return possible ? status : 'waiting';
  }
}

function inRound(scope: Scope, loopKey: InstanceKey, round: number, plan: RoundPlan | undefined): Scope {
  const { opensAt: _opensAt, reports: _reports, ...rest } = scope;
  return {
    ...rest,
    rounds: [...scope.rounds, round],
    loopKey,
    ...(plan ? { opensAt: plan.opensAt, reports: plan.reports } : {}),
  };
}

/** Notes, files and a new owner are no work on a block. */
function isTouched({ notes, files, assigned, ...work }: InstanceRecord): boolean {
  return Object.keys(work).length > 0;
}

/**
 * The option whose path the flow is on and since when. While a choice is open again, the path taken before goes on, so
 * that nobody's time is lost meanwhile; the same answer given again does not begin its path anew.
 */
function pathTaken(
  choice: InstanceRecord['choice'],
  past: InstanceRecord['past'] = [],
): { readonly option: number; readonly since: number } | undefined {
  const earlier = past.map((one) => one.choice).filter((one) => one !== undefined);
  const current = choice ?? earlier.at(-1);
  if (current === undefined) return undefined;
  const other = earlier.findLastIndex((one) => one.option !== current.option);
  const first = earlier[other + 1] ?? current;
  return { option: current.option, since: first.at };
}

type Known = { readonly ctx: RunContext; readonly walk: Walk };
const known = new WeakMap<RunState, Known>();

/** Where the run stands. Worked out once for each state value; a state is never changed in place. */
export function walkRun(ctx: RunContext, state: RunState): Walk {
  const before = known.get(state);
  if (before && before.ctx.plan === ctx.plan && before.ctx.tables === ctx.tables) return before.walk;
  const walker = new Walker(ctx, state);
  walker.flow(ctx.plan.flow, state.startedAt, { lanes: [], rounds: [], possible: true });
  const walk: Walk = {
    instances: walker.instances,
    byKey: new Map(walker.instances.map((instance) => [instance.key, instance])),
    loops: walker.loops,
    exits: walker.exits,
  };
  known.set(state, { ctx, walk });
  return walk;
}
