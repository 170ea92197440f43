import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseTables } from '../../../../shared/plan';
import {
  type ClockInput,
  type GradeInput,
  gradeOf,
  namesIn,
  parseRules,
  type RuleBook,
  type RuleText,
} from '../../../../shared/rules/incident';

const RESOURCES = resolve(import.meta.dirname, '../../../../resources');
export const RULES = join(RESOURCES, 'rules');

export const SHIPPED_TEXTS: readonly RuleText[] = readdirSync(RULES)
  .filter((name) => name.endsWith('.yaml'))
  .map((file) => ({ file, text: readFileSync(join(RULES, file), 'utf8') }));

const tables = parseTables(readFileSync(join(RESOURCES, 'work-plans', 'tables.yaml'), 'utf8'), 'tables.yaml');
if (!tables.ok) throw new Error(JSON.stringify(tables.problems));
export const NAMES = namesIn(tables.tables);

function shipped(): RuleBook {
  const read = parseRules(SHIPPED_TEXTS, NAMES);
  if (!read.ok) throw new Error(JSON.stringify(read.problems, null, 1));
  return read.book;
}
export const BOOK = shipped();

/** `2026-09-12 02:38` in the room's zone. */
export const at = (text: string): number => Date.parse(`${text.replace(' ', 'T')}:00+08:00`);
/** `09-12 02:38` of an instant in the room's zone. */
export const shown = (ms: number): string =>
  new Date(ms + 8 * 3_600_000).toISOString().slice(5, 16).replace('T', ' ');

export const NIGHT = at('2026-09-12 02:38');

type Asked = Partial<GradeInput> & Pick<GradeInput, 'type'>;
export const graded = (asked: Asked, book = BOOK) =>
  gradeOf(book, { figures: {}, flags: [], at: NIGHT, ...asked });

export const clockInput = (given: Partial<ClockInput>): ClockInput => ({
  profile: 'county',
  type: 'industry_trade',
  occurredAt: null,
  receivedAt: NIGHT,
  verifiedAt: null,
  grades: [],
  flags: [],
  figures: {},
  stableAt: null,
  until: (given.receivedAt ?? NIGHT) + 86_400_000,
  ...given,
});
