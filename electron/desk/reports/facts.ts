import type { IncidentFacts } from '../../../shared/domain/incidentFacts';
import type { Db } from '../db/statement';
import { incidentFactsAt } from '../figures/facts';

/** What is known of an incident now, as reports read it. Refusal: not_found. */
export const reportFacts = (db: Db, incidentId: string, now: number): IncidentFacts =>
  incidentFactsAt(db, incidentId, null, now);
