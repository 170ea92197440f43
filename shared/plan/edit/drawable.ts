/** A draft as a plan that can be drawn, whatever it still lacks: nothing of it is checked and nothing of it is run. */
import type { Block, Lane, Option, WorkPlan } from '../types';
import type { EditNode, Raw } from './tree';

const text = (value: string): string => (value.trim() === '' ? '…' : value);

/** Ids by which the drawing names its nodes: a block without an id, or with one that is taken, gets one by its place. */
export function drawnId(node: EditNode, isTaken: boolean): string {
  return node.id === '' || isTaken ? `at_${node.path.join('_')}` : node.id;
}

const isText = (value: unknown): boolean => typeof value === 'string';
const isTextList = (value: unknown): boolean => Array.isArray(value) && value.every(isText);
/** What the drawing may read of a block, and what it must then be. */
const READ: Readonly<Record<string, (value: unknown) => boolean>> = {
  ...{
    step: isText,
    post: isText,
    by: isText,
    obligation: isText,
    spawn: isText,
    subplan: isText,
    at: isText,
  },
  ...{ clock: isText, instruction: isText, to: isTextList },
  ...{ limit: Number.isFinite, chase: Number.isFinite, every: Number.isFinite, for: Number.isFinite },
  ...{ mandatory: (value) => value === true, on_change: (value) => value === true },
};
const wellTyped = (raw: Raw): Raw =>
  Object.fromEntries(
    Object.entries(raw).filter(([key, value]) => Object.hasOwn(READ, key) && READ[key]?.(value)),
  );

class Drawer {
  readonly paths = new Map<string, EditNode>();

  private id(node: EditNode): string {
    const id = drawnId(node, this.paths.has(node.id));
    this.paths.set(id, node);
    return id;
  }

  flow(nodes: readonly EditNode[]): readonly Block[] {
    return nodes.filter((node) => node.kind !== 'unknown').map((node) => this.block(node));
  }

  private block(node: EditNode): Block {
    const { raw, kind, zh, en } = node;
    const id = this.id(node);
    const [key] = DRAWN_KEYS[kind] ?? ['title'];
    const head: Raw = { ...wellTyped(raw), id, [key]: text(zh), title_en: text(en), question_en: text(en) };
    switch (kind) {
      case 'choice':
        return { ...head, options: node.children.map((child) => this.option(child)) } as unknown as Block;
      case 'fork':
        return { ...head, lanes: node.children.map((child) => this.lane(child)) } as unknown as Block;
      case 'loop': {
        const words = {
          until: text(string(raw.until)),
          until_en: text(string(raw.until_en)),
          every: raw.every ?? '…',
        };
        return { ...head, ...words, flow: this.flow(node.children) } as unknown as Block;
      }
      default:
        return { ...this.defaults(kind), ...head } as unknown as Block;
    }
  }

  private defaults(kind: EditNode['kind']): Raw {
    return kind === 'step' ? { post: '', ticks: [], outputs: [], basis: 'default' } : {};
  }

  private option(node: EditNode): Option {
    return { when: text(node.zh), when_en: text(node.en), flow: this.flow(node.children) };
  }

  private lane(node: EditNode): Lane {
    const id = this.id(node);
    return { id, title: text(node.zh), title_en: text(node.en), flow: this.flow(node.children) };
  }
}

const string = (value: unknown): string => (typeof value === 'string' ? value : '');
const DRAWN_KEYS: Readonly<Record<string, readonly [string]>> = {
  choice: ['choice'],
  fork: ['fork'],
  loop: ['loop'],
  wait: ['wait'],
  end: ['end'],
};

export type Drawable = {
  readonly plan: WorkPlan;
  /** the node behind each id of the drawing */
  readonly nodes: ReadonlyMap<string, EditNode>;
};

/** What the drawing shows of a draft, with `…` where a title is missing; null when there is no block to draw. */
export function drawable(root: EditNode): Drawable | null {
  const drawer = new Drawer();
  const flow = drawer.flow(root.children);
  if (flow.length === 0) return null;
  const level = { county: '', city: '', province: '' };
  const plan = {
    ...{ id: 'draft', title: text(root.zh), title_en: text(root.en), category: 'natural_disaster' },
    ...{ hazards: [], warning_types: [], level_notes: level, trigger: '', trigger_en: '', flow },
  } as WorkPlan;
  return { plan, nodes: drawer.paths };
}
