import type { Incident } from '../../../shared/contract/models';
import type { Db } from '../db/statement';
import { refuseWith } from '../deskError';
import { incidentById } from '../incidents/read';

/** The incident whose facts change: refused when it is not there or is closed. */
export function openIncident(db: Db, incidentId: string, now: number): Incident {
  const incident = incidentById(db, incidentId, now) ?? refuseWith('not_found', { field: 'incidentId' });
  return incident.state === 'open' ? incident : refuseWith('incident_closed');
}
