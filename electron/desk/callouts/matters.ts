import { clockStart, firstFeedbackDue, limitsOf } from '../../../shared/callouts/clocks';
import type { CallMatter } from '../../../shared/callouts/merge';
import { callOutTitle, type ReadWarningWords, sentenceFor } from '../../../shared/callouts/sentence';
import type { Warning } from '../../../shared/contract/models';
import type { CallOutKind, CallOutRule } from '../../../shared/domain/callouts';
import { MINUTE_MS } from '../../../shared/domain/time';
import { readRoom } from '../accounts/accountRows';
import type { Db } from '../db/statement';
import { refuseWith } from '../deskError';
import { incidentById } from '../incidents/read';
import { warningById } from '../warnings/read';

/** Only these may start a call-out; others carry a band and call nobody (domain.md 8.5). */
const REAL: ReadonlySet<string> = new Set(['actual', 'system']);

/** The warnings that a call-out is about; one for exercise or test is refused. */
export function warningsFor(db: Db, ids: readonly string[], now: number): Warning[] {
  return ids.map((id) => {
    const warning = warningById(db, id, now) ?? refuseWith('not_found', { field: 'warningIds' });
    if (!REAL.has(warning.status))
      refuseWith('callout_exercise', { params: { name: `${warning.issuer} ${warning.kind}` } });
    return warning;
  });
}

export const mattersOf = (warnings: readonly Warning[]): CallMatter[] =>
  warnings.map(({ id, kind, color }) => ({ warningId: id, hazard: kind, color }));

/** The matters of stored ids; a warning that is not there any more is left out. */
export const storedMatters = (db: Db, ids: readonly string[], now: number): CallMatter[] =>
  mattersOf(ids.flatMap((id) => warningById(db, id, now) ?? []));

export type Wording = {
  readonly kind: CallOutKind;
  readonly warnings: readonly Warning[];
  readonly incidentId: string | null;
  readonly rule: CallOutRule;
  readonly isDrill: boolean;
};

const wordsOf = (warning: Warning): ReadWarningWords => {
  const { issuer, kind, color, level, area, receivedAt, endsAt } = warning;
  return { issuer, kind, color, level, area, receivedAt, endsAt };
};

/** The title of a call-out and what is read out for it. */
export function wordingOf(
  db: Db,
  { kind, warnings, incidentId, rule, isDrill }: Wording,
  now: number,
): { readonly title: string; readonly sentence: string; readonly from: number } {
  const incident = incidentId === null ? undefined : incidentById(db, incidentId, now);
  const received = warnings.map((one) => one.receivedAt);
  const from = clockStart(received.length === 0 ? null : Math.max(...received), now);
  const matter = incident === undefined ? '' : incident.title;
  const about = { kind, warnings: warnings.map(wordsOf), matter };
  const feedbackBy = firstFeedbackDue(rule, from, now);
  // Read to the minute: a limit to the second cannot be spoken.
  const spokenBy = feedbackBy === null ? null : Math.ceil(feedbackBy / (5 * MINUTE_MS)) * 5 * MINUTE_MS;
  const input = { ...about, room: readRoom(db)?.name ?? '', rule, feedbackBy: spokenBy, drill: isDrill };
  return { title: callOutTitle(about), sentence: sentenceFor(input, now), from };
}

export { limitsOf };
