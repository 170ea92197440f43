import type { AppError } from '../../../shared/contract/errors';
import type { Attachment, PhoneCall } from '../../../shared/contract/models';
import type { InputOf } from '../../../shared/contract/procedures';
import type { COMPOSER_KINDS } from '../../../shared/domain/vocabulary';
import { parsePastTime } from '../time';

export type ComposerKind = InputOf<'log.append'>['kind'] & (typeof COMPOSER_KINDS)[number];

/** What stands in the composer and has not been sent; all of it as typed. */
export type Draft = {
  /** made when the first letter is typed and kept with the text, so that sending twice stores once */
  readonly entryId: string | null;
  readonly text: string;
  readonly kind: ComposerKind;
  readonly incidentId: string | null;
  readonly received: string;
  /** what `received` meant when the field was left; null = now */
  readonly receivedAt: number | null;
  readonly isMore: boolean;
  readonly unit: string;
  readonly person: string;
  readonly post: string;
  readonly phone: string;
  readonly handling: string;
  readonly occurred: string;
  readonly occurredAt: number | null;
  readonly leaderWords: string;
  readonly result: string;
  readonly done: string;
  readonly doneAt: number | null;
  /** number of the paper form, when it is keyed in afterwards */
  readonly serial: string;
  readonly attachments: readonly Attachment[];
  /** the telephone call that it comes from */
  readonly call: PhoneCall | null;
};

/**
 * A line on its way. `sending`: no answer yet. `waiting`: the desk was away, it is sent again by itself. `failed`:
 * refused, or nobody knows; a person decides. `spooled`: kept on another disk, not in the log. `saved`: acknowledged.
 */
export type Sent = {
  readonly entryId: string;
  readonly draft: Draft;
  readonly as: string;
  readonly author: string;
  readonly state: 'sending' | 'waiting' | 'failed' | 'spooled' | 'saved';
  readonly error: AppError | null;
  readonly number: number | null;
  /** sent under a second id, since the first one holds another text */
  readonly isAnew?: true;
};

export const EMPTY_DRAFT: Draft = {
  entryId: null,
  text: '',
  kind: 'phone_in',
  incidentId: null,
  received: '',
  receivedAt: null,
  isMore: false,
  unit: '',
  person: '',
  post: '',
  phone: '',
  handling: '',
  occurred: '',
  occurredAt: null,
  leaderWords: '',
  result: '',
  done: '',
  doneAt: null,
  serial: '',
  attachments: [],
  call: null,
};

/** The contract's cap of a line; the field does not cut, so that nothing pasted is lost unseen. */
const MAX_TEXT = 8_000;

export type DraftProblem = 'empty' | 'tooLong' | 'receivedBad' | 'receivedFuture' | 'occurredBad' | 'doneBad';

/** The first thing that keeps a draft from being sent, or null. */
export function draftProblem(draft: Draft, now: number): DraftProblem | null {
  if (draft.text.trim() === '') return 'empty';
  if (draft.text.length > MAX_TEXT) return 'tooLong';
  const received = readTime(draft.received, draft.receivedAt, now);
  if (received === 'bad') return 'receivedBad';
  if (received !== null && received > now + 60_000) return 'receivedFuture';
  if (readTime(draft.occurred, draft.occurredAt, now) === 'bad') return 'occurredBad';
  if (readTime(draft.done, draft.doneAt, now) === 'bad') return 'doneBad';
  return null;
}

/** Typed time → instant; null when nothing is typed, `bad` when it cannot be read. */
export function readTime(typed: string, fixed: number | null, now: number): number | null | 'bad' {
  if (typed.trim() === '') return null;
  return fixed ?? parsePastTime(typed, now) ?? 'bad';
}

const orNull = (at: number | null | 'bad'): number | null => (at === 'bad' ? null : at);

/** The call that a draft becomes. */
export function inputOf(draft: Draft, entryId: string, now: number): InputOf<'log.append'> {
  const caller = {
    unit: draft.unit.trim(),
    name: draft.person.trim(),
    post: draft.post.trim(),
    phone: draft.phone.trim(),
  };
  return {
    entryId,
    kind: draft.kind,
    text: draft.text,
    receivedAt: orNull(readTime(draft.received, draft.receivedAt, now)),
    occurredAt: orNull(readTime(draft.occurred, draft.occurredAt, now)),
    incidentId: draft.incidentId,
    caller: Object.values(caller).some((value) => value !== '') ? caller : null,
    handling: draft.handling,
    leaderWords: draft.leaderWords,
    result: draft.result,
    doneAt: orNull(readTime(draft.done, draft.doneAt, now)),
    paperSerial: draft.serial,
    attachments: [...draft.attachments],
    call: draft.call,
  };
}
