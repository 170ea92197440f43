import type { Locale } from '../../wording/labels';

export type LossItem = {
  readonly id: string;
  readonly zh: string;
  readonly en: string;
  readonly unit: string;
  readonly unitEn: string;
  /** digits behind the point */
  readonly digits: 0 | 2;
  /** other headings that tables write for it */
  readonly words: readonly string[];
};

const item = (
  id: string,
  zh: string,
  en: string,
  unit: readonly [string, string],
  words: readonly string[] = [],
  digits: 0 | 2 = 0,
): LossItem => ({ id, zh, en, unit: unit[0], unitEn: unit[1], digits, words });

const PERSONS = ['人', 'persons'] as const;
const HOUSEHOLDS = ['户', 'households'] as const;
const ROOMS = ['间', 'rooms'] as const;
const HECTARES = ['公顷', 'ha'] as const;
const MONEY = ['万元', '10,000 yuan'] as const;

/** The figures of a loss report in the order of its table (自然灾害情况统计调查制度, S26). All are cumulative since the disaster began. */
export const LOSS_ITEMS = [
  item('affected', '受灾人口', 'Affected', PERSONS),
  item('dead', '死亡人口', 'Dead', PERSONS, ['死亡', '因灾死亡', '因灾死亡人口']),
  item('missing', '失踪人口', 'Missing', PERSONS, ['失踪', '失联', '因灾失踪人口']),
  item('relocated', '紧急转移安置', 'Relocated', PERSONS, ['紧急转移安置人口', '转移安置']),
  item('needRelief', '需紧急生活救助', 'Need relief', PERSONS, [
    '需救助',
    '需救助人口',
    '需紧急生活救助人口',
  ]),
  item('collapsedHouseholds', '倒塌房屋户数', 'Collapsed, households', HOUSEHOLDS, ['倒塌户数']),
  item('collapsedRooms', '倒塌房屋间数', 'Collapsed, rooms', ROOMS, ['倒塌间数', '倒塌房屋']),
  item('severeHouseholds', '严重损坏户数', 'Severe damage, households', HOUSEHOLDS, [
    '严损户数',
    '严重损坏房屋户数',
  ]),
  item('severeRooms', '严重损坏间数', 'Severe damage, rooms', ROOMS, [
    '严损间数',
    '严重损坏房屋间数',
    '严重损坏房屋',
  ]),
  item('slightHouseholds', '一般损坏户数', 'Slight damage, households', HOUSEHOLDS, ['一般损坏房屋户数']),
  item('slightRooms', '一般损坏间数', 'Slight damage, rooms', ROOMS, ['一般损坏房屋间数', '一般损坏房屋']),
  item('cropAffected', '农作物受灾面积', 'Crops affected', HECTARES, ['受灾面积'], 2),
  item('cropDamaged', '农作物成灾面积', 'Crops damaged', HECTARES, ['成灾面积'], 2),
  item('cropLost', '农作物绝收面积', 'Crops lost', HECTARES, ['绝收面积', '绝收'], 2),
  item('loss', '直接经济损失', 'Direct loss', MONEY, ['直接损失', '经济损失'], 2),
  item('lossHomes', '其中房屋及家财', 'of it homes', MONEY, ['房屋及居民家庭财产损失', '家庭财产损失'], 2),
  item('lossFarming', '其中农林牧渔业', 'of it farming', MONEY, ['农业损失', '农林牧渔业损失'], 2),
  item('lossIndustry', '其中工矿商贸业', 'of it industry', MONEY, ['工矿企业损失', '工矿商贸业损失'], 2),
  item('lossWorks', '其中基础设施', 'of it infrastructure', MONEY, ['基础设施损失'], 2),
  item('lossPublic', '其中公共服务', 'of it public services', MONEY, ['公益设施损失', '公共服务损失'], 2),
] as const satisfies readonly LossItem[];

export type LossItemId = string;
export const LOSS_ITEM_IDS: readonly string[] = LOSS_ITEMS.map((one) => one.id);
const byId = new Map<string, LossItem>(LOSS_ITEMS.map((one) => [one.id, one]));
export const lossItem = (id: string): LossItem | undefined => byId.get(id);

/** `受灾人口（人）` */
export function itemName(one: LossItem, locale: Locale): string {
  return locale === 'zh' ? `${one.zh}（${one.unit}）` : `${one.en} (${one.unitEn})`;
}

/** 初报 once, 续报 as many as are needed, 核报 once at the end, 零报告 in between (domain.md 2.3, 2.5). */
export const LOSS_KINDS = ['initial', 'update', 'verified', 'zero'] as const;
export type LossKind = (typeof LOSS_KINDS)[number];

const HAN = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九', '十'];

/** `初报`, `续报三`, `续报12`, `核报`, `零报告` */
export function lossKindName(kind: LossKind, number: number, locale: Locale): string {
  const words = {
    zh: { initial: '初报', update: '续报', verified: '核报', zero: '零报告' },
    en: { initial: 'Initial report', update: 'Update', verified: 'Verified report', zero: 'Zero report' },
  }[locale][kind];
  if (kind !== 'update') return words;
  return locale === 'zh' ? `${words}${HAN[number] ?? number}` : `${words} ${number}`;
}
