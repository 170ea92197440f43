import type { Statistics, StatisticsScope } from '../../../shared/contract/areas/statistics';
import type { Db } from '../db/statement';
import { refuseWith } from '../deskError';
import { shiftById } from '../shifts/read';
import { countAims } from '../warnings/aims';
import { countDrills } from './drills';
import {
  countCallouts,
  countDue,
  countIncidents,
  countInstructions,
  countRegister,
  countWarnings,
  type Span,
} from './duties';
import { countAlerts, countLines, linesWhere } from './lines';

/** A shift lasts from its opening to its closing, and until now while it is open. */
function spanOf(db: Db, scope: StatisticsScope, now: number): Span {
  if (!('shiftId' in scope)) return { from: scope.from, to: scope.to };
  const shift = shiftById(db, scope.shiftId);
  if (!shift) return refuseWith('not_found', { field: 'shiftId' });
  return { from: shift.openedAt, to: (shift.closedAt ?? now) + 1 };
}

/**
 * The numbers of one shift or span, as they stand at `now`. Lines of a shift are those written in it, lines of a span those received in it; everything
 * else goes by its own time (receipt of incidents and warnings, due time of deadlines, beginning of a call-out). Reads only ranges of indexes.
 */
export function collectStatistics(db: Db, scope: StatisticsScope, now: number): Statistics {
  const span = spanOf(db, scope, now);
  // Only what is shown ends now: a clock that was set back leaves lines behind that lie ahead of it, and they count.
  const shown = { from: span.from, to: Math.max(span.from, Math.min(span.to, now + 1)) };
  const where = linesWhere(scope);
  return {
    ...shown,
    shiftId: 'shiftId' in scope ? scope.shiftId : null,
    ...countLines(db, where, shown),
    ...countAlerts(db, where),
    incidents: countIncidents(db, span),
    warnings: countWarnings(db, span),
    warningAims: countAims(db, span),
    instructions: countInstructions(db, span, now),
    ...countDue(db, span, now),
    ...countRegister(db, span),
    ...countCallouts(db, span),
    drills: countDrills(db, span, now),
  };
}
