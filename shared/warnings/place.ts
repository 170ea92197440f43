/** Where a message about a warning belongs (domain.md 8.5). Pure: what the room has is given. */
import type { ReadWarning, WarningMessage, WarningStatus } from '../domain/warnings';

/** Why a message is held apart, or only noted. */
export const HELD_REASONS = [
  'no_parent',
  'other_status',
  'older_than_lifting',
  'older_than_update',
  'already_over',
  'acknowledgement',
] as const;
export type HeldReason = (typeof HELD_REASONS)[number];

/** The newest warning of a chain that a message names. */
export type Head = {
  readonly id: string;
  readonly status: WarningStatus;
  readonly issuedAt: number | null;
  readonly liftedAt: number | null;
};

export type Placement =
  /** a warning of its own, in the place of `supersedes`; behind `supersededBy` where that is newer */
  | {
      readonly act: 'record';
      readonly supersedes: readonly string[];
      readonly supersededBy: string | null;
    }
  | { readonly act: 'lift'; readonly warningIds: readonly string[] }
  | { readonly act: 'hold'; readonly reason: HeldReason }
  /** kept in the record, nothing is asked */
  | { readonly act: 'note'; readonly reason: HeldReason; readonly warningId: string | null };

/** What a message is called: its headline, or issuer and hazard. */
export const titleOf = ({
  headline,
  issuer,
  kind,
}: Pick<ReadWarning, 'headline' | 'issuer' | 'kind'>): string =>
  headline === '' ? `${issuer} ${kind}`.trim() : headline;

/** A text that says 解除 is a cancel, whatever else it is called. */
export function messageOf(reading: Pick<ReadWarning, 'message' | 'isLifting'>): WarningMessage {
  return reading.isLifting ? 'cancel' : reading.message;
}

/** Only what is meant in earnest may call anybody out (CAP 1.2 status; domain.md 8.5). */
export const isInEarnest = (status: WarningStatus): boolean => status === 'actual' || status === 'system';

const isOlder = (a: number | null, b: number | null): boolean => a !== null && b !== null && a < b;

/**
 * What is to be done with a message. `heads` are the newest warnings of the chains that it names, by reference, by its own identifier, or because an officer
 * said so. An exercise never changes a real warning, nor the other way round; what is older than a lifting never brings the warning back.
 */
export function placeMessage(
  reading: Pick<ReadWarning, 'message' | 'isLifting' | 'status' | 'issuedAt' | 'references'>,
  heads: readonly Head[],
): Placement {
  const message = messageOf(reading);
  if (message === 'ack' || message === 'error')
    return { act: 'note', reason: 'acknowledgement', warningId: heads[0]?.id ?? null };
  const own = heads.filter((head) => head.status === reading.status);
  if (own.length === 0) {
    if (heads.length > 0) return { act: 'hold', reason: 'other_status' };
    return message === 'alert'
      ? { act: 'record', supersedes: [], supersededBy: null }
      : { act: 'hold', reason: 'no_parent' };
  }
  return message === 'cancel' ? placeCancel(reading.issuedAt, own) : placeUpdate(reading.issuedAt, own);
}

function placeCancel(issuedAt: number | null, heads: readonly Head[]): Placement {
  const open = heads.filter((head) => head.liftedAt === null);
  if (open.length === 0) return { act: 'note', reason: 'already_over', warningId: heads[0]?.id ?? null };
  const meant = open.filter((head) => !isOlder(issuedAt, head.issuedAt));
  if (meant.length === 0) return { act: 'hold', reason: 'older_than_update' };
  return { act: 'lift', warningIds: meant.map((head) => head.id) };
}

function placeUpdate(issuedAt: number | null, heads: readonly Head[]): Placement {
  if (heads.some((head) => isOlder(issuedAt, head.liftedAt)))
    return { act: 'hold', reason: 'older_than_lifting' };
  const newer = heads.find((head) => isOlder(issuedAt, head.issuedAt));
  if (newer) return { act: 'record', supersedes: [], supersededBy: newer.id };
  return { act: 'record', supersedes: heads.map((head) => head.id), supersededBy: null };
}
