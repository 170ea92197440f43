/** A condition on facts as a person reads it. */
import type { FactExpression } from '../machine/expr';
import type { Locale, PlanTables } from '../types';

const WORDS: Readonly<Record<Locale, Readonly<Record<string, string>>>> = {
  zh: {
    ...{ and: '并且', or: '或者', '+': '＋', '-': '－', '<': '少于', '<=': '不超过', '>': '多于' },
    ...{ '>=': '达到', '==': '等于', '!=': '不等于' },
  },
  en: {
    ...{ and: 'and', or: 'or', '+': '+', '-': '-', '<': 'less than', '<=': 'at most', '>': 'more than' },
    ...{ '>=': 'at least', '==': 'equal to', '!=': 'not equal to' },
  },
};

/**
 * `trapped + missing > 0` as `被困 ＋ 失联 多于 0`. Facts have no English name: in English their id is read as words.
 * An inner "or" inside an "and" is put in brackets, as it was written.
 */
export function factWords(expression: FactExpression, tables: PlanTables, locale: Locale): string {
  const words = WORDS[locale];
  switch (expression.kind) {
    case 'number':
      return String(expression.value);
    case 'fact': {
      const fact = tables.facts.find((row) => row.id === expression.name);
      return locale === 'zh' && fact ? fact.zh : expression.name.replaceAll('_', ' ');
    }
    case 'not': {
      const inner = factWords(expression.of, tables, locale);
      return locale === 'zh' ? `不是（${inner}）` : `not (${inner})`;
    }
    default: {
      const side = (part: FactExpression): string => {
        const text = factWords(part, tables, locale);
        const isLooser = expression.kind === 'and' && part.kind === 'or';
        return isLooser ? (locale === 'zh' ? `（${text}）` : `(${text})`) : text;
      };
      return `${side(expression.left)} ${words[expression.kind] ?? expression.kind} ${side(expression.right)}`;
    }
  }
}
