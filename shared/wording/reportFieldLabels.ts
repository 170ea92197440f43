import type { FigureId } from '../domain/figures';
import type { ElementId } from '../domain/incidentFacts';
import type { DocumentPart, FactPart, FieldSource } from '../reports/fieldSources';
import { FIGURE_NAMES } from '../rules/incident/words';
import type { Locale } from './labels';

type Words<K extends string> = Readonly<Record<K, readonly [zh: string, en: string]>>;

const DOCUMENT: Words<DocumentPart> = {
  title: ['标题', 'title'],
  kind: ['报告种类', 'kind of report'],
  issue: ['期号', 'number'],
  organ: ['单位', 'organ'],
  issuedAt: ['印发时间', 'issued at'],
  sign: ['签发', 'signed off by'],
  addressees: ['主送', 'addressees'],
  lead: ['导语', 'lead'],
  situation: ['基本情况', 'situation'],
  handling: ['处置情况', 'handling'],
  trend: ['趋势研判', 'trend'],
  next_steps: ['下一步工作', 'next steps'],
  requests: ['需上级协调事项', 'requests'],
  verifying: ['正在核实', 'being verified'],
  corrections: ['核实与更正', 'corrections'],
  changes: ['较上报变化', 'changes'],
  nextAt: ['下次续报时间', 'next report at'],
  asOf: ['截至时间', 'as of'],
  contact: ['联系人', 'contact'],
  copies: ['抄送', 'copies to'],
  attachments: ['附件', 'attachments'],
  body: ['正文', 'whole body'],
  text: ['全文', 'whole text'],
};

const FACTS: Words<FactPart> = {
  title: ['事件名称', 'name of the incident'],
  number: ['事件编号', 'number of the incident'],
  class: ['事件类别', 'class'],
  type: ['事件类型', 'type'],
  grade: ['事件等级', 'grade'],
  place: ['地点', 'place'],
  occurredAt: ['发生时间', 'happened at'],
  receivedAt: ['接报时间', 'received at'],
  source: ['信息来源', 'source'],
  summary: ['事件摘要', 'summary'],
  injured: ['受伤（重伤加轻伤）', 'injured, all'],
  lossWanYuan: ['直接经济损失（万元）', 'direct loss, 10,000 yuan'],
  forcesPresent: ['在场力量（人）', 'forces on scene'],
  forcesEnRoute: ['途中力量（人）', 'forces on their way'],
};

const ELEMENT: Words<ElementId> = {
  time: ['时间', 'time'],
  place: ['地点', 'place'],
  source: ['信息来源', 'source'],
  consequence: ['已造成的后果', 'consequences so far'],
  course: ['基本过程', 'course'],
  cause: ['起因和性质', 'cause and nature'],
  scope: ['影响范围', 'extent'],
  trend: ['发展趋势', 'trend'],
  handling: ['处置情况', 'handling'],
  planned_measures: ['拟采取的措施', 'planned measures'],
  suggestions: ['下一步工作建议', 'suggestions'],
  onsite_contact: ['现场负责人及电话', 'leader on scene, number'],
};

export type SourceGroup = 'document' | 'facts' | 'element' | 'figure';
export const groupOf = (from: FieldSource): SourceGroup => from.split('.')[0] as SourceGroup;

/** What a source of a field is called on screen. */
export function sourceName(from: FieldSource, locale: Locale): string {
  const name = from.slice(from.indexOf('.') + 1);
  const at = locale === 'zh' ? 0 : 1;
  switch (groupOf(from)) {
    case 'document':
      return DOCUMENT[name as DocumentPart][at];
    case 'facts':
      return FACTS[name as FactPart][at];
    case 'element':
      return ELEMENT[name as ElementId][at];
    case 'figure':
      return FIGURE_NAMES[name as FigureId][locale];
  }
}
