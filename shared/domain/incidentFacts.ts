import type { FigureId, Figures } from './figures';
import type { Grade, IncidentType, Profile } from './vocabulary';

/**
 * The twelve elements of incident information (domain.md 2.4), in the order in which a caller is led through them.
 */
export const ELEMENTS = [
  'time',
  'place',
  'source',
  'consequence',
  'course',
  'cause',
  'scope',
  'trend',
  'handling',
  'planned_measures',
  'suggestions',
  'onsite_contact',
] as const;
export type ElementId = (typeof ELEMENTS)[number];

/** `open`: nobody has asked yet. `verifying` 正在核实 has a question; `not_applicable` 不适用. */
export const ELEMENT_STATES = ['open', 'filled', 'verifying', 'not_applicable'] as const;
export type ElementState = (typeof ELEMENT_STATES)[number];

export type ElementFact = {
  readonly element: ElementId;
  readonly state: ElementState;
  readonly text: string;
  /** what is being asked, of whom; empty unless the state is `verifying` */
  readonly question: string;
  readonly changedAt: number;
  readonly source: string;
  readonly by: string;
};

/** Where a person of the ledger 人头账 stands. Every person has exactly one state, so that the sum is the total. */
export const PERSON_STATES = ['trapped', 'missing', 'rescued', 'hospitalised', 'dead', 'safe'] as const;
export type PersonState = (typeof PERSON_STATES)[number];

export type PersonRow = {
  readonly id: string;
  /** full name as it was given; screens and papers mask it unless the reader asks for it */
  readonly name: string;
  readonly sex: 'male' | 'female' | 'unknown';
  readonly age: number | null;
  readonly household: string;
  readonly state: PersonState;
  /** since when the state holds */
  readonly at: number;
  readonly source: string;
  readonly note: string;
};

/** Counts of the ledger; `total` is the sum of the six states. */
export type PeopleCounts = Readonly<Record<PersonState | 'total', number>>;

/** 在场 and 途中 are two figures, never one (documents.md 7). */
export const FORCE_STATES = ['present', 'en_route', 'left'] as const;
export type ForceState = (typeof FORCE_STATES)[number];

/** One unit of forces: 消防救援 3 车 15 人 预计 03:35 到场. */
export type ForceLine = {
  readonly id: string;
  readonly unit: string;
  readonly kind: 'fire' | 'medical' | 'police' | 'army' | 'professional' | 'local' | 'volunteer' | 'other';
  readonly persons: number;
  readonly vehicles: number;
  readonly equipment: string;
  readonly state: ForceState;
  /** since when it is there, or when it is expected */
  readonly at: number;
  readonly source: string;
};

/** What was done, told as one sentence with its time. */
export type MeasureLine = {
  readonly id: string;
  readonly at: number;
  readonly who: string;
  readonly text: string;
  readonly source: string;
};

/** One value of one figure as somebody reported it; the newest by `asOf`, then by recording, stands. */
export type FigureValue = {
  readonly figure: FigureId;
  readonly value: number;
  /** when it was so, in the words of the source */
  readonly asOf: number;
  readonly source: string;
  /** why it fell, where no ledger explains it */
  readonly reason: string;
  readonly recordedAt: number;
  readonly by: string;
};

/** Circumstances that make the room report “from high, from fast” whatever the grade (domain.md 2.6). */
export const ATTENTION_FLAGS = [
  'sensitive_time',
  'sensitive_place',
  'sensitive_people',
  'school',
  'hospital',
  'care_home',
  'foreign_persons',
  'online',
  'cross_border',
  'major_event',
] as const;
export type AttentionFlag = (typeof ATTENTION_FLAGS)[number];

/** Everything known of an incident at one moment: what rules, reports, the oral card and the screen read. Times are UTC milliseconds. */
export type IncidentFacts = {
  readonly incidentId: string;
  readonly number: string;
  readonly title: string;
  readonly type: IncidentType;
  readonly place: string;
  readonly summary: string;
  /** who told the room, and how */
  readonly source: string;
  readonly callerUnit: string;
  readonly occurredAt: number | null;
  readonly receivedAt: number;
  readonly verifiedAt: number | null;
  readonly grade: Grade | null;
  readonly flags: readonly AttentionFlag[];
  /** the incident is over and nothing grows any more: ends the daily zero reports */
  readonly stableAt: number | null;
  readonly profile: Profile;
  readonly drill: string | null;
  /** the moment that these facts describe */
  readonly asOf: number;
  readonly figures: Figures;
  readonly figureValues: readonly FigureValue[];
  readonly elements: readonly ElementFact[];
  readonly people: readonly PersonRow[];
  readonly peopleCounts: PeopleCounts | null;
  readonly forces: readonly ForceLine[];
  readonly measures: readonly MeasureLine[];
};
