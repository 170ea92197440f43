/** Random plans and random acts from a number: the same number gives the same plan, so that a failure can be repeated. */
import { stringify } from 'yaml';
import {
  type Block,
  type FieldValue,
  type Profile,
  pendingFields,
  possibleKeys,
  type RunAct,
  resolvePlan,
  type WorkPlan,
} from '../../../shared/plan';
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

const LEVELS: readonly Profile[] = ['county', 'city', 'province'];
const MORE_TICKS: readonly Raw[] = [
  { field: 'kind', type: 'select', label: '类别', options: ['甲', '乙', '丙'] },
  { field: 'kind', type: 'select', label: '类别', options: ['甲', '乙'], required: true },
  { field: 'count', type: 'number', label: '人数', unit: '人', min: 1, max: 9, fact: 'trapped' },
  { field: 'sure', type: 'check', label: '已核', required: true },
  { field: 'number', type: 'phone', label: '电话', required: true },
];
/** plain = one text by itself; rich = also sub-plans and blocks of some levels; straight = rich without loops. */
export type Kind = 'plain' | 'rich' | 'straight';

class PlanMaker {
  readonly inner = new Map<string, Raw[]>();
  private next = 0;
  private levels: readonly Profile[] = LEVELS;
  /** loops around the plan that is being made, when it is a sub-plan */
  private outerLoops = 0;
  /** inside how many sub-plans: those have no end on their way */
  private nested = 0;
  private readonly duties = TABLES.obligations.filter((duty) => !duty.by_rule);
  private readonly roll: Dice;
  private readonly seed: number;
  private readonly kind: Kind;
  constructor(seed: number, kind: Kind) {
    this.roll = dice(seed);
    this.seed = seed;
    this.kind = kind;
  }

  private id(): string {
    this.next += 1;
    return `b${this.next}`;
  }

  flow(depth: number, loops: number): Raw[] {
    return Array.from({ length: 1 + this.roll(3) }, (_, place) =>
      place > 0 && this.kind !== 'plain' && this.roll(5) === 0
        ? this.atSomeLevels(depth, loops)
        : this.block(depth, loops),
    );
  }

  /** Never the first of its flow, so that something is left at every level. */
  private atSomeLevels(depth: number, loops: number): Raw {
    const outer = this.levels;
    const profiles = outer.filter(() => this.roll(2) === 0);
    if (profiles.length === 0) return this.block(depth, loops);
    this.levels = profiles;
    const block = this.block(depth, loops);
    this.levels = outer;
    return { ...block, profiles };
  }

  private wait(): Raw {
    const what = [
      { for: 1 + this.roll(90) },
      { at: `0${this.roll(9)}:3${this.roll(9)}` },
      { fact: 'trapped > 0' },
    ];
    return { id: this.id(), wait: '等一等', title_en: 'Wait', by: 'duty_officer', ...what[this.roll(3)] };
  }

  private subplan(depth: number, loops: number): Raw {
    const { levels, outerLoops } = this;
    const plan = `inner-${this.seed}-${this.inner.size}`;
    this.inner.set(plan, []);
    this.levels = LEVELS;
    this.outerLoops = loops;
    this.nested += 1;
    this.inner.set(plan, this.flow(depth - 1, loops));
    this.nested -= 1;
    this.levels = levels;
    this.outerLoops = outerLoops;
    return { id: this.id(), subplan: plan, title: '子方案', title_en: 'Sub-plan' };
  }

