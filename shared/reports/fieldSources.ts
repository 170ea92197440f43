import { FIGURE_IDS } from '../domain/figures';
import { ELEMENTS } from '../domain/incidentFacts';
import { REPORT_SECTIONS } from '../domain/incidentReports';

const DOCUMENT_PARTS = [
  'title',
  'kind',
  'issue',
  'organ',
  'issuedAt',
  'sign',
  'addressees',
  'lead',
  ...REPORT_SECTIONS,
  'verifying',
  'corrections',
  'changes',
  'nextAt',
  'asOf',
  'contact',
  'copies',
  'attachments',
  'body',
  'text',
] as const;
export type DocumentPart = (typeof DOCUMENT_PARTS)[number];

const FACT_PARTS = [
  'title',
  'number',
  'class',
  'type',
  'grade',
  'place',
  'occurredAt',
  'receivedAt',
  'source',
  'summary',
  'injured',
  'lossWanYuan',
  'forcesPresent',
  'forcesEnRoute',
] as const;
export type FactPart = (typeof FACT_PARTS)[number];

const prefixed = <P extends string, T extends string>(prefix: P, names: readonly T[]) =>
  names.map((name) => `${prefix}.${name}` as const);

/** Where the text of a field comes from: a part of the document, a fact, one of the twelve elements, a figure. */
export const FIELD_SOURCES = [
  ...prefixed('document', DOCUMENT_PARTS),
  ...prefixed('facts', FACT_PARTS),
  ...prefixed('element', ELEMENTS),
  ...prefixed('figure', FIGURE_IDS),
];
export type FieldSource = (typeof FIELD_SOURCES)[number];

export type FieldLayout = {
  readonly name: string;
  readonly fields: readonly { readonly label: string; readonly from: FieldSource }[];
};

type Pair = readonly [label: string, from: FieldSource];
const layout = (name: string, pairs: readonly Pair[]) => ({
  name,
  fields: pairs.map(([label, from]) => ({ label, from })),
});

/** Layouts to begin with. Orders and names differ between regions and versions: the room changes them in Settings. */
export const SHIPPED_LAYOUTS = [
  layout('突发事件应急指挥综合业务系统', [
    ['事件标题', 'document.title'],
    ['事件类型', 'facts.type'],
    ['事件级别', 'facts.grade'],
    ['事发时间', 'facts.occurredAt'],
    ['接报时间', 'facts.receivedAt'],
    ['事发地点', 'facts.place'],
    ['信息来源', 'facts.source'],
    ['死亡人数', 'figure.dead'],
    ['失联人数', 'figure.missing'],
    ['被困人数', 'figure.trapped'],
    ['受伤人数', 'facts.injured'],
    ['转移人数', 'figure.evacuated'],
    ['事件概况', 'document.lead'],
    ['基本情况', 'document.situation'],
    ['处置情况', 'document.handling'],
    ['趋势研判', 'document.trend'],
    ['下一步工作', 'document.next_steps'],
    ['请求事项', 'document.requests'],
    ['现场力量（人）', 'facts.forcesPresent'],
    ['现场联系人', 'element.onsite_contact'],
    ['报送单位', 'document.organ'],
    ['签发人', 'document.sign'],
    ['报送时间', 'document.issuedAt'],
    ['下次续报时间', 'document.nextAt'],
  ]),
  layout('灾情系统', [
    ['灾害种类', 'facts.type'],
    ['灾害发生时间', 'facts.occurredAt'],
    ['受灾地区', 'facts.place'],
    ['统计截止时间', 'document.asOf'],
    ['受灾人口（人）', 'figure.affected'],
    ['因灾死亡人口（人）', 'figure.dead'],
    ['因灾失踪人口（人）', 'figure.missing'],
    ['因灾伤病人口（人）', 'facts.injured'],
    ['紧急避险转移人口（人）', 'figure.evacuated'],
    ['紧急转移安置人口（人）', 'figure.relocated'],
    ['倒塌房屋（间）', 'figure.housesCollapsed'],
    ['损坏房屋（间）', 'figure.housesDamaged'],
    ['农作物受灾面积（公顷）', 'figure.cropHectares'],
    ['直接经济损失（万元）', 'facts.lossWanYuan'],
    ['灾情概述', 'document.situation'],
    ['救灾工作情况', 'document.handling'],
    ['填报单位', 'document.organ'],
  ]),
  layout('直报系统', [
    ['标题', 'document.title'],
    ['报送类型', 'document.kind'],
    ['期号', 'document.issue'],
    ['报送单位', 'document.organ'],
    ['主送', 'document.addressees'],
    ['签发', 'document.sign'],
    ['报送时间', 'document.issuedAt'],
    ['正文', 'document.body'],
    ['联系人', 'document.contact'],
    ['抄送', 'document.copies'],
    ['附件', 'document.attachments'],
  ]),
];
