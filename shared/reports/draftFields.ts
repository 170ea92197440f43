import { REPORT_SECTIONS, type ReportDocument, type ReportSectionId } from '../domain/incidentReports';
import { mergeText } from './merge';

/** The parts of a draft that a person may write on; lists stand as lines. */
export const DRAFT_FIELDS = [
  'title',
  'addressees',
  'lead',
  ...REPORT_SECTIONS,
  'verifying',
  'corrections',
  'changes',
  'contact',
  'copies',
  'attachments',
] as const;
export type DraftField = (typeof DRAFT_FIELDS)[number];
export type DraftTexts = Readonly<Record<DraftField, string>>;

export const isSection = (field: DraftField): field is ReportSectionId =>
  (REPORT_SECTIONS as readonly string[]).includes(field);

const LISTS = ['verifying', 'changes', 'attachments'] as const;
const isList = (field: DraftField): field is (typeof LISTS)[number] =>
  (LISTS as readonly string[]).includes(field);

export function textsOf(document: ReportDocument): DraftTexts {
  const entries = DRAFT_FIELDS.map((field) => {
    if (isSection(field))
      return [field, document.sections.find((section) => section.id === field)?.text ?? ''] as const;
    if (isList(field)) return [field, document[field].join('\n')] as const;
    return [field, document[field]] as const;
  });
  return Object.fromEntries(entries) as DraftTexts;
}

const HEADINGS: Readonly<Record<ReportSectionId, readonly [first: string, update: string]>> = {
  situation: ['基本情况', '最新情况'],
  handling: ['处置情况', '处置进展'],
  trend: ['趋势研判', '趋势研判'],
  next_steps: ['下一步工作', '下一步工作'],
  requests: ['需上级协调事项', '需上级协调事项'],
};

/** 最新情况, 下一步工作: what a section is called in a report of this kind, where none was drafted. */
export const sectionHeading = (
  document: Pick<ReportDocument, 'kind' | 'sections'>,
  id: ReportSectionId,
): string =>
  document.sections.find((section) => section.id === id)?.heading ??
  HEADINGS[id][document.kind === 'update' ? 1 : 0];

/** The document with what was typed in its place. A section that was typed where none was drafted gets its heading; an empty one is left out. */
export function withTexts(document: ReportDocument, texts: DraftTexts): ReportDocument {
  const lines = (field: (typeof LISTS)[number]): readonly string[] =>
    texts[field]
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== '');
  const sections = REPORT_SECTIONS.flatMap((id) => {
    const text = texts[id].trim();
    if (text === '') return [];
    return [{ id, heading: sectionHeading(document, id), text }];
  });
  const { title, addressees, lead, corrections, contact, copies } = texts;
  return {
    ...document,
    title: title.trim(),
    addressees: addressees.trim(),
    lead: lead.trim(),
    corrections: corrections.trim(),
    contact: contact.trim(),
    copies: copies.trim(),
    sections,
    verifying: lines('verifying'),
    changes: lines('changes'),
    attachments: lines('attachments'),
  };
}

export type FieldState = 'same' | 'edited' | 'outdated' | 'both';

/** Whether a hand wrote on a field, and whether it would be drafted otherwise now. */
export function fieldState(base: string, typed: string, fresh: string): FieldState {
  const isEdited = typed !== base;
  const isOutdated = fresh !== base && fresh !== typed;
  if (isEdited) return isOutdated ? 'both' : 'edited';
  return isOutdated ? 'outdated' : 'same';
}

/** Takes the facts as they are now into the named fields; what a hand wrote stays. */
export function redraft(
  base: DraftTexts,
  typed: DraftTexts,
  fresh: DraftTexts,
  fields: readonly DraftField[],
): { readonly base: DraftTexts; readonly typed: DraftTexts } {
  const taken = new Set(fields);
  const pick = (field: DraftField): string =>
    isList(field) && typed[field] !== base[field]
      ? mergeText(`${base[field]}\n`, `${typed[field]}\n`, `${fresh[field]}\n`).trim()
      : mergeText(base[field], typed[field], fresh[field]);
  return {
    base: { ...base, ...Object.fromEntries(fields.map((field) => [field, fresh[field]])) },
    typed: Object.fromEntries(
      DRAFT_FIELDS.map((field) => [field, taken.has(field) ? pick(field) : typed[field]]),
    ) as DraftTexts,
  };
}
