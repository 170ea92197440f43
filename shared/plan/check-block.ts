/** What must hold for one block besides its shape: the ids it names, its texts, its clock and its basis. */
import { isReport } from './blocks';
import type { Findings } from './findings';
import { factNames, parseFact } from './machine/expr';
import { MAX_INSTRUCTION, PROFILES } from './schema';
import type {
  Choice,
  FactType,
  Loop,
  Obligation,
  Party,
  PlanTables,
  ReportStep,
  Step,
  Tick,
  Wait,
} from './types';

export type Tables = {
  readonly posts: ReadonlySet<string>;
  readonly parties: ReadonlyMap<string, Party>;
  readonly facts: ReadonlyMap<string, FactType>;
  readonly obligations: ReadonlyMap<string, Obligation>;
};
/** A block with the value it was read from and what is around it. */
export type Subject<B> = {
  readonly findings: Findings;
  readonly tables: Tables;
  readonly raw: unknown;
  readonly block: B & { readonly id: string };
  readonly inLoop: boolean;
};

export function tablesOf(tables: PlanTables): Tables {
  return {
    posts: new Set(tables.posts.map((row) => row.id)),
    parties: new Map(tables.parties.map((row) => [row.id, row])),
    facts: new Map(tables.facts.map((row) => [row.id, row.type])),
    obligations: new Map(tables.obligations.map((row) => [row.id, row])),
  };
}

function checkPost({ findings, tables, raw, block }: Subject<object>, key: 'post' | 'by', id: string): void {
  if (!tables.posts.has(id)) findings.addUnknown('unknown_post', raw, [key], id, tables.posts, block.id);
}

function checkParty(
  { findings, tables, raw, block }: Subject<object>,
  path: readonly PropertyKey[],
  id: string,
): void {
  if (tables.parties.has(id)) return;
  findings.addUnknown('unknown_party', raw, path, id, tables.parties.keys(), block.id);
}

/** Braces must name parties, and the text must fit the screen at each of the three levels. */
function checkInstruction({ findings, tables, raw, block }: Subject<object>, text: string | undefined): void {
  if (text === undefined) return;
  const path = ['instruction'];
  const names = [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? '');
  const unknown = names.find((name) => !tables.parties.has(name));
  if (unknown !== undefined) {
    findings.addUnknown('unknown_placeholder', raw, path, unknown, tables.parties.keys(), block.id);
    return;
  }
  const lengths = PROFILES.map((profile) => {
    const shown = text.replace(
      /\{(\w+)\}/g,
      (_, id: string) => tables.parties.get(id)?.by_level[profile] ?? '',
    );
    return [...shown].length;
  });
  const actual = Math.max(...lengths);
  const params = { key: 'instruction', actual, max: MAX_INSTRUCTION };
  if (actual > MAX_INSTRUCTION) findings.add('too_long', raw, path, params, block.id);
}

function checkBasis({
  findings,
  raw,
  block,
}: Subject<{ readonly basis?: string; readonly source?: string }>): void {
  const isSourced = block.source !== undefined && /S\d|（S）/.test(block.source);
  if (block.basis === 'law' && !isSourced)
    findings.add(
      'law_without_source',
      raw,
      block.source === undefined ? ['basis'] : ['source'],
      {},
      block.id,
    );
}

function checkClock({ findings, raw, block, inLoop }: Subject<{ readonly clock: string }>): void {
  if (inLoop && block.clock === 'receipt') findings.add('receipt_in_loop', raw, ['clock'], {}, block.id);
}

function checkObligation({ findings, tables, raw, block, inLoop }: Subject<ReportStep>): void {
  const id = block.obligation;
  const duty = tables.obligations.get(id);
  const path = ['obligation'];
  if (!duty) {
    findings.addUnknown('unknown_obligation', raw, path, id, tables.obligations.keys(), block.id);
    return;
  }
  if (inLoop && duty.clock === 'receipt')
    findings.add('obligation_receipt_in_loop', raw, path, { id }, block.id);
  if (!inLoop && duty.clock === 'last_report')
    findings.add('last_report_outside', raw, path, { id }, block.id);
  if (duty.basis !== block.basis) {
    const params = { id, basis: block.basis, wanted: duty.basis };
    findings.add('basis_differs', raw, ['basis'], params, block.id);
  }
}

