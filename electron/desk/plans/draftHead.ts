import { parse } from 'yaml';

const MAX_BYTES = 1_048_576;
const HEAD_LINES = 200;

export type DraftHead = {
  readonly title: string;
  readonly titleEn: string;
  readonly category: string;
  readonly hazards: readonly string[];
};

const NOTHING: DraftHead = { title: '', titleEn: '', category: '', hazards: [] };

const textOf = (value: unknown): string => (typeof value === 'string' ? value.slice(0, 120) : '');

/** What the head of a draft says of itself. It may be half written: what cannot be read is left empty. */
export function draftHead(text: string): DraftHead {
  const lines = text.slice(0, MAX_BYTES).split('\n', HEAD_LINES);
  const flowAt = lines.findIndex((line) => /^flow\s*:/.test(line));
  const head = lines.slice(0, flowAt === -1 ? lines.length : flowAt).join('\n');
  try {
    const value: unknown = parse(head, { maxAliasCount: 0, logLevel: 'silent' });
    if (typeof value !== 'object' || value === null) return NOTHING;
    const { title, title_en, category, hazards } = value as Readonly<Record<string, unknown>>;
    return {
      title: textOf(title),
      titleEn: textOf(title_en),
      category: textOf(category),
      hazards: Array.isArray(hazards)
        ? hazards
            .map(textOf)
            .filter((one) => one !== '')
            .slice(0, 20)
        : [],
    };
  } catch {
    return NOTHING;
  }
}
