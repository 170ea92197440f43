import { describe, expect, test } from 'vitest';
import type { FieldSource } from '../../../shared/reports/fieldSources';
import { FIELD_SOURCES, SHIPPED_LAYOUTS } from '../../../shared/reports/fieldSources';
import { reportFields } from '../../../shared/reports/fields';
import { reportFieldsSetting } from '../../../shared/settings/reportFields';
import { labels } from '../../../shared/wording/labels';
import { INITIAL_FACTS, INITIAL_REPORT, UPDATE_FACTS, UPDATE_REPORT } from '../../fixtures/reports';

const [command, losses, direct] = SHIPPED_LAYOUTS;
const read = (layout: (typeof SHIPPED_LAYOUTS)[number] | undefined, facts = UPDATE_FACTS) =>
  Object.fromEntries(
    reportFields(UPDATE_REPORT, facts, layout ?? { name: '', fields: [] }).map(({ label, text }) => [
      label,
      text,
    ]),
  );
const one = (
  from: FieldSource,
  document = INITIAL_REPORT,
  facts: typeof INITIAL_FACTS | null = INITIAL_FACTS,
) => reportFields(document, facts, { name: '', fields: [{ label: '', from }] })[0]?.text;

describe('fields of a receiving system', () => {
  test('come in the order of its layout, each with its own text', () => {
    const fields = reportFields(UPDATE_REPORT, UPDATE_FACTS, command ?? { name: '', fields: [] });
    expect(fields.map(({ label }) => label)).toEqual(command?.fields.map(({ label }) => label));
    expect(read(command)).toMatchObject({
      事件标题: '关于岚溪县枫坪镇上坑村山体滑坡情况的续报（一）',
      事件级别: labels('zh').grade.level_3,
      事发时间: '2026-09-12 02:20',
      接报时间: '2026-09-12 02:38',
      事发地点: '岚溪县枫坪镇上坑村3组',
      被困人数: '2',
      死亡人数: '0',
      转移人数: '26',
      '现场力量（人）': '86',
      现场联系人: '枫坪镇值班负责人，000-00000000',
      签发人: '局带班领导',
      下次续报时间: '2026-09-12 07:20',
    });
  });

  test('stay empty for what nobody reported, which is not zero', () => {
    expect(read(losses)).toMatchObject({
      '因灾死亡人口（人）': '0',
      '倒塌房屋（间）': '',
      '直接经济损失（万元）': '',
    });
    expect(one('facts.injured')).toBe('');
    expect(one('element.cause')).toBe('');
  });

  test('take losses in units of ten thousand yuan and injuries as one sum', () => {
    const figures = { ...UPDATE_FACTS.figures, lossYuan: 1_234_567, seriousInjury: 1, minorInjury: 4 };
    expect(read(losses, { ...UPDATE_FACTS, figures })).toMatchObject({
      '直接经济损失（万元）': '123.46',
      '因灾伤病人口（人）': '5',
    });
  });

  test('hold the whole text between addressees and contact as one field', () => {
    const body = read(direct)['正文'] ?? '';
    expect(body.startsWith('现将截至9月12日5时20分有关情况续报如下：\n一、最新情况。')).toBe(true);
    expect(body.endsWith('下次续报：7时20分前。')).toBe(true);
  });

  test('name a text for every source that a layout may choose', () => {
    for (const from of FIELD_SOURCES) expect(typeof one(from), from).toBe('string');
    expect(one('facts.place', INITIAL_REPORT, null)).toBe('');
  });
});

describe('the setting of layouts', () => {
  test('ships three layouts and refuses two of one name', () => {
    const { schema, fallback } = reportFieldsSetting;
    expect(schema.parse(fallback).layouts.map(({ name }) => name)).toEqual([
      '突发事件应急指挥综合业务系统',
      '灾情系统',
      '直报系统',
    ]);
    expect(schema.safeParse({ layouts: [direct, direct] }).success).toBe(false);
  });
});
