import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseRules, type RuleBook, type RuleProblem, withOverrides } from '../../../shared/rules/incident';
import type { Db } from '../db/statement';
import { readSetting } from '../settings/read';

type Shipped = { readonly book: RuleBook } | { readonly problems: readonly RuleProblem[] };

const shippedByFolder = new Map<string, Shipped>();

/** The rules that ship with the console, read once per folder. Files that cannot be read are a problem, not an exception: an incident is recorded without them. */
export function shippedRules(resources: string): Shipped {
  const known = shippedByFolder.get(resources);
  if (known) return known;
  const read = readShipped(resources);
  shippedByFolder.set(resources, read);
  return read;
}

function readShipped(resources: string): Shipped {
  const folder = join(resources, 'rules');
  try {
    const texts = readdirSync(folder)
      .filter((name) => name.endsWith('.yaml'))
      .sort()
      .map((name) => ({ file: name, text: readFileSync(join(folder, name), 'utf8') }));
    const result = parseRules(texts);
    return result.ok ? { book: result.book } : { problems: result.problems };
  } catch (cause) {
    const detail = cause instanceof Error ? cause.message : String(cause);
    return {
      problems: [
        {
          file: folder,
          line: 1,
          column: 1,
          code: 'unreadable',
          zh: `规则文件读不出来：${detail}`,
          en: `The rule files cannot be read: ${detail}`,
        },
      ],
    };
  }
}

let latest: { readonly shipped: RuleBook; readonly overrides: string; readonly book: RuleBook } | undefined;

/**
 * The rules in force in this room: what ships with the console, changed as the room set it. A change that does not fit the shipped rules any more is
 * left out, so that the shipped rule holds. Null when the shipped files cannot be read.
 */
export function ruleBook(db: Db, resources: string): RuleBook | null {
  const shipped = shippedRules(resources);
  if (!('book' in shipped)) return null;
  const set = readSetting(db, 'incidentRules');
  const overrides = JSON.stringify(set);
  if (latest?.shipped === shipped.book && latest.overrides === overrides) return latest.book;
  const { book } = withOverrides(shipped.book, set);
  latest = { shipped: shipped.book, overrides, book };
  return book;
}
