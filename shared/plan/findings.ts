/** Collects what is wrong in one file and turns it into problems with a place and words. */
import type { z } from 'zod';
import { nearest, problemWords } from './problem-words';
import type { PlanProblem } from './types';
import type { Finding, Place, YamlSource } from './yaml-source';

/** Enough to work with; a file with more is better mended in steps. */
const MAX_PROBLEMS = 50;

type Params = Readonly<Record<string, string | number>>;
type Issue = z.core.$ZodIssue;

const WANTED: Readonly<Record<string, readonly [zh: string, en: string]>> = {
  string: ['文字', 'text'],
  // all numbers of the format are whole
  number: ['整数', 'a whole number'],
  int: ['整数', 'a whole number'],
  boolean: [' true 或 false', 'true or false'],
  array: ['列表', 'a list'],
  object: ['“键: 值”的一组内容', 'a group of "key: value" lines'],
};

export class Findings {
  private readonly list: Finding[] = [];
  readonly source: YamlSource;
  constructor(source: YamlSource, before: readonly Finding[]) {
    this.source = source;
    this.list.push(...before);
  }

  get any(): boolean {
    return this.list.length > 0;
  }

  /** `path` leads from `root` (a value that was read) to what is wrong. */
  add(
    code: string,
    root: unknown,
    path: readonly PropertyKey[] = [],
    params: Params = {},
    block?: string,
  ): void {
    const offset = this.source.offsetOf(root, path);
    this.list.push({ offset, code, params, ...(block === undefined ? {} : { block }) });
  }

  /** An id that is in no table; a close one is offered. */
  addUnknown(
    code: string,
    root: unknown,
    path: readonly PropertyKey[],
    id: string,
    known: Iterable<string>,
    block?: string,
  ): void {
    const near = nearest(id, known);
    this.add(code, root, path, { id, ...(near === undefined ? {} : { near }) }, block);
  }

  /**
   * Checks a value against its shape. What comes back has the values of the schema; null means something was found.
   * `special` may give a code of its own to a key that does not belong here.
   */
  shape<T>(
    schema: z.ZodType<T>,
    raw: unknown,
    block?: string,
    special: (key: string) => { readonly code: string; readonly params?: Params } | null = () => null,
  ): T | null {
    const result = schema.safeParse(raw);
    if (result.success) return result.data;
    for (const issue of result.error.issues) {
      if (issue.code === 'unrecognized_keys') this.unrecognized(schema, raw, issue, block, special);
      else this.issue(raw, issue, block);
    }
    return null;
  }

  private unrecognized(
    schema: z.ZodType,
    raw: unknown,
    issue: Issue & { readonly code: 'unrecognized_keys' },
    block: string | undefined,
    special: (key: string) => { readonly code: string; readonly params?: Params } | null,
  ): void {
    const shape = 'shape' in schema && issue.path.length === 0 ? Object.keys(schema.shape as object) : [];
    for (const key of issue.keys) {
      const own = issue.path.length === 0 ? special(key) : null;
      const near = nearest(key, shape);
      this.list.push({
        offset: this.source.offsetOfKey(raw, issue.path, key),
        code: own?.code ?? 'unknown_key',
        params: { key, ...(near === undefined ? {} : { near }), ...own?.params },
        ...(block === undefined ? {} : { block }),
      });
    }
  }

  private issue(raw: unknown, issue: Issue, block: string | undefined): void {
    const { code, params } = issueWords(raw, issue);
    this.add(code, raw, issue.path, { key: keyIn(issue.path), ...params }, block);
  }

  problems(file: string): readonly PlanProblem[] {
    return toProblems(this.list, file, this.source.placeOf);
  }
}

/** The nearest name on the way to the value: `ticks › label`, not the number of the entry. */
function keyIn(path: readonly PropertyKey[]): string {
  return String(path.findLast((step) => typeof step === 'string') ?? '');
}

function valueAt(raw: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, step) =>
      typeof value === 'object' && value !== null ? (value as Record<PropertyKey, unknown>)[step] : undefined,
    raw,
  );
}

function issueWords(raw: unknown, issue: Issue): { readonly code: string; readonly params?: Params } {
  switch (issue.code) {
    case 'custom': {
      const { code, ...params } = (issue.params ?? {}) as Params;
      return { code: String(code ?? 'wrong_type'), params };
    }
    case 'invalid_type': {
      if (valueAt(raw, issue.path) === undefined) return { code: 'missing_key' };
      const [wantedZh, wanted] = WANTED[issue.expected] ?? [issue.expected, issue.expected];
      if (issue.path.length === 0) return { code: 'not_a_map' };
      return { code: 'wrong_type', params: { wantedZh, wanted } };
    }
    case 'invalid_value': {
      if (valueAt(raw, issue.path) === undefined) return { code: 'missing_key' };
      return { code: 'not_listed', params: { values: issue.values.map(String).join(', ') } };
    }
    case 'too_big':
      if (issue.origin === 'array') return { code: 'too_many', params: { max: Number(issue.maximum) } };
      return { code: 'number_range', params: { min: 1, max: Number(issue.maximum) } };
    case 'too_small':
      if (issue.origin === 'array') return { code: 'too_few', params: { min: Number(issue.minimum) } };
      return { code: 'number_range', params: { min: Number(issue.minimum), max: 86_400 } };
    default:
      return { code: 'wrong_type', params: { wantedZh: '另一种写法', wanted: 'written differently' } };
  }
}

/** Findings in the order of the file, worded. */
export function toProblems(
  findings: readonly Finding[],
  file: string,
  placeOf: (offset: number) => Place,
): readonly PlanProblem[] {
  return [...findings]
    .sort((a, b) => a.offset - b.offset)
    .slice(0, MAX_PROBLEMS)
    .map(({ offset, code, params = {}, block }) => ({
      file,
      ...placeOf(offset),
      ...(block === undefined ? {} : { block }),
      code,
      ...problemWords(code, params),
    }));
}
