import { describe, expect, it } from 'vitest';
import { parsePlan, type WorkPlan } from '../../../shared/plan';
import { openDocument, textOf } from '../../../shared/plan/edit/source';
import { planToYaml } from '../../../shared/plan/writeYaml';
import fc from '../../helpers/fc.ts';
import { randomPlan } from './generate';
import { PLAN_FILES, planFrom, readResource, SHIPPED, TABLES } from './support';

function readBack(plan: WorkPlan): WorkPlan {
  const result = parsePlan(planToYaml(plan), 'again.yaml', TABLES);
  if (!result.ok) throw new Error(`${JSON.stringify(result.problems)}\n${planToYaml(plan)}`);
  return result.plan;
}

/** Text that YAML reads as something else when it is not quoted. */
const TRICKS = [
  ...[
    'no',
    'yes',
    'on',
    'null',
    '~',
    'true',
    '1e3',
    '0x1F',
    '007',
    '12:30',
    '1_000',
    '-1',
    '.5',
    '+3',
    '.nan',
  ],
  ...[
    '# 号',
    '后面 # 号',
    '冒号: 空格',
    '冒号:',
    '- 开头',
    '-',
    '? 问',
    '{a: 1}',
    '[1, 2]',
    '*引用',
    '&锚',
    '!标签',
  ],
  ...[
    "单'引",
    '双"引',
    "'",
    '"',
    '@开头',
    '`反引',
    '%指令',
    '| 竖',
    '> 大于',
    '---',
    '...',
    '=',
    '<<',
    ',',
    '，',
  ],
  ...['尾空格 ', ' 头空格', '全角：号', '\u{200b}', '\\n', '\\', '😀', 'a\u0301', '2026-08-04'],
];
const titles = fc.oneof(
  fc.constantFrom(...TRICKS),
  fc.string({ unit: 'binary', minLength: 1, maxLength: 12 }),
  fc.string({ unit: fc.constantFrom(...'\'"#:-?{}[],&*!|>%@` ~=.0e值班a'), minLength: 1, maxLength: 14 }),
);
const usable = (text: string): boolean =>
  text.trim() !== '' &&
  [...text].length <= 14 &&
  !/\p{Cc}|\p{Cs}|[\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]/u.test(text);

describe('a plan written as YAML', () => {
  it('reads back as the same plan: all shipped ones', () => {
    for (const plan of SHIPPED.values()) expect(readBack(plan)).toEqual(plan);
  });

  it('looks as the shipped ones that were written by hand, but for a handful of lines', () => {
    for (const file of PLAN_FILES) {
      const text = readResource(file);
      const written = planToYaml(planFrom(text, file));
      const lines = new Set(text.split('\n').map((line) => line.trim()));
      const strange = written.split('\n').filter((line) => !lines.has(line.trim()));
      expect(strange.length).toBeLessThan(6);
    }
  });

  it('reads back as the same plan: random plans', () => {
    fc.assert(
      fc.property(fc.nat(), (seed) => {
        const plan = randomPlan(seed);
        expect(readBack(plan)).toEqual(plan);
      }),
      { numRuns: 60 },
    );
  });

  it('keeps every text that a title may hold', () => {
    const plan = randomPlan(1);
    fc.assert(
      fc.property(titles.filter(usable), (text) => {
        const [first, ...rest] = plan.flow;
        if (first === undefined) throw new Error('no block');
        const step = {
          ...{ id: 'odd', step: 'action' as const, title: text, title_en: text, post: 'duty_officer' },
          ...{
            limit: 5,
            clock: 'step' as const,
            instruction: text.replaceAll(/[{}]/g, ''),
            outputs: [text, '二'],
          },
          ...{ ticks: [{ field: 'what', type: 'text' as const, label: text }], basis: 'default' as const },
        };
        const whole = {
          ...plan,
          title: text,
          flow: [{ ...step, instruction: step.instruction.trim() || '做' }, first, ...rest],
        };
        expect(readBack(whole)).toEqual(whole);
      }),
      { numRuns: 400, examples: TRICKS.map((text) => [text] as [string]) },
    );
  });
});

describe('a text that is opened to be edited', () => {
  it('comes back byte for byte when nothing was changed: all shipped plans with their warning codes', () => {
    for (const file of PLAN_FILES) {
      const text = readResource(file);
      const document = openDocument(text);
      expect(document && textOf(document)).toBe(text);
    }
  });

  it('is not opened when it is hostile, broken or no plan at all', () => {
    for (const text of ['a: &x [1]\nb: *x\n', 'a: [', 'hello', '- a\n', '{{{{{{{{{{{{{{', 'a: !!js 1']) {
      expect(openDocument(text)).toBeNull();
    }
    expect(openDocument('')).not.toBeNull();
  });
});
