/** The examples of the format's description are what they say: each is read, and nothing is wrong in it. */
import { describe, expect, it } from 'vitest';
import { BLOCK_KINDS, checkPlanSet, parsePlan, parseTables } from '../../../shared/plan';
import { TICK_TYPES } from '../../../shared/plan/schema';
import { HEAD, planFrom, readResource, SHIPPED, TABLES } from './support';

const README = readResource('README.md');
const EXAMPLES = [...README.matchAll(/```yaml\n([\s\S]*?)```/g)].map((match, index) => ({
  name: `example ${index + 1}, ${(match[1] ?? '').split('\n')[0]}`,
  text: match[1] ?? '',
}));
const indented = (text: string): string => text.replaceAll(/^(?=.)/gm, '  ');

describe('resources/work-plans/README.md', () => {
  it.each(EXAMPLES)('$name', ({ text }) => {
    if (text.startsWith('version:')) {
      expect(parseTables(text, 'tables.yaml')).toMatchObject({ ok: true });
      return;
    }
    const whole = text.startsWith('id:') ? text : `${HEAD}flow:\n${indented(text)}`;
    const read = parsePlan(whole, 'README.md', TABLES);
    if (!read.ok) expect(read.problems).toEqual([]);
    else {
      const inner = planFrom(
        `${HEAD.replace('id: small', 'id: some-other-plan')}flow:\n  - {id: w, wait: 等, title_en: W, by: duty_officer, for: 5}\n  - {id: done, end: 办结, title_en: Done}\n`,
      );
      const set = [read.plan, inner, ...SHIPPED.values()].map((plan) => ({ file: plan.id, plan }));
      expect(checkPlanSet(set, TABLES)).toEqual([]);
    }
  });

  it('shows every kind of block and every type of field', () => {
    expect(EXAMPLES.length).toBeGreaterThan(9);
    const all = EXAMPLES.map((example) => example.text).join('\n');
    for (const kind of BLOCK_KINDS) expect(all, kind).toMatch(new RegExp(`\\b${kind}: `));
    for (const type of TICK_TYPES) expect(README, type).toContain(`\`${type}\``);
  });
});
