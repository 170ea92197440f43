/**
 * A second, slow and simple reading of a run, made from its events alone and without any clock. The tests hold the
 * machine against it: what it says is open must be open, whom it says an answer is owed by must be chased.
 */
import type { Block, RunContext, RunEvent, Step } from '../../../shared/plan';

type Walked = { readonly passed: boolean; readonly open: readonly string[] };
const keyOf = (id: string, rounds: readonly number[]) => (rounds.length ? `${id}@${rounds.join('.')}` : id);

/** What opening again never sets aside. */
const STAYS: readonly RunEvent['kind'][] = ['step_reopened', 'report_sent', 'obligation_met'];

export class Oracle {
  private readonly ctx: RunContext;
  private readonly events: readonly RunEvent[];
  constructor(ctx: RunContext, events: readonly RunEvent[]) {
    this.ctx = ctx;
    this.events = events;
  }

  private of<K extends RunEvent['kind']>(kind: K, key: string) {
    return this.events.filter(
      (event, place): event is Extract<RunEvent, { kind: K }> =>
        event.kind === kind && event.key === key && !this.isSetAside(event, place),
    );
  }

  /** Opened again later: a drop is taken back and leaves what was said before it; anything else is set aside. */
  private isSetAside(event: RunEvent, place: number): boolean {
    const next = this.events.findIndex(
      (one, at) => at > place && one.kind === 'step_reopened' && one.key === event.key,
    );
    if (next < 0 || STAYS.includes(event.kind)) return false;
    const isDrop = (one: RunEvent) => one.kind === 'step_skipped' || one.kind === 'step_not_applicable';
    if (isDrop(event)) return true;
    const before = this.events.slice(0, next);
    const since = before.findLastIndex((one) => one.kind === 'step_reopened' && one.key === event.key);
    const wasDropped = before.slice(since + 1).some((one) => isDrop(one) && one.key === event.key);
    if (!wasDropped) return true;
    const rest = this.events.slice(next + 1);
    return new Oracle(this.ctx, [event, ...rest]).isSetAside(event, 0);
  }

  private dropped(key: string): boolean {
    return this.of('step_skipped', key).length + this.of('step_not_applicable', key).length > 0;
  }

  /** The flow had gone on from here before it was opened again. */
  private wentOn(key: string): boolean {
    return this.of('step_reopened', key).some((event) => event.passedAt !== undefined);
  }

  private stepPassed(step: Step, key: string): boolean {
    if (this.dropped(key)) return true;
    if (step.step === 'action' || step.step === 'call') return this.of('step_completed', key).length > 0;
    if (step.step === 'order') {
      const told = this.of('party_notified', key).map((event) => event.party);
      return step.to.every((party) => told.includes(party));
    }
    const duty = this.ctx.tables.obligations.find((row) => row.id === step.obligation);
    const served = [...this.of('report_sent', key), ...this.of('obligation_met', key)].map(
      (event) => event.recipient,
    );
    return duty?.to.every((recipient) => served.includes(recipient)) ?? false;
  }

  flow(blocks: readonly Block[], rounds: readonly number[] = []): Walked {
    const open: string[] = [];
    for (const block of blocks) {
      const walked = this.block(block, rounds);
      open.push(...walked.open);
      if (!walked.passed) return { passed: false, open };
    }
    return { passed: true, open };
  }

  private block(block: Block, rounds: readonly number[]): Walked {
    const key = keyOf(block.id, rounds);
    const standing = (done: boolean): Walked => ({
      passed: done || this.wentOn(key),
      open: done ? [] : [key],
    });
    if ('step' in block) return standing(this.stepPassed(block, key));
    if ('spawn' in block) return standing(this.dropped(key) || this.of('child_spawned', key).length > 0);
    if ('wait' in block) return standing(this.of('wait_over', key).length > 0);
    if ('subplan' in block) return this.flow(block.flow ?? [], rounds);
    if ('end' in block) return standing(false);
    if ('choice' in block) {
      const [chosen] = this.of('option_chosen', key);
      const all = this.events.filter((event) => event.kind === 'option_chosen' && event.key === key);
      const last = all.at(-1) as typeof chosen;
      if (!last) return standing(false);
      const path = this.flow(block.options[last.option]?.flow ?? [], rounds);
      const passed = path.passed || (this.wentOn(key) && this.leads(block, rounds));
      return { passed, open: chosen ? path.open : [...path.open, key] };
    }
    if ('fork' in block) {
      const lanes = block.lanes.map((lane) => this.flow(lane.flow, rounds));
      return { passed: lanes.every((lane) => lane.passed), open: lanes.flatMap((lane) => lane.open) };
    }
    const answers = this.of('until_answered', key);
    // what was opened again in a round that is over still stands open there
    const again = answers.flatMap((_, place) => this.flow(block.flow, [...rounds, place + 1]).open);
    if (answers.at(-1)?.yes) return { passed: true, open: again };
    const body = this.flow(block.flow, [...rounds, answers.length + 1]);
    return { passed: false, open: [...again, ...body.open, ...(body.passed ? [key] : [])] };
  }

  /** Whether the flow can come out behind a block, as it was decided so far. */
  private leads(block: Block, rounds: readonly number[]): boolean {
    const through = (flow: readonly Block[], inner = rounds) => flow.every((one) => this.leads(one, inner));
    if ('end' in block) return false;
    if ('choice' in block) {
      const [chosen] = this.of('option_chosen', keyOf(block.id, rounds));
      return block.options.some(
        (option, place) => (!chosen || chosen.option === place) && through(option.flow),
      );
    }
    if ('fork' in block) return block.lanes.every((lane) => through(lane.flow));
    if (!('loop' in block)) return true;
    const answers = this.of('until_answered', keyOf(block.id, rounds));
    const round = answers.at(-1)?.yes ? answers.length : answers.length + 1;
    return through(block.flow, [...rounds, round]);
  }

  /** What stands open because the flow is there. */
  open(): readonly string[] {
    return this.flow(this.ctx.plan.flow).open;
  }

  /** `key party` of everyone who was told or called and has not answered. */
  owing(): readonly string[] {
    const owed = new Set<string>();
    for (const [place, event] of this.events.entries()) {
      if (this.isSetAside(event, place)) continue;
      if (event.kind === 'party_notified') owed.add(`${event.key} ${event.party}`);
      if (event.kind === 'party_reported') owed.delete(`${event.key} ${event.party}`);
      if (event.kind !== 'call_attempted') continue;
      const answered = this.of('call_attempted', event.key).some(
        (other) => other.party === event.party && other.result === 'answered_confirmed',
      );
      if (!answered) owed.add(`${event.key} ${event.party}`);
    }
    return [...owed].filter((entry) => !this.dropped(entry.split(' ')[0] ?? ''));
  }
}
