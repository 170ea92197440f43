import { type Db, statement } from '../db/statement';
import { refuseWith } from '../deskError';

/** What a line or a child is linked to must exist; null links to nothing. */
export function requireIncident(db: Db, id: string | null, field = 'incidentId'): void {
  if (id === null) return;
  if (statement(db, 'SELECT 1 FROM incidents WHERE id = ?').get(id) === undefined)
    refuseWith('not_found', { field });
}
