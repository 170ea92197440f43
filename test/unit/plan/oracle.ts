/**
 * A second, slow and simple reading of a run, made from its events alone and without any clock. The tests hold the
 * machine against it: what it says is open must be open, whom it says an answer is owed by must be chased.
 */
import type { Block, RunContext, RunEvent, Step } from '../../../shared/plan';

type Walked = { readonly passed: boolean; readonly open: readonly string[] };
const keyOf = (id: string, rounds: readonly number[]) => (rounds.length ? `${id}@${rounds.join('.')}` : id);

export class Oracle {
  private readonly ctx: RunContext;
  private readonly events: readonly RunEvent[];
  constructor(ctx: RunContext, events: readonly RunEvent[]) {
    this.ctx = ctx;
    this.events = events;
  }

  private of<K extends RunEvent['kind']>(kind: K, key: string) {
    return this.events.filter(
      (event): event is Extract<RunEvent, { kind: K }> => event.kind === kind && event.key === key,
    );
  }

  private dropped(key: string): boolean {
    return this.of('step_skipped', key).length + this.of('step_not_applicable', key).length > 0;
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
    const standing = (passed: boolean): Walked => ({ passed, open: passed ? [] : [key] });
    if ('step' in block) return standing(this.stepPassed(block, key));
    if ('spawn' in block) return standing(this.dropped(key) || this.of('child_spawned', key).length > 0);
    if ('end' in block) return standing(false);
    if ('choice' in block) {
      const [chosen] = this.of('option_chosen', key);
      return chosen ? this.flow(block.options[chosen.option]?.flow ?? [], rounds) : standing(false);
    }
    if ('fork' in block) {
      const lanes = block.lanes.map((lane) => this.flow(lane.flow, rounds));
      return { passed: lanes.every((lane) => lane.passed), open: lanes.flatMap((lane) => lane.open) };
    }
    const answers = this.of('until_answered', key);
    if (answers.at(-1)?.yes) return { passed: true, open: [] };
    const body = this.flow(block.flow, [...rounds, answers.length + 1]);
    return body.passed ? standing(false) : { passed: false, open: body.open };
  }

  /** What stands open because the flow is there. */
  open(): readonly string[] {
    return this.flow(this.ctx.plan.flow).open;
  }

  /** `key party` of everyone who was told or called and has not answered. */
  owing(): readonly string[] {
    const owed = new Set<string>();
    for (const event of this.events) {
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
