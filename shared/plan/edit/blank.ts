/** New blocks as they are put into a plan: whole, so that the drawing stays, except for what only a person knows. */
import { initialsOf } from '../../search/initials';
import type { StepKind } from '../types';
import type { EditKind, Raw } from './tree';

export const INSERT_KINDS = [
  'action',
  'order',
  'call',
  'report',
  'choice',
  'fork',
  'loop',
  'wait',
  'spawn',
  'subplan',
  'end',
] as const;
export type InsertKind = (typeof INSERT_KINDS)[number];

const MAX_ID = 40;
const PREFIX: Readonly<Record<InsertKind, EditKind>> = {
  ...{ action: 'step', order: 'step', call: 'step', report: 'step', choice: 'choice', fork: 'fork' },
  ...{ loop: 'loop', wait: 'wait', spawn: 'spawn', subplan: 'subplan', end: 'end' },
};

/** `base`, or `base_2`, `base_3`… when it is taken; the answer is taken from then on. */
export function freshId(base: string, taken: Set<string>): string {
  const start = base.slice(0, MAX_ID - 5);
  let id = base.slice(0, MAX_ID);
  for (let count = 2; taken.has(id); count += 1) id = `${start}_${count}`;
  taken.add(id);
  return id;
}

/** `step_12`: numbered, for a block that has no name yet. */
export function numberedId(prefix: string, taken: Set<string>): string {
  let count = 1;
  while (taken.has(`${prefix}_${count}`)) count += 1;
  return freshId(`${prefix}_${count}`, taken);
}

/**
 * An id from a title: its words when it is English, the first letters of its pinyin when it is Chinese (`同步调派主力`
 * gives tbdpzl). Null when the title has neither.
 */
export function idFromTitle(title: string, taken: ReadonlySet<string>): string | null {
  const words = title.toLowerCase().match(/[a-z0-9]+/g) ?? [];
  const spelled = initialsOf(title)[0] ?? words.join('_');
  const base = spelled.replace(/[^a-z0-9_]/g, '').replace(/^[^a-z]+/, '');
  return base === '' ? null : freshId(base, new Set(taken));
}

/** Options of a step that each kind must have besides what all have. */
export function stepDefaults(kind: StepKind): Raw {
  if (kind === 'report') return { obligation: '' };
  const timed = { limit: 10, clock: 'step' };
  if (kind === 'action') return timed;
  return { ...timed, chase: 15, to: [] };
}

export const isStepKind = (kind: InsertKind): kind is StepKind => PREFIX[kind] === 'step';

const WORDS = {
  step: '新步骤',
  lane: '新的一路',
  question: '要判断什么？',
  instruction: '写清做什么、怎么做。',
  record: '办理记录',
} as const;
/** What new blocks say until a person writes something better. */
export const PLACEHOLDERS: ReadonlySet<string> = new Set([
  WORDS.step,
  WORDS.lane,
  WORDS.question,
  WORDS.instruction,
]);

const both = (zh: string, key = 'title'): Raw => ({ [key]: zh, title_en: zh });

export function blankLane(taken: Set<string>, post: string): Raw {
  return { id: numberedId('lane', taken), ...both(WORDS.lane), flow: [blankBlock('action', taken, post)] };
}

export const blankOption = (count: number): Raw => ({
  when: `选项${count}`,
  when_en: `选项${count}`,
  flow: [],
});

function blankStep(kind: StepKind, id: string, post: string): Raw {
  return {
    id,
    step: kind,
    ...both(WORDS.step),
    post,
    ...stepDefaults(kind),
    instruction: WORDS.instruction,
    ticks: [{ field: 'done', type: 'check', label: '已办' }],
    outputs: [WORDS.record],
    basis: 'default',
  };
}

/** A block of this kind with fresh ids, which are taken from then on. `post` works it. */
export function blankBlock(kind: InsertKind, taken: Set<string>, post: string): Raw {
  const id = numberedId(PREFIX[kind], taken);
  if (isStepKind(kind)) return blankStep(kind, id, post);
  switch (kind) {
    case 'choice': {
      const { question } = WORDS;
      const head = { id, choice: question, question_en: question, by: post, limit: 10, clock: 'step' };
      return { ...head, options: [blankOption(1), blankOption(2)] };
    }
    case 'fork':
      return { id, ...both('分头办理', 'fork'), lanes: [blankLane(taken, post), blankLane(taken, post)] };
    case 'loop':
      return {
        ...{ id, ...both('跟踪', 'loop'), every: 30, until: '可以结束了吗？', until_en: '可以结束了吗？' },
        ...{ by: post, on_change: false, flow: [blankBlock('action', taken, post)] },
      };
    case 'wait':
      return { id, ...both('等候', 'wait'), by: post, for: 30 };
    case 'spawn':
      return { id, spawn: '', ...both('另开事件') };
    case 'subplan':
      return { id, subplan: '', ...both('转入子方案') };
    default:
      return { id, ...both('办结', 'end') };
  }
}

/** A new plan: what it must have, empty where only a person can say it, and its closing end. */
export function blankPlanText(planId: string): string {
  return `id: ${planId}
title: ''
title_en: ''
category: natural_disaster
hazards: []
warning_types: []
level_notes:
  county: ''
  city: ''
  province: ''
trigger: ''
trigger_en: ''
flow:
  - id: done
    end: 办结
    title_en: Closed
`;
}
