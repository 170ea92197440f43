/**
 * Plays a plan from its receipt to an end with people who do as the choices say. The same machine as in the console: every act
 * goes through decide and reduce, and what was due comes from dues.
 */
import { blockTitle, planIndex } from '../blocks';
import { decide } from '../machine/decide';
import { dues } from '../machine/dues';
import { reduce } from '../machine/reduce';
import { blockIdOf, startRun } from '../machine/state';
import { currentItems } from '../machine/view';
import { postName } from '../names';
import type { RefusalCode } from '../run-refusals';
import type { Due, RunContext, RunEvent, RunItem, RunState } from '../run-types';
import { isWithout, nextStep, type Planned } from './acts';
import type { Choices } from './choices';

const MINUTE = 60_000;
/** More than the longest shipped plan takes in two weeks; a plan that needs more is stopped and says so. */
const MAX_ACTS = 5_000;

/** One thing that happened. `minute` counts from the receipt. */
export type TraceRow = {
  readonly minute: number;
  readonly at: string;
  readonly block: string;
  readonly title: string;
  readonly titleEn: string;
  /** the post that does it, or null for what has none */
  readonly post: string | null;
  readonly event: RunEvent;
};
/** A deadline of the run: when it was due, and when what it asked for was done. */
export type DeadlineRow = {
  readonly id: string;
  readonly kind: Due['kind'];
  readonly block: string;
  readonly title: string;
  readonly titleEn: string;
  readonly dueMinute: number;
  /** null: it was still open, or was not needed any more */
  readonly doneMinute: number | null;
  readonly outcome: 'kept' | 'late' | 'not_needed' | 'open' | 'missed';
  /** whole minutes after the due time; 0 when it was kept */
  readonly lateMinutes: number;
};
/** A choice that the file does not answer. */
export type AssumedRow = { readonly block: string; readonly option: number; readonly why: 'fact' | 'first' };
export type Simulation = {
  readonly result: 'ended' | 'waiting' | 'stopped' | 'refused';
  /** the `end` that was confirmed */
  readonly end: string | null;
  /** from the receipt to the last thing that happened */
  readonly minutes: number;
  readonly trace: readonly TraceRow[];
  readonly deadlines: readonly DeadlineRow[];
  readonly assumed: readonly AssumedRow[];
  /** what stood open when it stopped */
  readonly open: readonly { readonly key: string; readonly block: string; readonly status: string }[];
  /** why the machine refused what the choices asked for */
  readonly refusal?: { readonly key: string; readonly code: RefusalCode };
};

type Armed = { due: Due; doneAt: number | null; isServed: boolean };

class Simulator {
  private state: RunState;
  private now: number;
  private readonly ctx: RunContext;
  private readonly choices: Choices;
  private readonly trace: TraceRow[] = [];
  private readonly assumed = new Map<string, AssumedRow>();
  private readonly armed = new Map<string, Armed>();
  private readonly touchedAt = new Map<string, number>();
  constructor(ctx: RunContext, choices: Choices) {
    this.ctx = ctx;
    this.choices = choices;
    const startedAt = choices.receivedAt + choices.startedAfter * MINUTE;
    this.state = startRun(ctx, { receivedAt: choices.receivedAt, startedAt });
    this.now = startedAt;
    this.arm(null);
  }

  run(): Simulation {
    const last = this.choices.receivedAt + this.choices.stopAfter * MINUTE;
    for (let acts = 0; acts < MAX_ACTS; acts += 1) {
      if (this.state.status === 'ended') return this.report('ended');
      const next = this.next();
      if (next === null) return this.report('waiting');
      if (next.at > last) return this.report('stopped');
      this.now = Math.max(this.now, next.at);
      const decided = decide(this.ctx, this.state, { ...next.act, at: this.now }, this.now);
      if (!decided.ok)
        return { ...this.report('refused'), refusal: { key: next.act.key, code: decided.code } };
      if (next.assumed !== undefined) this.assumed.set(next.assumed.block, next.assumed);
      for (const event of decided.events) this.apply(event);
    }
    return this.report('stopped');
  }

  /** What is done next: the act with the earliest moment; ends last, but the one that was asked for as soon as it stands open. */
  private next(): Planned | null {
    const items = currentItems(this.ctx, this.state, this.choices.facts);
    const due = dues(this.ctx, this.state);
    const wanted = items.find((item) => item.kind === 'end' && item.blockId === this.choices.end);
    if (wanted) return { act: { kind: 'confirm_end', key: wanted.key }, at: this.momentOf(wanted, due) };
    const planned = items.flatMap((item): Planned[] => {
      const step = nextStep(item, this.choices);
      return step === null ? [] : [{ ...step, at: step.at ?? this.momentOf(item, due) }];
    });
    const [first] = planned.toSorted((a, b) => a.at - b.at);
    if (first !== undefined) return first;
    const end = items.find((item) => item.kind === 'end');
    return end === undefined
      ? null
      : { act: { kind: 'confirm_end', key: end.key }, at: this.momentOf(end, due) };
  }

