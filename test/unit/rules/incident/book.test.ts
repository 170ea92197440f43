import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { PROBLEM_CODES } from '../../../../shared/plan/problem-words';
import { parseRules } from '../../../../shared/rules/incident';
import { NAMES, RULES, SHIPPED_TEXTS } from './support';

const HEAD = `version: 1
sources:
  - {id: law, mark: S2, zh: 条例, en: Regulations, from: 2007-06-01}
  - {id: room, mark: D, zh: 设置, en: Setting}
`;
const GRADE =
  '  - {id: g, zh: 死亡, en: Deaths, basis: law, source: law, types: [fire], levels: {level_1: {dead: 30}, level_2: {dead: 10}}}';
const LIMIT =
  '  - {id: l, zh: 时限, en: Limit, basis: setting, source: room, kind: phone_report, to: [superior_duty_office], clock: received_at, limit: 30}';

function refusal(text: string): readonly string[] {
  const read = parseRules([{ file: 'r.yaml', text }], NAMES);
  if (read.ok) return [];
  for (const problem of read.problems) {
    expect(problem.file).toBe('r.yaml');
    expect(problem.zh).toMatch(/\p{Script=Han}/u);
    expect(problem.en).not.toMatch(/\p{Script=Han}/u);
    expect(problem.zh + problem.en).not.toContain(`（${problem.code}`);
  }
  return read.problems.map(({ line, rule, code }) =>
    [line, rule, code].filter((part) => part !== undefined).join(' '),
  );
}

describe('rule files', () => {
  it('a small one is read', () => {
    expect(refusal(`${HEAD}grades:\n${GRADE}\nlimits:\n${LIMIT}\n`)).toEqual([]);
  });

  it.each([
    ['a document that is not there', GRADE.replace('source: law', 'source: lav'), '6 g unknown_source'],
    ['a rule of law on a setting', GRADE.replace('source: law', 'source: room'), '6 g rule_basis'],
    ['a type that there is not', GRADE.replace('[fire]', '[fires]'), '6 g unknown_type'],
    ['a figure that there is not', GRADE.replace('{dead: 30}', '{deads: 30}'), '6 g'],
    ['steps that do not fall', GRADE.replace('dead: 30', 'dead: 10'), '6 g levels_order'],
    ['no step at all', GRADE.replace(/levels: .*$/, 'levels: {}}'), '6 g no_levels'],
    [
      'a near miss among the grades',
      GRADE.replace('level_2: {dead: 10}', 'near_miss: {dead: 10}'),
      '6 g no_levels',
    ],
    ['a negative number', GRADE.replace('dead: 10', 'dead: -1'), '6 g'],
    ['a day that there is not', GRADE.replace('types:', 'from: 2026-02-30, types:'), '6 g bad_day'],
    ['an end before the beginning', GRADE.replace('types:', 'until: 2000-01-01, types:'), '6 g days_order'],
    ['a key that does not belong', GRADE.replace('types:', 'tpyes: [fire], types:'), '6 g unknown_key'],
    ['no source', GRADE.replace('source: law, ', ''), '6 g missing_key'],
    ['the same id twice', `${GRADE}\n${GRADE}`, '7 g rule_twice'],
    [
      'below with two figures',
      GRADE.replace('{dead: 30}', '{lossYuan: 30}').replace('levels:', 'below: level_4, levels:'),
      '6 g below_needs_one',
    ],
  ])('%s', (_, rules, first) => {
    expect(refusal(`${HEAD}grades:\n${rules}\n`)[0]).toMatch(new RegExp(`^${first}`));
  });

  it.each([
    [
      'a recipient that there is not',
      LIMIT.replace('[superior_duty_office]', '[superior]'),
      '6 l unknown_recipient',
    ],
    ['a duty that there is not', LIMIT.replace('phone_report', 'phone_repotr'), '6 l unknown_kind'],
    [
      'a target after the limit',
      LIMIT.replace('limit: 30', 'limit: 30, target: 31'),
      '6 l target_after_limit',
    ],
    ['half a minute', LIMIT.replace('limit: 30', 'limit: 30.5'), '6 l wrong_type'],
    ['a series without pause', LIMIT.replace('limit: 30', 'limit: 5, series: every'), '6 l series_minutes'],
    [
      'a daily time after midnight',
      LIMIT.replace('limit: 30', 'limit: 1440, series: daily'),
      '6 l number_range',
    ],
    ['a clock that there is not', LIMIT.replace('received_at', 'received'), '6 l not_listed'],
  ])('%s', (_, rules, first) => {
    expect(refusal(`${HEAD}limits:\n${rules}\n`)[0]).toBe(first);
  });

  it.each([
    ['nothing', ''],
    ['no YAML', 'version: [1'],
    ['another version', 'version: 2'],
    ['an anchor', 'version: &a 1'],
    ['ten thousand brackets', `version: ${'['.repeat(10_000)}`],
    ['a list instead of a map', '- 1'],
  ])('%s is told and nothing is thrown', (_, text) => {
    expect(refusal(text).length).toBeGreaterThan(0);
  });

  it('two matrices of one level are one too many', () => {
    const texts = SHIPPED_TEXTS.filter(
      ({ file }) => file === 'matrix-county.yaml' || file === 'sources.yaml',
    );
    const again = { file: 'again.yaml', text: texts.find(({ file }) => file !== 'sources.yaml')?.text ?? '' };
    const read = parseRules([...texts, again], NAMES);
    expect(read.ok ? [] : read.problems.map(({ code }) => code)).toContain('matrix_twice');
  });

  it('every code has its words', () => {
    expect(PROBLEM_CODES).toContain('rule_twice');
  });
});

describe('resources/rules/README.md', () => {
  const README = readFileSync(join(RULES, 'README.md'), 'utf8');
  const examples = [...README.matchAll(/```yaml\n([\s\S]*?)```/g)].map((match) => match[1] ?? '');

  it('shows files that are read as they stand', () => {
    expect(examples.length).toBeGreaterThan(2);
    const [sources = ''] = examples;
    for (const text of examples.slice(1)) {
      const read = parseRules(
        [
          { file: 'sources.yaml', text: sources },
          { file: 'README.md', text },
        ],
        NAMES,
      );
      expect(read.ok ? [] : read.problems).toEqual([]);
    }
  });
});
