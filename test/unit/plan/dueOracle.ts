/**
 * What is due in a run without loops, worked out from its events alone by another, slower way than the machine's: a
 * wait for a time of day by trying every minute, a chase by looking through all contacts.
 */
import type { Block, RunContext, RunEvent, Step } from '../../../shared/plan';

const MINUTE = 60_000;
type Walked = { readonly at: number | undefined; readonly passable: boolean };
type Found = { readonly id: string; readonly dueAt: number };

const latest = (moments: readonly (number | undefined)[]): number | undefined =>
  moments.some((at) => at === undefined) ? undefined : Math.max(...moments.map((at) => at ?? 0));

/** The next whole minute at which a clock at +08:00 shows these digits. */
function nextShown(digits: string, from: number): number {
  for (let at = Math.ceil(from / MINUTE) * MINUTE; ; at += MINUTE)
    if (new Date(at + 8 * 60 * MINUTE).toISOString().slice(11, 16) === digits) return at;
}

export class DueOracle {
  readonly found: Found[] = [];
  private readonly ctx: RunContext;
  private readonly events: readonly RunEvent[];
  private readonly receivedAt: number;
  constructor(ctx: RunContext, events: readonly RunEvent[], receivedAt: number) {
    this.ctx = ctx;
    this.events = events;
    this.receivedAt = receivedAt;
  }

  private all<K extends RunEvent['kind']>(kind: K, key: string) {
    return this.events.filter(
      (event): event is Extract<RunEvent, { kind: K }> => event.kind === kind && event.key === key,
    );
  }

  flow(blocks: readonly Block[], entry: number | undefined, possible: boolean): Walked {
    let at = entry;
    let passable = true;
    for (const block of blocks) {
      const after = this.block(block, at, possible && passable);
      at = after.at;
      passable &&= after.passable;
    }
    return { at, passable };
  }

  private add(id: string, from: number | undefined, minutes: number): void {
    if (from !== undefined) this.found.push({ id, dueAt: from + minutes * MINUTE });
  }

  private droppedAt(key: string): number | undefined {
    return [...this.all('step_skipped', key), ...this.all('step_not_applicable', key)][0]?.at;
  }

  private block(block: Block, entry: number | undefined, possible: boolean): Walked {
    const { id } = block;
    if ('step' in block) return this.step(block, entry, possible);
    if ('spawn' in block) {
      const over = this.all('child_spawned', id)[0]?.at ?? this.droppedAt(id);
      if (over === undefined && possible) this.add(`limit:${id}`, entry, 3);
      return { at: latest([entry, over]), passable: true };
    }
    if ('wait' in block) {
      const over = this.all('wait_over', id)[0]?.at;
      if (over === undefined && possible && entry !== undefined) {
        if (block.for !== undefined) this.add(`wait:${id}`, entry, block.for);
        if (block.at !== undefined) this.add(`wait:${id}`, nextShown(block.at, entry), 0);
      }
      return { at: latest([entry, over]), passable: true };
    }
    if ('subplan' in block) return this.flow(block.flow ?? [], entry, possible);
    if ('fork' in block) {
      const lanes = block.lanes.map((lane) => this.flow(lane.flow, entry, possible));
      return {
        at: latest([entry, ...lanes.map((lane) => lane.at)]),
        passable: lanes.every((lane) => lane.passable),
      };
    }
    if ('choice' in block) {
      const [chosen] = this.all('option_chosen', id);
      if (!chosen && possible)
        this.add(`choice:${id}`, block.clock === 'receipt' ? this.receivedAt : entry, block.limit);
      const ways = block.options.map((option, place) =>
        this.flow(
          option.flow,
          chosen?.option === place ? latest([entry, chosen.at]) : undefined,
          possible && (!chosen || chosen.option === place),
        ),
      );
      if (!chosen) return { at: undefined, passable: ways.some((way) => way.passable) };
      return ways[chosen.option] ?? { at: undefined, passable: false };
    }
    return { at: undefined, passable: false };
  }

  private step(step: Step, entry: number | undefined, possible: boolean): Walked {
    const { id } = step;
    const dropped = this.droppedAt(id);
    const worked = this.workedAt(step);
    const over = [worked, dropped].filter((at) => at !== undefined);
    const released = over.length > 0 ? Math.min(...over) : undefined;
    if (step.step === 'report') {
      if (possible && dropped === undefined) this.duties(step, entry);
    } else {
      if (released === undefined && possible)
        this.add(`limit:${id}`, step.clock === 'receipt' ? this.receivedAt : entry, step.limit);
      if (step.step !== 'action' && dropped === undefined)
        for (const party of step.to) this.chase(id, party, step.chase);
    }
    return { at: latest([entry, released]), passable: true };
  }

  private workedAt(step: Step): number | undefined {
    if (step.step === 'action' || step.step === 'call') return this.all('step_completed', step.id)[0]?.at;
    if (step.step === 'order')
      return latest(
        step.to.map((party) => this.all('party_notified', step.id).find((one) => one.party === party)?.at),
      );
    const duty = this.ctx.tables.obligations.find((row) => row.id === step.obligation);
    return latest((duty?.to ?? []).map((recipient) => this.servedAt(step.id, recipient)));
  }

  private servedAt(key: string, recipient: string): number | undefined {
    return this.events.find(
      (event) =>
        (event.kind === 'report_sent' || event.kind === 'obligation_met') &&
        event.key === key &&
        event.recipient === recipient,
    )?.at;
  }

  private duties(step: Step & { readonly step: 'report' }, entry: number | undefined): void {
    const duty = this.ctx.tables.obligations.find((row) => row.id === step.obligation);
    for (const recipient of duty?.to ?? []) {
      if (this.servedAt(step.id, recipient) !== undefined) continue;
      const from = duty?.clock === 'receipt' ? this.receivedAt : entry;
      this.add(`obligation:${step.id}:${recipient}`, from, duty?.limit_minutes ?? 0);
    }
  }

  private chase(key: string, party: string, minutes: number): void {
    const contacts: number[] = [];
    let isOwed = false;
    for (const event of this.events) {
      if (event.key !== key || !('party' in event) || event.party !== party) continue;
      if (event.kind !== 'party_reported') contacts.push(event.at);
      if (event.kind === 'party_notified' || event.kind === 'call_attempted') isOwed = true;
    }
    const isAnswered = this.events.some(
      (event) =>
        event.key === key &&
        'party' in event &&
        event.party === party &&
        (event.kind === 'party_reported' ||
          (event.kind === 'call_attempted' && event.result === 'answered_confirmed')),
    );
    if (isOwed && !isAnswered) this.add(`chase:${key}:${party}`, Math.max(...contacts), minutes);
  }
}
