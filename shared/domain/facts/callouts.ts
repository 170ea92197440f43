import type {
  Attempt,
  CallLadder,
  CallOther,
  CallOutKind,
  CallOutRule,
  Feedback,
  LadderStep,
} from '../callouts';
import type { CallRole, NumberKind } from '../contacts';
import type { Author } from '../facts';

/** Somebody put on the list. */
export type ListedPerson = {
  readonly id: string;
  readonly row: number;
  readonly contactId: string | null;
  readonly name: string;
  readonly post: string;
  readonly unit: string;
  readonly role: CallRole;
  readonly areaCode: string | null;
  readonly areaName: string;
  readonly number: string;
  readonly numbers: readonly { readonly kind: NumberKind; readonly number: string }[];
  readonly superior: CallOther | null;
  readonly deputies: readonly CallOther[];
  readonly phone: number;
  readonly warningIds: readonly string[];
  readonly ringDueAt: number;
  readonly answerDueAt: number;
};

/** A person whose call goes on elsewhere: in which call-out. */
export type MergedPerson = {
  readonly callOutId: string;
  readonly personId: string;
  readonly name: string;
  readonly unit: string;
};

/** The rungs that a person's first call lays. */
export type LaidPrompt = {
  readonly step: LadderStep;
  readonly at: number;
  readonly contactIds: readonly string[];
};

/** What an attempt is besides the row that is shown: judged when it was recorded. */
type Judged = {
  readonly personId: string;
  readonly answeredBy: 'self' | 'deputy' | null;
  readonly feedbackDueAt: number | null;
  /** laid when it is the first call of the person */
  readonly prompts: readonly LaidPrompt[];
  /** ids of the prompts that it is done with */
  readonly met: readonly string[];
};

/** Facts of call-outs 叫应. The subject is the call-out. */
export type CalloutFacts = {
  readonly 'callout.started': {
    readonly kind: CallOutKind;
    readonly title: string;
    readonly warningIds: readonly string[];
    readonly incidentId: string | null;
    readonly rule: CallOutRule;
    readonly ladder: CallLadder;
    /** from when the limits run */
    readonly from: number;
    readonly ringDueAt: number;
    readonly answerDueAt: number;
    readonly phones: number;
    readonly relay: boolean;
    readonly people: readonly ListedPerson[];
    readonly merged: readonly MergedPerson[];
    readonly sentence: string;
    /** name of the drill that it belongs to, and what names its clock; absent in real work */
    readonly drill?: string;
    readonly drillId?: string;
    readonly author: Author;
  };
  /** more warnings or people for one that goes on; `joined` are those of its own list */
  readonly 'callout.added': {
    readonly actId: string;
    readonly title: string;
    readonly warningIds: readonly string[];
    readonly people: readonly ListedPerson[];
    readonly joined: readonly string[];
    readonly merged: readonly MergedPerson[];
    readonly sentence: string;
    readonly ringDueAt: number;
    readonly answerDueAt: number;
    readonly author: Author;
  };
  /** warnings of another call-out that people of this one are told in the same call */
  readonly 'callout.merged': {
    readonly fromId: string;
    readonly warningIds: readonly string[];
    readonly people: readonly {
      readonly personId: string;
      readonly sentence: string;
      readonly ringDueAt: number;
      readonly answerDueAt: number;
    }[];
    readonly author: Author;
  };
  readonly 'callout.called': {
    readonly personId: string;
    readonly phone: number;
    readonly prompts: readonly LaidPrompt[];
    readonly author: Author;
  };
  readonly 'callout.released': { readonly personId: string; readonly author: Author };
  readonly 'callout.attempted': Judged & {
    readonly attempt: Omit<Attempt, 'by' | 'isAnswer'>;
    /** false: it is no call to the person (a superior, a text message) and starts nothing */
    readonly isRing: boolean;
    readonly author: Author;
  };
  readonly 'callout.fed_back': Judged & {
    readonly feedback: Omit<Feedback, 'by'>;
    readonly spoke: 'self' | 'deputy' | 'other';
    readonly who: string;
    readonly author: Author;
  };
  readonly 'callout.dropped': {
    readonly personId: string;
    readonly reason: string;
    readonly author: Author;
  };
  readonly 'callout.number_set': {
    readonly personId: string;
    readonly number: string;
    readonly author: Author;
  };
  readonly 'callout.closed': {
    readonly reason: string;
    readonly persons: number;
    readonly answered: number;
    /** names of who never answered */
    readonly unanswered: readonly string[];
    readonly author: Author;
  };
};
