import type { HeldReason } from '../../warnings/place';
import type { Author } from '../facts';
import type { ReadWarning } from '../warnings';

/** What `warning.recorded` says beyond the six fields; absent in what was typed by hand. */
export type RecordedMore = Partial<
  Pick<
    ReadWarning,
    | 'identifier'
    | 'headline'
    | 'code'
    | 'status'
    | 'message'
    | 'references'
    | 'areas'
    | 'source'
    | 'issuedAt'
    | 'instruction'
    | 'marks'
  >
> & {
  /** the text as it came */
  readonly original?: string;
  /** warnings that it takes the place of: the newest of their chains */
  readonly supersedes?: readonly string[];
  /** the newer warning behind which it stands, since it came late */
  readonly supersededBy?: string | null;
};

/** The message that lifted a warning. */
export type LiftingMessage = {
  readonly id: string;
  readonly reading: ReadWarning;
  readonly original: string;
  readonly receivedAt: number;
};

/** Facts of warnings beyond their record and their lifting. */
export type WarningFacts = {
  /** A message that names no warning of ours, or may not touch it; `isOpen` false: noted, and nobody is asked. The subject is the message. */
  readonly 'warning.held': {
    readonly reading: ReadWarning;
    readonly original: string;
    readonly reason: HeldReason;
    readonly isOpen: boolean;
    readonly warningId: string | null;
    readonly receivedAt: number;
    readonly author: Author;
  };
  /** What became of a held message. The subject is the message. */
  readonly 'warning.settled': {
    readonly way: 'linked' | 'new' | 'dismissed';
    readonly warningId: string | null;
    readonly title: string;
    readonly reason: string;
    readonly author: Author;
  };
  /** The subject is the warning that is followed. */
  readonly 'warning.preferred': {
    readonly otherId: string;
    readonly title: string;
    readonly otherTitle: string;
    readonly reason: string;
    readonly author: Author;
  };
  /** What came of a warning. */
  readonly 'warning.assessed': {
    readonly startedAt: number | null;
    readonly wasHit: boolean | null;
    readonly note: string;
    readonly title: string;
    readonly author: Author;
  };
};
