/** Shared by the tests of shared/plan: the shipped files, small plans from text, and a run that can be driven. */
import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect } from 'vitest';
import {
  type Block,
  currentItems,
  type Decided,
  type Due,
  decide,
  dues,
  type PlanTables,
  type Profile,
  parsePlan,
  parseTables,
  planIndex,
  type RefusalCode,
  type RunAct,
  type RunContext,
  type RunEvent,
  type RunItem,
  type RunState,
  reduce,
  startRun,
  type WorkPlan,
} from '../../../shared/plan';

export const FOLDER = resolve(import.meta.dirname, '../../../resources/work-plans');
export const MINUTE = 60_000;
/** 2026-08-04 02:38 +08:00 */
export const RECEIVED = Date.UTC(2026, 7, 3, 18, 38);
export const at = (minutes: number): number => RECEIVED + minutes * MINUTE;

export const readResource = (name: string): string => readFileSync(resolve(FOLDER, name), 'utf8');
export const PLAN_FILES: readonly string[] = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.yaml') && name !== 'tables.yaml')
  .sort();

function readTables(): PlanTables {
  const result = parseTables(readResource('tables.yaml'), 'tables.yaml');
  if (!result.ok) throw new Error(JSON.stringify(result.problems, null, 1));
  return result.tables;
}
export const TABLES = readTables();

export function planFrom(text: string, file = 'test.yaml'): WorkPlan {
  const result = parsePlan(text, file, TABLES);
  if (!result.ok) throw new Error(JSON.stringify(result.problems, null, 1));
  return result.plan;
}
export const SHIPPED: ReadonlyMap<string, WorkPlan> = new Map(
  PLAN_FILES.map((file) => {
    const plan = planFrom(readResource(file), file);
    return [plan.id, plan];
  }),
);
export function shipped(id: string): WorkPlan {
  const plan = SHIPPED.get(id);
  if (!plan) throw new Error(`no plan ${id}`);
  return plan;
}

/** A small plan around the blocks given as YAML at column 2; the closing `end` is added. */
export function small(blocks: string, closing = true): WorkPlan {
  const body = blocks.replace(/^\n/, '').replace(/\s+$/, '');
  return planFrom(`${HEAD}flow:\n${body}\n${closing ? '  - {id: done, end: 办结, title_en: Done}\n' : ''}`);
}
export const HEAD = `id: small
title: 小方案
title_en: Small
category: natural_disaster
hazards: [geological]
warning_types: []
level_notes: {county: 县, city: 市, province: 省}
trigger: 试验
trigger_en: Test
`;
const common =
  'title: 步骤, title_en: Step, post: duty_officer, instruction: 做这件事, outputs: [记录], basis: default';
const tick = 'ticks: [{field: what, type: text, label: 内容}, {field: ok, type: check, label: 好}]';
export const action = (id: string, limit = 10, more = 'clock: step'): string =>
  `  - {id: ${id}, step: action, limit: ${limit}, ${more}, ${tick}, ${common}}`;
export const order = (id: string, to: string, more = 'limit: 10, clock: step, chase: 15'): string =>
  `  - {id: ${id}, step: order, to: [${to}], ${more}, ${tick}, ${common}}`;
export const call = (id: string, to: string, more = 'limit: 10, clock: step, chase: 5'): string =>
  `  - {id: ${id}, step: call, to: [${to}], ${more}, ${tick}, ${common}}`;
export const report = (id: string, obligation: string, basis = 'default'): string =>
  `  - {id: ${id}, step: report, obligation: ${obligation}, ${tick}, ${common.replace('basis: default', `basis: ${basis}`)}}`;
/** Shifts blocks to the right, for a flow inside a block. */
export const inside = (blocks: string, by = 4): string =>
  blocks
    .split('\n')
    .map((line) => ' '.repeat(by) + line)
    .join('\n');

export class Run {
  state: RunState;
  readonly start: RunState;
  readonly ctx: RunContext;
  readonly events: RunEvent[] = [];
  now: number;
  constructor(plan: WorkPlan, profile: Profile = 'county', startedAt = RECEIVED) {
    this.ctx = { plan, tables: TABLES, profile };
    this.start = startRun(this.ctx, { receivedAt: RECEIVED, startedAt });
    this.state = this.start;
    this.now = startedAt;
  }

  /** The same run again, to be driven another way from here. */
  copy(): Run {
    const other = new Run(this.ctx.plan, this.ctx.profile);
    other.state = this.state;
    other.now = this.now;
    other.events.push(...this.events);
    return other;
  }

  /** Minutes after the receipt. */
  clock(minutes: number): this {
    this.now = at(minutes);
    return this;
  }

  try(act: RunAct): Decided {
    return decide(this.ctx, this.state, act, this.now);
  }

  do(act: RunAct): readonly RunEvent[] {
    const decided = this.try(act);
    if (!decided.ok) throw new Error(`${JSON.stringify(act)} refused: ${JSON.stringify(decided)}`);
    for (const event of decided.events) this.apply(event);
    return decided.events;
  }

  apply(event: RunEvent): void {
    this.state = reduce(this.ctx, this.state, event);
    this.events.push(event);
  }

  refuses(act: RunAct, code: RefusalCode): void {
    expect(this.try(act)).toMatchObject({ ok: false, code });
  }

  complete(key: string, fields: Record<string, string | number | boolean> = {}): void {
    this.do({ kind: 'complete', key, fields });
  }
  notify(key: string, ...parties: readonly string[]): void {
    for (const party of parties) this.do({ kind: 'notify', key, party, who: '陈小兰', at: this.now });
  }
  reportBack(key: string, ...parties: readonly string[]): void {
    for (const party of parties)
      this.do({ kind: 'report_back', key, party, who: '林队长', at: this.now, what: '已到场' });
  }
  send(key: string, ...recipients: readonly string[]): void {
    for (const recipient of recipients)
      this.do({
        kind: 'send',
        key,
        recipient,
        receiver: '值班员王某',
        at: this.now,
        way: 'phone',
        readBack: true,
      });
  }
  choose(key: string, option: number): void {
    this.do({ kind: 'choose', key, option, decidedBy: '带班领导', way: 'phone' });
  }
  until(key: string, yes: boolean): void {
    this.do({ kind: 'answer_until', key, yes, decidedBy: '现场指挥部', way: 'phone' });
  }

  items(): readonly RunItem[] {
    return currentItems(this.ctx, this.state);
  }
  open(): readonly string[] {
    return this.items().map((item) => (item.status === 'waiting' ? `${item.key}…` : item.key));
  }
  dues(): readonly Due[] {
    return dues(this.ctx, this.state);
  }
  /** id → minutes after the receipt */
  dueMinutes(): Readonly<Record<string, number>> {
    return Object.fromEntries(this.dues().map((due) => [due.id, (due.dueAt - RECEIVED) / MINUTE]));
  }
  block(id: string): Block | undefined {
    return planIndex(this.ctx.plan).get(id)?.block;
  }
  due(id: string): Due | undefined {
    return this.dues().find((due) => due.id === id);
  }
}
