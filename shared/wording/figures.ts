import type { FigureId, FigureUnit } from '../domain/figures';
import type { ForceState, PersonState } from '../domain/incidentFacts';
import type { ForceKind } from '../rules/figures/forces';
import type { Locale } from './labels';

type Words<K extends string> = Readonly<Record<Locale, Readonly<Record<K, string>>>>;

/** What a figure is called before its number. */
export const FIGURE_NAMES: Words<FigureId> = {
  zh: {
    dead: '死亡',
    missing: '失联',
    trapped: '被困',
    rescued: '获救',
    seriousInjury: '重伤',
    minorInjury: '轻伤',
    hospitalised: '送医',
    atRisk: '涉险',
    threatened: '受威胁',
    threatenedHouseholds: '受威胁户数',
    evacuated: '已转移',
    relocated: '转移安置',
    affected: '受灾人口',
    lossYuan: '直接经济损失',
    housesCollapsed: '倒塌房屋',
    housesDamaged: '损坏房屋',
    cropHectares: '农作物受灾',
    burntHectares: '过火面积',
    openFlameHours: '明火持续',
    magnitude: '震级',
    potentialLossYuan: '潜在经济损失',
    strandedPersons: '滞留人数',
    strandedHours: '滞留时间',
    shipGrossTons: '船舶总吨',
  },
  en: {
    dead: 'dead',
    missing: 'missing',
    trapped: 'trapped',
    rescued: 'rescued',
    seriousInjury: 'seriously injured',
    minorInjury: 'slightly injured',
    hospitalised: 'in hospital',
    atRisk: 'at risk',
    threatened: 'threatened',
    threatenedHouseholds: 'households threatened',
    evacuated: 'evacuated',
    relocated: 'relocated',
    affected: 'affected',
    lossYuan: 'direct loss',
    housesCollapsed: 'rooms collapsed',
    housesDamaged: 'rooms damaged',
    cropHectares: 'crops hit',
    burntHectares: 'burnt area',
    openFlameHours: 'open flame',
    magnitude: 'magnitude',
    potentialLossYuan: 'potential loss',
    strandedPersons: 'stranded',
    strandedHours: 'stranded for',
    shipGrossTons: 'gross tonnage',
  },
};

export const FIGURE_UNITS: Words<FigureUnit> = {
  zh: {
    person: '人',
    household: '户',
    yuan: '元',
    room: '间',
    hectare: '公顷',
    hour: '小时',
    magnitude: '级',
    gross_ton: '总吨',
  },
  en: {
    person: 'persons',
    household: 'households',
    yuan: 'yuan',
    room: 'rooms',
    hectare: 'ha',
    hour: 'h',
    magnitude: 'M',
    gross_ton: 'GT',
  },
};

/** The states of the ledger 人头账. */
export const PERSON_STATE_NAMES: Words<PersonState> = {
  zh: {
    trapped: '被困',
    missing: '失联',
    rescued: '获救',
    hospitalised: '送医',
    dead: '遇难',
    safe: '脱险',
  },
  en: {
    trapped: 'trapped',
    missing: 'missing',
    rescued: 'rescued',
    hospitalised: 'in hospital',
    dead: 'dead',
    safe: 'safe',
  },
};

/** 在场 and 途中 are never added up. */
export const FORCE_STATE_NAMES: Words<ForceState> = {
  zh: { present: '在场', en_route: '途中', left: '撤离' },
  en: { present: 'on scene', en_route: 'en route', left: 'left' },
};

export const FORCE_KIND_NAMES: Words<ForceKind> = {
  zh: {
    fire: '消防救援',
    medical: '医护',
    police: '公安',
    army: '部队',
    professional: '专业队伍',
    local: '镇村',
    volunteer: '社会力量',
    other: '其他',
  },
  en: {
    fire: 'fire and rescue',
    medical: 'medical',
    police: 'police',
    army: 'army',
    professional: 'professional teams',
    local: 'township and village',
    volunteer: 'volunteers',
    other: 'other',
  },
};