/** What each type of field may carry besides its label; the fact it feeds must be of its kind. */
function checkTick(subject: Subject<Step>, tick: Tick, path: readonly PropertyKey[]): void {
  const { findings, tables, raw, block } = subject;
  const add = (code: string, key: string, params: Readonly<Record<string, string | number>> = {}) =>
    findings.add(code, raw, [...path, key], { key, field: tick.field, ...params }, block.id);
  if (tick.type === 'select' && tick.options === undefined) add('select_without_options', 'type');
  if (tick.type !== 'select' && tick.options !== undefined) add('options_not_here', 'options');
  tick.options?.forEach((option, index) => {
    if (tick.options?.indexOf(option) !== index)
      findings.add('tick_options_alike', raw, [...path, 'options', index], { when: option }, block.id);
  });
  for (const key of ['unit', 'min', 'max'] as const)
    if (tick[key] !== undefined && tick.type !== 'number') add('number_key_not_here', key);
  const min = tick.min ?? 0;
  if (tick.max !== undefined && min > tick.max) add('tick_bounds', 'max', { min, max: tick.max });
  if (tick.fact === undefined) return;
  const type = tables.facts.get(tick.fact);
  const fits = type === 'bool' ? tick.type === 'check' : tick.type === 'number';
  if (type === undefined)
    findings.addUnknown(
      'unknown_tick_fact',
      raw,
      [...path, 'fact'],
      tick.fact,
      tables.facts.keys(),
      block.id,
    );
  else if (!fits)
    add('tick_fact_type', 'fact', { id: tick.fact, type: type === 'bool' ? 'check' : 'number' });
}

export function checkStep(subject: Subject<Step>): void {
  const { findings, raw, block } = subject;
  checkPost(subject, 'post', block.post);
  checkInstruction(subject, block.instruction);
  checkBasis(subject);
  block.ticks.forEach(({ field }, index) => {
    const first = block.ticks.findIndex((tick) => tick.field === field);
    if (first < index) findings.add('repeated_tick', raw, ['ticks', index, 'field'], { id: field }, block.id);
  });
  block.ticks.forEach((tick, index) => {
    checkTick(subject, tick, ['ticks', index]);
  });
  if (isReport(block)) {
    checkObligation({ ...subject, block });
    return;
  }
  checkClock({ ...subject, block });
  block.to?.forEach((id, index) => {
    checkParty(subject, ['to', index], id);
    if (block.to?.indexOf(id) !== index) findings.add('repeated_party', raw, ['to', index], { id }, block.id);
  });
}

function checkFact(subject: Subject<object>, path: readonly PropertyKey[], text: string | undefined): void {
  if (text === undefined) return;
  const { findings, tables, raw, block } = subject;
  const parsed = parseFact(text);
  if (!parsed.ok) {
    findings.add('bad_fact', raw, path, { at: parsed.at + 1, found: parsed.found }, block.id);
    return;
  }
  for (const name of factNames(parsed.expression)) {
    if (!tables.facts.has(name))
      findings.addUnknown('unknown_fact', raw, path, name, tables.facts.keys(), block.id);
  }
}

/** The options may be fewer than were written when one of them has findings of its own. */
export function checkChoice(subject: Subject<Choice>): void {
  const { findings, raw, block } = subject;
  checkPost(subject, 'by', block.by);
  if (block.decided_by !== undefined) checkParty(subject, ['decided_by'], block.decided_by);
  checkInstruction(subject, block.instruction);
  checkBasis(subject);
  checkClock(subject);
  checkFact(subject, ['fact'], block.fact);
  block.options.forEach((option, index) => {
    checkFact(subject, ['options', index, 'fact'], option.fact);
    const { when } = option;
    const first = block.options.findIndex((other) => other.when === when);
    if (first < index) findings.add('options_alike', raw, ['options', index, 'when'], { when }, block.id);
  });
}

export function checkLoop(subject: Subject<Loop>): void {
  checkPost(subject, 'by', subject.block.by);
  const decider = subject.block.decided_by;
  if (decider !== undefined) checkParty(subject, ['decided_by'], decider);
}

/** A wait names one thing to wait for: two would leave open which of them counts. */
export function checkWait(subject: Subject<Wait>): void {
  const { findings, raw, block } = subject;
  checkPost(subject, 'by', block.by);
  checkInstruction(subject, block.instruction);
  checkFact(subject, ['fact'], block.fact);
  const keys = (['for', 'at', 'fact'] as const).filter((key) => block[key] !== undefined);
  const [, second] = keys;
  if (keys.length === 0) findings.add('wait_for_nothing', raw, ['wait'], {}, block.id);
  else if (second !== undefined)
    findings.add('wait_for_two', raw, [second], { keys: keys.join(', ') }, block.id);
}

export function checkSpawn(subject: Subject<{ readonly instruction?: string }>): void {
  checkInstruction(subject, subject.block.instruction);
}
