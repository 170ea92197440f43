import type { ReadWarning, WarningDoubt } from '../../domain/warnings';

type Field = keyof ReadWarning;

/** Collects what a text leaves open. A field that is said in two ways gets no value and a doubt with both. */
export type Doubts = {
  readonly doubts: readonly WarningDoubt[];
  readonly doubt: (
    field: Field,
    reason: WarningDoubt['reason'],
    words: string,
    choices: readonly string[],
  ) => void;
  /** the one value that was said, or null */
  readonly value: <T extends string | number>(field: Field, said: readonly T[]) => T | null;
  /** the one text that was said, or '' */
  readonly text: (field: Field, said: readonly string[]) => string;
  /** the one value that was said, without a doubt where there are several */
  readonly quiet: (said: readonly string[]) => string | null;
};

export function doubtBook(): Doubts {
  const doubts: WarningDoubt[] = [];
  const doubt: Doubts['doubt'] = (field, reason, words, choices) => {
    doubts.push({ field, reason, words, choices });
  };
  const value: Doubts['value'] = (field, said) => {
    const different = [...new Set(said)];
    if (different.length > 1) {
      const choices = different.map(shown);
      doubt(field, 'ambiguous', choices.join(' / '), choices);
      return null;
    }
    return different[0] ?? null;
  };
  return {
    doubts,
    doubt,
    value,
    text: (field, said) => value(field, said) ?? '',
    quiet: (said) => (new Set(said).size === 1 ? (said[0] ?? null) : null),
  };
}

/** Instants are given as ISO text so that a choice can be taken as it is. */
export const shown = (value: string | number): string =>
  typeof value === 'number' ? new Date(value).toISOString() : value;
