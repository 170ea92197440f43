import type { IncidentFacts } from '../domain/incidentFacts';
import type {
  IncidentReport,
  ReportDocument,
  ReportKind,
  ReportSection,
  ReportSectionId,
} from '../domain/incidentReports';
import { zoned } from '../domain/time';
import { correctionsText, isIdentifiedNow } from './corrections';
import { changeWords, filledText } from './differences';
import type { ReportOptions } from './options';
import { figureSections, updateSections } from './sectionsChanged';
import { finalSections, firstSections, phoneSections } from './sectionsWhole';
import {
  areaOf,
  dayHourMinute,
  eventName,
  ourselves,
  placeWithin,
  reportName,
  reportTitleName,
  sentence,
  timeNear,
} from './spoken';

/** 9月12日2时38分，我局值班室接枫坪镇值班室电话报告：2时20分许，… */
function firstLead(facts: IncidentFacts, options: ReportOptions): string {
  const { callerUnit, source } = facts;
  const told = source.includes(callerUnit) ? source : `${callerUnit}${source}`;
  const report = told.endsWith('报告') ? told : `${told}报告`;
  return `${dayHourMinute(facts.receivedAt)}，${ourRoom(options.organ)}接${report}：${sentence(whatHappened(facts, options))}`;
}

/** 我局值班室; 我室 where the room itself is the organ. */
function ourRoom(organ: string): string {
  const own = ourselves(organ);
  return own === '我室' ? own : `${own}值班室`;
}

/** What happened, with its time and its place in full from the town downwards. */
export function whatHappened(facts: IncidentFacts, options: Pick<ReportOptions, 'organ'>): string {
  const place = placeWithin(facts.place, areaOf(options.organ));
  const summary = (facts.summary.trim() === '' ? filledText(facts, 'course') : facts.summary).trim();
  const timed =
    /^(?<time>(?:\d+月)?(?:\d+日)?\d{1,2}(?:时|[:：])(?:\d{1,2}分?)?(?:许|左右|前后)?)[，,]?/u.exec(summary);
  const own = timed?.groups?.['time'] ?? '';
  const time =
    own !== '' ? own : facts.occurredAt === null ? '' : `${timeNear(facts.occurredAt, facts.receivedAt)}许`;
  const rest = summary.slice(timed?.[0].length ?? 0);
  return [time, placed(rest, place)].filter((part) => part !== '').join('，');
}

/** Puts the whole place where the words name only its end, or in front of them. */
function placed(words: string, place: string): string {
  if (place === '' || words.includes(place)) return words;
  for (let from = 1; from < place.length - 1; from += 1) {
    const end = place.slice(from);
    if (words.startsWith(end)) return place + words.slice(end.length);
  }
  return place + words;
}

const LEADS: Readonly<Record<Exclude<ReportKind, 'initial' | 'phone_report'>, string>> = {
  update: '续报',
  final: '终报',
  verified: '核报',
  correction: '补报',
  zero: '报告',
};

function leadOf(kind: ReportKind, facts: IncidentFacts, options: ReportOptions): string {
  if (kind === 'initial' || kind === 'phone_report') return firstLead(facts, options);
  if (kind === 'final')
    return `${sentence(`${dayHourMinute(facts.receivedAt)}，${ourRoom(options.organ)}接报，${whatHappened(facts, options)}`)}现将截至${dayHourMinute(facts.asOf)}有关情况终报如下：`;
  return `现将截至${dayHourMinute(facts.asOf)}有关情况${LEADS[kind]}如下：`;
}

function sectionsOf(
  kind: ReportKind,
  facts: IncidentFacts,
  before: IncidentReport | null,
  options: ReportOptions,
): readonly ReportSection[] {
  const lead = leadOf(kind, facts, options);
  const own = (): readonly ReportSection[] => {
    switch (kind) {
      case 'phone_report':
        return phoneSections(facts, lead);
      case 'initial':
        return firstSections(facts, options, lead);
      case 'final':
        return finalSections(facts, options, lead);
      case 'update':
        return before === null ? firstSections(facts, options, lead) : updateSections(facts, before);
      case 'verified':
      case 'correction':
      case 'zero':
        return figureSections(kind, facts, before);
    }
  };
  return own().filter((section) => section.text !== '');
}

function contactOf(facts: IncidentFacts, before: IncidentReport | null, options: ReportOptions): string {
  const onsite = filledText(facts, 'onsite_contact');
  const wasOnsite = before === null ? null : filledText(before.facts, 'onsite_contact');
  if (wasOnsite !== null && wasOnsite === onsite) {
    return onsite === '' ? '联系人同前。' : '联系人、现场联系人同前。';
  }
  const own = `联系人：${options.contact}`;
  return onsite === '' ? own : `${own}；现场联系人：${onsite}`;
}

const COMPARES: ReadonlySet<ReportKind> = new Set(['update', 'final', 'verified', 'correction', 'zero']);

/**
 * Drafts a report from the facts as they stand, in the wording and layout of documents.md 3, 6 and 7. `before` is the last written report of the
 * incident: an update tells only what is other than in it. The same facts and options give the same document. Times are UTC milliseconds.
 */
export function composeReport(
  kind: ReportKind,
  facts: IncidentFacts,
  before: IncidentReport | null,
  options: ReportOptions,
): ReportDocument {
  const last = COMPARES.has(kind) ? before : null;
  const event = eventName(facts.title.replace(/^【演练】/u, ''), facts.place, areaOf(options.organ));
  const drill = facts.drill === null ? '' : '【演练】';
  return {
    kind,
    ordinal: kind === 'update' ? options.ordinal : null,
    heading: `${drill}突发事件信息（${reportName(kind, kind === 'update' ? options.ordinal : null)}）`,
    year: zoned(options.issuedAt).year,
    issue: options.issue,
    organ: options.organ,
    issuedAt: options.issuedAt,
    signLine: options.signLine,
    title: `${drill}关于${event}情况的${reportTitleName(kind, kind === 'update' ? options.ordinal : null)}`,
    addressees: options.addressees,
    lead: leadOf(kind, facts, options),
    sections: sectionsOf(kind, facts, last, options),
    verifying: facts.elements
      .filter((one) => one.state === 'verifying')
      .flatMap((one) => (one.question.trim() === '' ? one.text : one.question).split(/[；;\n]/u))
      .map((question) => question.trim().replace(/[。？?]+$/u, ''))
      .filter((question) => question !== ''),
    corrections: last === null ? '' : correctionsText(last, facts),
    changes: last === null ? [] : changeWords(last.facts, facts),
    changesAgainst: last === null ? '' : reportName(last.kind, last.ordinal),
    nextAt: kind === 'initial' || kind === 'update' || kind === 'phone_report' ? options.nextAt : null,
    asOf: facts.asOf,
    contact: contactOf(facts, last, options),
    copies: kind === 'initial' || kind === 'final' ? options.copies : '',
    attachments: last !== null && isIdentifiedNow(last.facts, facts) ? ['人员核实名单（不公开）'] : [],
  };
}

/** The text of one section; empty when the document has none. */
export const sectionText = (document: ReportDocument, id: ReportSectionId): string =>
  document.sections.find((section) => section.id === id)?.text ?? '';
