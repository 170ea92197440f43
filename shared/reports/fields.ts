import type { FigureId } from '../domain/figures';
import type { IncidentFacts } from '../domain/incidentFacts';
import type { ReportDocument } from '../domain/incidentReports';
import { clockTime, dayOf } from '../domain/time';
import { incidentClassOf } from '../domain/vocabulary';
import { labels } from '../wording/labels';
import type { DocumentPart, FactPart, FieldLayout, FieldSource } from './fieldSources';
import { attachmentWords, issueWords, reportParts } from './parts';
import { reportName, reportText } from './text';

/** One field of a receiving system with what goes into it; empty when there is nothing to say. */
export type FilledField = { readonly label: string; readonly from: FieldSource; readonly text: string };

/** `2026-09-12 02:20`: how fields for times take it. */
const stampWords = (at: number | null): string => (at === null ? '' : `${dayOf(at)} ${clockTime(at)}`);
const numberWords = (value: number | undefined): string => (value === undefined ? '' : String(value));

/**
 * The fields of a receiving system in its order, each with its text from a report and from the facts as they stood. What was never reported stays empty,
 * which is not zero. Times as `2026-09-12 02:20`, counts as digits, losses in 万元.
 */
export function reportFields(
  document: ReportDocument,
  facts: IncidentFacts | null,
  { fields }: FieldLayout,
): readonly FilledField[] {
  return fields.map(({ label, from }) => ({ label, from, text: textOf(from, document, facts) }));
}

function textOf(from: FieldSource, document: ReportDocument, facts: IncidentFacts | null): string {
  const [group, name = ''] = from.split('.');
  if (group === 'document') return documentText(name as DocumentPart, document);
  if (facts === null) return '';
  if (group === 'facts') return factText(name as FactPart, facts);
  if (group === 'figure') return numberWords(facts.figures[name as FigureId]);
  return facts.elements.find(({ element, state }) => element === name && state === 'filled')?.text ?? '';
}

function documentText(part: DocumentPart, document: ReportDocument): string {
  switch (part) {
    case 'title':
    case 'organ':
    case 'addressees':
    case 'lead':
    case 'corrections':
    case 'copies':
      return document[part];
    case 'contact':
      return document.contact.replace(/^联系人：/, '');
    case 'kind':
      return reportName(document);
    case 'issue':
      return issueWords(document);
    case 'sign':
      return document.signLine;
    case 'issuedAt':
    case 'asOf':
    case 'nextAt':
      return stampWords(document[part]);
    case 'verifying':
      return document.verifying.join('；');
    case 'changes':
      return document.changes.join('，');
    case 'attachments':
      return attachmentWords(document.attachments);
    case 'body':
      return bodyText(document);
    case 'text':
      return reportText(document);
    default:
      return document.sections.find(({ id }) => id === part)?.text ?? '';
  }
}

/** Everything between the addressees and the contact. */
function bodyText(document: ReportDocument): string {
  const { lead, sections, closing, asOf } = reportParts(document);
  const labelled = [...sections, ...closing].map(({ label, text }) => `${label}${text}`);
  return [lead, ...labelled, asOf].filter((line) => line !== '').join('\n');
}

function factText(part: FactPart, facts: IncidentFacts): string {
  const words = labels('zh');
  switch (part) {
    case 'title':
    case 'number':
    case 'place':
    case 'source':
    case 'summary':
      return facts[part];
    case 'class':
      return words.incidentClass[incidentClassOf(facts.type)];
    case 'type':
      return words.incidentType[facts.type];
    case 'grade':
      return facts.grade === null ? '' : words.grade[facts.grade];
    case 'occurredAt':
    case 'receivedAt':
      return stampWords(facts[part]);
    case 'injured':
      return injuredWords(facts);
    case 'lossWanYuan': {
      const yuan = facts.figures.lossYuan;
      return yuan === undefined ? '' : String(Math.round(yuan / 100) / 100);
    }
    case 'forcesPresent':
      return forceWords(facts, 'present');
    case 'forcesEnRoute':
      return forceWords(facts, 'en_route');
  }
}

function injuredWords({ figures: { seriousInjury, minorInjury } }: IncidentFacts): string {
  if (seriousInjury === undefined && minorInjury === undefined) return '';
  return String((seriousInjury ?? 0) + (minorInjury ?? 0));
}

function forceWords({ forces }: IncidentFacts, state: 'present' | 'en_route'): string {
  const those = forces.filter((force) => force.state === state);
  return forces.length === 0 ? '' : String(those.reduce((sum, { persons }) => sum + persons, 0));
}
