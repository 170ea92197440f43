/** Broken and hostile plans: each is refused at the right line with words that help, or is drawn as the text that it is. */
import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  checkPlanSet,
  type PlanProblem,
  parsePlan,
  resolvePlan,
  toMermaid,
  type WorkPlan,
} from '../../../shared/plan';
import { BROKEN } from '../../corpus/expected';
import { HOSTILE_TEXTS, hostilePlans } from '../../corpus/hostile';
import { HEAD, planFrom, SHIPPED, TABLES } from './support';

const FOLDER = resolve(import.meta.dirname, '../../corpus/plans');
const textOf = (name: string): string => readFileSync(resolve(FOLDER, `${name}.yaml`), 'utf8');
const shipped = [...SHIPPED.values()].map((plan) => ({ file: `${plan.id}.yaml`, plan }));

/** As a person would find them: the file itself, and beside the plans that it names. */
function problemsOf(name: string, beside: readonly string[] = []): readonly PlanProblem[] {
  const file = `${name}.yaml`;
  const read = parsePlan(textOf(name), file, TABLES);
  if (!read.ok) return read.problems;
  const others = beside.map((other) => ({ file: `${other}.yaml`, plan: planFrom(textOf(other), other) }));
  const own = { file, plan: read.plan, places: read.places };
  return checkPlanSet([own, ...others, ...shipped], TABLES).filter((problem) => problem.file === file);
}

const shown = ({ line, column, code, block }: PlanProblem): string =>
  `${line}:${column} ${code}${block === undefined ? '' : ` ${block}`}`;

