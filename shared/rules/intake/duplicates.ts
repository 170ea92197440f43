import type { IncidentType } from '../../domain/vocabulary';
import { incidentClassOf } from '../../domain/vocabulary';
import { plain } from '../../search/text';

/** What is known of a report: one that is being written, or one that is recorded. Times are UTC ms. */
export type Report = {
  readonly place: string;
  readonly words: string;
  readonly type: IncidentType | null;
  readonly occurredAt: number | null;
  readonly receivedAt: number;
  readonly callback: string;
};

export type DuplicateReason =
  | { readonly kind: 'place'; readonly share: number }
  | { readonly kind: 'words'; readonly share: number }
  | { readonly kind: 'time'; readonly minutes: number }
  | { readonly kind: 'type' }
  | { readonly kind: 'callback' };

export type Suspicion = {
  /** 0 to 100; only what reaches `SUSPECTED_FROM` is shown */
  readonly score: number;
  readonly reasons: readonly DuplicateReason[];
};

/** Room setting: below this two reports are not shown as one. */
export const SUSPECTED_FROM = 50;
/** Room setting: reports further apart than this are two incidents unless place and words agree; after this many hours time says nothing. */
const NEAR_MS = 6 * 3_600_000;

const WEIGHT = { place: 45, words: 25, time: 15, type: 15, callback: 30 } as const;
/** A share of pairs below this is what any two texts have in common. */
const LEAST_SHARE = 0.3;

/** 三组 and 3组, 福建省… and the rest: what people write in different ways becomes the same. */
const DIGITS: Readonly<Record<string, string>> = {
  一: '1',
  二: '2',
  两: '2',
  三: '3',
  四: '4',
  五: '5',
  六: '6',
  七: '7',
  八: '8',
  九: '9',
};
const folded = (text: string): string =>
  plain(text)
    .replaceAll(/[一二两三四五六七八九]/gu, (sign) => DIGITS[sign] ?? sign)
    .replaceAll(/[\p{P}\p{Z}\p{C}]/gu, '');

function pairsOf(text: string): Set<string> {
  const signs = [...folded(text)];
  if (signs.length === 1) return new Set(signs);
  return new Set(signs.slice(1).map((sign, at) => `${signs[at]}${sign}`));
}

/** How much of the shorter text stands in the longer one, from 0 to 1: 上坑村 within 枫坪镇上坑村3组 is the same place. */
export function shareOf(a: string, b: string): number {
  const [one, other] = [pairsOf(a), pairsOf(b)];
  const least = Math.min(one.size, other.size);
  if (least === 0) return 0;
  let common = 0;
  for (const pair of one) if (other.has(pair)) common += 1;
  // A single sign in common says nothing about a place.
  return least < 2 ? (common / least) * LEAST_SHARE : common / least;
}

const digitsOf = (phone: string): string => phone.normalize('NFKC').replaceAll(/\D/g, '');

/**
 * Whether a report may be about an incident that is recorded already: a score of 0 to 100 with the reasons for it. Place counts most; without any
 * agreement of place only the same number to call back can make two reports one. Pure: the room's own rule, no law behind it.
 */
export function suspicionOf(report: Report, known: Report): Suspicion {
  const reasons: DuplicateReason[] = [];
  let score = 0;
  const place = shareOf(report.place, known.place);
  if (place >= LEAST_SHARE) {
    reasons.push({ kind: 'place', share: place });
    score += WEIGHT.place * place;
  }
  const number = digitsOf(report.callback);
  const isSameCaller = number.length >= 7 && number === digitsOf(known.callback);
  if (isSameCaller) {
    reasons.push({ kind: 'callback' });
    score += WEIGHT.callback;
  }
  const words = shareOf(report.words, known.words);
  if (words >= LEAST_SHARE) {
    reasons.push({ kind: 'words', share: words });
    score += WEIGHT.words * words;
  }
  const apart = Math.abs((report.occurredAt ?? report.receivedAt) - (known.occurredAt ?? known.receivedAt));
  if (apart <= NEAR_MS) {
    reasons.push({ kind: 'time', minutes: Math.round(apart / 60_000) });
    score += WEIGHT.time * (1 - apart / NEAR_MS / 2);
  }
  if (report.type !== null && known.type !== null) {
    if (report.type === known.type) {
      reasons.push({ kind: 'type' });
      score += WEIGHT.type;
    } else if (incidentClassOf(report.type) !== incidentClassOf(known.type)) score -= WEIGHT.type;
  }
  if (place < LEAST_SHARE && !isSameCaller) return { score: 0, reasons: [] };
  return { score: Math.max(0, Math.min(100, Math.round(score))), reasons };
}

/** The incidents that a report may be about, the likeliest first, at most three. */
export function suspectedDuplicates<T extends Report>(
  report: Report,
  known: readonly T[],
): readonly (Suspicion & { readonly incident: T })[] {
  return known
    .map((incident) => ({ incident, ...suspicionOf(report, incident) }))
    .filter(({ score }) => score >= SUSPECTED_FROM)
    .sort((a, b) => b.score - a.score)
    .slice(0, 3);
}
