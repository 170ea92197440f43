import type { Board } from '../../../shared/contract/boardModels';
import type { CallOutcome } from '../../../shared/domain/vocabulary';
import { type ComposerKind, type Draft, EMPTY_DRAFT } from '../composer/model';
import { nearTime } from '../time';
import { joined } from './join';
import type { Slip } from './store';

/** The words between which what was typed stands in the line. */
export type SlipWords = {
  readonly place: string;
  readonly count: string;
  readonly note: string;
  readonly nothing: string;
  readonly between: string;
};

/** The line's text: what was said first, then where, how many and the note, each named. A call about which nothing was typed is a line too. */
export function slipText(slip: Slip, words: SlipWords, about: string): string {
  const named = (word: string, text: string): string => (text.trim() === '' ? '' : `${word}${text.trim()}`);
  const parts = [
    slip.what,
    named(words.place, slip.place),
    named(words.count, slip.count),
    named(words.note, slip.note),
  ];
  return about + (joined(parts, words.between) || words.nothing);
}

const KINDS: Readonly<Partial<Record<CallOutcome, ComposerKind>>> = { media: 'media', public: 'public' };

/** What a slip may be linked with: a run (and so its incident), or an incident. */
export type About = { readonly incidentId: string | null; readonly runTitle: string | null };

export function aboutOf(about: string, board: Board | undefined, locale: 'zh' | 'en'): About {
  const [kind, id] = [about.slice(0, about.indexOf(':')), about.slice(about.indexOf(':') + 1)];
  if (kind === 'incident') return { incidentId: id, runTitle: null };
  const run = kind === 'run' ? board?.runs.find((one) => one.id === id) : undefined;
  if (run === undefined) return { incidentId: null, runTitle: null };
  return { incidentId: run.incidentId, runTitle: locale === 'zh' ? run.title : run.titleEn };
}

/** The slip as a line that the composer sends: received at pick-up, with the call itself beside it. */
export function draftOf(
  slip: Slip,
  outcome: CallOutcome,
  text: string,
  incidentId: string | null,
  now: number,
): Draft {
  const endedAt = slip.endedAt ?? now;
  return {
    ...EMPTY_DRAFT,
    entryId: slip.id,
    text,
    kind: KINDS[outcome] ?? 'phone_in',
    incidentId,
    received: nearTime(slip.startedAt, now),
    receivedAt: slip.startedAt,
    unit: slip.unit,
    person: slip.name,
    post: slip.post,
    phone: slip.phone,
    attachments: slip.attachments,
    call: { startedAt: Math.min(slip.startedAt, endedAt), endedAt, outcome },
  };
}
