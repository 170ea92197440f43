import type { Author } from '../facts';
import type { DecisionWay } from '../vocabulary';

/** Facts of what is said outside: approved wordings 口径 and the register of the media 媒体登记. The subject is the wording, or the entry of the register. */
export type BriefingFacts = {
  readonly 'briefing.wording_approved': {
    readonly incidentId: string;
    /** from 1 within the incident; the newest holds */
    readonly version: number;
    readonly text: string;
    readonly approver: string;
    readonly way: DecisionWay;
    readonly approvedAt: number;
    readonly author: Author;
  };
  readonly 'briefing.media_recorded': {
    readonly incidentId: string;
    readonly outlet: string;
    readonly reporter: string;
    readonly phone: string;
    readonly question: string;
    readonly receivedAt: number;
    /** 截稿: when the press needs the answer; null when it named no time */
    readonly pressDueAt: number | null;
    /** the line of the log that the question came with */
    readonly entryId: string | null;
    readonly author: Author;
  };
  readonly 'briefing.media_answered': {
    readonly incidentId: string;
    readonly answer: string;
    readonly answeredBy: string;
    readonly answeredAt: number;
    /** which approved wording was given; null: the neutral sentence, or words of its own */
    readonly wordingVersion: number | null;
    readonly author: Author;
  };
  /** Before the span for reporting changes of casualties ended somebody asked once more; the subject is the incident. */
  readonly 'briefing.watch_checked': {
    readonly kind: string;
    /** the windows that this closes */
    readonly obligations: readonly string[];
    readonly result: string;
    readonly author: Author;
  };
};
