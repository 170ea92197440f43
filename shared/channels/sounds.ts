/** One tone of a pattern: hertz, start and length in seconds from the beginning of the pattern. */
export type Tone = { readonly hertz: number; readonly at: number; readonly length: number };
/** What is heard once, how often it is repeated (ms), and how loud (0 to 1 of what the machine gives). */
export type Pattern = {
  readonly tones: readonly Tone[];
  readonly everyMs: number;
  readonly loudness: number;
};

export const SOUND_NAMES = ['near', 'due', 'late', 'test'] as const;
export type SoundName = (typeof SOUND_NAMES)[number];

const beeps = (hertz: readonly number[], step: number, length: number): Tone[] =>
  hertz.map((tone, place) => ({ hertz: tone, at: place * step, length }));

/**
 * The sounds of the console. Each can be told by ear: near rises once, due knocks three times on one tone, overdue swings
 * between two, and the test goes up a chord that no alert has.
 */
export const PATTERNS: Readonly<Record<SoundName, Pattern>> = {
  near: { tones: beeps([660, 880], 0.18, 0.14), everyMs: 20_000, loudness: 0.25 },
  due: { tones: beeps([880, 880, 880], 0.22, 0.16), everyMs: 6_000, loudness: 0.5 },
  late: { tones: beeps([988, 740, 988, 740, 988, 740], 0.2, 0.18), everyMs: 3_000, loudness: 0.9 },
  test: { tones: beeps([523, 659, 784, 1_047], 0.25, 0.22), everyMs: 20_000, loudness: 0.5 },
};

/** The sound of an alert of a level: 1 near, 2 due, 3 overdue for long. */
export function soundOf(level: number): SoundName {
  if (level <= 1) return 'near';
  return level === 2 ? 'due' : 'late';
}

export const patternOf = (level: number): Pattern => PATTERNS[soundOf(level)];

/** While somebody is on the telephone only what is overdue for long is heard, and softly. */
const HUSHED = 0.2;

/** How loud a level sounds, 0 not at all; the most urgent is softened and never silent. The picture is never softened. */
export function loudnessOf(level: number, isHushed: boolean): number {
  if (!isHushed) return patternOf(level).loudness;
  return level >= 3 ? patternOf(level).loudness * HUSHED : 0;
}
