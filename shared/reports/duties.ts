import type { ReportKind } from '../domain/incidentReports';

/** Which duties a report serves, by kind of obligation of the shared tables. */
const SERVES: Readonly<Record<ReportKind, readonly string[]>> = {
  phone_report: ['phone_report', 'skip_report', 'quake_flash'],
  initial: ['initial_report', 'forest_urgent'],
  update: ['update_report'],
  final: ['final_report'],
  verified: ['verified_report'],
  correction: ['casualty_watch', 'casualty_watch_7d'],
  zero: ['zero_report'],
};

/** A watch runs to its end by law (493号令 art. 13): one correction does not end it unless a person says so. */
const WATCHES: ReadonlySet<string> = new Set(['casualty_watch', 'casualty_watch_7d']);

export const servedKinds = (kind: ReportKind): readonly string[] => SERVES[kind];

/** Whether a report sent to a recipient fulfils a duty of this kind without being asked. */
export const fulfils = (kind: ReportKind, duty: string): boolean =>
  SERVES[kind].includes(duty) && !WATCHES.has(duty);

/** The report that fulfils a duty; null when none does (a call to a leader, a notice). */
export function reportKindFor(duty: string): ReportKind | null {
  const found = (Object.entries(SERVES) as [ReportKind, readonly string[]][]).find(([, duties]) =>
    duties.includes(duty),
  );
  return found?.[0] ?? null;
}
