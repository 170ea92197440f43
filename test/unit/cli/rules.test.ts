import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { cli } from '../../helpers/cliRun';
import { RESOURCES, tempFolder } from '../../helpers/deskRoom';

function file(facts: unknown): string {
  const path = join(tempFolder('facts'), 'F.json');
  writeFileSync(path, typeof facts === 'string' ? facts : JSON.stringify(facts));
  return path;
}
async function asked(command: 'grade' | 'clocks', facts: unknown, ...more: readonly string[]) {
  const { code, stdout, stderr } = await cli([command, '--facts', file(facts), '--json', ...more]);
  return { code, stderr, document: JSON.parse(stdout) };
}
const fields = async (command: 'grade' | 'clocks', facts: unknown): Promise<readonly string[]> => {
  const { code, document } = await asked(command, facts);
  expect(code).toBe(1);
  expect(document.ok).toBe(false);
  return document.problems.map((one: { field: string; code: string }) => `${one.field} ${one.code}`);
};

const ACCIDENT = { type: 'industry_trade', figures: { dead: 9, seriousInjury: 50 } };
const NIGHT = { type: 'geological', profile: 'county', receivedAt: '2026-09-12 02:38' };

describe('grade', () => {
  test('answers the three results and why', async () => {
    const { code, document } = await asked('grade', { ...ACCIDENT, at: '2026-09-12' });
    expect(code).toBe(0);
    expect(document).toMatchObject({
      ok: true,
      format: 1,
      at: '2026-09-12T00:00:00+08:00',
      grade: 'level_2',
      reportingGrade: 'level_2',
      nearMiss: false,
    });
    expect(document.because[0]).toMatchObject({ ruleId: 'ws_injured', threshold: 50, article: '第三条' });
  });

  test('says it in words of both languages', async () => {
    const path = file({ type: 'coal_mine', figures: { dead: 0, trapped: 3 } });
    const zh = await cli(['grade', '--facts', path]);
    expect(zh).toMatchObject({ code: 0, stderr: '' });
    expect(zh.stdout).toContain('较大涉险：是');
    expect(zh.stdout).toContain('ws_dead');
    const en = await cli(['grade', '--facts', path, '--lang', 'en']);
    expect(en.stdout).toContain('Near miss: yes');
  });

  test('gives the help text where no rule grades the type', async () => {
    const { document } = await asked('grade', { type: 'meteorological', figures: { dead: 30 } });
    expect(document).toMatchObject({ grade: null, reportingGrade: 'level_1' });
    expect(document.hints).toMatchObject([{ id: 'hint_weather', mark: 'S38' }]);
  });

  test('counts cents', async () => {
    const loss = async (lossYuan: number) =>
      (await asked('grade', { type: 'fire', figures: { lossYuan } })).document.grade;
    expect(await loss(49_999_999.99)).toBe('level_3');
    expect(await loss(50_000_000)).toBe('level_2');
    expect(await loss(50_000_000.01)).toBe('level_2');
  });
});

describe('clocks', () => {
  test('answers what is owed over midnight, in the room’s time', async () => {
    const facts = { ...NIGHT, receivedAt: '2026-09-11 23:50', figures: { dead: 3 } };
    const { code, document } = await asked('clocks', facts);
    expect(code).toBe(0);
    const due = (kind: string) =>
      document.owed.find(
        (one: { kind: string; recipient: string }) =>
          one.kind === kind && one.recipient === 'government_duty_office',
      );
    expect(due('phone_report').dueAt).toBe('2026-09-12T00:20:00+08:00');
    expect(due('initial_report').dueAt).toBe('2026-09-12T00:50:00+08:00');
    expect(due('initial_report')).toMatchObject({ ruleId: 'gov_30_60_written', mark: 'M', isLaw: false });
  });

  test('takes times with a zone as they are', async () => {
    const { document } = await asked('clocks', { ...NIGHT, receivedAt: '2026-09-11T15:50:00Z' });
    expect(document.receivedAt).toBe('2026-09-11T23:50:00+08:00');
  });

  test('lists what binds others when it is asked to', async () => {
    const facts = { ...NIGHT, type: 'gas' };
    const without = await asked('clocks', facts);
    const within = await asked('clocks', facts, '--others');
    const others = (document: { owed: readonly { by: string }[] }) =>
      document.owed.filter((one) => one.by === 'others').length;
    expect([others(without.document), others(within.document) > 0]).toEqual([0, true]);
  });

  test('says it in words', async () => {
    const { code, stdout } = await cli(['clocks', '--facts', file(NIGHT)]);
    expect(code).toBe(0);
    expect(stdout).toContain(
      '2026-09-12 03:08  电话首报 → 市应急管理局值班室  [gov_county_up; S1 突发事件应对法',
    );
    expect(stdout.match(/灾情零报告/g)).toHaveLength(1);
    expect(stdout).toContain('2026-09-13 09:00  灾情零报告 → 市应急管理局值班室，之后每 1440 分钟');
  });
});

