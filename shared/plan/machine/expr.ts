import type { Choice, Facts } from '../types';

export type FactExpression =
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'fact'; readonly name: string }
  | { readonly kind: 'not'; readonly of: FactExpression }
  | {
      readonly kind: 'and' | 'or' | '+' | '-' | '<' | '<=' | '>' | '>=' | '==' | '!=';
      readonly left: FactExpression;
      readonly right: FactExpression;
    };
export type FactParse =
  | { readonly ok: true; readonly expression: FactExpression }
  | { readonly ok: false; readonly at: number; readonly found: string };

export function parseFact(_text: string): FactParse {
  throw new Error('not built yet');
}
export function evaluateFact(_expression: FactExpression, _facts: Facts): boolean {
  throw new Error('not built yet');
}
export function factNames(_expression: FactExpression): ReadonlySet<string> {
  throw new Error('not built yet');
}
export function proposeOption(_choice: Choice, _facts: Facts): number | null {
  throw new Error('not built yet');
}
