/** What must hold for one block besides its shape: the ids it names, its texts, its clock and its basis. */
import { isReport } from './blocks';
import type { Findings } from './findings';
import { factNames, parseFact } from './machine/expr';
import { MAX_INSTRUCTION, PROFILES } from './schema';
import type { Choice, Loop, Obligation, Party, PlanTables, ReportStep, Step } from './types';

export type Tables = {
  readonly posts: ReadonlySet<string>;
  readonly parties: ReadonlyMap<string, Party>;
  readonly facts: ReadonlySet<string>;
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
    facts: new Set(tables.facts.map((row) => row.id)),
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

export function checkStep(subject: Subject<Step>): void {
  const { findings, raw, block } = subject;
  checkPost(subject, 'post', block.post);
  checkInstruction(subject, block.instruction);
  checkBasis(subject);
  block.ticks.forEach(({ field }, index) => {
    const first = block.ticks.findIndex((tick) => tick.field === field);
    if (first < index) findings.add('repeated_tick', raw, ['ticks', index, 'field'], { id: field }, block.id);
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
    if (!tables.facts.has(name)) findings.addUnknown('unknown_fact', raw, path, name, tables.facts, block.id);
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

export function checkSpawn(subject: Subject<{ readonly instruction?: string }>): void {
  checkInstruction(subject, subject.block.instruction);
}
