/** What a search finds beside lines of the log, in the order in which results are shown. */
export const THING_KINDS = [
  'incident',
  'run',
  'report',
  'warning',
  'response',
  'instruction',
  'document',
  'order',
  'person',
  'contact',
  'shift',
  'plan',
] as const;
export type ThingKind = (typeof THING_KINDS)[number];
