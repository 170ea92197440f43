import type { FigureId } from '../domain/figures';
import type { ForceLine, IncidentFacts } from '../domain/incidentFacts';

/** Figures in the words of reports. 被困, 失联, 遇难 are never mixed; 转移避险 (evacuated) and 转移安置 (relocated) stay apart (documents.md). */
export const FIGURE_WORDS: Readonly<Record<FigureId, readonly [label: string, unit: string]>> = {
  dead: ['死亡', '人'],
  missing: ['失联', '人'],
  trapped: ['被困', '人'],
  rescued: ['获救', '人'],
  seriousInjury: ['重伤', '人'],
  minorInjury: ['轻伤', '人'],
  hospitalised: ['送医', '人'],
  atRisk: ['涉险', '人'],
  threatened: ['受威胁', '人'],
  threatenedHouseholds: ['受威胁', '户'],
  evacuated: ['转移', '人'],
  relocated: ['转移安置', '人'],
  affected: ['受灾', '人'],
  lossYuan: ['直接经济损失', '元'],
  housesCollapsed: ['倒塌房屋', '间'],
  housesDamaged: ['损坏房屋', '间'],
  cropHectares: ['农作物受灾', '公顷'],
  burntHectares: ['过火面积', '公顷'],
  openFlameHours: ['明火持续', '小时'],
  magnitude: ['震级', '级'],
  potentialLossYuan: ['潜在经济损失', '元'],
  strandedPersons: ['滞留', '人'],
  strandedHours: ['滞留', '小时'],
  shipGrossTons: ['船舶总吨', '总吨'],
};

/** 26, 168.4; yuan from ten thousand on in 万元, from a hundred million on in 亿元. */
export function amount(figure: FigureId, value: number): string {
  const [, unit] = FIGURE_WORDS[figure];
  if (unit === '元' && value >= 100_000_000) return `${value / 100_000_000}亿元`;
  if (unit === '元' && value >= 10_000) return `${value / 10_000}万元`;
  return `${value}${unit}`;
}

/** `死亡2人` */
export const figureWords = (figure: FigureId, value: number): string =>
  `${FIGURE_WORDS[figure][0]}${amount(figure, value)}`;

/** Whether a text already tells a figure, in either order: 被困3人, 3人（1男2女）被困. */
export function saysFigure(text: string, figure: FigureId, value: number): boolean {
  const [label, unit] = FIGURE_WORDS[figure];
  const number = `(?<!\\d)${value}${unit}`;
  return new RegExp(`${label}[^，。；]*?${number}|${number}[^，。；]*?${label}`, 'u').test(text);
}

const PEOPLE: readonly FigureId[] = [
  'dead',
  'missing',
  'trapped',
  'rescued',
  'hospitalised',
  'seriousInjury',
  'minorInjury',
];

/** （1男2女） of those in one state; empty when a sex is not known. */
function sexes(facts: IncidentFacts, state: 'trapped' | 'missing' | 'dead'): string {
  const rows = facts.people.filter((one) => one.state === state);
  if (rows.length < 2 || rows.some((one) => one.sex === 'unknown')) return '';
  const men = rows.filter((one) => one.sex === 'male').length;
  const women = rows.length - men;
  return `（${[men === 0 ? '' : `${men}男`, women === 0 ? '' : `${women}女`].join('')}）`;
}

/** What befell people as one sentence without its stop; what `said` already tells is left out. */
export function peopleSentence(facts: IncidentFacts, said = ''): string {
  const { figures } = facts;
  const told = PEOPLE.flatMap((figure) => {
    const value = figures[figure] ?? 0;
    if (value === 0 || saysFigure(said, figure, value)) return [];
    const who = figure === 'trapped' || figure === 'missing' || figure === 'dead' ? sexes(facts, figure) : '';
    return [`${figureWords(figure, value)}${who}`];
  });
  const none = noneReported(facts);
  return [told.join('、'), none !== '' && !said.includes(none) ? none : ''].filter(Boolean).join('，');
}

/** 暂未接到死亡、失联报告; empty when there are some, or when nobody has said a figure yet. */
export function noneReported(facts: IncidentFacts): string {
  const { dead = 0, missing = 0 } = facts.figures;
  if (dead === 0 && missing === 0) return '暂未接到死亡、失联报告';
  if (dead === 0) return '暂未接到死亡报告';
  return missing === 0 ? '暂未接到失联报告' : '';
}

/** `7户26人` of those who are threatened. */
export function threatenedWords(facts: IncidentFacts): string {
  const { threatened, threatenedHouseholds: households } = facts.figures;
  if (threatened === undefined) return '';
  return `${households === undefined ? '' : `${households}户`}${threatened}人`;
}

/** 受威胁群众已转移19人，其余7人正在转移; the two add up to the threatened. */
export function evacuationSentence(facts: IncidentFacts): string {
  const { threatened, evacuated, relocated } = facts.figures;
  if (evacuated === undefined) return '';
  const housed = relocated === undefined ? '' : `，转移安置${relocated}人`;
  if (threatened === undefined) return `已转移群众${evacuated}人${housed}`;
  const rest = threatened - evacuated;
  if (rest <= 0) return `受威胁${threatenedWords(facts)}已全部转移${housed}`;
  return `受威胁群众已转移${evacuated}人，其余${rest}人正在转移${housed}`;
}

const FORCE_WORDS: Readonly<Record<ForceLine['kind'], string>> = {
  fire: '消防救援人员',
  medical: '医护人员',
  police: '公安民警',
  army: '军队和武警官兵',
  professional: '专业救援人员',
  local: '镇村力量',
  volunteer: '社会救援力量',
  other: '其他人员',
};

/** Persons in one state. 在场 and 途中 are never added up (documents.md 7). */
export function forcePersons(facts: IncidentFacts, state: ForceLine['state']): number {
  return facts.forces.filter((one) => one.state === state).reduce((sum, one) => sum + one.persons, 0);
}

/** `其中消防救援人员31人、医护人员6人、镇村力量49人；挖掘机3台` of those on the spot. */
export function forcesByKind(facts: IncidentFacts): string {
  const present = facts.forces.filter((one) => one.state === 'present');
  const kinds = (Object.keys(FORCE_WORDS) as ForceLine['kind'][]).flatMap((kind) => {
    const persons = present.filter((one) => one.kind === kind).reduce((sum, one) => sum + one.persons, 0);
    return persons === 0 ? [] : [`${FORCE_WORDS[kind]}${persons}人`];
  });
  const equipment = present.map((one) => one.equipment).filter((one) => one !== '');
  const parts = kinds.length < 2 ? '' : `其中${kinds.join('、')}`;
  return [parts, equipment.join('、')].filter((part) => part !== '').join('；');
}
