import type { ReportDocument } from '../domain/incidentReports';
import { fullWords, momentWords, nearWords } from './times';

/** A sentence with what stands before it: `一、基本情况。`, `正在核实：`. */
export type LabelledPart = { readonly label: string; readonly text: string };

/** A report as the sentences of its paper, in the order of documents.md 3, before any layout. What there is none of is empty. */
export type ReportParts = {
  readonly heading: string;
  readonly issue: string;
  readonly organ: string;
  readonly issued: string;
  readonly sign: string;
  readonly title: string;
  readonly addressees: string;
  readonly lead: string;
  readonly sections: readonly LabelledPart[];
  /** 正在核实, 核实与更正, 较上报变化, 下次续报 */
  readonly closing: readonly LabelledPart[];
  readonly asOf: string;
  readonly contact: string;
  readonly copies: string;
  readonly attachments: readonly string[];
};

const NUMERALS = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十'] as const;
const ENDS_SENTENCE = /[。！？；：.!?]$/;
const stopped = (text: string): string => (text === '' || ENDS_SENTENCE.test(text) ? text : `${text}。`);

/** `2026年第37期`; a draft has no number yet. */
export const issueWords = ({ year, issue }: Pick<ReportDocument, 'year' | 'issue'>): string =>
  issue === null ? `${year}年（期号待编）` : `${year}年第${issue}期`;

/** `5时30分前`: until when the next report is promised; with its day when that is another one. */
export const nextWords = ({ nextAt, issuedAt }: Pick<ReportDocument, 'nextAt' | 'issuedAt'>): string =>
  nextAt === null ? '' : `${nearWords(nextAt, issuedAt)}前`;

/** 附件 as one line, numbered when there are several. */
export function attachmentWords(attachments: readonly string[]): string {
  if (attachments.length < 2) return attachments[0] ?? '';
  return attachments.map((name, index) => `${index + 1}.${name}`).join('　');
}

/**
 * The sentences of a report. What is promised next ends the paragraph on changes or, where there is none, the one on what is being verified; a first
 * report adds that weighty changes are told at once. The moment of the facts stands at the end unless the lead says it already.
 */
export function reportParts(document: ReportDocument): ReportParts {
  const { sections, lead, asOf, copies, addressees, signLine } = document;
  return {
    heading: document.heading,
    issue: issueWords(document),
    organ: document.organ,
    issued: fullWords(document.issuedAt),
    sign: `签发：${signLine === '' ? '（未签发）' : signLine}`,
    title: document.title,
    addressees: addressees === '' ? '' : `${addressees}：`,
    lead,
    sections: sections
      .filter(({ text }) => text !== '')
      .map(({ heading, text }, index) => ({
        label: `${NUMERALS[index] ?? index + 1}、${heading}。`,
        text: stopped(text),
      })),
    closing: closingOf(document),
    asOf: lead.includes('截至') ? '' : `（截至${momentWords(asOf)}）`,
    contact: document.contact,
    copies: copies === '' ? '' : `送：${copies}`,
    attachments: document.attachments,
  };
}

function closingOf(document: ReportDocument): LabelledPart[] {
  const { verifying, corrections, changes, changesAgainst, kind } = document;
  const until = nextWords(document);
  const isFirst = kind === 'initial' || kind === 'phone_report';
  const promise = until === '' ? '' : `下次续报：${until}${isFirst ? '，重大变化随时报告' : ''}。`;
  const against = changesAgainst === '' ? '较上报变化' : `较${changesAgainst}变化`;
  const parts: LabelledPart[] = [
    { label: '正在核实：', text: stopped(verifying.join('；')) },
    { label: '核实与更正：', text: stopped(corrections) },
    { label: `${against}：`, text: stopped(changes.join('，')) },
  ].filter(({ text }) => text !== '');
  if (promise === '') return parts;
  const last = parts.at(-1);
  if (last === undefined || last.label === '核实与更正：') {
    const [label = '', text = ''] = [promise.slice(0, 5), promise.slice(5)];
    return [...parts, { label, text }];
  }
  return [...parts.slice(0, -1), { label: last.label, text: `${last.text}${promise}` }];
}
