/** Takes a plan file apart block by block: the shape of each first, then what must hold between them. */
import type { z } from 'zod';
import { alwaysEnds, BLOCK_KINDS, blockTitle, isEnd, isReport } from './blocks';
import {
  checkChoice,
  checkLoop,
  checkSpawn,
  checkStep,
  checkWait,
  type Tables,
  tablesOf,
} from './check-block';
import type { Findings } from './findings';
import {
  choiceSchema,
  endSchema,
  forkSchema,
  laneSchema,
  loopSchema,
  optionSchema,
  PROFILES,
  planSchema,
  spawnSchema,
  stepSchemas,
  subplanSchema,
  waitSchema,
} from './schema';
import type { Block, BlockKind, Lane, Option, PlanTables, Profile, StepKind, WorkPlan } from './types';

/** Of one plan with its sub-plans in their places. */
export const MAX_BLOCKS = 400;
/** Blocks inside blocks: more cannot be drawn so that anybody reads it. */
export const MAX_DEPTH = 12;

type Around = { readonly depth: number; readonly inLoop: boolean; readonly levels: readonly Profile[] };
type Raw = Readonly<Record<string, unknown>>;

const isMap = (raw: unknown): raw is Raw => typeof raw === 'object' && raw !== null && !Array.isArray(raw);
const listIn = (raw: Raw, key: string): readonly unknown[] => (Array.isArray(raw[key]) ? raw[key] : []);

/** Reads the blocks of one plan; lives as long as that takes. */
class PlanReader {
  private readonly ids = new Map<string, number>();
  private readonly duties = new Map<
    string,
    { readonly offset: number; readonly levels: readonly Profile[] }[]
  >();
  private readonly findings: Findings;
  private readonly tables: Tables;
  private count = 0;
  constructor(findings: Findings, tables: Tables) {
    this.findings = findings;
    this.tables = tables;
  }

  flow(list: readonly unknown[], around: Around): readonly Block[] {
    const blocks: Block[] = [];
    let ended: Block | null = null;
    for (const [index, raw] of list.entries()) {
      if (ended) {
        this.findings.add('unreachable', list, [index], { before: blockTitle(ended, 'zh') }, idOf(raw));
        ended = null;
      }
      const block = this.block(list, index, around);
      if (!block) continue;
      blocks.push(block);
      if (alwaysEnds([block])) ended = block;
    }
    return blocks;
  }

  private block(list: readonly unknown[], index: number, around: Around): Block | null {
    const raw = list[index];
    // what stands in the list may be no map, which would have no place of its own
    const add = (code: string, params: Readonly<Record<string, string | number>> = {}): void =>
      this.findings.add(code, list, [index], params, idOf(raw));
    this.count += 1;
    if (this.count === MAX_BLOCKS + 1) add('too_many_blocks', { max: MAX_BLOCKS });
    if (around.depth === MAX_DEPTH) add('too_deep');
    if (this.count > MAX_BLOCKS || around.depth >= MAX_DEPTH) return null;
    const kinds = isMap(raw) ? BLOCK_KINDS.filter((kind) => Object.hasOwn(raw, kind)) : [];
    const [kind] = kinds;
    if (!isMap(raw) || kind === undefined) {
      add('not_a_block');
      return null;
    }
    if (kinds.length > 1) {
      add('two_kinds', { kinds: kinds.join(', ') });
      return null;
    }
    this.claim(raw);
    const levels = around.levels.filter((level) => levelsIn(raw).includes(level));
    if (levels.length === 0) this.findings.add('never_there', raw, ['profiles'], {}, idOf(raw));
    return this.ofKind(kind, raw, levels.length === 0 ? around : { ...around, levels });
  }

  private ofKind(kind: BlockKind, raw: Raw, around: Around): Block | null {
    switch (kind) {
      case 'step':
        return this.step(raw, around);
      case 'choice':
        return this.choice(raw, around);
      case 'fork':
        return this.fork(raw, around);
      case 'loop':
        return this.loop(raw, around);
      case 'spawn': {
        const block = this.shape(spawnSchema, raw);
        if (block) checkSpawn({ ...this.subject(raw, around), block });
        return block;
      }
      case 'wait': {
        const block = this.shape(waitSchema, raw);
        if (block) checkWait({ ...this.subject(raw, around), block });
        return block;
      }
      case 'subplan':
        return this.shape(subplanSchema, raw);
      case 'end':
        return this.shape(endSchema, raw);
    }
  }

  private shape<T>(schema: z.ZodType<T>, raw: unknown, id = idOf(raw)): T | null {
    return this.findings.shape(schema, raw, id);
  }

  private subject(raw: unknown, around: Around) {
    return { findings: this.findings, tables: this.tables, raw, inLoop: around.inLoop };
  }

  /** The options of a choice or lanes of a fork that are maps; anything else has no place but in its list. */
  private maps(raw: Raw, key: 'options' | 'lanes'): readonly Raw[] {
    const list = listIn(raw, key);
    list.forEach((entry, index) => {
      if (!isMap(entry)) this.findings.add('not_a_map', list, [index], {}, idOf(raw));
    });
    return list.filter(isMap);
  }

  /** One id, one block or lane. */
  private claim(raw: Raw): void {
    const id = idOf(raw);
    if (id === undefined) return;
    const offset = this.findings.source.offsetOf(raw, ['id']);
    const before = this.ids.get(id);
    if (before === undefined) {
      this.ids.set(id, offset);
      return;
    }
    const { line } = this.findings.source.placeOf(before);
    this.findings.add('duplicate_id', raw, ['id'], { id, line }, id);
  }