/** Both languages say something that is a sentence, with nothing left to fill in. */
function expectWords({ zh, en, code }: PlanProblem): void {
  expect(zh, code).toMatch(/\p{Script=Han}.*[。？]$/u);
  expect(en, code).toMatch(/^["A-Z].*[.?)]$/s);
  for (const words of [zh, en]) expect(words, code).not.toMatch(/<\w+>(?!alert)|undefined|NaN|\[object/);
}

describe('the corpus of broken plans', () => {
  it('holds every file of its folder once', () => {
    const files = readdirSync(FOLDER).map((file) => file.replace(/\.yaml$/, ''));
    const listed = [...BROKEN.map((row) => row.name), ...BROKEN.flatMap((row) => row.beside ?? []), 'valid'];
    expect(new Set(listed)).toEqual(new Set(files));
    expect(new Set(BROKEN.map((row) => row.name)).size).toBe(BROKEN.length);
    expect(BROKEN.length).toBeGreaterThanOrEqual(60);
  });

  it('starts from a plan with nothing wrong in it', () => {
    expect(problemsOf('valid')).toEqual([]);
  });

  it.each(BROKEN)('$name is refused where it is wrong', ({ name, problems, beside }) => {
    const found = problemsOf(name, beside);
    expect(found.map(shown)).toEqual(problems);
    expect(problems.length).toBeGreaterThan(0);
    for (const problem of found) if (!problem.zh.includes('<script>')) expectWords(problem);
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  });
});

const wait = (id: string): string => `  - {id: ${id}, wait: 等, title_en: W, by: duty_officer, for: 5}\n`;
const END = '  - {id: done, end: 办结, title_en: Done}\n';
const plan = (flow: string, id = 'small'): string =>
  `${HEAD.replace('id: small', `id: ${id}`)}flow:\n${flow}${END}`;
const refusal = (text: string): readonly string[] => {
  const read = parsePlan(text, 'made.yaml', TABLES);
  return read.ok ? [] : read.problems.map(shown);
};

describe('plans too large or too odd to be kept as files', () => {
  const many = (count: number) => plan(Array.from({ length: count }, (_, i) => wait(`w${i}`)).join(''));
  it.each([
    ['ten megabytes of comments', `${plan(wait('w'))}${'# 灌水\n'.repeat(1_300_000)}`, '1:1 too_big'],
    ['one title of ten megabytes', plan(wait('w')).replace('小方案', '长'.repeat(3_500_000)), '1:1 too_big'],
    ['two thousand blocks', many(2_000), '411:5 too_many_blocks w400'],
    ['a lone half of a pair', plan(wait('w')).replace('小方案', '小\ud83d案'), '2:9 text_unusable'],
    ['fifty thousand brackets', `flow: ${'['.repeat(50_000)}`, '1:15 too_deep'],
    ['fifty thousand dashes', `flow:\n  ${'- '.repeat(50_000)}`, '2:83 too_deep'],
    ['a title of half a megabyte', plan(wait('w')).replace('小方案', '长'.repeat(170_000)), '2:8 too_long'],
    [
      'a condition of ten thousand brackets',
      plan(wait('w').replace('for: 5', `fact: ${'('.repeat(10_000)}dead`)),
      '11:59 too_long w',
    ],
  ])('%s', (_, text, first) => {
    const found = refusal(text);
    expect(found[0]).toBe(first);
    expect(found.length).toBeLessThanOrEqual(50);
  });

  it('five thousand blocks are more than is read at all', () => {
    expect(refusal(many(5_000))).toEqual([expect.stringMatching(/^\d+:\d+ too_complex$/)]);
  });

  it('ten thousand problems are told fifty at a time', () => {
    const keys = Array.from({ length: 10_000 }, (_, i) => `k${i}: 1\n`).join('');
    expect(refusal(`${plan(wait('w'))}${keys}`)).toHaveLength(50);
  });

  it('lines end as they do on Windows and on old Macs', () => {
    const text = plan(wait('w'));
    expect(refusal(text.replaceAll('\n', '\r\n'))).toEqual([]);
    const broken = text.replace('title_en: W,', 'title_n: W,').replaceAll('\n', '\r\n');
    expect(refusal(broken)).toEqual(['11:5 missing_key w', '11:22 unknown_key w']);
  });

  it('a byte order mark at the beginning is no fault', () => {
    expect(refusal(`\ufeff${plan(wait('w'))}`)).toEqual([]);
  });
});

describe('sub-plans that grow', () => {
  const using = (id: string, inner: string, times: number): WorkPlan =>
    planFrom(
      plan(
        Array.from(
          { length: times },
          (_, i) => `  - {id: s${i}, subplan: ${inner}, title: 子方案, title_en: S}\n`,
        ).join(''),
        id,
      ),
    );
  const leaf = (id: string): WorkPlan => planFrom(plan(wait('w'), id));
  const codes = (plans: readonly WorkPlan[], file: string): readonly string[] =>
    checkPlanSet(
      plans.map((one) => ({ file: one.id, plan: one })),
      TABLES,
    )
      .filter((problem) => problem.file === file)
      .map((problem) => problem.code);

  it('ten times in ten levels are counted without being written out', () => {
    const plans = [...Array.from({ length: 10 }, (_, i) => using(`p${i}`, `p${i + 1}`, 10)), leaf('p10')];
    expect(codes(plans, 'p0')).toEqual(['subplan_too_many']);
    const others = new Map(plans.map((one) => [one.id, one]));
    const resolved = resolvePlan(plans[0] as WorkPlan, others, 'county');
    expect(JSON.stringify(resolved).length).toBeLessThan(2_000_000);
  });

  it('fifty one inside the other are too deep', () => {
    const plans = [...Array.from({ length: 50 }, (_, i) => using(`p${i}`, `p${i + 1}`, 1)), leaf('p50')];
    expect(codes(plans, 'p0')).toContain('subplan_too_deep');
    expect(codes(plans, 'p45')).toEqual([]);
  });

  it('circles of any length are refused in every plan of the circle', () => {
    const plans = Array.from({ length: 30 }, (_, i) => using(`p${i}`, `p${(i + 1) % 30}`, 1));
    for (const each of ['p0', 'p17', 'p29']) expect(codes(plans, each)).toEqual(['subplan_circle']);
    expect(codes([using('own', 'own', 3)], 'own')).toEqual([
      'subplan_circle',
      'subplan_circle',
      'subplan_circle',
    ]);
  });

  it('a spawn may go in a circle', () => {
    const spawning = (id: string, other: string): WorkPlan =>
      planFrom(plan(`  - {id: s, spawn: ${other}, title: 另开, title_en: S}\n`, id));
    expect(codes([spawning('a', 'b'), spawning('b', 'a')], 'a')).toEqual([]);
  });
});

/** The whole of what a drawing may consist of: a text stands only inside quotes, with nothing in it but harmless signs. */
const TEXT = String.raw`"(?:[\p{L}\p{N} 、。，：；？！（）《》“”—…·,.?!:'()/+-]|#\d+;)*"`;
const ID = '[nsj]_[A-Za-z0-9_]+';
const LINES = [
  'flowchart TD',
  'end',
  String.raw`subgraph ${ID} \[${TEXT}\]`,
  String.raw`${ID}(?:\{${TEXT}\}|\{\{${TEXT}\}\}|\[\\${TEXT}[/\\]\]|\(${TEXT}\)|\(\[${TEXT}\]\)|\[/${TEXT}/\]|>${TEXT}\]|\[\[${TEXT}\]\]|\[${TEXT}\]|\(\(" "\)\))`,
  String.raw`${ID} -->(?:\|${TEXT}\|)? ${ID}`,
  '',
].map((pattern) => new RegExp(`^ *${pattern}$`, 'u'));

describe('hostile texts in plans that are right in form', () => {
  const plans = hostilePlans('http://127.0.0.1:9');
  it.each(plans)('$id is read, and drawn as text alone', ({ id, text }) => {
    const read = planFrom(text, `${id}.yaml`);
    for (const locale of ['zh', 'en'] as const) {
      const drawing = toMermaid({ plan: read, tables: TABLES, profile: 'county' }, null, locale);
      for (const line of drawing.split('\n'))
        expect(
          LINES.some((pattern) => pattern.test(line)),
          line,
        ).toBe(true);
    }
  });
  it('together they hold every hostile text', () => {
    expect(plans.length * 7).toBeGreaterThanOrEqual(HOSTILE_TEXTS.length);
  });
});
