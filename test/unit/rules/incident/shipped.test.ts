import { describe, expect, it } from 'vitest';
import { parseRules } from '../../../../shared/rules/incident';
import { BOOK, NAMES, SHIPPED_TEXTS } from './support';

describe('the rules that ship', () => {
  it('have nothing wrong with them', () => {
    expect(parseRules(SHIPPED_TEXTS, NAMES)).toMatchObject({ ok: true });
    expect(BOOK.grades.length).toBeGreaterThan(30);
  });
});
