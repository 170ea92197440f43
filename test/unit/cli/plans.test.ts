import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { cli } from '../../helpers/cliRun';
import { RESOURCES, tempFolder } from '../../helpers/deskRoom';

const PLANS = resolve(RESOURCES, 'work-plans');
const shipped = readdirSync(PLANS)
  .filter((name) => name.endsWith('.yaml'))
  .map((name) => join(PLANS, name));

function written(name: string, text: string): string {
  const folder = tempFolder('plans');
  mkdirSync(folder, { recursive: true });
  const file = join(folder, name);
  writeFileSync(file, text);
  return file;
}

describe('plans check', () => {
  test('finds nothing in what ships', async () => {
    expect(await cli(['plans', 'check', ...shipped])).toMatchObject({ code: 0, stderr: '' });
  });

  test('names file, line and column of YAML that is broken', async () => {
    const file = written('broken.yaml', 'id: broken\nname: {zh: 破\nflow: [\n');
    const { code, stdout } = await cli(['plans', 'check', file]);
    expect(code).toBe(1);
    const [first = ''] = stdout.split('\n');
    expect(first.startsWith(`${file}:`)).toBe(true);
    expect(first.slice(file.length)).toMatch(/^:\d+:\d+: .+/);
  });

  test('says the same as one JSON document', async () => {
    const file = written('broken.yaml', 'id: broken\n');
    const { code, stdout } = await cli(['plans', 'check', '--json', file]);
    expect(code).toBe(1);
    const document = JSON.parse(stdout);
    expect(document).toMatchObject({ ok: false, files: 1 });
    expect(document.problems[0]).toMatchObject({
      file,
      line: expect.any(Number),
      column: expect.any(Number),
    });
  });

  test('a file that is not there is a problem of that file', async () => {
    const { code, stdout, stderr } = await cli(['plans', 'check', '/nowhere/plan.yaml']);
    expect(code).toBe(1);
    expect(stdout + stderr).toContain('/nowhere/plan.yaml');
  });
});

describe('plans mermaid', () => {
  test.each(shipped.filter((file) => !file.endsWith('tables.yaml')))('draws %s', async (file) => {
    const { code, stdout, stderr } = await cli(['plans', 'mermaid', file]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(/^flowchart /m);
    expect(stdout).toContain('-->');
  });

  test('refuses to draw what is broken and names the line', async () => {
    const file = written('broken.yaml', 'id: broken\n');
    const { code, stdout, stderr } = await cli(['plans', 'mermaid', file]);
    expect(code).toBe(1);
    expect(stdout).toBe('');
    expect(stderr).toMatch(/broken\.yaml:\d+:\d+: /);
  });
});

describe('plans simulate', () => {
  const flood = join(PLANS, 'flash-flood-geohazard.yaml');

  test('plays a plan to its end and tells it as one JSON document', async () => {
    const { code, stdout, stderr } = await cli(['plans', 'simulate', flood, '--json']);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const document = JSON.parse(stdout);
    expect(document).toMatchObject({
      ok: true,
      format: 1,
      plan: { id: 'flash-flood-geohazard' },
      result: 'ended',
    });
    expect(document.trace.length).toBeGreaterThan(20);
    expect(document.trace.at(-1).event.kind).toBe('run_ended');
  });

  test('fails in strict mode when something is late', async () => {
    const file = written('choices.yaml', 'simulation: 1\npace: 300\n');
    const { code, stdout } = await cli(['plans', 'simulate', flood, '--choices', file, '--strict']);
    expect(code).toBe(1);
    expect(stdout).toContain('超时');
  });

  test('names the line of a choice that the plan does not know', async () => {
    const file = written('choices.yaml', 'simulation: 1\nchoices:\n  nothing: 1\n');
    const { code, stderr } = await cli(['plans', 'simulate', flood, '--choices', file]);
    expect(code).toBe(1);
    expect(stderr).toMatch(/choices\.yaml:3:\d+: /);
  });

  test('works the blocks of a sub-plan in their place', async () => {
    const head =
      'title_en: P\ncategory: natural_disaster\nhazards: [geological]\nwarning_types: []\nlevel_notes: {county: 县, city: 市, province: 省}\ntrigger: 试\ntrigger_en: T\n';
    const step =
      '  - {id: look, step: action, limit: 10, clock: step, title: 看一看, title_en: Look, post: duty_officer, instruction: 看一看, ticks: [{field: what, type: text, label: 内容}], outputs: [记录], basis: default}\n';
    const end = '  - {id: done, end: 办结, title_en: Done}\n';
    const inner = written('inner.yaml', `id: inner\ntitle: 里\n${head}flow:\n${step}${end}`);
    const sub = '  - {id: part, subplan: inner, title: 子方案, title_en: Part}\n';
    const outer = written('outer.yaml', `id: outer\ntitle: 外\n${head}flow:\n${sub}${end}`);
    const { code, stdout } = await cli(['plans', 'simulate', outer, inner, '--json']);
    expect(code).toBe(0);
    expect(JSON.parse(stdout).trace.map((row: { block: string }) => row.block)).toEqual([
      'part__look',
      'done',
    ]);
    expect((await cli(['plans', 'simulate', outer])).stderr).toContain('inner');
  });
});

describe('plans diff', () => {
  const fire = resolve(PLANS, 'urban-fire.yaml');

  test('names what changed with both values, and the same as JSON', async () => {
    const text = readFileSync(fire, 'utf8');
    const newer = written('newer.yaml', text.replace(/^title: .*$/m, 'title: 城镇火灾'));
    const { code, stdout } = await cli(['plans', 'diff', fire, newer]);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^~ 标题：.+ → 城镇火灾\n$/);
    const document = JSON.parse((await cli(['plans', 'diff', '--json', fire, newer])).stdout);
    expect(document).toMatchObject({
      ok: true,
      same: false,
      head: [{ field: 'title', after: '城镇火灾' }],
      added: [],
    });
  });

  test('says so when two are the same, wants two files, and refuses a broken one with its place', async () => {
    expect((await cli(['plans', 'diff', fire, fire])).stdout).toContain('相同');
    expect((await cli(['plans', 'diff', fire])).code).toBe(2);
    const broken = written('broken.yaml', 'id: broken\n');
    const { code, stderr } = await cli(['plans', 'diff', fire, broken]);
    expect(code).toBe(1);
    expect(stderr).toContain(`${broken}:`);
  });
});
