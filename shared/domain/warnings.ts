import type { Grade, WarningColor } from './vocabulary';

/** CAP 1.2 status; only `actual` and `system` may start a call-out (domain.md 8.5). */
export const WARNING_STATUSES = ['actual', 'exercise', 'system', 'test', 'draft'] as const;
export type WarningStatus = (typeof WARNING_STATUSES)[number];

export const WARNING_MESSAGES = ['alert', 'update', 'cancel', 'ack', 'error'] as const;
export type WarningMessage = (typeof WARNING_MESSAGES)[number];

/** How it came into the room. */
export const WARNING_SOURCES = ['hand', 'paste', 'cap', 'feed'] as const;
export type WarningSource = (typeof WARNING_SOURCES)[number];

/** Another message that this one names. The Chinese feed gives the identifier alone. */
export type WarningReference = {
  readonly identifier: string;
  readonly sender: string | null;
  /** UTC ms */
  readonly sentAt: number | null;
};

export type WarningArea = { readonly name: string; readonly code: string | null };

/** CAP words kept as they came; null where the source says nothing. */
export type CapMarks = {
  readonly severity: string | null;
  readonly urgency: string | null;
  readonly certainty: string | null;
};

/** One warning as a source gave it. Colour and level are two fields, neither computed from the other (domain.md 3.3). Times UTC ms. */
export type ReadWarning = {
  readonly source: WarningSource;
  readonly identifier: string | null;
  readonly issuer: string;
  /** 暴雨, 台风, … in the issuer's words */
  readonly kind: string;
  /** event code as given (11B03), unknown ones kept as text */
  readonly code: string | null;
  readonly headline: string;
  readonly color: WarningColor | null;
  readonly level: Grade | null;
  readonly status: WarningStatus;
  readonly message: WarningMessage;
  readonly references: readonly WarningReference[];
  readonly areas: readonly WarningArea[];
  /** the areas as text, as the officer reads them */
  readonly area: string;
  readonly issuedAt: number | null;
  readonly startsAt: number | null;
  readonly endsAt: number | null;
  readonly text: string;
  readonly instruction: string;
  readonly marks: CapMarks;
  /** 发布 | 解除 | 升级 … said by a pasted text; a lifting is not the end of a response */
  readonly isLifting: boolean;
};

/** A field that the text leaves open or says twice: the officer is asked, nothing is guessed. */
export type WarningDoubt = {
  readonly field: keyof ReadWarning;
  readonly reason: 'missing' | 'ambiguous' | 'unlikely';
  /** the words it is about, and the readings to choose from */
  readonly words: string;
  readonly choices: readonly string[];
};

export type WarningReading =
  | { readonly ok: true; readonly warning: ReadWarning; readonly doubts: readonly WarningDoubt[] }
  /** `code` names the reason (`not_xml`, `wrong_namespace`, `entities`, `too_large`, `missing_field`, …), `where` line or path */
  | { readonly ok: false; readonly code: string; readonly detail: string; readonly where: string | null };
