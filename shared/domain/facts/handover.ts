import type { CheckpointSignature, HandedItem, HandoverPost, NoteBody } from '../../contract/areas/handover';
import type { Author } from '../facts';

/** Facts of the handover. Subject: the handover, or the note. */
export type HandoverFacts = {
  readonly 'handover.noted': NoteBody & { readonly author: Author };
  readonly 'handover.note_done': { readonly result: string; readonly author: Author };
  readonly 'handover.started': {
    readonly shiftId: string;
    readonly nextShiftId: string;
    readonly startsAt: number;
    readonly endsAt: number;
    readonly posts: readonly HandoverPost[];
    readonly author: Author;
  };
  /** the next shift was put otherwise than at the start */
  readonly 'handover.next_changed': {
    readonly startsAt: number;
    readonly endsAt: number;
    readonly posts: readonly HandoverPost[];
    readonly author: Author;
  };
  readonly 'handover.cancelled': { readonly reason: string; readonly author: Author };
  readonly 'handover.opinion_given': {
    readonly key: string;
    readonly text: string;
    readonly author: Author;
  };
  readonly 'handover.answered': {
    readonly answers: readonly {
      readonly key: string;
      readonly mark: string;
      readonly readBackAt: number | null;
      readonly dueAt: number | null;
    }[];
    readonly verdict: 'confirmed' | 'objection';
    readonly words: string;
    readonly author: Author;
  };
  readonly 'handover.report_named': {
    readonly deadlineId: string;
    readonly person: string;
    readonly author: Author;
  };
  /** everything that was handed over, as it stood and as it was answered */
  readonly 'handover.completed': {
    readonly shiftId: string;
    readonly nextShiftId: string;
    readonly record: readonly HandedItem[];
    readonly closing: string;
    readonly offgoing: string;
    readonly oncoming: string;
    readonly leader: string;
    readonly leaderLater: boolean;
    readonly author: Author;
  };
  /** the co-signed checkpoint: the journal of `origin` up to `seq` had this hash when the shift changed */
  readonly 'handover.sealed': {
    readonly origin: string;
    readonly seq: number;
    readonly hash: string;
    readonly shiftId: string;
    readonly nextShiftId: string;
    readonly closedAt: number;
    readonly code: string;
    readonly signatures: readonly CheckpointSignature[];
    readonly author: Author;
  };
  /** the leader's own signature, given later; `signature` is null when it stands on paper */
  readonly 'handover.leader_signed': {
    readonly name: string;
    readonly signature: CheckpointSignature | null;
    readonly words: string;
    readonly author: Author;
  };
};
