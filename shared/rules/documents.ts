import type { Urgency } from '../domain/documents';
import { zoned } from '../domain/time';
import { bearsSecretMark } from './secrecy';

const MINUTE = 60_000;

/** Minutes from receipt until a leader must know, and the usual limit of an answer; 0: none. A room setting (domain.md 4 [D]). */
export type UrgencyLimits = Readonly<Record<Urgency, number>>;

/** The year in whose series a document is numbered: that of its receipt or dispatch in the room's zone, not of its recording. */
export const registerYear = (at: number): number => zoned(at).year;

/** When a leader must have been told of an incoming document, or null where the setting asks for nothing. */
export function reportDue(receivedAt: number, urgency: Urgency, limits: UrgencyLimits): number | null {
  return limits[urgency] > 0 ? receivedAt + limits[urgency] * MINUTE : null;
}

/** The words of a document that a 机要件 may not have, and that may bear no mark of secrecy otherwise. */
export type DocumentWords = Readonly<Record<string, string>>;

/**
 * The first field that may not be stored: of a 机要件 every field with words, of any other document one that bears a mark of secrecy. Null when all may
 * be. Source: domain.md 2.4: a secret fax is registered by number and place only.
 */
export function secretField(isConfidential: boolean, words: DocumentWords): string | null {
  for (const [field, value] of Object.entries(words)) {
    if (isConfidential ? value.trim() !== '' : bearsSecretMark(value)) return field;
  }
  return null;
}