  /** From when the act can be done, and how long people take for it. */
  private momentOf(item: RunItem, due: readonly Due[]): number {
    const { pace, after } = this.choices;
    const ready = Math.max(item.openedAt, this.touchedAt.get(item.key) ?? 0, item.wait?.until ?? 0);
    const own = after.get(item.blockId);
    if (own !== undefined) return Math.max(ready, item.openedAt + own * MINUTE);
    if (pace !== 'limit') return ready + pace * MINUTE;
    const moments = due.filter((one) => one.key === item.key).map((one) => one.dueAt);
    return Math.max(ready, moments.length === 0 ? ready : Math.min(...moments));
  }

  private apply(event: RunEvent): void {
    this.state = reduce(this.ctx, this.state, event);
    this.touchedAt.set(event.key, event.at);
    const block = blockIdOf(event.key);
    const found = titlesOf(this.ctx, block);
    this.trace.push({
      minute: this.minuteOf(event.at),
      at: new Date(event.at).toISOString(),
      block,
      ...found,
      event,
    });
    this.arm(event);
  }

  /** Keeps every deadline that ever was armed; one that is gone was served by the event, or is not needed any more. */
  private arm(event: RunEvent | null): void {
    const open = dues(this.ctx, this.state);
    const ids = new Set(open.map((due) => due.id));
    for (const [id, one] of this.armed) {
      if (ids.has(id) || one.doneAt !== null) continue;
      one.doneAt = event?.at ?? this.now;
      one.isServed =
        event !== null && event.kind !== 'run_ended' && !isWithout(event) && one.due.key === event.key;
    }
    for (const due of open) {
      const known = this.armed.get(due.id);
      if (known === undefined) this.armed.set(due.id, { due, doneAt: null, isServed: false });
      else Object.assign(known, { due, doneAt: null, isServed: false });
    }
  }

  private minuteOf(at: number): number {
    return Math.round((at - this.choices.receivedAt) / MINUTE);
  }

  private deadline({ due, doneAt, isServed }: Armed): DeadlineRow {
    const late = Math.max(0, (doneAt ?? this.now) - due.dueAt);
    const open = late > 0 ? 'missed' : 'open';
    const done = isServed ? (late > 0 ? 'late' : 'kept') : 'not_needed';
    const outcome = doneAt === null ? open : done;
    const { title, titleEn } = titlesOf(this.ctx, due.blockId);
    return {
      id: due.id,
      kind: due.kind,
      block: due.blockId,
      title,
      titleEn,
      dueMinute: this.minuteOf(due.dueAt),
      doneMinute: isServed && doneAt !== null ? this.minuteOf(doneAt) : null,
      outcome,
      lateMinutes: outcome === 'late' || outcome === 'missed' ? Math.ceil(late / MINUTE) : 0,
    };
  }

  private report(result: Simulation['result']): Simulation {
    const items = currentItems(this.ctx, this.state);
    const rows = [...this.armed.values()].map((one) => this.deadline(one));
    return {
      result,
      end: this.state.endKey === undefined ? null : blockIdOf(this.state.endKey),
      minutes: this.minuteOf(this.now),
      trace: this.trace,
      deadlines: rows.toSorted((a, b) => a.dueMinute - b.dueMinute),
      assumed: [...this.assumed.values()],
      open: items.map(({ key, blockId, status }) => ({ key, block: blockId, status })),
    };
  }
}

function titlesOf(ctx: RunContext, id: string): Pick<TraceRow, 'title' | 'titleEn' | 'post'> {
  const block = planIndex(ctx.plan).get(id)?.block;
  if (block === undefined) return { title: id, titleEn: id, post: null };
  const post = 'post' in block ? block.post : 'by' in block ? block.by : null;
  return {
    title: blockTitle(block, 'zh'),
    titleEn: blockTitle(block, 'en'),
    post: post === null ? null : postName(post, ctx.tables, ctx.profile, 'zh'),
  };
}

/** Plays the plan. Pure: the same plan and choices give the same trace. */
export function simulate(ctx: RunContext, choices: Choices): Simulation {
  return new Simulator(ctx, choices).run();
}
