/** What people are supposed to do in a simulation: the file that `plans simulate --choices` reads, see resources/work-plans/SIMULATION.md. */
import { z } from 'zod';
import { isChoice, isEnd, isLoop, isSpawn, isStep, planIndex } from '../blocks';
import { Findings, toProblems } from '../findings';
import { nearest } from '../problem-words';
import type { Choice, Facts, PlanProblem, PlanTables, Profile, WorkPlan } from '../types';
import { readYaml } from '../yaml-source';

/** A year: longer than any plan is followed in one go. */
const MAX_MINUTES = 525_600;
const MAX_ROUNDS = 200;

const minutes = z.int().min(0).max(MAX_MINUTES);
const option = z.union([z.int().min(1).max(20), z.string().min(1).max(60)]);
const byBlock = <T extends z.ZodType>(value: T) => z.record(z.string().max(80), value);
const opt = z.exactOptional;

const fileSchema = z.strictObject({
  simulation: z.literal(1),
  profile: opt(z.enum(['county', 'city', 'province'])),
  received: opt(z.string().max(40)),
  started_after: opt(minutes),
  pace: opt(z.union([minutes, z.literal('limit')])),
  facts: opt(byBlock(z.union([z.number(), z.boolean()]))),
  choices: opt(byBlock(z.union([option, z.array(option).min(1).max(MAX_ROUNDS)]))),
  rounds: opt(byBlock(z.int().min(1).max(MAX_ROUNDS))),
  after: opt(byBlock(minutes)),
  skip: opt(byBlock(z.string().min(1).max(200))),
  silent: opt(byBlock(z.array(z.string().max(60)).min(1).max(20))),
  chases: opt(z.int().min(0).max(100)),
  end: opt(z.string().max(80)),
  stop_after: opt(minutes),
});

/** Every option of a simulation with its default put in. Minutes are whole; block ids are the plan's own. */
export type Choices = {
  readonly profile: Profile;
  /** 接报时刻, UTC ms */
  readonly receivedAt: number;
  readonly startedAfter: number;
  /** minutes from the moment at which something can be done until it is done; `limit` = at the last moment that is in time */
  readonly pace: number | 'limit';
  readonly facts: Facts;
  /** option by index from 0, one for each round in turn; the last one holds for all later rounds */
  readonly options: ReadonlyMap<string, readonly number[]>;
  readonly rounds: ReadonlyMap<string, number>;
  readonly after: ReadonlyMap<string, number>;
  readonly skip: ReadonlyMap<string, string>;
  /** parties that never report back or answer */
  readonly silent: ReadonlyMap<string, readonly string[]>;
  /** how often a silent party is chased before it is left */
  readonly chases: number;
  readonly end: string | null;
  readonly stopAfter: number;
};
export type ChoicesResult =
  | { readonly ok: true; readonly choices: Choices }
  | { readonly ok: false; readonly problems: readonly PlanProblem[] };

/** 2026-01-01 00:00 in the room's zone: a simulation without a date always gives the same trace. */
const DEFAULT_RECEIVED = Date.UTC(2025, 11, 31, 16);
/** 90 days: longer than the watch over casualties (30 days) and all reports after it. */
const NINETY_DAYS = 129_600;

/** `2026-09-12 02:38` in the room's zone, or a full ISO moment; null when it is neither. */
function momentOf(text: string): number | null {
  const local = /^\d{4}-\d\d-\d\d[ T]\d\d:\d\d$/.test(text);
  const at = Date.parse(local ? `${text.replace(' ', 'T')}+08:00` : text);
  return Number.isNaN(at) || !/^\d{4}-\d\d-\d\d/.test(text) ? null : at;
}

type Kind = 'choices' | 'rounds' | 'after' | 'skip' | 'silent' | 'end';
const FITS: Readonly<Record<Kind, (plan: WorkPlan, id: string) => boolean>> = {
  choices: (plan, id) => fits(plan, id, isChoice),
  rounds: (plan, id) => fits(plan, id, isLoop),
  after: (plan, id) => planIndex(plan).has(id),
  skip: (plan, id) => fits(plan, id, (block) => isStep(block) || isSpawn(block)),
  silent: (plan, id) => fits(plan, id, (block) => isStep(block) && 'to' in block),
  end: (plan, id) => fits(plan, id, isEnd),
};
function fits(plan: WorkPlan, id: string, test: (block: Parameters<typeof isChoice>[0]) => boolean): boolean {
  const place = planIndex(plan).get(id);
  return place !== undefined && test(place.block);
}

type Raw = z.infer<typeof fileSchema>;

