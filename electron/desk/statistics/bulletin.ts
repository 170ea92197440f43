import type { BulletinDraft } from '../../../shared/contract/areas/packs';
import { DAY_MS, zoned } from '../../../shared/domain/time';
import { composeBulletin } from '../../../shared/statistics/bulletin';
import { calloutTotals } from '../../../shared/statistics/callouts';
import type { Db } from '../db/statement';
import { openDeadlines } from '../deadlines/read';
import { incidentsIn } from '../incidents/read';
import { currentShift, shiftNumbers } from '../shifts/read';
import { tallySentences } from '../tally/read';
import { warningsInEarnest } from '../warnings/read';
import { calloutsIn } from './duties';
import { bulletins, nextBulletin } from './rows';

const ALL = Number.MAX_SAFE_INTEGER;

/** The bulletin that the room would issue now: since the last one, since the shift was opened, or of the last day, whichever is latest. */
export function draftBulletin(db: Db, now: number): BulletinDraft {
  const shift = currentShift(db);
  const [last] = bulletins(db, 1);
  const from = Math.max(now - DAY_MS, shift?.openedAt ?? 0, last?.asOf ?? 0);
  const since = (at: number): boolean => at >= from && at <= now;
  const incidents = incidentsIn(db, 'all', now).filter(
    (one) => one.drill === null && (one.state === 'open' || since(one.receivedAt)),
  );
  const numbers = shift === null ? null : shiftNumbers(db, shift.id, now);
  const persons = calloutsIn(db, { from, to: now + 1 }).flatMap((run) => run.persons);
  const draft = composeBulletin({
    asOf: now,
    incidents: [...incidents].sort((a, b) => a.receivedAt - b.receivedAt),
    warnings: warningsInEarnest(db, now),
    calls: numbers?.calls ?? 0,
    reports: numbers?.reports ?? 0,
    instructions: numbers?.instructions ?? 0,
    callouts: calloutTotals(persons),
    tallies: tallySentences(db, now),
    next: openDeadlines(db, now, null, ALL).filter(
      (one) => one.drill === null && one.reached && one.dueAt >= now,
    ),
  });
  const { year } = zoned(now);
  return { year, ...nextBulletin(db, year), ...draft, asOf: now };
}
