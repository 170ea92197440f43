import type { Caller } from '../../contract/models';
import type { Author } from '../facts';
import type { AttentionFlag, ElementId, ElementState } from '../incidentFacts';
import type { LogKind } from '../vocabulary';

/** What is said of one element; the `question` is empty unless it is being verified. */
export type ElementSaid = {
  readonly element: ElementId;
  readonly state: ElementState;
  readonly text: string;
  readonly question: string;
};

/** What the intake form adds to an incident when it is recorded. */
export type IntakeSaid = {
  readonly elements: readonly ElementSaid[];
  readonly flags: readonly AttentionFlag[];
  /** by id of shared/domain/incidentExtras */
  readonly extras: Readonly<Record<string, string>>;
  /** when the open questions are asked about again; null when there is none */
  readonly followUpAt: number | null;
};

/** Facts of the intake 接报; the subject is the incident. */
export type IntakeFacts = {
  readonly 'incident.element_set': ElementSaid & {
    readonly actId: string;
    /** when it was so, in the words of the source */
    readonly at: number;
    readonly source: string;
    readonly followUpAt: number | null;
    readonly author: Author;
  };
  readonly 'incident.extra_set': {
    readonly actId: string;
    readonly extra: string;
    readonly value: string;
    readonly at: number;
    readonly source: string;
    readonly author: Author;
  };
  /** The open questions were asked again and are still open. */
  readonly 'incident.questions_asked': {
    readonly actId: string;
    readonly note: string;
    readonly followUpAt: number;
    readonly author: Author;
  };
  readonly 'incident.flags_set': { readonly flags: readonly AttentionFlag[]; readonly author: Author };
  readonly 'incident.verified': {
    /** 属实, or 不实 */
    readonly isTrue: boolean;
    readonly at: number;
    /** who found it out */
    readonly by: string;
    readonly words: string;
    readonly author: Author;
  };
  readonly 'incident.marked_stable': {
    /** false takes it back */
    readonly isStable: boolean;
    readonly at: number;
    /** whose judgement it is */
    readonly by: string;
    readonly words: string;
    readonly author: Author;
  };
  /** One more call about an incident that is known: it becomes a line of it. */
  readonly 'incident.call_merged': {
    readonly entryId: string;
    readonly kind: LogKind;
    readonly text: string;
    readonly caller: Caller;
    readonly callback: string;
    readonly occurredAt: number | null;
    readonly receivedAt: number;
    /** the line of the call, which belongs to the incident from then on */
    readonly callLineId?: string;
    readonly author: Author;
  };
};