  private step(raw: Raw, around: Around): Block | null {
    const kind = raw.step;
    const kinds = Object.keys(stepSchemas);
    if (typeof kind !== 'string' || !Object.hasOwn(stepSchemas, kind)) {
      this.findings.add('not_listed', raw, ['step'], { key: 'step', values: kinds.join(', ') }, idOf(raw));
      return null;
    }
    const special = (key: string) => {
      if (key === 'chase') return { code: 'chase_not_here' };
      const repeats = kind === 'report' && ['limit', 'clock', 'to'].includes(key);
      return repeats ? { code: 'repeats_obligation', params: { obligation: String(raw.obligation) } } : null;
    };
    const schema = stepSchemas[kind as StepKind];
    const block = this.findings.shape(schema, raw, idOf(raw), special);
    if (!block) return null;
    checkStep({ ...this.subject(raw, around), block });
    if (isReport(block)) this.duty(raw, block.obligation, around.levels);
    return block;
  }

  /** One duty, one step at each level: a second one would be done with the first and lead nowhere. */
  private duty(raw: Raw, id: string, levels: readonly Profile[]): void {
    const known = this.duties.get(id) ?? [];
    const before = known.find((row) => row.levels.some((level) => levels.includes(level)));
    const offset = this.findings.source.offsetOf(raw, ['obligation']);
    this.duties.set(id, [...known, { offset, levels }]);
    if (before === undefined) return;
    const { line } = this.findings.source.placeOf(before.offset);
    this.findings.add('duty_twice', raw, ['obligation'], { id, line }, idOf(raw));
  }

  /** At each level at which a flow is worked, something of it must be there. */
  left(flow: readonly Block[], raw: Raw, levels: readonly Profile[], what: string): void {
    if (flow.length === 0 || flow.length !== listIn(raw, 'flow').length) return;
    const isThere = (level: Profile): boolean =>
      flow.some((block) => !isEnd(block) && (block.profiles ?? PROFILES).includes(level));
    const level = levels.find((each) => !isThere(each));
    if (level !== undefined && !flow.every(isEnd))
      this.findings.add('nothing_left', raw, ['flow'], { what, level }, idOf(raw));
  }

  private choice(raw: Raw, around: Around): Block | null {
    const head = this.shape(choiceSchema, raw);
    const options = this.maps(raw, 'options').map((entry): Option | null => {
      const option = this.shape(optionSchema, entry, idOf(raw));
      const flow = this.inner(entry, around);
      return option && { ...option, flow };
    });
    if (!head) return null;
    const block = { ...head, options: options.filter((option) => option !== null) };
    if (block.options.length === options.length) checkChoice({ ...this.subject(raw, around), block });
    return block;
  }

  private fork(raw: Raw, around: Around): Block | null {
    const head = this.shape(forkSchema, raw);
    const lanes = this.maps(raw, 'lanes').map((entry): Lane | null => {
      const lane = this.shape(laneSchema, entry, idOf(entry) ?? idOf(raw));
      this.claim(entry);
      const flow = this.inner(entry, around);
      if (lane) this.left(flow, entry, around.levels, lane.title);
      return lane && { ...lane, flow };
    });
    return head && { ...head, lanes: lanes.filter((lane) => lane !== null) };
  }

  private loop(raw: Raw, around: Around): Block | null {
    const head = this.shape(loopSchema, raw);
    const flow = this.inner(raw, { ...around, inLoop: true });
    if (!head) return null;
    this.left(flow, raw, around.levels, head.loop);
    const block = { ...head, flow };
    checkLoop({ ...this.subject(raw, around), block });
    return block;
  }

  private inner(raw: unknown, around: Around): readonly Block[] {
    const list = isMap(raw) ? listIn(raw, 'flow') : [];
    return this.flow(list, { ...around, depth: around.depth + 1 });
  }
}

/** The levels that a block or plan names; all when it names none, or none that there is (its shape is told apart). */
function levelsIn(raw: Raw): readonly Profile[] {
  const named = listIn(raw, 'profiles');
  const known = PROFILES.filter((profile) => named.includes(profile));
  return known.length === 0 ? PROFILES : known;
}

function idOf(raw: unknown): string | undefined {
  return isMap(raw) && typeof raw.id === 'string' ? raw.id.slice(0, 60) : undefined;
}

/** Reads the plan in `findings.source`; null when something was found, which `findings` then holds. */
export function readPlan(findings: Findings, tables: PlanTables): WorkPlan | null {
  const raw = findings.source.value;
  const head = findings.shape(planSchema, raw);
  const list = isMap(raw) ? listIn(raw, 'flow') : [];
  const reader = new PlanReader(findings, tablesOf(tables));
  const levels = isMap(raw) ? levelsIn(raw) : PROFILES;
  const flow = reader.flow(list, { depth: 0, inLoop: false, levels });
  if (head && isMap(raw)) reader.left(flow, raw, levels, head.title);
  const last = flow.at(-1);
  const isWhole = flow.length === list.length;
  if (head && isWhole && !(last && isEnd(last)))
    findings.add('no_end', raw, list.length > 0 ? ['flow', list.length - 1] : ['flow']);
  return head && !findings.any ? { ...head, flow } : null;
}
