import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { zoned } from '../../shared/domain/time';
import type { Profile } from '../../shared/domain/vocabulary';
import { type PlanTables, parseTables } from '../../shared/plan';
import type { RuleBook, RuleWords } from '../../shared/rules/incident';
import type { Locale } from '../../shared/wording/labels';
import { shippedRules } from '../desk/rules/book';
import { type Context, needed } from './context';
import { refused } from './failure';
import { type CaseProblem, type IncidentCase, parseCase } from './incidentCase';
import { REFUSED } from './io';

/** The rules that ship with the console and the tables that they name. */
export type ShippedRules = { readonly book: RuleBook; readonly tables: PlanTables };

/** Reads what ships; a broken file is a failure that names file, line and column. */
export function rulesFor({ io }: Context): ShippedRules {
  const file = join(io.resources, 'work-plans', 'tables.yaml');
  const tables = parseTables(readFileSync(file, 'utf8'), file);
  const rules = shippedRules(io.resources);
  if (tables.ok && 'book' in rules) return { book: rules.book, tables: tables.tables };
  const problems = 'problems' in rules ? rules.problems : tables.ok ? [] : tables.problems;
  const lines = (locale: Locale): string =>
    problems.map((one) => `${one.file}:${one.line}:${one.column}: ${one[locale]}`).join('\n');
  throw refused(
    'rules_broken',
    `规则文件有误：\n${lines('zh')}`,
    `The rules cannot be read:\n${lines('en')}`,
  );
}

type Named = { readonly id: string; readonly zh: string; readonly en: string };
const wordsIn = (rows: readonly Named[], id: string): RuleWords => {
  const row = rows.find((one) => one.id === id);
  return { zh: row?.zh ?? id, en: row?.en ?? id };
};

/** What a duty and whom it goes to are called at a level. */
export function dutyNames(
  { book, tables }: ShippedRules,
  profile: Profile,
): (kind: string, recipient: string) => { readonly kindName: RuleWords; readonly recipientName: RuleWords } {
  const levels = new Map<string, Readonly<Partial<Record<Profile, string>>>>([
    ...tables.parties.map(({ id, by_level }) => [id, by_level] as const),
    ...book.recipients.map(({ id, byLevel }) => [id, byLevel] as const),
  ]);
  const recipients = [...tables.posts, ...tables.parties, ...book.recipients];
  const kinds = [...tables.obligations, ...book.kinds];
  return (kind, recipient) => {
    const { zh, en } = wordsIn(recipients, recipient);
    return {
      kindName: wordsIn(kinds, kind),
      recipientName: { zh: levels.get(recipient)?.[profile] ?? zh, en },
    };
  };
}

export type Asked =
  | { readonly ok: true; readonly facts: IncidentCase }
  | { readonly ok: false; readonly problems: readonly CaseProblem[] };

/** The case that --facts names. A file that cannot be read is a problem of the whole. */
export function caseFor(context: Context): Asked {
  const name = needed(context, 'facts');
  try {
    return parseCase(readFileSync(resolve(context.io.cwd, name), 'utf8'));
  } catch (error) {
    const why = (error as NodeJS.ErrnoException).code ?? (error as Error).message;
    const words = { zh: `${name} 读不了（${why}）。`, en: `${name} cannot be read (${why}).` };
    return { ok: false, problems: [{ field: 'facts', code: 'unreadable', ...words }] };
  }
}

/** Malformed facts: each field with what is wrong; exit 1. */
export async function tellProblems(context: Context, problems: readonly CaseProblem[]): Promise<number> {
  const { io, json, locale } = context;
  if (json) await io.stdout(`${JSON.stringify({ ok: false, problems })}\n`);
  for (const problem of problems) io.stderr(`${problem[locale]}\n`);
  return REFUSED;
}

const two = (value: number): string => String(value).padStart(2, '0');

/** `2026-09-12T02:38:00+08:00` */
export function roomIso(at: number): string {
  const { year, month, day, hour, minute, second } = zoned(at);
  return `${year}-${two(month)}-${two(day)}T${two(hour)}:${two(minute)}:${two(second)}+08:00`;
}