  private block(depth: number, loops: number): Raw {
    const kind = depth > 0 ? this.roll(14) : this.roll(7);
    if (kind === 12) return this.wait();
    if (kind === 13 && this.kind !== 'plain') return this.subplan(depth, loops);
    if (kind < 6) return this.step(kind, loops);
    if (kind === 6) return { id: this.id(), spawn: 'urban-fire', title: '另开', title_en: 'Child' };
    if (kind < 9) return this.choice(depth, loops);
    if (kind < 11 || loops >= 2 || this.kind === 'straight') return this.fork(depth, loops);
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
      ticks: [
        { field: 'what', type: 'text', label: '内容' },
        ...(this.roll(3) === 0 ? [MORE_TICKS[this.roll(MORE_TICKS.length)]] : []),
      ],
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
      (row) => row.clock === 'step' || (row.clock === 'receipt' ? loops === 0 : loops > this.outerLoops),
    );
    const duty = fitting[this.roll(fitting.length)];
    if (duty) this.duties.splice(this.duties.indexOf(duty), 1);
    return duty;
  }

  private choice(depth: number, loops: number): Raw {
    const options = Array.from({ length: 2 + this.roll(2) }, (_, index) => {
      const isEmpty = this.roll(3) === 0;
      const flow = isEmpty ? [] : this.flow(depth - 1, loops);
      if (index > 0 && this.nested === 0 && this.roll(4) === 0)
        flow.push({ id: this.id(), end: '提前结束', title_en: 'End' });
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

const END = { id: 'done', end: '办结', title_en: 'Done' };
const textOf = (id: string, flow: readonly Raw[]): string =>
  HEAD.replace('id: small', `id: ${id}`) +
  stringify({ flow: [...flow, END] }, { aliasDuplicateObjects: false });

/** The text of a plan with an id of its own. */
export function randomPlanText(seed: number): string {
  return textOf(`random-${seed}`, new PlanMaker(seed, 'plain').flow(3, 0));
}

export function randomPlan(seed: number): WorkPlan {
  return planFrom(randomPlanText(seed));
}

export type PlanTexts = { readonly main: string; readonly inner: ReadonlyMap<string, string> };

/** A plan with waits, blocks of some levels, and sub-plans inside sub-plans. */
export function richTexts(seed: number, kind: Kind = 'rich'): PlanTexts {
  const maker = new PlanMaker(seed, kind);
  const main = textOf(`random-${seed}`, maker.flow(4, 0));
  return { main, inner: new Map([...maker.inner].map(([id, flow]) => [id, textOf(id, flow)])) };
}

/** The same as a run works it. */
export function richPlan(seed: number, profile: Profile, kind: Kind = 'rich'): WorkPlan {
  const { main, inner } = richTexts(seed, kind);
  const others = new Map([...inner].map(([id, text]) => [id, planFrom(text, `${id}.yaml`)]));
  return resolvePlan(planFrom(main), others, profile);
}

const VALUES: readonly FieldValue[] = ['内容', '', { pending: true }, 3, true];
const RESULTS = ['answered_confirmed', 'answered_not_self', 'busy', 'no_answer', 'power_off'] as const;
const WAYS = ['face', 'phone', 'signature'] as const;

function pick<T>(roll: Dice, list: readonly T[], otherwise: T): T {
  return list[roll(list.length)] ?? otherwise;
}

/** Mostly what the step asks for, at times something else or a field that is not there. */
function someFields(block: Block | undefined, roll: Dice): Record<string, FieldValue> {
  const filled = block && 'ticks' in block ? pendingFields(block) : {};
  const odd = roll(16);
  if (odd === 0) return { ...filled, what: pick(roll, VALUES, '') };
  if (odd === 1 && 'kind' in filled) return { ...filled, kind: pick(roll, ['甲', '丙', '丁', ''], '') };
  if (odd === 2 && 'count' in filled) return { ...filled, count: roll(12) };
  return odd === 3 ? {} : filled;
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
      fields,
    };
  }
  if (roll(6) === 0) return { kind: 'chase', key, party, at };
  if (block.step === 'order')
    return roll(2) === 0
      ? { kind: 'notify', key, party, who: '接听人', at }
      : { kind: 'report_back', key, party, who: '报告人', at, what: '已落实', fields };
  if (block.step === 'call' && roll(4) > 0)
    return { kind: 'call_result', key, party, result: pick(roll, RESULTS, 'busy'), at };
  return { kind: 'complete', key, fields, at };
}
