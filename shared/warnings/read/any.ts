import type { WarningReading } from '../../domain/warnings';
import { readCap } from './cap';
import { looksLikeFeed, readFeed } from './feed';
import { readPasted } from './pasted';
import { MAX_BYTES } from './refusal';

/** Which of the three forms a text has: markup is CAP, JSON is the feed, everything else is what people paste. */
export function formOf(text: string): 'cap' | 'feed' | 'paste' {
  const start = text
    .replace(/^\uFEFF/, '')
    .slice(0, 200)
    .trimStart();
  if (start.startsWith('<')) return 'cap';
  if (text.length > MAX_BYTES) return /^[[{]/.test(start) ? 'feed' : 'paste';
  return looksLikeFeed(text.replace(/^\uFEFF/, '')) ? 'feed' : 'paste';
}

/** Reads a text in whichever form it has; a feed may hold several warnings, the others are one. */
export function readAny(text: string, { now }: { readonly now: number }): readonly WarningReading[] {
  switch (formOf(text)) {
    case 'cap':
      return [readCap(text)];
    case 'feed':
      return readFeed(text);
    case 'paste':
      return [readPasted(text, { now })];
  }
}
