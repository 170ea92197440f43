/**
 * Expressions on facts, as plans write them: `dead + missing >= 3 or sensitive`. Numbers, fact names, + and -, one
 * comparison, not, and, or, parentheses; `not` binds looser than a comparison, as in the language they were written
 * for. They only ever propose: nothing is chosen by the program.
 */
import type { Choice, Facts } from '../types';
import { own } from './state';

export type FactExpression =
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'fact'; readonly name: string }
  | { readonly kind: 'not'; readonly of: FactExpression }
  | { readonly kind: Binary; readonly left: FactExpression; readonly right: FactExpression };
type Comparison = '<' | '<=' | '>' | '>=' | '==' | '!=';
type Binary = 'and' | 'or' | '+' | '-' | Comparison;

/** `at` = index of the character that cannot stand there, `found` = what stands there ('' at the end). */
export type FactParse =
  | { readonly ok: true; readonly expression: FactExpression }
  | { readonly ok: false; readonly at: number; readonly found: string };

const MAX_LENGTH = 200;
const MAX_DEPTH = 20;
const TOKEN = /\s*(?:(\d+(?:\.\d+)?)|([a-z_][a-z0-9_]*)|(<=|>=|==|!=|[<>()+-])|(\S))/gy;
const COMPARISONS: readonly string[] = ['<', '<=', '>', '>=', '==', '!='];

type Token = { readonly text: string; readonly at: number; readonly type: 'number' | 'word' | 'sign' };
type Place = { readonly text: string; readonly at: number };
class Unexpected {
  readonly token: Place;
  constructor(token: Place) {
    this.token = token;
  }
}

function tokens(text: string): readonly Token[] {
  const found: Token[] = [];
  for (const match of text.matchAll(TOKEN)) {
    const [whole, number, word, sign, other] = match;
    const piece = number ?? word ?? sign ?? other ?? '';
    const at = match.index + whole.length - piece.length;
    if (other !== undefined) throw new Unexpected({ text: other, at });
    found.push({ text: piece, at, type: number ? 'number' : word ? 'word' : 'sign' });
  }
  return found;
}

/** Recursive descent over the tokens of one expression; lives for one call of parseFact. */
class Reader {
  private next = 0;
  private depth = 0;
  private readonly list: readonly Token[];
  private readonly length: number;
  constructor(list: readonly Token[], length: number) {
    this.list = list;
    this.length = length;
  }

  whole(): FactExpression {
    const expression = this.chain('or', () => this.chain('and', () => this.negation()));
    const rest = this.list[this.next];
    if (rest) throw new Unexpected(rest);
    return expression;
  }

  private take(...texts: readonly string[]): string | null {
    const token = this.list[this.next];
    if (!token || !texts.includes(token.text)) return null;
    this.next += 1;
    return token.text;
  }

  private fail(): never {
    throw new Unexpected(this.list[this.next] ?? { text: '', at: this.length });
  }

  private chain(word: 'or' | 'and', part: () => FactExpression): FactExpression {
    let left = part();
    while (this.take(word)) left = { kind: word, left, right: part() };
    return left;
  }

  private negation(): FactExpression {
    if (this.depth >= MAX_DEPTH) this.fail();
    this.depth += 1;
    const expression: FactExpression = this.take('not')
      ? { kind: 'not', of: this.negation() }
      : this.comparison();
    this.depth -= 1;
    return expression;
  }

  private comparison(): FactExpression {
    const left = this.sum();
    const sign = this.take(...COMPARISONS) as Comparison | null;
    if (sign === null) return left;
    const expression: FactExpression = { kind: sign, left, right: this.sum() };
    // a < b < c reads as two different things in two languages, so it is not part of this one
    if (COMPARISONS.includes(this.list[this.next]?.text ?? '')) this.fail();
    return expression;
  }

  private sum(): FactExpression {
    let left = this.atom();
    for (let sign = this.take('+', '-'); sign !== null; sign = this.take('+', '-')) {
      left = { kind: sign as '+' | '-', left, right: this.atom() };
    }
    return left;
  }

  private atom(): FactExpression {
    if (this.take('(')) {
      const inner = this.chain('or', () => this.chain('and', () => this.negation()));
      if (!this.take(')')) this.fail();
      return inner;
    }
    const token = this.list[this.next];
    if (!token || token.type === 'sign' || ['and', 'or', 'not'].includes(token.text)) this.fail();
    this.next += 1;
    return token.type === 'number'
      ? { kind: 'number', value: Number(token.text) }
      : { kind: 'fact', name: token.text };
  }
}

/** Reads an expression. Never throws: what cannot be read comes back with the place of the first wrong character. */
export function parseFact(text: string): FactParse {
  if (text.length > MAX_LENGTH)
    return { ok: false, at: MAX_LENGTH, found: text.slice(MAX_LENGTH, MAX_LENGTH + 1) };
  try {
    return { ok: true, expression: new Reader(tokens(text), text.length).whole() };
  } catch (error) {
    if (error instanceof Unexpected) return { ok: false, at: error.token.at, found: error.token.text };
    throw error;
  }
}

/** The facts an expression speaks of. */
export function factNames(expression: FactExpression): ReadonlySet<string> {
  if (expression.kind === 'fact') return new Set([expression.name]);
  if (expression.kind === 'number') return new Set();
  if (expression.kind === 'not') return factNames(expression.of);
  return new Set([...factNames(expression.left), ...factNames(expression.right)]);
}

function amount(expression: FactExpression, facts: Facts): number {
  if (expression.kind === 'number') return expression.value;
  if (expression.kind === 'fact') return Number(own(facts, expression.name) ?? 0) || 0;
  if (expression.kind === 'not') return amount(expression.of, facts) === 0 ? 1 : 0;
  const left = amount(expression.left, facts);
  const right = amount(expression.right, facts);
  switch (expression.kind) {
    case 'and':
      return Number(left !== 0 && right !== 0);
    case 'or':
      return Number(left !== 0 || right !== 0);
    case '+':
      return left + right;
    case '-':
      return left - right;
    case '<':
      return Number(left < right);
    case '<=':
      return Number(left <= right);
    case '>':
      return Number(left > right);
    case '>=':
      return Number(left >= right);
    case '==':
      return Number(left === right);
    case '!=':
      return Number(left !== right);
  }
}

/** True or false under these facts; an unknown fact counts as 0 or false (format, head of work plans). */
export function evaluateFact(expression: FactExpression, facts: Facts): boolean {
  return amount(expression, facts) !== 0;
}

/** Whether an expression of a plan is true under these facts; one that cannot be read, or is not there, is not. */
export function holds(text: string | undefined, facts: Facts): boolean {
  if (text === undefined) return false;
  const parsed = parseFact(text);
  return parsed.ok && evaluateFact(parsed.expression, facts);
}

/**
 * The option to propose, or null. The choice's own `fact` speaks for the first option; an option's `fact` for that
 * option; the first that is true, top down, is proposed. A person decides.
 */
export function proposeOption(choice: Choice, facts: Facts): number | null {
  const index = choice.options.findIndex(
    (option, position) => holds(option.fact, facts) || (position === 0 && holds(choice.fact, facts)),
  );
  return index < 0 ? null : index;
}
