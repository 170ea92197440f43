/** Random plans and random acts from a number: the same number gives the same plan, so that a failure can be repeated. */
import { stringify } from 'yaml';
import { type Block, type FieldValue, possibleKeys, type RunAct, type WorkPlan } from '../../../shared/plan';
import { blockIdOf } from '../../../shared/plan/machine/state';
import { HEAD, planFrom, RECEIVED, type Run, TABLES } from './support';

export type Dice = (sides: number) => number;
/** mulberry32 */
export function dice(seed: number): Dice {
  let a = seed >>> 0;
  return (sides) => {
    a = (a + 0x6d2b79f5) >>> 0;
    let t = Math.imul(a ^ (a >>> 15), 1 | a);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return Math.floor((((t ^ (t >>> 14)) >>> 0) / 4_294_967_296) * sides);
  };
}

type Raw = Record<string, unknown>;
const PARTIES = ['fire_rescue', 'police', 'township', 'site_unit', 'ambulance'];

class PlanMaker {
  private next = 0;
  private readonly duties = TABLES.obligations.filter((duty) => !duty.by_rule);
  private readonly roll: Dice;
  constructor(roll: Dice) {
    this.roll = roll;
  }

  private id(): string {
    this.next += 1;
    return `b${this.next}`;
  }

  flow(depth: number, loops: number): Raw[] {
    return Array.from({ length: 1 + this.roll(3) }, () => this.block(depth, loops));
  }

  private block(depth: number, loops: number): Raw {
    const kind = depth > 0 ? this.roll(12) : this.roll(7);
    if (kind < 6) return this.step(kind, loops);
    if (kind === 6) return { id: this.id(), spawn: 'urban-fire', title: '另开', title_en: 'Child' };
    if (kind < 9) return this.choice(depth, loops);
    if (kind < 11 || loops >= 2) return this.fork(depth, loops);
    return {
      id: this.id(),
      loop: '循环',
      title_en: 'Loop',
      every: 10 + this.roll(200),
      on_change: true,
      until: '结束了吗？',
      until_en: 'Over?',
      by: 'duty_officer',
      flow: this.flow(depth - 1, loops + 1),
    };
  }

  private step(kind: number, loops: number): Raw {
    const parts = {
      id: this.id(),
      title: '步骤',
      title_en: 'Step',
      post: 'duty_officer',
      instruction: '做这件事',
      ticks: [{ field: 'what', type: 'text', label: '内容' }],
      outputs: ['记录'],
      mandatory: this.roll(3) === 0,
    };
    const clock = loops === 0 && this.roll(2) === 0 ? 'receipt' : 'step';
    const timed = { ...parts, limit: 1 + this.roll(60), clock, basis: 'default' };
    const to = PARTIES.slice(this.roll(3), 3 + this.roll(3));
    if (kind < 2) return { ...timed, step: 'action' };
    if (kind === 2) return { ...timed, step: 'call', to, chase: 1 + this.roll(20) };
    const duty = kind > 3 ? this.duty(loops) : undefined;
    if (duty === undefined) return { ...timed, step: 'order', to, chase: 1 + this.roll(30) };
    const source = duty.basis === 'law' ? { source: 'S1' } : {};
    return { ...parts, step: 'report', obligation: duty.id, basis: duty.basis, ...source };
  }

  private duty(loops: number) {
    const fitting = this.duties.filter(
      (row) => row.clock === 'step' || (row.clock === 'receipt') === (loops === 0),
    );
    const duty = fitting[this.roll(fitting.length)];
    if (duty) this.duties.splice(this.duties.indexOf(duty), 1);
    return duty;
  }

  private choice(depth: number, loops: number): Raw {
    const options = Array.from({ length: 2 + this.roll(2) }, (_, index) => {
      const isEmpty = this.roll(3) === 0;
      const flow = isEmpty ? [] : this.flow(depth - 1, loops);
      if (index > 0 && this.roll(4) === 0) flow.push({ id: this.id(), end: '提前结束', title_en: 'End' });
      return { when: `选项${index}`, when_en: `option ${index}`, flow };
    });
    const clock = loops === 0 && this.roll(2) === 0 ? 'receipt' : 'step';
    const id = this.id();
    return {
      id,
      choice: '选哪个？',
      question_en: 'Which?',
      by: 'duty_officer',
      limit: 1 + this.roll(30),
      clock,
      options,
    };
  }

  private fork(depth: number, loops: number): Raw {
    const lanes = Array.from({ length: 2 + this.roll(2) }, () => ({
      id: this.id(),
      title: '一路',
      title_en: 'Lane',
      flow: this.flow(depth - 1, loops),
    }));
    return { id: this.id(), fork: '分头', title_en: 'Fork', lanes };
  }
}

