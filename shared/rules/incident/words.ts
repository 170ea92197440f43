import type { FigureUnit } from '../../domain/figures';
import type { Because, GradeRule, GradeStepResult, RuleFigure, RuleFlag, RuleWords } from './types';

const w = (zh: string, en: string): RuleWords => ({ zh, en });

/** What a rule calls a figure. */
export const FIGURE_NAMES: Readonly<Record<RuleFigure, RuleWords>> = {
  dead: w('死亡', 'dead'),
  missing: w('失联', 'missing'),
  trapped: w('被困', 'trapped'),
  rescued: w('获救', 'rescued'),
  seriousInjury: w('重伤', 'seriously injured'),
  minorInjury: w('轻伤', 'slightly injured'),
  hospitalised: w('住院', 'in hospital'),
  atRisk: w('涉险', 'at risk'),
  threatened: w('受威胁', 'threatened'),
  threatenedHouseholds: w('受威胁户数', 'households threatened'),
  evacuated: w('转移疏散', 'evacuated'),
  relocated: w('转移安置', 'relocated and housed'),
  affected: w('受灾', 'affected'),
  lossYuan: w('直接经济损失', 'direct loss'),
  housesCollapsed: w('倒塌房屋', 'rooms collapsed'),
  housesDamaged: w('损坏房屋', 'rooms damaged'),
  cropHectares: w('农作物受灾', 'crops affected'),
  burntHectares: w('受害森林', 'forest burnt'),
  openFlameHours: w('明火持续', 'open flame for'),
  magnitude: w('震级', 'magnitude'),
  potentialLossYuan: w('潜在经济损失', 'potential loss'),
  strandedPersons: w('高空滞留', 'stranded'),
  strandedHours: w('滞留时间', 'stranded for'),
  shipGrossTons: w('船舶总吨', 'ship of'),
  deadOrMissing: w('死亡、失联', 'dead or missing'),
  missingOrTrapped: w('被困或下落不明', 'trapped or missing'),
  countedDeaths: w('死亡、失联、被困', 'dead, missing or trapped'),
};

const UNITS: Readonly<Record<FigureUnit, RuleWords>> = {
  person: w('人', ''),
  household: w('户', ''),
  yuan: w('元', ' yuan'),
  room: w('间', ''),
  hectare: w('公顷', ' ha'),
  hour: w('小时', ' h'),
  magnitude: w('级', ''),
  gross_ton: w('总吨', ' GT'),
};

export const FLAG_NAMES: Readonly<Record<RuleFlag, RuleWords>> = {
  sensitive_time: w('敏感时间', 'sensitive time'),
  sensitive_place: w('敏感地区', 'sensitive place'),
  sensitive_people: w('敏感人群', 'sensitive people'),
  school: w('学校', 'school'),
  hospital: w('医院', 'hospital'),
  care_home: w('养老机构', 'care home'),
  foreign_persons: w('涉外涉台', 'foreign or Taiwan persons'),
  online: w('已上网', 'on the internet'),
  cross_border: w('跨区域', 'across a border'),
  major_event: w('重大活动', 'major event'),
  sensitive: w('敏感', 'sensitive'),
  serious_pollution: w('严重污染人员密集场所、饮用水源、农田、江河湖库', 'serious pollution'),
  key_site_threatened: w('危及重要场所和设施安全', 'an important site in danger'),
  pressure_explosion: w('锅炉、压力容器或压力管道爆炸', 'a boiler, pressure vessel or pipe exploded'),
  crane_overturn: w('起重机械整体倾覆', 'a crane overturned'),
  lift: w('电梯', 'lift'),
  ropeway: w('客运索道', 'passenger ropeway'),
  ride: w('大型游乐设施', 'amusement ride'),
  near_border: w('国界附近', 'near the national border'),
  homes_threatened: w('威胁居民区或重要设施', 'homes or key facilities threatened'),
  virgin_forest: w('原始森林或未开发原始林区', 'virgin forest'),
  national_support: w('需要国家支援扑救', 'national support needed'),
  chinese_ship_missing: w('中国籍船舶失踪', 'a Chinese ship missing'),
  taiwan_quake_felt: w('台湾地震、本省有感', 'an earthquake in Taiwan, felt in the province'),
  drought: w('旱灾', 'drought'),
  hotspot: w('卫星热点', 'satellite hotspot'),
};

/** The grades of the law and of geological disasters, which have names of their own. */
const RESULTS: Readonly<Record<GradeStepResult, RuleWords>> = {
  level_1: w('特别重大', 'Ⅰ (specially major)'),
  level_2: w('重大', 'Ⅱ (major)'),
  level_3: w('较大', 'Ⅲ (large)'),
  level_4: w('一般', 'Ⅳ (ordinary)'),
  near_miss: w('较大涉险', 'a serious near miss'),
};

/** 49999999.99 → `49,999,999.99`; nothing is rounded. */
export function plainNumber(value: number): string {
  const [whole = '', part] = String(value).split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return part === undefined ? grouped : `${grouped}.${part}`;
}

const measured = (figure: RuleFigure, value: number, unit: FigureUnit): RuleWords =>
  w(
    `${FIGURE_NAMES[figure].zh}${plainNumber(value)}${UNITS[unit].zh}`,
    `${plainNumber(value)}${UNITS[unit].en} ${FIGURE_NAMES[figure].en}`,
  );

const ASIDE: Readonly<Record<Because['of'], RuleWords>> = {
  grade: w('', ''),
  reporting_grade: w('报送从高：', 'for reporting: '),
  near_miss: w('', ''),
};

/** One sentence: which figure met which threshold of which article, and what follows. */
export function becauseText(because: Omit<Because, 'text'>, rule: GradeRule): RuleWords {
  const met = because.met.map((one) => {
    const { zh, en } = measured(one.figure, one.value, one.unit);
    const limit = plainNumber(one.threshold);
    const unit = UNITS[one.unit];
    return one.comparison === 'at_least'
      ? w(`${zh}，达到${limit}${unit.zh}以上`, `${en}, at or above ${limit}${unit.en}`)
      : w(`${zh}，在${limit}${unit.zh}以下`, `${en}, below ${limit}${unit.en}`);
  });
  const flags = because.flags.map((flag) => FLAG_NAMES[flag]);
  const zh = [...flags.map((one) => one.zh), ...met.map((one) => one.zh)].join('，');
  const en = [...flags.map((one) => one.en), ...met.map((one) => one.en)].join('; ');
  const changed = because.isOverridden ? w('（本值班室改过）', ' (changed by this room)') : w('', '');
  const result = RESULTS[because.result];
  const aside = ASIDE[because.of];
  return w(
    `${aside.zh}${zh}（${rule.document}${rule.article}）→ ${result.zh}${changed.zh}`,
    `${aside.en}${en} (${rule.documentEn}${rule.article === '' ? '' : ` ${rule.article}`}) → ${result.en}${changed.en}`,
  );
}