describe('facts that are not right', () => {
  test.each([
    [{ ...ACCIDENT, figures: { dead: 2.5 } }, 'figures.dead decimals'],
    [{ ...ACCIDENT, figures: { dead: -1 } }, 'figures.dead negative'],
    [{ ...ACCIDENT, figures: { dead: '3' } }, 'figures.dead wrong_type'],
    [{ ...ACCIDENT, figures: { dead: null } }, 'figures.dead wrong_type'],
    [{ ...ACCIDENT, figures: { deaths: 3 } }, 'figures.deaths unknown_field'],
    [{ ...ACCIDENT, figures: { lossYuan: 1.005 } }, 'figures.lossYuan decimals'],
    [{ ...ACCIDENT, figures: { lossYuan: 1e14 } }, 'figures.lossYuan too_big'],
    [{ ...ACCIDENT, figures: [3] }, 'figures wrong_type'],
    [{ ...ACCIDENT, type: 'volcano' }, 'type not_listed'],
    [{ figures: {} }, 'type missing'],
    [{ ...ACCIDENT, flags: ['school', 'scool'] }, 'flags.1 not_listed'],
    [{ ...ACCIDENT, at: 'yesterday' }, 'at bad_time'],
    [{ ...ACCIDENT, at: '2026-02-30' }, 'at bad_time'],
    [{ ...ACCIDENT, at: 1_757_000_000 }, 'at wrong_type'],
    [{ ...ACCIDENT, division: '35' }, 'division bad_division'],
    [{ ...ACCIDENT, profil: 'county' }, 'profil unknown_field'],
    [[], 'facts wrong_type'],
    [null, 'facts wrong_type'],
    ['{"type": ', 'facts not_json'],
  ])('%j: the field is named', async (facts, problem) => {
    expect(await fields('grade', facts)).toEqual([problem]);
  });

  test.each([
    [{ type: 'gas' }, ['profile missing', 'receivedAt missing']],
    [{ ...NIGHT, profile: 'town' }, ['profile not_listed']],
    [{ ...NIGHT, occurredAt: '2026-09-12 02:39' }, ['receivedAt out_of_order']],
    [{ ...NIGHT, stableAt: '2026-09-12 02:37' }, ['stableAt out_of_order']],
    [{ ...NIGHT, until: '2028-09-12' }, ['until too_far']],
    [{ ...NIGHT, grades: [{ at: '2026-09-12 03:00' }] }, ['grades.0 figures_or_grade']],
    [
      {
        ...NIGHT,
        grades: [
          { at: '2026-09-12 03:00', grade: 'level_4' },
          { at: '2026-09-12 02:59', grade: 'level_3' },
        ],
      },
      ['grades.1.at out_of_order'],
    ],
    [
      { ...NIGHT, grades: [{ at: '2026-09-12 03:00', figures: { dead: 1.5 } }] },
      ['grades.0.figures.dead decimals'],
    ],
  ])('%j: every field is named', async (facts, problems) => {
    expect(await fields('clocks', facts)).toEqual(problems);
  });

  test('are told in words on stderr, and nothing on stdout', async () => {
    const { code, stdout, stderr } = await cli(['grade', '--facts', file({ ...ACCIDENT, profil: 'county' })]);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toContain('profil：没有这一项。是不是 profile？');
  });

  test('a file that is not there is told', async () => {
    const { code, stdout } = await cli(['grade', '--facts', 'nowhere.json', '--json']);
    expect(code).toBe(1);
    expect(JSON.parse(stdout).problems[0]).toMatchObject({ field: 'facts', code: 'unreadable' });
  });

  test('no file at all is a question of usage', async () => {
    expect((await cli(['grade'])).code).toBe(2);
    expect((await cli(['clocks', '--facts'])).code).toBe(2);
  });
});

describe('resources/rules/CASES.md', () => {
  const text = readFileSync(resolve(RESOURCES, 'rules', 'CASES.md'), 'utf8');
  const [whole, rise] = [...text.matchAll(/```json\n([\s\S]*?)```/g)].map((match) => match[1] ?? '');

  test('shows a case that both commands take', async () => {
    expect((await asked('grade', whole)).document.grade).toBe('level_2');
    expect((await asked('clocks', whole)).code).toBe(0);
  });

  test('tells the rise as it is', async () => {
    const { document } = await asked('clocks', rise);
    const due = (kind: string, recipient: string) =>
      document.owed
        .filter(
          (one: { kind: string; recipient: string }) => one.kind === kind && one.recipient === recipient,
        )
        .map((one: { dueAt: string; supersededBy: unknown }) => [
          one.dueAt.slice(11, 16),
          one.supersededBy === null,
        ]);
    expect(due('phone_report', 'government_duty_office')).toEqual([['03:08', true]]);
    expect(due('initial_report', 'government_duty_office')).toEqual([['03:38', true]]);
    expect(due('leader_report', 'duty_leader')).toEqual([
      ['02:58', false],
      ['03:18', true],
    ]);
  });
});
