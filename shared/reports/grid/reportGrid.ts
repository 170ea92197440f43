import type { ReportDocument } from '../../domain/incidentReports';
import { type LabelledPart, reportParts } from '../parts';
import { markWords, NO_MARKS, type ReportMarks, reportText } from '../text';
import { dateWords } from '../times';
import type { GridBlock, GridFace, GridPaper, GridPiece } from './types';

/** First lines stand in two characters (GB/T 9704-2012, 7.3.3). */
const INDENT = 2;

const piece = (text: string, face: GridFace = 'text'): GridPiece => ({ text, face });
const paragraph = (text: string, indent = INDENT): GridBlock => ({
  block: 'paragraph',
  indent,
  pieces: [piece(text)],
});

function labelled({ label, text }: LabelledPart, face: GridFace): GridBlock {
  return { block: 'paragraph', indent: INDENT, pieces: [piece(label, face), piece(text)] };
}

/** 附件 below the text: numbered one below the other when there are several. */
function attached(names: readonly string[]): GridBlock[] {
  if (names.length === 0) return [];
  if (names.length === 1) return [paragraph(`附件：${names[0] ?? ''}`)];
  return names.map((name, index) =>
    paragraph(`${index === 0 ? '附件：' : ''}${index + 1}.${name}`, index === 0 ? INDENT : INDENT + 3),
  );
}

/**
 * A report on the grid of GB/T 9704-2012: red head with number, organ and moment, the one who signs; the title two lines below the red line; the text;
 * the colophon 版记 with who else receives it. On demand the text as QR codes follows on a page of its own.
 */
export function reportGrid(
  document: ReportDocument,
  marks: ReportMarks = NO_MARKS,
  withCodes = false,
): GridPaper {
  const parts = reportParts(document);
  const { organ, issued, copies } = parts;
  const filled = (text: string, block: GridBlock): GridBlock[] => (text === '' ? [] : [block]);
  return {
    mark: markWords(marks),
    coded: withCodes ? reportText(document, marks).trim() : '',
    blocks: [
      { block: 'banner', text: parts.heading },
      { block: 'center', text: parts.issue },
      { block: 'ends', left: organ, right: issued },
      paragraph(parts.sign, 0),
      { block: 'rule' },
      { block: 'blank', lines: 2 },
      { block: 'title', text: parts.title },
      { block: 'blank', lines: 1 },
      ...filled(parts.addressees, paragraph(parts.addressees, 0)),
      ...filled(parts.lead, paragraph(parts.lead)),
      ...parts.sections.map((part) => labelled(part, 'hei')),
      ...parts.closing.map((part) => labelled(part, 'kai')),
      ...filled(parts.asOf, paragraph(parts.asOf)),
      ...filled(parts.contact, paragraph(parts.contact)),
      ...attached(parts.attachments),
      {
        block: 'colophon',
        lines: [...(copies === '' ? [] : [copies]), [organ, `${dateWords(document.issuedAt)}印发`]],
      },
    ],
  };
}
