import type { Db } from '../db/statement';
import { entryById } from '../log/read';

/** The call that reported an incident is a line that belongs to no other. Without it the incident is recorded all the same: it must not wait for a line. */
export function isCallLine(db: Db, id: string | null): id is string {
  return id !== null && entryById(db, id)?.incidentId === null;
}
