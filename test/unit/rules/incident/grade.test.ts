import { describe, expect, it } from 'vitest';
import { INCIDENT_TYPE_LIST } from '../../../../shared/domain/vocabulary';
import { at, BOOK, graded } from './support';

describe('how high an incident is graded', () => {
  it.each([
    [{ dead: 2 }, 'level_4'],
    [{ dead: 3 }, 'level_3'],
    [{ dead: 9, seriousInjury: 50 }, 'level_2'],
    [{ dead: 29 }, 'level_2'],
    [{ dead: 30 }, 'level_1'],
    [{ dead: 0, lossYuan: 50_000_000 }, 'level_2'],
    [{ dead: 0, lossYuan: 49_999_999.99 }, 'level_3'],
    [{ dead: 0, seriousInjury: 0, lossYuan: 0 }, 'level_4'],
  ] as const)('an accident with %o is %s', (figures, grade) => {
    expect(graded({ type: 'industry_trade', figures })).toMatchObject({ grade, reportingGrade: grade });
  });

  it('three trapped in an accident are 较大涉险 and reported as 较大', () => {
    expect(graded({ type: 'coal_mine', figures: { dead: 0, trapped: 3 } })).toMatchObject({
      grade: 'level_4',
      reportingGrade: 'level_3',
      nearMiss: true,
    });
  });

  it('three trapped by a landslide are reported as 中型 and no near miss', () => {
    expect(graded({ type: 'geological', figures: { trapped: 3 } })).toMatchObject({
      grade: null,
      reportingGrade: 'level_3',
      nearMiss: false,
    });
  });

  it('counts dead, missing and trapped together for reporting, never for the grade', () => {
    expect(graded({ type: 'fire', figures: { dead: 2, missing: 4, trapped: 4 } })).toMatchObject({
      grade: 'level_4',
      reportingGrade: 'level_2',
    });
  });

  it('counts nobody twice where the missing count for the grade already', () => {
    expect(graded({ type: 'fishing_vessel', figures: { missing: 9 } })).toMatchObject({
      grade: 'level_3',
      reportingGrade: 'level_3',
    });
  });

  it('gives no grade where nothing is known', () => {
    for (const type of INCIDENT_TYPE_LIST)
      expect(graded({ type })).toEqual({ grade: null, reportingGrade: null, nearMiss: false, because: [] });
  });

  it('never reports lower than the grade', () => {
    for (const type of INCIDENT_TYPE_LIST) {
      const { grade, reportingGrade } = graded({
        type,
        figures: { dead: 4, lossYuan: 60_000_000, magnitude: 6 },
      });
      if (grade !== null) expect((reportingGrade ?? 'none') <= grade, type).toBe(true);
      expect(reportingGrade, type).not.toBeNull();
    }
  });

  it('grades nothing by deaths where no standard does, and still reports it high', () => {
    expect(graded({ type: 'flood_drought', figures: { dead: 10 } })).toMatchObject({
      grade: null,
      reportingGrade: 'level_2',
    });
  });

  it('leaves environmental and nuclear accidents out of the work-safety regulations', () => {
    expect(graded({ type: 'environment', figures: { dead: 3 } }).grade).toBeNull();
    expect(graded({ type: 'nuclear', figures: { lossYuan: 1e9 } }).grade).toBeNull();
  });

  it.each([
    ['pressure_explosion', 'special_equipment', 'level_3'],
    ['crane_overturn', 'special_equipment', 'level_3'],
    ['chinese_ship_missing', 'waterway', 'level_3'],
  ] as const)('%s alone makes %s %s', (flag, type, grade) => {
    const result = graded({ type, flags: [flag] });
    expect(result.grade).toBe(grade);
    expect(result.because[0]).toMatchObject({ figure: null, flags: [flag], result: grade });
  });

  it('counts the dead of an earthquake beside its magnitude', () => {
    expect(graded({ type: 'earthquake', figures: { magnitude: 4.2, dead: 6, missing: 4 } }).grade).toBe(
      'level_3',
    );
  });

  it('is no higher for a Fujian earthquake elsewhere, nor for one in Taiwan', () => {
    const quake = { type: 'earthquake', figures: { magnitude: 6 } } as const;
    expect(graded({ ...quake, division: '350000' }).grade).toBe('level_1');
    expect(graded(quake).grade).toBe('level_2');
    expect(graded({ ...quake, division: '350000', flags: ['taiwan_quake_felt'] }).grade).toBe('level_4');
  });

  it('asks only rules that are in force on the day', () => {
    const old = at('2007-05-31 12:00');
    expect(graded({ type: 'fire', figures: { dead: 3 }, at: old }).grade).toBeNull();
    expect(graded({ type: 'fire', figures: { dead: 3 }, at: at('2007-06-01 00:00') }).grade).toBe('level_3');
  });
});

describe('why', () => {
  it('names figure, value, threshold, unit and article', () => {
    const { because } = graded({ type: 'industry_trade', figures: { dead: 9, seriousInjury: 50 } });
    expect(because[0]).toMatchObject({
      ruleId: 'ws_injured',
      of: 'grade',
      result: 'level_2',
      isDecisive: true,
      figure: 'seriousInjury',
      value: 50,
      comparison: 'at_least',
      threshold: 50,
      unit: 'person',
      basis: 'law',
      mark: 'S2',
      article: '第三条',
    });
    expect(because[0]?.text.zh).toBe(
      '重伤50人，达到50人以上（生产安全事故报告和调查处理条例（国务院令第493号）第三条）→ 重大',
    );
    expect(because[0]?.text.en).toContain('50 seriously injured, at or above 50');
    expect(because[1]).toMatchObject({ ruleId: 'ws_dead', result: 'level_3', isDecisive: false });
  });

  it('says what lies below a threshold', () => {
    const [only] = graded({ type: 'road', figures: { lossYuan: 9_999_999.99 } }).because;
    expect(only).toMatchObject({
      comparison: 'below',
      threshold: 10_000_000,
      value: 9_999_999.99,
      unit: 'yuan',
    });
    expect(only?.text.zh).toContain('直接经济损失9,999,999.99元，在10,000,000元以下');
  });

  it('says that a higher result is for reporting only', () => {
    const { because } = graded({ type: 'geological', figures: { dead: 0, trapped: 3 } });
    expect(
      because.map(({ ruleId, of, result, figure, value }) => [ruleId, of, result, figure, value]),
    ).toEqual([
      ['geo_dead', 'reporting_grade', 'level_3', 'countedDeaths', 3],
      ['geo_dead', 'grade', 'level_4', 'dead', 0],
    ]);
    expect(because[0]?.text.zh).toMatch(/^报送从高：死亡、失联、被困3人，达到3人以上/);
  });

  it('names both figures where two have to be met', () => {
    const { because } = graded({
      type: 'special_equipment',
      figures: { strandedPersons: 120, strandedHours: 25 },
    });
    expect(because[0]?.met.map(({ figure, threshold }) => [figure, threshold])).toEqual([
      ['strandedPersons', 100],
      ['strandedHours', 24],
    ]);
  });

  it('is in both languages for every rule there is', () => {
    for (const rule of BOOK.grades) {
      expect(rule.zh, rule.id).toMatch(/\p{Script=Han}/u);
      expect(rule.en, rule.id).not.toMatch(/\p{Script=Han}/u);
    }
  });
});
