import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { zoned } from '../../shared/domain/time';
import { parseTables } from '../../shared/plan';
import { namesIn, parseRules, type RuleBook } from '../../shared/rules/incident';
import { type Context, needed } from './context';
import { refused } from './failure';
import { type CaseProblem, type IncidentCase, parseCase } from './incidentCase';
import { REFUSED } from './io';

/** The rules that ship with the console, with the failure that a broken file is. */
export function rulesFor({ io }: Context): RuleBook {
  const folder = join(io.resources, 'rules');
  const textOf = (path: string): string => readFileSync(path, 'utf8');
  const texts = readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .sort()
    .map((file) => ({ file, text: textOf(join(folder, file)) }));
  const tables = parseTables(textOf(join(io.resources, 'work-plans', 'tables.yaml')), 'tables.yaml');
  const read = parseRules(texts, tables.ok ? namesIn(tables.tables) : undefined);
  if (read.ok) return read.book;
  const lines = (locale: 'zh' | 'en') =>
    read.problems.map((one) => `${one.file}:${one.line}:${one.column}: ${one[locale]}`).join('\n');
  throw refused(
    'rules_broken',
    `规则文件有误：\n${lines('zh')}`,
    `The rules cannot be read:\n${lines('en')}`,
  );
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
