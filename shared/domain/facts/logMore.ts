import type { AttachmentRef, Author } from '../facts';

/** Facts of the log beyond its lines; the subject is the line, unless said otherwise. */
export type LogMoreFacts = {
  /** what came of it, once; afterwards only by correction */
  readonly 'log.finished': { readonly result: string; readonly doneAt: number; readonly author: Author };
  /** further handling or a leader's words, added to what stands there */
  readonly 'log.handled': {
    readonly noteId: string;
    readonly handling: string;
    readonly leaderWords: string;
    readonly author: Author;
  };
  /** the subject is the line that takes the other one back */
  readonly 'log.withdrawn': { readonly withdraws: string; readonly reason: string; readonly author: Author };
  readonly 'log.attached': { readonly attachments: readonly AttachmentRef[]; readonly author: Author };
  readonly 'log.pinned': { readonly author: Author };
  readonly 'log.unpinned': { readonly author: Author };
  /** an officer says what time it is; the subject is the stop that raised the question, or `clock` */
  readonly 'clock.checked': {
    readonly deskAt: number;
    readonly trueAt: number;
    /** the desk's clock less the true time, ms */
    readonly differenceMs: number;
    readonly author: Author;
  };
};
