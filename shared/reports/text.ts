import { isMarked, withoutMarks } from '../domain/drill';
import type { ReportDocument, ReportKind } from '../domain/incidentReports';
import { attachmentWords, reportParts } from './parts';
import { compactStamp } from './times';

/** What a report is not: signed off, or about something that really happens. Stands on the first line of every copy. */
export type ReportMarks = {
  /** not signed off: 草稿 */
  readonly isDraft: boolean;
  /** name of the exercise; null in earnest */
  readonly drill: string | null;
};

export const NO_MARKS: ReportMarks = { isDraft: false, drill: null };

/** 【草稿，未签发】【演练】 */
export function markWords({ isDraft, drill }: ReportMarks): string {
  return `${drill === null ? '' : '【演练】'}${isDraft ? '【草稿，未签发】' : ''}`;
}

/** A report as lines of plain text in the order of documents.md 3: the head, an empty line, the title, an empty line, the text. */
export function reportLines(document: ReportDocument, marks: ReportMarks = NO_MARKS): string[] {
  const parts = reportParts(document);
  const mark = markWords(isMarked(document.heading) ? { ...marks, drill: null } : marks);
  const attached = attachmentWords(parts.attachments);
  return [
    ...(mark === '' ? [] : [mark]),
    parts.heading,
    parts.issue,
    `${parts.organ}　　${parts.issued}`,
    parts.sign,
    '',
    parts.title,
    '',
    ...[
      parts.addressees,
      parts.lead,
      ...[...parts.sections, ...parts.closing].map(({ label, text }) => `${label}${text}`),
      parts.asOf,
      parts.contact,
      parts.copies,
      attached === '' ? '' : `附件：${attached}`,
    ].filter((line) => line !== ''),
  ];
}

/** A report as plain text without layout, for systems that take nothing else. */
export function reportText(document: ReportDocument, marks: ReportMarks = NO_MARKS): string {
  return `${reportLines(document, marks).join('\n')}\n`;
}

const KIND_NAMES: Readonly<Record<ReportKind, string>> = {
  phone_report: '电话首报',
  initial: '初报',
  update: '续报',
  final: '终报',
  verified: '核报',
  correction: '补报',
  zero: '零报告',
};

/** `续报一` as the heading calls it, else the name of the kind with its number. */
export function reportName({ kind, ordinal, heading }: ReportDocument): string {
  const named = /（([^（）]+)）$/.exec(heading)?.[1];
  return named ?? `${KIND_NAMES[kind]}${ordinal ?? ''}`;
}

/** The county or city that an organ belongs to: 岚溪县 of 岚溪县应急管理局. */
const regionOf = (organ: string): string => /^.{1,12}?[省市县区旗州]/.exec(organ)?.[0] ?? organ;

/** `岚溪县-上坑村山体滑坡-初报-202609120326`, without ending (documents.md, common rules). */
export function reportFileName(document: ReportDocument, incident: string, marks: ReportMarks): string {
  const name = [
    regionOf(document.organ),
    withoutMarks(incident),
    reportName(document),
    compactStamp(document.issuedAt),
    ...(marks.isDraft ? ['草稿'] : []),
    ...(marks.drill === null ? [] : ['演练']),
  ];
  return name.filter((part) => part !== '').join('-');
}
