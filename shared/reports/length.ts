import type { ReportDocument } from '../domain/incidentReports';

/** GB/T 9704-2012: 22 lines of 28 characters on a page. */
export const PAGE_LINES = 22;
const LINE_CHARACTERS = 28;
/** heading, number, organ and time, sign-off, title with the empty lines around it */
const HEAD_LINES = 7;

const linesOf = (text: string, indent: number): number =>
  text === '' ? 0 : Math.ceil(([...text].length + indent) / LINE_CHARACTERS);

/** How many lines a report fills in the layout of official documents. An estimate for the one-page warning; the paper itself is measured when it is made. */
export function estimatedLines(document: ReportDocument): number {
  const paragraphs = [
    document.lead,
    ...document.sections.map((section) => `一、${section.heading}。${section.text}`),
    document.corrections === '' ? '' : `核实与更正：${document.corrections}`,
    document.verifying.length === 0
      ? ''
      : `正在核实：${document.verifying.join('；')}。下次续报：5时30分前。`,
    document.contact,
    document.copies === '' ? '' : `送：${document.copies}`,
  ];
  return (
    HEAD_LINES +
    linesOf(document.title, 0) +
    linesOf(`${document.addressees}：`, 0) +
    paragraphs.reduce((sum, text) => sum + linesOf(text, 2), 0)
  );
}
