/** Call-outs 叫应 (domain.md 3.3 to 3.5): people who must answer, every attempt, and what counts. Times UTC ms. */
import type { CallRole } from './contacts';
import type { WarningColor } from './vocabulary';

export const CALL_OUT_KINDS = ['warning', 'relief', 'other'] as const;
export type CallOutKind = (typeof CALL_OUT_KINDS)[number];

/** The eight results of an attempt; only the first one is an answer. */
export const ATTEMPT_RESULTS = [
  'answered_confirmed',
  'answered_not_self',
  'answered_no_readback',
  'busy',
  'no_answer',
  'power_off',
  'wrong_number',
  'line_down',
] as const;
export type AttemptResult = (typeof ATTEMPT_RESULTS)[number];

/** `relay`: 乡镇值班室 called on; `inbound`: the person telephoned in; `sms` is noted and never an answer. */
export const ATTEMPT_WAYS = [
  'mobile',
  'office',
  'duty',
  'home',
  'satellite',
  'radio',
  'relay',
  'inbound',
  'in_person',
  'loudspeaker',
  'sms',
] as const;
export type AttemptWay = (typeof ATTEMPT_WAYS)[number];

/** Who was dialled for a person: the person, or somebody of the ladder. Only the person and a registered deputy answer. */
export const ATTEMPT_TARGETS = ['person', 'deputy', 'superior', 'neighbour', 'duty_leader'] as const;
export type AttemptTarget = (typeof ATTEMPT_TARGETS)[number];

/** The three key points that are read back: 何事、何地、何时. */
export type ReadBack = { readonly what: boolean; readonly where: boolean; readonly when: boolean };

export type Attempt = {
  readonly id: string;
  readonly at: number;
  readonly endedAt: number | null;
  readonly way: AttemptWay;
  readonly number: string;
  /** which of the room's telephones, 0 for none */
  readonly phone: number;
  readonly result: AttemptResult;
  readonly readBack: ReadBack;
  /** who spoke: the person, a registered deputy, or somebody else (never an answer) */
  readonly spoke: 'self' | 'deputy' | 'other' | 'nobody';
  /** whom the call was made to, and the name of who spoke where that is not the person */
  readonly to: AttemptTarget;
  readonly who: string;
  /** true for the one attempt that the person counts as answered by */
  readonly isAnswer: boolean;
  readonly note: string;
  /** 录音编号: what the room's recorder calls the recording (domain.md 3.5); absent in calls recorded before it was asked for */
  readonly recordingNo?: string;
  readonly by: string;
};

export type Feedback = {
  readonly id: string;
  readonly at: number;
  readonly way: AttemptWay;
  readonly isOnPost: boolean | null;
  readonly evacuated: number | null;
  readonly forces: string;
  readonly difficulties: string;
  readonly by: string;
};

/** Rungs of the ladder of one person (domain.md 3.5): offsets in minutes from the first call. */
export const LADDER_STEPS = [
  'redial',
  'superior_and_deputy',
  'other_ways',
  'door_to_door',
  'tell_leader',
  'repeat',
] as const;
export type LadderStep = (typeof LADDER_STEPS)[number];

/** When the rungs come, minutes after the person's first call; then every `repeatMinutes` until somebody answers (domain.md 3.5 [D]). */
export type CallLadder = {
  readonly redialMinutes: number;
  readonly superiorMinutes: number;
  readonly otherWaysMinutes: number;
  readonly lostMinutes: number;
  readonly repeatMinutes: number;
};

/** Somebody beside the person: a registered deputy, or the superior, with the number to call. */
export type CallOther = {
  readonly contactId: string | null;
  readonly name: string;
  readonly post: string;
  readonly number: string;
};

/** Something the room is told to do for a person who has not answered; it is done when an attempt of that kind is recorded. */
export type Prompt = {
  readonly id: string;
  readonly step: LadderStep;
  readonly at: number;
  readonly doneAt: number | null;
  /** whom to call: contact ids, in the order given */
  readonly contactIds: readonly string[];
};

export const PERSON_CALL_STATES = [
  'waiting',
  'calling',
  'unanswered',
  'answered',
  'lost',
  'dropped',
] as const;
export type PersonCallState = (typeof PERSON_CALL_STATES)[number];

/** Who has to answer by when, minutes after receipt; `roles` by profile. Room settings with the defaults of domain.md 3.4. */
export type CallOutRule = {
  readonly id: string;
  readonly color: WarningColor | 'short_fuse' | 'relief';
  readonly roles: readonly CallRole[];
  readonly firstRingMinutes: number;
  readonly answeredMinutes: number;
  readonly feedbackMinutes: number | null;
  readonly feedbackEveryMinutes: number | null;
  /** a receipt is enough: nobody has to read back */
  readonly receiptOnly: boolean;
};

export type CallOutPerson = {
  readonly id: string;
  /** number on the paper sheet: results are keyed by it ("17 应") */
  readonly row: number;
  readonly contactId: string | null;
  readonly name: string;
  readonly post: string;
  readonly unit: string;
  readonly areaCode: string | null;
  readonly areaName: string;
  readonly number: string;
  /** which telephone calls: 1, 2, …; 0: by relay through the township's duty room */
  readonly phone: number;
  /** every warning that this one call is about: one person, one call */
  readonly warningIds: readonly string[];
  readonly state: PersonCallState;
  readonly attempts: readonly Attempt[];
  readonly feedback: readonly Feedback[];
  readonly prompts: readonly Prompt[];
  readonly firstRingDueAt: number;
  readonly answerDueAt: number;
  readonly feedbackDueAt: number | null;
  readonly answeredAt: number | null;
  readonly answeredBy: 'self' | 'deputy' | null;
};

/** Rates over persons, never over attempts (documents.md 5). Shares 0 to 1, null where there is nobody. */
export type CallOutRates = {
  readonly persons: number;
  readonly called: number;
  readonly answeredSelf: number;
  readonly answeredDeputy: number;
  readonly unanswered: number;
  readonly escalated: number;
  readonly answeredShare: number | null;
  readonly within5Share: number | null;
  readonly within15Share: number | null;
  /** from the own first call to the answer, ms */
  readonly meanMs: number | null;
  readonly feedbackShare: number | null;
};

/** Will it be done in time? (domain.md 3.4: a read-back call takes about 72 s.) */
export type CallOutForecast = {
  readonly remaining: number;
  readonly phones: number;
  readonly callSeconds: number;
  readonly doneAt: number;
  readonly dueAt: number;
  readonly isInTime: boolean;
};