/** The text of a plan with an id of its own. */
export function randomPlanText(seed: number): string {
  const flow = new PlanMaker(dice(seed)).flow(3, 0);
  const head = HEAD.replace('id: small', `id: random-${seed}`);
  return head + stringify({ flow: [...flow, { id: 'done', end: '办结', title_en: 'Done' }] });
}

export function randomPlan(seed: number): WorkPlan {
  return planFrom(randomPlanText(seed));
}

const VALUES: readonly FieldValue[] = ['内容', '', { pending: true }, 3, true];
const RESULTS = ['answered_confirmed', 'answered_not_self', 'busy', 'no_answer', 'power_off'] as const;
const WAYS = ['face', 'phone', 'signature'] as const;

function pick<T>(roll: Dice, list: readonly T[], otherwise: T): T {
  return list[roll(list.length)] ?? otherwise;
}

/** Mostly what the step asks for, at times something else or a field that is not there. */
function someFields(block: Block | undefined, roll: Dice): Record<string, FieldValue> {
  const ticks = block && 'ticks' in block ? block.ticks : [];
  const filled = Object.fromEntries(ticks.map((tick) => [tick.field, { pending: true } as FieldValue]));
  return roll(8) === 0 ? { ...filled, what: pick(roll, VALUES, '') } : filled;
}

/** Opening again what was done, and what is said beside the work: on anything that has a record or stands open. */
function besideAct(run: Run, open: string, odd: number, roll: Dice): RunAct {
  const known = Object.keys(run.state.records);
  const key = roll(4) === 0 ? open : pick(roll, known, open);
  if (odd < 4) return { kind: 'reopen', key, reason: '情况有变' };
  if (odd === 4) return { kind: 'assign', key, to: pick(roll, ['王某', '李某'], '王某') };
  if (odd === 5) return { kind: 'note', key, text: `第${roll(9)}次说明` };
  const sha256 = String(roll(10)).repeat(64);
  return { kind: 'attach', key, attachments: [{ sha256, name: '照片.jpg', size: 9, mime: 'image/jpeg' }] };
}

/** Something a hurried person might do: mostly sensible, at times ahead, twice, too early or on nothing at all. */
export function randomAct(run: Run, roll: Dice): RunAct {
  const items = run.items();
  const ahead = [...possibleKeys(run.ctx, run.state)];
  const keys = roll(10) < 7 ? items.map((item) => item.key) : [...ahead, 'b999', 'x@3', 'constructor'];
  const key = pick(roll, keys, 'done');
  const block = run.block(blockIdOf(key));
  const at = Math.max(RECEIVED, run.now - roll(20) * 60_000);
  const decision = { decidedBy: '带班领导', way: pick(roll, WAYS, 'phone') };
  const to = block && 'to' in block ? (block.to ?? []) : [];
  const party = roll(20) === 0 ? 'nobody' : pick(roll, to, 'police');
  const fields = someFields(block, roll);
  const override = roll(2) === 0;
  const odd = roll(24);
  const passed = roll(8) === 0 ? {} : { decision };
  if (odd === 0) return { kind: 'skip', key, reason: '不需要', override, ...passed, at };
  if (odd === 1) return { kind: 'not_applicable', key, reason: '无此情况', override, ...passed, at };
  if (odd < 7) return besideAct(run, key, odd, roll);
  if (!block) return { kind: 'complete', key, fields, at };
  if ('choice' in block)
    return { kind: 'choose', key, option: roll(block.options.length + 1), ...decision, at };
  if ('loop' in block)
    return roll(4) === 0
      ? { kind: 'open_round', key, at }
      : { kind: 'answer_until', key, yes: roll(3) === 0, ...decision, at };
  if ('spawn' in block) return { kind: 'spawn', key, childIncidentId: 'child', at };
  if ('wait' in block) return { kind: 'confirm_wait', key, at };
  if ('subplan' in block) return { kind: 'complete', key, fields, at };
  if ('end' in block) return { kind: roll(8) === 0 ? 'confirm_end' : 'open_round', key, at };
  if ('fork' in block) return { kind: 'complete', key, fields, at };
  if (block.step === 'report') {
    const duty = TABLES.obligations.find((row) => row.id === block.obligation);
    return {
      kind: 'send',
      key,
      recipient: pick(roll, duty?.to ?? [], 'police'),
      receiver: '接收人',
      at,
      way: 'phone',
    };
  }
  if (roll(6) === 0) return { kind: 'chase', key, party, at };
  if (block.step === 'order')
    return roll(2) === 0
      ? { kind: 'notify', key, party, who: '接听人', at }
      : { kind: 'report_back', key, party, who: '报告人', at, what: '已落实' };
  if (block.step === 'call' && roll(4) > 0)
    return { kind: 'call_result', key, party, result: pick(roll, RESULTS, 'busy'), at };
  return { kind: 'complete', key, fields, at };
}
