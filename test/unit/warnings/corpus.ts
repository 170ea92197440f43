import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ReadWarning, WarningReading, WarningSource } from '../../../shared/domain/warnings';

const ROOT = join(import.meta.dirname, '../../fixtures/warnings');

type Json = Readonly<Record<string, unknown>>;
/** What a file of the corpus must give: every field of the warning that is not at its empty value, or the refusal. */
export type Expected = {
  readonly now?: string;
  readonly warning?: Json;
  readonly doubts?: readonly (readonly [string, string, string])[];
  readonly code?: string;
  readonly where?: string | null;
};

export const filesOf = (folder: string): readonly string[] =>
  readdirSync(join(ROOT, folder)).filter((name) => name !== 'expected.json');
export const textOf = (folder: string, name: string): string =>
  readFileSync(join(ROOT, folder, name), 'utf8');
export const expectedOf = <T = Expected>(folder: string): Readonly<Record<string, T>> =>
  JSON.parse(textOf(folder, 'expected.json'));

const EMPTY: ReadWarning = {
  source: 'hand',
  identifier: null,
  issuer: '',
  kind: '',
  code: null,
  headline: '',
  color: null,
  level: null,
  status: 'actual',
  message: 'alert',
  references: [],
  areas: [],
  area: '',
  issuedAt: null,
  startsAt: null,
  endsAt: null,
  text: '',
  instruction: '',
  marks: { severity: null, urgency: null, certainty: null },
  isLifting: false,
};

const at = (value: unknown): unknown => (typeof value === 'string' ? Date.parse(value) : value);

/** The whole warning that a file must give; times of the corpus are written with their offset. */
export function wholeWarning(source: WarningSource, given: Json): unknown {
  const references = (given['references'] ?? []) as readonly Json[];
  return {
    ...EMPTY,
    source,
    ...given,
    issuedAt: at(given['issuedAt'] ?? null),
    startsAt: at(given['startsAt'] ?? null),
    endsAt: at(given['endsAt'] ?? null),
    references: references.map((one) => ({ ...one, sentAt: at(one['sentAt']) })),
  };
}

/** A reading without the choices of its doubts, which tests of their own look at. */
export function comparable(reading: WarningReading): unknown {
  if (!reading.ok) return { code: reading.code, where: reading.where };
  return {
    warning: reading.warning,
    doubts: reading.doubts.map(({ field, reason, words }) => [field, reason, words]),
  };
}
