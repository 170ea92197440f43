import type { Author } from '../facts';
import type { ShiftPost } from '../vocabulary';

/** A call to somebody outside the room that a rung asks for. One call stands for everything overdue of the same thing. */
export type CallToMake = {
  /** id of its deadline */
  readonly id: string;
  readonly post: ShiftPost;
  readonly dueAt: number;
  readonly titleZh: string;
  readonly titleEn: string;
};

/** Facts of escalation: the subject is the id of the call's deadline. */
export type LadderFacts = {
  /** somebody in the room rang the post that the ladder addresses; `reached` false leaves the call to be made */
  readonly 'escalation.called': {
    readonly callId: string;
    readonly post: ShiftPost;
    readonly name: string;
    readonly reached: boolean;
    readonly note: string;
    readonly author: Author;
  };
};
