import type { z } from 'zod';
import type { Profile } from '../../domain/vocabulary';
import { Findings, toProblems } from '../../plan/findings';
import type { PlanProblem, PlanTables } from '../../plan/types';
import { readYaml } from '../../plan/yaml-source';
import { type Context, type Entry, type Loaded, sourceOf } from './context';
import { readCounting, readGrade, readHint } from './readGrades';
import { type ReadRow, readLimit, readMatrixRow } from './readLimits';
import {
  countingSchema,
  fileSchema,
  gradeSchema,
  hintSchema,
  kindSchema,
  limitSchema,
  matrixRowSchema,
  matrixSchema,
  type RawFile,
  recipientSchema,
  sourceSchema,
} from './schema';
import type { RuleBook, RuleProblem, RulesResult } from './types';

export type RuleText = { readonly file: string; readonly text: string };
/** Ids that the rules may name besides their own: those of the work plans' tables. */
export type KnownNames = { readonly recipients: readonly string[]; readonly kinds: readonly string[] };

/** What the tables of the work plans know: posts and parties to report to, and obligations. */
export function namesIn(tables: PlanTables): KnownNames {
  return {
    recipients: [...tables.posts, ...tables.parties].map(({ id }) => id),
    kinds: tables.obligations.map(({ id }) => id),
  };
}

type ListKey = Exclude<keyof RawFile, 'version' | 'groups' | 'matrix'>;

function ruleIdIn(raw: unknown): string | undefined {
  const id = (raw as { readonly id?: unknown } | null)?.id;
  return typeof id === 'string' ? id : undefined;
}

function entriesOf<T>(loaded: readonly Loaded[], key: ListKey, schema: z.ZodType<T>): readonly Entry<T>[] {
  return loaded.flatMap((one) =>
    (one.raw[key] ?? []).flatMap((raw) => {
      const value = one.findings.shape(schema, raw, ruleIdIn(raw));
      return value === null ? [] : [{ loaded: one, raw, value }];
    }),
  );
}

function contextOf(loaded: readonly Loaded[], known: KnownNames | undefined) {
  const sources = entriesOf(loaded, 'sources', sourceSchema).map(({ value }) => sourceOf(value));
  const recipients = entriesOf(loaded, 'recipients', recipientSchema).map(({ value }) => ({
    id: value.id,
    zh: value.zh,
    en: value.en,
    byLevel: value.by_level ?? {},
  }));
  const kinds = entriesOf(loaded, 'kinds', kindSchema).map(({ value }) => value);
  const groups = loaded.flatMap(({ raw }) => Object.entries(raw.groups ?? {}));
  const names = (own: readonly { readonly id: string }[], others: readonly string[] | undefined) =>
    others === undefined ? null : new Set([...others, ...own.map(({ id }) => id)]);
  const context: Context = {
    sources: new Map(sources.map((source) => [source.id, source])),
    groups: new Map(groups),
    recipients: names(recipients, known?.recipients),
    kinds: names(kinds, known?.kinds),
    ids: new Map(),
  };
  return { context, sources, recipients, kinds };
}

function matricesOf(context: Context, loaded: readonly Loaded[]): readonly ReadRow[] {
  const seen = new Set<Profile>();
  return loaded.flatMap((one) => {
    if (one.raw.matrix === undefined) return [];
    const matrix = one.findings.shape(matrixSchema, one.raw.matrix);
    if (matrix === null) return [];
    if (seen.has(matrix.profile)) one.findings.add('matrix_twice', one.raw.matrix, ['profile']);
    seen.add(matrix.profile);
    return matrix.rows.flatMap((raw) => {
      const value = one.findings.shape(matrixRowSchema, raw, ruleIdIn(raw));
      if (value === null) return [];
      return readMatrixRow(context, matrix, { loaded: one, raw, value }) ?? [];
    });
  });
}

const problemOf = ({ block, ...problem }: PlanProblem): RuleProblem =>
  block === undefined ? problem : { ...problem, rule: block };

function load({ file, text }: RuleText): Loaded | readonly PlanProblem[] {
  const read = readYaml(text);
  if (!read.ok) return toProblems(read.findings, file, read.placeOf);
  const findings = new Findings(read.source, read.findings);
  const raw = findings.shape(fileSchema, read.source.value);
  return raw === null ? findings.problems(file) : { file, findings, raw };
}

function freeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    Object.values(value).forEach(freeze);
  }
  return value;
}

/**
 * Reads the files of resources/rules/ into one book. Never throws, whatever the texts; every problem names its file, line, column and, where it belongs to
 * one, the rule. With `known` recipients and kinds have to be among those or the files' own.
 */
export function parseRules(texts: readonly RuleText[], known?: KnownNames): RulesResult {
  const read = texts.map(load);
  const loaded = read.filter((one): one is Loaded => 'findings' in one);
  const unread = read.flatMap((one) => ('findings' in one ? [] : one));
  const { context, sources, recipients, kinds } = contextOf(loaded, known);
  const limits = (key: 'limits' | 'corrections') =>
    entriesOf(loaded, key, limitSchema).flatMap((entry) => readLimit(context, entry) ?? []);
  const matrices = matricesOf(context, loaded);
  const book: RuleBook = {
    sources,
    recipients,
    kinds,
    counting: entriesOf(loaded, 'counting', countingSchema).flatMap(
      (one) => readCounting(context, one) ?? [],
    ),
    grades: entriesOf(loaded, 'grades', gradeSchema).flatMap((one) => readGrade(context, one) ?? []),
    hints: entriesOf(loaded, 'hints', hintSchema).flatMap((one) => readHint(context, one) ?? []),
    limits: [...limits('limits'), ...limits('corrections'), ...matrices.flatMap((one) => one.limits)],
    matrix: matrices.map(({ row }) => row),
  };
  const found = loaded.flatMap(({ findings, file }) => findings.problems(file));
  const problems = [...unread, ...found].map(problemOf);
  return problems.length > 0 ? { ok: false, problems } : { ok: true, book: freeze(book) };
}