function checkIds(findings: Findings, raw: Raw, plan: WorkPlan): void {
  const root = findings.source.value;
  for (const kind of ['choices', 'rounds', 'after', 'skip', 'silent'] as const) {
    const known = [...planIndex(plan).keys()].filter((id) => FITS[kind](plan, id));
    for (const id of Object.keys(raw[kind] ?? {})) {
      if (!FITS[kind](plan, id)) findings.addUnknown('unknown_block', root, [kind, id], id, known);
    }
  }
  if (raw.end !== undefined && !FITS.end(plan, raw.end)) {
    const known = [...planIndex(plan).keys()].filter((id) => FITS.end(plan, id));
    findings.addUnknown('unknown_block', root, ['end'], raw.end, known);
  }
}

function checkNames(findings: Findings, raw: Raw, plan: WorkPlan, tables: PlanTables): void {
  const root = findings.source.value;
  const facts = tables.facts.map((fact) => fact.id);
  for (const id of Object.keys(raw.facts ?? {})) {
    if (!facts.includes(id)) findings.addUnknown('unknown_fact', root, ['facts', id], id, facts);
  }
  for (const [id, parties] of Object.entries(raw.silent ?? {})) {
    const block = planIndex(plan).get(id)?.block;
    const known = block !== undefined && 'to' in block ? (block.to ?? []) : [];
    parties.forEach((party, index) => {
      if (!known.includes(party))
        findings.addUnknown('unknown_party', root, ['silent', id, index], party, known);
    });
  }
}

/** The index of an option named by its number from 1 or by its words in either language; -1 when there is none. */
function indexOf(choice: Choice, wanted: string | number): number {
  if (typeof wanted === 'number') return wanted <= choice.options.length ? wanted - 1 : -1;
  return choice.options.findIndex((one) => one.when === wanted || one.when_en === wanted);
}

function readOptions(findings: Findings, raw: Raw, plan: WorkPlan): ReadonlyMap<string, readonly number[]> {
  const options = new Map<string, readonly number[]>();
  for (const [id, value] of Object.entries(raw.choices ?? {})) {
    const block = planIndex(plan).get(id)?.block;
    if (block === undefined || !isChoice(block)) continue;
    const list = Array.isArray(value) ? value : [value];
    const found = list.map((wanted) => indexOf(block, wanted));
    found.forEach((index, place) => {
      if (index >= 0) return;
      const words = block.options.map((one) => one.when);
      const wanted = String(list[place]);
      const near = nearest(wanted, words);
      findings.add(
        'unknown_option',
        findings.source.value,
        ['choices', id, ...(Array.isArray(value) ? [place] : [])],
        {
          id: wanted,
          values: words.join('、'),
          ...(near === undefined ? {} : { near }),
        },
      );
    });
    options.set(id, found);
  }
  return options;
}

const mapOf = <T>(record: Readonly<Record<string, T>> | undefined): ReadonlyMap<string, T> =>
  new Map(Object.entries(record ?? {}));

/**
 * Reads the choices for one plan; `planAt` gives it as it is worked at a level, its sub-plans in their places. Never throws; every
 * problem with its line and column and what to do. An empty text is a simulation in which everything is left to its default.
 */
export function parseChoices(
  text: string,
  file: string,
  planAt: (profile: Profile) => WorkPlan,
  tables: PlanTables,
): ChoicesResult {
  const read = readYaml(text.trim() === '' ? 'simulation: 1' : text);
  if (!read.ok) return { ok: false, problems: toProblems(read.findings, file, read.placeOf) };
  const findings = new Findings(read.source, read.findings);
  const raw = findings.shape(fileSchema, read.source.value);
  if (raw === null) return { ok: false, problems: findings.problems(file) };
  const plan = planAt(raw.profile ?? 'county');
  checkIds(findings, raw, plan);
  checkNames(findings, raw, plan, tables);
  const options = readOptions(findings, raw, plan);
  const receivedAt = raw.received === undefined ? DEFAULT_RECEIVED : momentOf(raw.received);
  if (receivedAt === null) findings.add('bad_moment', read.source.value, ['received']);
  if (findings.any || receivedAt === null) return { ok: false, problems: findings.problems(file) };
  return {
    ok: true,
    choices: {
      profile: raw.profile ?? 'county',
      receivedAt,
      startedAfter: raw.started_after ?? 0,
      pace: raw.pace ?? 0,
      facts: raw.facts ?? {},
      options,
      rounds: mapOf(raw.rounds),
      after: mapOf(raw.after),
      skip: mapOf(raw.skip),
      silent: mapOf(raw.silent),
      chases: raw.chases ?? 3,
      end: raw.end ?? null,
      stopAfter: raw.stop_after ?? NINETY_DAYS,
    },
  };
}
